/**
 * Numbers that may answer come in, the weightiest first; out go those that words ask for.
 *
 * The rules are those of tell/figured.py; tests/browser/test_replies.py holds both to one another.
 */

import { bestFirst } from './aims';
import type { Box } from '../box/plainly';
import type { Claim } from '../shape';
import {
  ABOUT,
  carriesOn,
  countedSoon,
  countedThen,
  namesCounted,
  saidOf,
  uncounted,
} from './absent';
import { isIn, latest, withoutDenials } from './choosing';
import type { Known } from './known';
import type { Reply } from './reply';
import { some } from './sayer';
import { countedIn, spokenBy } from './topic';
import { countedOf, isMeant, namedWhole, saidNear } from './unrecorded';
import type { Wanted } from './wanted';

/** Sentences without a number that are told beside that there is none of what was asked. */
const BESIDE = 2;

/** Numbers that were asked for, in the order that answers. */
export interface Figured {
  claims: Claim[];
  /** What is said before them. */
  lead: Reply[];
  /** Whether they are of another time than was asked, and answer nothing. */
  isApart: boolean;
  /** How many are told, if not as many as of any answer. */
  few: number;
  /** Whether what each counts is called by every word typed. */
  isWhole: boolean;
}

/** Of claims, one for each sentence that the editors wrote. */
function eachGist({ say }: Known, claims: readonly Claim[]): Claim[] {
  const gists = claims.map(({ gist }) => say.pick(gist));
  return claims.filter((_, at) => gists.indexOf(gists[at] ?? '') === at);
}

export function figured(
  known: Known,
  box: Box,
  text: string,
  about: readonly string[],
  wanted: Wanted,
  given: Claim[],
  worths: (claim: Claim) => number,
): Figured {
  const counted = countedIn(box, text);
  const { day } = wanted;
  const isOf = (one: Claim): boolean => counted.has(one.counted ?? '');
  let [ranked, worth, lead] = [given, worths, [] as Reply[]];
  if (counted.size && !ranked.some(isOf)) {
    let own = countedOf(known, counted, about);
    if (!own.length && !isMeant(known, box, text, about, counted)) {
      const every = [...known.dossier.claims.values()].filter(isOf);
      const term = wanted.term();
      own = term ? isIn(known, every, term) : every;
    }
    const then = own.length ? [] : countedThen(known, counted, day, about);
    const soon = own.length || then.length ? [] : countedSoon(known, counted, about);
    if (own.length) {
      [ranked, worth] = [own, (claim) => known.worth(claim)];
    } else if (then.length) {
      [ranked, worth] = [then, () => 0];
      if (day === null && !carriesOn(known, then, about)) lead = uncounted(known, about);
    } else if (soon.length) {
      [ranked, worth, lead] = [soon, () => 0, uncounted(known, about)];
    } else if (!namesCounted(known, ranked, text)) {
      const every = saidOf(known, about);
      lead = uncounted(known, about);
      let said = saidNear(known, box, every, wanted.topic());
      // That it is counted nowhere is not all that is known of it.
      if (lead.length && !said.length) said = eachGist(known, bestFirst(known, every));
      const claims = said.slice(0, BESIDE);
      return { claims, lead, isApart: false, few: BESIDE, isWhole: false };
    }
  }
  const full = namedWhole(known, box, text, ranked);
  ranked = some(full, some(ranked.filter(isOf), ranked));
  ranked = some(spokenBy(known, ranked, text), ranked);
  ranked = withoutDenials(known, ranked);
  // What was counted about then is told alone.
  if (day !== null) ranked = some(isIn(known, ranked, [day - ABOUT, day]), ranked);
  const until = day === null ? wanted.term() : ([0, day] as const);
  const then = until ? isIn(known, ranked, until) : ranked;
  const isApart = !then.length && day === null;
  return {
    claims: latest(known, some(then, ranked), worth),
    lead,
    isApart,
    few: 0,
    isWhole: !!full.length,
  };
}
