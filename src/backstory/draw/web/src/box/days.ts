/**
 * What somebody typed comes in; the day that is meant goes out, however it was written.
 *
 * The rules are those of ask/typed_days.py; tests/shared/asked.json holds both to the same answers.
 */

import { split } from './plain';

const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/;
const FIGURES = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-])/;
const ENDED = /^(\d{1,2})(\p{L}+)$/u;
/** A month is written short with no fewer letters: Apr, Sept, ene. */
const LETTERS = 3;
const [HUNDRED, THOUSAND] = [100, 1000] as const;
const [WORDS_OF_DAY, WORDS_OF_YEAR] = [3, 6] as const;

/** A number, and where its words stand. */
type Read = readonly [value: number, at: readonly number[]];

export class Days {
  private readonly months = new Map<string, number>();
  private readonly spelt = new Map<string, number>();
  private readonly edges = new Map<string, string>();
  /** Words between a day, its month and its year. */
  readonly of = new Set<string>();
  private readonly and = new Set<string>();
  /** Words before a day; and those that ask what had come about by then. */
  private readonly on = new Set<string>();
  private readonly by = new Set<string>();
  /** Words before a month, each with how a year is written behind that month. */
  private readonly beforeMonths = new Map<string, string>();
  /** Letters behind a number in figures: 11th. */
  private readonly ends = new Set<string>();

  /** Learn the months of a language, its numbers by their words, the ends of a year, and words of dates. */
  learn(
    months: readonly string[],
    spelt: Iterable<readonly [string, number]>,
    edges: Iterable<readonly [string, string]>,
    little: Readonly<Record<string, string>>,
  ): void {
    const { of, and, on, by, ends } = this;
    for (const [key, own] of Object.entries({ of, and, on, by, ends })) {
      for (const word of split(little[key] ?? '')) own.add(word);
    }
    const { year = '{}', months: before = '' } = little;
    for (const word of split(before)) this.beforeMonths.set(word, year);
    for (const [word, edge] of edges) this.edges.set(word, edge);
    months.forEach((month, i) => this.months.set(month, i + 1));
    for (const [word, number] of spelt) this.spelt.set(word, number);
  }

  /** The words of a day, as names and sentences have them. */
  words(day: string): string[] {
    if (!day) return [];
    const [year = '', month, number] = day.split('-');
    return [String(Number(number)), this.called(Number(month)), year].filter(Boolean);
  }

  /** The name of a month; empty if none is known. */
  called(month: number): string {
    return [...this.months].find(([, number]) => number === month)?.[0] ?? '';
  }

  /** Take a day in figures out of a text: the day, or nothing; and what is left. */
  written(text: string): [day: string, left: string] {
    const iso = ISO.exec(text);
    const plainly = iso ? dayOf(+(iso[1] ?? 0), +(iso[2] ?? 0), +(iso[3] ?? 0)) : '';
    if (iso && plainly) return [plainly, text.replaceAll(iso[0], ' ')];
    const found = FIGURES.exec(text);
    if (found) {
      const [one, other, year] = [+(found[1] ?? 0), +(found[3] ?? 0), +(found[4] ?? 0)];
      const day = dayOf(year, other, one) || dayOf(year, one, other);
      if (day) return [day, text.replaceAll(found[0], ' ')];
    }
    return ['', text];
  }

  /** A whole day in words; and where its words stand. */
  spoken(words: readonly string[]): [day: string, used: ReadonlySet<number>] {
    for (const [at, word] of words.entries()) {
      const month = this.month(word);
      if (!month) continue;
      for (const [number, near] of [this.before(words, at), this.from(words, at + 1, 1)]) {
        let step = near.length ? Math.max(at, ...near) + 1 : words.length;
        if (this.of.has(words[step] ?? '')) step += 1;
        const [year, yearAt] = this.from(words, step, WORDS_OF_YEAR);
        const day = year >= THOUSAND ? dayOf(year, month, number) : '';
        if (!day) continue;
        const used = new Set([...near, at, ...yearAt]);
        for (let i = at; i < step; i += 1) used.add(i);
        return [day, used];
      }
    }
    return ['', new Set()];
  }

  /** A day without a year, and where its words stand; `yearOf` gives the year, 0 of none. */
  yearless(
    words: readonly string[],
    yearOf: (month: number, day: number, by: boolean) => number,
  ): [day: string, used: ReadonlySet<number>] {
    for (const [at, word] of words.entries()) {
      const month = this.month(word);
      if (!month) continue;
      for (const [number, near] of [this.before(words, at), this.from(words, at + 1, 1)]) {
        const [first, end] = [Math.min(at, ...near), Math.max(at, ...near) + 1];
        const before = words.slice(Math.max(first - 2, 0), first);
        // May 11 people be freed is no day, on May 11 is.
        const led = before.some((one) => this.on.has(one) || this.by.has(one));
        const sure = led || first < at || end === words.length;
        if (!near.length || !sure || !dayOf(2000, month, number)) continue;
        const year = yearOf(
          month,
          number,
          [...before, words[0] ?? ''].some((one) => this.by.has(one)),
        );
        const day = year ? dayOf(year, month, number) : '';
        if (day) return [day, new Set(Array.from({ length: end - first }, (_, i) => first + i))];
      }
    }
    return ['', new Set()];
  }

