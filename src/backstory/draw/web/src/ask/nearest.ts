/**
 * A word and known ones come in; the one goes out that was most likely meant, or nothing.
 *
 * The rules are those of `nearest` in text.py; tests/shared/why.json holds both to the same answers.
 */
import { normalise } from '../search';
import { slipsBetween } from './slips';

/** How much of two words in another order must be the same; and of two that share letters. */
const [TURNED, ALIKE] = [0.85, 0.61] as const;
/** Letters by which two words begin alike; that one has within the other; that are no word yet. */
const [FIRST, WITHIN, SHORT] = [4, 6, 3] as const;

interface Known {
  iri: string;
  name: string;
}

/**
 * The known name with few slips; or with the same words in another order; or the one that begins
 * like this; or else the one that shares most letters, if each word has its like in the other.
 */
export function nearest(
  word: string,
  known: Iterable<readonly [iri: string, name: string]>,
): string {
  const query = normalise(word);
  const names = [...known].map(([iri, name]): Known => ({ iri, name: normalise(name) }));
  if (!query) return '';
  const slips = best(names, ({ name }) => -slipsBetween(query, name), -borne(query));
  const turned = (): Known[] =>
    best(names, ({ name }) => ratio(sorted(query), sorted(name)), TURNED);
  const longer = names.filter(({ name }) => name.startsWith(query));
  const few = slips.length ? slips : turned();
  if (few[0]) return few[0].iri;
  if (longer.length === 1) return longer[0]?.iri ?? '';
  const alike = best(names, ({ name }) => ratio(query, name), ALIKE);
  return alike.find(({ name }) => wordByWord(query, name))?.iri ?? '';
}

/** Those that are worth no less than this, the best first. */
function best(names: readonly Known[], worth: (each: Known) => number, least: number): Known[] {
  const found = names
    .map((each) => ({ each, worth: worth(each) }))
    .filter((one) => one.worth >= least);
  return found.sort((a, b) => b.worth - a.worth).map(({ each }) => each);
}

/** How many slips a word of this length may hold and still be meant. */
const borne = (word: string): number => (word.length <= 4 ? 1 : word.length <= 10 ? 2 : 3);
const sorted = (text: string): string => text.split(' ').sort().join(' ');

/** The share of the letters of two texts that stand in both, in their order. */
function ratio(one: string, other: string): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const letter of one) {
    const next = [0];
    for (let j = 1; j <= other.length; j += 1)
      next.push(
        letter === other[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0),
      );
    row = next;
  }
  return (2 * (row[other.length] ?? 0)) / (one.length + other.length || 1);
}

/** Is each word of one of two texts like one of the other's? */
function wordByWord(one: string, other: string): boolean {
  const [a, b] = [one.split(' '), other.split(' ')];
  const within = (words: string[], beside: string[]): boolean =>
    words.every((word) => beside.some((there) => isLike(word, there)));
  return within(a, b) || within(b, a);
}

/** One with slips, or begun alike, or with a word shared within them. */
function isLike(one: string, other: string): boolean {
  if (other.includes(one) || one.includes(other))
    return Math.min(one.length, other.length) > SHORT || one === other;
  const starts = Array.from({ length: Math.max(one.length - WITHIN + 1, 0) }, (_, at) => at);
  return (
    one.slice(0, FIRST) === other.slice(0, FIRST) ||
    starts.some((at) => other.includes(one.slice(at, at + WITHIN))) ||
    slipsBetween(one, other) <= borne(one)
  );
}
