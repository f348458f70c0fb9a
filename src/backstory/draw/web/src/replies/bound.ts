/**
 * What is bound to a time, or to a kind of actor, comes in; the claims that keep to it go out.
 *
 * The rules are those of tell/bound.py; tests/browser/test_replies.py holds both to one another.
 */

import { bestFirst } from './aims';
import replying from '../../../../tell/replying.json';
import type { Box } from '../box/plainly';
import type { Turn } from '../box/turn';
import { split } from '../box/plain';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import { readDay } from '../time';
import { byId, holding, isPart } from './choosing';
import { cut, type Known } from './known';
import { toward } from './outright';
import { bare, type Reply } from './reply';
import { onTopic } from './topic';

/** Days after an event within which a post may change hands by it. */
const SOON = 45;
const { against, favour, opinion: OPINION } = replying.roles;

/** The day of an event, or a day that was typed; none of an event without one. */
function startOf({ dossier }: Known, moment: string): number | null {
  if (!dossier.thing(moment)) return readDay(moment);
  return dossier.dated(moment) ? dossier.start(moment) : null;
}

/** What was surely said after something, or before it; and counted then, if it counts. */
export function keptTo(
  known: Known,
  claims: readonly Claim[],
  [side, moment]: readonly [string, string],
): Claim[] {
  const day = moment ? startOf(known, moment) : null;
  return claims.filter((claim) => {
    const [first, last] = known.said(claim) ?? [null, null];
    if (day === null) return true;
    const end = (claim.when ? known.span(claim)?.[1] : null) ?? day;
    return side === 'after'
      ? first !== null && first >= day && end >= day
      : last !== null && last < day;
  });
}

/** That nobody is recorded to have said anything after something, or before it. */
export function noneThen(known: Known, [side, moment]: readonly [string, string]): Reply[] {
  const name = known.dossier.thing(moment) ? known.say.name(moment) : known.say.calendar(moment);
  return [bare(known.phrase(`none said ${side}`, name))];
}

/** Who came to hold a post soon after something, else who held it then; or before it. */
export function holdersThen(
  known: Known,
  post: string,
  [side, moment]: readonly [string, string],
): Claim[] {
  const day = startOf(known, moment);
  if (day === null) return [];
  const held = toward(known, post).filter(({ says }) => says === 'holds');
  const span = (one: Claim): readonly (number | null)[] => known.span(one) ?? [null, null];
  // Who is only told to have been in office on that day was so before it happened.
  const soon = held.filter((one) => {
    const [first, last] = span(one);
    return one.when && (first ?? 0) >= day && (first ?? 0) <= day + SOON && last !== day;
  });
  const isAfter = side === 'after';
  const at = isAfter ? day + 1 : day - 1;
  const found = (isAfter && soon.length ? soon : holding(known, held, [at, at])).toSorted(
    (a, b) =>
      Number(known.isWeak(a)) - Number(known.isWeak(b)) ||
      Number(isPart(a)) - Number(isPart(b)) ||
      known.worth(b) - known.worth(a) ||
      byId(a, b),
  );
  const one = new Map(found.toReversed().map((claim) => [claim.about, claim]));
  return [...one.values()].sort((a, b) => known.begins(a) - known.begins(b) || byId(a, b));
}

/** That nobody is recorded to have held a post then. */
export function noneHeld(known: Known, post: string, moment: string): Reply[] {
  const day = startOf(known, moment);
  if (day === null) return [];
  const told = known.dossier.thing(moment)
    ? known.say.pick(known.screens.day(moment))
    : known.say.calendar(moment);
  return [bare(known.phrase('no holder', known.say.name(post), told))];
}

/** Where a topic is a number of something, what counts; and of what. */
export function ofNumbers(
  known: Known,
  claims: Claim[],
  topic: readonly string[],
): readonly [Claim[], readonly string[]] {
  const rest = topic.filter((word) => !known.hasWord([word], 'counted'));
  const isOf = rest.length > 0 && rest.length < topic.length;
  const counted = isOf ? claims.filter((one) => one.counted) : [];
  return counted.length ? [counted, rest] : [claims, topic];
}

/** What was said last, or counted last, first; of one day what tells best. */
export function lastSaid(
  known: Known,
  box: Box,
  text: string,
  claims: readonly Claim[],
  topic: readonly string[],
): Claim[] {
  const isCount = known.hasWord(split(text), 'counted');
  const own = isCount ? claims.filter((one) => one.counted) : claims;
  const on = topic.length ? onTopic(known, box, own, topic) : own;
  const day = (one: Claim): number => {
    const [first, last] = known.said(one) ?? [null, null];
    return first || last || 0;
  };
  return bestFirst(known, on).sort((a, b) => day(b) - day(a));
}

/** How actors of a kind took something, as was asked; and what else they say of it. */
export function tookIt(
  known: Known,
  box: Box,
  { things: kinds, words: topic }: Turn,
  typed: readonly string[],
): readonly [Claim[], Claim[]] {
  const { dossier } = known;
  const actors = new Set(kinds.flatMap((kind) => known.ofKind(kind)));
  const isPart = ({ role, target }: Claim, parts: readonly string[]): boolean =>
    parts.includes(lastPart(role)) && 'id' in target && actors.has(target.id);
  const isSaid = ({ voices }: Claim): boolean => voices.some((id) => actors.has(id));
  const own = [...dossier.claims.values()].filter((one) => isPart(one, OPINION) || isSaid(one));
  const on = bestFirst(known, onTopic(known, box, own, topic));
  const sides = Object.entries({ against, favour }).filter(([aim]) => known.hasWord(typed, aim));
  const roles = sides.length ? sides.flatMap(([, parts]) => parts) : OPINION;
  const stems = new Set(sides.flatMap(([aim]) => [...known.wordsOf(aim)].map(cut)));
  const isTold = ({ gist }: Claim): boolean =>
    split(known.say.pick(gist)).some((word) => stems.has(cut(word)));
  const took = on.filter((one) => isPart(one, roles) || (isSaid(one) && isTold(one)));
  return [took, on.filter((one) => !took.includes(one))];
}
