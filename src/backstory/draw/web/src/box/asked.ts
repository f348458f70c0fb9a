/** Plain words and what they are about come in; the named questions that they ask, filled in, go out. */

import lists from '../../../../ask/asking.json';
import { plain } from './plain';
import { type Query } from './typed';

export interface Hit {
  id: string;
  kind: string;
  text: string;
  /** Whether it has every word that was asked for. */
  whole: boolean;
  words: ReadonlySet<string>;
  /** How much is said of it. */
  weight: number;
  /** Whether it has every word of the day. */
  dated?: boolean;
  about?: string;
  /** The words that it may be found by beside its name: its kind, its day. */
  also?: string;
}

/** A named question with its blanks filled in. */
export interface Asked {
  name: string;
  values: readonly (readonly [blank: string, value: string])[];
}

/** By blank: the kinds of things that fit, or `day` or `number`; and whether it must be filled. */
export type Blanks = Readonly<Record<string, readonly [string | readonly string[], boolean]>>;

export const ASKED = 4;
/** Questions that, asked of a number, are about who disputes it. */
const { denying: DENYING } = lists;
const FIGURES = 'figures_side_by_side';
const WHERE = 'places_of_event';
export const SAID = 'statements_of_voice';
/** Kinds of what is told of, and does not speak. */
export const SUBJECT: ReadonlySet<string> = new Set(lists.subject);
/** Kinds of who speaks. */
export const VOICES: readonly string[] = lists.voices;
/** Questions beside which a post and a day ask for who held it. */
const OF_POSTS = new Set(lists.of_posts);
const DIFFER = 'who_disputes';
/** What is asked that limits any question: what had been said by a day. */
const KNOWN = 'known_at';
/** What may be asked of all that is recorded too: then its rows are the answer. */
export const LISTED: ReadonlySet<string> = new Set(lists.listed);
/** What is asked of all that is recorded, and of no thing in it: its rows are the answer. */
export const WHOLE: ReadonlySet<string> = new Set(lists.whole);
/** The kind of what is counted. */
export const COUNTED = 'concept counted';
/** The least share of a title that words must be to name a source. */
const TITLED = 0.4;
/** The least share of its name that words must be to name who speaks. */
const NAMED = 0.5;
/** What is asked instead, where a blank of a question that is asked cannot be filled. */
export const ELSE: Readonly<Record<string, string>> = lists.else;
/** What is usually asked of a thing. */
const USUAL: Readonly<Record<string, readonly string[]>> = lists.usual;

/** Whether what fills the blanks of a question has every word, or none fills one. */
export function covers({ name, values }: Asked, hits: readonly Hit[], query: Query): boolean {
  const ids = new Set(values.map(([, id]) => id));
  const filled = hits.filter(({ id, kind }) => kind !== 'claim' && ids.has(id));
  const words = new Set(filled.flatMap((hit) => [...hit.words]));
  // No post has a year in its name: it is the year in which somebody held it.
  const year = (word: string): boolean => name === 'holders_of_post' && /^\p{Nd}+$/u.test(word);
  const needed = query.words.filter((word) => !query.does.includes(word) && !year(word));
  return !filled.length || needed.every((word) => words.has(word));
}

/** Whether a question is what somebody says whom the words name: by the last name, too. */
export function speaks({ name, values }: Asked, things: readonly Hit[]): boolean {
  const voice = name === SAID ? values.find(([blank]) => blank === 'voice')?.[1] : undefined;
  const hit = things.find(({ id }) => id === voice);
  if (!hit || hit.kind === 'source' || hit.kind === 'post') return false;
  return (hit.kind === 'person' && isByLast(hit)) || isNamed(hit);
}

/** Whether somebody asks who disputes a number. */
export function isDenied(query: Query): boolean {
  return !!query.number && query.asked.some((name) => DENYING.includes(name));
}

