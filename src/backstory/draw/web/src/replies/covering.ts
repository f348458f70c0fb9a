/**
 * An answer comes in with the words that asked for it; out goes whether it has them, else the nearest.
 *
 * The rules are those of tell/covering.py.
 */

import lists from '../../../../ask/asking.json';
import replying from '../../../../tell/replying.json';
import { COUNTED } from '../box/asked';
import type { Box } from '../box/plainly';
import { came } from '../box/laws';
import { asTyped, isYear, plain, split } from '../box/plain';
import { same } from '../box/turn';
import type { Claim } from '../shape';
import { readDay } from '../time';
import { cut, type Known } from './known';
import { toward } from './outright';
import { bare, once, type Reply } from './reply';
import { asksWho, asksYes } from './understood';

/** The share of the words, by their rarity, without which an answer is of something else. */
const [MISSED, MISSED_BY_NAME] = [0.45, 0.35];
/** Questions whose event must be named by a good part of its name. */
const { barely_named: OF_EVENTS } = replying;
/** The share of the words of a name by which it is meant. */
const NAMED_BY = 0.3;
/** Questions whose answers need not say who took part. */
const { by_whom: BY_WHOM } = replying;
/** Words of which a sentence must have every one, to answer whatever was asked. */
const SEVERAL = 3;
const NEAREST = 3;
const LOOKED = 40;
/** How what is counted is called where it is a part of those held: women, soldiers, minors. */
const OF_SOME = ['-prisoners-held', 'minors-held'];
const { named: NAMED } = lists;

/** Whether an answer lacks a good part of what was asked; of what is counted, only names matter. */
export function misses(
  known: Known,
  box: Box,
  text: string,
  [first]: readonly Reply[],
  about: readonly string[],
  only: boolean,
  name: string,
): boolean {
  if (!first) return false;
  const { typed, fitting } = box;
  const query = typed.read(text);
  // Who took part in one of the releases of a year freed people.
  const within = about.flatMap((id) => toward(known, id)).filter(isPart);
  const of = [...about, ...within.map((one) => one.about)];
  const took = only || BY_WHOM.includes(name) ? of.flatMap((id) => partsOf(known, id)) : [];
  // The amnesty is called so by its kind; so is the coup plot of which it is asked if it happened.
  const { concepts, things } = known.dossier.data;
  const kindOf = (id: string): readonly string[] =>
    [concepts[things[id]?.kind ?? '']?.name ?? ''].flat();
  const typedWords = split(text);
  const ends = [...typedWords.slice(0, 1), ...typedWords.slice(-1)];
  const happens = !name && known.hasWord(ends, 'happens');
  const kinds = happens || query.words.length === 1 ? about.flatMap(kindOf) : [];
  const names = [...[...(took.length ? of : about), ...took].map((id) => known.names(id)), ...kinds]; // prettier-ignore
  const told = [first.head, first.text, first.answer, first.where, first.more];
  const every = split([...told, ...names].join(' '));
  const have = new Set(every.map(cut));
  // Who frees somebody sets them free.
  for (const word of [...have]) if (word.endsWith('s')) have.add(word.slice(0, -1));
  // What is counted is called by other words too: prisoners freed are releases.
  for (const at of new Set(query.words.flatMap((word) => [...fitting.having(word)]))) {
    const [id, kind, called] = fitting.row(at);
    if (kind !== COUNTED || !about.includes(id)) continue;
    for (const word of typed.counting(called, typedWords)) have.add(cut(word));
  }
  const { numbering, ending } = typed.turns;
  // Why was the march held: nobody was.
  const [last = ''] = typedWords.slice(-1);
  const end = OF_EVENTS.includes(name) && ending.includes(last) ? last : '';
  let [whole, lacking] = [0, 0];
  // Why was it struck down: the reasons of whoever did it need not say so.
  const isWhy = name === 'precedents' && !query.asked.includes('left_out');
  const too = isWhy ? [] : query.told;
  // When did it begin, or end: its dates tell of both, whatever they call it.
  const bounding = name === 'dates_of_event' ? known.wordsOf('bounding') : new Set<string>();
  // Who was the first beneficiary: what is called the first need not be of one.
  const who = !name && asksWho(known, text) ? query.hints : [];
  for (const word of new Set([...too, ...query.words, ...who])) {
    // Who was told to: whose task it is need not be told in these words, nor that it is a section.
    const isAsking = name === 'tasks_given' && query.does.includes(word);
    const isPart = name === 'outcome_of_measure' && numbering.some((part) => same(word, part));
    if (bounding.has(word) || isAsking || isPart || word === end) continue;
    if ((name && /^\p{Nd}+$/u.test(word)) || query.months.includes(word)) continue;
    const { isKnown, rarity } = fitting.heard(word);
    const isTyped = only && isProper(text, word);
    const isMeant = isTyped || isName(fitting, word) || isOfSome(fitting, word);
    if (only && isKnown && !isMeant) continue;
    whole += rarity;
    const forms = fitting.forms(word);
    // No more than a slip of a name is that name.
    const isLike = isTyped && ![...fitting.having(word)].length;
    const isThere = isLike ? forms.some((each) => every.includes(each)) : isKnown;
    // What stands nowhere is in no answer, whatever begins so: Caracazo, Caracas.
    const has = isThere && forms.some((each) => have.has(cut(each)));
    if (!has) lacking += rarity;
  }
  const isOfEvent = OF_EVENTS.includes(name);
  const done = typedWords.filter((word) => word !== end);
  if (isOfEvent && isDoneElse(known, done, have)) return true;
  // How many were amnestied: not how many are held.
  if (name === 'figures_side_by_side' && only) {
    const own = split([...told, ...about.map((id) => known.names(id))].join(' '));
    const befell = typedWords.filter((word) => typed.fates.has(word));
    if (isDoneElse(known, befell, new Set(own.map(cut)))) return true;
  }
  // Was it applied to soldiers: what says so names them.
  const most = name ? MISSED : asksYes(box, text) ? 0 : MISSED_BY_NAME;
  return lacking > most * whole || (isOfEvent && isBarelyNamed(known, box, text, about));
}

