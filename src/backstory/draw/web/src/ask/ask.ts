/** Named questions come in; an editor to change and ask them, and the answers, go out. */

import type { App, Part } from '../app';
import { drawingOf, heading, type Rows, rowsOf, shaped, tableOf, termWords } from './answer';
import { csvBlob } from '../files';
import { button, h, refill } from '../dom';
import { plain } from '../dossier';
import { Editor } from './editor';
import type { Engine } from './engine';
import { Fields } from './fields';
import { textOf } from './questions';
import type { Say } from '../words/say';
import type { Reason } from './why';

/** Why nothing was found, in words. */
function reasonsIn(say: Say, reasons: readonly Reason[]): string {
  const told = reasons.map(({ key, written, near }) => {
    if (key !== 'occurs nowhere') return say.tryT(key, written, near);
    const meant = near ? ` ${say.tryT('did you mean', near)}` : '';
    return say.tryT(key, written) + meant;
  });
  return told.join(' ') || say.tryT('no row');
}

export class AskPart implements Part {
  private editor: Editor | undefined;
  private readonly box = h('div', { class: 'editor' });
  /** How the question is put to the engine: folded where it has a name, for its answer stands below. */
  private readonly query = h('details', { class: 'query', open: true });
  private readonly queryNamed = h('summary', {});
  private readonly status = h('p', { class: 'status', role: 'status' });
  private readonly out = h('div', { class: 'out' });
  private readonly tools = h('div', { class: 'tools' });
  private readonly below = h('div', { class: 'tools' });
  private fields: Fields | undefined;
  /** The text of the named question in the editor, as long as nobody changes it. */
  private written = '';
  /** How often something was asked: only the last answer is shown. */
  private asked = 0;
  private rows: Rows | undefined;
  private drawn = false;
  private lang = '';
  /** The question that the address asks for. */
  private question = '';
  private told: ((say: Say) => string) | undefined;

  constructor(
    place: HTMLElement,
    private readonly app: () => App,
    private readonly engine: Engine,
  ) {
    refill(this.query, this.queryNamed, this.box);
    refill(place, this.tools, this.query, this.below, this.status, this.out);
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
    const { dossier, say, chosen } = this.app();
    const { prefixes, terms } = dossier.data.asking;
    const labels = { label: say.t('query'), completions: say.t('completions') };
    this.editor ??= new Editor(
      this.box,
      'SELECT * WHERE { ?s ?p ?o } LIMIT 10',
      { prefixes, terms, ...labels },
      () => void this.run(),
    );
    if (this.question !== chosen.question) {
      this.question = chosen.question;
      this.lang = say.lang;
      this.fill(chosen.question);
      return;
    }
    if (this.lang === say.lang) return;
    this.lang = say.lang;
    this.editor.relabel(labels);
    if (this.told) this.tell(this.told);
    const again = this.named();
    this.drawTools(this.fields?.question.id ?? '', this.fields?.values);
    if (again) this.askNamed();
    else if (this.rows) this.show(this.drawn);
  }

  /** Ask the question of an address, its blanks filled in. */
  private fill(asked: string): void {
    const { dossier, say } = this.app();
    const [id = '', blanks = ''] = asked.split('?');
    const values = new Map<string, string>();
    for (const [blank, value] of new URLSearchParams(blanks)) {
      const named = dossier.thing(value) ? say.name(value) : value;
      values.set(blank, value.includes('/') ? plain(value) : named);
    }
    this.drawTools(id, values);
    this.query.open = !id;
    if (id) this.askNamed();
  }

  /** The named question that the editor holds, unless somebody changed its text. */
  private named(): Fields['question'] | undefined {
    return this.editor?.text === this.written ? this.fields?.question : undefined;
  }

  private drawTools(id: string, values?: ReadonlyMap<string, string>): void {
    const { dossier, say } = this.app();
    const { questions } = dossier.data.asking;
    const byName = questions
      .map((one) => ({ id: one.id, name: say.pick(one.name) }))
      .sort((a, b) => a.name.localeCompare(b.name, say.lang));
    const select = h(
      'select',
      { id: 'question' },
      h('option', { value: '' }, say.t('pickQuestion')),
      byName.map((one) => h('option', { value: one.id, selected: one.id === id }, one.name)),
    );
    select.addEventListener('change', () => {
      this.drawTools(select.value);
      this.query.open = !select.value;
      this.askNamed();
    });
    const question = questions.find((one) => one.id === id);
    this.fields = question
      ? new Fields(this.app(), question, values, () => this.askNamed())
      : undefined;
    refill(
      this.tools,
      h('label', { for: 'question' }, say.t('questions'), ' '),
      select,
      this.fields?.form ?? null,
    );
    this.queryNamed.textContent = say.t('theQuery');
    refill(
      this.below,
      button({ class: 'go', id: 'run' }, () => void this.run(), `▶ ${say.t('run')}`),
      button({ class: 'quiet', id: 'stop' }, () => this.stop(), `■ ${say.t('stop')}`),
      button({ class: 'quiet' }, () => this.show(false), say.t('asTable')),
      button({ class: 'quiet' }, () => this.show(true), say.t('asDrawing')),
    );
  }

  /** Write the question out with what stands in its fields, and ask it. */
  private askNamed(): void {
    const terms = this.fields?.terms();
    if (!this.fields || !terms || !this.editor) return;
    this.editor.text = textOf(this.fields.question, terms);
    this.written = this.editor.text;
    void this.run();
  }

  private async run(): Promise<void> {
    const app = this.app();
    const text = this.editor?.text ?? '';
    const named = this.named();
    delete this.status.dataset['answered'];
    delete this.status.dataset['ended'];
    this.tell((say) => say.t('running'));
    this.asked += 1;
    const { asked } = this;
    const answer = await this.engine.ask(text, undefined, !named);
    if (answer.error === 'stopped' || asked !== this.asked) return;
    if (answer.error) {
      this.rows = undefined;
      this.told = undefined;
      if (answer.error === 'too long' || answer.error === 'broken') {
        const key = answer.error === 'broken' ? 'engineBroke' : 'engineTooLong';
        this.tell((say) => say.t(key, this.engine.bounds.seconds));
        this.status.dataset['ended'] = answer.error;
        refill(this.out);
        return;
      }
      refill(
        this.status,
        `${this.app().say.t('engineSays')} `,
        h('q', { lang: 'en' }, answer.error),
      );
      refill(this.out);
      return;
    }
    const most = this.engine.bounds.rows;
    const all = rowsOf(answer);
    const cut = answer.cut === true || all.rows.length > most;
    all.rows.splice(most);
    this.rows = named ? shaped(app, all, named) : all;
    const { length } = all.rows;
    this.tell((say) => {
      const told = say.t('rows', length, Math.round(answer.ms));
      return cut ? `${told}. ${say.t('cutAtLimit', most)}` : told;
    });
    this.status.dataset['answered'] = String(length);
    if (answer.reasons) this.tell((say) => reasonsIn(say, answer.reasons ?? []));
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
