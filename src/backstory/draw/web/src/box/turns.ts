/**
 * Words that ask in a turn of phrase come in; out goes what it asks, with whatever stands in it.
 *
 * The rules are those of ask/turns.py; tests/shared/asked.json holds both to the same answers.
 */

import { type Asked, type Hit, SAID, speaks, SUBJECT } from './asked';
import { compared, type Fitting } from './fitting';
import { came, type Laws } from './laws';
import { type Span, spanIn } from './spans';
import { isYear, plain } from './typed';

export interface Turn {
  /** means, span, between, after, before, served, reported, said, copies, held, led or is. */
  name: string;
  asking: Asked;
  /** Ids of what stands in it. */
  things: readonly string[];
  /** The other words: what a page reports of, what events are called. */
  words: readonly string[];
  span: Span;
}

const [TIMELINE, ABOUT, HOLDERS, DAYS] = ['timeline', 'about', 'holders_of_post', 'days_between'];
/** Questions beside which a span of years asks what happened within it. */
const LISTING = new Set([
  'timeline',
  'about',
  'events_on_day',
  'earlier_measures',
  'what_followed',
  'parts_of_event',
  'events_of_actor',
]);
const REACH = 'reach_of_measure';
/** Questions of what a law covers, and what it does not. */
const SCOPE = [REACH, 'left_out'];
/** Laws of which something is asked at once. */
const LAWS = 4;
const OPEN = new Set(['about', 'holders_of_post']);
/** Pages by which somebody is known to publish. */
const OUTLET = 2;
const VOICES = ['person', 'body', 'group'];
const [STEM, APART] = [4, 3];
const split = (text: string): string[] => plain(text).split(' ').filter(Boolean);

/** Whether two words are forms of one: more than one of it, or the other gender. */
export function same(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long === `${short}s` || long === `${short}es`) return true;
  let kept = 0;
  while (kept < short.length && one[kept] === other[kept]) kept += 1;
  return kept >= STEM && kept >= long.length - APART && long.length > short.length;
}

/** What of the box finds what is named. */
export interface Naming {
  fitting: Fitting;
  laws: Laws;
  /** The kinds of events and the definitions. */
  concepts: readonly Hit[];
  best(text: string, years: readonly string[], kinds: ReadonlySet<string>): string;
  year(name: string, text: string, beside: string): string[];
}

export class Turns {
  constructor(private readonly naming: Naming) {}

  private get fitting(): Fitting {
    return this.naming.fitting;
  }

  private get typed(): Fitting['typed'] {
    return this.fitting.typed;
  }

  /** What the words ask, if they are a turn of phrase and what they name is there. */
  turn(text: string): Turn | undefined {
    const words = split(text);
    const first = this.apart(text) ?? this.covered(text, words) ?? this.numbered(text, words);
    if (first) return first;
    for (const [name, [one = '', other = '', third = '']] of this.typed.turns.read(words)) {
      const found = this.found(name, one, other, third);
      if (found) return found;
    }
    return this.meansShort(words) ?? this.spanned(words);
  }

  private found(name: string, one: string, other: string, third: string): Turn | undefined {
    switch (name) {
      case 'both':
        return this.both(one, other, third);
      case 'list':
        return this.list(one);
      case 'first_of':
      case 'last_of': {
        const found = this.list(one);
        return found?.name === 'span' ? { ...found, name: name.split('_')[0] ?? '' } : undefined;
      }
      case 'asked_for': {
        const [laws, rest] = this.naming.laws.of(this.telling(one));
        return rest.length ? undefined : ofLaws(laws, this.typed.turns.applying);
      }
      case 'spoke':
        return this.spoke(one);
      case 'means':
        return this.means(one, other);
      case 'after':
      case 'before': {
        const found = this.followed(name, other ? one : '', other || one);
        return found ?? (name === 'after' && other ? this.befell(one, other) : undefined);
      }
      case 'served': {
        const found = this.followed(name, '', one);
        return found && found.things.length > 1 ? found : undefined;
      }
      case 'reported':
        return this.reported(one, other);
      case 'said':
        return this.said(one, other);
      case 'copies':
        return made(name, 'sources_held', []);
      case 'held':
        return this.of(name, one, ['place'], ABOUT, 'subject');
      case 'led':
        return this.of(name, one, ['body', 'group'], 'members_of_body', 'body');
      case 'between':
        return this.between(one, other);
      default:
        return this.is(one);
    }
  }

  private of(
    name: string,
    text: string,
    kinds: readonly string[],
    asked: string,
    blank: string,
  ): Turn | undefined {
    const id = this.named(text, kinds)?.id;
    return id ? made(name, asked, [[blank, id]], [id]) : undefined;
  }

