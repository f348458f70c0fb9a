/** The first screens of all events come in; what one of them tells, as known on a day, goes out. */

import { briefText } from './briefs';
import type { Dossier } from './dossier';
import { back } from './once';
import type { Card, CardRow, Gap, Name, Reason, Screens, Series, Told } from './shape';
import type { Say } from './words/say';

/** An event of the context: its date stands in `days`. */
export interface Row {
  event: string;
  told: Told;
  why: Reason[];
}

/** A card with the accounts that had been given. */
export interface Shown extends Card {
  shown: (CardRow & { said: Told })[];
}

export interface First {
  happened: Told[];
  story: Row[];
  before: Row[];
  cards: Shown[];
  since: Row[];
  unknown: Gap[];
}

/** A name of a card that stays the same from one page to the next: its question and disagreement. */
export function cardId({ sort, disagreements }: Card): string {
  return `${sort}.${[...disagreements].sort()[0] ?? ''}`;
}

/** Two screens may show one disagreement, the accounts in another order: it is one card. */
function sameCard({ sort, disagreements }: Card): string {
  return [sort, ...[...disagreements].sort()].join(' ');
}

const MOST = { story: 3, before: 4, since: 3 };

export class FirstScreens {
  /** The first sentence of each claim. */
  private byClaim: Map<string, Told> | undefined;

  constructor(
    private readonly all: Screens,
    dossier: Dossier,
  ) {
    // The sentence of its claim stands with the claim alone.
    const { claims, data } = dossier;
    const put = (text: Name, claim = ''): Name => back(text, claims.get(claim), data.languages);
    for (const one of all.told) one.text = put(one.text, one.claims[0]);
    for (const one of all.reasons) one.text = put(one.text, one.claims?.[0]);
  }

  has(event: string): boolean {
    return Object.hasOwn(this.all.of, event);
  }

  /** The sentences that tell best of an event, as far as they had been said. */
  best(event: string, known: number | null = null): Told[] {
    return (this.all.best[event] ?? [])
      .map((at) => this.all.told[at])
      .filter((told): told is Told => !!told && said(told.known, known));
  }

  /** The sentence of an event that tells nothing later than another: the best, or the one given. */
  private toldBy(event: string, at: number | undefined, known: number | null): Told | undefined {
    if (at === -1) return undefined;
    const own = at === undefined ? undefined : this.all.told[at];
    return own && said(own.known, known) ? own : this.best(event, known)[0];
  }

  /** The brief of an event as text; empty where the page has none. */
  brief(event: string, dossier: Dossier, say: Say): string {
    const { briefs, days, told } = this.all;
    if (!briefs) return '';
    this.byClaim ??= new Map([...told].reverse().map((one) => [one.claims[0] ?? '', one]));
    const own = (id: string): string => {
      const claim = dossier.claims.get(id);
      return say.pick(this.byClaim?.get(id)?.text ?? claim?.gist ?? claim?.text);
    };
    return briefText(briefs, event, say.pick(days[event]), { dossier, say, own });
  }

  /** The date of an event in words; nothing where nobody dates it. */
  day(event: string) {
    return this.all.days[event];
  }

  /**
   * What a screen tells. On a day that is asked for, what was not yet said is left out; nothing is
   * ranked anew.
   *
   * @param start - The day on which an event begins: rows stand in the order of time.
   */
  of(event: string, known: number | null, start: (event: string) => number): First | undefined {
    const screen = this.all.of[event];
    if (!screen) return undefined;
    const happened = this.picked(this.all.told, screen.happened).filter((t) =>
      said(t.known, known),
    );
    // A law that is passed and signed on one day has one sentence, and two events.
    const seen = new Set(happened.map(({ claims }) => claims[0]));
    const rows = (name: keyof typeof MOST): Row[] => {
      const found: Row[] = [];
      for (const [list, event, reasons, at] of screen.steps) {
        const told = list === name ? this.toldBy(event, at, known) : undefined;
        if (!told || found.length === MOST[name] || seen.has(told.claims[0])) continue;
        seen.add(told.claims[0]);
        found.push({ event, told, why: this.reasons(reasons, known) });
      }
      return found.sort(
        (a, b) => start(a.event) - start(b.event) || this.hour(a.event) - this.hour(b.event),
      );
    };
    return {
      happened,
      story: rows('story'),
      before: rows('before'),
      cards: this.cards(screen.cards, known),
      since: rows('since'),
      unknown: this.picked(this.all.gaps, screen.unknown),
    };
  }

