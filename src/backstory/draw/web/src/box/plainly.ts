/**
 * Plain words come in; the things, sentences and sources they are about, and what to ask, go out.
 *
 * The rules are those of ask/plainly.py; tests/shared/asked.json holds both to the same answers.
 */

import {
  ASKED,
  asked,
  COUNTED,
  covers,
  ELSE,
  isDenied,
  SAID,
  speaks,
  SUBJECT,
  type Asked,
  type Blanks,
  type Hit,
} from './asked';
import { fateOf, postFirst } from './fates';
import { oneSlip } from '../search';
import { compared, firstOf, Fitting, isDigit, type Row } from './fitting';
import { Laws } from './laws';
import type { Turn } from './turn';
import { Turns } from './turns';
import { isYear, type Language, plain, type Query, Words, type YearOf } from './typed';

export type { Asked, Blanks, Hit, Row };

export interface Found {
  hits: Hit[];
  questions: Asked[];
  /** Whether the words ask one of the questions, and not only name a thing. */
  named: boolean;
}

/** Among how many things, sentences, what is counted is looked for beside. */
const [LOOKED, SENTENCES] = [6, 20];
/** Letters of a word that may be a slip. */
const SLIP = 3;
/** Questions that a sentence does not answer, though it has every word. */
const PLAIN = new Set([
  'dates_of_event',
  'figures_side_by_side',
  'who_disputes',
  'precedents',
  'instruments_of_event',
  'outcome_of_measure',
]);
/** Questions of what somebody may have done whom the words name too. */
const BY_BODIES = new Set(['precedents', 'outcome_of_measure', 'dates_of_event']);
const NO_SUBJECT = new Set(['claim', COUNTED]);
/** Questions that answer whoever names somebody, or a post. */
const OF_NAMES = ['holders_of_post', 'about'];

const countsAfter = ({ asked }: Query): boolean =>
  asked.includes('figures_side_by_side') && asked.includes('what_followed');

/** Rows that turns of phrase name. */
const TOLD = ['concept kind', 'concept definition', 'copied'];
const NO_WORDS: ReadonlySet<string> = new Set();

/** The names of a kind: what stands in brackets explains it; of two that are one, either is it. */
function namesOf(text: string, kind: string): string[] {
  const [name = ''] = text.split(' (');
  return [...new Set([name, ...(kind === 'concept kind' ? name.split(/ (?:or|o|u) /) : [])])];
}

export class Box {
  readonly typed: Words;
  readonly fitting: Fitting;
  readonly laws: Laws;
  /** The kinds of events and the definitions. */
  readonly concepts: readonly Hit[];

  constructor(
    rows: Iterable<Row>,
    languages: Iterable<Language>,
    private readonly questions: Readonly<Record<string, Blanks>>,
    /** The day that the sources reach. */
    readonly reach = '',
  ) {
    this.typed = new Words(languages, (...day) => this.yearOf(...day));
    const all = [...rows];
    this.fitting = new Fitting(
      all.filter(([, kind]) => kind !== 'copied' && kind !== 'definition'),
      this.typed,
    );
    this.laws = new Laws(this.fitting);
    this.concepts = all.flatMap(([id, own, text, , weight]) => {
      const kind = own === 'definition' ? 'concept definition' : own;
      return TOLD.includes(kind)
        ? namesOf(text, kind).map((text) => ({
            id,
            kind,
            text,
            weight,
            whole: true,
            words: NO_WORDS,
          }))
        : [];
    });
  }

