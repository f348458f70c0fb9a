/**
 * A turn of phrase comes in; out go the sentences that answer it, or that nothing here does.
 *
 * The rules are those of tell/turned.py; tests/browser/test_replies.py holds both to one another.
 */

import { SAID } from '../box/asked';
import type { Box } from '../box/plainly';
import { isCalled, type Turn } from '../box/turn';
import { plain, split } from '../box/plain';
import type { Claim } from '../shape';
import { isoOf, readDay } from '../time';
import { bestFirst, inTime, targetOf } from './aims';
import { holdersThen, keptTo, lastSaid, noneHeld, noneThen, ofNumbers, tookIt } from './bound';
import { byId } from './choosing';
import { nothing } from './absent';
import { nearest } from './covering';
import { became } from './became';
import { copies, resting } from './copied';
import { fared, isMadeBy } from './fared';
import { endOfPost, following } from './following';
import type { Known } from './known';
import {
  befallenAfter,
  countedThen,
  excludedBy,
  fatesAbout,
  groupsOf,
  numbersOf,
  reached,
  scopeOf,
} from './lawful';
import { leading, ofOutlet, profile, toldOfTerm, toward, withinPlace } from './outright';
import type { Replies } from './replies';
import { bare, once, type Reply } from './reply';
import { onTopic } from './topic';
import { demandsOf, nameOf, saidBy } from './voices';

const [FEW, MANY] = [6, 12];
const NEVER = ['', ''] as const;
/** Sentences of each of two; of each law but the first, and of each kind beside another. */
const [HALF, BESIDE] = [3, 2];
/** How much is told of a term of which the beginning is known and the end is not. */
const BEGUN = 3;
/** What being tied to one of two events is worth beside how much is said of something. */
const LINKED = 8;

export class Turning {
  constructor(
    private readonly replies: Replies,
    private readonly known: Known,
    private readonly box: Box,
  ) {}

  /** What answers a turn of phrase; nothing where it is told as any question is. */
  told(turn: Turn): Reply[] {
    const { name, things, words, span, then = NEVER } = turn;
    const [first = '', other = ''] = things;
    switch (name) {
      case 'means':
        return this.means(first);
      case 'span':
        return this.spanned(first, words, span);
      case 'between':
        return this.between(things);
      case 'served':
        return this.served(first, other);
      case 'after':
      case 'before':
        return this.followed(name, first, other);
      case 'reported':
        return this.saying(
          keptTo(this.known, ofOutlet(this.known, this.box, first, words), then),
          words,
          first,
          then[1] ? noneThen(this.known, then) : undefined,
        );
      case 'said':
      case 'counted':
        return this.spoken(things, turn);
      case 'lastly':
        return this.lastly(things, words);
      case 'ruled':
        return this.ruled(first, then);
      case 'of_kind':
        return this.took(turn);
      case 'demanded':
        return some(this.saying(demandsOf(this.known, this.box, things), [], '', []), () => [
          bare(this.known.phrase('no request', nameOf(this.known, first))),
        ]);
      case 'resting':
        return resting(this.known, words);
      case 'copies':
        return copies(this.known);
      case 'apart':
        return things.flatMap((kind) => this.apart(kind));
      case 'both':
        return things.flatMap((voice) => this.spoken([voice], turn).slice(0, HALF));
      case 'covers':
        return this.covers(things, words);
      case 'listed':
        return this.each(this.ordered(things));
      case 'unheard':
        return this.unheard(things, words);
      case 'tally':
        return this.tallied(things, span);
      case 'first':
      case 'last':
        return this.end(first, name, other);
      case 'made':
        return this.madeBy(first, other, words);
      case 'preceding':
        return this.preceding(first, other);
      case 'fared':
        return this.fared(first, other);
      case 'numbered':
        return some(this.groups(numbersOf(this.known, first)), () =>
          nothing(this.known, 'no number', first),
        );
      case 'anyone':
        return this.anyone(first, words);
      case 'became':
        return this.became(first);
      case 'befell':
        return some(this.groups(befallenAfter(this.known, this.box, first, words, span)), () =>
          span[0]
            ? this.noneNamed(words, span)
            : first
              ? nothing(this.known, 'no freed', first)
              : [],
        );
      default:
        return this.outright(name, first);
    }
  }

