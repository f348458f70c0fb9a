/**
 * Plain words come in; the things, sentences and sources they are about, and what to ask, go out.
 *
 * The rules are those of ask/plainly.py; tests/shared/asked.json holds both to the same answers.
 */

import lists from '../../../../ask/asking.json';
import {
  ASKED,
  asked,
  covers,
  ELSE,
  isDenied,
  SAID,
  SUBJECT,
  speaks,
  type Asked,
  type Blanks,
  type Hit,
  WHOLE,
} from './asked';
import { Counting, kindFirst, undoneFirst } from './counting';
import { fateOf, postFirst } from './fates';
import { oneSlip } from '../search';
import { compared, firstOf, Fitting, isDigit, type Row } from './fitting';
import { Laws } from './laws';
import { Pairs } from './pairs';
import { same, type Turn } from './turn';
import { Thens } from './then';
import { type Language, type YearOf } from './learned';
import { isYear, plain } from './plain';
import { type Query, Words } from './typed';

export type { Asked, Blanks, Hit, Row };

export interface Found {
  hits: Hit[];
  questions: Asked[];
  /** Whether the words ask one of the questions, and not only name a thing. */
  named: boolean;
}

/** Letters of a word that may be a slip. */
const SLIP = 3;
/** Questions that a sentence does not answer, though it has every word. */
const PLAIN = new Set(lists.plain);
/** Questions that answer whoever names somebody, or a post. */
const { of_names: OF_NAMES } = lists;

/** Questions that are asked of the main event, where the words name no other. */
const OF_MAIN = new Set(lists.of_main);
/** Rows that turns of phrase name. */
const TOLD = ['concept kind', 'concept definition', 'copied'];
/** Questions of a law, with its blank: of that of which most is said, where the words name nothing. */
const OF_LAWS: Readonly<Record<string, string>> = lists.of_laws;
const KNOWN = 'known_at';
const NO_WORDS: ReadonlySet<string> = new Set();

/** The names of a kind: what stands in brackets explains it; of two that are one, either is it. */
function namesOf(text: string, kind: string, either: RegExp): string[] {
  const [name = ''] = text.split(' (');
  return [...new Set([name, ...(kind === 'concept kind' ? name.split(either) : [])])];
}

export class Box {
  readonly typed: Words;
  readonly fitting: Fitting;
  readonly laws: Laws;
  readonly pairs: Pairs;
  private readonly counting: Counting;
  /** The kinds of events and the definitions. */
  readonly concepts: readonly Hit[];