/** Whether an event has but few words of its name in what was typed, and is no law's. */
export function isBarelyNamed(
  known: Known,
  box: Box,
  text: string,
  about: readonly string[],
): boolean {
  const { typed, fitting, laws } = box;
  const query = typed.read(text);
  const all = [...query.words, ...query.told, ...query.hints];
  const begins = new Set(all.flatMap((word) => [...fitting.forms(word)]).map(cut));
  const [own] = laws.of(query.words);
  const meant = new Set(own.flatMap((law) => [law.id, came(law)]));
  const { things, concepts } = known.dossier.data;
  const isLaw = (id: string): boolean => things[id]?.type !== 'event' || meant.has(id);
  if (!about.length || about.some(isLaw)) return false;
  const shares = about.flatMap((id) => {
    const { name = '', also = {}, kind = '' } = things[id] ?? {};
    const kinds = query.words.length === 1 ? [concepts[kind]?.name ?? []] : [];
    return [name, ...Object.values(also), ...kinds].flat().map((one) => {
      const told = split(one).filter((word) => !typed.light.has(word));
      return told.filter((word) => begins.has(cut(word))).length / Math.max(told.length, 1);
    });
  });
  return Math.max(...shares) < NAMED_BY;
}

/** Whether an answer tells nothing of what was done by the words: when somebody pardoned. */
function isDoneElse(known: Known, typed: readonly string[], have: ReadonlySet<string>): boolean {
  const fates = replying.fates.filter((fate) => known.hasWord(typed, fate));
  const isTold = (fate: string): boolean =>
    [...known.wordsOf(fate)].some((word) => have.has(cut(word)));
  return fates.length > 0 && !fates.some(isTold);
}

/** Whether some word typed stands nowhere as it was typed. */
export function hasUnknown({ typed, fitting }: Box, text: string): boolean {
  const query = typed.read(text);
  return [...query.words, ...query.told].some(
    (word) => !/^\p{Nd}+$/u.test(word) && ![...fitting.having(word)].length,
  );
}

/** Whether a sentence has every word that was typed, in whatever form, if they are several. */
export function isWhole({ typed, fitting }: Box, text: string, told: string): boolean {
  const query = typed.read(text);
  const have = new Set(split(told).map(cut));
  const every = [...new Set([...query.words, ...query.told, ...query.hints])];
  const has = (word: string): boolean =>
    fitting.heard(word).isKnown && fitting.forms(word).some((each) => have.has(cut(each)));
  return every.length >= SEVERAL && every.every(has);
}