  /** What befell later those whom an event befell; that nothing is recorded, where nothing is. */
  private became(event: string): Reply[] {
    const { known, replies } = this;
    const name = known.say.name(event);
    const found = became(known, event);
    if (!found.length) return [bare(known.phrase('none became', name))];
    const told = found.map((one) => replies.headed(one.about, replies.told(one)));
    return [bare(known.phrase('became', name)), ...once(told)];
  }

  /** Of the events about another, those that are what is asked: who was convicted; else near it. */
  private anyone(event: string, words: readonly string[]): Reply[] {
    const [asked, others] = fatesAbout(this.known, event, words);
    const told = this.groups([...asked, ...others].map((one) => [one]));
    const isNear = !asked.length && told.length;
    return [...(isNear ? [bare(this.known.phrase('reply near'))] : []), ...told];
  }

  private groups(groups: readonly Claim[][]): Reply[] {
    const found = once(groups.map((group) => this.replies.group(group, false)));
    return [...found.slice(0, FEW), ...this.replies.more(found.length - FEW)];
  }

  /** Law by law, what is said of whether it reaches what words name; or that nothing is. */
  private covers(laws: readonly string[], topic: readonly string[]): Reply[] {
    const { known, box, replies } = this;
    const [law = ''] = laws;
    const people = groupsOf(known, reached(known, law, topic));
    if (people.length) return this.groups(people);
    const [first = [], ...others] = laws.map((one) => scopeOf(known, box, one, topic));
    const few = [...first.slice(0, HALF), ...others.flatMap((groups) => groups.slice(0, BESIDE))];
    const told = (groups: readonly Claim[][]): Reply[] =>
      once(groups.map((group) => replies.group(group, false))).slice(0, FEW);
    const found = told(few);
    if (first.length) return found;
    const typed = replies.text.split(/\s+/).filter((word) => topic.includes(plain(word)));
    if (!typed.length) return some(found, () => [bare(known.phrase('no reply'))]);
    const none = bare(known.phrase('no reach', known.say.name(law), typed.join(' ')));
    return [none, ...some(found, () => told(excludedBy(known, law).slice(0, BESIDE)))];
  }

  /** In what somebody took part after an event, the next first; or that it was in nothing. */
  private fared(person: string, after: string): Reply[] {
    const { known, replies } = this;
    const own = fared(known, person, after);
    const told = own.slice(0, FEW).flatMap(([event, claims]) => {
      const [claim] = bestFirst(known, claims).filter(({ gist }) => gist);
      const best = claim ? replies.told(claim) : known.best(event)[0];
      return best ? [replies.headed(event, best)] : [];
    });
    if (told.length) return [...once(told), ...replies.more(own.length - FEW)];
    const since = known.dossier.thing(after) ? known.say.name(after) : known.say.calendar(after);
    return [bare(known.phrase('none later', known.say.name(person), since))];
  }

  /** The first events of a kind, or the last, of those that are recorded. */
  private end(kind: string, name: string, by: string): Reply[] {
    const { known } = this;
    if (known.dossier.thing(kind)?.kind === 'post') {
      const held = endOfPost(known, kind, name === 'last');
      return held.length ? [this.replies.group(held, true)] : [];
    }
    const own = this.ofKind(kind).filter((id) => !by || isMadeBy(known, id, by)); // or made by whom
    const dated = this.ordered(own.filter((id) => known.dossier.dated(id)));
    const few = (name === 'first' ? dated : dated.toReversed()).slice(0, BESIDE);
    return few.length ? [bare(known.phrase(`reply ${name}`)), ...this.each(few)] : [];
  }

  /** The events of a kind that somebody decided; that none is recorded, where none is. */
  private madeBy(kind: string, person: string, whom: readonly string[]): Reply[] {
    const { known, replies } = this;
    const madeOf = (of: string): string[] =>
      this.ofKind(of).filter((id) => isMadeBy(known, id, person));
    const own = madeOf(kind);
    const typed = replies.text.split(/\s+/).filter((word) => whom.includes(plain(word)));
    const none = bare(known.phrase('none made', known.say.concept(kind), typed.join(' ')));
    const [, wider = kind] = known.dossier.lineage(kind);
    const every = some(own, () => madeOf(wider)); // then whatever of the like
    const few = this.ordered(this.weightiest(every, FEW));
    const told = [...this.each(few), ...replies.more(every.length - few.length)];
    return own.length ? told : [none, ...told];
  }

