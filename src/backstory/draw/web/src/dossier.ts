/** The page's data in; who is linked to what, and what is at odds with what, out. */

import type { Claim, Days, Disagreement, DossierHead, Line, PageData, Thing } from './shape';

/** One reason why a claim is at odds with another. */
export interface AtOdds {
  claim: Claim;
  /** Whether this claim is the one that is disputed; only of a dispute that a voice states. */
  disputed: boolean;
  disagreement: Disagreement;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

export class Dossier {
  readonly claims = new Map<string, Claim>();
  readonly about = new Map<string, Claim[]>();
  readonly mentions = new Map<string, Claim[]>();
  readonly voiced = new Map<string, Claim[]>();
  readonly ofSource = new Map<string, Claim[]>();
  readonly instrumentsOf = new Map<string, string[]>();
  readonly eventsOf = new Map<string, string[]>();
  readonly events: string[];
  private readonly odds = new Map<string, AtOdds[]>();

  constructor(
    readonly data: PageData,
    private readonly known: number | null = null,
  ) {
    for (const claim of data.claims) this.file(claim);
    for (const disagreement of data.disagreements) this.fileDisagreement(disagreement);
    this.events = Object.keys(data.things)
      .filter((id) => data.things[id]?.type === 'event')
      .sort((a, b) => this.start(a) - this.start(b) || a.localeCompare(b));
  }

  /** Of several dossiers the one that an id is of, by what the id begins with. */
  homeOf(id: string): DossierHead | undefined {
    return this.data.dossier.dossiers?.find((one) => id.startsWith(`${one.id}:`));
  }

  /** The address of what an id names: of several dossiers, in that which the id begins with. */
  iriOf(id: string): string {
    const { dossier } = this.data;
    const home = this.homeOf(id);
    return home ? `${home.iri}/${id.slice(home.id.length + 1)}` : `${dossier.iri}/${id}`;
  }

  /** The id of an address; empty if it is of no dossier here. */
  idOf(iri: string): string {
    const { dossier } = this.data;
    const home = (dossier.dossiers ?? [dossier]).find((one) => iri.startsWith(`${one.iri}/`));
    const own = home ? iri.slice(home.iri.length + 1) : '';
    return own && home && dossier.dossiers ? `${home.id}:${own}` : own;
  }

  private file(claim: Claim): void {
    this.claims.set(claim.id, claim);
    push(this.about, claim.about, claim);
    push(this.mentions, claim.about, claim);
    push(this.ofSource, claim.source, claim);
    if (claim.within) push(this.mentions, claim.within, claim);
    for (const voice of claim.voices) push(this.voiced, voice, claim);
    if (!('id' in claim.target)) return;
    push(this.mentions, claim.target.id, claim);
    if (claim.says === 'instrument') {
      push(this.instrumentsOf, claim.about, claim.target.id);
      push(this.eventsOf, claim.target.id, claim.about);
    }
  }

  private fileDisagreement(disagreement: Disagreement): void {
    const { sides, by } = disagreement;
    sides.forEach((side, i) => {
      for (const id of side) {
        for (const other of sides) {
          const claim = other === side ? undefined : this.claims.get(other[0] ?? '');
          const disputed = by === 'stated' && i === 0;
          if (claim) push(this.odds, id, { claim, disputed, disagreement });
        }
      }
    });
  }

  /**
   * The same dossier, as far as it may have been said by a day: later claims are not in it at all.
   * What nobody dates stays, as possible.
   */
  asKnown(day: number): Dossier {
    const claims = this.data.claims.filter(({ said }) => (said?.[0] ?? -Infinity) <= day);
    const ids = new Set(claims.map(({ id }) => id));
    return new Dossier(
      {
        ...this.data,
        things: thingsKnown(this.data.things, day),
        claims,
        disagreements: this.data.disagreements.flatMap((one) => {
          const sides = one.sides.map((side) => side.filter((id) => ids.has(id)));
          return sides.every((side) => side.length) ? [{ ...one, sides }] : [];
        }),
        verdicts: this.data.verdicts.filter(({ a, b }) => ids.has(a) && ids.has(b)),
      },
      day,
    );
  }