/** What the words ask, and what is usually asked of what they name; the likeliest first. */
export function asked(
  questions: Readonly<Record<string, Blanks>>,
  query: Query,
  things: readonly Hit[],
  sentence: boolean,
  counted: Hit | undefined,
): Asked[] {
  // After a sentence the title of some page is no more what was meant.
  const page = sentence && things[0]?.kind === 'source';
  const kind = page ? '' : (things[0]?.kind ?? '');
  const known = !!query.day && query.asked.includes(KNOWN);
  const onDay = query.day && !known ? ['events_on_day'] : [];
  const other = query.asked.filter((name) => name !== KNOWN);
  const about = known ? ['about'] : [];
  const names = [...other, ...about, ...query.asked, ...(query.isDay ? onDay : [])];
  names.push(...query.asked.flatMap((name) => ELSE[name] ?? []));
  const figures = names.includes(FIGURES) && names[0] !== 'days_between';
  if (counted || figures) names.unshift(FIGURES);
  // Contradictions in the number of those released.
  if (query.asked.includes(DIFFER)) names.unshift(DIFFER);
  const posts = things.filter((thing) => thing.kind === 'post');
  const onTheDay = query.day && !known && query.asked.every((name) => OF_POSTS.has(name));
  if (onTheDay && posts.some(({ whole }) => whole)) names.unshift('holder_on_day');
  // Where is a place: what is said of it.
  if (names[0] === WHERE && things[0]?.kind === 'place') names.unshift('about');
  if (names[0] === 'holders_of_post' && !posts.length) names.unshift('about'); // who is Romero
  if (names[0] === 'about' && posts.length && posts[0] === things[0]) {
    names.unshift('holders_of_post'); // who was attorney general
  }
  const years = new Set(query.words.filter((word) => /^\p{Nd}+$/u.test(word)));
  const apart = new Set([...years, ...query.months]);
  const ofPost = (post: Hit): boolean =>
    query.words.every((word) => post.words.has(word) || apart.has(word));
  // Who was ombudsman in February 2026.
  if (names[0] === 'about' && posts.some(ofPost)) names.unshift('holders_of_post');
  // "Amnesty 1977" is no question of who heads the commission on the amnesty law.
  const inYear = (post: Hit): boolean =>
    isNamed(post) && query.words.every((word) => post.words.has(word) || years.has(word));
  if (years.size && !query.asked.length && posts.some(inYear)) names.unshift('holders_of_post');
  if (query.number && query.asked.includes(SAID)) names.unshift(FIGURES);
  if (isDenied(query)) names.unshift('who_disputes');
  if (query.number) names.push(FIGURES, 'who_disputes');
  names.push(...(USUAL[kind] ?? []), ...onDay);
  const [usual = ''] = query.asked.length ? [] : (USUAL[kind] ?? []);
  const alike = things.slice(1).filter((hit) => hit.whole && hit.kind === kind); // the law: several
  const others = alike.flatMap((thing) => {
    const values = SUBJECT.has(kind) && filled(questions[usual], query, [thing], undefined);
    return values ? [{ name: usual, values }] : [];
  });
  const own = [...new Set(names)].flatMap((name) => {
    const values = filled(questions[name], query, speaking(name, things), counted);
    const until = known ? [[KNOWN, query.day] as const] : [];
    return values ? [{ name, values: [...values, ...until] }] : [];
  });
  return [...own, ...others];
}

/**
 * Leaves out, where somebody is to speak, whoever has but words of a thing that fits better: what
 * the law says of soldiers is not what a commission on the law says.
 */
function speaking(name: string, things: readonly Hit[]): readonly Hit[] {
  if (![SAID, FIGURES].includes(name)) return things;
  const wholly = ({ words, text }: Hit): boolean =>
    plain(text)
      .split(' ')
      .every((word) => words.has(word));
  const told = things.flatMap((hit) => (SUBJECT.has(hit.kind) ? [hit.words] : []));
  return things.filter(
    (hit) =>
      SUBJECT.has(hit.kind) ||
      hit.kind === 'source' ||
      (hit.kind === 'person' && (name === SAID || isByLast(hit))) ||
      wholly(hit) ||
      (name === SAID && hit.words.size > 1 && isNamed(hit)) ||
      !told.some((words) => isPart(hit.words, words)),
  );
}

