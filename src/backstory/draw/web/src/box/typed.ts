/**
 * Plain words come in; what must be found, what asks, a day and a number go out.
 *
 * The rules are those of ask/typed.py; tests/shared/asked.json holds both to the same answers.
 */

import lists from '../../../../ask/asking.json';
import { capitalsIn, Learned } from './learned';
import { apart, where } from './placing';
import { digits, isYear, plain, split } from './plain';

export interface Query {
  /** What must be found. */
  words: string[];
  /** What may be found: the words that ask, and those of a day. */
  hints: string[];
  /** Names of the questions that the words ask. */
  asked: string[];
  day: string;
  number: string;
  /** Whether they are nothing but a day. */
  isDay: boolean;
  /** The words of the day. */
  dated: string[];
  /** The words that ask something else, and may be found too. */
  told: string[];
  /** Questions about two things, each with the words of the first and of the second. */
  pairs: [name: string, one: string, other: string][];
  /** Of the words, those that ask too: who announced. */
  does: readonly string[];
  /** Of the words, those that are months. */
  months: readonly string[];
  /** The question that the words ask of all that is recorded, or empty. */
  ofAll: string;
  /** Whether they say no more than that. */
  alone: boolean;
  /** Whether nothing was typed but words that ask: was it unanimous. */
  bare: boolean;
}

/** Words before a second question, at least: else it is part of the first. */
const SECOND = 3;
/** Asks what had been said by a day. */
const UNTIL = 'known_at';
/** Asks of a day, which may be the end of a year. */
const STANDING = 'in_force';
const LEFT_OUT = 'left_out';
const PLANNED = 'plans_not_facts';
const REACHED = 'reach_of_measure';
/** Questions that more words may narrow: who was excluded. */
const NARROWED = new Set(lists.narrowed);

/** Where words that ask stand; those that give way to others come after them. */
type Place = readonly [last: boolean, at: number];
const isBefore = (a: Place, b: Place): boolean => (a[0] === b[0] ? a[1] < b[1] : !a[0]);

export class Words extends Learned {
  /**
   * A text with one word in place of a phrase that means the same.
   *
   * Some do only beside others: how many prisoners were freed counts who was freed, none held.
   */
  shortened(whole: string): string {
    let text = whole;
    for (const [phrase, word, beside, without] of this.instead) {
      const marks = [...text.matchAll(/[\p{L}\p{N}_]+/gu)];
      const words = marks.map(([one]) => plain(one));
      const at = where(words, phrase);
      const last = marks[at + phrase.length - 1];
      if (at < 0 || !last) continue;
      const rest = words.slice(at + phrase.length);
      const isMeant = !beside.length || beside.some((one) => rest.includes(one));
      if (!isMeant || without.some((one) => rest.includes(one))) continue;
      text = `${text.slice(0, marks[at]?.index)}${word}${text.slice(last.index + last[0].length)}`;
    }
    return text;
  }

  /** The first of two questions that are asked at once: who was freed, and by whom. */
  first(whole: string): string {
    const end = whole.search(/\?\s+[^\p{L}\p{N}]?[\p{L}\p{N}]/u);
    const isTwo = end >= 0 && split(whole.slice(0, end)).length >= SECOND;
    const text = isTwo ? whole.slice(0, end + 1) : whole;
    const marks = [...text.matchAll(/[\p{L}\p{N}_]+/gu)];
    const words = marks.map(([word]) => plain(word));
    const isAt = (at: number, each: string[]): boolean =>
      each.every((one, i) => words[at + i] === one);
    const at = words.findIndex(
      (_, at) =>
        at >= SECOND &&
        this.seconds.some((each) => at + each.length <= words.length && isAt(at, each)),
    );
    if (at < 0 || this.paired(words).length) return text; // what is asked of two stays whole
    return text.slice(0, marks[at]?.index).replace(/[ ,;]+$/, '');
  }

