/**
 * An event and a verb come in; out goes who signed the text that it dealt with, or vetoed it.
 *
 * The rules are those of tell/staged.py; tests/browser/test_replies.py holds both to one another.
 */

import replying from '../../../../tell/replying.json';
import type { Claim } from '../shape';
import { about, allClaims, targetOf } from './aims';
import type { Known } from './known';

const DECIDING = replying.roles.deciding;
const SIGNATORY = 'signatory';

/** The claims that name who did it; nothing if the verb asks for no stage. */
export function atStage(known: Known, event: string, verb: readonly string[]): Claim[] | null {
  const asked = Object.entries(replying.stages).find(([stage]) => known.hasWord(verb, stage));
  if (!asked) return null;
  const [, kind] = asked;
  return eventsOf(known, event)
    .filter((id) => !kind || known.dossier.thing(id)?.kind === kind)
    .flatMap((id) => about(known, id))
    .filter((one) => (kind ? DECIDING : [SIGNATORY]).includes(known.part(one)));
}

/** All that is said of an event, of the text that it dealt with, and of what names them. */
export function nearStage(known: Known, event: string): Claim[] {
  const of = [event, ...textsOf(known, event)];
  const naming = allClaims(known).filter((one) => of.includes(targetOf(one)));
  const all = new Set([...of, ...naming.map((one) => one.about)]);
  return [...all].sort().flatMap((id) => about(known, id));
}

const isBy = ({ says }: Claim): boolean => says === 'instrument';

function textsOf(known: Known, event: string): string[] {
  return about(known, event).filter(isBy).map(targetOf);
}

/** An event with all that dealt with the same texts. */
function eventsOf(known: Known, event: string): string[] {
  const texts = textsOf(known, event);
  const own = allClaims(known).filter((one) => isBy(one) && texts.includes(targetOf(one)));
  return [...new Set([event, ...own.map((one) => one.about)])].sort();
}