  /** A text with the year beside the one month that it names without: in January. */
  ofYear(
    text: string,
    comparable: (word: string) => string,
    yearOf: (month: number) => number,
  ): string {
    const words = [...text.matchAll(/\p{L}+|\p{Nd}+/gu)];
    const said = words.map(([word]) => comparable(word));
    const months = said.flatMap((word, at) => (this.months.has(word) ? [at] : []));
    const [at = 0] = months.length === 1 ? months : [];
    const behind = this.beforeMonths.get(said[at - 1] ?? '');
    const [word = '', next = ''] = said.slice(at, at + 2);
    if (behind === undefined || /^\p{Nd}/u.test(next)) return text;
    const year = yearOf(this.months.get(word) ?? 0);
    const end = (words[at]?.index ?? 0) + (words[at]?.[0].length ?? 0);
    const told = behind.replace('{}', String(year));
    return year ? `${text.slice(0, end)} ${told}${text.slice(end)}` : text;
  }

  /** The first or last day of a year in words, the end of 2016; and where its words stand. */
  edge(words: readonly string[]): [day: string, used: ReadonlySet<number>] {
    for (const [at, word] of words.entries()) {
      const edge = this.edges.get(word);
      if (!edge) continue;
      const step = at + 1 + Number(this.of.has(words[at + 1] ?? ''));
      const [year, used] = this.from(words, step, WORDS_OF_YEAR);
      const between = Array.from({ length: step - at }, (_, i) => at + i);
      if (year >= THOUSAND) return [`${String(year)}-${edge}`, new Set([...between, ...used])];
    }
    return ['', new Set()];
  }

  /** Where the numbers of days without a year stand: 11 de abril counts nothing. */
  halves(words: readonly string[]): Set<number> {
    const found = new Set<number>();
    for (const [at, word] of words.entries()) {
      if (!this.month(word)) continue;
      for (const near of this.before(words, at)[1]) found.add(near);
      const [number, near] = this.from(words, at + 1, 1);
      if (number < THOUSAND) for (const one of near) found.add(one);
    }
    return found;
  }

  /** The one month that words name; 0 if they name none, or several. */
  only(words: readonly string[]): number {
    const found = new Set(words.map((word) => this.month(word)).filter(Boolean));
    return found.size === 1 ? ([...found][0] ?? 0) : 0;
  }

  /** The number of a month; 0 of what is none. */
  month(word: string): number {
    const known = this.months.get(word);
    if (known) return known;
    if (word.length < LETTERS || /^\p{Nd}+$/u.test(word)) return 0;
    const short = new Set<number>();
    for (const [month, number] of this.months) if (month.startsWith(word)) short.add(number);
    const [only = 0] = short;
    return short.size === 1 ? only : 0;
  }

  /** The number that ends before a month. */
  private before(words: readonly string[], at: number): Read {
    const end = at - Number(this.of.has(words[at - 1] ?? ''));
    for (let start = Math.max(0, end - WORDS_OF_DAY); start < end; start += 1) {
      const [number, used] = this.from(words, start, end - start);
      if (used.length && used.at(-1) === end - 1) return [number, used];
    }
    return [0, []];
  }

  /** The number that begins somewhere, in figures or in words. */
  private from(words: readonly string[], start: number, most: number): Read {
    const inFigures = this.figures(words[start] ?? '');
    if (inFigures) return [inFigures, [start]];
    let [total, used] = [0, 0];
    for (let at = start; at < Math.min(start + most, words.length); at += 1) {
      const number = this.spelt.get(words[at] ?? '');
      if (number !== undefined) [total, used] = [grown(total, number), at - start + 1];
      else if (!this.and.has(words[at] ?? '') || !used) break;
    }
    return [total, Array.from({ length: used }, (_, i) => start + i)];
  }

  private figures(word: string): number {
    const [, number = '', end = ''] = ENDED.exec(word) ?? [];
    const bare = this.ends.has(end) ? number : word;
    return /^\d{1,4}$/.test(bare) ? Number(bare) : 0;
  }
}

/** A number said on: two, thousand, two; twenty, twenty, six. */
function grown(total: number, more: number): number {
  if (more === HUNDRED || more === THOUSAND) return (total || 1) * more;
  const again = total >= 10 && total < HUNDRED && more >= 10;
  return again ? total * HUNDRED + more : total + more;
}

function dayOf(year: number, month: number, day: number): string {
  const moment = new Date(Date.UTC(2000, month - 1, day));
  moment.setUTCFullYear(year, month - 1, day);
  const real = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  if (!real || year < 1 || year > 9999) return '';
  const padded = (n: number, width: number): string => String(n).padStart(width, '0');
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}
