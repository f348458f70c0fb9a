/**
 * Words that ask of a law come in; out goes which one they may mean, and what is asked of it.
 *
 * The rules are those of ask/laws.py; tests/shared/turns.json holds both to the same answers.
 */

import lists from '../../../../ask/asking.json';
import type { Hit } from './asked';
import { SUBJECT } from './asked';
import { compared, type Fitting } from './fitting';
import { same } from './turn';
import { isYear, split } from './plain';
import { type Query } from './typed';

const LAW = 'instrument';
const FIGURES = 'figures_side_by_side';
/** Questions whose event is named by what it was. */
const { of_events: OF_EVENTS } = lists;
const [SEVERAL, FEW, SHARE] = [2, 4, 4];

/** The event by which a law came. */
export const came = ({ about = '' }: Hit): string => about.split(':').slice(1).join(':');

export class Laws {
  constructor(private readonly fitting: Fitting) {}

  /** The laws that words may mean, of which most is said first, and the other words. */
  of(words: readonly string[]): readonly [Hit[], string[]] {
    const bodies = this.ofBodies(words);
    const own = words.filter((word) => !bodies.has(word) && this.called(word).size >= SEVERAL);
    const years = words.filter(isYear);
    for (const named of [years.length ? [...own, ...years] : [], own]) {
      const found = own.length && named.length ? this.whole(named, [LAW]) : [];
      if (found.length) return [found, words.filter((word) => !named.includes(word))];
    }
    return [[], [...words]];
  }

  /** What has all words, of which most is said first. */
  whole(words: readonly string[], kinds: Iterable<string>): Hit[] {
    const text = words.join(' ');
    const query = { ...this.fitting.typed.read(text), words: [...words], hints: [], told: [] };
    const every = new Set(kinds);
    const hits = this.fitting.hits(query, text);
    return hits
      .filter(({ whole, kind }) => whole && every.has(kind))
      .toSorted((a, b) => b.weight - a.weight);
  }

  /** The laws that have a word in one of their names. */
  called(word: string): Set<string> {
    const found = new Set<string>();
    for (const at of /^\p{Nd}+$/u.test(word) ? [] : this.fitting.having(word)) {
      const [id, kind, text] = this.fitting.row(at);
      if (kind === LAW && split(text).includes(word)) found.add(id);
    }
    return found;
  }

  /** The words of bodies that are named whole: the National Assembly is in no law. */
  private ofBodies(words: readonly string[]): Set<string> {
    const said = ` ${words.join(' ')} `;
    const names = words
      .flatMap((word) => [...this.fitting.having(word)].map((at) => this.fitting.row(at)))
      .flatMap(([, kind, text]) => (kind === 'body' ? [split(text)] : []));
    return new Set(
      names.filter((own) => own.length > 1 && said.includes(` ${own.join(' ')} `)).flat(),
    );
  }

  /** Whether words are those of the name of a law: the pardon decree, of several decrees. */
  isLaw(words: readonly string[], laws: readonly Hit[]): boolean {
    return (
      words.some((word) => this.called(word).size >= SEVERAL) &&
      laws.some(({ text }) => words.every((word) => split(text).includes(word)))
    );
  }

  private has(word: string, kinds: readonly string[]): boolean {
    return [...this.fitting.having(word)].some((at) => kinds.includes(this.fitting.row(at)[1]));
  }

  isCounted(words: readonly string[]): boolean {
    return words.some((word) => this.has(word, ['concept counted']));
  }

  /** The few other events that all words name: somebody was arrested twice. */
  private namesakes(query: Query, named: string): string[] {
    if (!query.words.length || !query.asked.some((name) => OF_EVENTS.includes(name))) return [];
    const own = this.fitting
      .hits(query, query.words.join(' '))
      .filter(({ kind, whole }) => whole && kind === 'event')
      .map(({ id }) => id);
    return own.includes(named) && own.length <= FEW ? own.filter((id) => id !== named) : [];
  }

  /** What else words may mean that were understood as one law, or as one person. */
  rivals(query: Query, named: string): string[] {
    const { words, day } = query;
    if (day) return [];
    if (!words.some(isYear)) {
      const [laws, rest] = this.of(words);
      const isTold = rest.some((word) => this.called(word).has(named)); // the law against hate
      const isOther = (law: Hit): boolean => law.id !== named && came(law) !== named;
      const others = laws.filter(isOther).map(({ id }) => id);
      if (!isTold && others.length < laws.length && others.length) return others.slice(0, FEW - 1);
    }
    const of = new Map<string, readonly [name: readonly string[], weight: number]>();
    for (const word of words) {
      for (const at of this.fitting.having(word)) {
        const [id, kind, text, , weight] = this.fitting.row(at);
        const name = split(text);
        if (kind === 'person' && name.at(-1) === word) of.set(id, [name, weight]);
      }
    }
    const [name = [], weight = 0] = of.get(named) ?? [];
    if (!name.length && !words.some(isYear)) return this.namesakes(query, named);
    if (!name.length || name.slice(0, -1).some((word) => words.includes(word))) return [];
    return [...of]
      .filter(([id, [own, many]]) => {
        return id !== named && own.at(-1) === name.at(-1) && many * SHARE >= weight;
      })
      .sort(([a, [, one]], [b, [, other]]) => other - one || compared(a, b))
      .map(([id]) => id)
      .slice(0, FEW - 1);
  }

  /** Puts first the law of which most is said, where several are called so and none by year. */
  first(query: Query, things: readonly Hit[]): readonly Hit[] {
    const [thing] = things;
    const { beginning, bills, numbering } = this.fitting.typed.turns;
    const isPart = (word: string): boolean => numbering.some((part) => same(word, part));
    if (!query.asked.length || query.day || !thing) return things;
    if (!SUBJECT.has(thing.kind) && !query.words.some(isPart)) return things;
    const begins = query.does.some((word) => beginning.includes(word));
    const [laws, rest] = this.of(query.words.filter((w) => !begins || !query.does.includes(w)));
    const isBill = ({ text }: Hit): boolean => split(text).some((word) => bills.includes(word));
    if (begins)
      laws.sort((a, b) => Number(isBill(b)) - Number(isBill(a))); // its bill
    else if (laws.length < SEVERAL || query.words.some(isYear)) return things;
    // Is the exile law in force: not whichever law most is said of.
    const named = rest.map((word) => this.called(word)).filter(({ size }) => size);
    const [law] = laws.filter(({ id }) => named.every((own) => own.has(id)));
    const isFew = query.words.length - rest.length < SEVERAL;
    const { alike } = this.fitting.typed;
    const isOfParts = rest.length && rest.every(isPart); // which of its articles were annulled
    if (!law || (isFew && thing.kind !== LAW && !isOfParts)) return things;
    // How many articles the law has.
    const told = ['body', ...(query.asked.includes(FIGURES) ? ['concept counted'] : [])];
    if (rest.some((word) => !alike.has(word) && !isPart(word) && !this.has(word, told)))
      return things;
    const words = new Set(query.words);
    const event = came(law);
    const own = [{ ...law, words }];
    if (event) own.push({ ...law, id: event, kind: 'event', words, about: '' });
    return [...own, ...things.filter(({ id }) => id !== law.id && id !== event)];
  }
}