  read(typed: string): Query {
    const [inFigures, text] = this.days.written(typed);
    let day = inFigures;
    let words = split(text);
    const pairs = this.paired(words);
    let beside = new Set<number>();
    if (!day) {
      let [spoken, used] = this.days.spoken(words);
      if (!spoken && !words.some(isYear)) {
        const known = this.asking.filter(({ name }) => name === UNTIL);
        const last = known.some(({ pattern }) => where(words, pattern) >= 0);
        [spoken, used] = this.days.yearless(words, (month, number, by) =>
          this.yearOf(month, this.days.called(month), number, by || last),
        );
      }
      day = spoken;
      words = words.filter((_, at) => !used.has(at));
      beside = this.days.halves(words);
    }
    let dated = this.days.words(day);
    let hints = [...dated];
    const { numbering } = this.turns;
    words.forEach((_, at) => numbering.includes(words[at - 1] ?? '') && beside.add(at));
    const counts = new Set(words.filter((_, at) => !beside.has(at)));
    const named = this.named.filter(({ pattern }) => where(words, pattern) >= 0);
    const places = new Map<string, Place>();
    const said: { place: Place; name: string; spoken: string[] }[] = [];
    const free = [...words];
    const does: string[] = [];
    for (const { pattern, name, stays } of this.asking) {
      const at = where(free, pattern);
      if (at < 0) continue;
      const place: Place = [NARROWED.has(name), at];
      const known = places.get(name);
      if (!known || isBefore(place, known)) places.set(name, place);
      free.fill('', at, at + pattern.length);
      if (stays) {
        does.push(...pattern); // it says what is asked about too: who arrested
        continue;
      }
      const spoken = words.slice(at, at + pattern.length).filter((w) => !this.light.has(w));
      said.push({ place, name, spoken });
      words.fill('', at, at + pattern.length);
    }
    // Which crimes it leaves out: not what it covers.
    const reached = places.has(LEFT_OUT) && places.get(REACHED);
    if (reached) places.set(REACHED, [true, reached[1]]);
    // What would be left out: what is left out of a plan, not what is planned.
    const planned = places.has(LEFT_OUT) && places.get(PLANNED);
    if (planned) places.set(PLANNED, [true, planned[1]]);
    const capitals = text === text.toUpperCase() ? [] : capitalsIn(text);
    const names = new Set([...capitals, ...named.flatMap(({ names }) => names)]);
    const of = this.turns.of('of'); // in the year 2000
    const isOf = (word: string): boolean => of.has(word) && !this.light.has(word);
    words = words.map((word, at) => (isYear(words[at + 1] ?? '') && isOf(word) ? '' : word));
    let kept = words.filter((word) => word && (names.has(word) || !this.light.has(word)));
    if (places.has(LEFT_OUT) || places.has(REACHED)) {
      const own = kept.filter((word) => !this.turns.reached.includes(word));
      if (own.length) {
        hints.push(...kept.filter((word) => !own.includes(word))); // which crimes: none is named
        kept = own;
      }
    }
    const every = split(text);
    const whole = this.ofAll.find(({ pattern }) => where(every, pattern) >= 0);
    // Of two words that ask, the first does; the other is what it asks about: when … annulled.
    const asked = [...places].sort(
      ([, a], [, b]) => Number(isBefore(b, a)) - Number(isBefore(a, b)),
    );
    const first = asked[0]?.[1];
    if (!day && places.has(STANDING)) {
      let [edge, used] = this.days.edge(words);
      const year = edge ? 0 : this.yearAsked(kept, words);
      if (year) [edge, used] = this.lastOf(year, words); // in 1980: at the end of it
      day = edge;
      const left = words.filter((word, at) => kept.includes(word) && !used.has(at));
      kept = left;
    }
    const isFirst = (place: Place): boolean =>
      !!first && place[0] === first[0] && place[1] === first[1];
    // What asks the same again tells nothing of what it is about: what does she say, quote it.
    const same = said.find(({ place }) => isFirst(place))?.name;
    let told = said.filter(({ name }) => name !== same).flatMap(({ spoken }) => spoken);
    hints.push(...said.filter(({ name }) => name === same).flatMap(({ spoken }) => spoken));
    const number = kept.find((word) => digits(word) && counts.has(word) && !isYear(word)) ?? '';
    const isDay = !!day && !kept.length && !asked.length;
    const bare = !kept.length && said.length > 0;
    // "excluded" by itself, or nothing but a day
    if (!kept.length) [kept, hints, told] = [[...hints, ...told], [], []];
    if (!kept.length) kept = words.filter(Boolean);
    const questions = asked.map(([name]) => name);
    if (questions.includes(UNTIL)) {
      hints = hints.filter((word) => !dated.includes(word)); // by that day: it is not of that day
      dated = [];
    }
    const months = kept.filter((word) => this.days.month(word));
    const isSaid = (word: string): boolean =>
      !!whole?.pattern.includes(word) || this.light.has(word) || this.meant.has(word);
    const alone = !!whole && every.every(isSaid);
    const asks = { asked: questions, pairs, does, months, ofAll: whole?.name ?? '', alone, bare };
    return { words: kept, hints, day, number, isDay, dated, told, ...asks };
  }

  /** A text with the year beside a month typed without one: the last such month. */
  dated(text: string): string {
    if (split(text).some(isYear) || this.read(text).day) return text;
    return this.days.ofYear(text, plain, (month) =>
      this.yearOf(month, this.days.called(month), 1, true),
    );
  }

  /** The year of a time; of several, the only one: was the act of 1968 in force in 1971. */
  private yearAsked(kept: readonly string[], words: readonly string[]): number {
    const every = [...new Set(kept.filter(isYear))];
    const isWithin = (each: string): boolean => this.isWithin(each, words);
    const years = every.length > 1 ? every.filter(isWithin) : every;
    const told = years.filter((each) => this.isWhen(each, words));
    return told.length === 1 ? Number(told[0]) : 0;
  }

  /** Whether words tell a time by a year: in 1980, and not the amnesty of 2007. */
  private isWhen(year: string, words: readonly string[]): boolean {
    const told = words.slice(words.indexOf(year)).some((word) => !!this.days.month(word));
    return told || this.isWithin(year, words);
  }

  private isWithin(year: string, words: readonly string[]): boolean {
    let at = words.indexOf(year);
    const isSkipped = (word = ''): boolean => this.days.of.has(word) || !!this.days.month(word);
    while (at && isSkipped(words[at - 1])) at -= 1;
    return this.turns.within.has(words[at - 1] ?? '');
  }

  /** The last day of a year, or of its month that words name; and where they stand. */
  private lastOf(year: number, words: readonly string[]): [string, ReadonlySet<number>] {
    const month = this.days.only(words) || 12;
    const isUsed = (word: string): boolean => word === String(year) || !!this.days.month(word);
    const used = new Set(words.flatMap((word, at) => (isUsed(word) ? [at] : [])));
    return [new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10), used];
  }

  /** The year that words name, and the month of it, or 0; of several years, none. */
  month(words: readonly string[]): readonly [year: number, month: number] {
    const years = new Set(words.filter(isYear).map(Number));
    const [year = 0] = years;
    return years.size === 1 ? [year, this.days.only(words)] : [0, 0];
  }

  /** The questions about two things, with the words of each; the longest pattern first. */
  private paired(words: readonly string[]): Query['pairs'] {
    return this.pairs.flatMap(({ pattern, name }) => {
      const parts = apart(words, pattern);
      return parts ? [[name, ...parts] as [string, string, string]] : [];
    });
  }
}