  /** All sentences of first screens. */
  get told(): readonly Told[] {
    return this.all.told;
  }

  /** The first events of a list of the context of another. */
  steps(event: string, list: string, most: number): string[] {
    const steps = this.all.of[event]?.steps ?? [];
    return steps.flatMap(([of, other]) => (of === list ? [other] : [])).slice(0, most);
  }

  /** Minutes into its day, where the hour is told; events of one day stand by it. */
  hour(event: string): number {
    return this.all.hours[event] ?? 0;
  }

  /** Everything that accounts differ on, what matters most first. */
  odds(known: number | null): Shown[] {
    return this.cards(this.all.odds, known);
  }

  /**
   * The cards about a thing and its texts, or about somebody and what they say: those that its
   * first screen shows stand first.
   */
  about(id: string, dossier: Dossier, known: number | null): Shown[] {
    const story = new Set(dossier.storyOf(id).map((claim) => claim.id));
    for (const claim of dossier.voiced.get(id) ?? []) story.add(claim.id);
    const first = new Set(this.all.of[id]?.cards);
    const shown = new Set(this.picked(this.all.cards, [...first]).map(sameCard));
    const about = this.all.odds.filter((at) => !shown.has(this.same(at)));
    const rest = this.cards(about, known).filter(({ shown }) =>
      shown.some(({ said: { claims } }) => story.has(claims[0] ?? '')),
    );
    return [...this.cards([...first], known), ...rest];
  }

  /** The cards of everything that accounts differ on, whatever was known by a day. */
  get differing(): readonly Card[] {
    return this.picked(this.all.cards, this.all.odds);
  }

  private same(at: number): string {
    return this.picked(this.all.cards, [at]).map(sameCard)[0] ?? '';
  }

  /** How many cards there are about each thing that is told of. */
  counted(dossier: Dossier, known: number | null): Map<string, number> {
    const about = new Map<string, Set<string>>();
    const add = (id: string, at: number): void => {
      about.set(id, (about.get(id) ?? new Set()).add(this.same(at)));
    };
    for (const at of this.all.odds) {
      const claims = this.cards([at], known).flatMap(({ shown }) =>
        shown.flatMap(({ said }) => dossier.claims.get(said.claims[0] ?? '') ?? []),
      );
      for (const { about: id } of claims)
        for (const each of [id, ...(dossier.eventsOf.get(id) ?? [])]) add(each, at);
    }
    for (const [id, screen] of Object.entries(this.all.of))
      for (const at of screen.cards) if (this.cards([at], known).length) add(id, at);
    return new Map([...about].map(([id, cards]) => [id, cards.size]));
  }

  /** What somebody counts again and again. */
  series(voice: string): Series[] {
    return this.all.series[voice] ?? [];
  }

  private picked<T>(from: readonly T[], at: readonly number[]): T[] {
    return at.flatMap((i) => from[i] ?? []);
  }

  private reasons(at: readonly number[], known: number | null): Reason[] {
    return this.picked(this.all.reasons, at).filter((reason) => said(reason.known, known));
  }

  private cards(at: readonly number[], known: number | null): Shown[] {
    return this.picked(this.all.cards, at).flatMap((card) => {
      const shown = card.rows.flatMap((row) => {
        const told = this.all.told[row.told];
        return told && said(told.known, known) ? [{ ...row, said: told }] : [];
      });
      // One sentence may tell both accounts.
      return shown.length > 1 || shown.length === card.rows.length ? [{ ...card, shown }] : [];
    });
  }
}

/** What nobody dates stays, as possible. */
function said(on: number | undefined, known: number | null): boolean {
  return known === null || on === undefined || on <= known;
}
