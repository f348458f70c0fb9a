/** A question and the words it was typed in come in; the claims that these words aim at go out. */

import replying from '../../../../tell/replying.json';
import { COUNTED } from '../box/asked';
import type { Box } from '../box/plainly';
import { same } from '../box/turn';
import { plain } from '../box/plain';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import { readDay } from '../time';
import { undergone } from './became';
import { byId, latest } from './choosing';
import { befallen, fateMeant, reasonsFor, whyBefell } from './fated';
import type { Known, Order } from './known';
import { reached } from './lawful';
import { asksYes } from './understood';

/** What a table finds: in a column the ids of what stands there, each once. */
export type Column = (name: string) => string[];

/** What tells an answer. */
export interface Aim {
  /** Claims that say the same stand together, the weightiest first. */
  groups: readonly (readonly Claim[])[];
  /** What is said before all. */
  first: string;
  /** Whether each stands behind the day of its event. */
  dated: boolean;
  /** How many are told; more is a table. */
  most: number;
  /** Claims of one page that name who had one part, and are told in one sentence. */
  named?: readonly (readonly Claim[])[];
}

const { deciding: DECIDING, leading: LEADING, opinion: OPINION } = replying.roles;
/** The parts of who did something, decided or asked for it. */
const DOING = [...replying.roles.doing, ...replying.roles.asking];
const { scope: SCOPE } = replying.predicates;
const [FEW, MANY] = [6, 12];
/** Who carried something out, and did not decide it. */
const CARRYING = 'executor';
/** Sentences on an event of which no reason is told. */
/** Words by which it is asked who was there. */
const OPENING = 4;
const [DATES, OUTCOME] = ['dates_of_event', 'outcome_of_measure'];
const BESIDE = 2;

const words = (text: string): string[] => plain(text).split(' ').filter(Boolean);
export const inTime = (a: Order, b: Order): number =>
  Number(a[0]) - Number(b[0]) || a[1] - b[1] || a[2] - b[2];
const targetOf = ({ target }: Claim): string => ('id' in target ? target.id : '');

export class Aiming {
  constructor(
    private readonly known: Known,
    private readonly box: Box,
    private readonly text: string,
  ) {}

  /** Nothing if the words aim at no fewer claims than all of the question. */
  aimed(name: string, given: ReadonlyMap<string, string>, column: Column): Aim | null {
    const { known } = this;
    const typed = words(this.text);
    const event = given.get('event') ?? '';
    const isVote = name === 'stages_of_instrument' || name === 'actors_of_event';
    if (isVote && known.hasWord(typed, 'voting')) {
      const of = event ? [event] : column('event');
      const votes = this.votes(given.get('instrument') ?? '', of);
      if (!known.hasWord(typed, 'abstained')) return this.votedSo(votes, typed);
      const kept = votes.filter(
        (one) => this.says(one, 'abstained') || (one.counted ?? '').includes('abst'),
      );
      return this.grouped(kept) ?? alone(known.phrase('no abstention'));
    }
    if (name === DATES && event && this.box.typed.read(this.text).asked.includes(OUTCOME)) {
      const own = this.endings(event).flatMap((id) => this.about(id)); // when was it undone
      return this.grouped(this.bestFirst(own.filter(({ says }) => says === 'happened')));
    }
    if (name === 'precedents' && event) return this.why(event, typed);
    if (name === 'events_on_day' && known.hasWord(typed, 'voting')) {
      const day = readDay(given.get('valid_at') ?? '');
      const of = column('event').filter((id) => known.dossier.start(id) === day);
      return this.grouped(this.votes('', of));
    }
    if (name === 'actors_of_event' && known.hasWord(typed, 'leading')) {
      return this.grouped(this.about(event).filter((one) => LEADING.includes(known.part(one))));
    }
    if (name === 'about' || name === 'actors_of_event') {
      const done = name === 'actors_of_event' || !known.hasWord(typed, 'undergone');
      const of = event || (given.get('subject') ?? '');
      const people = this.people(name, of, typed, done || known.hasWord(typed, 'by'), column);
      if (people) return people;
    }
    const thing = given.get('subject') ?? '';
    if (name === 'figures_side_by_side' && known.hasWord(typed, 'after') && thing) {
      const own = words(known.say.name(thing));
      if (!known.hasWord(own, 'after')) return this.grouped(this.since(thing, typed));
    }
    if (name === 'about' && this.box.typed.read(this.text).asked.includes('places_of_event')) {
      const rows = column('claim').flatMap((id) => known.dossier.claims.get(id) ?? []);
      return this.grouped(this.bestFirst(rows.filter(({ says }) => says === 'place')));
    }
    if (name === 'reactions') return this.sided(column('claim'), typed);
    if (name === 'reach_of_measure' || name === 'left_out') {
      return this.grouped(reached(known, given.get('measure') ?? '', typed));
    }
    return name === 'events_of_actor' ? this.fate(given.get('actor') ?? '', typed) : null;
  }