  ask(text: string): Found {
    const read = this.typed.read(text);
    const opens = this.typed.turns.open.includes(plain(text).split(' ')[0] ?? ''); // which: who
    const isCounting = !opens && !read.asked.length && this.isCounting(read);
    const query = isCounting ? { ...read, asked: ['figures_side_by_side'] } : read;
    const hits = this.fitting.hits(query, plain(text));
    const shown = firstOf(hits);
    const turn = this.turn(text);
    if (turn) return { hits: shown, questions: [turn.asking], named: true };
    const pair = this.pair(query);
    if (pair) return { hits: shown, questions: [pair], named: true };
    const fate = fateOf(this.fitting, query, plain(text).split(' '));
    if (fate) return { hits: shown, questions: [fate], named: true };
    const { counted, things: found } = this.about(query, hits, plain(text));
    const things = this.laws.first(query, postFirst(this.fitting, query, found));
    // A sentence that has every word answers better than a question about something like it,
    // unless it is asked when, how many, or where accounts differ.
    const whole = new Set(hits.filter((hit) => hit.whole).map(({ kind }) => kind === 'claim'));
    const plainly = query.asked.some((name) => PLAIN.has(name));
    const alone = whole.has(true) && !whole.has(false) && !counted && !plainly;
    const asks = [...query.asked, ...(isDenied(query) ? ['who_disputes'] : [])];
    const saidBy = query.number && query.asked.includes(SAID); // who said 711
    if (counted || saidBy) asks.push('figures_side_by_side');
    const sentence = hits[0]?.kind === 'claim';
    const questions = asked(this.questions, query, things, sentence, counted)
      .filter(
        (one) =>
          !alone || !asks.includes(one.name) || covers(one, things, query) || speaks(one, things),
      )
      .slice(0, ASKED);
    const [first] = questions;
    const named =
      !!first &&
      ([...asks, ...OF_NAMES, ...query.asked.map((name) => ELSE[name])].includes(first.name) ||
        first.values.some(([blank, value]) => blank === 'valid_at' && value === query.day));
    return { hits: shown, questions, named };
  }

  /** A text with slips in the words that ask put right: whn was the coup. */
  mended(text: string): string {
    return text.replace(/\p{L}+/gu, (word) => this.right(word));
  }

  /** A word put right that nothing has nor begins with, and that is a slip of one that asks. */
  private right(typed: string): string {
    const { asks, turns } = this.typed;
    const word = plain(typed);
    const isKnown = asks.has(word) || [...this.fitting.having(word)].length > 0;
    if (word.length < SLIP || isKnown) return typed;
    let near = [...asks].filter((one) => one[0] === word[0] && oneSlip(word, one));
    if (this.fitting.beginning(word).length) near = near.filter((one) => turns.open.includes(one));
    const letters = (one: string): string => [...one].sort().join('');
    // Letters that changed places, one left out or one too many are slips more often than another.
    const rank = (one: string): number =>
      letters(one) === letters(word) ? -1 : [1, -1, 0].indexOf(one.length - word.length);
    return near.sort((a, b) => rank(a) - rank(b) || compared(a, b))[0] ?? typed;
  }

  /** What the words ask, if they are a turn of phrase. */
  turn(text: string): Turn | undefined {
    return new Turns(this).turn(text);
  }

  /** The year of a day typed without one: the last; else that of most events. */
  private readonly yearOf: YearOf = (month, name, day, last) => {
    if (!this.reach) return 0;
    const typed = [month, day].map((n) => String(n).padStart(2, '0')).join('-');
    const year = Number(this.reach.slice(0, 4)) - Number(typed > this.reach.slice(5));
    const things = new Map<string, readonly [year: number, weight: number]>();
    const named = new Set(last ? [] : this.fitting.having(name));
    for (const at of this.fitting.having(String(day))) {
      const [id, kind, , also = '', weight = 0] = this.fitting.row(at);
      if (kind !== 'event' || !named.has(at)) continue;
      const one = Math.max(...plain(also).split(' ').filter(isYear).map(Number));
      if (one > 0 && one <= year) things.set(id, [one, weight]);
    }
    const found = new Map<number, number>();
    for (const [one, weight] of things.values()) found.set(one, (found.get(one) ?? 0) + weight);
    const ordered = [...found].sort(([a, many], [b, more]) => more - many || b - a);
    return ordered[0]?.[0] ?? year;
  };

