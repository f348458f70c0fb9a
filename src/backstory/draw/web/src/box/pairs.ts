/**
 * Plain words that ask about two things come in; out goes the question, filled in with both.
 *
 * The rules are those of ask/pairs.py; tests/shared/asked.json holds both to the same answers.
 */

import type { Asked, Blanks, Hit } from './asked';
import { compared, type Fitting, isDigit } from './fitting';
import { same } from './turn';
import { plain, split } from './plain';
import { type Query, type Words } from './typed';

/** Other things of the same name that are told. */
const FEW = 3;

/** Finds the two things that plain words are about. */
export class Pairs {
  constructor(
    private readonly typed: Words,
    private readonly fitting: Fitting,
    private readonly questions: Readonly<Record<string, Blanks>>,
  ) {}

  /** The question about two things that the words ask, if both are found. */
  pair(query: Query): Asked | undefined {
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

  /**
   * Lends a text that is but a year the words of the other: the amnesty of 2007, that of 2026. What
   * is *theirs* is lent the one word of the other that some event has with it.
   */
  private lent(text: string, beside: string): string {
    const query = this.typed.read(text);
    const own = query.words;
    const { theirs } = this.typed.turns;
    for (const word of split(text).some((one) => theirs.has(one))
      ? this.typed.read(beside).words
      : []) {
      const words = [...own, word];
      const hits = this.fitting.hits({ ...query, words }, `${plain(text)} ${word}`);
      if (hits.some(({ whole, kind }) => whole && kind === 'event')) return words.join(' ');
    }
    if (!own.length || !own.every(isDigit)) return text;
    const others = this.typed.read(beside).words.filter((word) => !isDigit(word));
    return [...others, ...own].join(' ');
  }

  /** What a text names that fits a blank; of a year, what most is said of. */
  best(text: string, years: readonly string[], kinds: ReadonlySet<string>): string {
    const query = this.typed.read(text);
    const lent = [...query.words, ...years];
    for (const words of years.length ? [lent, query.words] : [query.words]) {
      const found = this.fitting.hits({ ...query, words }, plain(text));
      const hits = found.filter(({ kind }) => kinds.has(kind));
      const whole = hits.filter((hit) => hit.whole);
      const came = kinds.has('event') && !kinds.has('instrument') ? this.came(words, found) : '';
      if (came) return came;
      const telling = words.filter((word) => !isDigit(word));
      const isAlone = words.length === 1 && telling.length === 1 && !kinds.has('instrument');
      if (whole.length && (isAlone || words === lent)) return this.meant(whole, telling).id;
      if (words === query.words && hits.length) return (whole[0] ?? hits[0])?.id ?? '';
    }
    return '';
  }

  /** The event that words name; nothing if they name none whole. */
  eventCalled(words: readonly string[]): string {
    const text = words.join(' ');
    const hits = words.length ? this.fitting.hits(this.typed.read(text), text) : [];
    const isWhole = hits.some(({ whole, kind }) => whole && kind === 'event');
    return isWhole ? this.best(text, [], new Set(['event'])) : '';
  }

  /**
   * By the event that one word of two was taken to mean, what else is called so.
   *
   * Which came first, the pardons or the referendum: of two referendums one was meant.
   */
  othersCalled(text: string, named: readonly string[]): [own: string, others: string[]][] {
    const [pair] = this.typed.read(text).pairs;
    return (pair?.slice(1) ?? []).flatMap((each): [string, string[]][] => {
      const query = this.typed.read(each);
      const [word = '', ...more] = query.words;
      const isNone = more.length || this.typed.meant.has(word);
      const hits = isNone ? [] : this.fitting.hits(query, plain(each));
      const events = hits.filter(({ whole, kind }) => whole && kind === 'event');
      const own = events.find(({ id }) => named.includes(id));
      const many = own ? this.called(own, word) : 0;
      const others = events
        .filter((hit) => hit !== own && many && this.called(hit, word) === many)
        .sort((a, b) => b.weight - a.weight || compared(a.id, b.id))
        .map(({ id }) => id);
      return own && others.length ? [[own.id, others.slice(0, FEW)]] : [];
    });
  }

  /**
   * What a word means: what its kind and its name say it was, then that of which most is said.
   *
   * The announcement is that of an amnesty: not the releases that somebody announced.
   */
  private meant(hits: readonly Hit[], [word = '']: readonly string[]): Hit {
    const ranked = hits.map((hit) => ({ hit, many: this.called(hit, word) }));
    const [first] = ranked.sort((a, b) => b.many - a.many || b.hit.weight - a.hit.weight);
    return first?.hit ?? (hits[0] as Hit);
  }

  /** How likely a word means an event: its kind and its name say so. */
  private called({ id, also }: Hit, word: string): number {
    const { light } = this.typed;
    const heads = [...this.fitting.having(word)]
      .map((at) => this.fitting.row(at))
      .filter(([one]) => one === id)
      .flatMap(([, , text]) => {
        const own = split(text);
        const small = own.findIndex((one) => light.has(one));
        const ends = small < 0 ? own.length : small;
        return [...own.slice(0, 1), ...own.slice(Math.max(ends - 1, 0), ends)];
      });
    return [heads, split(also ?? '')].filter((names) => names.some((one) => same(word, one)))
      .length;
  }

  /** Where words name legal texts, the event of that most is said of. */
  private came(words: readonly string[], hits: readonly Hit[]): string {
    const isOne = words.filter((word) => !isDigit(word)).length === 1;
    const { light } = this.typed;
    // The amnesty law of 2026: by the whole of its name.
    const isAll = (name: string): boolean =>
      split(name).every((word) => light.has(word) || words.includes(word));
    const texts = hits.filter(
      (hit) => hit.whole && hit.kind === 'instrument' && (isOne || isAll(hit.text)),
    );
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