/** Whether the words have the last name of somebody. */
const isByLast = ({ text, words }: Hit): boolean => words.has(plain(text).split(' ').at(-1) ?? '');

/** Whether the words are a good part of a name. */
function isNamed({ words, text }: Hit): boolean {
  const own = new Set(plain(text).split(' '));
  return [...own].filter((word) => words.has(word)).length >= NAMED * own.size;
}

/** The blanks of a question filled in; nothing if one that is needed stays empty. */
function filled(
  of: Blanks | undefined,
  query: Query,
  things: readonly Hit[],
  counted: Hit | undefined,
): Asked['values'] | undefined {
  if (!of) return undefined;
  const blanks = Object.entries(of);
  const values = new Map<string, string>();
  const kept: Hit[] = [];
  for (const [blank, [kinds]] of blanks) {
    if (kinds === 'day') values.set(blank, query.day);
    if (kinds === 'number') values.set(blank, query.number);
    if (!kinds.includes(COUNTED)) continue;
    values.set(blank, counted?.id ?? '');
    if (counted) kept.push(counted);
  }
  // What is needed is filled first; no two blanks by the same words. Who speaks is rather a person
  // or a body than the page that quotes them.
  const dated = ofYears(query, things);
  const pages = dated.filter((hit) => hit.kind === 'source').filter(isTitled);
  const ordered = [...dated.filter((hit) => hit.kind !== 'source'), ...pages];
  const first = ordered.find(({ kind }) => SUBJECT.has(kind));
  const came =
    first?.kind === 'instrument' ? (first.about ?? '').split(':').slice(1).join(':') : '';
  // Who asks who criticised a law means the event by which it came.
  const happened = blanks.find(
    ([, [kinds, needed]]) => needed && kinds.includes('event') && !kinds.includes('instrument'),
  );
  if (first && came && happened && !values.has(happened[0])) {
    values.set(happened[0], came);
    kept.push(first);
  }
  for (const must of [true, false]) {
    for (const hit of ordered) {
      for (const [blank, [kinds, needed]] of blanks) {
        if (needed !== must || values.has(blank) || !kinds.includes(hit.kind)) continue;
        if ([...values.values()].includes(hit.id)) continue; // no thing beside itself
        if (kept.some((other) => isPart(hit.words, other.words))) continue;
        values.set(blank, hit.id);
        kept.push(hit);
      }
    }
  }
  if (blanks.some(([blank, [, must]]) => must && !values.get(blank))) return undefined;
  const found = blanks.flatMap(([blank]) => {
    const value = values.get(blank);
    return value ? [[blank, value] as const] : [];
  });
  return found.length || !blanks.length ? found : undefined;
}

/** Leaves out what is of no year that was typed, where something is: 2019 is not 2026. */
function ofYears(query: Query, things: readonly Hit[]): readonly Hit[] {
  const years = query.words.filter((word) => /^\p{Nd}{4}$/u.test(word));
  const told = things.filter(({ kind }) => SUBJECT.has(kind));
  const found = years.filter((year) => told.some(({ words }) => words.has(year)));
  if (!found.length) return things;
  return things.filter(
    ({ kind, words }) => !SUBJECT.has(kind) || found.some((year) => words.has(year)),
  );
}

/** Whether the words are a good part of the title of a source, or of who published it. */
function isTitled({ whole, words, text }: Hit): boolean {
  return whole && words.size >= TITLED * plain(text).split(' ').length;
}

function isPart(words: ReadonlySet<string>, of: ReadonlySet<string>): boolean {
  return [...words].every((word) => of.has(word));
}
