/**
 * Words that name a span of years come in; out go its first and last day, and which they are.
 *
 * The rules are those of ask/spans.py and ask/turn_words.py.
 */

import lists from '../../../../ask/asking.json';
import { normalise } from '../search';
import type { Words } from './typed';

/** The first and the last day, YYYY-MM-DD; either may be empty. */
export type Span = readonly [first: string, last: string];

const { spans: KEYS } = lists;
const ANY = '…';
/** The tens of a decade, with its century or without: 1990, 90. */
const TENS = /^(1[5-9]|20)?(\d)0$/;
const DECADE = /^(1[5-9]\d0|20\d0)s$/;
const words = (text: string): string[] => normalise(text).split(' ').filter(Boolean);

/** What a language tells of turns of phrase. */
export interface Turning {
  turns?: Readonly<Record<string, string>>;
  links?: string;
  listing?: string;
  theirs?: string;
  spans?: Readonly<Record<string, string>>;
  /** Words that ask for more than a yes or a no; gazettes; numbers; and more, `;` between them. */
  laws?: string;
  counts?: string;
  actors?: string;
  speakers?: string;
  /** Words by which somebody tells a number; after `;`, those before whoever says it. */
  telling?: string;
  /** Words for those whom something befell: the pardoned. */
  became?: string;
}

/** Knows the turns of phrase by which people ask, and how they name spans of years. */
export class TurnWords {
  readonly links = new Set<string>();
  readonly listing = new Set<string>();
  /** Words for what is of whoever was named before: their pardon. */
  readonly theirs = new Set<string>();
  /** By a word for a kind of actor what they are: governments, NGOs. */
  readonly actors = new Map<string, readonly string[]>();
  /** Words for what is counted of anything: a count, a figure. */
  readonly counts = new Set<string>();
  /** By a word for who speaks, what they are: bishops, the opposition; none if it adds none. */
  readonly speakers = new Map<string, readonly string[]>();
  /** Words by which somebody tells a number: counted, registered. */
  readonly telling = new Set<string>();
  /** Words for those whom something befell: the pardoned. */
  readonly became = new Set<string>();
  /** Words before whoever says it: according to. */
  readonly by: string[][] = [];
  /** Words that ask for more than a yes or a no: what, who. */
  readonly open: string[] = [];
  readonly gazette: string[] = [];
  readonly number: string[] = [];
  /** Words by which it is told how something is asked for. */
  readonly applying: string[] = [];
  /** Words that a number stands behind which counts nothing: article 9. */
  readonly numbering: string[] = [];
  /** What is done to a law before it is one: who proposed it. */
  readonly beginning: string[] = [];
  readonly bills: string[] = [];
  /** Words for what a law may reach that name nothing: crimes, cases. */
  readonly reached: string[] = [];
  /** Words by which somebody asks for something, one of each language. */
  readonly demanding: string[] = [];
  /** Words behind which it is asked of what, within a sentence: convicted of what. */
  readonly ofWhat: string[] = [];
  /** Words that end a question of an event, and name nothing: why was the march held. */
  readonly ending: string[] = [];
  private readonly turns: { parts: string[][]; name: string; length: number }[] = [];
  private readonly spans = new Map(KEYS.map((key) => [key, new Set<string>()]));
  private readonly named = new Map<string, Span>();

  constructor(private readonly isYear: (word: string) => boolean) {}

  learn({
    turns = {},
    links = '',
    listing = '',
    theirs = '',
    spans = {},
    laws = '',
    counts = '',
    actors = '',
    speakers = '',
    telling = '',
    became = '',
  }: Turning): void {
    const { open, gazette, number, applying, numbering, beginning } = this;
    const { bills, reached, demanding, ofWhat, ending } = this;
    const asks = [open, gazette, number, applying, numbering, beginning];
    const known = [...asks, bills, reached, demanding, ofWhat, ending];
    laws.split(';').forEach((group, at) => known[at]?.push(...words(group)));
    for (const word of words(links)) this.links.add(word);
    for (const word of words(listing)) this.listing.add(word);
    for (const word of words(theirs)) this.theirs.add(word);
    for (const word of words(counts)) this.counts.add(word);
    for (const [known, told] of [
      [this.actors, actors],
      [this.speakers, speakers],
    ] as const) {
      // prettier-ignore
      for (const group of told.split(';')) {
        const [kinds = '', names = ''] = group.split(':');
        const own = kinds.split(' ').filter(Boolean);
        for (const name of words(names)) known.set(name, own);
      }
    }
    for (const word of words(became)) this.became.add(word);
    const [numbers = '', ...before] = telling.split(';');
    for (const word of words(numbers)) this.telling.add(word);
    this.by.push(...before.map(words));
    for (const key of KEYS) {
      for (const word of (spans[key] ?? '').split(';').flatMap(words)) this.of(key).add(word);
    }
    for (const group of (spans['named'] ?? '').split(';')) {
      const [first = '', last = '', ...names] = words(group);
      for (const name of names) this.named.set(name, [`${first}-01-01`, `${last}-12-31`]);
    }
    for (const [name, patterns] of Object.entries(turns)) {
      for (const pattern of patterns.split(';')) {
        const parts = pattern.split(ANY).map(words);
        this.turns.push({ parts, name, length: parts.flat().length });
      }
    }
    this.turns.sort((a, b) => b.length - a.length);
  }

  of(key: string): Set<string> {
    return this.spans.get(key) ?? new Set();
  }

  /** What stands before the year in which something held. */
  get within(): ReadonlySet<string> {
    return this.of('within');
  }

