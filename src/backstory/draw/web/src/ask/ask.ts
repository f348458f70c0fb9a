/** Named questions come in; an editor to change and ask them, and the answers, go out. */

import { type App, headOf, type Part } from '../app';
import { cellsOf, drawnOrTable, type Rows, rowsOf, shaped } from './answer';
import { csvBlob } from '../files';
import { button, h, keepFocus, refill } from '../dom';
import { Editor } from './editor';
import { explained } from './explained';
import { folded, questionChoice } from './choice';
import { type Limit, limitsOf, reasonsIn, within } from './limits';
import type { Engine } from './engine';
import { Fields } from './fields';
import { offers } from './offers';
import { textOf } from './questions';
import { floorsOf, refusedIn } from './refused';
import { has } from '../packed';
import { type Answering, repliesTo } from '../replies/answering';
import { askedWords, readAsked, writeAsked } from '../words/asked';
import type { Say } from '../words/say';
import { ToldAnswer } from './told';

export class AskPart implements Part {
  private editor: Editor | undefined;
  private readonly box = h('div', { class: 'editor' });
  /** How the question is put to the engine: folded, for few readers write one themselves. */
  private readonly query = h('details', { class: 'query' });
  private readonly queryNamed = h('summary', {});
  private readonly status = h('p', { class: 'status', role: 'status' });
  private readonly out = h('div', { class: 'out' });
  private readonly tools = h('div', { class: 'tools' });
  private readonly below = h('div', { class: 'tools' });
  private readonly told: ToldAnswer;
  /** Whether the table of a named question, below its sentences, is open. */
  private tableOpen = false;
  private fields: Fields | undefined;
  /** The text of the named question in the editor, as long as nobody changes it. */
  private written = '';
  /** How often something was asked: only the last answer is shown. */
  private asked = 0;
  private rows: Rows | undefined;
  private running = false;
  private drawn = false;
  private lang = '';
  /** What was chosen when questions about it were offered. */
  private about = '';
  /** The question that the address asks for, and the plain words that asked it. */
  private question = '';
  private words = '';
  private limits: Limit[] = [];
  private answering: Answering | undefined;
  private saying: ((say: Say) => string) | undefined;

  constructor(
    place: HTMLElement,
    private readonly now: () => App,
    private readonly engine: Engine,
    private readonly readAnswering: () => Promise<Answering>,
  ) {
    this.told = new ToldAnswer(
      () => this.app(),
      () => this.show(),
    );
    refill(this.query, this.queryNamed, this.box, this.below);
    refill(place, this.tools, this.query, this.status, this.out);
    void this.begin();
  }

  private async begin(): Promise<void> {
    this.tell((say) => say.t('engineStarts'));
    try {
      const size = await this.engine.ready();
      this.status.dataset['ready'] = 'true';
      // What is being answered already is not told to wait for a question.
      if (!this.running) this.tell((say) => say.t('engineReady', size));
    } catch (error) {
      this.tell((say) => say.t('engineFailed', String(error)));
    }
  }

  /** The page as it is now; what is chosen within an answer leaves the answer where it is. */
  private app(): App {
    const app = this.now();
    const { question } = this;
    return { ...app, choose: (change, how) => app.choose({ question, ...change }, how) };
  }

  /** Say how it stands, and say it again when the language changes. */
  private tell(words: (say: Say) => string): void {
    this.saying = words;
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
    if (this.lang !== say.lang) this.editor.relabel(labels);
    const isNew = this.question !== chosen.question;
    const about = chosen.event || chosen.actor || chosen.voice;
    const isOther = about !== this.about && !chosen.question && !this.fields;
    this.about = about;
    if (!isNew && this.lang === say.lang) {
      if (isOther) this.drawTools('');
      return;
    }
    this.question = chosen.question;
    this.lang = say.lang;
    if (this.saying) this.tell(this.saying);
    // What somebody wrote into the editor stays there when the language changes.
    if (isNew || this.named()) this.fill();
    else {
      this.drawTools('');
      this.show();
    }
  }

  /** Ask the question of the address, its blanks filled in. */
  private fill(): void {
    const [id, values, words] = readAsked(this.question);
    this.clear();
    this.words = words;
    this.limits = limitsOf(this.app(), values);
    this.drawTools(id, new Map(values));
    if (id) this.askNamed('replace');
    else if (words) void this.askLoosely();
  }

