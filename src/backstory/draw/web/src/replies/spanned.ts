/**
 * A kind of event, or a span of time, comes in; out go the events of it, in sentences.
 *
 * The rules are those of tell/spanned.py; tests/browser/test_replies.py holds both to one another.
 */

import { asTyped } from '../box/plain';
import { isCalled } from '../box/turn';
import type { Claim } from '../shape';
import { isoOf, readDay } from '../time';
import { inTime, targetOf } from './aims';
import { isMadeBy } from './fared';
import { endOfPost } from './following';
import type { Known } from './known';
import { toldOfTerm, toward } from './outright';
import type { Replies } from './replies';
import { bare, once, orElse, type Reply } from './reply';
import { BEGUN } from './served';

const [FEW, MANY] = [6, 12];
/** Events of each of two kinds, and of one end of time. */
const BESIDE = 2;
/** What being tied to one of two events is worth beside how much is said of something. */
const LINKED = 8;

/** The first events of a kind, or the last, of those that are recorded. */
export function end(replies: Replies, kind: string, name: string, by: string): Reply[] {
  const { known } = replies;
  if (known.dossier.thing(kind)?.kind === 'post') {
    const held = endOfPost(known, kind, name === 'last');
    return held.length ? [replies.group(held, true)] : [];
  }
  const own = ofKind(known, kind).filter((id) => !by || isMadeBy(known, id, by)); // or made by whom
  const dated = ordered(
    known,
    own.filter((id) => known.dossier.dated(id)),
  );
  const few = (name === 'first' ? dated : dated.toReversed()).slice(0, BESIDE);
  return few.length ? [bare(known.phrase(`reply ${name}`)), ...each(replies, few)] : [];
}

/** The events of a kind that somebody decided; that none is recorded, where none is. */
export function made(
  replies: Replies,
  kind: string,
  person: string,
  whom: readonly string[],
): Reply[] {
  const { known } = replies;
  const madeOf = (of: string): string[] =>
    ofKind(known, of).filter((id) => isMadeBy(known, id, person));
  const own = madeOf(kind);
  const typed = asTyped(replies.text, whom);
  const none = bare(known.phrase('none made', known.say.concept(kind), typed));
  const [, wider = kind] = known.dossier.lineage(kind);
  const every = orElse(own, () => madeOf(wider)); // then whatever of the like
  const few = ordered(known, weightiest(known, every, FEW));
  const told = [...each(replies, few), ...replies.more(every.length - few.length)];
  return own.length ? told : [none, ...told];
}

/** The events of a kind before the first term of somebody began: amnesties before a president. */
export function preceding(replies: Replies, kind: string, person: string): Reply[] {
  const { known } = replies;
  const begin = (one: Claim): number => known.span(one)?.[0] ?? 0;
  const own = (known.dossier.about.get(person) ?? []).filter(
    (one) => one.says === 'holds' && toldOfTerm(one) >= BEGUN && begin(one),
  );
  // Before the president, not before the minister.
  const many = (post: string): number =>
    toward(known, post).filter(({ says }) => says === 'holds').length;
  const [post] = [...new Set(own.map(targetOf))].sort(
    (a, b) => many(b) - many(a) || (a < b ? 1 : -1),
  );
  const begun = own.filter((one) => targetOf(one) === post).map(begin);
  return post ? spanned(replies, kind, [], ['', isoOf(Math.min(...begun) - 1)]) : [];
}

/** The definition of a concept, and the best known events of it. */
export function apart(replies: Replies, kind: string): Reply[] {
  const { known } = replies;
  const few = ordered(known, weightiest(known, ofKind(known, kind), BESIDE));
  return [...means(replies, kind).slice(0, 1), ...each(replies, few)];
}

