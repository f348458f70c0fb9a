/**
 * Words that bind what they ask to a time, or to a kind of actor, come in; turns of phrase go out.
 *
 * The rules are those of ask/then.py; tests/shared/turns.json holds both to the same answers.
 */

import lists from '../../../../ask/asking.json';
import { type Hit, SAID } from './asked';
import { countWords } from './counting';
import { isDigit } from './fitting';
import { spoken, VOICES } from './naming';
import { spanIn } from './spans';
import { made, type Turn } from './turn';
import { Turns } from './turns';
import { isYear, split } from './plain';
import { type Query } from './typed';

const [TIMELINE, HOLDERS, REACTIONS] = ['timeline', 'holders_of_post', 'reactions'];
const [RULED, FIGURES, WHEN] = ['ruled', 'figures_side_by_side', 'dates_of_event'];
/** Turns of phrase that a time may bind, and those that name who speaks. */
const { spoken: SPOKEN, heard: HEARD } = lists;
/** Questions beside which a post and an event ask for who held it after that. */
const { held_then: HELD_THEN } = lists;
/** Questions of the event first of which a sentence tells that has all words. */
const { told_first: TOLD_FIRST } = lists;
const { sentences: SENTENCES, subject: NAMING } = lists;

/** Finds what is asked of a time after something or before it, and of a kind of actor. */
export class Thens extends Turns {
  override turn(text: string): Turn | undefined {
    const words = this.byFirst(split(text));
    return (
      this.bound(words, SPOKEN) ??
      this.ofKind(text, words) ??
      this.became(text) ??
      super.turn(text) ??
      this.bound(words, [RULED]) ??
      this.fated(words) ??
      this.unheard(text, words)
    );
  }

  /** What is asked of before or after an event, or a day: what was said after the law. */
  private bound(words: readonly string[], names: readonly string[]): Turn | undefined {
    const { turns, alike } = this.typed;
    for (let at = words.length - 2; at > 1; at -= 1) {
      const key = ['since', 'before'].find((one) => turns.of(one).has(words[at] ?? ''));
      const head = words.slice(0, at).join(' ');
      const found = key ? this.head(head) : undefined;
      if (!found || !names.includes(found.name)) continue;
      const side = key === 'since' ? 'after' : 'before';
      const tail = words.slice(at + 1);
      const moment = this.moment(tail);
      if (moment) return { ...found, then: [side, moment] };
      if (found.name === RULED) {
        // After somebody died: who came after them.
        return this.followed(side, head, tail.filter((word) => !alike.has(word)).join(' '));
      }
    }
    return undefined;
  }

  /** What words ask that stand before a time: what was said, or who held a post. */
  private head(text: string): Turn | undefined {
    const turn = super.turn(text);
    if (turn && SPOKEN.includes(turn.name)) return turn;
    const query = this.typed.read(text);
    const { asked, words } = query;
    const post = asked.every((name) => HELD_THEN.includes(name))
      ? this.post(words.filter((word) => !isDigit(word)))
      : '';
    if (post) return made(RULED, HOLDERS, [['post', post]], [post]);
    const counted = this.countingBy(query, text);
    if (counted) return counted;
    const hit = asked.includes(SAID) ? this.speaking(words) : undefined;
    if (!hit) return undefined;
    const own = split(hit.text);
    const topic = words.filter((word) => !own.includes(word));
    return made('said', SAID, [['voice', hit.id]], [hit.id], topic);
  }

  /** Puts first who says it, where that stands last: after the law according to Foro Penal. */
  private byFirst(words: readonly string[]): readonly string[] {
    for (const by of this.typed.turns.by) {
      for (let at = 1; at < words.length - by.length; at += 1) {
        if (by.every((word, i) => words[at + i] === word)) {
          return [...words.slice(at), ...words.slice(0, at)];
        }
      }
    }
    return words;
  }

  /** Who counted what, where words ask for a number of somebody's: registered. */
  private countingBy({ asked, words }: Query, text: string): Turn | undefined {
    const { telling, counts } = this.typed.turns;
    const tells = (word: string): boolean => telling.has(word) || counts.has(word);
    const isTold = split(text).some(tells);
    if (!asked.includes(FIGURES) && !isTold) return undefined;
    const counted = countWords(this.fitting, words);
    const rest = words.filter((word) => !counted.has(word) && !tells(word));
    for (let many = rest.length; many > 0; many -= 1) {
      for (let at = 0; at + many <= rest.length; at += 1) {
        const used = rest.slice(at, at + many);
        const kinds = this.speakers(used.join(' '));
        const hit = kinds.length ? undefined : this.named(used.join(' '), VOICES);
        // Who counts is named in full: the amnesty is no Amnesty International.
        const isFull =
          hit?.kind === 'person' || this.telling(hit?.text ?? '').every((w) => hit?.words.has(w));
        // How many protesters were arrested: those who are counted, not who counts.
        if (hit?.kind === 'group' && !isTold) continue;
        const voices = hit && isFull ? [hit.id] : kinds;
        if (!voices.length) continue;
        const topic = words.filter((word) => !used.includes(word) && !tells(word));
        return spoken('counted', voices, topic);
      }
    }
    return undefined;
  }

  /** Who is named at the beginning or at the end of words, else who has them all. */
  private speaking(words: readonly string[]): Hit | undefined {
    for (let many = words.length; many > 0; many -= 1) {
      for (const part of [words.slice(0, many), words.slice(-many)]) {
        const hit = this.named(part.join(' '), VOICES);
        if (hit) return hit;
      }
    }
    const text = words.join(' ');
    const hits = this.fitting.hits(this.typed.read(text), text);
    return hits.find(({ whole, kind }) => whole && VOICES.includes(kind));
  }

