/**
 * Plain words come in; the things, sentences and sources they are about, and what to ask, go out.
 *
 * The rules are those of ask/plainly.py; tests/shared/asked.json holds both to the same answers.
 */

import { oneSlip } from '../search';
import { ASKED, asked, covers, isDenied, type Asked, type Blanks, type Hit } from './asked';
import { type Language, plain, type Query, Words } from './typed';

export type { Asked, Blanks, Hit };

/** Words by which something may be found: its name or sentence, and more that count for less. */
export type Row = readonly [id: string, kind: string, text: string, also: string, weight: number];

export interface Found {
  hits: Hit[];
  questions: Asked[];
  /** Whether the words ask one of the questions, and not only name a thing. */
  named: boolean;
}

const GROUPS: Readonly<Record<string, number>> = { claim: 1, source: 2 };
const MOST = [6, 5, 3];
const [ALSO, HINT, SHORT, KNOWN] = [0.6, 0.3, 0.4, 0.05];
const [PREFIX, STEM, SLIP] = [0.85, 0.7, 0.6];
const [STEM_LETTERS, STEM_SHARE, STEM_APART] = [5, 0.6, 4];
const [SLIP_LETTERS, PREFIX_LETTERS] = [4, 3];
const JOINED = 3;
const [WHOLE, ENOUGH, LEAST] = [0.99, 0.6, 0.3];

const group = (kind: string): number => GROUPS[kind] ?? 0;
const isAlpha = (word: string): boolean => /^\p{L}+$/u.test(word);
const isDigit = (word: string): boolean => /^\p{Nd}+$/u.test(word);
const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

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

export class Box {
  private readonly rows: Row[];
  private readonly read: Words;
  private readonly words = new Map<string, Map<number, number>>();
  private readonly lengths: number[] = [];
  private readonly sorted: string[];
  private readonly spelt: string[];
  private readonly ids: number[];
  private readonly total: number;
  private readonly known = new Map<string, Fits>();

  constructor(
    rows: Iterable<Row>,
    languages: Iterable<Language>,
    private readonly questions: Readonly<Record<string, Blanks>>,
  ) {
    this.rows = [...rows].filter(([, , text]) => text);
    this.read = new Words(languages);
    this.rows.forEach(([, kind, text, also], at) => {
      const own = plain(text).split(' ').filter(Boolean);
      this.lengths.push(own.length);
      for (const word of plain(also).split(' ')) if (word) this.put(word, at, ALSO);
      for (const word of own) this.put(word, at, 1);
      if (own.length > 1 && own.length <= JOINED && !(kind in GROUPS)) {
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

  ask(text: string): Found {
    const query = this.read.read(text);
    const hits = this.hits(query, plain(text));
    // A sentence that has every word answers better than a question about something like it.
    const whole = new Set(hits.filter((hit) => hit.whole).map(({ kind }) => kind === 'claim'));
    const alone = whole.has(true) && !whole.has(false);
    const asks = [...query.asked, ...(isDenied(query) ? ['who_disputes'] : [])];
    const questions = asked(this.questions, query, hits)
      .filter((one) => !alone || !asks.includes(one.name) || covers(one, hits, query))
      .slice(0, ASKED);
    const [first] = questions;
    const named =
      !!first &&
      (asks.includes(first.name) ||
        first.values.some(([blank, value]) => blank === 'valid_at' && value === query.day));
    const counted = [0, 0, 0];
    const shown = hits.filter(({ kind }) => {
      const at = group(kind);
      counted[at] = (counted[at] ?? 0) + 1;
      return (counted[at] ?? 0) <= (MOST[at] ?? 0);
    });
    return { hits: shown, questions, named };
  }

  private fits(word: string): Fits {
    const known = this.known.get(word);
    if (known) return known;
    const rows = this.alike(word);
    const holders = new Set([...rows.keys()].map((at) => this.ids[at])).size;
    const found = { rows, rarity: Math.log(1 + this.total / (1 + holders)) };
    this.known.set(word, found);
    return found;
  }

  private alike(word: string): Map<number, number> {
    const found = new Map(this.words.get(word));
    if (isDigit(word)) return found; // 2016 is not 2017, and 71 is not 711
    if (word.length >= PREFIX_LETTERS) {
      const stem = word.slice(0, STEM_LETTERS);
      for (let i = this.place(stem); this.sorted[i]?.startsWith(stem); i += 1) {
        const known = this.sorted[i] ?? '';
        if (known === word) continue;
        const value = known.startsWith(word) ? PREFIX : sameStem(word, known) ? STEM : 0;
        if (value) this.take(found, known, value);
      }
    }
    if (!found.size && word.length >= SLIP_LETTERS && isAlpha(word)) {
      for (const known of this.spelt) if (oneSlip(word, known)) this.take(found, known, SLIP);
    }
    return found;
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

  private hits(query: Query, said: string): Hit[] {
    const score = new Map<number, number>();
    const share = new Map<number, number>();
    const told = new Map<number, string[]>();
    let total = 0;
    const add = (map: Map<number, number>, at: number, value: number): void => {
      map.set(at, (map.get(at) ?? 0) + value);
    };
    for (const [words, worth] of [
      [query.words, 1],
      [query.hints, HINT],
    ] as const) {
      for (const word of new Set(words)) {
        const { rows, rarity } = this.fits(word);
        if (worth === 1) total += rarity;
        for (const [at, value] of rows) {
          add(score, at, worth * rarity * value);
          if (worth !== 1) continue;
          add(share, at, rarity);
          told.set(at, [...(told.get(at) ?? []), word]);
        }
      }
    }
    const best = new Map<string, readonly [value: number, at: number]>();
    for (const [at, part] of share) {
      const [id, , , , weight] = this.rows[at] as Row;
      const covered = (told.get(at)?.length ?? 0) / (this.lengths[at] || 1);
      let value = (score.get(at) ?? 0) / total + SHORT * Math.min(1, covered);
      value += KNOWN * Math.log(1 + weight);
      const old = best.get(id);
      if (part / total >= LEAST && (!old || old[0] < value)) best.set(id, [value, at]);
    }
    const shares = new Map([...share].map(([at, part]) => [at, part / total]));
    return this.ordered(best, shares, told, said);
  }

  private ordered(
    best: ReadonlyMap<string, readonly [number, number]>,
    share: ReadonlyMap<number, number>,
    told: ReadonlyMap<number, string[]>,
    said: string,
  ): Hit[] {
    const most: number[] = [];
    for (const [, at] of best.values()) {
      const of = group(this.rows[at]?.[1] ?? '');
      most[of] = Math.max(most[of] ?? 0, share.get(at) ?? 0);
    }
    const keyed: (Ranked & { hit: Hit })[] = [];
    for (const [id, [value, at]] of best) {
      const [, kind, text] = this.rows[at] as Row;
      const part = share.get(at) ?? 0;
      const of = group(kind);
      if (part < ENOUGH * (most[of] ?? 0)) continue;
      const whole = part >= WHOLE;
      const hit = { id, kind, text, whole, words: new Set(told.get(at)) };
      // Who types the whole name of a newspaper means it, whatever else has its words.
      const named = kind !== 'claim' && plain(text) === said;
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
    const found = new Map<string, Hit>();
    for (const { hit } of keyed) {
      const key = hit.kind === 'claim' ? hit.text : hit.id;
      if (!found.has(key)) found.set(key, hit);
    }
    return [...found.values()];
  }
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