  constructor(
    rows: Iterable<Row>,
    languages: Iterable<Language>,
    private readonly questions: Readonly<Record<string, Blanks>>,
    /** The day that the sources reach. */
    readonly reach = '',
    /** The event that everything else is context for; or none. */
    readonly main = '',
    /** The first day of an event, YYYY-MM-DD; or nothing. */
    readonly dayOf: (event: string) => string = () => '',
  ) {
    this.typed = new Words(languages, (...day) => this.yearOf(...day));
    const all = [...rows];
    this.fitting = new Fitting(
      all.filter(([, kind]) => kind !== 'copied' && kind !== 'definition'),
      this.typed,
    );
    this.laws = new Laws(this.fitting);
    this.pairs = new Pairs(this.typed, this.fitting, questions);
    this.counting = new Counting(this.typed, this.fitting);
    const either = new RegExp(` (?:${this.typed.either.join('|')}) `);
    this.concepts = all.flatMap(([id, own, text, , weight]) => {
      const kind = own === 'definition' ? 'concept definition' : own;
      return TOLD.includes(kind)
        ? namesOf(text, kind, either).map((text) => ({
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
    // Did 8,000 people benefit: how many it reached.
    const isReach = !!read.number && read.asked.includes('reach_of_measure');
    const isCounting = isReach || (!opens && !read.asked.length && this.counting.isCounting(read));
    const query = isCounting ? { ...read, asked: ['figures_side_by_side'] } : read;
    const hits = this.fitting.hits(query, plain(text));
    const shown = firstOf(hits);
    const told = hits.filter(({ whole, kind }) => whole && kind !== 'claim' && kind !== 'source');
    const isOfAll = query.alone || !told.length; // no thing of them is named
    const ofAll = (isOfAll && query.ofAll) || query.asked.find((name) => WHOLE.has(name));
    if (ofAll) return { hits: shown, questions: [{ name: ofAll, values: [] }], named: true };
    const turn = this.turn(text);
    if (turn) return { hits: shown, questions: [turn.asking], named: true };
    const pair = this.pairs.pair(query);
    if (pair) return { hits: shown, questions: [pair], named: true };
    const fate = fateOf(this.fitting, query, plain(text).split(' '));
    if (fate) return { hits: shown, questions: [fate], named: true };
    const { counted, things: found } = this.counting.about(query, hits, plain(text));
    const lawful = this.laws.first(query, kindFirst(this.fitting, query, postFirst(this.fitting, query, found), this.main)); // prettier-ignore
    const things = undoneFirst(
      query,
      Thens.toldFirst(query, hits, lawful, this.typed.turns.ending),
    );
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
    // A number by itself: who counts so many.
    const isNumber = query.words.length === 1 && query.words[0] === query.number;
    const isNamed = named || (isNumber && first?.name === 'figures_side_by_side');
    const main = this.ofMain(query, hits) ?? this.ofLaw(query, hits);
    if (main) {
      const others = questions.filter(({ name }) => name !== main.name);
      return { hits: shown, questions: [main, ...others].slice(0, ASKED), named: true };
    }
    return { hits: shown, questions, named: isNamed };
  }

  /** What is asked of the law of which most is said, where the words name nothing. */
  private ofLaw(query: Query, hits: readonly Hit[]): Asked | undefined {
    const { bare, day, number, words } = query;
    const [name = ''] = query.asked;
    const blank = OF_LAWS[name];
    // Which of its articles were annulled: a law is asked about, and none is named.
    const isPart = (word: string): boolean =>
      this.typed.turns.numbering.some((part) => same(word, part));
    const isNamed = hits.some(({ kind, whole }) => whole && kind === 'instrument');
    const isBare = name === 'outcome_of_measure' ? words.every(isPart) && !isNamed : bare;
    if (!blank || !isBare || day || number) return undefined;
    const [law] = this.fitting.ofKind('instrument').sort(([, , , , a], [, , , , b]) => b - a);
    return law && { name, values: [[blank, law[0]]] };
  }

  /** What is asked of the main event, where the words name no other: the proposal. */
  private ofMain(query: Query, hits: readonly Hit[]): Asked | undefined {
    const { asked, words } = query;
    // According to the article, when was the announcement: nobody's statements are asked for.
    const name = asked.find((name) => name !== SAID) ?? '';
    if (this.main && name === KNOWN) return this.knownBy(query);
    if (!this.main || !OF_MAIN.has(name)) return undefined;
    const named = hits.filter(({ kind, whole }) => whole && SUBJECT.has(kind));
    const isOther = named.length > 0 && named.every(({ id }) => id !== this.main);
    const isMeant = !isOther && words.every((word) => this.typed.meant.has(word));
    return isMeant ? { name, values: [['event', this.main]] } : undefined;
  }

  /** What was known of the main event by a day, where the words name nothing else. */
  private knownBy({ day, words, months }: Query): Asked | undefined {
    const { meant } = this.typed;
    const known = this.typed.asksBy(KNOWN);
    const isKnown = (word: string): boolean =>
      months.includes(word) || isDigit(word) || known.includes(word) || meant.has(word);
    if (!day || !words.every(isKnown)) return undefined;
    return { name: 'about', values: [['subject', this.main], [KNOWN, day]] }; // prettier-ignore
  }

  /** The first question of a text, slips in it put right, and the year that it leaves out. */
  mended(text: string): string {
    const { typed } = this;
    const right = typed.shortened(text).replace(/\p{L}+/gu, (word) => this.right(word));
    return new Thens(this).onItsDay(typed.dated(typed.first(right)));
  }

  /** A word put right that nothing has nor begins with, and that is a slip of one that asks. */
  private right(typed: string): string {
    const { alike, asks, turns } = this.typed;
    const word = plain(typed);
    const isAsked = asks.has(word) || alike.has(word); // a word of its own is no slip
    const isKnown = isAsked || [...this.fitting.having(word)].length > 0;
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
    return new Thens(this).turn(text);
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
}