  /** The events of a kind before the first term of somebody began: amnesties before a president. */
  private preceding(kind: string, person: string): Reply[] {
    const { known } = this;
    const begin = (one: Claim): number => known.span(one)?.[0] ?? 0;
    const own = (known.dossier.about.get(person) ?? []).filter(
      (one) => one.says === 'holds' && toldOfTerm(one) >= BEGUN && begin(one),
    );
    // Before the president, not before the minister.
    const many = (post: string): number =>
      toward(known, post).filter(({ says }) => says === 'holds').length;
    const [post] = [...new Set(own.map(targetOf))].sort(
      (a, b) => many(b) - many(a) || (a < b ? 1 : -1),
    );
    const begun = own.filter((one) => targetOf(one) === post).map(begin);
    return post ? this.spanned(kind, [], ['', isoOf(Math.min(...begun) - 1)]) : [];
  }

  /** The definition of a concept, and the best known events of it. */
  private apart(kind: string): Reply[] {
    const few = this.ordered(this.weightiest(this.ofKind(kind), BESIDE));
    return [...this.means(kind).slice(0, 1), ...this.each(few)];
  }

  private outright(name: string, id: string): Reply[] {
    const { known, replies } = this;
    const groups =
      name === 'held'
        ? withinPlace(known, id)
        : name === 'led'
          ? this.best(leading(known, id)).map((one) => [one])
          : profile(known, id);
    if (!groups.length && name === 'held') {
      return [bare(known.phrase('no one held', known.say.name(id)))];
    }
    const found = groups.map((group) => replies.group(group, group[0]?.says === 'holds'));
    // That a day is worked out is no other news.
    const worked = ` (${known.phrase('date worked out')})`;
    const keys = found.map((one) =>
      [one.text, one.answer, one.where, one.more].join(' ').replaceAll(worked, ''),
    );
    const kept = found.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
    const few = [...kept.slice(0, FEW), ...replies.more(kept.length - FEW)];
    const first = groups.slice(0, FEW).flatMap(([one]) => one ?? []);
    if (few.length && name === 'is' && first.every((one) => known.isWeak(one))) {
      return [bare(known.phrase('reply weak', known.say.name(id))), ...few];
    }
    return few;
  }

  private best(claims: readonly Claim[]): Claim[] {
    const { known } = this;
    return claims.toSorted((a, b) => known.worth(b) - known.worth(a) || byId(a, b));
  }

