/**
 * Claims come in; out go those that a plain question aims at, and what of them aims so.
 *
 * The rules are those of tell/aims.py; tests/browser/test_replies.py holds both to one another.
 */

import { split } from '../box/plain';
import type { Claim } from '../shape';
import { byId } from './choosing';
import type { Known, Order } from './known';

const FEW = 6;

/** What a table finds: in a column the ids of what stands there, each once. */
export type Column = (name: string) => string[];

/** What tells an answer. */
export interface Aim {
  /** Claims that say the same stand together, the weightiest first. */
  groups: readonly (readonly Claim[])[];
  /** What is said before all. */
  first: string;
  /** Whether each stands behind the day of its event. */
  dated: boolean;
  /** How many are told; more is a table. */
  most: number;
  /** Claims of one page that name who had one part, and are told in one sentence. */
  named?: readonly (readonly Claim[])[];
}

export const inTime = (a: Order, b: Order): number =>
  Number(a[0]) - Number(b[0]) || a[1] - b[1] || a[2] - b[2];

export const targetOf = ({ target }: Claim): string => ('id' in target ? target.id : '');

export const alone = (first: string): Aim => ({ groups: [], first, dated: false, most: 0 });

/** What is said of something, in the order of the ids. */
export function about(known: Known, id: string): readonly Claim[] {
  return (known.dossier.about.get(id) ?? []).toSorted(byId);
}

/** Every claim, in the order of the ids. */
export function allClaims(known: Known): readonly Claim[] {
  return [...known.dossier.claims.values()].sort(byId);
}

/** Whether what tells a claim has a word that aims at something. */
export function says(known: Known, claim: Claim, aim: string): boolean {
  return known.hasWord(split(known.text(claim)), aim);
}

/** Claims that say the same together, the weightiest first; nothing if there is none. */
export function grouped(known: Known, claims: readonly Claim[]): Aim | null {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const said = known.say.pick(claim.gist) || known.text(claim);
    groups.set(said, [...(groups.get(said) ?? []), claim]);
  }
  const best = (a: Claim, b: Claim): number => known.worth(b) - known.worth(a) || byId(a, b);
  const all = [...groups.values()].map((group) => group.sort(best));
  return all.length ? { groups: all, first: '', dated: false, most: FEW } : null;
}

export function bestFirst(known: Known, claims: readonly Claim[]): Claim[] {
  return claims.toSorted(
    (a, b) => Number(!a.gist) - Number(!b.gist) || known.worth(b) - known.worth(a) || byId(a, b),
  );
}
