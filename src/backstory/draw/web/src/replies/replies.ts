/**
 * Rows that answer plain words come in; out go the few sentences that a reader would print.
 *
 * The rules are those of tell/replies.py; tests/browser/test_replies.py holds both to one another.
 */

import replying from '../../../../tell/replying.json';
import { SAID } from '../box/asked';
import type { Box } from '../box/plainly';
import { plain } from '../box/typed';
import { plain as lastPart } from '../dossier';
import { normalise } from '../search';
import type { Claim, Told } from '../shape';
import { readDay } from '../time';
import { ABOUT, carriesOn, countedThen, lasting, namesCounted, nothing, uncounted } from './absent';
import { type Aim, Aiming, type Column, inTime } from './aimed';
import {
  byId,
  holding,
  isAgainst,
  isIn,
  isOf,
  latest,
  mostWithin,
  namesDay,
  recency,
  says,
  wasSaidIn,
  withoutDenials,
} from './choosing';
import { headed, misses, nearest } from './covering';
import { cut, isLong, type Known } from './known';
import { which } from './lawful';
import { bare, missing, once, type Reply } from './reply';
import { countedIn, onTopic, spokenBy } from './topic';
import { Turning } from './turned';

export type { Reply };
import { Wanted } from './wanted';

/** Sentences that answer; more is a table. */
const FEW = 6;
/** Of equals, as who was pardoned or left out, so many are told. */
const MANY = 12;
/** What a measure reaches, whom first. */
const { people: PEOPLE } = replying.predicates;
const THREE = 3;
/** Turns of phrase that ask for several things, whatever each is called. */
const LISTS = ['span', 'listed', 'first', 'last', 'befell', 'between', 'means'];
const EVENTS: Readonly<Record<string, string>> = replying.events;
const CONTEXT: Readonly<Record<string, readonly string[]>> = replying.context;
const { equals: EQUALS, held: HELD, in_time: IN_TIME } = replying;
const DATES = 'dates_of_event';
const FIGURES = 'figures_side_by_side';
/** Questions that are answered otherwise here: side by side, or as cards. */
/** Questions whose rows say by themselves what is not there. */
const HONEST = [SAID, 'left_out'];
const OTHERWISE = ['who_disputes', 'measures_compared', 'passages_behind', 'steps_between'];
const [TELLING, ASKED, NEARLY, FIRM] = [0.6, 3, 0.6, 0.5];
/** The day of *since 29 July 2024, end not stated*, without its year. */
const BEGUN = /(\d{1,2} (?:de )?\p{L}+)(?: de)? \d{4}, /u;
const isAsserted = ({ modality }: Claim): boolean => lastPart(modality) === 'asserted';
const words = (text: string): string[] => plain(text).split(' ').filter(Boolean);

export class Replies {
  constructor(
    private readonly known: Known,
    private readonly box: Box,
    /** What somebody typed. */
    readonly text: string,
  ) {}

  /** What answers a turn of phrase; nothing where the words are none. */
  turned(): Reply[] {
    const turn = this.box.turn(this.text);
    const told = turn ? new Turning(this, this.known, this.box).told(turn) : [];
    return told.length && turn && !LISTS.includes(turn.name) ? this.which(told, turn.things) : told;
  }

  /** An answer, and what else is called so, where several are. */
  which(told: Reply[], about: readonly string[]): Reply[] {
    return told.length ? [...told, ...which(this.known, this.box, this.text, about)] : told;
  }

