/**
 * Plain words come in; what must be found, what asks, a day and a number go out.
 *
 * The rules are those of ask/typed.py; tests/shared/asked.json holds both to the same answers.
 */

import { normalise } from '../search';
import { Days } from './days';
import { type Turning, TurnWords } from './spans';

/** Of one language: its months, words that mean nothing here, and the words that ask a question. */
export interface Language extends Turning {
  months: readonly string[];
  light: string;
  asking: Readonly<Record<string, string>>;
  /** Words that ask about two things, each where `…` stands. */
  pairs?: Readonly<Record<string, string>>;
  /** Numbers, each before its words, `;` between them. */
  spelt?: string;
  /** Words that mean the same, `;` between the groups. */
  alike?: string;
  /** The first and last day of a year, each before its words, `;` between them. */
  edges?: string;
  /** Words for what befell somebody; after `;`, those that ask of whoever did it. */
  fates?: string;
  /** Phrases in which a small word is a name, in capitals. */
  named?: string;
  /** Words that open a second question, `;` between them. */
  seconds?: string;
  /** Words for the main event of a dossier that name no other: the proposal. */
  meant?: string;
  /** Words, each before the phrases that it stands for, `,` between them. */
  instead?: string;
}

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
}

/** A number between these is a year, and counts nothing. */
const YEARS = [1500, 2100] as const;
/** Ends words that ask of all that is recorded, whatever stands beside them. */
const OF_ALL = '!';
/** Words before a second question, at least: else it is part of the first. */
const SECOND = 3;
/** Asks what had been said by a day. */
const UNTIL = 'known_at';
/** Asks of a day, which may be the end of a year. */
const STANDING = 'in_force';
const OF = ['of', 'de', 'del'];
const LEFT_OUT = 'left_out';
const PLANNED = 'plans_not_facts';
const REACHED = 'reach_of_measure';
/** Where one of two things stands in a pattern. */
const ANY = '…';
/** Questions that more words may narrow: who was excluded. */
const LAST = new Set(['about']);

