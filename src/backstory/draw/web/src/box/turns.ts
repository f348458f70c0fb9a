/**
 * Words that ask in a turn of phrase come in; out goes what it asks, with whatever stands in it.
 *
 * The rules are those of ask/turns.py; tests/shared/asked.json holds both to the same answers.
 */

import lists from '../../../../ask/asking.json';
import { SAID } from './asked';
import { OUTLET, spoken, VOICES } from './naming';
import { OfLaws, ofLaws } from './kinds';
import { spanIn } from './spans';
import { isYear, split } from './plain';
import { made, type Turn } from './turn';

const [TIMELINE, ABOUT, HOLDERS, DAYS] = ['timeline', 'about', 'holders_of_post', 'days_between'];
/** Questions beside which a span of years asks what happened within it. */
const LISTING = new Set(lists.listing);
const OPEN = new Set(lists.of_names);

export class Turns extends OfLaws {
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
      case 'tally':
        return this.tally(one);
      case 'first_of':
      case 'last_of': {
        const found = this.list(one);
        const [end = ''] = name.split('_');
        if (found?.name === 'span') return { ...found, name: end };
        // Who was the last president of the court: of whoever held the post.
        const words = this.telling(one);
        const post = this.post(words);
        return post ? made(end, HOLDERS, [['post', post]], [post]) : this.endBy(end, words);
      }
      case 'fared':
        return this.fared(one, other);
      case 'asked_for': {
        const [laws, rest] = this.naming.laws.of(this.telling(one));
        return rest.length ? undefined : ofLaws(laws, this.typed.turns.applying);
      }
      case 'demanded': {
        const { demanding } = this.typed.turns;
        const found = this.said(one, demanding.join(' '));
        return found && { ...found, name: 'demanded', words: [] };
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
      case 'lastly':
        return this.lastly(one, other);
      case 'copies':
        return made(name, 'sources_held', []);
      case 'resting':
        return this.reported(one, '') ?? made(name, 'sources_held', [], [], this.telling(one));
      case 'held':
        return this.of(name, one, ['place'], ABOUT, 'subject');
      case 'there_was':
        return this.thereWas(one, other);
      case 'made':
        return this.made(one, other);
      case 'before_them': {
        const found = this.made(one, other);
        return found && { ...found, name: 'preceding', words: [] };
      }
      case 'anyone':
        return this.anyone(one, other);
      case 'led': {
        const post = this.post(this.telling(one)); // whoever led the Assembly held a post
        if (post) return made('heads', HOLDERS, [['post', post]], [post]);
        return this.of(name, one, lists.groups, 'members_of_body', 'body');
      }
      case 'between':
        return this.between(one, other);
      case 'day_of':
        return undefined; // the day of an event stands in its place already
      default:
        return this.is(one);
    }
  }

  /** Who is asked for what they said last, or counted last. */
  private lastly(one: string, topic: string): Turn | undefined {
    const voice = this.named(one, VOICES)?.id;
    const { counts } = this.typed.turns;
    const words = this.telling(topic).filter((word) => !counts.has(word));
    return voice ? made('lastly', SAID, [['voice', voice]], [voice], words) : undefined;
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

  private is(part: string): Turn | undefined {
    const { day, asked } = this.typed.read(part);
    if (day || asked.some((name) => !OPEN.has(name))) return undefined;
    const words = split(part);
    if (words.every((word) => this.typed.fates.has(word))) {
      return made('befell', TIMELINE, [], [], words); // who was freed
    }
    return this.of('is', part, [...VOICES, 'place'], ABOUT, 'subject');
  }

  /** All of a kind within a year or a month: was there an amnesty in 1999. */
  private thereWas(part: string, when: string): Turn | undefined {
    const kind = this.kind(split(part), 'concept kind');
    const span = spanIn(this.typed, when, when);
    if (!kind || !span) return undefined;
    const values = [['kind', kind.id], ['since', span[0]], ['until', span[1]]] as const; // prettier-ignore
    return { ...made('span', TIMELINE, values, [kind.id]), span };
  }

  protected followed(name: string, post: string, whom: string): Turn | undefined {
    const { day, months } = this.typed.read(whom);
    const dated = split(whom).filter((word) => months.includes(word) || isYear(word));
    const dates = dated.join(' ');
    const span = dates && name === 'after' ? spanIn(this.typed, dates, dates) : undefined;
    if (day || (months.length && !span)) return undefined; // not whoever held the post at last
    const words = this.telling(whom).filter((word) => !span || !dated.includes(word));
    const parts = words.flatMap((_, at) => [words.slice(0, words.length - at), words.slice(at)]);
    for (const part of parts) {
      const person = this.named(part.join(' '), ['person']);
      if (!person) continue;
      const own = split(person.text);
      const rest = [...words, ...this.telling(post)].filter((word) => !own.includes(word));
      const office = this.post(rest.filter((word) => !/^\p{Nd}+$/u.test(word)));
      if (rest.length && !office && post) return undefined;
      const turn = office
        ? made(name, HOLDERS, [['post', office]], [person.id, office])
        : made(name, ABOUT, [['subject', person.id]], [person.id]);
      return span ? { ...turn, span } : turn;
    }
    return undefined;
  }

  private reported(outlet: string, topic: string): Turn | undefined {
    const pages = this.pages(outlet);
    if (this.typed.read(topic).day) return undefined;
    if (topic && this.isOneName(outlet, topic)) return undefined;
    const page = this.page(outlet);
    if (page) return spoken('said', [page], this.telling(topic));
    if (pages.length < OUTLET) {
      // A body says what those within it say.
      const words = this.telling(topic);
      const state = words.length ? this.state(outlet) : '';
      if (state) return made('said', 'statements_per_voice', [], [state], words);
      const found = words.length ? this.spoke(outlet) : undefined;
      return found && { ...found, words };
    }
    const voice = this.named(outlet, VOICES)?.id;
    if (voice) return made('said', SAID, [['voice', voice]], [voice], this.telling(topic));
    return made('reported', SAID, [['voice', pages[0] ?? '']], [outlet], this.telling(topic));
  }

  /** Whether a voice and a topic are the name of one voice: the Liga de los Derechos. */
  private isOneName(...parts: readonly string[]): boolean {
    const both = parts.join(' ');
    const whole = this.named(both, VOICES);
    const own = new Set(this.telling(whole?.text ?? ''));
    const typed = new Set(this.telling(both));
    return !!whole && own.size === typed.size && [...own].every((word) => typed.has(word));
  }

  /** The country that words name, if bodies or groups are named after it. */
  private state(one: string): string {
    const place = this.named(one, ['place']);
    const [first = new Set<number>(), ...others] = split(place?.text ?? '').map(
      (word) => new Set(this.fitting.having(word)),
    );
    const rows = [...first].filter((at) => others.every((one) => one.has(at)));
    const speaks = rows.some((at) => lists.groups.includes(this.fitting.row(at)[1]));
    return speaks ? (place?.id ?? '') : '';
  }

  /** Whoever is named on something: what they say of it. */
  private said(who: string, topic: string): Turn | undefined {
    // A plural verb of saying asks too: without the words that ask.
    const { asked, words: bare } = this.typed.read(who);
    const isSaid = asked.includes(SAID);
    if (!isSaid && asked.includes('figures_side_by_side')) return undefined; // prisoners do not speak
    const one = isSaid ? bare.join(' ') : who;
    if (this.isOneName(one, topic)) return undefined;
    const found = this.reported(one, topic);
    if (found) return found;
    const words = this.telling(topic);
    const isPlain = words.length && !this.typed.read(topic).day;
    if (!isPlain) return undefined;
    const groups = this.groups(one);
    const [id = this.named(one, VOICES)?.id ?? this.office(one)] = groups;
    if (id) return spoken('said', groups.length ? groups : [id], words);
    const law = this.telling(one); // what does the law say about soldiers
    if (!law.length || this.naming.laws.of(law)[1].length) return undefined;
    const [laws, rest] = this.naming.laws.of([...law, ...words]);
    return rest.length ? ofLaws(laws, rest) : undefined;
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
      this.naming.pairs.best(text, this.naming.pairs.year(DAYS, text, beside), kinds),
    );
    if (!from || !to || from === to) return undefined;
    return made('between', DAYS, [['event', from], ['other', to]], [from, to]); // prettier-ignore
  }

  /** What happened in a span of years: amnesties between 1950 and 1980. */
  private spanned(typed: readonly string[]): Turn | undefined {
    const [span, used] = this.typed.turns.span(typed);
    if (!span[0] && !span[1]) return this.within(typed);
    const query = this.typed.read(typed.filter((_, at) => !used.has(at)).join(' '));
    if (query.day || query.number || query.asked.some((name) => !LISTING.has(name))) {
      return undefined;
    }
    const { listing } = this.typed.turns;
    const told = this.telling(query.words.filter((word) => !listing.has(word)).join(' '));
    const apart = told.filter((word) => !this.fitting.isPlace(word));
    const words = apart.length ? apart : told;
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

  /** What happened in one month or year that words name, and nothing else. */
  private within(typed: readonly string[]): Turn | undefined {
    const { listing } = this.typed.turns;
    const rest = typed.filter((word) => !listing.has(word)).join(' ');
    if (rest.split(' ').length === typed.length || this.typed.read(rest).day) return undefined;
    const span = spanIn(this.typed, rest, rest);
    if (!span) return undefined;
    const ends = [['since', span[0]], ['until', span[1]]] as const; // prettier-ignore
    return { ...made('span', TIMELINE, ends), span };
  }
}