  /** The answer to a question; nothing where it is told in another form. */
  of(name: string, given: ReadonlyMap<string, string>, column: Column): Reply[] {
    if (OTHERWISE.includes(name)) return [];
    const events = EVENTS[name];
    const aim = new Aiming(this.known, this.box, this.text).aimed(name, given, column);
    if (aim) {
      const told = this.aimed(aim);
      const isPlain = aim.first || name !== 'precedents';
      return isPlain ? told : this.orNear(name, told, [...given.values()]);
    }
    const context = this.context(name, given.get('event') ?? '');
    if (context.length) return context;
    const none =
      name === 'outcome_of_measure'
        ? lasting(this.known, given.get('measure') ?? '', column)
        : null;
    if (none) {
      const [by = ''] = [given.get('measure') ?? ''].flatMap((id) => this.cameBy(id));
      return [
        ...none,
        ...once(
          this.known
            .best(by)
            .slice(0, THREE - 1)
            .map((one) => this.read(one)),
        ),
      ];
    }
    if (name === 'left_out' && !column('claim').length) {
      return nothing(this.known, 'none left out', given.get('measure') ?? '');
    }
    if (name === 'not_stated') return missing(this.known, given.get('event') ?? '');
    if (events) return this.events(name, column(events), given);
    let claims = column('claim').flatMap((id) => this.known.dossier.claims.get(id) ?? []);
    const by = readDay(given.get('known_at') ?? '');
    if (by !== null) {
      claims = claims.filter((claim) => (this.known.said(claim)?.[1] ?? Infinity) <= by);
    }
    return this.claims(name, claims, [...given.values()]);
  }

  /** The event that a law is told as, or itself. */
  private cameBy(id: string): string[] {
    const { dossier } = this.known;
    if (dossier.thing(id)?.type === 'event') return [id];
    const many = (event: string): number => dossier.about.get(event)?.length ?? 0;
    return (dossier.eventsOf.get(id) ?? []).toSorted((a, b) => many(b) - many(a));
  }

  /** The same with other words. */
  about(text: string): Replies {
    return new Replies(this.known, this.box, text);
  }

  private aimed({ groups, first, dated, most }: Aim): Reply[] {
    const found = groups.slice(0, most).map((group) => {
      const [claim] = group;
      if (!dated || !claim) return this.group(group, false);
      const [best] = claim.gist ? [] : this.known.best(claim.about);
      return this.headed(claim.about, best ?? this.told(claim));
    });
    const told = once([...(first ? [bare(first)] : []), ...found]);
    return [...told, ...this.more(groups.length - found.length)];
  }

  private told(claim: Claim): Told {
    const { answer } = claim;
    const text = this.known.text(claim);
    return { text, claims: [claim.id], ...(answer === undefined ? {} : { answer }) };
  }

  private context(name: string, event: string): Reply[] {
    const lists = CONTEXT[name] ?? [];
    const most = Math.floor(FEW / lists.length) + 1;
    const { known } = this;
    return lists
      .flatMap((list) => known.screens.steps(event, list, most))
      .sort((a, b) => inTime(known.order(a), known.order(b)))
      .flatMap((other) => {
        const [best] = known.best(other);
        return best ? [this.headed(other, best)] : [];
      });
  }

  /** Events in the order of time: of many, those of the day and the weightiest. */
  private events(
    name: string,
    events: readonly string[],
    given: ReadonlyMap<string, string>,
  ): Reply[] {
    const { known } = this;
    const day = readDay(given.get('valid_at') ?? '');
    const every = events.filter((id) => known.dossier.about.has(id));
    const called = this.called(every, [...given.values()]);
    const onDay = called.filter((id) => ofDay(id));
    const begun = called.filter((id) => (known.dossier.start(id) ?? Infinity) <= (day ?? 0));
    // What may have gone on since years ago did not happen on that day; nor did what is told only
    // to have come about until years after.
    const [told = called] =
      name === 'events_on_day' ? [onDay, begun].filter(({ length }) => length) : [];
    function ofDay(id: string): number {
      return Number(day !== null && known.dossier.start(id) === day);
    }
    const weight = (id: string): number => known.dossier.about.get(id)?.length ?? 0;
    const term = new Wanted(known, this.box, this.text, []).term(); // what somebody did in 2016
    const begins = (id: string): number => known.dossier.start(id);
    const isWithin = (id: string): boolean =>
      !term || (begins(id) >= term[0] && begins(id) <= term[1]);
    const kept = some(told.filter(isWithin), told)
      .toSorted((a, b) => ofDay(b) - ofDay(a) || weight(b) - weight(a))
      .slice(0, told.length <= MANY ? MANY : FEW)
      .sort((a, b) => ofDay(b) - ofDay(a) || inTime(known.order(a), known.order(b)));
    const found = kept.flatMap((id) => {
      const [best = known.best(id)[0]] = this.partIn(id, [...given.values()]);
      return best ? [this.headed(id, best)] : [];
    });
    const all = [...once(found), ...this.more(every.length - found.length)];
    return this.orNear(name, all, [...given.values()]);
  }