  /** The definition of a concept, what it is a kind of, and what here is of it. */
  private means(concept: string): Reply[] {
    const { known, replies } = this;
    const text = known.defined(concept);
    if (!text) return [];
    const { concepts } = known.dossier.data;
    const name = known.say.concept(concept);
    const begun = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const lowered = `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
    const told = [bare(known.phrase('reply means', begun, lowered))];
    const wider = concepts[concept]?.broader;
    if (wider) told.push(bare(known.phrase('reply kind of', known.say.concept(wider))));
    const events = this.ofKind(concept);
    if (!events.length) return told;
    told.push(bare(known.phrase('reply of kind', known.say.number(events.length))));
    const few = this.ordered(this.weightiest(events, FEW));
    return [...told, ...this.each(few), ...replies.more(events.length - few.length)];
  }

  /** That nothing is recorded of whoever was asked for, before what others say. */
  private unheard(own: readonly string[], topic: readonly string[]): Reply[] {
    const { known, replies, box } = this;
    const typed = replies.text.split(/\s+/).filter((word) => own.includes(plain(word)));
    const near = nearest(known, box, topic.join(' ')).slice(0, HALF + BESIDE);
    const told = once(near.map((one) => replies.group([one], false))).slice(0, HALF);
    return [bare(known.phrase('none of voice', typed.join(' '))), ...told];
  }

  /** How many events of a kind are recorded, in a span if one is named; and them. */
  private tallied(things: readonly string[], span: readonly [string, string]): Reply[] {
    const { known, replies } = this;
    const [first = ''] = things;
    const isEvent = known.dossier.thing(first)?.type === 'event';
    const [since, until] = span.map((day) => (day ? readDay(day) : null));
    const day = (id: string): number => known.dossier.start(id);
    const every = (isEvent ? [...things] : this.ofKind(first)).filter(
      (id) =>
        !since || (known.dossier.dated(id) && day(id) >= since && day(id) <= (until ?? since)),
    );
    if (!every.length) return [];
    const few = this.ordered(this.weightiest(every, FEW));
    const many = bare(known.phrase('reply of kind', known.say.number(every.length)));
    return [many, ...this.each(few), ...replies.more(every.length - few.length)];
  }

  /** What happened within a span of time; where nothing did, the nearest before and after. */
  private spanned(
    kind: string,
    words: readonly string[],
    span: readonly [string, string],
  ): Reply[] {
    const { known, replies } = this;
    const [first, last] = [span[0] ? readDay(span[0]) : null, span[1] ? readDay(span[1]) : null];
    const every = (kind ? this.ofKind(kind) : known.dossier.events)
      .filter((id) => known.dossier.dated(id))
      .filter((id) => !words.length || isCalled(known.names(id), words));
    const day = (id: string): number => known.dossier.start(id);
    const within = every.filter(
      (id) => (first === null || day(id) >= first) && (last === null || day(id) <= last),
    );
    if (within.length) {
      const few = this.ordered(this.weightiest(within, MANY));
      return [...this.each(few), ...replies.more(within.length - few.length)];
    }
    const isWhole = span.every((one) => ['', '-01-01', '-12-31'].includes(one.slice(4)));
    const ends = span
      .filter(Boolean)
      .map((one) => (isWhole ? one.slice(0, 4) : known.say.calendar(one)));
    const isOne = ends[0] === ends[1];
    const both = isOne ? 'reply none in' : 'reply none within';
    const key = ends.length > 1 ? both : 'reply none there';
    const before = this.ordered(every.filter((id) => first !== null && day(id) < first));
    const since = this.ordered(every.filter((id) => last !== null && day(id) > last));
    const near = [...before.slice(-1), ...since.slice(0, 1)];
    return [bare(known.phrase(key, ...ends)), ...this.each(near)];
  }

  /** What happened from one event to another, day by day; what is tied to them first. */
  private between(things: readonly string[]): Reply[] {
    const { known, replies } = this;
    const { dossier } = known;
    const [one = '', other = ''] = this.ordered(things);
    if (!dossier.dated(one) || !dossier.dated(other)) return [];
    const tied = new Set(
      things
        .flatMap((id) => [
          ...(dossier.about.get(id) ?? []),
          ...(dossier.mentions.get(id) ?? []).filter((claim) => targetOf(claim) === id),
        ])
        .flatMap((claim) => [claim.about, targetOf(claim)]),
    );
    const [first, last] = [dossier.start(one), dossier.start(other)];
    const within = dossier.events.filter(
      (id) => dossier.start(id) >= first && dossier.start(id) <= last,
    );
    const weight = (id: string): number =>
      (dossier.about.get(id)?.length ?? 0) * (tied.has(id) ? LINKED : 1);
    const isEnd = (id: string): number => Number(things.includes(id));
    const few = this.ordered(
      within.toSorted((a, b) => isEnd(b) - isEnd(a) || weight(b) - weight(a)).slice(0, MANY),
    );
    return [...this.each(few), ...replies.more(within.length - few.length)];
  }

  /** Since when and until when somebody held a post, whole terms first. */
  private served(person: string, post: string): Reply[] {
    const own = (this.known.dossier.about.get(person) ?? [])
      .filter((one) => one.says === 'holds' && targetOf(one) === post)
      .sort(
        (a, b) =>
          toldOfTerm(b) - toldOfTerm(a) || this.known.worth(b) - this.known.worth(a) || byId(a, b),
      );
    const [first] = own;
    const most = first ? own.filter((one) => toldOfTerm(one) === toldOfTerm(first)) : [];
    // Acting at first, elected then: a term that began later is another.
    const ends = most.map((one) => this.known.span(one)?.[1] ?? 0);
    const isLater = (one: Claim): boolean =>
      toldOfTerm(one) === BEGUN && (this.known.span(one)?.[0] ?? 0) >= Math.max(...ends);
    const more = ends.every(Boolean) ? own.filter(isLater) : [];
    const every = [...most, ...more];
    return once(every.map((one) => this.replies.group([one], true))).slice(0, FEW);
  }

  /** Who held a post after somebody, or before; of several posts the latest first. */
  private followed(name: string, person: string, post: string): Reply[] {
    const { known, replies } = this;
    const found = following(known, person, post, name === 'after');
    const told = found
      .filter(([, claims]) => claims.length)
      .map(([, claims]) => replies.group(claims, true));
    if (told.length) return [...once(told.slice(0, FEW)), ...replies.more(told.length - FEW)];
    const posts = found.length ? found.map(([each]) => each) : post ? [post] : [];
    const who = known.say.name(person);
    return posts
      .slice(0, FEW)
      .map((each) => bare(known.phrase(`no ${name}`, known.say.name(each), who)));
  }

  /** What claims on a topic say, or that none does. */
  private saying(
    claims: readonly Claim[],
    words: readonly string[],
    of = '',
    none?: Reply[],
  ): Reply[] {
    const { known } = this;
    const topic = words.join(' ');
    if (!claims.length && none) return none;
    if (!claims.length) return [bare(known.phrase('no statement', topic || of))];
    return this.replies.about(topic).claims(SAID, claims, []);
  }

  /** What voices say on a topic: of a body, those who head it too. */
  private spoken(named: readonly string[], { name, words: topic, then = NEVER }: Turn): Reply[] {
    const { known, box } = this;
    const all = saidBy(known, box, named);
    const every = name === 'counted' ? all.filter((one) => one.counted) : all;
    const kept = then[1] ? keptTo(known, every, then) : every;
    if (then[1] && !kept.length) return noneThen(known, then);
    const [own, words] = ofNumbers(known, kept, topic);
    if (!own.length) return [];
    const on = words.length ? onTopic(known, box, own, words) : own;
    return on.length ? this.saying(on, words) : this.replies.unsaid(own, words);
  }

  /** What voices said last, or counted last; that nothing is recorded, where nothing is. */
  private lastly(named: readonly string[], topic: readonly string[]): Reply[] {
    const { known, box, replies } = this;
    const found = lastSaid(known, box, replies.text, saidBy(known, box, named), topic);
    if (!found.length) {
      return [
        bare(known.phrase('no statement', topic.join(' ') || known.say.name(named[0] ?? ''))),
      ];
    }
    const told = once(found.map((one) => replies.group([one], false)));
    return [bare(known.phrase('reply last')), ...told.slice(0, HALF)];
  }

  /** Who held a post after something or before it; or that nobody is recorded. */
  private ruled(post: string, then: readonly [string, string]): Reply[] {
    const found = holdersThen(this.known, post, then);
    const told = once(found.map((one) => this.replies.group([one], true))).slice(0, FEW);
    return some(told, () => noneHeld(this.known, post, then[1]));
  }

  /** Which actors of a kind took something so; that none is recorded, and what they say. */
  private took(turn: Turn): Reply[] {
    const { known, box, replies } = this;
    const typed = split(replies.text);
    const [took, others] = tookIt(known, box, turn, typed);
    const told = (claims: readonly Claim[]): Reply[] =>
      once(claims.map((one) => replies.group([one], false)));
    const found = told(took);
    if (found.length) return [...found.slice(0, FEW), ...replies.more(found.length - FEW)];
    const none = bare(known.phrase('none of kind', typed[1] ?? ''));
    return [none, ...told(others.slice(0, BESIDE))];
  }

  /** That nobody is named whom something befell in a span; and what was counted of them then. */
  private noneNamed(fates: readonly string[], span: readonly [string, string]): Reply[] {
    const { known, box } = this;
    const days = [...new Set(span)].map((day) => known.say.calendar(day)).join(' – ');
    const counts = countedThen(known, box, fates, span).map((one) => [one]);
    return [bare(known.phrase('none named', days)), ...this.groups(counts).slice(0, HALF)];
  }

  /** The events of a kind, or of one within it. */
  private ofKind(kind: string): string[] {
    const { dossier } = this.known;
    return dossier.events.filter((id) =>
      dossier.lineage(dossier.thing(id)?.kind ?? '').includes(kind),
    );
  }

  private weightiest(events: readonly string[], most: number): string[] {
    const weight = (id: string): number => this.known.dossier.about.get(id)?.length ?? 0;
    return events.toSorted((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1)).slice(0, most);
  }

  private ordered(events: readonly string[]): string[] {
    const { known } = this;
    return events.toSorted((a, b) => inTime(known.order(a), known.order(b)));
  }

  /** Events, each behind its day and its name. */
  private each(events: readonly string[]): Reply[] {
    const every = events.flatMap((id) => {
      const [best] = this.known.best(id);
      return best ? [this.replies.headed(id, best)] : [];
    });
    return once(every); // one sentence may be the best of two events
  }
}

/** What is told; something else where nothing is. */
const some = <T>(told: T[], others: () => T[]): T[] => (told.length ? told : others());