  /**
   * How the law was voted of which most is said, where a yes or a no is asked of votes.
   *
   * Nobody counts votes against what was passed unanimously: the counts of other ballots alone
   * would say that there were some.
   */
  voted(counted: string): Claim[] {
    const { dossier } = this.known;
    const isVote = lastPart(counted).startsWith('votes-');
    if (!isVote || !this.known.hasWord(words(this.text), 'voting')) return [];
    if (!asksYes(this.box, this.text)) return [];
    const laws = Object.keys(dossier.data.things).filter(
      (id) => dossier.thing(id)?.type === 'instrument',
    );
    const most = (id: string): number => this.about(id).length;
    const [law] = laws.sort((a, b) => most(b) - most(a) || (a < b ? 1 : -1));
    if (!law) return [];
    const own = this.votes(law, dossier.eventsOf.get(law) ?? []).filter((one) => !one.counted);
    const groups = this.grouped(own)?.groups ?? [];
    return groups.slice(0, BESIDE).flatMap(([first]) => first ?? []);
  }

  /** What befell somebody, or why, if that is asked. */
  private fate(person: string, typed: readonly string[]): Aim | null {
    const { known } = this;
    const word = this.box.typed.fateIn(typed);
    const { asked } = this.box.typed.read(this.text);
    const fate = fateMeant(known, word);
    const [why, none] =
      fate && asked.includes('precedents') ? whyBefell(known, person, fate) : [[], ''];
    const told = this.grouped(why);
    if (told) return none ? { ...told, first: none, dated: true, most: BESIDE } : told;
    if (!word && !asked.includes(OUTCOME)) return null;
    const [claims, first] = befallen(known, person, fate, known.hasWord(typed.slice(0, 1), 'who'));
    const groups = claims.map((claim) => [claim]);
    return groups.length || first ? { groups, first, dated: true, most: fate ? FEW : MANY } : null;
  }

  /** Who was against something, or for it, if one of both is asked. */
  private sided(claims: readonly string[], typed: readonly string[]): Aim | null {
    const { against, favour } = replying.roles;
    const asked = Object.entries({ against, favour }).filter(([aim]) =>
      this.known.hasWord(typed, aim),
    );
    const [side] = asked.length === 1 ? asked : [];
    const own = claims.flatMap((id) => this.known.dossier.claims.get(id) ?? []);
    const kept = own.filter((one) => side?.[1].includes(this.known.part(one)));
    return this.grouped(this.bestFirst(kept));
  }

  /** The reasons of those who decided, else those that any voice gives. */
  private why(event: string, typed: readonly string[]): Aim | null {
    const ended = this.box.typed.read(this.text).asked.includes('outcome_of_measure');
    const events = [event, ...(ended ? this.endings(event) : [])];
    const own = events.flatMap((each) => this.reasons(each));
    if (own.length || !this.known.hasWord(typed, 'why')) return this.grouped(own);
    for (const why of ['reasons', 'charged', 'grounds']) {
      const found = this.grouped(events.flatMap((each) => this.given(each, why)));
      if (found) return found;
    }
    const none = this.known.phrase('no reason', this.known.say.name(event));
    const groups = this.bestFirst(this.about(event)).map((claim) => [claim]);
    return { groups, first: none, dated: false, most: BESIDE };
  }

  /** What voices tie an event to, and what they say in words that give a reason. */
  private given(event: string, why: string): Claim[] {
    return reasonsFor(this.known, event, why);
  }

