/**
 * Words that ask of a law or of a kind come in; out goes what is asked of it.
 *
 * The rules are those of ask/laws.py and ask/kinds.py; tests/shared/turns.json holds both.
 */

import lists from '../../../../ask/asking.json';
import { COUNTED, type Hit, SUBJECT } from './asked';
import { came } from './laws';
import { Named, spoken, VOICES } from './naming';
import { heads, isCalled, isMore, made, meaning, same, type Turn } from './turn';
import { isYear, split } from './plain';

const [TIMELINE, ABOUT, REACH] = ['timeline', 'about', 'reach_of_measure'];
const OUTCOME = 'outcome_of_measure';
/** Questions of what a law covers, and what it does not. */
const { reaching: REACHING } = lists;
/** Laws of which something is asked at once. */
const LAWS = 4;

/** The laws of which it is asked whether they reach what words name. */
export const ofLaws = (laws: readonly Hit[], words: readonly string[]): Turn | undefined =>
  laws[0] && made('covers', REACH, [['measure', laws[0].id]], laws.slice(0, LAWS).map(({ id }) => id), words); // prettier-ignore

/** Finds what is asked of laws and of kinds. */
export class OfLaws extends Named {
  /** Two kinds of event whose difference is asked: amnesty and pardon. */
  protected apart(text: string): Turn | undefined {
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

  /** The event of those of whom it is asked what became of them: the pardoned. */
  protected became(text: string): Turn | undefined {
    const { asked, words } = this.typed.read(text);
    const isOf = asked.includes(OUTCOME) && words.some((w) => this.typed.turns.became.has(w));
    const event = isOf ? this.naming.pairs.best(words.join(' '), [], new Set(['event'])) : '';
    return event ? made('became', OUTCOME, [['measure', event]], [event]) : undefined;
  }

  /** What a yes or a no is asked of: does the amnesty cover murder. */
  protected covered(text: string, typed: readonly string[]): Turn | undefined {
    const { asked, words, number } = this.typed.read(text);
    const { open, links, ofWhat } = this.typed.turns;
    // Did 8,000 people benefit: how many it reached.
    if (number || !asked.some((name) => REACHING.includes(name))) return undefined;
    if (typed.slice(0, 2).some((word) => open.includes(word))) return undefined;
    const isOfWhat = (word: string, at: number): boolean =>
      open.includes(word) && ofWhat.includes(typed[at - 1] ?? '');
    if (typed.some(isOfWhat)) return undefined; // convicted of what
    const [laws, rest] = this.naming.laws.of(words);
    const topic = rest.filter((word) => !links.has(word));
    return topic.length ? ofLaws(laws, topic) : undefined;
  }

  /** The legal text whose number is asked for, or the gazette that it stands in. */
  protected numbered(text: string, typed: readonly string[]): Turn | undefined {
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

  /** All of a kind, or all laws that are called so: a list of amnesty laws. */
  protected list(part: string): Turn | undefined {
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

  /** All of a kind of which it is asked how many there were, and that nobody counts. */
  protected tally(part: string): Turn | undefined {
    const words = this.telling(part);
    const { light } = this.typed;
    const isCounted = words
      .flatMap((word) => this.rows([word]))
      .filter(({ kind }) => kind === COUNTED)
      .map(({ text }) => split(text).filter((word) => !light.has(word)))
      .some((own) => own.length && own.every((one) => words.some((word) => isMore(one, word))));
    const found = isCounted ? undefined : this.list(part);
    return found && { ...found, name: 'tally' };
  }

  /** All of a kind in one month: a list of the releases of January 2026. */
  protected inMonth(part: string, words: readonly string[]): Turn | undefined {
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

  /** The first of a kind that somebody made, or the last. */
  protected endBy(name: string, words: readonly string[]): Turn | undefined {
    for (const at of words.keys()) {
      const kind = at ? this.kind(words.slice(0, at), 'concept kind') : undefined;
      const person = kind && this.named(words.slice(at).join(' '), ['person']);
      if (kind && person) return made(name, TIMELINE, [['kind', kind.id]], [kind.id, person.id]);
    }
    return undefined;
  }

  /** A kind of event of which those are asked for that somebody decided. */
  protected made(part: string, whom: string): Turn | undefined {
    const kind = this.kind(this.telling(part), 'concept kind');
    const person = kind && this.named(whom, ['person']);
    if (!kind || !person) return undefined;
    const words = this.telling(whom);
    return made('made', TIMELINE, [['kind', kind.id]], [kind.id, person.id], words);
  }

  /** Somebody of whom it is asked what came to them after an event. */
  protected fared(whom: string, after: string): Turn | undefined {
    const person = this.named(whom, ['person'])?.id;
    const event = person ? this.moment(split(after)) : '';
    if (!person || !event) return undefined;
    return made('fared', 'events_of_actor', [['actor', person]], [person, event]);
  }

  protected means(part: string, voice: string): Turn | undefined {
    const concept = voice ? this.definedBy(voice) : this.kind(split(part), 'concept ');
    return concept && meaning(concept);
  }

  /** What is meant by the head of a kind's name, the shortest, where nothing is so called. */
  protected meansShort(typed: readonly string[]): Turn | undefined {
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

  /** Two who are asked for at once: what did one and the other say. */
  protected both(one: string, other: string, topic: string): Turn | undefined {
    const [first, second] = [one, other].map(
      (each) => this.speakers(each)[0] ?? this.named(each, VOICES)?.id,
    );
    if (!first || !second) return undefined;
    return spoken('both', [first, second], this.telling(topic));
  }

  /** What befell whom after an event: who was released after the announcement. */
  protected befell(what: string, after: string): Turn | undefined {
    const words = split(what);
    if (!words.some((word) => this.typed.fates.has(word))) return undefined;
    const event = this.naming.pairs.best(after, [], new Set(['event']));
    return event ? made('befell', 'what_followed', [['event', event]], [event], words) : undefined;
  }

  /** What befell anybody over an event: was anyone convicted for the shootings. */
  protected anyone(part: string, whereof: string): Turn | undefined {
    const words = split(part);
    const fates = [...this.typed.fates];
    if (!words.every((word) => fates.some((fate) => same(word, fate)))) return undefined;
    const event = this.naming.pairs.best(whereof, [], new Set(['event']));
    return event ? made('anyone', 'what_followed', [['event', event]], [event], words) : undefined;
  }

  /** Whatever a body says, those within it too. */
  protected spoke(one: string): Turn | undefined {
    if (this.typed.read(one).day) return undefined;
    const body = this.speakers(one).length ? undefined : this.named(one, ['body'])?.id;
    const own = body ? [body] : this.groups(one);
    const voices = own.length ? own : [this.page(one) || this.office(one)].filter(Boolean);
    return voices.length ? spoken('said', voices) : undefined;
  }
}
