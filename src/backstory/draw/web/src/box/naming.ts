/**
 * Words come in; what they name goes out: a thing, a post, a kind, the pages of an outlet.
 *
 * The rules are those of ask/naming.py; tests/shared/turns.json holds both to the same answers.
 */

import lists from '../../../../ask/asking.json';
import { type Asked, type Hit, SAID, speaks } from './asked';
import { compared, type Fitting } from './fitting';
import { came, type Laws } from './laws';
import type { Pairs } from './pairs';
import { spanIn } from './spans';
import { isCalled, isForm, same, STEM, type Turn } from './turn';
import { plain, split } from './plain';

/** Pages by which somebody is known to publish. */
export const OUTLET = 2;

export const { voices: VOICES } = lists;
const { subject: NAMING } = lists;
const EVENT: ReadonlySet<string> = new Set(['event']);

/** Before a kind of actor. */
export const POSITION = 'position:';

/** Asks what the first of some voices says; of a kind of actor, what each says. */
export const askedOf = ([first = '']: readonly string[]): Asked =>
  first.startsWith(POSITION)
    ? { name: 'statements_per_voice', values: [] }
    : { name: SAID, values: [['voice', first]] };

/** Who says something, on a topic if words name one. */
export const spoken = (
  name: string,
  voices: readonly string[],
  words: readonly string[] = [],
): Turn => ({ name, asking: askedOf(voices), things: voices, words, span: ['', ''] });

/** What of the box finds what is named. */
export interface Naming {
  fitting: Fitting;
  laws: Laws;
  /** The kinds of events and the definitions. */
  concepts: readonly Hit[];
  pairs: Pairs;
  /** The event that everything else is context for; or none. */
  main: string;
  /** The first day of an event, YYYY-MM-DD; or nothing. */
  dayOf: (event: string) => string;
}

/** Finds what words name. */
export class Named {
  constructor(protected readonly naming: Naming) {}

  protected get fitting(): Fitting {
    return this.naming.fitting;
  }

  protected get typed(): Fitting['typed'] {
    return this.fitting.typed;
  }

  /** The concept that words name whole, whatever their number. */
  protected kind(typed: readonly string[], of: string): Hit | undefined {
    const { light } = this.typed;
    const words = typed.filter((word) => !light.has(word));
    const found = (words.length ? this.naming.concepts : []).flatMap((hit) => {
      if (!hit.kind.startsWith(of)) return [];
      const own = split(hit.text).filter((word) => !light.has(word));
      const isSame =
        own.length === words.length && own.every((one, at) => same(one, words[at] ?? ''));
      const exact = own.filter((one, at) => one === words[at]).length;
      return isSame ? [{ hit, of: Number(hit.kind === 'concept kind'), exact }] : [];
    });
    found.sort(
      (a, b) =>
        b.of - a.of ||
        b.exact - a.exact ||
        b.hit.weight - a.hit.weight ||
        (a.hit.id > b.hit.id ? -1 : 1),
    );
    return found[0]?.hit;
  }

  /** The rows that have a form of the first word. */
  protected rows([first]: readonly string[]): Hit[] {
    if (!first) return [];
    const known = this.fitting.beginning([...first].slice(0, STEM).join(''));
    const found = new Set(this.fitting.having(first));
    for (const word of known.filter((one) => same(one, first))) {
      for (const at of this.fitting.having(word)) found.add(at);
    }
    return [...found]
      .sort((a, b) => a - b)
      .map((at) => {
        const [id, kind, text, , weight, about = ''] = this.fitting.row(at);
        return { id, kind, text, weight, about, whole: true, words: new Set<string>() };
      });
  }

  /** Whether some event is called by words, in whatever form. */
  protected isOfEvents(words: readonly string[]): boolean {
    return this.rows(words).some(({ kind, text }) => kind === 'event' && isCalled(text, words));
  }

  /** The thing of some kinds that words name: all of them, and most of the name. */
  protected named(of: string, kinds: readonly string[]): Hit | undefined {
    let [text, words] = [of, this.telling(of)];
    if (!words.length) {
      words = split(of).slice(-1); // the UN, small in Spanish
      text = words.join(' ');
    }
    if (!words.length) return undefined;
    const query = { ...this.typed.read(text), words, hints: [], told: [] };
    const hits = this.fitting.hits(query, plain(text)).filter(({ whole }) => whole);
    const hit = hits.find((one) => kinds.includes(one.kind) && this.isName(one));
    const first = hits[0]?.kind ?? '';
    // A sentence that has such words names nothing; another thing of that name does.
    const isThing = [...kinds, ...lists.sentences].includes(first);
    const typed = new Set(split(text));
    return hit && (isThing || split(hit.text).every((word) => typed.has(word))) ? hit : undefined;
  }

  protected isName(hit: Hit): boolean {
    if (hit.kind !== 'person') return this.fitting.isNamed(hit);
    return speaks({ name: SAID, values: [['voice', hit.id]] }, [hit]);
  }