  /** An answer; what is near instead, where it has too few of the words typed. */
  private orNear(
    name: string,
    told: Reply[],
    about: readonly string[],
    of: readonly string[] = [],
  ): Reply[] {
    const { known, box, text } = this;
    if (HONEST.includes(name)) return told;
    if (!misses(known, box, text, told, [...about, ...of], of.length > 0, name)) return told;
    return this.near(nearest(known, box, text).map((claim) => this.group([claim], false)));
  }

  private near(told: readonly Reply[]): Reply[] {
    return headed(this.known, this.box, this.text, told);
  }

  /** An event by the part in it of whoever is asked about, where a sentence tells it. */
  private partIn(event: string, actors: readonly string[]): Told[] {
    const { known } = this;
    const own = (known.dossier.about.get(event) ?? []).filter(
      ({ role, target, gist }) => role && gist && 'id' in target && actors.includes(target.id),
    );
    const worth = (claim: Claim): number => known.worth(claim);
    const [best] = own.toSorted((a, b) => worth(b) - worth(a) || byId(a, b));
    return best ? [this.told(best)] : [];
  }

  /** The events whose name, or kind, has the words typed, if some have: amnesties. */
  private called(events: readonly string[], about: readonly string[]): string[] {
    const { known } = this;
    const { dated, months } = this.box.typed.read(this.text);
    const topic = new Wanted(known, this.box, this.text, about).topic();
    // What was counted "by January" did not happen on a day of January for that.
    const wanted = new Set(topic.filter((word) => ![...dated, ...months].includes(word)).map(cut));
    const found = events.filter((id) => {
      const { name = '', kind = '' } = known.dossier.thing(id) ?? {};
      const own = words([name, known.names(kind)].flat().join(' '));
      return own.some((word) => wanted.has(cut(word)));
    });
    return found.length ? found : [...events];
  }

