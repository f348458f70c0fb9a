/**
 * Votes counted in one chamber come in; out go those on the same text in another beside them.
 *
 * The rules are those of tell/ballots.py: who asks how many voted for a law means both chambers,
 * unless the words name one of them.
 */

import { targetOf } from './aims';
import { split } from '../box/plain';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import { byId } from './choosing';
import type { Known } from './known';

const BY = 'instrument';
const isVote = ({ unit = '' }: Claim): boolean => lastPart(unit) === 'vote';

/** Whether counts are the votes of several ballots, and of nothing else. */
export function areOfBallots(counts: readonly Claim[]): boolean {
  return counts.every(isVote) && new Set(counts.map(({ about }) => about)).size > 1;
}

/** What was counted of the same text by the vote of another body. */
export function otherChambers(known: Known, counts: readonly Claim[], text: string): Claim[] {
  const { dossier } = known;
  const said = (id: string): readonly Claim[] => dossier.about.get(id) ?? [];
  const deciders = (events: Iterable<string>): Set<string> =>
    new Set(
      [...events]
        .flatMap(said)
        .flatMap((one) => (lastPart(one.role ?? '') === 'decider' ? [targetOf(one)] : [])),
    );
  const ballots = new Set(counts.map(({ about }) => about));
  const bodies = deciders(ballots);
  if (!bodies.size || !counts.every(isVote)) return [];
  const texts = new Set(
    [...ballots]
      .flatMap(said)
      .filter(({ says }) => says === BY)
      .map(targetOf),
  );
  const others = [...dossier.claims.values()].filter(
    (one) => one.says === BY && texts.has(targetOf(one)) && !ballots.has(one.about),
  );
  const apart = [...new Set(others.map(({ about }) => about))].filter((event) => {
    const own = [...deciders([event])];
    return own.length && !own.some((body) => bodies.has(body));
  });
  const typed = new Set(split(text));
  const named = [...bodies, ...deciders(apart)];
  const labels = named.flatMap((id) => [dossier.thing(id)?.name ?? []].flat());
  if (labels.some((label) => split(label).every((word) => typed.has(word)))) return [];
  const counted = new Set(counts.map((one) => one.counted));
  return apart
    .flatMap(said)
    .filter((one) => one.counted && counted.has(one.counted))
    .filter(({ modality }) => lastPart(modality) === 'asserted')
    .toSorted(byId);
}