  /** Two kinds of event whose difference is asked: amnesty and pardon. */
  private apart(text: string): Turn | undefined {
    for (const [name, ...two] of this.typed.read(text).pairs) {
      if (name !== 'measures_compared') continue;
      const [one, other] = two.map(
        (each) => this.means(each, '') ?? this.meansShort(['what', 'is', ...split(each)]),
      );
      const [kind, than] = [one?.things[0], other?.things[0]];
      if (one && kind && than && kind !== than) {
        return { ...one, name: 'apart', things: [kind, than] };
      }
    }
    return undefined;
  }

  /** What a yes or a no is asked of: does the amnesty cover murder. */
  private covered(text: string, typed: readonly string[]): Turn | undefined {
    const { asked, words } = this.typed.read(text);
    const { open, links } = this.typed.turns;
    if (!asked.some((name) => SCOPE.includes(name))) return undefined;
    if (typed.slice(0, 2).some((word) => open.includes(word))) return undefined;
    const [laws, rest] = this.naming.laws.of(words);
    const topic = rest.filter((word) => !links.has(word));
    return topic.length ? ofLaws(laws, topic) : undefined;
  }

  /** The legal text whose number is asked for, or the gazette that it stands in. */
  private numbered(text: string, typed: readonly string[]): Turn | undefined {
    const { gazette, number } = this.typed.turns;
    const { laws } = this.naming;
    const asks = [...gazette, ...number];
    if (!typed.some((word) => asks.includes(word))) return undefined;
    const words = this.telling(text).filter((word) => !asks.includes(word));
    const isGazette = typed.some((word) => gazette.includes(word));
    const own = words.length ? laws.whole(words, ['instrument']) : [];
    // The number of the pardon decree counts no pardons: the decree is called so.
    const isCount = !isGazette && laws.isCounted(words) && !laws.isLaw(words, own);
    if (!words.length || isCount) return undefined;
    const [named, rest] = laws.of(words);
    const whole = [own, laws.whole(words, SUBJECT)];
    const [found] = [
      ...whole,
      rest.every((word) => this.typed.alike.has(word)) ? named : [],
    ].flat();
    return found && made('numbered', ABOUT, [['subject', found.id]], [found.id]);
  }

  /** Two who are asked for at once: what did one and the other say. */
  private both(one: string, other: string, topic: string): Turn | undefined {
    const [first, second] = [one, other].map((each) => this.named(each, VOICES)?.id);
    if (!first || !second) return undefined;
    return made('both', SAID, [['voice', first]], [first, second], this.telling(topic));
  }

  /** All of a kind, or all laws that are called so: a list of amnesty laws. */
  private list(part: string): Turn | undefined {
    const words = this.telling(part).filter((word) => !this.fitting.isPlace(word));
    const inMonth = this.inMonth(part, words);
    if (inMonth) return inMonth;
    const kind = this.kind(words, 'concept kind');
    if (kind) return made('span', TIMELINE, [['kind', kind.id]], [kind.id]);
    const found = this.rows(words.toSorted((a, b) => a.length - b.length).slice(-1))
      .filter(({ kind, text }) => kind === 'instrument' && isCalled(text, words))
      .map(came);
    const events = [...new Set(found)].filter(Boolean);
    return events.length > 1 ? made('listed', TIMELINE, [], events) : undefined;
  }

  /** All of a kind in one month: a list of the releases of January 2026. */
  private inMonth(part: string, words: readonly string[]): Turn | undefined {
    const [year, month] = this.typed.month(split(part));
    const { months } = this.typed.read(part);
    const rest = words.filter((word) => !months.includes(word) && !isYear(word));
    const kind = month ? this.kind(rest, 'concept kind') : undefined;
    if (!kind) return undefined;
    const days = [1, new Date(Date.UTC(year, month, 0)).getUTCDate()];
    const [since = '', until = ''] = days.map((day) =>
      [year, ...[month, day].map((one) => String(one).padStart(2, '0'))].join('-'),
    );
    const values = [['kind', kind.id], ['since', since], ['until', until]] as const; // prettier-ignore
    return { ...made('span', TIMELINE, values, [kind.id]), span: [since, until] };
  }

  /** What befell whom after an event: who was released after the announcement. */
  private befell(what: string, after: string): Turn | undefined {
    const words = split(what);
    if (!words.some((word) => this.typed.fates.has(word))) return undefined;
    const event = this.naming.best(after, [], new Set(['event']));
    return event ? made('befell', 'what_followed', [['event', event]], [event], words) : undefined;
  }

