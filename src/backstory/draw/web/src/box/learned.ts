/**
 * The words of each language come in; out goes what they ask, mean, and name beside one another.
 *
 * The rules are those of ask/learned.py; tests/shared/asked.json holds both to the same answers.
 */

import { Days } from './days';
import { ANY } from './placing';
import { isYear, plain, split } from './plain';
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
  /** Words of dates and of names, by what they do. */
  little?: Readonly<Record<string, string>>;
}

/** Ends words that ask of all that is recorded, whatever stands beside them. */
const OF_ALL = '!';
/** What names something though it is small elsewhere: the UN. */
export const capitalsIn = (text: string): string[] =>
  (text.match(/\b[A-Z]{2,}\b/g) ?? []).map((word) => word.toLowerCase());

export type YearOf = (month: number, name: string, day: number, last: boolean) => number;

export class Learned {
  readonly light = new Set<string>();
  readonly alike = new Map<string, readonly string[]>();
  readonly fates = new Set<string>();
  readonly doers = new Set<string>();
  readonly acts = new Set<string>();
  /** Words that ask when, and words for what befell somebody where they do: left. */
  private readonly whens = new Set<string>();
  private readonly moves = new Set<string>();
  /** Words of a death, which bears a name. */
  readonly dying = new Set<string>();
  /** Words by which people ask, of whatever language. */
  readonly asks = new Set<string>();
  /** Words between two names of one kind: pardon or commutation. */
  readonly either: string[] = [];
  /** Words for the main event of a dossier that name no other: the proposal. */
  readonly meant = new Set<string>();
  protected readonly instead: (readonly [
    phrase: string[],
    word: string,
    beside: string[],
    without: string[],
  ])[] = [];
  protected readonly seconds: string[][] = [];
  protected readonly ofAll: { pattern: string[]; name: string }[] = [];
  protected readonly openers = new Set<string>();
  protected readonly asking: { pattern: string[]; name: string; stays: boolean }[] = [];
  protected readonly pairs: { pattern: string[]; name: string }[] = [];
  protected readonly days = new Days();
  /** Phrases in which a small word is a name: the US. */
  protected readonly named: { pattern: string[]; names: string[] }[] = [];
  readonly turns = new TurnWords(isYear);

  constructor(
    languages: Iterable<Language>,
    /** The year of a day typed without one: of a month, its name and the day; if so, the last. */
    protected readonly yearOf: YearOf = () => 0,
  ) {
    for (const language of languages) this.learn(language);
    this.asking.sort((a, b) => b.pattern.length - a.pattern.length);
    this.pairs.sort((a, b) => b.pattern.length - a.pattern.length);
  }

  /** The words by which a question is asked. */
  asksBy(name: string): string[] {
    return this.asking.flatMap((one) => (one.name === name ? one.pattern : []));
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
    const isWhen = this.whens.has(words[0] ?? '');
    const isFate = (word: string): boolean =>
      this.fates.has(word) || (asks && this.acts.has(word)) || (isWhen && this.moves.has(word));
    return words.find(isFate) ?? '';
  }

  private learn(language: Language): void {
    const { light, months, asking, pairs = {}, spelt = '', alike = '' } = language;
    const groups = (language.fates ?? '').split(';');
    const { fates, doers, openers, acts, whens, moves, dying } = this;
    const known = [fates, doers, openers, acts, whens, moves, dying];
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
    const { little = {} } = language;
    this.days.learn(months.map(plain), numbers, edges, little);
    this.either.push(...(little['or'] ?? '').split(' ').filter(Boolean));
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
      const [word = '', phrases = '', beside = '', without = ''] = group.split(':');
      const own = phrases.split(',').map(split);
      this.instead.push(
        ...own
          .filter((one) => one.length)
          .map((one) => [one, word.trim(), split(beside), split(without)] as const),
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
}
