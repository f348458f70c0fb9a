/** Everything that accounts differ on comes in; the cards of the question asked about go out. */

import { type App, isHome, type Part } from '../app';
import { cardId, type FirstScreens, type Shown } from '../screens';
import { csvBlob } from '../files';
import { type Child, h, keepFocus, refill } from '../dom';
import { endsLine } from '../words/ends';
import { readDay } from '../time';
import { nothingHere } from './nothing';
import { Telling } from './telling';

/** Cards of one question that are shown at first. */
const FIRST = 8;
const NARROW = '(max-width: 600px)';
/** How cards are sorted that no one question fits. */
const OTHER = 'other';

export class OddsPart implements Part {
  private readonly telling: Telling;
  private verdict = '';
  private sort = '';
  private open = false;
  private readonly whole = new Set<string>();
  /** The card that the address led to last: it is opened once, and the reader may close it. */
  private led = '';

  constructor(
    private readonly place: HTMLElement,
    private readonly now: () => App,
    private readonly screens: FirstScreens,
  ) {
    this.telling = new Telling(now, () => this.draw());
  }

  draw(): void {
    const { card } = this.now().chosen;
    const asked = card && card !== this.led ? this.cards.find((one) => cardId(one) === card) : null;
    if (asked) {
      this.telling.show(asked);
      this.whole.add(asked.sort);
      this.verdict = this.sort = '';
    }
    keepFocus(this.place, () => refill(this.place, ...this.filled()));
    this.led = card;
    const place = asked && this.place.querySelector(`[data-card='${CSS.escape(card)}']`);
    // When the look is there: until then the page is no longer than the one before.
    if (place) requestAnimationFrame(() => place.scrollIntoView({ block: 'start' }));
  }

  /** The cards about what is chosen: an event and its texts, and who speaks. */
  private get cards(): Shown[] {
    const { chosen, dossier, shown } = this.now();
    const { event, actor, voice, kind, from, to, valid, dossier: home } = chosen;
    const kept =
      home || kind || from || to || valid ? new Set(shown.claims.map(({ id }) => id)) : null;
    const known = readDay(chosen.known, true);
    const about = event || actor;
    const cards = about ? this.screens.about(about, dossier, known) : this.screens.odds(known);
    return cards.filter((card) => {
      const ids = card.shown.map(({ said }) => said.claims[0] ?? '');
      if (kept && !ids.some((id) => kept.has(id))) return false;
      return !voice || ids.some((id) => dossier.claims.get(id)?.voices.includes(voice));
    });
  }

  private filled(): Child[] {
    const app = this.now();
    const { say } = app;
    const all = this.cards;
    if (!all.length) return [this.controls(all), nothingHere(app)];
    const verdicts = new Map<string, number>();
    for (const { verdict } of all) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    if (this.verdict && !verdicts.has(this.verdict)) this.verdict = '';
    const shown = this.picked(all);
    const by = new Map<string, Shown[]>();
    for (const card of shown) by.set(card.sort, [...(by.get(card.sort) ?? []), card]);
    // What is about no one question comes after what is.
    const groups = [...by].sort(([a], [b]) => Number(a === OTHER) - Number(b === OTHER));
    const filters = [
      this.controls(all),
      h(
        'div',
        { class: 'tools' },
        this.filter('', say.t('anyVerdict'), all.length),
        ...[...verdicts].map(([verdict, n]) =>
          this.filter(verdict, say.pick(all.find((one) => one.verdict === verdict)?.words), n),
        ),
      ),
    ];
    return [
      h('p', { class: 'ends' }, endsLine(app)),
      ...(matchMedia(NARROW).matches ? [this.folded(app, shown, filters)] : filters),
      h('div', { class: 'odds' }, ...groups.map(([sort, cards]) => this.group(app, sort, cards))),
    ];
  }