  /** Whatever a body says, those within it too. */
  private spoke(one: string): Turn | undefined {
    if (this.typed.read(one).day) return undefined;
    const body = this.named(one, ['body'])?.id;
    const voices = body ? [body] : this.groups(one);
    return voices[0] ? made('said', SAID, [['voice', voices[0]]], voices) : undefined;
  }

  private means(part: string, voice: string): Turn | undefined {
    const concept = voice ? this.definedBy(voice) : this.kind(split(part), 'concept ');
    return concept && meaning(concept);
  }

  /** What is meant by the head of a kind's name, the shortest, where nothing is so called. */
  private meansShort(typed: readonly string[]): Turn | undefined {
    const [part = ''] = this.typed.turns.read(typed).find(([name]) => name === 'means')?.[1] ?? [];
    const { light } = this.typed;
    const words = split(part).filter((word) => !light.has(word));
    const found = this.naming.concepts.filter(
      ({ kind, text }) => kind === 'concept kind' && heads(words, split(text), light),
    );
    const many = ({ text }: Hit): number => split(text).length;
    const least = Math.min(...found.map(many));
    const [first, ...others] = found.filter((hit) => many(hit) === least);
    return first && others.every(({ id }) => id === first.id) ? meaning(first) : undefined;
  }

  /** The definition that goes by the name of a voice, the widest. */
  private definedBy(voice: string): Hit | undefined {
    const words = this.telling(voice);
    const found = this.naming.concepts.filter(({ kind, text }) => {
      const own = split(text);
      return kind === 'concept definition' && words.every((word) => own.includes(word));
    });
    return found.sort((a, b) => a.text.length - b.text.length || (a.id < b.id ? -1 : 1))[0];
  }

  private is(part: string): Turn | undefined {
    const { day, asked } = this.typed.read(part);
    if (day || asked.some((name) => !OPEN.has(name))) return undefined;
    const words = split(part);
    if (words.every((word) => this.typed.fates.has(word))) {
      return made('befell', TIMELINE, [], [], words); // who was freed
    }
    return this.of('is', part, [...VOICES, 'place'], ABOUT, 'subject');
  }

  private followed(name: string, post: string, whom: string): Turn | undefined {
    const words = this.telling(whom);
    const parts = words.flatMap((_, at) => [words.slice(0, words.length - at), words.slice(at)]);
    for (const part of parts) {
      const person = this.named(part.join(' '), ['person']);
      if (!person) continue;
      const own = split(person.text);
      const rest = [...words, ...this.telling(post)].filter((word) => !own.includes(word));
      const office = this.post(rest.filter((word) => !/^\p{Nd}+$/u.test(word)));
      if (rest.length && !office && post) return undefined;
      return office
        ? made(name, HOLDERS, [['post', office]], [person.id, office])
        : made(name, ABOUT, [['subject', person.id]], [person.id]);
    }
    return undefined;
  }

  private reported(outlet: string, topic: string): Turn | undefined {
    const pages = this.pages(outlet);
    if (this.typed.read(topic).day) return undefined;
    if (pages.length < OUTLET) {
      // A body says what those within it say.
      const words = this.telling(topic);
      const found = words.length ? this.spoke(outlet) : undefined;
      return found && { ...found, words };
    }
    const voice = this.named(outlet, VOICES)?.id;
    if (voice) return made('said', SAID, [['voice', voice]], [voice], this.telling(topic));
    return made('reported', SAID, [['voice', pages[0] ?? '']], [outlet], this.telling(topic));
  }

  /** Whoever is named on something: what they say of it. */
  private said(one: string, topic: string): Turn | undefined {
    const found = this.reported(one, topic);
    if (found) return found;
    const words = this.telling(topic);
    const isPlain = words.length && !this.typed.read(topic).day;
    if (!isPlain) return undefined;
    const groups = this.groups(one);
    const [id = this.named(one, VOICES)?.id] = groups;
    const voices = groups.length ? groups : id ? [id] : [];
    return id ? made('said', SAID, [['voice', id]], voices, words) : undefined;
  }

  /** All groups that one word names, of which most is said first: the opposition. */
  private groups(one: string): string[] {
    const [word, ...others] = this.telling(one);
    if (!word || others.length) return [];
    const found = new Map<string, number>();
    for (const at of this.fitting.having(word)) {
      const [id, kind, text, , weight] = this.fitting.row(at);
      if (kind === 'group' && split(text).includes(word)) found.set(id, weight);
    }
    const many = [...found].sort(([a, x], [b, y]) => y - x || compared(a, b)).map(([id]) => id);
    return many.length >= OUTLET ? many : [];
  }

