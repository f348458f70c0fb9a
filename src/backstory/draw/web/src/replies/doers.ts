/**
 * Words that ask who come in; out go the claims that say who did it, was there, or bore it.
 *
 * The rules are those of tell/doers.py; tests/browser/test_replies.py holds both to one another.
 */

import replying from '../../../../tell/replying.json';
import { split } from '../box/plain';
import type { Box } from '../box/plainly';
import { same } from '../box/turn';
import type { Claim } from '../shape';
import { about, type Aim, alone, bestFirst, type Column, grouped, says, targetOf } from './aims';
import { undergone } from './became';
import type { Known } from './known';
import { atStage, nearStage } from './staged';

const { deciding: DECIDING, opinion: OPINION } = replying.roles;
/** The parts of who did something, decided or asked for it. */
const DOING = [...replying.roles.doing, ...replying.roles.asking];
/** Who carried something out, and did not decide it. */
const CARRYING = 'executor';
/** Words by which it is asked who was there. */
const OPENING = 4;
const [BESIDE, MANY] = [2, 12];
/** Whom something befell, or who did it, where that is asked. */
export function people(
  known: Known,
  box: Box,
  name: string,
  event: string,
  typed: readonly string[],
  done: boolean,
  column: Column,
): Aim | null {
  if (known.dossier.thing(event)?.type !== 'event') return null;
  if (!known.hasWord(typed.slice(0, 2), 'who') || (name === 'about' && done)) return null;
  if (known.hasWord(typed.slice(0, OPENING), 'attending')) return attending(known, event);
  const rows = column('claim').flatMap((id) => known.dossier.claims.get(id) ?? []);
  const claims = done
    ? bestFirst(
        known,
        rows.filter((one) => DOING.includes(known.part(one))),
      )
    : undergone(known, event);
  const told = claims.filter((one) => one.gist);
  const verbs = typed.slice(1, 2).flatMap((one) => [one, ...(box.typed.alike.get(one) ?? [])]);
  const isSaying = (one: Claim): boolean =>
    split(known.text(one)).some((word) => verbs.some((verb) => same(verb, word)));
  const saying = told.filter(isSaying);
  // What is thought of it did nothing.
  const every = bestFirst(
    known,
    rows.filter((one) => one.role && one.gist && !OPINION.includes(known.part(one))),
  ).filter(isSaying);
  const saysSo = [saying, every].find(({ length }) => length);
  const own = saysSo ?? told;
  const decided = own.filter((one) => DECIDING.includes(known.part(one)));
  const verb = typed.slice(1, 2);
  const signs = known.hasWord(verb, 'signing');
  // Who decreed it signed it.
  const decreed = decided.filter(
    (one) => signs && known.hasWord(split(known.text(one)), 'decreeing'),
  );
  const carried = own.filter((one) => known.part(one) !== CARRYING);
  // Who passed it neither signed nor vetoed it.
  const isTold = !done || !!saysSo || decreed.length > 0;
  const staged = isTold ? null : atStage(known, event, verb);
  const there = bestFirst(known, staged ?? []);
  const isNone = staged !== null && !there.length;
  const nearIt = isNone ? bestFirst(known, nearStage(known, event).filter(isSaying)) : [];
  const toldThere = there.filter((one) => one.gist);
  const kept = [nearIt, decreed, carried, own].find(({ length }) => length) ?? [];
  if (isNone && !kept.length) return alone(known.phrase('no reply'));
  const found = grouped(known, there.length ? toldThere : done ? kept : told);
  // Who passed it wrote no draft, who asked for it decreed nothing; who acted under it may not
  // have signed it.
  const isOther = isBegun(box, verb) || signs || staged !== null;
  const isNear = !isTold && !there.length && (!decided.length || isOther);
  if (found && isNear) return { ...found, first: known.phrase('reply near'), most: BESIDE };
  const groups = named(staged ? there : claims, done, (staged ? toldThere : told).length > 0);
  if (!found && !groups.length) return null;
  return { ...(found ?? alone('')), most: MANY, named: groups };
}

/** Whom a page names in one part, and says nothing else of: the most named by one page first. */
function named(claims: readonly Claim[], done: boolean, isTold: boolean): Claim[][] {
  const said = new Set(done ? claims.filter((one) => one.gist).map(targetOf) : []);
  const groups = new Map<string, Claim[]>();
  for (const one of claims) {
    if (one.gist || !one.role || (done && (isTold || said.has(targetOf(one))))) continue;
    const key = [one.role, one.source, ...one.voices].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

/** Whether words ask who asked for something, or wrote or proposed it. */
function isBegun(box: Box, verbs: readonly string[]): boolean {
  const { alike, turns } = box.typed;
  const asked = turns.demanding.flatMap((word) => [word, ...(alike.get(word) ?? [])]);
  return [...asked, ...turns.beginning].some((word) => verbs.includes(word));
}

/** Who is said to have been at an event; else, as no more than near, who did it. */
function attending(known: Known, event: string): Aim | null {
  const own = about(known, event).filter((one) => known.part(one) && one.gist);
  const there = own.filter((one) => says(known, one, 'attending'));
  const did = own.filter((one) => DOING.includes(known.part(one)));
  const found = grouped(known, bestFirst(known, [there, did].find(({ length }) => length) ?? own));
  if (there.length || !found) return found;
  return { ...found, first: known.phrase('reply near'), most: BESIDE };
}
