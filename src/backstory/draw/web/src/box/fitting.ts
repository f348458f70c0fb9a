/**
 * Words come in; out go the rows that have them, or words like them, the best of each thing.
 *
 * The rules are those of ask/fitting.py; tests/shared/asked.json holds both to the same answers.
 */

import lists from '../../../../ask/asking.json';
import { oneSlip } from '../search';
import type { Hit } from './asked';
import { isYear, plain } from './plain';
import { type Query, type Words } from './typed';

/**
 * Words by which something may be found: its name or sentence, and more that count for less; of a
 * sentence, what it is about: kind and id, a colon between them.
 */
export type Row = readonly [
  id: string,
  kind: string,
  text: string,
  also: string,
  weight: number,
  about?: string,
];

/** Kinds that are found after all things, and in which order. */
const LAST_FOUND: Readonly<Record<string, number>> = lists.last_found;
const MOST = [6, 5, 3];
const [ALSO, HINT, SHORT, KNOWN] = [0.6, 0.3, 0.4, 0.05];
const [PREFIX, SAME, STEM, SLIP] = [0.85, 0.8, 0.7, 0.6];
const [STEM_LETTERS, STEM_SHARE, STEM_APART] = [5, 0.6, 4];
const [SLIP_LETTERS, PREFIX_LETTERS] = [4, 3];
const JOINED = 3;
const [WHOLE, ENOUGH, LEAST] = [0.99, 0.6, 0.3];
/** The least share of a name that words must be to name it. */
const NAMED = 0.5;

const group = (kind: string): number => LAST_FOUND[kind] ?? 0;
const isAlpha = (word: string): boolean => /^\p{L}+$/u.test(word);
export const isDigit = (word: string): boolean => /^\p{Nd}+$/u.test(word);
export const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What decides the order of hits. */
interface Ranked {
  named: boolean;
  whole: boolean;
  of: number;
  value: number;
  id: string;
}

interface Fits {
  rows: Map<number, number>;
  rarity: number;
}

export class Fitting {
  private readonly rows: Row[];
  private readonly words = new Map<string, Map<number, number>>();
  private readonly lengths: number[] = [];
  private readonly sorted: string[];
  private readonly spelt: string[];
  private readonly ids: number[];
  private readonly total: number;
  private readonly known = new Map<string, Fits>();

  constructor(
    rows: Iterable<Row>,
    readonly typed: Words,
  ) {
    this.rows = [...rows].filter(([, , text]) => text);
    this.rows.forEach(([, kind, text, also], at) => {
      const own = plain(text).split(' ').filter(Boolean);
      this.lengths.push(own.length);
      for (const word of plain(also).split(' ')) if (word) this.put(word, at, ALSO);
      for (const word of own) this.put(word, at, 1);
      if (own.length > 1 && own.length <= JOINED && !(kind in LAST_FOUND)) {
        this.put(own.join(''), at, 1);
      }
    });
    this.sorted = [...this.words.keys()].sort(compared);
    this.spelt = this.sorted.filter(isAlpha);
    const numbers = new Map<string, number>();
    this.ids = this.rows.map(([id]) => {
      if (!numbers.has(id)) numbers.set(id, numbers.size);
      return numbers.get(id) ?? 0;
    });
    this.total = numbers.size;
  }

  private put(word: string, at: number, value: number): void {
    const known = this.words.get(word);
    if (known) known.set(at, value);
    else this.words.set(word, new Map([[at, value]]));
  }

  /** The rows that have a word, by their numbers. */
  having(word: string): Iterable<number> {
    return this.words.get(word)?.keys() ?? [];
  }

  /** The words that begin so. */
  beginning(letters: string): string[] {
    const found: string[] = [];
    for (let at = this.place(letters); this.sorted[at]?.startsWith(letters); at += 1) {
      found.push(this.sorted[at] ?? '');
    }
    return found;
  }

  /** The rows of all things of a kind, as often as each has names. */
  ofKind(kind: string): Row[] {
    return this.rows.filter(([, own]) => own === kind);
  }

  row(at: number): Row {
    return this.rows[at] as Row;
  }