  /** Answer words that ask no named question by what they found. */
  private async askLoosely(): Promise<void> {
    const { asked } = this;
    this.tell((say) => say.t('running'));
    if (has('packed-replies')) this.answering ??= await this.readAnswering();
    if (asked !== this.asked) return;
    this.rows = { columns: [], rows: [] };
    const box = this.answering?.box();
    const { length } = box?.ask(box.mended(this.words)).hits ?? [];
    this.tell((say) => say.t('found', length));
    this.status.dataset['answered'] = String(length);
    this.show();
  }

  /** An answer belongs to what was asked: with another question, or none, it goes. */
  private clear(): void {
    this.asked += 1;
    this.rows = undefined;
    this.tableOpen = false;
    this.told.close();
    delete this.status.dataset['answered'];
    delete this.status.dataset['ended'];
    if (this.status.dataset['ready']) this.tell((say) => say.t('engineReady'));
    refill(this.out);
  }

  /** The named question that the editor holds, unless somebody changed its text. */
  private named(): Fields['question'] | undefined {
    return this.editor?.text === this.written ? this.fields?.question : undefined;
  }

  private drawTools(id: string, values?: ReadonlyMap<string, string>): void {
    const { dossier, say } = this.app();
    const choose = (chosen: string): void => {
      this.clear();
      this.written = '';
      keepFocus(this.tools, () => this.drawTools(chosen));
      if (!this.askNamed('push')) this.keep(chosen, 'push');
    };
    const select = questionChoice(this.app(), id, choose);
    // What was offered is gone once it is asked: the focus goes to where it is chosen now.
    const offered = (chosen: string): void => {
      choose(chosen);
      document.getElementById('question')?.focus();
    };
    const question = dossier.data.asking.questions.find((one) => one.id === id);
    this.fields = question
      ? new Fields(this.app(), question, values, () => this.askNamed('push'))
      : undefined;
    const form = [
      h('label', { for: 'question' }, say.t('questions'), ' '),
      select,
      this.fields?.form ?? h('p', { class: 'note' }, say.t('askHint')),
      question ? null : offers(this.app(), headOf(this.app()).focus, offered),
    ];
    this.tools.hidden = false;
    refill(this.tools, ...(this.words ? [folded(this.app(), form)] : form));
    this.queryNamed.textContent = say.t('theQuery');
    refill(
      this.below,
      button({ class: 'go', id: 'run' }, () => void this.run(), `▶ ${say.t('run')}`),
      button({ class: 'quiet', id: 'stop' }, () => this.stop(), `■ ${say.t('stop')}`),
    );
  }

  /** Write the question out with what stands in its fields, and ask it; not if a blank is empty. */
  private askNamed(how: 'push' | 'replace'): boolean {
    const { fields } = this;
    const terms = fields?.terms();
    if (!fields || !terms || !this.editor) return false;
    this.editor.text = textOf(fields.question, terms);
    this.written = this.editor.text;
    // What stands in the fields now is no longer what the words asked.
    if (how === 'push') [this.words, this.limits] = ['', []];
    const [id, values] = fields.asked();
    const own = new Set(fields.question.parameters.map((one) => one.id));
    this.limits = this.limits.filter(([blank]) => !own.has(blank));
    this.keep(writeAsked(id, [...values, ...this.limits], this.words), how);
    void this.run();
    return true;
  }

  /** Keep what is asked in the address: a link to an answer leads to that answer. */
  private keep(question: string, how: 'push' | 'replace'): void {
    this.question = question;
    this.app().choose({}, how);
  }