  /** An event behind its day, and its name where the sentence would not say it. */
  headed(event: string, told: Told): Reply {
    const { known } = this;
    const reply = this.read(told);
    const [first] = told.claims.flatMap((id) => known.dossier.claims.get(id) ?? []);
    if (first?.says === 'happened' && !first.gist) return reply;
    let day = known.say.pick(known.screens.day(event));
    let name = known.say.name(event);
    const said = new Set(words(reply.text).map(cut));
    const own = words(name).filter(isLong).map(cut);
    if (own.filter((word) => said.has(word)).length >= TELLING * own.length) name = '';
    const undated = day.replace(/(?: de)? \d{4}(?: \(.*)?$/, '');
    const begun = BEGUN.exec(day)?.[1] ?? '';
    if ([undated, begun].some((one) => one && `${reply.text} ${name}`.includes(one))) day = '';
    const head = [day, name].filter(Boolean).join(' · ');
    return { ...reply, head: head && head.charAt(0).toUpperCase() + head.slice(1) };
  }

  claims(name: string, claims: readonly Claim[], about: readonly string[]): Reply[] {
    const { known } = this;
    const isHeld = HELD.includes(name);
    const wanted = new Wanted(known, this.box, this.text, about);
    const { day } = wanted;
    const isReach =
      name === 'reach_of_measure' && !this.box.typed.read(this.text).asked.includes('left_out');
    const [reached, order] = isReach ? this.reached(claims, wanted.topic()) : [claims, []];
    const isEqual = EQUALS.includes(name) || (name === FIGURES && day !== null);
    const having = isHeld || isEqual ? new Map<string, number>() : wanted.having(reached);
    const late = name === SAID ? recency(known, reached) : new Map<string, number>();
    const values = new Map(
      reached.map((claim) => [
        claim.id,
        known.worth(claim) +
          (late.get(claim.id) ?? 0) +
          FIRM * Number(isAsserted(claim)) +
          ASKED * (having.get(claim.id) ?? 0),
      ]),
    );
    const worth = ({ id }: Claim): number => values.get(id) ?? 0;
    const place = (one: Claim): number => Number(one.says !== order[0]);
    let ranked = reached.toSorted((a, b) => worth(b) - worth(a) || byId(a, b));
    if (order.length) ranked.sort((a, b) => place(a) - place(b));
    const term = isHeld ? (wanted.term() ?? wanted.now()) : wanted.term();
    let [isApart, lead] = [false, [] as Reply[]];
    if (name === FIGURES) {
      const counted = countedIn(this.box, this.text);
      const isOf = (one: Claim): boolean => counted.has(one.counted ?? '');
      if (counted.size && !ranked.some(isOf)) {
        const other = countedThen(known, counted, day, about);
        if (!other.length && !namesCounted(known, ranked, this.text))
          return [
            ...uncounted(known, about),
            ...ranked.slice(0, 2).map((one) => this.group([one], false)),
          ];
        if (other.length) {
          ranked = other;
          values.clear();
          if (day === null && !carriesOn(known, other, about)) lead = uncounted(known, about);
        }
      }
      ranked = some(
        ranked.filter((one) => counted.has(one.counted ?? '')),
        ranked,
      );
      ranked = some(spokenBy(known, ranked, this.text), ranked);
      ranked = withoutDenials(known, ranked);
      // What was counted about then is told alone.
      if (day !== null) ranked = some(isIn(known, ranked, [day - ABOUT, day]), ranked);
      const until = day === null ? term : ([0, day] as const);
      const then = until ? isIn(known, ranked, until) : ranked;
      isApart = !then.length && day === null;
      ranked = latest(known, some(then, ranked), worth);
    }
    if (isHeld) {
      const within = term ? holding(known, ranked, term) : ranked;
      isApart = !within.length;
      ranked = some(within, ranked);
      // A whole term says more than that somebody was in office on a day.
      const isPart = ({ when = '' }: Claim): boolean => !/[^/]\/[^/]/.test(when);
      ranked.sort((a, b) => Number(isPart(a)) - Number(isPart(b)));
    }
    if (name === SAID) {
      ranked = some(
        ranked.filter((one) => one.gist || one.counted),
        ranked,
      );
      const topic = wanted.topic();
      if (topic.length) ranked = onTopic(known, this.box, ranked, topic);
      if (!ranked.length) {
        // A page that merely has such words says nothing.
        if (!wanted.isNamed) {
          return this.near(
            nearest(known, this.box, this.text).map((one) => this.group([one], false)),
          );
        }
        return [bare(known.phrase('no statement', topic.join(' ')))];
      }
      const span = day === null ? term : ([day, day] as const);
      const of = span ? ranked.filter((one) => isOf(known, one, span)) : [];
      const then = span ? of.filter((one) => wasSaidIn(known, one, span)) : [];
      ranked = some(then, some(of, ranked));
    }
    const told = [...lead, ...this.fitting(name, ranked, having)];
    // What was counted in another year answers nothing.
    if (isApart && told.length) return this.near(told);
    const of = name === FIGURES && ranked[0] ? [ranked[0].about] : [];
    return this.orNear(name, told, about, of);
  }

  /** What a measure reaches, people first where it is asked who; and by what they are ordered. */
  private reached(
    claims: readonly Claim[],
    topic: readonly string[],
  ): [readonly Claim[], readonly string[]] {
    const typed = plain(this.text).split(' ').slice(0, 3);
    const isWho = this.known.hasWord(typed, 'who');
    const order = isWho ? PEOPLE : PEOPLE.toReversed();
    const all = claims.filter((one) => PEOPLE.includes(one.says));
    const people = all.filter((one) => one.says !== PEOPLE.at(-1));
    const kept = isWho && people.length >= THREE ? people : all;
    const by = (one: Claim): number => order.indexOf(one.says);
    const sorted = kept.toSorted((a, b) => by(a) - by(b));
    // Whether it covers murder is told by what leaves murder out.
    const on = topic.length ? onTopic(this.known, this.box, claims, topic) : [];
    if (on.length && !on.some((one) => sorted.includes(one))) return [on, [on[0]?.says ?? '']];
    return sorted.length ? [sorted, [sorted[0]?.says ?? '']] : [claims, [claims[0]?.says ?? '']];
  }

  /** Of claims, ranked, the groups that have nearly as much of what was asked as the best has. */
  private fitting(name: string, ranked: readonly Claim[], having: ReadonlyMap<string, number>) {
    const { known } = this;
    const groups = new Map<string, Claim[]>();
    const texts = new Map<string, string>();
    for (const claim of ranked) {
      // That a day is worked out is no other news.
      const text = known.text(claim).replace(` (${known.phrase('date worked out')})`, '');
      // Of equals one sentence may name more than another.
      const said = EQUALS.includes(name) ? text : (texts.get(text) ?? says(known, claim));
      texts.set(text, said);
      groups.set(said, [...(groups.get(said) ?? []), claim]);
    }
    const has = (claim: Claim | undefined): number => having.get(claim?.id ?? '') ?? 0;
    const least = NEARLY * Math.max(0, ...ranked.map(has));
    const most = EQUALS.includes(name) ? MANY : FEW;
    const kept = [...groups.values()].filter(([first]) => has(first) >= least).slice(0, most);
    const day = ([first]: Claim[]): number => (first ? known.begins(first) : 0);
    if (IN_TIME.includes(name)) {
      kept.sort((a, b) => day(a) - day(b) || (a[0] && b[0] ? byId(a[0], b[0]) : 0));
    }
    // A day that was hoped for is not the day on which it happened.
    const firm = ([first]: Claim[]): number => Number(!!first && !isAsserted(first));
    if (name === DATES) kept.sort((a, b) => firm(a) - firm(b));
    const within = new Wanted(known, this.box, this.text, []).term();
    if (HELD.includes(name) && within) {
      const most = mostWithin(known, ranked, within);
      const place = ([one]: Claim[]): readonly [number, number] =>
        most.get(one?.id ?? '') ?? [0, 0];
      kept.sort((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
    }
    const found = kept.map((group) => {
      const [one] = group;
      const isDated = name !== DATES || !one || namesDay(known.text(one));
      return isDated
        ? this.group(group, HELD.includes(name))
        : this.headed(one.about, this.told(one));
    });
    return [...found, ...this.more(groups.size - found.length)];
  }

  /** What several say in the words of the weightiest, with the names of the others. */
  group(group: readonly Claim[], isHeld: boolean): Reply {
    const { known } = this;
    const [first, ...others] = group;
    if (!first) return bare('');
    const told = this.told(first);
    const reply = this.read({ ...told, text: isHeld ? known.held(first) : told.text });
    const said = ` ${normalise(reply.text)} `;
    const also = new Map<string, string>(); // each name once
    for (const id of others.flatMap((each) => each.voices)) {
      if (said.includes(` ${normalise(known.knownBy(id))} `)) continue;
      if (!also.has(known.voice(id))) also.set(known.voice(id), id);
    }
    const against = group.flatMap((claim) =>
      known.dossier
        .atOdds(claim.id)
        .filter((one) => one.disputed && isAgainst(one.claim))
        .map((one) => known.text(one.claim)),
    );
    const whole = [reply.text, reply.answer].join(' ');
    const too = also.size ? known.phrase('reply also', known.joined([...also.values()])) : '';
    const denial = against.find((text) => !whole.includes(text) && !too.includes(text)) ?? '';
    const claims = group.map(({ id }) => id);
    return { ...reply, claims, more: [too, denial].filter(Boolean).join(' ') };
  }

  private read(told: Told): Reply {
    const { known } = this;
    const claims = told.claims.flatMap((id) => known.dossier.claims.get(id) ?? []);
    const text = known.say.pick(told.text);
    const source = claims[0]?.source ?? '';
    const where = known.where({ text, source, voices: claims.flatMap(({ voices }) => voices) });
    return { ...bare(text), answer: known.say.pick(told.answer), where, claims: told.claims };
  }

  more(left: number): Reply[] {
    return left > 0 ? [bare(this.known.phrase('reply more', this.known.say.number(left)))] : [];
  }
}

/** Some claims; others where there are none. */
const some = <T>(claims: T[], others: T[]): T[] => (claims.length ? claims : others);