  /** Whether the words name a thing, and are not only a few of its many. */
  isNamed({ whole, words, text }: Hit): boolean {
    if (!whole || [...words].every(isDigit)) return false;
    const own = plain(text)
      .split(' ')
      .filter((word) => word && !this.typed.light.has(word));
    const begin = (word: string): string => [...word].slice(0, STEM_LETTERS).join('');
    const begins = new Set([...words].map(begin));
    return own.filter((word) => begins.has(begin(word))).length >= NAMED * own.length;
  }

  /** Whether anything has a word, or one like it; and how few things have. */
  heard(word: string): { isKnown: boolean; rarity: number } {
    const { rows, rarity } = this.fits(word, true);
    return { isKnown: rows.size > 0, rarity };
  }

  /** The words that stand for one that was typed: of the same meaning, or a slip away. */
  forms(word: string): string[] {
    const found = [word, ...(this.typed.alike.get(word) ?? [])];
    if (this.words.has(word) || word.length < SLIP_LETTERS || !isAlpha(word)) return found;
    return [...found, ...this.slipped(word)];
  }

  /** The words that are a slip away, but those that say nothing: papa is no slip of para. */
  private slipped(word: string): string[] {
    return this.spelt.filter((known) => oneSlip(word, known) && !this.typed.light.has(known));
  }

  private fits(word: string, same: boolean): Fits {
    const key = `${word}${same ? '' : ' '}`;
    const known = this.known.get(key);
    if (known) return known;
    const rows = this.alike(word, same ? (this.typed.alike.get(word) ?? []) : []);
    const holders = new Set([...rows.keys()].map((at) => this.ids[at])).size;
    const found = { rows, rarity: Math.log(1 + this.total / (1 + holders)) };
    this.known.set(key, found);
    return found;
  }

  private alike(word: string, same: readonly string[]): Map<number, number> {
    const found = new Map(this.words.get(word));
    for (const other of same) this.take(found, other, SAME);
    if (isDigit(word)) return found; // 2016 is not 2017, and 71 is not 711
    if (word.length >= PREFIX_LETTERS) {
      const stem = word.slice(0, STEM_LETTERS);
      for (let i = this.place(stem); this.sorted[i]?.startsWith(stem); i += 1) {
        const known = this.sorted[i] ?? '';
        // Who is of a place is called by the whole of its name: Caracazo is not of Caracas.
        if (known === word || (!word.includes(known) && this.isPlace(known))) continue;
        const value = known.startsWith(word) ? PREFIX : sameStem(word, known) ? STEM : 0;
        if (value) this.take(found, known, value);
      }
    }
    if (!found.size && word.length >= SLIP_LETTERS && isAlpha(word)) {
      for (const known of this.slipped(word)) this.take(found, known, SLIP);
    }
    return found;
  }

  /** Whether a word is the whole name of a place. */
  isPlace(name: string): boolean {
    return [...this.having(name)].some((at) => {
      const [, kind, text] = this.row(at);
      return kind === 'place' && plain(text) === name;
    });
  }

  /** Where a word stands, or would stand, among all. */
  private place(word: string): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private take(found: Map<number, number>, known: string, value: number): void {
    for (const [at, worth] of this.words.get(known) ?? []) {
      found.set(at, Math.max(found.get(at) ?? 0, value * worth));
    }
  }

