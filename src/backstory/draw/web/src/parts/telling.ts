/** Sentences and cards come in; what a reader can open in place, with the evidence, goes out. */

import type { App } from '../app';
import { cardId, type Row, type Shown } from '../screens';
import type { CardRow, Name, Told } from '../shape';
import { button, type Child, h, word } from '../dom';
import { linkTo } from '../words/link';
import { claimCard } from './claim_card';
import { copyButton } from './copy';

/** Accounts named on a card that is closed. */
const SIDES = 3;
/** Accounts without a number that a closed card tells. */
const TOLD = 2;

export class Telling {
  /** What is open: sentences and cards, by their key. */
  private readonly open = new Set<string>();

  constructor(
    private readonly now: () => App,
    private readonly redraw: () => void,
  ) {}

  close(): void {
    this.open.clear();
  }

  private turn(key: string): void {
    if (!this.open.delete(key)) this.open.add(key);
    this.redraw();
  }

  /** A sentence with what weakens it, what answers it, and its evidence; no day told before it. */
  sentence(told: Told, why: Row['why'] = [], silent = false, day = ''): Child[] {
    const { say, dossier } = this.now();
    const claims = told.claims.flatMap((id) => dossier.claims.get(id) ?? []);
    // On a day that is asked for: no source of it bears a date that was surely past.
    const isLater = claims.length > 0 && claims.every((one) => dossier.perhapsLater(one));
    const key = `evidence-${told.claims.join(' ')}`;
    const isOpen = this.open.has(key);
    return [
      silent ? null : h('span', { class: 'sentence' }, afterDay(say, say.pick(told.text), day)),
      told.weak ? h('span', { class: 'note weak' }, ` (${say.pick(told.weak)})`) : null,
      isLater ? h('span', { class: 'note' }, ` (${say.t('perhapsLater')})`) : null,
      told.answer ? h('span', { class: 'answer-to' }, ` ${say.pick(told.answer)}`) : null,
      // A word of the line: it stands by the last one, and no line begins with it.
      '\u00a0',
      word(
        {
          class: 'cite',
          'data-source': this.sources(told),
          'data-key': key,
          'aria-expanded': isOpen ? 'true' : 'false',
          title: say.t('whoSaysSo'),
        },
        () => this.turn(key),
        say.t('sourceShort'),
      ),
      isOpen ? this.evidence(told, why) : null,
    ];
  }

  /** Whose pages a sentence stands on, with their addresses: on paper nothing can be opened. */
  private sources({ claims }: Told): string {
    const { say, dossier } = this.now();
    const held = new Set(claims.flatMap((id) => dossier.claims.get(id)?.source ?? []));
    const named = [...held].map((id) => {
      const url = dossier.data.sources[id]?.url;
      return url ? say.t('namedOn', say.voice(id), url) : say.voice(id);
    });
    return named.join(' · ');
  }

  private evidence(told: Told, why: Row['why']): Child {
    const app = this.now();
    const { say, dossier } = app;
    const claims = told.claims.flatMap((id) => dossier.claims.get(id) ?? []);
    return h(
      'div',
      { class: 'evidence' },
      why.length
        ? [
            h('p', { class: 'note' }, say.t('whyHere')),
            h('ul', { class: 'names' }, ...why.map((one) => h('li', {}, say.pick(one.text)))),
          ]
        : null,
      ...claims.map((claim) => claimCard(app, claim, true)),
    );
  }

  /**
   * A question with its verdict, and the accounts side by side; `named`: under what it is about;
   * `narrow`: closed, it names who speaks and not what they say.
   */
  card(card: Shown, named = false, narrow = named): HTMLElement {
    const { say, dossier } = this.now();
    const about = new Set(
      card.shown.map(({ said }) => dossier.claims.get(said.claims[0] ?? '')?.about ?? ''),
    );
    const key = cardKey(card);
    const isOpen = this.open.has(key);
    return h(
      'li',
      { class: `card ${card.verdict}`, 'data-card': cardId(card) },
      named
        ? h('p', { class: 'kicker' }, [...about].slice(0, 2).map(say.name.bind(say)).join(' · '))
        : null,
      h(
        'h4',
        {},
        button(
          {
            class: 'card-title',
            'data-key': key,
            'aria-expanded': isOpen ? 'true' : 'false',
          },
          () => this.turn(key),
          h('span', { class: 'question' }, say.pick(card.question)),
          ' ',
          h('span', { class: 'verdict-words' }, say.pick(card.words)),
        ),
      ),
      this.short(card, narrow, isOpen),
      h('p', { class: 'differs' }, say.pick(card.differs)),
      isOpen || matchMedia('print').matches ? this.accounts(card) : null, // paper opens nothing
    );
  }