  /** What is counted, and what the words are about beside it: things, no sentences. */
  private about(
    query: Query,
    hits: readonly Hit[],
    said: string,
  ): { counted?: Hit | undefined; things: readonly Hit[] } {
    // How many by a day: that something else was on it tells nothing.
    const hints = query.hints.filter((word) => !query.dated.includes(word));
    const undated = query.day && query.asked.includes('figures_side_by_side');
    const every = undated ? this.fitting.hits({ ...query, hints, dated: [] }, said) : hits;
    const others = every.filter(({ kind }) => kind !== 'claim');
    const named = this.ofOthers(query, others, said);
    // How many … after the law: of what is it after.
    const beside = countsAfter(query) ? this.besideCounts(query) : [];
    const things = beside.length ? beside : named;
    const differ = query.asked.includes('who_disputes');
    const asks = query.asked.includes('figures_side_by_side') || isDenied(query) || differ;
    const counted = query.asked.length && !asks ? undefined : this.counted(query, said);
    // Political prisoners in January 2026: nobody who asked in that month for their release.
    const bare = counted && this.isOfMonth(query, counted);
    const typed = new Set(said.split(' '));
    const isMeant = ({ text }: Hit): boolean =>
      !bare ||
      plain(text)
        .split(' ')
        .every((word) => typed.has(word));
    const other = things
      .slice(0, LOOKED)
      .some((hit) => SUBJECT.has(hit.kind) && this.fitting.isNamed(hit) && isMeant(hit));
    if (!counted || other || countsAfter(query)) return { things };
    if (bare) return { counted, things: this.saidOf(hits, query, counted) };
    const rest = query.words.filter((word) => !counted.words.has(word));
    const besideIt = rest.length
      ? this.fitting
          .hits({ ...query, words: rest }, rest.join(' '))
          .filter((hit) => !NO_SUBJECT.has(hit.kind) && this.fitting.isNamed(hit))
      : [];
    return { counted, things: besideIt.length ? besideIt : this.saidOf(hits, query, counted) };
  }

  /** Puts first what is named beside a body: the amnesty that the Supreme Court annulled. */
  private ofOthers(query: Query, things: readonly Hit[], said: string): readonly Hit[] {
    const first = things.find(({ kind }) => SUBJECT.has(kind));
    if (!first || first.whole || !query.asked.some((name) => BY_BODIES.has(name))) return things;
    const used = new Set(
      things
        .filter(({ kind, text }) => kind === 'body' && ` ${said} `.includes(` ${plain(text)} `))
        .flatMap(({ text }) => plain(text).split(' ')),
    );
    const words = query.words.filter((word) => !used.has(word));
    if (!words.length || words.length === query.words.length) return things;
    const [best] = this.fitting
      .hits({ ...query, words }, words.join(' '))
      .filter(({ whole, kind }) => whole && SUBJECT.has(kind));
    return best ? [best, ...things.filter(({ id }) => id !== best.id)] : things;
  }

  /** What the words name that count nothing. */
  private besideCounts(query: Query): Hit[] {
    const counting = new Set<string>();
    for (const word of query.words) {
      for (const at of this.fitting.having(word)) {
        const [, kind, text] = this.fitting.row(at);
        const own = kind === COUNTED ? plain(text).split(' ') : [];
        if (own.every((one) => query.words.includes(one))) own.forEach((one) => counting.add(one));
      }
    }
    const words = query.words.filter((word) => !counting.has(word));
    const hits = words.length ? this.fitting.hits({ ...query, words }, words.join(' ')) : [];
    return hits.filter(({ kind }) => !NO_SUBJECT.has(kind)).slice(0, SENTENCES);
  }

  /** What most of the sentences are about that count this and have every other word. */
  private saidOf(hits: readonly Hit[], query: Query, counted: Hit): Hit[] {
    const asked = [...query.words, ...query.dated];
    const needed = query.words.filter((word) => counted.words.has(word));
    if (asked.every((word) => needed.includes(word))) return [];
    const abouts = hits
      .filter(({ kind, whole, dated }) => {
        return kind === 'claim' && whole && (dated || !query.dated.length);
      })
      .filter(({ words }) => needed.every((word) => words.has(word)))
      .slice(0, SENTENCES)
      .map(({ about = '' }) => about);
    const times = (about: string): number => abouts.filter((one) => one === about).length;
    const [most = ''] = [...new Set(abouts)].sort((a, b) => times(b) - times(a) || compared(b, a));
    const [kind = '', ...id] = most.split(':');
    if (!SUBJECT.has(kind) || 2 * times(most) <= abouts.length) return [];
    return [{ id: id.join(':'), kind, text: '', whole: true, words: new Set(asked), weight: 0 }];
  }

  /** Whether words are names of what is counted, in some month and place, and no more. */
  private isOfMonth({ words, months }: Query, { id }: Hit): boolean {
    const names = (word: string): boolean =>
      [...this.fitting.having(word)].some((at) => this.fitting.row(at)[0] === id);
    const rest = words.filter((word) => !names(word));
    const isAside = (word: string): boolean =>
      isYear(word) || months.includes(word) || this.fitting.isPlace(word);
    return months.length > 0 && rest.every(isAside);
  }

