/**
 * Words that count from an event on come in; out go the claims that count so.
 *
 * The rules are those of tell/since.py; tests/browser/test_replies.py holds both to one another.
 */

import replying from '../../../../tell/replying.json';
import { COUNTED } from '../box/asked';
import { split } from '../box/plain';
import type { Box } from '../box/plainly';
import type { Claim } from '../shape';
import { about, allClaims, targetOf } from './aims';
import { latest } from './choosing';
import type { Known } from './known';

const { scope: SCOPE } = replying.predicates;
/** The numbers, of what the words count, that begin with something; the latest first. */
export function since(known: Known, box: Box, thing: string, typed: readonly string[]): Claim[] {
  const came = allClaims(known).filter(
    (one) => one.says === 'instrument' && targetOf(one) === thing,
  );
  const most = (id: string): number => about(known, id).length;
  const [event = thing] = came
    .map(({ about }) => about)
    .sort((a, b) => most(b) - most(a) || (a < b ? 1 : -1));
  const [, day] = known.order(event);
  const said = new Set([...split(known.names(thing)), ...box.typed.light]);
  const unsaid = (all: readonly string[]): Set<string> =>
    new Set(all.filter((word) => !said.has(word)));
  const wanted = typed.flatMap((one) => [one, ...(box.typed.alike.get(one) ?? [])]);
  const fates = replying.fates.filter((fate) => known.hasWord(typed, fate));
  const ofFates = (claims: readonly Claim[]): Claim[] =>
    claims.filter(({ about, counted }) => {
      const names = [known.say.name(about), known.say.concept(counted)].map(split);
      return fates.some((fate) => names.every((name) => known.hasWord(name, fate)));
    });
  let found = countedFrom(known, box, event, day, unsaid(wanted));
  // How many were arrested is told of arrests, and not of a law that leaves some of them out.
  if (fates.length && !ofFates(found).length) {
    const more = fates.flatMap((fate) => [...known.wordsOf(fate)]);
    const own = ofFates(countedFrom(known, box, event, day, unsaid([...wanted, ...more])));
    if (own.length) found = own;
  }
  return latest(known, found, (one) => known.worth(one));
}

/** The numbers, of what words count, that begin on a day or later. */
function countedFrom(
  known: Known,
  box: Box,
  event: string,
  day: number,
  wanted: ReadonlySet<string>,
): Claim[] {
  const named = [...wanted]
    .flatMap((word) => [...box.fitting.having(word)].map((at) => box.fitting.row(at)))
    .filter(([, kind]) => kind === COUNTED);
  // Of arrests, not of the share of those arrested who are left out of a text.
  const heads = named.filter(([, , text]) =>
    headsOf(split(text), box.typed.light).some((word) => wanted.has(word)),
  );
  const counted = new Set((heads.length ? heads : named).map(([id]) => id));
  const spanOf = (one: Claim) => (one.when ? known.span(one) : undefined) ?? [null, null];
  const counting = allClaims(known).filter((one) => counted.has(one.counted ?? ''));
  const found = counting.filter((one) => {
    const [first, last] = spanOf(one);
    return (first ?? day - 1) >= day && last !== null;
  });
  // How many were arrested after the vote: of the arrests that somebody ties to it, if any.
  // A law that covers what was done then is tied to it by what it reaches alone.
  const tied = allClaims(known)
    .filter((one) => targetOf(one) === event && !SCOPE.includes(one.says))
    .map(({ about }) => about);
  const isOwn = found.some(({ about }) => about === event); // its own are no less than those
  if (isOwn) return found;
  const own = found.filter(({ about }) => tied.includes(about));
  if (own.length) return own;
  // Of it, or of what followed, what goes on after that day: deaths of 2024 in the unrest.
  const goingOn = counting.filter((one) => (spanOf(one)[1] ?? day - 1) >= day);
  const ofIt = goingOn.filter(({ about }) => about === event);
  const ofTied = goingOn.filter(
    ({ about }) => tied.includes(about) && known.order(about)[1] >= day,
  );
  return [ofIt, ofTied, found].find(({ length }) => length) ?? [];
}

/** The words that may be the head of a name: its first, and the last before a small one. */
function headsOf(name: readonly string[], light: ReadonlySet<string>): string[] {
  const small = name.findIndex((word) => light.has(word));
  const ends = small < 0 ? name.length : small;
  return [...name.slice(0, 1), ...name.slice(Math.max(ends - 1, 0), ends)];
}
