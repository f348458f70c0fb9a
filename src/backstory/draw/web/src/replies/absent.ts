/**
 * What is asked comes in; out goes the sentence that nothing is recorded of it, or what is instead.
 *
 * The rules are those of tell/absent.py.
 */

import { type Column, targetOf } from './aims';
import replying from '../../../../tell/replying.json';
import { split } from '../box/plain';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import { isIn } from './choosing';
import type { Known } from './known';
import { bare, type Reply } from './reply';
import { ends } from './standing';

/** Days before a day whose counts tell of it. */
export const ABOUT = 7;
const BY = 'instrument';
const { onward: ONWARD, voted_in: VOTED_IN } = replying.predicates;
/** What ends no text that was in force: a veto may have been overridden. */
const NEVER_BEGUN = ['not-promulgated', 'rejected', 'vetoed'];
const VOTES = 'votes-';
/** From an announcement by its bill and its law to what applies it. */
const [STEPS, YEAR] = [4, 365];
const LETTERS = 4;
const { uncounted: UNCOUNTED } = replying;
const cut = (word: string): string => [...word].slice(0, LETTERS).join('');

/**
 * What was counted about a day; without one, of events that are tied to what the words name, else
 * of what carried those on; votes on a law of a part of its passage too, the vote of one chamber.
 */
export function countedThen(
  known: Known,
  counted: ReadonlySet<string>,
  day: number | null,
  about: readonly string[],
): Claim[] {
  const every = [...known.dossier.claims.values()];
  const of = every.filter((one) => counted.has(one.counted ?? ''));
  if (day !== null) return isIn(known, of, [day - ABOUT, day]);
  const reached = new Set(about);
  let step: ReadonlySet<string> = reached;
  const further = [...counted].every((id) => id.startsWith(VOTES)) ? VOTED_IN : ONWARD;
  for (let at = 0; at < STEPS; at++) {
    const from = step;
    const onward = every
      .filter((one) => from.has(targetOf(one)) && (at === 0 || further.includes(one.says)))
      .map((one) => one.about);
    const found = of.filter((one) => onward.includes(one.about));
    if (found.length) return found;
    const texts = every.filter((one) => from.has(one.about) && one.says === BY).map(targetOf);
    step = new Set([...onward, ...texts].filter((id) => !reached.has(id)));
    step.forEach((id) => reached.add(id));
  }
  return [];
}

/** What was counted within a year of an event that the words name: after the vote. */
export function countedSoon(
  known: Known,
  counted: ReadonlySet<string>,
  about: readonly string[],
): Claim[] {
  const { dossier } = known;
  const [event] = about.filter((id) => dossier.thing(id)?.type === 'event' && dossier.dated(id));
  if (!event) return [];
  const of = [...dossier.claims.values()].filter((one) => counted.has(one.counted ?? ''));
  return isIn(known, of, [dossier.start(event) - YEAR, dossier.start(event) + YEAR]);
}

/** Whether what is counted carries on what the words name, and is not merely tied to it. */
export function carriesOn(known: Known, claims: readonly Claim[], about: readonly string[]) {
  const tied = new Set<string>();
  for (const one of known.dossier.claims.values()) {
    if (about.includes(targetOf(one)) && !ONWARD.includes(one.says)) tied.add(one.about);
  }
  return claims.every((one) => !tied.has(one.about));
}

/** Whether what some claims count begins as a word that was typed. */
export function namesCounted({ say }: Known, claims: readonly Claim[], text: string): boolean {
  const stems = new Set(split(text).map(cut));
  return claims.some(({ counted }) =>
    split(say.concept(counted)).some((word) => word.length > LETTERS && stems.has(cut(word))),
  );
}

/** What is said, without a number, of what words name, and of events by which it came. */
export function saidOf({ dossier }: Known, about: readonly string[]): Claim[] {
  const things = new Set(about.flatMap((id) => [id, ...(dossier.eventsOf.get(id) ?? [])]));
  return [...things]
    .flatMap((id) => dossier.about.get(id) ?? [])
    .filter(({ counted, gist }) => !counted && gist);
}

/** That what the words count is counted nowhere of the event, text or place that they name. */
export function uncounted(known: Known, about: readonly string[]): Reply[] {
  const [first] = about.filter((id) => UNCOUNTED.includes(known.dossier.thing(id)?.type ?? ''));
  return first ? nothing(known, 'no count', first) : [];
}

/** Of a legal text, or what came by one, that nothing tells of its end; else null. */
export function lasting(known: Known, id: string, column: Column): Reply[] | null {
  const { claims, instrumentsOf } = known.dossier;
  const rows = column('claim');
  if (rows.flatMap((row) => claims.get(row) ?? []).some(ends)) return null;
  if (column('status').some((status) => replying.ended.includes(lastPart(status)))) return null;
  const isLegal = known.dossier.thing(id)?.type === 'instrument' || instrumentsOf.has(id);
  // Which chamber annulled the law: what annuls is asked of, not what became of that.
  const isEnding = (known.dossier.about.get(id) ?? []).some(({ says }) => says === 'annuls');
  if (isLegal && !isEnding) return nothing(known, 'no ending', id);
  return rows.length ? null : [];
}

/** Say, where it is asked whether a text is in force, that no more than a part of it ended. */
export function restStands(
  known: Known,
  isAsked: boolean,
  id: string,
  rows: readonly { status: string; extent: string; article: string }[],
): Reply[] {
  const isEnd = (one: string): boolean =>
    replying.ended.includes(one) && !NEVER_BEGUN.includes(one);
  const ended = rows.filter(({ status }) => isEnd(lastPart(status)));
  const isRest = ended.every(({ extent, article }) => lastPart(extent) === 'part' || article);
  return isAsked && ended.length && isRest ? nothing(known, 'rest stands', id) : [];
}

export const nothing = (known: Known, key: string, id: string): Reply[] => [
  bare(known.phrase(key, known.say.name(id))),
];

/** Say that nobody is recorded who held a post on a day: what else names it is no answer. */
export const noHolder = (known: Known, post: string, day: string): Reply[] => [
  bare(known.phrase('no holder', known.say.name(post), known.say.date(day))),
];
