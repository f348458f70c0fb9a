/** A selection in; the events and claims that it leaves in view, and how many it hides, out. */

import type { Claim, Days } from './shape';
import type { Dossier } from './dossier';
import type { Selection } from './state';
import { dayOf, meets, readDay } from './time';

export interface Shown {
  events: Set<string>;
  /** Within time, kind, voice, actor. */
  claims: Claim[];
  /** The same, of the chosen event alone when there is one. */
  focused: Claim[];
  hiddenEvents: number;
  hiddenClaims: number;
  /** Of `focused`, those that may have been said only after `known`. */
  perhapsLater: number;
  /** Events in view of which nobody tells that they surely held on the day that is asked for. */
  perhapsThen: Set<string>;
}

/** May any of these days lie between the two (both included)? */
const mayMeet = (days: Days | undefined, from: number, to: number): boolean =>
  meets(days, from, to) !== 'not';

function ofKind(dossier: Dossier, event: string, kind: string): boolean {
  const own = dossier.thing(event)?.kind;
  return own !== undefined && dossier.lineage(own).includes(kind);
}

/** @param dossier - As far as it was known on the day chosen, if one is. */
export function shown(dossier: Dossier, chosen: Selection): Shown {
  const from = readDay(chosen.from) ?? -Infinity;
  const to = readDay(chosen.to, true) ?? Infinity;
  const valid = readDay(chosen.valid);
  const mine = (id: string): boolean => !chosen.dossier || id.startsWith(`${chosen.dossier}:`);
  const timed = from !== -Infinity || to !== Infinity;
  const events = new Set(
    dossier.events.filter((id) => {
      if (!mine(id)) return false;
      const days = dossier.daysOf(id);
      if (timed && !mayMeet(days, from, to)) return false;
      if (valid !== null && days && !mayMeet(days, valid, valid)) return false;
      if (chosen.kind && !ofKind(dossier, id, chosen.kind)) return false;
      if (chosen.actor && !isOf(dossier, id, chosen.actor)) return false;
      const about = dossier.mentions.get(id) ?? [];
      if (chosen.voice && !about.some((claim) => claim.voices.includes(chosen.voice))) return false;
      if (chosen.basis && !about.some((claim) => restsOn(dossier, claim, chosen.basis)))
        return false;
      return !chosen.known || about.length > 0;
    }),
  );
  const inView = (claim: Claim): boolean => {
    if (!mine(claim.about)) return false;
    if (chosen.voice && !claim.voices.includes(chosen.voice)) return false;
    if (chosen.basis && !restsOn(dossier, claim, chosen.basis)) return false;
    if (chosen.actor && !mentionsActor(claim, chosen.actor) && !onEvent(claim)) return false;
    if (chosen.kind && !onEvent(claim)) return false;
    const days = claim.days ?? dossier.daysOf(claim.about);
    if (timed && !mayMeet(days, from, to)) return false;
    if (valid !== null && days && !mayMeet(days, valid, valid)) return false;
    return true;
  };
  const onEvent = (claim: Claim): boolean =>
    events.has(claim.about) ||
    ('id' in claim.target && events.has(claim.target.id)) ||
    (dossier.eventsOf.get(claim.about) ?? []).some((id) => events.has(id));
  const claims = dossier.data.claims.filter(inView);
  let focused = claims;
  if (chosen.event) {
    const story = new Set(
      dossier.data.sources[chosen.event]
        ? dossier.ofSource.get(chosen.event)
        : dossier.storyOf(chosen.event),
    );
    focused = claims.filter((claim) => story.has(claim));
  }
  return {
    events,
    claims,
    focused,
    hiddenEvents: dossier.events.length - events.size,
    hiddenClaims: dossier.data.claims.length - focused.length,
    perhapsLater: focused.filter((claim) => dossier.perhapsLater(claim)).length,
    perhapsThen: new Set(
      valid === null
        ? []
        : [...events].filter((id) => meets(dossier.daysOf(id), valid, valid) === 'perhaps'),
    ),
  };
}

function mentionsActor(claim: Claim, actor: string): boolean {
  return (
    claim.about === actor ||
    claim.voices.includes(actor) ||
    ('id' in claim.target && claim.target.id === actor)
  );
}

function isOf(dossier: Dossier, event: string, actor: string): boolean {
  return (dossier.mentions.get(event) ?? []).some((claim) => mentionsActor(claim, actor));
}

/** Who only copies another's page. */
export const COPY = 'copy';

/** What a page is that one has to know of: a copy, a blog, translated by a machine. */
export function basesOf({ data }: Dossier, source: string): string[] {
  const { copyOf, kind = '', cautions = [] } = data.sources[source] ?? {};
  return [...(copyOf ? [COPY] : []), ...(kind.endsWith('/blog') ? [kind] : []), ...cautions];
}

function restsOn(dossier: Dossier, claim: Claim, basis: string): boolean {
  return basesOf(dossier, claim.source).includes(basis);
}

/** The first day that these events may have and, with a month's room, the last. */
export function spanOf(dossier: Dossier, events: string[]): [first: number, last: number] {
  const days = events.flatMap((id) => dossier.daysOf(id) ?? []);
  const known = days.filter((day): day is number => day !== null);
  const first = known.reduce((a, b) => Math.min(a, b), dayOf(2100));
  const last = known.reduce((a, b) => Math.max(a, b), dayOf(1000)) + 30;
  return [first > last ? last - 365 : first, last];
}

interface Reading {
  chosen: Selection;
  dossier: Dossier;
  shown: Shown;
}

/** Of several dossiers the events of the one that is read. */
export const eventsRead = ({ chosen, dossier, shown: inView }: Reading): string[] =>
  chosen.dossier ? [...inView.events] : dossier.events;
