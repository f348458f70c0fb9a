/**
 * An event comes in; out go the claims that give its reasons, and what ended it.
 *
 * The rules are those of tell/reasons.py; tests/browser/test_replies.py holds both to one another.
 */

import replying from '../../../../tell/replying.json';
import { split } from '../box/plain';
import type { Box } from '../box/plainly';
import type { Claim } from '../shape';
import { about, type Aim, allClaims, bestFirst, grouped, says, targetOf } from './aims';
import { byId } from './choosing';
import { reasonsFor } from './fated';
import type { Known } from './known';

const { deciding: DECIDING } = replying.roles;
/** Sentences on an event of which no reason is told. */
const BESIDE = 2;
/** The reasons of those who decided, else those that any voice gives. */
export function why(
  known: Known,
  box: Box,
  text: string,
  event: string,
  typed: readonly string[],
): Aim | null {
  const ended = box.typed.read(text).asked.includes('outcome_of_measure');
  const events = [event, ...(ended ? endings(known, event) : [])];
  const own = events.flatMap((each) => reasons(known, each));
  if (own.length || !known.hasWord(typed, 'why')) return grouped(known, own);
  for (const why of replying.why) {
    const found = grouped(
      known,
      events.flatMap((each) => reasonsFor(known, each, why)),
    );
    if (found) return found;
  }
  const none = known.phrase('no reason', known.say.name(event));
  const groups = bestFirst(known, about(known, event)).map((claim) => [claim]);
  return { groups, first: none, dated: false, most: BESIDE };
}

/** The events that ended a measure, or the text that it came by. */
export function endings(known: Known, event: string): string[] {
  const texts = about(known, event).filter(({ says }) => says === 'instrument');
  const own = new Set([event, ...texts.map(targetOf)]);
  const ended = allClaims(known).filter((one) => one.says === 'annuls' && own.has(targetOf(one)));
  return [...new Set(ended.map(({ about }) => about))].sort();
}

/** The reasons that those who decided something gave, as the source with most tells. */
function reasons(known: Known, event: string): Claim[] {
  const own = about(known, event);
  const deciders = new Set(own.filter((one) => DECIDING.includes(known.part(one))).map(targetOf));
  const texts = own.filter(({ says }) => says === 'instrument').map(targetOf);
  const found = [event, ...texts]
    .flatMap((each) => about(known, each))
    .filter((one) => one.voices.some((id) => deciders.has(id)) && says(known, one, 'reasons'));
  const bySource = new Map<string, Claim[]>();
  for (const one of found) bySource.set(one.source, [...(bySource.get(one.source) ?? []), one]);
  const order = (claim: Claim): number => place(known, claim);
  return [...bySource.values()]
    .sort((a, b) => b.length - a.length || (a[0] && b[0] ? byId(a[0], b[0]) : 0))
    .flatMap((claims) => claims.sort((a, b) => order(a) - order(b) || byId(a, b)));
}

/** The place of a reason among others, where it says so: the first, the second. */
function place(known: Known, claim: Claim): number {
  const spelt = Object.values(known.dossier.data.words).flatMap(({ spelt }) =>
    spelt.split(';').map(split),
  );
  const own = new Set(split(known.text(claim)));
  const named = spelt.filter(([, ...names]) => names.some((one) => own.has(one)));
  return Math.min(spelt.length, ...named.map(([number]) => Number(number)));
}
