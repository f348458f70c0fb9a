/**
 * Words that count something come in; what they count goes out, and what it is counted of.
 *
 * The rules are those of ask/counting.py; tests/shared/asked.json holds both to the same answers.
 */

import lists from '../../../../ask/asking.json';
import { COUNTED, type Hit, isDenied, SAID, SUBJECT } from './asked';
import { compared, type Fitting, type Row } from './fitting';
import { isYear, plain, split } from './plain';
import { type Query, type Words } from './typed';

/** Among how many things, sentences, what is counted is looked for beside. */
const [LOOKED, SENTENCES] = [6, 20];
/** Letters by which a word is known again, whatever its ending. */
const STEM = 4;
/** Questions of what somebody may have done whom the words name too. */
const BY_BODIES = new Set(lists.by_bodies);
const VOICES = new Set(lists.voices);
/** Kinds of what nothing is counted of. */
const UNTOLD = new Set(lists.untold);

const countsAfter = ({ asked }: Query): boolean =>
  lists.counts_after.every((name) => asked.includes(name));

/** How much of a name words are, that which they are themselves before what means the same. */
export function inFull(words: ReadonlySet<string>, name: string): number {
  const own = new Set(plain(name).split(' '));
  const isSame = own.size === words.size && [...own].every((one) => words.has(one));
  return 2 * words.size + Number(isSame);
}

/** Those of some words that stand in the name of something counted. */
export const countingWords = (fitting: Fitting, words: Iterable<string>): string[] =>
  [...words].filter((word) =>
    [...fitting.having(word)].some((at) => fitting.row(at)[1] === COUNTED),
  );

/** What a word may be the plural of; nothing, if it has no such end. */
const singulars = (word: string): string[] =>
  word.endsWith('s') ? [word.slice(0, -1), word.slice(0, -2)] : [];

/** Those of some words that are the whole name of something counted. */
export function countWords(fitting: Fitting, words: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const word of words) {
    for (const at of fitting.having(word)) {
      const [, kind, text] = fitting.row(at);
      const own = kind === COUNTED ? plain(text).split(' ') : [];
      if (own.every((one) => words.includes(one))) own.forEach((one) => found.add(one));
    }
  }
  return found;
}

/**
 * Puts what is of the kind that one word names before what merely has the word in its name.
 *
 * The amnesty is the act, not the plebiscite on the amnesty: the main event, if it is such, else
 * that of which most is said.
 */
export function kindFirst(
  fitting: Fitting,
  { words, day }: Query,
  things: readonly Hit[],
  main: string,
): readonly Hit[] {
  const [word = '', ...others] = words;
  const [first] = things;
  if (!word || others.length || day || first?.kind !== 'event') return things;
  const rows = [...fitting.having(word)].map((at) => fitting.row(at));
  const ofKind = rows.filter(([, kind, , also]) => kind === 'event' && split(also).includes(word));
  if (!ofKind.length || ofKind.some(([id]) => id === first.id) || first.id === main) return things;
  const isMain = ([id]: Row): number => Number(id === main);
  const order = (a: Row, b: Row): number =>
    isMain(b) - isMain(a) || b[4] - a[4] || (a[0] < b[0] ? 1 : -1);
  const [id = ''] = ofKind.toSorted(order)[0] ?? [];
  const hit = { id, kind: 'event', text: '', whole: true, words: new Set([word]), weight: 0 };
  return [hit, ...things.filter((one) => one.id !== id)];
}

/** Puts a legal text, where it is asked whether it was annulled, before what annulled it. */
export function undoneFirst(query: Query, things: readonly Hit[]): readonly Hit[] {
  const first = things.find(({ kind }) => SUBJECT.has(kind));
  const text = things.find(({ kind, whole }) => kind === 'instrument' && whole);
  const isAsked = query.asked.includes('outcome_of_measure') && first?.kind === 'event';
  if (!isAsked || !text) return things;
  const cut = (word: string): string => [...word].slice(0, STEM).join('');
  const own = new Set(plain(first.text).split(' ').map(cut));
  return query.hints.some((word) => own.has(cut(word)))
    ? [text, ...things.filter((hit) => hit !== text)]
    : things;
}

/** Finds what is counted. */
export class Counting {
  constructor(
    private readonly typed: Words,
    private readonly fitting: Fitting,
  ) {}

