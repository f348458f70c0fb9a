/** Everything that accounts differ on comes in; the cards of the question asked about go out. */

import type { App, Part } from '../app';
import type { FirstScreens, Shown } from '../screens';
import { type Child, h, keepFocus, refill } from '../dom';
import { readDay } from '../time';
import { nothingHere } from './nothing';
import { Telling } from './telling';

/** Cards of one question that are shown at first. */
const FIRST = 8;

export class OddsPart implements Part {
  private readonly telling: Telling;
  private verdict = '';
  private readonly whole = new Set<string>();

  constructor(
    private readonly place: HTMLElement,
    private readonly now: () => App,
    private readonly screens: FirstScreens,
  ) {
    this.telling = new Telling(now, () => this.draw());
  }

  draw(): void {
    keepFocus(this.place, () => refill(this.place, ...this.filled()));
  }

  /** The cards about what is chosen: an event and its texts, and who speaks. */
  private get cards(): Shown[] {
    const { chosen, dossier } = this.now();
    const story = chosen.event
      ? new Set(dossier.storyOf(chosen.event).map(({ id }) => id))
      : undefined;
    const voice = chosen.voice || chosen.actor;
    return this.screens.odds(readDay(chosen.known, true)).filter((card) => {
      const claims = card.shown.map(({ said }) => said.claims[0] ?? '');
      if (story && !claims.some((id) => story.has(id))) return false;
      return !voice || claims.some((id) => dossier.claims.get(id)?.voices.includes(voice));
    });
  }

  private filled(): Child[] {
    const app = this.now();
    const { say } = app;
    const all = this.cards;
    if (!all.length) return [nothingHere(app)];
    const verdicts = new Map<string, number>();
    for (const { verdict } of all) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    if (this.verdict && !verdicts.has(this.verdict)) this.verdict = '';
    const shown = all.filter(({ verdict }) => !this.verdict || verdict === this.verdict);
    const by = new Map<string, Shown[]>();
    for (const card of shown) by.set(card.sort, [...(by.get(card.sort) ?? []), card]);
    return [
      h(
        'div',
        { class: 'tools' },
        this.filter('', say.t('anyVerdict'), all.length),
        ...[...verdicts].map(([verdict, n]) =>
          this.filter(verdict, say.pick(all.find((one) => one.verdict === verdict)?.words), n),
        ),
      ),
      h('div', { class: 'odds' }, ...[...by].map(([sort, cards]) => this.group(app, sort, cards))),
    ];
  }

  private filter(verdict: string, words: string, n: number): Child {
    const { say } = this.now();
    const one = h(
      'button',
      {
        type: 'button',
        class: 'quiet',
        'data-key': `verdict-${verdict}`,
        'aria-pressed': this.verdict === verdict ? 'true' : 'false',
      },
      `${words} (${say.number(n)})`,
    );
    one.addEventListener('click', () => {
      this.verdict = verdict;
      this.draw();
    });
    return one;
  }

  private group(app: App, sort: string, cards: readonly Shown[]): Child {
    const { say } = app;
    const all = this.whole.has(sort);
    const shown = all ? cards : cards.slice(0, FIRST);
    const more = h(
      'button',
      { type: 'button', class: 'wide', 'data-key': `more-${sort}` },
      say.t('more', cards.length - shown.length),
    );
    more.addEventListener('click', () => {
      this.whole.add(sort);
      this.draw();
    });
    return h(
      'section',
      { class: 'part' },
      h('h3', {}, `${say.tryT(`sort ${sort}`)} (${say.number(cards.length)})`),
      h('ol', {}, ...shown.map((card) => this.telling.card(card, true))),
      cards.length > shown.length ? more : null,
    );
  }
}
