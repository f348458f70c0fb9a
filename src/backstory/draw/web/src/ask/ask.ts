/** Named questions come in; an editor to change and ask them, and the answers, go out. */

import type { App, Part } from '../app';
import { drawingOf, heading, type Rows, rowsOf, tableOf, termWords } from './answer';
import { csvBlob } from '../files';
import { button, h, refill } from '../dom';
import { Editor } from './editor';
import type { Engine } from './engine';
import type { Say } from '../words/say';

export class AskPart implements Part {
  private editor: Editor | undefined;
  private readonly box = h('div', { class: 'editor' });
  private readonly status = h('p', { class: 'status', role: 'status' });
  private readonly out = h('div', { class: 'out' });
  private readonly tools = h('div', { class: 'tools' });
  private rows: Rows | undefined;
  private drawn = false;
  private lang = '';
  private told: ((say: Say) => string) | undefined;

  constructor(
    place: HTMLElement,
    private readonly app: () => App,
    private readonly engine: Engine,
  ) {
    refill(place, this.tools, this.box, this.status, this.out);
    void this.begin();
  }

  private async begin(): Promise<void> {
    this.tell((say) => say.t('engineStarts'));
    try {
      const size = await this.engine.ready();
      this.tell((say) => say.t('engineReady', size));
      this.status.dataset['ready'] = 'true';
    } catch (error) {
      this.tell((say) => say.t('engineFailed', String(error)));
    }
  }

  /** Say how it stands, and say it again when the language changes. */
  private tell(words: (say: Say) => string): void {
    this.told = words;
    this.status.textContent = words(this.app().say);
  }

  draw(): void {
    const { dossier, say } = this.app();
    const { prefixes, terms, questions } = dossier.data;
    const labels = { label: say.t('query'), completions: say.t('completions') };
    this.editor ??= new Editor(
      this.box,
      (questions[0] && this.inMyLanguage(questions[0].sparql)) ??
        'SELECT * WHERE { ?s ?p ?o } LIMIT 10',
      { prefixes, terms, ...labels },
      () => void this.run(),
    );
    if (this.lang === say.lang) return;
    this.lang = say.lang;
    this.editor.relabel(labels);
    if (this.told) this.tell(this.told);
    const select = h(
      'select',
      { id: 'question' },
      h('option', { value: '' }, say.t('pickQuestion')),
    );
    for (const question of questions) {
      select.append(h('option', { value: question.id }, say.pick(question.name)));
    }
    select.addEventListener('change', () => {
      const found = questions.find(({ id }) => id === select.value);
      if (!found || !this.editor) return;
      this.editor.text = this.inMyLanguage(found.sparql);
      void this.run();
    });
    refill(
      this.tools,
      h('label', { for: 'question' }, say.t('questions'), ' '),
      select,
      button({ class: 'go', id: 'run' }, () => void this.run(), `▶ ${say.t('run')}`),
      button({ class: 'quiet', id: 'stop' }, () => this.stop(), `■ ${say.t('stop')}`),
      button({ class: 'quiet' }, () => this.show(false), say.t('asTable')),
      button({ class: 'quiet' }, () => this.show(true), say.t('asDrawing')),
    );
    if (this.rows) this.show(this.drawn);
  }

  /** Named questions label their answers in the reader's language. */
  private inMyLanguage(sparql: string): string {
    return this.app().say.lang === 'en' ? sparql : sparql.replaceAll('"en"', '"es"');
  }

  private async run(): Promise<void> {
    const text = this.editor?.text ?? '';
    this.tell((say) => say.t('running'));
    const answer = await this.engine.ask(text);
    if (answer.error === 'stopped') return;
    if (answer.error) {
      this.rows = undefined;
      this.told = undefined;
      refill(
        this.status,
        `${this.app().say.t('engineSays')} `,
        h('q', { lang: 'en' }, answer.error),
      );
      refill(this.out);
      return;
    }
    this.rows = rowsOf(answer);
    const { length } = this.rows.rows;
    this.tell((say) => say.t('rows', length, Math.round(answer.ms)));
    this.status.dataset['answered'] = String(length);
    this.show(this.drawn);
  }

  private stop(): void {
    this.engine.stop();
    this.tell((say) => say.t('engineStopped'));
  }

  private show(drawn: boolean): void {
    this.drawn = drawn;
    if (!this.rows) return;
    const app = this.app();
    refill(this.out, drawn ? drawingOf(app, this.rows) : tableOf(app, this.rows));
  }

  exports() {
    const make = (): Blob => {
      const { columns, rows } = this.rows ?? { columns: [], rows: [] };
      return csvBlob([
        columns.map((column) => heading(this.app(), column)),
        ...rows.map((row) => row.map((term) => termWords(this.app(), term))),
      ]);
    };
    return [{ name: 'answer.csv', make }];
  }
}