  hits(query: Query, said: string): Hit[] {
    const score = new Map<number, number>();
    const share = new Map<number, number>();
    const told = new Map<number, string[]>();
    const exact = new Map<number, number>();
    const dated = new Map<number, number>();
    let total = 0;
    const add = (map: Map<number, number>, at: number, value: number): void => {
      map.set(at, (map.get(at) ?? 0) + value);
    };
    for (const [words, worth, same] of [
      [query.words, 1, true],
      [query.told, HINT, true],
      [query.hints, HINT, false],
    ] as const) {
      for (const word of new Set(words)) {
        const { rows, rarity } = this.fits(word, same);
        const ofDay = worth !== 1 && query.dated.includes(word);
        if (worth === 1) total += rarity;
        for (const [at, value] of rows) {
          add(score, at, worth * rarity * value);
          if (ofDay) add(dated, at, 1);
          if (worth !== 1) continue;
          add(share, at, rarity);
          told.set(at, [...(told.get(at) ?? []), word]);
          // Who types the law means no lawmakers: a name is short by its own words.
          add(exact, at, value === PREFIX && this.rows[at]?.[1] !== 'claim' ? SAME : 1);
        }
      }
    }
    const best = new Map<string, readonly [value: number, at: number]>();
    for (const [at, part] of share) {
      const [id, , , , weight] = this.rows[at] as Row;
      const covered = (exact.get(at) ?? 0) / (this.lengths[at] || 1);
      let value = (score.get(at) ?? 0) / total + SHORT * Math.min(1, covered);
      value += KNOWN * Math.log(1 + weight);
      const old = best.get(id);
      const better = !old || old[0] < value || (old[0] === value && at < old[1]);
      if (part / total >= LEAST && better) best.set(id, [value, at]);
    }
    const shares = new Map([...share].map(([at, part]) => [at, part / total]));
    const days = new Set(
      [...dated].flatMap(([at, words]) => (words === query.dated.length ? [at] : [])),
    );
    const hits = this.ordered(best, shares, told, days, said);
    const typed = numbered(query.words);
    return hits.filter(({ text }) => {
      const own = typed.length ? numbered(plain(text).split(' ')) : [];
      return typed.every(([word, number]) => {
        const named = own.filter(([one]) => one === word);
        return !named.length || named.some(([, other]) => other === number);
      });
    });
  }

  private ordered(
    best: ReadonlyMap<string, readonly [number, number]>,
    share: ReadonlyMap<number, number>,
    told: ReadonlyMap<number, string[]>,
    days: ReadonlySet<number>,
    said: string,
  ): Hit[] {
    const most: number[] = [];
    for (const [, at] of best.values()) {
      const of = group(this.rows[at]?.[1] ?? '');
      most[of] = Math.max(most[of] ?? 0, share.get(at) ?? 0);
    }
    const keyed: (Ranked & { hit: Hit })[] = [];
    for (const [id, [value, at]] of best) {
      const [, kind, text, also, weight, about = ''] = this.rows[at] as Row;
      const part = share.get(at) ?? 0;
      const of = group(kind);
      if (part < ENOUGH * (most[of] ?? 0)) continue;
      const whole = part >= WHOLE;
      const words = new Set(told.get(at));
      const hit = { id, kind, text, whole, words, weight, dated: days.has(at), about, also };
      // Who types the whole name of a newspaper means it, whatever else has its words.
      const isLast = kind === 'person' && plain(text).endsWith(` ${said}`); // a last name
      const named = isLast || (kind !== 'claim' && plain(text) === said);
      keyed.push({ named, whole, of, value: Math.round(value * 1e9), id, hit });
    }
    keyed.sort(
      (a, b) =>
        Number(b.named) - Number(a.named) ||
        Number(b.whole) - Number(a.whole) ||
        a.of - b.of ||
        b.value - a.value ||
        compared(a.id, b.id),
    );
    return keyed.map(({ hit }) => hit);
  }
}

/** The first few of each group; a sentence that two claims of a dossier say once. */
export function firstOf(hits: readonly Hit[]): Hit[] {
  const counted = [0, 0, 0];
  const said = new Set<string>();
  return hits.filter(({ id, kind, text }) => {
    const at = group(kind);
    const told = `${id.slice(0, id.lastIndexOf(':') + 1)} ${text}`;
    if ((counted[at] ?? 0) === (MOST[at] ?? 0) || (kind === 'claim' && said.has(told)))
      return false;
    counted[at] = (counted[at] ?? 0) + 1;
    said.add(told);
    return true;
  });
}

/** Whether two words begin alike: tortured, torture; presos, presas are not. */
function sameStem(one: string, other: string): boolean {
  let shared = 0;
  const least = Math.min(one.length, other.length);
  while (shared < least && one[shared] === other[shared]) shared += 1;
  const most = Math.max(one.length, other.length);
  const near = Math.abs(one.length - other.length) <= STEM_APART;
  return near && shared >= STEM_LETTERS && shared >= STEM_SHARE * most;
}

/** Words with the number behind each: article 29 is not article 9. */
const numbered = (words: readonly string[]): (readonly [string, string])[] =>
  words.slice(1).flatMap((number, at) => {
    const word = words[at] ?? '';
    return isDigit(number) && !isYear(number) && !isDigit(word) ? [[word, number] as const] : [];
  });