  private between(one: string, other: string): Turn | undefined {
    const span = spanIn(this.typed, one, other);
    if (span) {
      const [first, last] = span;
      return { ...made('span', TIMELINE, [['since', first], ['until', last]]), span }; // prettier-ignore
    }
    const kinds = new Set(['event']);
    const [from, to] = [
      [one, other],
      [other, one],
    ].map(([text = '', beside = '']) =>
      this.naming.best(text, this.naming.year(DAYS, text, beside), kinds),
    );
    if (!from || !to || from === to) return undefined;
    return made('between', DAYS, [['event', from], ['other', to]], [from, to]); // prettier-ignore
  }

  /** What happened in a span of years: amnesties between 1950 and 1980. */
  private spanned(typed: readonly string[]): Turn | undefined {
    const [span, used] = this.typed.turns.span(typed);
    if (!span[0] && !span[1]) return undefined;
    const query = this.typed.read(typed.filter((_, at) => !used.has(at)).join(' '));
    if (query.day || query.number || query.asked.some((name) => !LISTING.has(name))) {
      return undefined;
    }
    const { listing } = this.typed.turns;
    const words = this.telling(query.words.filter((word) => !listing.has(word)).join(' '));
    const kind = words.length ? this.kind(words, 'concept kind') : undefined;
    if (words.length && !kind && !this.isOfEvents(words)) return undefined;
    if (!words.length && !typed.some((word) => listing.has(word))) return undefined;
    const ends = [['since', span[0]], ['until', span[1]]] as const; // prettier-ignore
    const values = [
      ...(kind ? [['kind', kind.id] as const] : []),
      ...ends.filter(([, day]) => day),
    ];
    return { ...made('span', TIMELINE, values, kind ? [kind.id] : [], kind ? [] : words), span };
  }

  /** The concept that words name whole, whatever their number. */
  private kind(typed: readonly string[], of: string): Hit | undefined {
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
  private rows([first]: readonly string[]): Hit[] {
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
  private isOfEvents(words: readonly string[]): boolean {
    return this.rows(words).some(({ kind, text }) => kind === 'event' && isCalled(text, words));
  }

  /** The thing of some kinds that words name: all of them, and most of the name. */
  private named(of: string, kinds: readonly string[]): Hit | undefined {
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
    const isThing = [...kinds, 'claim', 'source'].includes(first);
    const typed = new Set(split(text));
    return hit && (isThing || split(hit.text).every((word) => typed.has(word))) ? hit : undefined;
  }

  private isName(hit: Hit): boolean {
    if (hit.kind !== 'person') return this.fitting.isNamed(hit);
    return speaks({ name: SAID, values: [['voice', hit.id]] }, [hit]);
  }

  /** The post that words name, or that of whoever presides over what they name. */
  private post(words: readonly string[]): string {
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

  /** The words of a text that say something. */
  private telling(text: string): string[] {
    const { light, turns } = this.typed;
    return split(text).filter((word) => !light.has(word) && !turns.links.has(word));
  }

  /** The pages that somebody published, or that were copied from them. */
  private pages(outlet: string): string[] {
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
}

/** The laws of which it is asked whether they reach what words name. */
const ofLaws = (laws: readonly Hit[], words: readonly string[]): Turn | undefined =>
  laws[0] && made('covers', REACH, [['measure', laws[0].id]], laws.slice(0, LAWS).map(({ id }) => id), words); // prettier-ignore

const meaning = ({ id, kind }: Hit): Turn =>
  kind === 'concept kind'
    ? made('means', TIMELINE, [['kind', id]], [id])
    : made('means', 'kinds_in_both_languages', [['scheme', kind.split(' ')[1] ?? '']], [id]);

/** Whether words are the head of a longer name: its end, or what stands before a small word. */
function heads(
  words: readonly string[],
  name: readonly string[],
  light: ReadonlySet<string>,
): boolean {
  const [many, more] = [words.length, name.length - words.length];
  if (!many || more <= 0) return false;
  const from = light.has(name[many] ?? '') ? 0 : name.some((word) => light.has(word)) ? -1 : more;
  return from >= 0 && words.every((word, at) => same(name[from + at] ?? '', word));
}

/** Whether a text has some words, in whatever form. */
export function isCalled(text: string, words: readonly string[]): boolean {
  const own = split(text);
  return words.every((word) => own.some((one) => same(word, one)));
}

const made = (
  name: string,
  asked: string,
  values: Asked['values'],
  things: readonly string[] = [],
  words: readonly string[] = [],
): Turn => ({ name, asking: { name: asked, values }, things, words, span: ['', ''] });