  private bestFirst(claims: readonly Claim[]): Claim[] {
    const worth = (claim: Claim): number => this.known.worth(claim);
    return claims.toSorted(
      (a, b) => Number(!a.gist) - Number(!b.gist) || worth(b) - worth(a) || byId(a, b),
    );
  }

  /** Whom something befell, or who did it, where that is asked. */
  private people(
    name: string,
    event: string,
    typed: readonly string[],
    done: boolean,
    column: Column,
  ): Aim | null {
    const { known } = this;
    if (known.dossier.thing(event)?.type !== 'event') return null;
    if (!known.hasWord(typed.slice(0, 2), 'who') || (name === 'about' && done)) return null;
    if (known.hasWord(typed.slice(0, OPENING), 'attending')) return this.attending(event);
    const rows = column('claim').flatMap((id) => known.dossier.claims.get(id) ?? []);
    const claims = done
      ? this.bestFirst(rows.filter((one) => DOING.includes(known.part(one))))
      : undergone(known, event);
    const told = claims.filter((one) => one.gist);
    const verbs = typed
      .slice(1, 2)
      .flatMap((one) => [one, ...(this.box.typed.alike.get(one) ?? [])]);
    const isSaying = (one: Claim): boolean =>
      words(known.text(one)).some((word) => verbs.some((verb) => same(verb, word)));
    const saying = told.filter(isSaying);
    // What is thought of it did nothing.
    const every = this.bestFirst(
      rows.filter((one) => one.role && one.gist && !OPINION.includes(known.part(one))),
    ).filter(isSaying);
    const says = [saying, every].find(({ length }) => length);
    const own = says ?? told;
    const decided = own.filter((one) => DECIDING.includes(known.part(one)));
    const verb = typed.slice(1, 2);
    const signs = known.hasWord(verb, 'signing');
    // Who decreed it signed it.
    const decreed = decided.filter(
      (one) => signs && known.hasWord(words(known.text(one)), 'decreeing'),
    );
    const carried = own.filter((one) => known.part(one) !== CARRYING);
    const kept = decreed.length ? decreed : carried;
    const found = this.grouped(done ? (kept.length ? kept : own) : told);
    // Who passed it wrote no draft, who asked for it decreed nothing; who acted under it may not
    // have signed it.
    const isOther = this.isBegun(verb) || signs;
    const isNear = done && !says && !decreed.length && (!decided.length || isOther);
    if (found && isNear) return { ...found, first: known.phrase('reply near'), most: BESIDE };
    const named = this.named(claims, done, told.length > 0);
    if (!found && !named.length) return null;
    return { ...(found ?? alone('')), most: MANY, named };
  }