/** Words made comparable, the thousands of a number joined. */
export function plain(text: string): string {
  return normalise(text.replace(/(?<=\d)[.,'\u00a0\u202f](?=\d{3}(?!\d))/g, ''));
}

/** What names something though it is small elsewhere: the UN. */
const capitalsIn = (text: string): string[] =>
  (text.match(/\b[A-Z]{2,}\b/g) ?? []).map((word) => word.toLowerCase());

const digits = (word: string): boolean => /^\p{Nd}+$/u.test(word);
export const isYear = (word: string): boolean =>
  digits(word) && YEARS[0] <= Number(word) && Number(word) < YEARS[1];
const split = (text: string): string[] => plain(text).split(' ').filter(Boolean);

/** Where words that ask stand; those that give way to others come after them. */
type Place = readonly [last: boolean, at: number];
const isBefore = (a: Place, b: Place): boolean => (a[0] === b[0] ? a[1] < b[1] : !a[0]);

export type YearOf = (month: number, name: string, day: number, last: boolean) => number;

export class Words {
  readonly light = new Set<string>();
  readonly alike = new Map<string, readonly string[]>();
  readonly fates = new Set<string>();
  readonly doers = new Set<string>();
  readonly acts = new Set<string>();
  /** The words by which a question is asked. */
  asksBy(name: string): string[] {
    return this.asking.flatMap((one) => (one.name === name ? one.pattern : []));
  }

  /** Words by which people ask, of whatever language. */
  readonly asks = new Set<string>();
  /** Words for the main event of a dossier that name no other: the proposal. */
  readonly meant = new Set<string>();
  private readonly instead: (readonly [phrase: string[], word: string])[] = [];
  private readonly seconds: string[][] = [];
  private readonly ofAll: { pattern: string[]; name: string }[] = [];
  private readonly openers = new Set<string>();
  private readonly asking: { pattern: string[]; name: string; stays: boolean }[] = [];
  private readonly pairs: { pattern: string[]; name: string }[] = [];
  private readonly days = new Days();
  /** Phrases in which a small word is a name: the US. */
  private readonly named: { pattern: string[]; names: string[] }[] = [];
  readonly turns = new TurnWords(isYear);

  constructor(
    languages: Iterable<Language>,
    /** The year of a day typed without one: of a month, its name and the day; if so, the last. */
    private readonly yearOf: YearOf = () => 0,
  ) {
    for (const language of languages) this.learn(language);
    this.asking.sort((a, b) => b.pattern.length - a.pattern.length);
    this.pairs.sort((a, b) => b.pattern.length - a.pattern.length);
  }

  /** Whether words ask for a yes or a no: did one president pardon another. */
  opens([first = '']: readonly string[]): boolean {
    return this.openers.has(first);
  }

  /** Whether words ask who did it to somebody: who pardoned Romero. */
  asksWho([who = '', did = '']: readonly string[]): boolean {
    return this.doers.has(who) && (this.fates.has(did) || this.acts.has(did));
  }

  /** The word for what befell somebody; as a verb only where a yes, a no or who is asked. */
  fateIn(words: readonly string[]): string {
    const asks = this.opens(words) || this.asksWho(words);
    return words.find((word) => this.fates.has(word) || (asks && this.acts.has(word))) ?? '';
  }

  private learn(language: Language): void {
    const { light, months, asking, pairs = {}, spelt = '', alike = '' } = language;
    const groups = (language.fates ?? '').split(';');
    const known = [this.fates, this.doers, this.openers, this.acts];
    known.forEach((own, at) => {
      for (const word of split(groups[at] ?? '')) own.add(word);
    });
    this.turns.learn(language);
    const every = [light, ...[asking, language.turns ?? {}, pairs].flatMap(Object.values)];
    for (const word of split(every.join(' '))) if (/^\p{L}+$/u.test(word)) this.asks.add(word);
    const edges = (language.edges ?? '').split(';').flatMap((group) => {
      const [month = '', day = '', ...words] = split(group);
      return words.map((word) => [word, `${month}-${day}`] as const);
    });
    for (const word of split(light)) this.light.add(word);
    const numbers = spelt.split(';').flatMap((group) => {
      const [number, ...words] = split(group);
      return words.map((word) => [word, Number(number)] as const);
    });
    this.days.learn(months.map(plain), numbers, edges);
    for (const [name, phrases] of Object.entries(asking)) {
      for (const phrase of phrases.split(';')) {
        const ended = phrase.trim().endsWith('*') ? '*' : '';
        const pattern = plain(phrase).split(' ');
        if (phrase.trim().endsWith(OF_ALL)) {
          this.ofAll.push({ pattern, name });
          continue;
        }
        pattern.push((pattern.pop() ?? '') + ended);
        this.asking.push({ pattern, name, stays: phrase.trim().endsWith('+') });
      }
    }
    this.seconds.push(
      ...(language.seconds ?? '')
        .split(';')
        .map(split)
        .filter((one) => one.length),
    );
    for (const group of (language.instead ?? '').split(';')) {
      const [word = '', phrases = ''] = group.split(':');
      const own = phrases.split(',').map(split);
      this.instead.push(
        ...own.filter((one) => one.length).map((one) => [one, word.trim()] as const),
      );
    }
    for (const word of split(language.meant ?? '')) this.meant.add(word);
    for (const phrase of (language.named ?? '').split(';').filter(Boolean)) {
      this.named.push({ pattern: split(phrase), names: capitalsIn(phrase) });
    }
    for (const [name, phrases] of Object.entries(pairs)) {
      for (const phrase of phrases.split(';')) {
        const pattern = phrase
          .split(ANY)
          .flatMap((part, i) => [...(i ? [ANY] : []), ...split(part)]);
        this.pairs.push({ pattern, name });
      }
    }
    for (const group of alike.split(';').map(split)) {
      for (const word of group) {
        this.alike.set(word, [...new Set([...(this.alike.get(word) ?? []), ...group])]);
      }
    }
  }

  /** The words typed that are the whole of a name, or mean the same; none if some is not. */
  counting(name: string, said: readonly string[]): Set<string> {
    const own = new Set(split(name));
    const forms = said.map((word) => [word, ...(this.alike.get(word) ?? [])]);
    const isWhole = [...own].every((one) => forms.some((same) => same.includes(one)));
    return new Set(isWhole ? said.filter((_, at) => forms[at]?.some((one) => own.has(one))) : []);
  }

  /** A text with one word in place of a phrase that means the same. */
  shortened(whole: string): string {
    let text = whole;
    for (const [phrase, word] of this.instead) {
      const marks = [...text.matchAll(/[\p{L}\p{N}_]+/gu)];
      const at = where(marks.map(([one]) => plain(one)), phrase); // prettier-ignore
      const last = marks[at + phrase.length - 1];
      if (at < 0 || !last) continue;
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
      const place: Place = [LAST.has(name), at];
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
    const number =
      kept
        .filter((word) => digits(word) && counts.has(word))
        .find((n) => !(YEARS[0] <= Number(n) && Number(n) < YEARS[1])) ?? '';
    const isDay = !!day && !kept.length && !asked.length;
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
    const asks = { asked: questions, pairs, does, months, ofAll: whole?.name ?? '', alone };
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
    const isSkipped = (word = ''): boolean => OF.includes(word) || !!this.days.month(word);
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
    const years = new Set(
      words
        .filter(digits)
        .map(Number)
        .filter((n) => YEARS[0] <= n && n < YEARS[1]),
    );
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

/** What stands where a pattern leaves two places open; nothing if the words are no such. */
function apart(words: readonly string[], pattern: readonly string[]): [string, string] | undefined {
  const first = pattern.indexOf(ANY);
  const second = pattern.indexOf(ANY, first + 1);
  const [before, between, after] = [
    pattern.slice(0, first),
    pattern.slice(first + 1, second),
    pattern.slice(second + 1),
  ];
  const start = before.length ? where(words, before) : 0;
  if (start < 0) return undefined;
  let rest = words.slice(start + before.length);
  if (after.length) {
    const end = rest.length - after.length;
    if (end < 0 || where(rest.slice(end), after) !== 0) return undefined;
    rest = rest.slice(0, end);
  }
  const at = where(rest.slice(1), between) + 1;
  const [one, other] = [rest.slice(0, at).join(' '), rest.slice(at + between.length).join(' ')];
  return at && one && other ? [one, other] : undefined;
}

function where(words: readonly string[], pattern: readonly string[]): number {
  for (let at = 0; at <= words.length - pattern.length; at += 1) {
    if (pattern.every((part, i) => isLike(words[at + i] ?? '', part))) return at;
  }
  return -1;
}

function isLike(word: string, part: string): boolean {
  return part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : word === part;
}
