/**
 * Somebody and an event come in; what came to them after it goes out, in the order of time.
 *
 * The rules are those of tell/fared.py; tests/browser/test_replies.py holds both to one another.
 */

import replying from '../../../../tell/replying.json';
import type { Box } from '../box/plainly';
import type { Turn } from '../box/turn';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import { readDay } from '../time';
import { inTime, targetOf } from './aims';
import type { Known } from './known';
import { toward } from './outright';

const { deciding: DECIDING, opinion: OPINION } = replying.roles;

/** The events after another, or a day, in which somebody took part; each with what says so. */
export function fared(known: Known, person: string, after: string): [string, Claim[]][] {
  const { dossier } = known;
  const last = lastOf(known, after);
  const own = new Map<string, Claim[]>();
  for (const claim of toward(known, person)) {
    const part = known.part(claim);
    if (!part || OPINION.includes(part) || lastPart(claim.modality) !== 'asserted') continue;
    own.set(claim.about, [...(own.get(claim.about) ?? []), claim]);
  }
  const isPart = (id: string): boolean =>
    (dossier.about.get(id) ?? []).some(
      (one) => one.says === 'sub-event-of' && targetOf(one) === after,
    );
  const isThen = (id: string): boolean =>
    dossier.thing(id)?.type === 'event' &&
    dossier.dated(id) &&
    dossier.start(id) > last &&
    !isPart(id);
  return [...own]
    .filter(([id]) => isThen(id))
    .sort(([a], [b]) => inTime(known.order(a), known.order(b)));
}

/** Whoever else is called so, where nothing is recorded of the one found: not a brother. */
export function faredWhom(known: Known, { typed, laws }: Box, text: string, turn: Turn): Turn {
  const [own = '', after = ''] = turn.things;
  if (turn.name !== 'fared') return turn;
  const person = [own, ...laws.rivals(typed.read(text), own)].find(
    (one) => fared(known, one, after).length,
  );
  return person ? { ...turn, things: [person, after] } : turn;
}

/** Whether somebody decided something. */
export const isMadeBy = ({ dossier }: Known, event: string, person: string): boolean =>
  (dossier.about.get(event) ?? []).some(
    (one) => targetOf(one) === person && DECIDING.includes(lastPart(one.role)),
  );

/** The last day of an event, or the first where nobody ends it; or a day that was typed. */
function lastOf({ dossier }: Known, after: string): number {
  const thing = dossier.thing(after);
  return thing ? (thing.days?.[3] ?? dossier.start(after)) : (readDay(after) ?? 0);
}
