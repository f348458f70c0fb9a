/**
 * What answers comes in, by what it says; out goes whether it stands side by side, none above.
 *
 * The rules are those of tell/side_by_side.py; tests/browser/test_replies.py holds both to one another.
 */

import replying from '../../../../tell/replying.json';
import { targetOf } from './aims';
import { type Dossier, plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import type { Term } from './choosing';
import type { Known } from './known';

const isAsserted = ({ modality }: Claim): boolean => lastPart(modality) === 'asserted';

/** The day on which somebody was said to hold a post since, and still; else no day. */
export const heldStill = (known: Known, claim: Claim): number =>
  (claim.when?.endsWith('/..') ? known.said(claim)?.[0] : null) ?? -Infinity;

/** The day by which somebody had come into a post, and the first that may be the last. */
function surely(known: Known, claim: Claim): readonly [number, number] {
  if (claim.says !== 'holds' || !isAsserted(claim) || /[?~%]/.test(claim.when ?? '?')) {
    return [Infinity, -Infinity];
  }
  const [, begun, early, last] = claim.days ?? [null, null, null, null];
  return [begun ?? last ?? Infinity, early ?? heldStill(known, claim)];
}

/** The day on which a term began that did not end on it; null if no one day is stated. */
function cameIn(claim: Claim): number | null {
  const isTold = replying.modalities.told.includes(lastPart(claim.modality));
  if (claim.says !== 'holds' || !isTold || /[?~%]/.test(claim.when ?? '?')) return null;
  const [day, last, , end] = claim.days ?? [null, null, null, null];
  return day !== null && day === last && (end === null || end > last) ? day : null;
}

/**
 * Whether two people are said to have held one post on the same days, and not to follow.
 *
 * One voice that asserts both sets nobody against anybody: a parliament has two vice-presidents.
 */
export function areRivals(known: Known, groups: readonly (readonly Claim[])[]): boolean {
  const held = groups.flat();
  return held.some((one, at) =>
    held.slice(at + 1).some((other) => {
      if (one.about === other.about || targetOf(one) !== targetOf(other)) return false;
      const isOne = one.voices.join() === other.voices.join();
      if (isOne && isAsserted(one) && isAsserted(other)) return false;
      const [a, b] = [surely(known, one), surely(known, other)];
      const day = cameIn(one); // two who came on one day follow nobody
      // One shared day is a handover.
      return (a[0] < b[1] && b[0] < a[1]) || (day !== null && day === cameIn(other));
    }),
  );
}

const daysOf = ({ days }: Claim): readonly [number, number] =>
  days ? [days[0] ?? -Infinity, days[3] ?? Infinity] : [Infinity, -Infinity];

/** How many voices say of each that they held a post within a term, as a number below 0. */
export function mostTold(claims: readonly Claim[], term: Term): Map<string, number> {
  const voices = new Map<string, Set<string>>();
  for (const claim of claims) {
    const [first, last] = claim.when ? daysOf(claim) : [Infinity, -Infinity];
    const by = voices.get(claim.about) ?? new Set<string>();
    if (first <= term[1] && last >= term[0]) for (const voice of claim.voices) by.add(voice);
    voices.set(claim.about, by);
  }
  return new Map([...voices].map(([holder, by]) => [holder, -by.size]));
}

/**
 * To the dates of an event that answer those that other voices give.
 *
 * Left out is what merely contains a finer date, and what is only hoped for or expected.
 */
export function withOtherDates(fits: readonly Claim[][], groups: readonly Claim[][]): Claim[][] {
  const about = fits[0]?.[0]?.about;
  const of = groups.filter(
    (group) =>
      fits.includes(group) ||
      group.some((one, at) => !at && one.about === about && isAsserted(one)),
  );
  const dated = ([one]: Claim[]): readonly [number, number] =>
    one && 'date' in one.target ? daysOf(one) : [Infinity, -Infinity];
  const days = of.map(dated);
  const isFiner = (own: readonly [number, number], of: readonly [number, number]): boolean =>
    (own[0] !== of[0] || own[1] !== of[1]) && own[0] <= of[0] && of[1] <= own[1];
  return of.filter(
    (group) => fits.includes(group) || !days.some((each) => isFiner(dated(group), each)),
  );
}

/** What says of the same event that another had the part, and disputes it or is disputed. */
function rivalsOf(dossier: Dossier, claim: Claim): Claim[] {
  if (!claim.role || !isAsserted(claim)) return [];
  return dossier
    .atOdds(claim.id)
    .filter(({ disagreement }) => disagreement.by === 'stated')
    .map((one) => one.claim)
    .filter((one) => isAsserted(one) && one.about === claim.about && one.role === claim.role);
}

/** Behind what is told what another voice asserts in its place, where one disputes the other. */
export function withRivals(
  dossier: Dossier,
  kept: readonly (readonly Claim[])[],
  groups: readonly (readonly Claim[])[] = [],
): (readonly Claim[])[] {
  const told = new Set(kept.flat());
  return kept.flatMap((group) => {
    const found = [group];
    for (const other of group.flatMap((claim) => rivalsOf(dossier, claim))) {
      if (told.has(other)) continue;
      const whole = groups.find((each) => each.includes(other)) ?? [other];
      for (const each of whole) told.add(each);
      found.push(whole);
    }
    return found;
  });
}