  /** The day that words are, or the first of their month or year; else their event. */
  protected moment(words: readonly string[]): string {
    const text = words.join(' ');
    const query = this.typed.read(text);
    if (query.isDay && !query.words.length) return query.day;
    const span = spanIn(this.typed, text, text);
    if (span) return span[0];
    const telling = this.telling(text);
    const [[law], rest] = this.naming.laws.of(telling);
    if (law && !rest.length && law.about?.startsWith('event:')) return came(law);
    const hits = telling.length ? this.fitting.hits(query, text) : [];
    const isNamed = hits.some(({ whole, kind }) => whole && NAMING.includes(kind));
    return isNamed ? this.naming.pairs.best(text, [], EVENT) : '';
  }

  /** The post that words name, or that of whoever presides over what they name. */
  protected post(words: readonly string[]): string {
    if (!words.length) return '';
    const text = words.join(' ');
    const query = { ...this.typed.read(text), words: [...words], hints: [], told: [] };
    const hits = this.fitting.hits(query, text);
    const posts = hits.filter(({ whole, kind }) => whole && kind === 'post');
    // Who is asked for as president was no vice-president.
    const near = ({ text, words: typed }: Hit): readonly number[] => {
      const own = split(text);
      const rest = new Set(own.filter((one) => !typed.has(one))).size;
      return [Number(!rest), Number(same(own[0] ?? '', words[0] ?? '')), -rest];
    };
    const [best] = posts.toSorted((a, b) => {
      const [one, other] = [near(a), near(b)];
      return one.map((value, at) => (other[at] ?? 0) - value).find(Boolean) ?? 0;
    });
    return best?.id ?? '';
  }

  /** The post that words begin to name: what did the acting president say. */
  protected office(part: string): string {
    const words = this.telling(part);
    const [first = ''] = words;
    const known = first ? this.fitting.beginning([...first].slice(0, STEM).join('')) : [];
    const of = known.filter((one) => isForm(one, first));
    const rows = [...new Set(of.flatMap((word) => [...this.fitting.having(word)]))];
    const found = rows
      .sort((a, b) => a - b)
      .flatMap((at) => {
        const [id, kind, text, , weight] = this.fitting.row(at);
        const own = split(text);
        const isCalled = words.every((word) => own.some((one) => isForm(one, word)));
        return kind === 'post' && isForm(own[0] ?? '', first) && isCalled
          ? [{ id, many: own.length, weight }]
          : [];
      });
    found.sort((a, b) => a.many - b.many || b.weight - a.weight || compared(a.id, b.id));
    return found[0]?.id ?? '';
  }

  /** The one page that the dossier calls so: the article, which is no publisher. */
  protected page(one: string): string {
    const [light = '', word = '', ...others] = split(one);
    if (!word || others.length || !this.typed.light.has(light)) return '';
    const found = new Set(
      [...this.fitting.having(word)].flatMap((at) => {
        const [id, kind, text] = this.fitting.row(at);
        const [first, second] = split(text);
        const isNamed = first === light && second === word && /^\S+ \p{Ll}/u.test(text);
        return kind === 'source' && isNamed ? [id] : [];
      }),
    );
    return found.size === 1 ? ([...found][0] ?? '') : '';
  }

  /** The words of a text that say something. */
  protected telling(text: string): string[] {
    const { light, turns } = this.typed;
    return split(text).filter((word) => !light.has(word) && !turns.links.has(word));
  }

  /** The pages that somebody published, or that were copied from them. */
  protected pages(outlet: string): string[] {
    const name = plain(outlet);
    const rows = [...this.fitting.having(name.split(' ').at(-1) ?? '')].sort((a, b) => a - b);
    const found = rows.flatMap((at) => {
      const [id, kind, text] = this.fitting.row(at);
      return kind === 'source' && plain(text) === name ? [id] : [];
    });
    const copied = this.naming.concepts.filter(
      ({ kind, text }) => kind === 'copied' && plain(text) === name,
    );
    return [...new Set([...found, ...copied.map(({ id }) => id)])];
  }

  /** The kinds of actors that words mean who speak: the bishops, the opposition. */
  protected speakers(one: string): string[] {
    const { speakers } = this.typed.turns;
    const words = this.telling(one);
    if (!words.every((word) => speakers.has(word))) return [];
    const kinds = new Set(words.flatMap((word) => speakers.get(word) ?? []));
    return [...kinds].map((kind) => `${POSITION}${kind}`);
  }

  /** The kind of actor that words mean, else all groups that one word names. */
  protected groups(one: string): string[] {
    const kinds = this.speakers(one);
    if (kinds.length) return kinds;
    const [word, ...others] = this.telling(one);
    // What did a president say: not what the supporters do, whose name has his.
    if (!word || others.length || this.named(one, ['person'])) return [];
    const found = new Map<string, number>();
    for (const at of this.fitting.having(word)) {
      const [id, kind, text, , weight] = this.fitting.row(at);
      if (kind === 'group' && split(text).includes(word)) found.set(id, weight);
    }
    const many = [...found].sort(([a, x], [b, y]) => y - x || compared(a, b)).map(([id]) => id);
    return many.length >= OUTLET ? many : [];
  }

  /** The definition that goes by the name of a voice, the widest. */
  protected definedBy(voice: string): Hit | undefined {
    const words = this.telling(voice);
    const found = this.naming.concepts.filter(({ kind, text }) => {
      const own = split(text);
      return kind === 'concept definition' && words.every((word) => own.includes(word));
    });
    return found.sort((a, b) => a.text.length - b.text.length || (a.id < b.id ? -1 : 1))[0];
  }
}
