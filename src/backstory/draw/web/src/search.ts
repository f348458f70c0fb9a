/**
 * Names that fit what a reader typed, best first, forgiving accents and one slip.
 *
 * The rules are those of model/names.py, for the few thousand names of a page, so none is indexed;
 * tests/shared/names.json holds both to the same answers.
 */

/** Id, name, language (empty: serves every language) and what bears it. */
export type NameRow = readonly [id: string, name: string, lang: string, kind: string];

export interface Match {
  id: string;
  name: string;
  kind: string;
  how: 'exact' | 'prefix' | 'word' | 'words' | 'slip';
}

/** A shorter word must be right: too many others are one slip away. */
const SLIP_LETTERS = 4;

/** No accents, no case, one space for all that is not letter or digit; a word stays one: 3½ is 312. */
export function normalise(text: string): string {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f]*/gu) ?? [];
  return words
    .map((word) =>
      word
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '')
        .replaceAll('ß', 'ss')
        .replaceAll('ς', 'σ'),
    )
    .join(' ');
}

/** Is `b` one insertion, deletion, exchange or swap away from `a`? */
export function oneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  if (a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1)) return true;
  if (a.slice(i + 1) === b.slice(i)) return true;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const isWord = (text: string): boolean => /^\p{L}+$/u.test(text);

interface Entry {
  row: NameRow;
  /** The normalised name with a space before it. */
  padded: string;
}

/** How a name fits, and how well: the smaller the better; nothing where it does not. */
type Fit = readonly [rank: number, how: Match['how']] | undefined;

export class Index {
  private readonly entries: Entry[];
  private readonly words: string[];

  /** @param rows - Of two names that fit equally well the shorter comes first, then by alphabet. */
  constructor(
    rows: Iterable<NameRow>,
    /** Words that a query may hold though the name does not. */
    private readonly light: ReadonlySet<string>,
  ) {
    this.entries = [...rows]
      .filter(([, name]) => name)
      .map((row) => ({ row, padded: ` ${normalise(row[1])}` }))
      .sort(
        (a, b) =>
          a.padded.length - b.padded.length ||
          compared(a.padded, b.padded) ||
          compared(a.row.join('\0'), b.row.join('\0')),
      );
    const words = new Set(this.entries.flatMap(({ padded }) => padded.slice(1).split(' ')));
    this.words = [...words].filter((word) => word.length >= SLIP_LETTERS - 1 && isWord(word));
  }

  /** Each id once, with the name that fitted best. Numbers are never forgiven a slip. */
  search(text: string, limit = 10): Match[] {
    const query = normalise(text);
    if (!query) return [];
    const every = query.split(' ');
    const heavy = every.filter((word) => !this.light.has(word));
    const words = heavy.length ? heavy : every;
    const slips = words.map((word) => this.slips(word));
    const fitting = this.entries.flatMap((entry, place) => {
      const fit = fitOf(entry.padded, query, words, slips);
      return fit ? [{ entry, place, fit }] : [];
    });
    fitting.sort((a, b) => a.fit[0] - b.fit[0] || a.place - b.place);
    const found = new Map<string, Match>();
    for (const { entry, fit } of fitting) {
      const [id, name, , kind] = entry.row;
      if (!found.has(id)) found.set(id, { id, name, kind, how: fit[1] });
      if (found.size === limit) break;
    }
    return [...found.values()];
  }

  /** Known words that are one slip away. */
  private slips(word: string): string[] {
    if (word.length < SLIP_LETTERS || !isWord(word)) return [];
    return this.words.filter((known) => oneSlip(word, known));
  }
}

function fitOf(
  padded: string,
  query: string,
  words: readonly string[],
  slips: readonly string[][],
): Fit {
  if (padded === ` ${query}`) return [0, 'exact'];
  if (padded.startsWith(` ${query}`)) return [1, 'prefix'];
  if (padded.includes(` ${query}`)) return [2, 'word'];
  const wrong = words.flatMap((word, i) => (padded.includes(` ${word}`) ? [] : [i]));
  if (!wrong.length) return [3, 'words'];
  if (padded.replaceAll(' ', '') === query.replaceAll(' ', '')) return [4, 'slip'];
  const whole = `${padded} `;
  const mended = wrong.every((i) => slips[i]?.some((form) => whole.includes(` ${form} `)));
  return mended ? [4 + wrong.length, 'slip'] : undefined;
}