  private async run(): Promise<void> {
    const app = this.app();
    const text = this.editor?.text ?? '';
    const named = this.named();
    this.clear();
    if (!named) {
      this.keep('', 'replace');
      this.drawTools('');
    }
    const { letters, floors } = this.engine.bounds;
    if (text.length > letters) {
      this.refuse((say) => say.t('queryLong', text.length, letters));
      return;
    }
    const nested = floorsOf(text);
    if (nested > floors) {
      this.refuse((say) => say.t('queryNested', nested, floors));
      return;
    }
    const refused = named ? undefined : refusedIn(text);
    if (refused) {
      const { word, line } = refused;
      this.refuse((say) => say.t('queryRefused', word, line, say.tryT(`would ${word}`)));
      return;
    }
    this.tell((say) => say.t('running'));
    this.running = true;
    const { asked } = this;
    const answer = await this.engine.ask(text, undefined, !named);
    if (asked === this.asked) this.running = false;
    if (answer.error === 'stopped' || asked !== this.asked) return;
    if (answer.error) {
      this.fail(answer.error);
      return;
    }
    if (named && this.words && has('packed-replies')) this.answering ??= await this.readAnswering();
    if (asked !== this.asked) return;
    const most = this.engine.bounds.rows;
    const all = rowsOf(answer);
    const cut = answer.cut === true || all.rows.length > most;
    all.rows.splice(most);
    this.rows = named ? within(app, shaped(app, all, named), this.limits) : all;
    const { length } = this.rows.rows;
    this.tell((say) => {
      const told = named ? say.t('found', length) : say.t('rows', length, Math.round(answer.ms));
      return cut ? `${told}. ${say.t('cutAtLimit', most)}` : told;
    });
    this.status.dataset['answered'] = String(length);
    const { reasons } = answer;
    if (reasons && (reasons.length || !length)) this.tell((say) => reasonsIn(say, reasons));
    this.show();
  }

  /** Say why a query is not even begun. */
  private refuse(told: (say: Say) => string): void {
    this.tell(told);
    this.status.dataset['ended'] = 'refused';
  }

  /** Say why there is no answer: what ended it, or what is wrong with the query, and the remedy. */
  private fail(error: string): void {
    refill(this.out);
    const key = { broken: 'engineBroke', 'too long': 'engineTooLong' } as const;
    if (error === 'broken' || error === 'too long') {
      this.tell((say) => say.t(key[error], this.engine.bounds.seconds));
      this.status.dataset['ended'] = error;
      return;
    }
    const query = this.editor?.text ?? '';
    const { asking } = this.app().dossier.data;
    this.tell((say) => explained(query, error, asking, say.pick.bind(say)).join('\n'));
  }

  private stop(): void {
    this.engine.stop();
    this.tell((say) => say.t('engineStopped'));
  }

  private show(): void {
    const { rows } = this;
    if (!rows) return;
    const app = this.app();
    const named = this.named();
    const isLoose = !named && !!this.words;
    const told = named || isLoose ? (this.replied(app, rows) ?? this.told.drawn(rows)) : null;
    const title = named || isLoose ? this.words || askedWords(app) : '';
    // Sentences answer that no row of the question does: none were found says nothing.
    const isTold = !isLoose && !!told && !!this.words && !rows.rows.length;
    this.tools.hidden = isTold;
    if (isTold) this.tell((say) => say.t('toldInWords'));
    keepFocus(this.out, () =>
      refill(
        this.out,
        title ? h('h2', { class: 'asked' }, title) : null,
        told,
        isLoose || isTold ? null : told ? this.folded(rows) : this.table(rows),
      ),
    );
  }

  /** What answers plain words, in the sentences of the shell. */
  private replied(app: App, rows: Rows): HTMLElement | null {
    const { words, answering } = this;
    if (!words || !answering) return null;
    // The heading shows what was typed; what is answered is that with its slips put right.
    const asked = answering.box().mended(words);
    return this.told.replied(repliesTo(app, answering, asked, this.question, rows));
  }

  /** The table of an answer that sentences tell already: all columns, where somebody wants them. */
  private folded(rows: Rows): HTMLElement {
    const { say } = this.app();
    const all = h(
      'details',
      { class: 'whole', open: this.tableOpen },
      h('summary', {}, say.t('wholeTable', rows.rows.length)),
      this.table(rows),
    );
    all.addEventListener('toggle', () => (this.tableOpen = all.open));
    return all;
  }

  private table(rows: Rows): HTMLElement {
    return drawnOrTable(this.app(), rows, this.drawn, (drawn) => {
      this.drawn = drawn;
      this.show();
    });
  }

  exports() {
    return [{ name: 'answer.csv', make: () => csvBlob(cellsOf(this.app(), this.rows)) }];
  }
}
