/** Claims that answer come in; those that a reader asked for go out, in the order that answers. */

import replying from '../../../../tell/replying.json';
import { isYear, plain } from '../box/plain';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import { heldStill, mostTold } from './beside';
import type { Known } from './known';

export type Term = readonly [number, number];

/**
 * What two claims share that say the same: a number of a day, or a thing, or words.
 *
 * More than 500 is not 500, and what holds within a limit is not what holds without it.
 */
export function says(known: Known, claim: Claim): string {
  const { about, target, role = '', modality, counted, when = '' } = claim;
  const within = [claim.bounds ?? '', claim.within ?? ''];
  if (counted) {
    return JSON.stringify([about, counted, target, when, modality, claim.amount ?? '', ...within]);
  }
  if (claim.says === 'remark') return known.say.pick(claim.gist) || claim.id;
  return JSON.stringify([about, claim.says, role, target, modality, ...within]);
}

/** Whether the sentence of a claim says no more than another claim that says the same. */
export const alike = (known: Known, one: Claim, other: Claim): boolean =>
  !!one.counted ||
  (known.say.pick(one.gist) === known.say.pick(other.gist) && one.when === other.when);

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const byId = (a: Claim, b: Claim): number => compared(a.id, b.id);

/** Those who may have held a post within a term, and whom nobody had followed by then. */
export function holding(known: Known, claims: readonly Claim[], term: Term): Claim[] {
  const within: Claim[] = [];
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  for (const claim of claims) {
    const [begin, end] = (claim.when ? known.span(claim) : undefined) ?? [null, null];
    if (claim.when && (begin ?? 0) <= term[1] && (end === null || end >= term[0])) {
      within.push(claim);
    }
    if (begin === null) continue;
    first.set(claim.about, Math.min(first.get(claim.about) ?? begin, begin));
    if (begin <= term[0]) last.set(claim.about, Math.max(last.get(claim.about) ?? begin, begin));
  }
  const latest = last.size ? Math.max(...last.values()) : 0;
  // Who is said to have held it until some day after is a rival of whoever followed earlier.
  const holdsYet = ({ days }: Claim): boolean => (days?.[2] ?? -Infinity) > term[0];
  return within.filter(
    (claim) =>
      ((last.get(claim.about) ?? latest) === latest ||
        holdsYet(claim) ||
        heldStill(known, claim) > latest) &&
      (first.get(claim.about) ?? 0) <= term[1],
  );
}

/** Whether a claim does not tell both when somebody came into a post and when they left. */
export const isPart = ({ when = '' }: Claim): boolean => !/[^/]\/[^/]/.test(when);

/** Whether a claim says that somebody had come into a post by a day, or left it on it. */
export function toldBy(known: Known, claim: Claim, day: number): boolean {
  const [begin, end] = (claim.when ? known.span(claim) : undefined) ?? [null, null];
  return begin !== null || end === day;
}

/** How much of a term each holder had the post, the most first; then whose days are near. */
export function mostWithin(
  known: Known,
  claims: readonly Claim[],
  term: Term,
  every: readonly Claim[],
): Map<string, readonly [number, number, number]> {
  const found = new Map<string, readonly [number, number, number]>();
  const told = mostTold(every, term); // of rivals, who is told of by most voices stands first
  for (const claim of claims) {
    const [begin, end] = (claim.when ? known.span(claim) : undefined) ?? [null, null];
    const first = begin === null ? term[0] : Math.max(begin, term[0]);
    const last = end === null ? term[1] : Math.min(end, term[1]);
    const apart = [
      ...(end === null ? [] : [Math.abs(end - term[1])]),
      ...(begin === null ? [] : [Math.abs(term[0] - begin)]),
    ];
    const near = apart.length ? Math.min(...apart) : 0;
    found.set(claim.id, [first - last, told.get(claim.about) ?? 0, near]);
  }
  return found;
}

/** Whether a sentence has a number that may be a day, and is no year. */
export const namesDay = (text: string): boolean =>
  plain(text)
    .split(' ')
    .some((word) => /^\p{Nd}+$/u.test(word) && !isYear(word));

/** How late each was said, from 0 to 1: the latest is asked for most. */
export function recency(known: Known, claims: readonly Claim[]): Map<string, number> {
  const days = claims.map((claim) => known.begins(claim));
  const order = [...new Set(days)].sort((a, b) => a - b);
  const most = Math.max(order.length - 1, 1);
  return new Map(claims.map(({ id }, at) => [id, order.indexOf(days[at] ?? 0) / most]));
}

/** The last day of a span, or the first if only that is known. */
const ends = (known: Known, claim: Claim): number | null => {
  const [first, last] = known.span(claim) ?? [null, null];
  return last ?? first;
};

/** The numbers that are of a term, as far as is stated. */
export function isIn(known: Known, claims: readonly Claim[], term: Term): Claim[] {
  return claims.filter((claim) => {
    const last = ends(known, claim);
    return last !== null && term[0] <= last && last <= term[1];
  });
}

/** The latest count of each voice first, then the earlier ones. */
export function latest(known: Known, ranked: readonly Claim[], worth: (one: Claim) => number) {
  const day = (claim: Claim): number => ends(known, claim) ?? 0;
  const byDay = ranked.toSorted((a, b) => day(b) - day(a) || worth(b) - worth(a) || byId(a, b));
  const seen = new Set<string>();
  const [first, rest]: [Claim[], Claim[]] = [[], []];
  for (const claim of byDay) {
    const key = JSON.stringify([claim.voices, claim.counted, claim.about]);
    (seen.has(key) ? rest : first).push(claim);
    seen.add(key);
  }
  return [...first, ...rest];
}

/** Whether something was said, or is of a time, within a term, as far as is stated. */
export function isOf(known: Known, claim: Claim, term: Term): boolean {
  return [claim.when ? known.span(claim) : undefined, known.said(claim)].some((span) => {
    const [first, last] = span ?? [null, null];
    return first !== null && last !== null && first <= term[1] && last >= term[0];
  });
}

/** Whether something was said within a term, by a day more: a newspaper is of the next. */
export function wasSaidIn(known: Known, claim: Claim, term: Term): boolean {
  const [first, last] = known.said(claim) ?? [null, null];
  if (first === null || last === null) return false;
  return term[0] <= last && first <= term[1] + 1 && term[1] + 1 >= last;
}

/** Whether a claim denies another, or questions it. */
export const isAgainst = ({ modality }: Claim): boolean =>
  replying.modalities.doubting.includes(lastPart(modality));

/** Without what denies a claim that is there: it is told beside that, not as an answer. */
export function withoutDenials({ dossier }: Known, claims: readonly Claim[]): Claim[] {
  const denials = new Set(
    claims
      .flatMap(({ id }) => dossier.atOdds(id))
      .filter((one) => one.disputed && isAgainst(one.claim))
      .map((one) => one.claim.id),
  );
  return claims.filter(({ id }) => !denials.has(id));
}
