/**
 * What nothing seems to answer comes in; out go the claims that speak of it after all.
 *
 * That nothing is recorded is said only where nothing is. The rules are those of tell/unrecorded.py.
 */

import type { Box } from '../box/plainly';
import { isYear, split } from '../box/plain';
import type { Claim } from '../shape';
import { bestFirst, inTime } from './aims';
import { byId } from './choosing';
import { cut, type Known } from './known';
import { bare, type Reply } from './reply';

const targetOf = ({ target }: Claim): string =>
  'id' in target ? target.id : 'concept' in target ? target.concept : '';

/** Letters by which a word is known in the name of what is counted: presos, presas. */
const STEM = 4;
const stem = (word: string): string => [...word].slice(0, STEM).join('');

/** The words of all names of something, each by its first letters. */
const cutOf = (known: Known, id: string): string[] =>
  split(known.names(id))
    .filter((word) => word.length > 1)
    .map(cut);

/** What is counted of what words name, whether they name its subject or who counts it. */
export function countedOf(
  known: Known,
  counted: ReadonlySet<string>,
  about: readonly string[],
): Claim[] {
  const { claims, data } = known.dossier;
  const things = about.filter((id) => id && !data.concepts[id]);
  return [...claims.values()].filter(
    (one) =>
      counted.has(one.counted ?? '') &&
      (things.includes(one.about) || one.voices.some((voice) => things.includes(voice))),
  );
}

/** Whether words name a thing beside what they count: not merely the year of an event. */
export function isMeant(
  known: Known,
  { typed, fitting }: Box,
  text: string,
  about: readonly string[],
  counted: ReadonlySet<string>,
): boolean {
  const query = typed.read(text);
  const names = new Set([...counted].flatMap((id) => cutOf(known, id)));
  const own = new Set(about.flatMap((id) => cutOf(known, id)));
  return [...query.words, ...query.told]
    .filter((word) => !isYear(word) && !query.months.includes(word))
    .filter((word) => !typed.light.has(word) && !names.has(cut(word)))
    .filter((word) => ![...fitting.having(word)].some((at) => counted.has(fitting.row(at)[0])))
    .some((word) => fitting.forms(word).some((form) => own.has(cut(form))));
}

/** The numbers whose name has every word typed: how many of the pardoned were in prison. */
export function namedWhole(
  { say }: Known,
  { typed, fitting }: Box,
  text: string,
  claims: readonly Claim[],
): Claim[] {
  const { told, words: named, months } = typed.read(text);
  const every = [...told, ...named].filter((word) => !isYear(word) && !months.includes(word));
  const wanted = every.map((word) => new Set(fitting.forms(word).map(stem)));
  const has = ({ counted }: Claim): boolean => {
    const own = split(say.concept(counted)).map(stem);
    return wanted.every((forms) => own.some((word) => forms.has(word)));
  };
  return claims.filter((claim) => wanted.length > 1 && claim.counted && has(claim));
}

/**
 * What is said of a thing that has some of the words in any of its names, most first.
 *
 * Where none is: of the days of an event that the words name. He denies that he resigned, and never
 * says coup.
 */
export function saidNear(
  known: Known,
  box: Box,
  claims: readonly Claim[],
  topic: readonly string[],
): Claim[] {
  const { fitting } = box;
  const wanted = topic.map((word) => fitting.forms(word).map(cut));
  const found = claims.map((claim) => {
    const named = [claim.about, targetOf(claim), claim.counted ?? ''].filter(Boolean);
    const gist = split(known.say.pick(claim.gist)).map(cut);
    const own = new Set([...gist, ...named.flatMap((id) => cutOf(known, id))]);
    return { claim, many: wanted.filter((one) => one.some((word) => own.has(word))).length };
  });
  const kept = found.filter(({ many }) => many);
  if (!kept.length) return ofDays(known, box, claims, topic);
  return kept
    .sort(
      (a, b) =>
        b.many - a.many ||
        Number(!a.claim.gist) - Number(!b.claim.gist) ||
        known.worth(b.claim) - known.worth(a.claim) ||
        byId(a.claim, b.claim),
    )
    .map(({ claim }) => claim);
}

/** What is said of what happened within an event, or names the month in which it began. */
function ofDays(
  known: Known,
  box: Box,
  claims: readonly Claim[],
  topic: readonly string[],
): Claim[] {
  const { dossier, say } = known;
  const event = box.pairs.eventCalled(topic);
  const [first, , , last] = dossier.thing(event)?.days ?? [];
  const begun = box.dayOf(event).slice(0, 'YYYY-MM'.length);
  if (typeof first !== 'number' || typeof last !== 'number') return [];
  const isWithin = ({ gist, about }: Claim): boolean => {
    const [year, month] = box.typed.month(split(say.pick(gist)));
    if (begun === `${year}-${String(month).padStart(2, '0')}`) return true;
    const isDated = dossier.thing(about)?.type === 'event' && dossier.dated(about);
    return isDated && dossier.start(about) >= first && dossier.start(about) <= last;
  };
  return bestFirst(
    known,
    claims.filter((claim) => claim.gist && isWithin(claim)),
  );
}

/** The events of a term in which somebody had a part, in the order of time. */
export function actingIn(
  known: Known,
  voices: readonly string[],
  term: readonly [number, number],
): string[] {
  const { dossier } = known;
  const found = new Set(
    voices
      .flatMap((voice) => (dossier.mentions.get(voice) ?? []).map((claim) => ({ claim, voice })))
      .filter(({ claim, voice }) => claim.says === 'actors' && targetOf(claim) === voice)
      .map(({ claim }) => claim.about)
      .filter((id) => dossier.thing(id)?.type === 'event'),
  );
  const day = (id: string): number => known.order(id)[1];
  return [...found]
    .filter((id) => term[0] <= day(id) && day(id) <= term[1])
    .sort((a, b) => inTime(known.order(a), known.order(b)) || (a < b ? -1 : 1));
}

/** Which event is told of, where a word that was typed is in none of its names. */
export function ofEvent(known: Known, { typed, fitting }: Box, text: string, id: string): Reply[] {
  const query = typed.read(text);
  const { kind = '' } = known.dossier.thing(id) ?? {};
  const own = new Set([...cutOf(known, id), ...cutOf(known, kind)]);
  const isNamed = (word: string): boolean => fitting.forms(word).some((form) => own.has(cut(form)));
  const telling = query.words.filter(
    (word) => !/^\p{Nd}+$/u.test(word) && !query.months.includes(word),
  );
  return telling.every(isNamed) ? [] : [bare(known.phrase('reply of', known.say.name(id)))];
}