  /** Whether words name a month, and else what several counts are of: freed in May. */
  private isCounting({ words, months }: Query): boolean {
    const rest = words.filter((word) => !months.includes(word) && !isYear(word));
    const counts = (word: string): boolean => {
      const forms = [word, ...(this.typed.alike.get(word) ?? [])];
      const rows = forms.flatMap((one) => [...this.fitting.having(one)]);
      const of = rows.map((at) => this.fitting.row(at)).filter(([, kind]) => kind === COUNTED);
      return new Set(of.map(([id]) => id)).size > 1;
    };
    return months.length > 0 && rest.length > 0 && rest.every(counts);
  }

  /** The one thing that some of the words count; nothing if they may count several. */
  private counted(query: Query, said: string): Hit | undefined {
    const most = new Map<string, Hit>();
    const typed = new Set(said.split(' '));
    for (const word of query.words) {
      for (const at of this.fitting.having(word)) {
        const [id, kind, text] = this.fitting.row(at);
        if (kind !== COUNTED) continue;
        const words = new Set(plain(text).split(' '));
        const best = most.get(id)?.words.size ?? 0;
        if ([...words].every((one) => typed.has(one)) && best < words.size) {
          most.set(id, { id, kind, text, whole: true, words, weight: 0 });
        }
      }
    }
    const widest = Math.max(0, ...[...most.values()].map(({ words }) => words.size));
    const found = [...most.values()].filter(({ words }) => words.size === widest);
    return found.length === 1 ? found[0] : undefined;
  }

  /** The question about two things that the words ask, if both are found. */
  private pair(query: Query): Asked | undefined {
    for (const [name, first, second] of query.pairs) {
      const [one, other] = [this.lent(first, second), this.lent(second, first)];
      const blanks = Object.entries(this.questions[name] ?? {});
      const kinds = new Set(blanks.flatMap(([, [kind]]) => kind));
      const [earlier, later] = [
        this.best(one, this.year(name, one, other), kinds),
        this.best(other, this.year(name, other, one), kinds),
      ];
      const [to, from] = blanks.map(([blank]) => blank);
      if (earlier && later && earlier !== later && to && from) {
        return { name, values: [[to, later], [from, earlier]] }; // prettier-ignore
      }
    }
    return undefined;
  }

  /** Lends a text that is but a year the words of the other: the amnesty of 2007, that of 2026. */
  private lent(text: string, beside: string): string {
    const own = this.typed.read(text).words;
    if (!own.length || !own.every(isDigit)) return text;
    const others = this.typed.read(beside).words.filter((word) => !isDigit(word));
    return [...others, ...own].join(' ');
  }

  /** What a text names that fits a blank; of a year, what most is said of. */
  best(text: string, years: readonly string[], kinds: ReadonlySet<string>): string {
    const query = this.typed.read(text);
    const fitting = (words: string[]): Hit[] =>
      this.fitting.hits({ ...query, words }, plain(text)).filter(({ kind }) => kinds.has(kind));
    const ofYear = years.length
      ? fitting([...query.words, ...years]).filter((hit) => hit.whole)
      : [];
    const [first, ...others] = ofYear;
    if (first) return others.reduce((a, b) => (b.weight > a.weight ? b : a), first).id;
    const hits = fitting(query.words);
    const came = kinds.has('event') && !kinds.has('instrument') ? this.came(query, text) : '';
    if (came) return came;
    return (hits.find(({ whole }) => whole) ?? hits[0])?.id ?? '';
  }

  /** Where one word names several legal texts, the event of that most is said of. */
  private came(query: Query, text: string): string {
    if (query.words.filter((word) => !isDigit(word)).length !== 1) return '';
    const texts = this.fitting
      .hits(query, plain(text))
      .filter(({ kind, whole }) => whole && kind === 'instrument');
    const [first, ...others] = texts;
    const most = first && others.reduce((a, b) => (b.weight > a.weight ? b : a), first);
    return most?.about?.split(':').slice(1).join(':') ?? '';
  }

  /** The year that only the other of two has: the vote and the ruling of 2016. */
  year(name: string, text: string, beside: string): string[] {
    const own = this.typed.read(text).words.some(isDigit);
    return name !== 'days_between' || own ? [] : this.typed.read(beside).words.filter(isDigit);
  }
}