  /** The turns that words are, the longest first, with what stands in each. */
  read(typed: readonly string[]): [name: string, found: string[]][] {
    return this.turns.flatMap(({ parts, name }) => {
      const found = standing(typed, parts);
      return found ? [[name, found] as [string, string[]]] : [];
    });
  }

  /** The span that words name, and the places of those words. */
  span(typed: readonly string[]): readonly [Span, ReadonlySet<number>] {
    const none = [['', ''], new Set<number>()] as const;
    const years = typed.flatMap((word, at) => (this.isYear(word) ? [at] : []));
    const [one, other] = years;
    if (one !== undefined && other !== undefined) {
      const begin = this.standsBefore(typed, one, this.of('from'));
      const between = typed.slice(one + 1, other).every((word) => this.of('to').has(word));
      if (other !== one + 1 && (begin < 0 || !between)) return none;
      const [first = '', last = ''] = [typed[one] ?? '', typed[other] ?? ''].sort();
      return [[`${first}-01-01`, `${last}-12-31`], range(begin < 0 ? one : begin, other)];
    }
    for (const [at, word] of typed.entries()) {
      const [, century = '19', tens] = TENS.exec(word) ?? [];
      const begin = tens ? this.standsBefore(typed, at, this.of('decade')) : -1;
      if (tens === undefined || begin < 0) continue;
      const first = Number(`${century}${tens}0`);
      const used = new Set([...range(begin, at), ...this.linking(typed, begin)]);
      return [[`${first}-01-01`, `${first + 9}-12-31`], used];
    }
    for (const at of years) {
      const since = this.standsBefore(typed, at, this.of('since'));
      if (since >= 0) return [[`${typed[at] ?? ''}-01-01`, ''], range(since, at)];
      const before = this.standsBefore(typed, at, this.of('before'));
      if (before >= 0) return [['', `${Number(typed[at]) - 1}-12-31`], range(before, at)];
    }
    for (const [at, word] of typed.entries()) {
      const decade = DECADE.exec(word)?.[1];
      const own: Span | undefined = decade
        ? [`${decade}-01-01`, `${Number(decade) + 9}-12-31`]
        : this.named.get(word);
      const near = [-2, -1, 1]
        .map((way) => at + way)
        .filter((one) => this.of('beside').has(typed[one] ?? ''));
      if (own && (near.length || decade)) {
        return [own, new Set([at, ...near, ...this.linking(typed, at)])];
      }
    }
    return none;
  }

  /** The place of a word that stands before a year; -1 if none does. */
  private standsBefore(typed: readonly string[], year: number, wanted: Set<string>): number {
    for (let at = year - 1; at >= 0; at -= 1) {
      if (wanted.has(typed[at] ?? '')) return at;
      if (!this.of('of').has(typed[at] ?? '')) break;
    }
    return -1;
  }

  private linking(typed: readonly string[], from: number): number[] {
    const found: number[] = [];
    for (let at = from - 1; at >= 0; at -= 1) {
      const word = typed[at] ?? '';
      if (!this.of('of').has(word) && !this.of('beside').has(word)) break;
      found.push(at);
    }
    return found;
  }
}

const range = (first: number, last: number): Set<number> =>
  new Set(Array.from({ length: last - first + 1 }, (_, at) => first + at));

/** What stands where a turn leaves places open; nothing if the words are not that turn. */
function standing(typed: readonly string[], parts: readonly string[][]): string[] | undefined {
  const [first = [], ...others] = parts;
  const stands = (at: number, part: readonly string[]): boolean =>
    part.every((word, i) => typed[at + i] === word);
  if (!others.length) {
    const spots = Array.from({ length: typed.length - first.length + 1 }, (_, at) => at);
    return spots.some((at) => stands(at, first)) ? [] : undefined;
  }
  if (!stands(0, first)) return undefined;
  const found: string[] = [];
  let at = first.length;
  for (const [number, part] of others.entries()) {
    let end = typed.length - part.length;
    if (part.length && number === others.length - 1) {
      if (!stands(end, part)) return undefined;
    } else if (part.length) {
      end = at + 1;
      while (end < typed.length - part.length && !stands(end, part)) end += 1;
      if (end >= typed.length - part.length) return undefined;
    }
    if (end <= at) return undefined;
    found.push(typed.slice(at, end).join(' '));
    at = end + part.length;
  }
  return found;
}

/** The days from one text to another, where both are days, months or years. */
export function spanIn(typed: Words, one: string, other: string): Span | undefined {
  let first = dayOf(typed, one, false);
  const last = dayOf(typed, other, true);
  if (!first && last) {
    // Between 11 and 14 April 2002.
    const own = one.split(' ');
    const number = own.find((word) => /^\d+$/.test(word)) ?? '';
    const rest = own.filter((word) => !typed.light.has(word) && word !== number);
    const isDay = number && !rest.length && Number(number) > 0;
    if (isDay && Number(number) <= Number(last.slice(8))) {
      first = `${last.slice(0, 8)}${number.padStart(2, '0')}`;
    }
  }
  return first && last && first <= last ? [first, last] : undefined;
}

function dayOf(typed: Words, text: string, isLast: boolean): string {
  const query = typed.read(text);
  if (query.isDay) return query.day;
  const own = text.split(' ').filter((word) => word && !typed.light.has(word));
  const [year, month] = typed.month(own);
  if (!year || own.length > 1 + Number(month > 0)) return '';
  const two = (number: number): string => String(number).padStart(2, '0');
  if (!isLast) return `${year}-${two(month || 1)}-01`;
  const days = new Date(Date.UTC(year, month || 12, 0)).getUTCDate();
  return `${year}-${two(month || 12)}-${days}`;
}
