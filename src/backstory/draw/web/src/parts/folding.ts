/** Claims come in; what one sentence tells of one passage goes out as one, with the rest behind it. */

import type { Claim } from '../shape';

/** Claims in their order, folded. @param apart - What else must be the same, as in a table. */
export function folded(
  claims: readonly Claim[],
  apart: (claim: Claim) => readonly (string | undefined)[] = () => [],
): [Claim, ...Claim[]][] {
  const cards = new Map<string, [Claim, ...Claim[]]>();
  for (const claim of claims) {
    const sentence = claim.gist ? [claim.gist].flat().join('\0') : claim.id;
    const told = [claim.source, claim.at, claim.modality, ...claim.voices, sentence];
    const key = [...told, ...apart(claim)].join('\0');
    const card = cards.get(key);
    if (card) card.push(claim);
    else cards.set(key, [claim]);
  }
  return [...cards.values()];
}