  /** On a phone the cards come first: what narrows them down is a line until somebody wants it. */
  private folded({ say }: App, shown: readonly Shown[], filters: Child[]): Child {
    const { open } = this;
    const words = this.verdict ? say.pick(shown[0]?.words) : say.t('anyVerdict');
    const many = say.number(shown.length);
    const line = h('summary', {}, `${say.t('moreFilters')}: ${words} (${many})`);
    const all = h('details', { open }, line, ...filters);
    all.addEventListener('toggle', () => (this.open = all.open));
    return all;
  }

  private picked(all: readonly Shown[]): Shown[] {
    const { verdict, sort } = this;
    return all.filter(
      (one) => (!verdict || one.verdict === verdict) && (!sort || one.sort === sort),
    );
  }

  /** What they are about, who speaks, and which question: chosen here, kept in the address. */
  private controls(all: readonly Shown[]): Child {
    const { say, dossier, chosen, choose } = this.now();
    const known = readDay(chosen.known, true);
    const voices = new Map<string, number>();
    for (const card of this.screens.odds(known)) {
      const claims = card.shown.flatMap(
        ({ said }) => dossier.claims.get(said.claims[0] ?? '') ?? [],
      );
      for (const id of new Set(claims.flatMap((claim) => claim.voices)))
        if (isHome({ chosen }, id)) voices.set(id, (voices.get(id) ?? 0) + 1);
    }
    const one = (
      key: string,
      label: string,
      any: string,
      options: [string, string][],
      now: string,
      take: (id: string) => void,
    ): Child => {
      const select = h(
        'select',
        { id: `odds-${key}`, 'data-key': `odds-${key}` },
        h('option', { value: '' }, any),
        options
          .sort((a, b) => a[1].localeCompare(b[1], say.lang))
          .map(([id, words]) => h('option', { value: id, selected: id === now }, words)),
      );
      select.addEventListener('change', () => take(select.value));
      return h('label', { for: `odds-${key}` }, `${label} `, select);
    };
    const counted = (of: Map<string, number>, name: (id: string) => string): [string, string][] =>
      [...of].map(([id, n]) => [id, `${name(id)} (${say.number(n)})`]);
    const sorts = [...new Set(all.map(({ sort }) => sort))];
    if (this.sort && !sorts.includes(this.sort)) this.sort = '';
    const events = this.screens.counted(dossier, known);
    const things = new Map(
      [...events].filter(([id]) => dossier.thing(id)?.type !== 'actor' && isHome({ chosen }, id)),
    );
    return h(
      'div',
      { class: 'tools controls' },
      one(
        'event',
        say.t('aboutWhat'),
        say.t('anyEvent'),
        counted(things, say.name.bind(say)),
        chosen.event,
        (event) => choose({ event, claim: '' }),
      ),
      one(
        'voice',
        say.t('whoSpeaks'),
        say.t('anyVoice'),
        counted(voices, say.voice.bind(say)),
        chosen.voice,
        (voice) => choose({ voice }),
      ),
      one(
        'sort',
        say.t('whichQuestion'),
        say.t('anySort'),
        sorts.map((sort) => [sort, say.tryT(`sort ${sort}`)]),
        this.sort,
        (sort) => {
          this.sort = sort;
          this.draw();
        },
      ),
    );
  }

  exports() {
    const make = (): Blob => {
      const { say } = this.now();
      const heads = [
        'whichQuestion',
        'verdictIs',
        'accountOf',
        'statement',
        'value',
        'whatDiffers',
      ] as const;
      const rows = this.picked(this.cards).flatMap((card) =>
        card.shown.map((row) => [
          say.pick(card.question),
          say.pick(card.words),
          say.pick(row.who),
          say.pick(row.said.text),
          say.pick(row.amount),
          say.pick(card.differs),
        ]),
      );
      return csvBlob([heads.map((key) => say.t(key)), ...rows], endsLine(this.now()));
    };
    return [{ name: 'differences.csv', make }];
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
