/**
 * Words come in; they go out comparable, the thousands of their numbers joined; a year is none.
 *
 * The rules are those of ask/plain.py.
 */

import { normalise } from '../search';

/** A number between these is a year, and counts nothing. */
const YEARS = [1500, 2100] as const;

/** Words made comparable, the thousands of a number joined. */
export function plain(text: string): string {
  return normalise(text.replace(/(?<=\d)[.,'\u00a0\u202f](?=\d{3}(?!\d))/g, ''));
}

export const digits = (word: string): boolean => /^\p{Nd}+$/u.test(word);
export const isYear = (word: string): boolean =>
  digits(word) && YEARS[0] <= Number(word) && Number(word) < YEARS[1];
export const split = (text: string): string[] => plain(text).split(' ').filter(Boolean);

/** Comparable words as they stand in a text, accents and all; nothing where none does. */
export function asTyped(text: string, words: readonly string[]): string {
  const every = text.match(/[\p{L}\p{N}_'’.-]*[\p{L}\p{N}_]/gu) ?? [];
  const isOf = (parts: string[]): boolean => !!parts.length && parts.every((one) => words.includes(one)); // prettier-ignore
  return every.filter((each) => isOf(split(each))).join(' ');
}
