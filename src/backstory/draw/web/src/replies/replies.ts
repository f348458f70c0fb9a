/**
 * Rows that answer plain words come in; out go the few sentences that a reader would print.
 *
 * The rules are those of tell/replies.py; tests/browser/test_replies.py holds both to one another.
 */

import replying from '../../../../tell/replying.json';
import { type Hit, LISTED, SAID, WHOLE } from '../box/asked';
import type { Claim } from '../shape';
import { readDay } from '../time';
import { lasting, noHolder, nothing } from './absent';
import { aimed } from './aimed';
import { type Aim, bestFirst, type Column, inTime } from './aims';
import { voted } from './voting';
import { befellWhom, type Values } from './became';
import { withRivals } from './beside';
import { hasUnknown, misses } from './covering';
import { faredWhom } from './fared';
import { which } from './lawful';
import { asksLength, lengthsIn } from './lengths';
import { loosely } from './loose';
import { opinionIn } from './opinion';
import { Ordering } from './ordering';
import { bare, missing, once, type Reply } from './reply';
import { FEW } from './sayer';
import {
  havingWords,
  lawsOf,
  less,
  NAMED,
  namedIn,
  ofItsYear,
  standing,
  type Standing,
  whyNot,
} from './standing';
import { Turning } from './turned';
import { asksYes, isKnownOf } from './understood';
import { ofEvent } from './unrecorded';

export type { Reply };

/** Sentences on the event by which a law came. */
const BESIDE = 2;
/** Questions whose answers count no time, by themselves. */
const { untimed: UNTIMED } = replying;
/** Turns of phrase that ask for several things, whatever each is called. */
const { several: SEVERAL } = replying;
const TASKS = 'tasks_given';
/** Questions of which it is said that nothing here answers them, and the blank that they are of. */
const NONE: Readonly<Record<string, readonly string[]>> = replying.none;
const EVENTS: Readonly<Record<string, string>> = replying.events;
const CONTEXT: Readonly<Record<string, readonly string[]>> = replying.context;
/** Questions that are answered otherwise here: side by side, or as cards. */
const { otherwise: OTHERWISE } = replying;

export class Replies extends Ordering {
  /** What answers a turn of phrase; nothing where the words are none. */
  turned(): Reply[] {
    const found = this.box.turn(this.text);
    const turn = found && faredWhom(this.known, this.box, this.text, found);
    const told = turn ? new Turning(this, this.known, this.box).told(turn) : [];
    return told.length && turn && !SEVERAL.includes(turn.name)
      ? this.which(told, turn.things)
      : told;
  }

  /** How somebody took something, where a yes or a no is asked of them. */
  opinion(): Reply[] {
    const found = opinionIn(this.known, this.box, this.text);
    if (!found) return [];
    const { topic, on, every } = found;
    return on.length ? this.about(topic.join(' ')).claims(SAID, on, []) : this.unsaid(every, topic);
  }

  /** What is told of what was found, where the words ask no named question. */
  loosely(hits: readonly Hit[]): Reply[] {
    const told = loosely(this, this.known, this.box, hits);
    return told.length ? told : [bare(this.known.phrase('no reply'))];
  }

  /** What counts the time that is asked for. */
  lengths(): Reply[] {
    const found = lengthsIn(this.known, this.box, this.text);
    return once(found.map((one) => this.group([one], false)));
  }

  /** What a question is of: whoever else is called so, where nothing befell the one found. */
  whom(name: string, values: Values): Values {
    return befellWhom(this.known, this.box, this.text, [name, values]);
  }

  /** An answer, and what else is called so, where several are. */
  which(told: Reply[], about: readonly string[]): Reply[] {
    // What is told instead of an answer is of no one thing that was meant.
    if (!told.length || this.isInstead(told)) return told;
    return [...told, ...which(this.known, this.box, this.text, about)];
  }