/** The definition of a concept, what it is a kind of, and what here is of it. */
export function means(replies: Replies, concept: string): Reply[] {
  const { known } = replies;
  const text = known.defined(concept);
  if (!text) return [];
  const { concepts } = known.dossier.data;
  const name = known.say.concept(concept);
  const begun = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const lowered = `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  const told = [bare(known.phrase('reply means', begun, lowered))];
  const wider = concepts[concept]?.broader;
  if (wider) told.push(bare(known.phrase('reply kind of', known.say.concept(wider))));
  const events = ofKind(known, concept);
  if (!events.length) return told;
  told.push(bare(known.phrase('reply of kind', known.say.number(events.length))));
  const few = ordered(known, weightiest(known, events, FEW));
  return [...told, ...each(replies, few), ...replies.more(events.length - few.length)];
}

/** How many events of a kind are recorded, in a span if one is named; and them. */
export function tallied(
  replies: Replies,
  things: readonly string[],
  span: readonly [string, string],
): Reply[] {
  const { known } = replies;
  const [first = ''] = things;
  const isEvent = known.dossier.thing(first)?.type === 'event';
  const [since, until] = span.map((day) => (day ? readDay(day) : null));
  const day = (id: string): number => known.dossier.start(id);
  const every = (isEvent ? [...things] : ofKind(known, first)).filter(
    (id) => !since || (known.dossier.dated(id) && day(id) >= since && day(id) <= (until ?? since)),
  );
  if (!every.length) return [];
  const few = ordered(known, weightiest(known, every, FEW));
  const many = bare(known.phrase('reply of kind', known.say.number(every.length)));
  return [many, ...each(replies, few), ...replies.more(every.length - few.length)];
}

/** What happened within a span of time; where nothing did, the nearest before and after. */
export function spanned(
  replies: Replies,
  kind: string,
  words: readonly string[],
  span: readonly [string, string],
): Reply[] {
  const { known } = replies;
  const [first, last] = [span[0] ? readDay(span[0]) : null, span[1] ? readDay(span[1]) : null];
  const every = (kind ? ofKind(known, kind) : known.dossier.events)
    .filter((id) => known.dossier.dated(id))
    .filter((id) => !words.length || isCalled(known.names(id), words));
  const day = (id: string): number => known.dossier.start(id);
  const within = every.filter(
    (id) => (first === null || day(id) >= first) && (last === null || day(id) <= last),
  );
  if (within.length) {
    const few = ordered(known, weightiest(known, within, MANY));
    return [...each(replies, few), ...replies.more(within.length - few.length)];
  }
  const isWhole = span.every((one) => ['', '-01-01', '-12-31'].includes(one.slice(4)));
  const ends = span
    .filter(Boolean)
    .map((one) => (isWhole ? one.slice(0, 4) : known.say.calendar(one)));
  const isOne = ends[0] === ends[1];
  const both = isOne ? 'reply none in' : 'reply none within';
  const key = ends.length > 1 ? both : 'reply none there';
  const before = ordered(
    known,
    every.filter((id) => first !== null && day(id) < first),
  );
  const since = ordered(
    known,
    every.filter((id) => last !== null && day(id) > last),
  );
  const near = [...before.slice(-1), ...since.slice(0, 1)];
  return [bare(known.phrase(key, ...ends)), ...each(replies, near)];
}

/** What happened from one event to another, day by day; what is tied to them first. */
export function between(replies: Replies, things: readonly string[]): Reply[] {
  const { known } = replies;
  const { dossier } = known;
  const [one = '', other = ''] = ordered(known, things);
  if (!dossier.dated(one) || !dossier.dated(other)) return [];
  const tied = new Set(
    things
      .flatMap((id) => [
        ...(dossier.about.get(id) ?? []),
        ...(dossier.mentions.get(id) ?? []).filter((claim) => targetOf(claim) === id),
      ])
      .flatMap((claim) => [claim.about, targetOf(claim)]),
  );
  const [first, last] = [dossier.start(one), dossier.start(other)];
  const within = dossier.events.filter(
    (id) => dossier.start(id) >= first && dossier.start(id) <= last,
  );
  const weight = (id: string): number =>
    (dossier.about.get(id)?.length ?? 0) * (tied.has(id) ? LINKED : 1);
  const isEnd = (id: string): number => Number(things.includes(id));
  const few = ordered(
    known,
    within.toSorted((a, b) => isEnd(b) - isEnd(a) || weight(b) - weight(a)).slice(0, MANY),
  );
  return [...each(replies, few), ...replies.more(within.length - few.length)];
}

/** The events of a kind, or of one within it. */
export function ofKind(known: Known, kind: string): string[] {
  const { dossier } = known;
  return dossier.events.filter((id) =>
    dossier.lineage(dossier.thing(id)?.kind ?? '').includes(kind),
  );
}

export function weightiest(known: Known, events: readonly string[], most: number): string[] {
  const weight = (id: string): number => known.dossier.about.get(id)?.length ?? 0;
  return events.toSorted((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1)).slice(0, most);
}

export function ordered(known: Known, events: readonly string[]): string[] {
  return events.toSorted((a, b) => inTime(known.order(a), known.order(b)));
}

/** Events, each behind its day and its name. */
export function each(replies: Replies, events: readonly string[]): Reply[] {
  const every = events.flatMap((id) => {
    const [best] = replies.known.best(id);
    return best ? [replies.headed(id, best)] : [];
  });
  return once(every); // one sentence may be the best of two events
}