/** The claims whose sentences have most of the words typed, by their rarity. */
export function nearest(known: Known, { typed, fitting }: Box, text: string): Claim[] {
  const { dossier } = known;
  const query = typed.read(text);
  const every = [...new Set([...query.words, ...query.told, ...query.hints])];
  const found = new Map<string, Claim>();
  for (const hit of fitting.hits({ ...query, words: every, told: [], hints: [] }, plain(text))) {
    const claim = hit.kind === 'claim' ? dossier.claims.get(hit.id) : undefined;
    if (claim && !found.has(hit.text)) found.set(hit.text, claim);
    if (found.size === LOOKED) break;
  }
  const by = query.asked.includes('known_at') ? readDay(query.day) : null;
  const years = every.filter(isYear);
  // Of another year is of something else; a number says less of what was asked than a sentence.
  return [...found]
    .filter(([, one]) => by === null || (known.said(one)?.[1] ?? Infinity) <= by)
    .map(([text, one]) => ({ one, isOther: !years.every((year) => split(text).includes(year)) }))
    .sort(
      (a, b) => Number(a.isOther) - Number(b.isOther) || Number(!a.one.gist) - Number(!b.one.gist),
    )
    .map(({ one }) => one);
}

/**
 * A name of two words of which nothing here has both, though a person has the first.
 *
 * Who asks how Ann Lee died is told of no other Ann.
 */
export function unheardOf({ fitting }: Box, text: string): string {
  const words = text.match(/[\p{L}\p{N}_-]+/gu) ?? [];
  const isUpper = (word: string): boolean => /^\p{Lu}/u.test(word);
  for (const [at, last] of words.entries()) {
    const first = words[at - 1] ?? '';
    const isName = isUpper(first) && isUpper(last) && text !== text.toUpperCase();
    if (!isName || [...fitting.having(plain(last))].length) continue;
    const having = new Set(fitting.having(plain(first)));
    const isLike = [...fitting.forms(plain(last))].some((form) =>
      [...fitting.having(form)].some((row) => having.has(row)),
    );
    const isPerson = [...having].some((row) => fitting.row(row)[1] === 'person');
    if (!isLike && isPerson) return `${first} ${last}`;
  }
  return '';
}

/** What is near, headed: by the words that stand nowhere here, if there are such. */
export function headed(
  known: Known,
  { typed, fitting }: Box,
  text: string,
  told: readonly Reply[],
): Reply[] {
  const near = once(told).slice(0, NEAREST);
  if (!near.length) return [bare(known.phrase('no reply'))];
  const query = typed.read(text);
  const isUnknown = (word: string): boolean =>
    !query.does.includes(word) && !fitting.heard(word).isKnown;
  const unknown = [...query.words, ...query.told].filter(isUnknown);
  const head = unknown.length
    ? known.phrase('reply near of', unknown.map((one) => asTyped(text, [one]) || one).join(', '))
    : known.phrase('reply near');
  return [bare(head), ...near];
}

const isPart = ({ says }: Claim): boolean => says === 'sub-event-of';

/** What is named in what is said of something. */
const partsOf = ({ dossier }: Known, id: string): string[] =>
  (dossier.about.get(id) ?? []).flatMap(({ target }) => {
    if ('id' in target) return [target.id];
    return 'concept' in target ? [target.concept] : [];
  });

/** Whether a word is for some of those who are held: how many women were freed. */
const isOfSome = (fitting: Box['fitting'], word: string): boolean =>
  [...fitting.having(word)]
    .map((at) => fitting.row(at))
    .some(
      ([id, kind, text]) =>
        kind === COUNTED && OF_SOME.some((end) => id.endsWith(end)) && plain(text) === word,
    );

/** Whether a word was typed as a name is: El Amparo, and no writ of amparo. */
function isProper(text: string, word: string): boolean {
  const typed = asTyped(text, [word]);
  const isFirst = text.startsWith(typed, Math.max(0, text.search(/[\p{L}\p{N}_]/u)));
  return /^\p{Lu}/u.test(typed) && !isFirst && text !== text.toUpperCase();
}

/** Whether somebody, or some place, has a word in its name. */
const isName = (fitting: Box['fitting'], word: string): boolean =>
  [...fitting.having(word)].some((at) => NAMED.includes(fitting.row(at)[1]));