  /** The answer to a question; nothing where it is told in another form. */
  of(name: string, given: ReadonlyMap<string, string>, column: Column): Reply[] {
    if (OTHERWISE.includes(name) || WHOLE.has(name)) return [];
    if (LISTED.has(name) && name !== TASKS && !given.size) return []; // a list that is read as a table
    const events = EVENTS[name];
    const aim = aimed(this.known, this.box, this.text, name, given, column);
    if (aim) {
      const told = this.aimed(aim);
      // Who pardoned somebody of whom nothing here speaks: not whoever pardoned others.
      const isWhy = name === 'precedents';
      if (isWhy && aim.first && told.length) {
        // Nor of something else that has no reason either.
        const all = bare(told.flatMap((one) => [one.head, one.text, one.answer, one.where, one.more]).join(' ')); // prettier-ignore
        const isFar = misses(this.known, this.box, this.text, [all], [...given.values()], true, '');
        return isFar ? this.nearest() : told;
      }
      const isNear = isWhy || hasUnknown(this.box, this.text);
      const isPlain = aim.first || !isNear;
      return isPlain ? told : this.orNear(name, told, [...given.values()]);
    }
    const context = this.context(name, given.get('event') ?? '');
    const about = given.get('event') ?? '';
    if (context.length) return [...ofEvent(this.known, this.box, this.text, about), ...context];
    const rows = column('claim').flatMap((id) => this.known.dossier.claims.get(id) ?? []);
    const none =
      name === 'outcome_of_measure'
        ? lasting(this.known, given.get('measure') ?? '', column)
        : null;
    if (none) {
      // What is no law, and of which no row tells, has no end to be told of: a place, a release.
      if (!none.length && !rows.length) return [];
      const of = none.length ? [given.get('measure') ?? ''] : [];
      const [by = ''] = of.flatMap((id) => this.cameBy(id));
      const told = by ? this.beside([by]) : this.claims(name, rows, [...given.values()]);
      return [...none, ...told];
    }
    // The events by which a text was refused or repealed, where no more is said of it.
    if (name === 'outcome_of_measure' && rows.every(({ says }) => says === 'instrument')) {
      const stages = new Set(rows.map(({ about }) => about));
      if (stages.size) return this.beside([...stages]).slice(0, FEW);
    }
    const [key, blank] = NONE[name] ?? [];
    const of = (blank && given.get(blank)) ?? '';
    if (key && of && !column('claim').length) return nothing(this.known, key, of);
    if (name === 'holder_on_day' && !column('claim').length) {
      return noHolder(this.known, given.get('post') ?? '', given.get('valid_at') ?? '');
    }
    if (name === 'not_stated') return missing(this.known, given.get('event') ?? '');
    if (events) return this.events(name, column(events), given);
    let claims = rows;
    const by = readDay(given.get('known_at') ?? '');
    if (by !== null) {
      claims = claims.filter((claim) => (this.known.said(claim)?.[1] ?? Infinity) <= by);
      if (isKnownOf(this.known, this.box, this.text, given.get('subject') ?? '')) {
        const few = once(bestFirst(this.known, claims).map((one) => this.group([one], false)));
        return few.length ? few.slice(0, FEW) : [bare(this.known.phrase('no reply'))];
      }
    }
    const law =
      name === 'figures_side_by_side' && !given.has('subject')
        ? voted(this.known, this.box, this.text, given.get('counted') ?? '')
        : [];
    const told = this.claims(name, claims, [...given.values()]);
    if (!law.length) return told;
    const near = bare(this.known.phrase('reply near'));
    return [near, ...law.map((one) => this.group([one], false)), ...told];
  }

  /** What is told where no count of the time that was asked for is recorded, as near. */
  untimed(name: string, told: Reply[]): Reply[] {
    const [first] = told;
    // That something is not recorded is told by no claim.
    if (!UNTIMED.includes(name) || !asksLength(this.known, this.text)) return told;
    return !first?.claims.length || this.isInstead(told) ? told : this.near(told);
  }

  /** Which laws were in force on a day, or whether those that the words name were. */
  standing(rows: readonly Standing[], day: string, ofKind: boolean): Reply[] {
    const { known, text } = this;
    const every = [...new Set(rows.map(({ measure }) => measure))];
    const events = this.called(every, [day]);
    const whole = namedIn(known, text);
    // Of a kind, the table has the stages of that kind alone: it tells of no text that it lacks.
    const { words } = this.box.typed.read(text);
    const fitting = ofKind ? [] : havingWords(known, words);
    const isYes = asksYes(this.box, text);
    const having = isYes ? ofItsYear(known, fitting, words) : fitting;
    const meant = whole.length ? whole : having;
    const named = meant.length <= (whole.length ? NAMED : 1) ? meant : [];
    if (!meant.length && !ofKind && isYes) {
      return [bare(known.phrase('no such law')), ...standing(known, lawsOf(rows, every), [], day)];
    }
    const laws = lawsOf(rows, named.length ? every : events);
    const ended = named
      .flatMap((id) => {
        return laws.has(id)
          ? less(known, this.towards.bind(this), id, day)
          : whyNot(known, id, this.towards(id), day);
      })
      .slice(0, FEW)
      .map((claim) => this.group([claim], false));
    const isNarrow = !named.length && (ofKind || events.length < every.length);
    const beside = isNarrow ? this.events('in_force', events, new Map([['valid_at', day]])) : [];
    return [...standing(known, laws, named, day), ...once([...ended, ...beside])];
  }

  /** The first sentences on each of some events. */
  private beside(events: readonly string[]): Reply[] {
    const best = events.flatMap((id) => this.known.best(id).slice(0, BESIDE));
    return once(best.map((one) => this.read(one)));
  }

  private towards(id: string): Claim[] {
    const every = [...this.known.dossier.claims.values()];
    return every.filter(({ target }) => 'id' in target && target.id === id);
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

  private aimed({ groups, first, dated, most, named = [] }: Aim): Reply[] {
    const few = withRivals(this.known.dossier, groups.slice(0, most));
    const found = few.map((group) => {
      const [claim] = group;
      if (!dated || !claim) return this.group(group, false);
      const [best] = claim.gist ? [] : this.known.best(claim.about);
      return this.headed(claim.about, best ?? this.told(claim));
    });
    const beside = named.slice(0, most - few.length).map((group) => this.named(group));
    const told = once([...(first ? [bare(first)] : []), ...found, ...beside]);
    return [...told, ...this.more(groups.length + named.length - found.length - beside.length)];
  }

  /** In one sentence whom a page names in one part; of one alone, as it is told. */
  private named(group: readonly Claim[]): Reply {
    const [first] = group;
    if (!first || group.length === 1) return this.group(group, false);
    const { known } = this;
    const people = group.flatMap(({ target }) => ('id' in target ? [target.id] : []));
    const told = known.phrase('reply named', known.say.concept(first.role), known.joined([...new Set(people)])); // prettier-ignore
    const text = known.saidBy(told, first.voices);
    return this.read({ ...this.told(first), text });
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
}