  /** Whom a page names in one part, and says nothing else of: the most named by one page first. */
  private named(claims: readonly Claim[], done: boolean, isTold: boolean): Claim[][] {
    const said = new Set(done ? claims.filter((one) => one.gist).map(targetOf) : []);
    const groups = new Map<string, Claim[]>();
    for (const one of claims) {
      if (one.gist || !one.role || (done && (isTold || said.has(targetOf(one))))) continue;
      const key = [one.role, one.source, ...one.voices].join(' ');
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return [...groups.values()].sort((a, b) => b.length - a.length);
  }

  /** Whether words ask who asked for something, or wrote or proposed it. */
  private isBegun(verbs: readonly string[]): boolean {
    const { alike, turns } = this.box.typed;
    const asked = turns.demanding.flatMap((word) => [word, ...(alike.get(word) ?? [])]);
    return [...asked, ...turns.beginning].some((word) => verbs.includes(word));
  }

  /** What says who voted for something, or against it, if one is asked; else what is near. */
  private votedSo(votes: readonly Claim[], typed: readonly string[]): Aim | null {
    const side = ['against', 'favour'].find((aim) => this.known.hasWord(typed, aim));
    // How many voted for it tells nothing of who voted against it.
    const ends = side === 'against' ? 'against' : 'for';
    const isSo = (one: Claim): boolean =>
      this.says(one, side ?? '') || !!one.counted?.endsWith(ends);
    const said = side ? votes.filter(isSo) : [];
    const found = this.grouped(said.length ? said : votes);
    if (!side || said.length || !found) return found;
    const none = side === 'against' ? 'no vote against' : 'reply near';
    return { ...found, first: this.known.phrase(none), most: BESIDE };
  }

  /** Who is said to have been at an event; else, as no more than near, who did it. */
  private attending(event: string): Aim | null {
    const own = this.about(event).filter((one) => this.known.part(one) && one.gist);
    const there = own.filter((one) => this.says(one, 'attending'));
    const did = own.filter((one) => DOING.includes(this.known.part(one)));
    const found = this.grouped(this.bestFirst([there, did].find(({ length }) => length) ?? own));
    if (there.length || !found) return found;
    return { ...found, first: this.known.phrase('reply near'), most: BESIDE };
  }

  /** What is said of something, in the order of the ids. */
  private about(id: string): readonly Claim[] {
    return (this.known.dossier.about.get(id) ?? []).toSorted(byId);
  }

  private get claims(): readonly Claim[] {
    return [...this.known.dossier.claims.values()].sort(byId);
  }

  private says(claim: Claim, aim: string): boolean {
    return this.known.hasWord(words(this.known.text(claim)), aim);
  }

  private grouped(claims: readonly Claim[]): Aim | null {
    const { known } = this;
    const groups = new Map<string, Claim[]>();
    for (const claim of claims) {
      const said = known.say.pick(claim.gist) || known.text(claim);
      groups.set(said, [...(groups.get(said) ?? []), claim]);
    }
    const best = (a: Claim, b: Claim): number => known.worth(b) - known.worth(a) || byId(a, b);
    const all = [...groups.values()].map((group) => group.sort(best));
    return all.length ? { groups: all, first: '', dated: false, most: FEW } : null;
  }

  /** What is said of votes on a text: of its main event first, numbers first, then the latest. */
  private votes(instrument: string, events: readonly string[]): Claim[] {
    const { known } = this;
    const came = known.dossier.eventsOf.get(instrument) ?? [];
    const most = (id: string): number => this.about(id).length;
    const last = came.toSorted((a, b) => most(b) - most(a) || (a < b ? 1 : -1))[0] ?? '';
    const day = ({ about }: Claim): number => known.order(about)[1];
    const isAside = ({ about }: Claim): number => Number(about !== last && about !== instrument);
    return [...new Set([instrument, ...events])]
      .filter((thing) => !this.about(thing).some(({ says }) => says === 'annuls'))
      .flatMap((thing) => this.about(thing))
      .filter((one) => !OPINION.includes(known.part(one)))
      .filter((one) => lastPart(one.counted).startsWith('votes-') || this.says(one, 'votes'))
      .sort(
        (a, b) =>
          isAside(a) - isAside(b) ||
          Number(!a.counted) - Number(!b.counted) ||
          day(b) - day(a) ||
          known.worth(b) - known.worth(a),
      );
  }

  /** The events that ended a measure, or the text that it came by. */
  private endings(event: string): string[] {
    const texts = this.about(event).filter(({ says }) => says === 'instrument');
    const own = new Set([event, ...texts.map(targetOf)]);
    const ended = this.claims.filter((one) => one.says === 'annuls' && own.has(targetOf(one)));
    return [...new Set(ended.map(({ about }) => about))].sort();
  }

  /** The reasons that those who decided something gave, as the source with most tells. */
  private reasons(event: string): Claim[] {
    const own = this.about(event);
    const deciders = new Set(
      own.filter((one) => DECIDING.includes(this.known.part(one))).map(targetOf),
    );
    const texts = own.filter(({ says }) => says === 'instrument').map(targetOf);
    const found = [event, ...texts]
      .flatMap((each) => this.about(each))
      .filter((one) => one.voices.some((id) => deciders.has(id)) && this.says(one, 'reasons'));
    const bySource = new Map<string, Claim[]>();
    for (const one of found) bySource.set(one.source, [...(bySource.get(one.source) ?? []), one]);
    const place = (claim: Claim): number => this.place(claim);
    return [...bySource.values()]
      .sort((a, b) => b.length - a.length || (a[0] && b[0] ? byId(a[0], b[0]) : 0))
      .flatMap((claims) => claims.sort((a, b) => place(a) - place(b) || byId(a, b)));
  }

  /** The place of a reason among others, where it says so: the first, the second. */
  private place(claim: Claim): number {
    const spelt = Object.values(this.known.dossier.data.words).flatMap(({ spelt }) =>
      spelt.split(';').map(words),
    );
    const own = new Set(words(this.known.text(claim)));
    const named = spelt.filter(([, ...names]) => names.some((one) => own.has(one)));
    return Math.min(spelt.length, ...named.map(([number]) => Number(number)));
  }

  /** The numbers, of what the words count, that begin with something; the latest first. */
  private since(thing: string, typed: readonly string[]): Claim[] {
    const { known, box } = this;
    const came = this.claims.filter((one) => one.says === 'instrument' && targetOf(one) === thing);
    const most = (id: string): number => this.about(id).length;
    const [event = thing] = came
      .map(({ about }) => about)
      .sort((a, b) => most(b) - most(a) || (a < b ? 1 : -1));
    const [, day] = known.order(event);
    const said = new Set([...words(known.names(thing)), ...box.typed.light]);
    const unsaid = (all: readonly string[]): Set<string> =>
      new Set(all.filter((word) => !said.has(word)));
    const wanted = typed.flatMap((one) => [one, ...(box.typed.alike.get(one) ?? [])]);
    const fates = replying.fates.filter((fate) => known.hasWord(typed, fate));
    const ofFates = (claims: readonly Claim[]): Claim[] =>
      claims.filter(({ about, counted }) => {
        const names = [known.say.name(about), known.say.concept(counted)].map(words);
        return fates.some((fate) => names.every((name) => known.hasWord(name, fate)));
      });
    let found = this.countedFrom(event, day, unsaid(wanted));
    // How many were arrested is told of arrests, and not of a law that leaves some of them out.
    if (fates.length && !ofFates(found).length) {
      const more = fates.flatMap((fate) => [...known.wordsOf(fate)]);
      const own = ofFates(this.countedFrom(event, day, unsaid([...wanted, ...more])));
      if (own.length) found = own;
    }
    return latest(known, found, (one) => known.worth(one));
  }

  /** The numbers, of what words count, that begin on a day or later. */
  private countedFrom(event: string, day: number, wanted: ReadonlySet<string>): Claim[] {
    const { known, box } = this;
    const named = [...wanted]
      .flatMap((word) => [...box.fitting.having(word)].map((at) => box.fitting.row(at)))
      .filter(([, kind]) => kind === COUNTED);
    // Of arrests, not of the share of those arrested who are left out of a text.
    const heads = named.filter(([, , text]) =>
      headsOf(words(text), box.typed.light).some((word) => wanted.has(word)),
    );
    const counted = new Set((heads.length ? heads : named).map(([id]) => id));
    const found = this.claims.filter((one) => {
      const [first, last] = (one.when ? known.span(one) : undefined) ?? [null, null];
      return counted.has(one.counted ?? '') && (first ?? day - 1) >= day && last !== null;
    });
    // How many were arrested after the vote: of the arrests that somebody ties to it, if any.
    // A law that covers what was done then is tied to it by what it reaches alone.
    const tied = this.claims
      .filter((one) => targetOf(one) === event && !SCOPE.includes(one.says))
      .map(({ about }) => about);
    const isOwn = found.some(({ about }) => about === event); // its own are no less than those
    const own = isOwn ? [] : found.filter(({ about }) => tied.includes(about));
    return own.length ? own : found;
  }
}

/** How the law was voted of which most is said, where a yes or a no is asked of votes. */
export function voted(known: Known, box: Box, text: string, counted: string): Claim[] {
  return new Aiming(known, box, text).voted(counted);
}

/** The words that may be the head of a name: its first, and the last before a small one. */
function headsOf(name: readonly string[], light: ReadonlySet<string>): string[] {
  const small = name.findIndex((word) => light.has(word));
  const ends = small < 0 ? name.length : small;
  return [...name.slice(0, 1), ...name.slice(Math.max(ends - 1, 0), ends)];
}

const alone = (first: string): Aim => ({ groups: [], first, dated: false, most: 0 });