  /** A text with the day of the event whose day it names: on the day of the coup. */
  onItsDay(text: string): string {
    const { meant, turns } = this.typed;
    if (this.typed.read(text).asked.includes(WHEN)) return text;
    for (const [name, [head = '', tail = '']] of turns.read(split(text))) {
      if (name !== 'day_of') continue;
      const isMain = this.telling(tail).every((word) => meant.has(word));
      const event = isMain ? this.naming.main : this.moment(split(tail));
      const day = event ? this.naming.dayOf(event) : '';
      const last = [...text.matchAll(/[\p{L}\p{N}_]+/gu)][split(head).length - 1];
      if (day && last) return `${text.slice(0, last.index + last[0].length)} ${day}`;
    }
    return text;
  }

  /** Whom something befell on a day, in a month or a year: who was killed then. */
  private fated(words: readonly string[]): Turn | undefined {
    const { fates, doers, turns } = this.typed;
    const query = this.typed.read(words.join(' '));
    const { months, dated, day } = query;
    const found = words.filter((word) => fates.has(word));
    const isAbout = (word: string): boolean => fates.has(word) || months.includes(word);
    const rest = query.words.filter((word) => !isAbout(word) && !isYear(word));
    const opens = words
      .slice(0, 2)
      .some((word) => word !== 'by' && (doers.has(word) || turns.open.includes(word)));
    if (!found.length || rest.length || !opens) return undefined;
    const dates = words
      .filter((word) => dated.includes(word) || months.includes(word) || isYear(word))
      .join(' ');
    const span = spanIn(this.typed, dates, dates) ?? ([day, day] as const);
    const isNamed = ({ whole, kind }: Hit): boolean => whole && kind === 'event';
    // A death is called by who died, which is what is asked.
    const bears = !day && !found.every((word) => this.typed.dying.has(word));
    const isEvent = bears && this.fitting.hits(query, words.join(' ')).some(isNamed);
    if (!span[0] || query.asked.includes(FIGURES) || isEvent) return undefined;
    const ends = [['since', span[0]], ['until', span[1]]] as const; // prettier-ignore
    return { ...made('befell', TIMELINE, ends, [], found), span };
  }

  /** Who is asked for what they say, where nobody here is called so. */
  private unheard(text: string, words: readonly string[]): Turn | undefined {
    const { typed, fitting } = this;
    if (!typed.read(text).asked.includes(SAID)) return undefined;
    for (const [name, [who = '', about = '']] of typed.turns.read(words)) {
      const query = HEARD.includes(name) ? typed.read(who) : undefined;
      const isAsked = name !== 'said' || query?.asked.includes(SAID);
      if (!query || !about || !isAsked) continue;
      const own = query.words;
      const isElse = (word: string): boolean =>
        typed.meant.has(word) || typed.turns.numbering.includes(word);
      if (!own.length || own.some(isElse) || query.day) return undefined;
      const hits = fitting.hits({ ...query, hints: [], told: [] }, own.join(' '));
      if (hits.some(({ whole, kind }) => whole && !SENTENCES.includes(kind))) return undefined;
      const topic = this.telling(about);
      return topic.length ? made('unheard', 'statements_per_voice', [], own, topic) : undefined;
    }
    return undefined;
  }

  /** What kind of actor took something so: which governments welcomed it. */
  private ofKind(text: string, [open = '', kind = '']: readonly string[]): Turn | undefined {
    const { actors, open: opens } = this.typed.turns;
    const kinds = actors.get(kind);
    const query = this.typed.read(text);
    if (!opens.includes(open) || !kinds || !query.asked.includes(REACTIONS)) return undefined;
    const topic = [...query.words, ...query.dated].filter((word) => !actors.has(word));
    const event = this.moment(topic);
    if (!topic.length) return undefined;
    return event
      ? made('of_kind', REACTIONS, [['event', event]], kinds, topic)
      : made('of_kind', TIMELINE, [], kinds, topic);
  }

  /**
   * Puts first, where it is asked why or when, the event of the sentence that has all words.
   *
   * Unless a thing has them: why did the prosecutor resign, whose surname another has too.
   */
  static toldFirst(
    { asked, day, words }: Query,
    hits: readonly Hit[],
    things: readonly Hit[],
    ending: readonly string[],
  ): readonly Hit[] {
    const rest = ending.includes(words.at(-1) ?? '') ? words.slice(0, -1) : [];
    if (TOLD_FIRST.includes(asked[0] ?? '') && !day && rest.length) {
      // Why was the march held: of what all other words name.
      const first = things.find(
        ({ kind, text }) => kind === 'event' && rest.every((word) => split(text).includes(word)),
      );
      if (first) return [first, ...things.filter((hit) => hit !== first)];
    }
    const isNamed = things.some((hit) => hit.whole && hit.kind !== 'source');
    if (!TOLD_FIRST.includes(asked[0] ?? '') || day || isNamed) return things;
    const abouts = hits
      .filter((hit) => hit.whole && hit.kind === 'claim')
      .map(({ about = '' }) => about.split(':'));
    const [kind = '', id = ''] = abouts.find(([kind = '']) => NAMING.includes(kind)) ?? [];
    if (!id) return things;
    const law = hits.find((hit) => hit.kind === 'instrument' && hit.id === id);
    const about = law?.about ?? '';
    const first = { id, kind, text: '', whole: true, words: new Set(words), weight: 0, about };
    return [first, ...things.filter((hit) => hit.id !== id)];
  }
}