  /** Open a card, as an address asks for it. */
  show(card: Shown): void {
    this.open.add(cardKey(card));
  }

  private accounts(card: Shown): Child {
    const app = this.now();
    const { say } = app;
    const told = card.shown.map(({ said }) => said);
    const rows = card.shown.map((row) =>
      h(
        'li',
        {},
        h(
          'p',
          { class: 'account' },
          row.count ? [this.strong(row, row.count), ' — '] : null,
          h('span', { class: 'who' }, say.pick(row.who)),
          // Where a number tells it all, the way to its source stands in the same line.
          row.amount ? this.sentence(row.said, [], true) : null,
        ),
        row.amount ? null : h('p', {}, ...this.beside(row.said, told)),
      ),
    );
    const id = cardId(card);
    const here = (): string => linkTo(app, { tab: 'odds', claim: '', question: '', card: id });
    return [
      h('ul', { class: 'accounts' }, ...rows),
      h('p', { class: 'actions' }, copyButton(app, say.t('linkHere'), `link-${id}`, here)),
    ];
  }

  /**
   * The accounts in short: each number with who gives it first, in a line; else what the first two
   * say, and only who speaks on a card among many.
   */
  private short(card: Shown, narrow: boolean, isOpen: boolean): Child {
    const { say } = this.now();
    // Where only some give a number, who speaks would stand there without what they say.
    const counts = card.shown.filter(({ amount }) => say.pick(amount)).length;
    // One number for several things: the number alone would stand there as if nothing differed.
    const isOne = new Set(card.shown.map(({ amount }) => say.pick(amount))).size === 1;
    if (!narrow && (isOne || counts * 2 <= card.shown.length)) {
      return isOpen ? null : h('ul', { class: 'short sides' }, ...this.sides(card));
    }
    const parties = new Map<string, Child>();
    for (const row of card.shown) {
      const key = say.pick(row.amount) || say.pick(row.party);
      if (!parties.has(key))
        parties.set(key, h('span', { class: 'party' }, this.strong(row, row.party)));
    }
    const first = [...parties.values()].slice(0, SIDES);
    const rest = parties.size - first.length;
    return h('p', { class: 'short' }, ...first, this.more(rest));
  }

  private sides(card: Shown): Child[] {
    const { say } = this.now();
    const parties = new Map<string, Told>();
    for (const { party, said } of card.shown) {
      if (!parties.has(say.pick(party))) parties.set(say.pick(party), said);
    }
    const told = parties.size > 1 ? [...parties.values()] : card.shown.map(({ said }) => said);
    const first = told.slice(0, TOLD);
    const rest = this.more(card.shown.length - first.length);
    return first.map((told, at) =>
      h('li', {}, ...this.beside(told, first), at === first.length - 1 ? rest : null),
    );
  }

  /** A sentence beside others; what answers it is told once where it is one of them. */
  private beside(told: Told, others: readonly Told[]): Child[] {
    const { say } = this.now();
    const { answer, ...bare } = told;
    const isTold = answer && others.some(({ text }) => say.pick(text) === say.pick(answer));
    return this.sentence(isTold ? bare : told);
  }

  private more(rest: number): Child {
    return rest > 0 ? h('span', { class: 'note' }, this.now().say.t('andMore', rest)) : null;
  }

  /** A text that begins with the number of an account, which stands out. */
  private strong({ amount }: CardRow, text: Name): Child {
    const { say } = this.now();
    const [number, told] = [say.pick(amount), say.pick(text)];
    if (!number || !told.startsWith(number)) return told;
    return [h('strong', { class: 'number' }, number), told.slice(number.length)];
  }
}

const cardKey = (card: Shown): string =>
  `card-${card.sort}-${card.disagreements.join(' ')}-${card.rows[0]?.told ?? ''}`;

/** Leave out of a sentence the day that stands before it already; `day` may say how it is known. */
function afterDay(say: App['say'], text: string, day: string): string {
  const [bare] = partsOfDay(day);
  if (bare && text.includes(`: ${bare},`)) return text.replace(`: ${bare},`, ',');
  const begins = [say.t('onDay', bare), `${bare}:`].find((one) => text.startsWith(one));
  if (!day || !begins) return text;
  const rest = text.slice(begins.length).replace(/^,/, '');
  return rest.startsWith(' ') ? rest.slice(1, 2).toUpperCase() + rest.slice(2) : text;
}

/** A day, and what is said in brackets after it: that it was worked out. */
export function partsOfDay(day: string): [string, string] {
  const [bracket = ''] = / \([^()]*\)$/.exec(day) ?? [];
  return [day.slice(0, day.length - bracket.length), bracket];
}