  /** Whether a claim is here although it may have been said only after the day that was asked for. */
  perhapsLater({ said }: Claim): boolean {
    return this.known !== null && (said?.[1] ?? Infinity) > this.known;
  }

  /** Whether a line of the network rests on something that is known. */
  rests([, , , , claims]: Line): boolean {
    return !claims.length || claims.some((id) => this.claims.has(id));
  }

  /** Whether an id of a link names anything here. */
  knows(id: string): boolean {
    return (
      Object.hasOwn(this.data.things, id) ||
      Object.hasOwn(this.data.sources, id) ||
      Object.hasOwn(this.data.concepts, id) ||
      this.claims.has(id)
    );
  }

  thing(id: string): Thing | undefined {
    return this.data.things[id];
  }

  /** The days of a thing: as they are said to be, else as they are hoped, expected or proposed. */
  daysOf(id: string): Days | undefined {
    const thing = this.data.things[id];
    return thing?.days ?? thing?.planned;
  }

  /** Whether all that is said of its date is hope, expectation or proposal. */
  isPlanned(id: string): boolean {
    const thing = this.data.things[id];
    return !thing?.days && !!thing?.planned;
  }

  /** How much it matters; what is drawn first, in every picture. */
  weight(id: string): number {
    return this.data.things[id]?.weight ?? 0;
  }

  /** The first day on which it may have begun; undated things come last. */
  start(id: string): number {
    const days = this.daysOf(id);
    return days?.[0] ?? days?.[1] ?? days?.[2] ?? days?.[3] ?? Infinity;
  }

  dated(id: string): boolean {
    return this.start(id) !== Infinity;
  }

  atOdds(claim: string): AtOdds[] {
    return this.odds.get(claim) ?? [];
  }

  /** How many claims about it are at odds with another. */
  oddsOf(id: string): number {
    return (this.about.get(id) ?? []).filter((claim) => this.odds.has(claim.id)).length;
  }

  /** Everything said about it: of it, naming it, limited by it, or about its instruments. */
  storyOf(id: string): Claim[] {
    const found = new Set(this.mentions.get(id) ?? []);
    if (this.thing(id)?.type === 'event') {
      for (const instrument of this.instrumentsOf.get(id) ?? []) {
        for (const claim of this.about.get(instrument) ?? []) found.add(claim);
      }
    }
    return [...found];
  }

  /** A concept and those it is part of, nearest first. */
  lineage(concept: string): string[] {
    const line: string[] = [];
    for (let at: string | undefined = concept; at && !line.includes(at);) {
      line.push(at);
      at = this.data.concepts[at]?.broader;
    }
    return line;
  }

  /** The broadest kind of an event, which gives it its shape, colour and lane. */
  family(id: string): string {
    const kind = this.thing(id)?.kind;
    return kind ? (this.lineage(kind).at(-1) ?? kind) : '';
  }

  /** Actors that a claim ties to an event, never by an accusing role. */
  actorsOf(event: string): string[] {
    const found = new Set<string>();
    for (const claim of this.about.get(event) ?? []) {
      if (claim.says === 'actors' && 'id' in claim.target && !claim.accuses) {
        found.add(claim.target.id);
      }
    }
    return [...found];
  }
}

/** Things with the dates that had been said of them by a day: what is said later moves nothing. */
function thingsKnown(things: PageData['things'], day: number): PageData['things'] {
  const found: PageData['things'] = {};
  for (const [id, thing] of Object.entries(things)) {
    found[id] = thing;
    if (!thing.dated) continue;
    const rest = { ...thing };
    delete rest.days;
    delete rest.planned;
    const [, planned, ...days] = thing.dated.findLast(([from]) => (from ?? -Infinity) <= day) ?? [];
    found[id] = rest;
    if (planned !== undefined) {
      found[id] = { ...rest, [planned ? 'planned' : 'days']: days as unknown as Days };
    }
  }
  return found;
}

/** A concept's id without its scheme. */
export function plain(concept: string | undefined): string {
  return concept?.split('/').at(-1) ?? '';
}
