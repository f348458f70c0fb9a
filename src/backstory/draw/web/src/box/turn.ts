/** A turn of phrase as it is understood; and whether two words are forms of one. */

import type { Asked, Hit } from './asked';
import type { Span } from './spans';
import { split } from './plain';

export interface Turn {
  /** means, span, between, after, before, served, reported, said, copies, held, led or is. */
  name: string;
  asking: Asked;
  /** Ids of what stands in it. */
  things: readonly string[];
  /** The other words: what a page reports of, what events are called. */
  words: readonly string[];
  span: Span;
  /** After or before, and the id of an event, or a day, YYYY-MM-DD. */
  then?: readonly [side: string, moment: string];
}

/** Letters that two words share, and those that they may differ by: amnesty, amnesties. */
export const STEM = 4;
const APART = 3;

/** Whether a word is another, or more than one of it. */
export function isMore(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return [short, `${short}s`, `${short}es`].includes(long);
}

/** Whether two words are forms of one: more than one of it, or the other gender. */
export function same(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (isMore(one, other)) return true;
  let kept = 0;
  while (kept < short.length && one[kept] === other[kept]) kept += 1;
  return kept >= STEM && kept >= long.length - APART && long.length > short.length;
}

/** Whether two words are forms of one, or differ in their last letter alone. */
export const isForm = (one: string, other: string): boolean =>
  same(one, other) || (one.length > STEM && one.slice(0, -1) === other.slice(0, -1));

export const meaning = ({ id, kind }: Hit): Turn =>
  kind === 'concept kind'
    ? made('means', 'timeline', [['kind', id]], [id])
    : made('means', 'kinds_in_both_languages', [['scheme', kind.split(' ')[1] ?? '']], [id]);

/** Whether words are the head of a longer name: its end, or what stands before a small word. */
export function heads(
  words: readonly string[],
  name: readonly string[],
  light: ReadonlySet<string>,
): boolean {
  const [many, more] = [words.length, name.length - words.length];
  if (!many || more <= 0) return false;
  const from = light.has(name[many] ?? '') ? 0 : name.some((word) => light.has(word)) ? -1 : more;
  return from >= 0 && words.every((word, at) => same(name[from + at] ?? '', word));
}

/** Whether a text has some words, in whatever form. */
export function isCalled(text: string, words: readonly string[]): boolean {
  const own = split(text);
  return words.every((word) => own.some((one) => same(word, one)));
}

export const made = (
  name: string,
  asked: string,
  values: Asked['values'],
  things: readonly string[] = [],
  words: readonly string[] = [],
): Turn => ({ name, asking: { name: asked, values }, things, words, span: ['', ''] });