  /** What is counted, and what the words are about beside it: things, no sentences. */
  about(
    query: Query,
    hits: readonly Hit[],
    said: string,
  ): { counted?: Hit | undefined; things: readonly Hit[] } {
    // How many by a day: that something else was on it tells nothing.
    const hints = query.hints.filter((word) => !query.dated.includes(word));
    const undated = query.day && query.asked.includes('figures_side_by_side');
    const every = undated ? this.fitting.hits({ ...query, hints, dated: [] }, said) : hits;
    const others = every.filter(({ kind }) => kind !== 'claim');
    const named = this.ofMany(query, this.ofOthers(query, others, said));
    const typed = new Set(said.split(' '));
    // How many … after the law: of what is it after; not if that is what it is called.
    const isCalled = named.some((hit) => SUBJECT.has(hit.kind) && this.isTyped(hit, typed));
    const beside = countsAfter(query) && !isCalled ? this.besideCounts(query) : [];
    const things = beside.length ? beside : named;
    const [who] = query.asked.includes(SAID) ? this.whoThen(query, query.words) : [];
    if (who) return { things: [who, ...things.filter(({ id }) => id !== who.id)] };
    const differ = query.asked.includes('who_disputes');
    const asks = query.asked.includes('figures_side_by_side') || isDenied(query) || differ;
    // Did they ask for it: a yes or a no is no number.
    const isElse = query.asked.length > 0 || this.typed.opens(said.split(' '));
    const counted = isElse && !asks ? undefined : this.counted(query, said);
    // Political prisoners in January 2026: nobody who asked in that month for their release.
    const bare = counted && this.isOfMonth(query, counted);
    const isMeant = ({ text }: Hit): boolean =>
      !bare ||
      plain(text)
        .split(' ')
        .every((word) => typed.has(word));
    const isAll = counted && query.words.every((word) => counted.words.has(word));
    const other =
      !isAll &&
      things
        .slice(0, LOOKED)
        .some((hit) => SUBJECT.has(hit.kind) && this.fitting.isNamed(hit) && isMeant(hit));
    if (!counted || other || countsAfter(query)) return { things };
    if (bare) return { counted, things: this.saidOf(hits, query, counted) };
    const rest = query.words.filter((word) => !counted.words.has(word));
    const voice = this.whoThen(query, rest);
    if (voice.length) return { counted, things: voice };
    const told = this.saidOf(hits, query, counted);
    const found = rest.length
      ? this.fitting
          .hits({ ...query, words: rest }, rest.join(' '))
          .filter(({ kind }) => !UNTOLD.has(kind))
      : [];
    const besideIt = this.ofWhich(found, told, typed);
    return { counted, things: besideIt.length ? besideIt : told };
  }

  /** Puts what the counts are of before what has the words beside others: arrests after it. */
  private ofWhich(
    found: readonly Hit[],
    told: readonly Hit[],
    typed: ReadonlySet<string>,
  ): readonly Hit[] {
    const named = found.filter((hit) => this.fitting.isNamed(hit));
    const [first] = named;
    const meant = found.filter(({ id, whole }) => whole && told.some((one) => one.id === id));
    if (!meant.length || meant[0] === first || (first && this.isTyped(first, typed))) return named;
    return [...meant, ...named.filter((hit) => !meant.includes(hit))];
  }

  /** Whether every word of a name was typed, but for those that say nothing. */
  private isTyped({ text }: Hit, typed: ReadonlySet<string>): boolean {
    const own = plain(text).split(' ');
    return text !== '' && own.every((word) => typed.has(word) || this.typed.light.has(word));
  }

  /** Who is named whole beside a month or a year: what is called so then is no voice. */
  private whoThen(query: Query, every: readonly string[]): Hit[] {
    const words = every.filter((word) => !isYear(word) && !query.months.includes(word));
    if (!words.length || words.length === every.length) return [];
    const isWhole = ({ text, whole, kind }: Hit): boolean => {
      const own = new Set(plain(text).split(' '));
      return (
        whole && VOICES.has(kind) && own.size === words.length && words.every((w) => own.has(w))
      );
    };
    const bare = { ...query, words, hints: [], told: [], dated: [] };
    return this.fitting.hits(bare, words.join(' ')).filter(isWhole).slice(0, 1);
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

  /**
   * Puts first what a plural names, where figures are asked for: releases are no release of one.
   *
   * A thing that has but the singular, and no other word typed that counts nothing, is not meant.
   */
  private ofMany(query: Query, things: readonly Hit[]): readonly Hit[] {
    const { fitting } = this;
    const isOne = ({ text, words }: Hit): boolean => {
      const own = plain(text).split(' ');
      const isSingle = (word: string): boolean =>
        !own.includes(word) && singulars(word).some((one) => own.includes(one));
      const counting = countingWords(fitting, words);
      return counting.length === words.size && counting.some(isSingle);
    };
    const first = things.find(({ kind }) => SUBJECT.has(kind));
    if (!query.asked.includes('figures_side_by_side') || !first || !isOne(first)) return things;
    const rest = things.filter((hit) => !SUBJECT.has(hit.kind) || !isOne(hit));
    for (const word of countingWords(fitting, query.words)) {
      const best = fitting
        .hits({ ...query, words: [word], hints: [] }, word)
        .find(
          ({ whole, kind, text }) =>
            whole && SUBJECT.has(kind) && plain(text).split(' ').includes(word),
        );
      if (best) return [best, ...rest.filter(({ id }) => id !== best.id)];
    }
    return rest;
  }

  /** What the words name that count nothing. */
  private besideCounts(query: Query): Hit[] {
    const counting = countWords(this.fitting, query.words);
    const words = query.words.filter((word) => !counting.has(word));
    const hits = words.length ? this.fitting.hits({ ...query, words }, words.join(' ')) : [];
    return hits.filter(({ kind }) => !UNTOLD.has(kind)).slice(0, SENTENCES);
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
  isCounting({ words, months }: Query): boolean {
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
    const most = new Map<string, readonly [order: number, hit: Hit]>();
    const typed = said.split(' ');
    for (const word of query.words) {
      for (const at of this.fitting.having(word)) {
        const [id, kind, text] = this.fitting.row(at);
        if (kind !== COUNTED) continue;
        const words = this.typed.counting(text, typed);
        const order = inFull(words, text);
        if (words.size && (most.get(id)?.[0] ?? 0) < order) {
          most.set(id, [order, { id, kind, text, whole: true, words, weight: 0 }]);
        }
      }
    }
    const widest = Math.max(0, ...[...most.values()].map(([order]) => order));
    const found = [...most.values()].flatMap(([order, hit]) => (order === widest ? [hit] : []));
    return found.length === 1 ? found[0] : undefined;
  }
}
