/**
 * What somebody typed comes in; what kind of answer it wants, and what is none, goes out.
 *
 * The rules are those of tell/understood.py.
 */

import replying from '../../../../tell/replying.json';
import type { Box } from '../box/plainly';
import { split } from '../box/plain';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import type { Known } from './known';

const ACTING = [...replying.roles.doing, ...replying.roles.asking];
/** Words of which one that asks makes a question. */
const SEVERAL = 3;
const KNOWN = 'known_at';

/** Whether words ask how, which or what, and are understood as no question. */
export function asksOpenly(known: Known, { typed }: Box, text: string): boolean {
  const [first = '', ...others] = split(text);
  const isAsked = typed.read(text).asked.some((name) => name !== 'about');
  const happens = known.hasWord(others.slice(0, 1), 'happens'); // what it is about is understood
  const isLong = others.length + 1 >= SEVERAL;
  return typed.turns.open.includes(first) && isLong && !isAsked && !happens;
}

/** Whether somebody is asked for. */
export const asksWho = (known: Known, text: string): boolean =>
  known.hasWord(split(text).slice(0, 2), 'who');

/** Whether words ask for a yes or a no: did the United States ask for it. */
export const asksYes = ({ typed }: Box, text: string): boolean => typed.opens(split(text));

/** Whether it is asked what was known of something by a day, and of nothing else. */
export function isKnownOf(known: Known, { typed }: Box, text: string, subject: string): boolean {
  const query = typed.read(text);
  const asks = typed.asksBy(KNOWN);
  const own = new Set([...split(known.names(subject)), ...asks, ...query.months, ...typed.meant]);
  return !!subject && query.words.every((word) => own.has(word) || /^\p{Nd}+$/u.test(word));
}

/** Leaves out what tells of something that somebody did whom the words do not name. */
export function doersNamed(
  known: Known,
  { typed }: Box,
  text: string,
  claims: readonly Claim[],
): Claim[] {
  const words = new Set(split(text).filter((word) => !typed.light.has(word)));
  const isOthers = (claim: Claim): boolean => {
    const said = known.say.pick(claim.gist);
    const own = (known.dossier.about.get(claim.about) ?? []).filter(
      (one) => said && known.say.pick(one.gist) === said && ACTING.includes(lastPart(one.role)),
    );
    const names = own.flatMap(({ target }) =>
      'id' in target ? split(known.say.name(target.id)) : [],
    );
    return own.length > 0 && !names.some((word) => words.has(word));
  };
  return claims.filter((claim) => !isOthers(claim));
}
