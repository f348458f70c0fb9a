/** Plain words and what they are about come in; the named questions that they ask, filled in, go out. */

import type { Query } from './typed';

export interface Hit {
  id: string;
  kind: string;
  text: string;
  /** Whether it has every word that was asked for. */
  whole: boolean;
  words: ReadonlySet<string>;
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
const DENYING = ['denials', 'who_disputes'];
const ACTOR = ['statements_of_voice', 'events_of_actor'];
const USUAL: Readonly<Record<string, readonly string[]>> = {
  post: ['holder_on_day', 'holders_of_post'],
  person: ACTOR,
  body: ACTOR,
  group: ACTOR,
  event: ['actors_of_event', 'figures_side_by_side'],
  instrument: ['reach_of_measure', 'stages_of_instrument'],
  place: ['events_of_place'],
  source: ['rests_on_source'],
};

/** Whether what fills the blanks of a question has every word, or none fills one. */
export function covers({ values }: Asked, hits: readonly Hit[], query: Query): boolean {
  const ids = new Set(values.map(([, id]) => id));
  const filled = hits.filter(({ id, kind }) => kind !== 'claim' && ids.has(id));
  const words = new Set(filled.flatMap((hit) => [...hit.words]));
  return !filled.length || query.words.every((word) => words.has(word));
}

/** Whether somebody asks who disputes a number. */
export function isDenied(query: Query): boolean {
  return !!query.number && query.asked.some((name) => DENYING.includes(name));
}

/** What the words ask, and what is usually asked of what they name; the likeliest first. */
export function asked(
  questions: Readonly<Record<string, Blanks>>,
  query: Query,
  hits: readonly Hit[],
): Asked[] {
  const things = hits.filter(({ kind }) => kind !== 'claim');
  // After a sentence the title of some page is no more what was meant.
  const page = hits[0]?.kind === 'claim' && things[0]?.kind === 'source';
  const kind = page ? '' : (things[0]?.kind ?? '');
  const onDay = query.day ? ['events_on_day'] : [];
  const names = [...query.asked, ...(query.isDay ? onDay : [])];
  if (query.day && kind === 'post') names.unshift('holder_on_day');
  if (isDenied(query)) names.unshift('who_disputes');
  if (query.number) names.push('figures_side_by_side', 'who_disputes');
  names.push(...(USUAL[kind] ?? []), ...onDay);
  return [...new Set(names)].flatMap((name) => {
    const values = filled(questions[name], query, things);
    return values ? [{ name, values }] : [];
  });
}

/** The blanks of a question filled in; nothing if one that is needed stays empty. */
function filled(
  of: Blanks | undefined,
  query: Query,
  things: readonly Hit[],
): Asked['values'] | undefined {
  if (!of) return undefined;
  const blanks = Object.entries(of);
  const values = new Map<string, string>();
  for (const [blank, [kinds]] of blanks) {
    if (kinds === 'day') values.set(blank, query.day);
    if (kinds === 'number') values.set(blank, query.number);
  }
  const kept: Hit[] = [];
  // What is needed is filled first; no two blanks by the same words.
  for (const must of [true, false]) {
    for (const hit of things) {
      for (const [blank, [kinds, needed]] of blanks) {
        if (needed !== must || values.has(blank) || !kinds.includes(hit.kind)) continue;
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

function isPart(words: ReadonlySet<string>, of: ReadonlySet<string>): boolean {
  return [...words].every((word) => of.has(word));
}
