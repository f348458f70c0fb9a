/**
 * A claim, several that say the same, or an event comes in; the sentence that answers goes out.
 *
 * The rules are those of tell/sayer.py; tests/browser/test_replies.py holds both to one another.
 */

import lists from '../../../../ask/asking.json';
import replying from '../../../../tell/replying.json';
import type { Box } from '../box/plainly';
import { asTyped, split } from '../box/plain';
import { plain as lastPart } from '../dossier';
import { normalise } from '../search';
import type { Claim, Told } from '../shape';
import { readDay } from '../time';
import { inTime } from './aims';
import { alike, byId, isAgainst, namesDay } from './choosing';
import { headed, isWhole, misses, nearest } from './covering';
import { cut, isLong, type Known } from './known';
import { bare, once, type Reply } from './reply';
import { asksWho } from './understood';
import { actingIn, saidNear } from './unrecorded';
import { Wanted } from './wanted';

/** Sentences that answer; more is a table. */
export const FEW = 6;
/** Of equals, as who was pardoned or left out, so many are told. */
export const MANY = 12;
/** Sentences with every word typed that answer where a question's own rows do not. */
const WHOLE = 3;
/** Words that are what is counted, and what is asked of it. */
const PAIR = 2;
/** Questions whose rows say by themselves what is not there. */
const DATES = 'dates_of_event';
const { honest: HONEST } = replying;
const { groups: GROUPS } = lists;
/** The share of the words of a name that a sentence has which needs no name before it. */
const TELLING = 0.6;

/** Some claims; others where there are none. */
export const some = <T>(claims: T[], others: T[]): T[] => (claims.length ? claims : others);

/** Tells single answers. */
export class Sayer {
  constructor(
    readonly known: Known,
    readonly box: Box,
    /** What somebody typed. */
    readonly text: string,
  ) {}

  /** Events in the order of time: of many, those of the day and the weightiest. */
  protected events(
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
  orNear(
    name: string,
    told: Reply[],
    about: readonly string[],
    of: readonly string[] = [],
  ): Reply[] {
    const { known, box, text } = this;
    if (HONEST.includes(name)) return told;
    const lacks = (only: boolean): boolean =>
      misses(known, box, text, told, [...about, ...of], only, name);
    if (!lacks(of.length > 0)) {
      // Of two words, what is counted and what it did, none is missing: exiles who came back.
      const { things, sources, concepts } = known.dossier.data;
      const isCounted = (id: string): boolean => !things[id] && !sources[id] && !!concepts[id];
      const areTwo = box.typed.read(text).words.length === PAIR;
      const isOf = of.length > 0 && about.length > 0 && about.every(isCounted);
      return isOf && areTwo && lacks(false) ? this.near(told) : told;
    }
    // A sentence that has every word is no more than near to nothing.
    const full = this.full(nearest(known, box, text), name);
    return full.length ? full : this.nearest();
  }

  /** What has every word typed: of a day asked for, what names one; never who, or why. */
  protected full(near: readonly Claim[], name: string): Reply[] {
    const { known, box, text } = this;
    const isBare = !name && !box.typed.read(text).asked.length;
    if ((name !== DATES && !isBare) || asksWho(known, text)) return [];
    const told = (claim: Claim): string => known.say.pick(known.text(claim));
    return near
      .filter(({ modality }) => lastPart(modality) === 'asserted')
      .filter((claim) => isWhole(box, text, told(claim)) && (!name || namesDay(told(claim))))
      .slice(0, WHOLE)
      .map((claim) => this.group([claim], false));
  }

  /** Whether an answer is told as no more than near, or by what has every word typed. */
  protected isInstead([first, ...others]: readonly Reply[]): boolean {
    const { known, box, text } = this;
    const heads = [known.phrase('reply near'), known.phrase('reply near of', '\0').split('\0')[0]];
    if (first && heads.some((head) => head && first.text.startsWith(head))) return true;
    const full = this.full(nearest(known, box, text), DATES);
    return !!full.length && JSON.stringify(full) === JSON.stringify([first, ...others]);
  }

  /** The sentences that have most of the words, as no more than near. */
  nearest(): Reply[] {
    const found = nearest(this.known, this.box, this.text);
    return this.near(found.map((one) => this.group([one], false)));
  }

  near(told: readonly Reply[]): Reply[] {
    return headed(this.known, this.box, this.text, told);
  }

  /** An event by the part in it of whoever is asked about, where a sentence tells it. */
  protected partIn(event: string, actors: readonly string[]): Told[] {
    const { known } = this;
    const own = (known.dossier.about.get(event) ?? []).filter(
      ({ role, target, gist }) => role && gist && 'id' in target && actors.includes(target.id),
    );
    const worth = (claim: Claim): number => known.worth(claim);
    const [best] = own.toSorted((a, b) => worth(b) - worth(a) || byId(a, b));
    return best ? [this.told(best)] : [];
  }

  /** The events whose name, or kind, has the words typed, if some have: amnesties. */
  protected called(events: readonly string[], about: readonly string[]): string[] {
    const { known } = this;
    const { dated, months } = this.box.typed.read(this.text);
    const topic = new Wanted(known, this.box, this.text, about).topic();
    // What was counted "by January" did not happen on a day of January for that.
    const wanted = new Set(topic.filter((word) => ![...dated, ...months].includes(word)).map(cut));
    const found = events.filter((id) => {
      const { name = '', kind = '' } = known.dossier.thing(id) ?? {};
      const own = split([name, known.names(kind)].flat().join(' '));
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
    const said = new Set(split(reply.text).map(cut));
    const own = split(name).filter(isLong).map(cut);
    if (own.filter((word) => said.has(word)).length >= TELLING * own.length) name = '';
    const link = known.say.between;
    const undated = day.replace(new RegExp(`${link} \\d{4}(?: \\(.*)?$`), '');
    // Nor is the day told on which something began: since 29 July 2024, end not stated.
    const begun = new RegExp(`(\\d{1,2}${link} \\p{L}+)${link} \\d{4}, `, 'u').exec(day)?.[1] ?? '';
    if ([undated, begun].some((one) => one && `${reply.text} ${name}`.includes(one))) day = '';
    // Nor before a day that a voice only expected, denied or passed on, as if it were that one.
    if (first?.says === 'happened' && lastPart(first.modality) !== 'asserted') day = '';
    const head = [day, name].filter(Boolean).join(' · ');
    return { ...reply, head: head && head.charAt(0).toUpperCase() + head.slice(1) };
  }

  /** What several say in the words of the weightiest, with the names of the others. */
  group(group: readonly Claim[], isHeld: boolean): Reply {
    const { known } = this;
    const [first, ...others] = group;
    if (!first) return bare('');
    const told = this.told(first);
    const reply = this.read({ ...told, text: isHeld ? known.held(first) : told.text });
    const said = ` ${normalise(reply.text)} `;
    const named = new Set<string>();
    // Who says no more than the same of the same thing need not say all of the sentence.
    const beside = (isAlike: boolean): string[] => {
      const ids = others
        .filter((each) => alike(known, first, each) === isAlike)
        .flatMap(({ voices }) => voices)
        .filter((id) => !said.includes(` ${normalise(known.knownBy(id))} `));
      const found = new Map(ids.toReversed().map((id) => [known.voice(id), id]));
      const kept = [...new Set(ids.map((id) => known.voice(id)))].filter((one) => !named.has(one));
      kept.forEach((one) => named.add(one));
      return kept.flatMap((one) => found.get(one) ?? []);
    };
    const [same, near] = [beside(true), beside(false)];
    const against = group.flatMap((claim) =>
      known.dossier
        .atOdds(claim.id)
        .filter((one) => one.disputed && isAgainst(one.claim))
        .map((one) => known.text(one.claim)),
    );
    const whole = [reply.text, reply.answer].join(' ');
    const too = [
      same.length ? known.phrase('reply also', known.joined(same)) : '',
      near.length ? known.phrase('reply on this', known.joined(near)) : '',
    ]
      .filter(Boolean)
      .join(' ');
    const denial = against.find((text) => !whole.includes(text) && !too.includes(text)) ?? '';
    const claims = group.map(({ id }) => id);
    return { ...reply, claims, more: [too, denial].filter(Boolean).join(' ') };
  }

  /** A number with the group that it is of, where its sentence names none: ETA's prisoners. */
  protected ofGroup({ about: id }: Claim, reply: Reply): Reply {
    const { dossier, say } = this.known;
    if (!GROUPS.includes(dossier.thing(id)?.kind ?? '')) return reply;
    const name = say.name(id);
    const { head, text, answer, where, more } = reply;
    const said = new Set(split([head, text, answer, where, more, this.text].join(' ')).map(cut));
    if (split(name).every((word) => said.has(cut(word)))) return reply;
    return { ...reply, head: name.charAt(0).toUpperCase() + name.slice(1) };
  }

  /** What somebody says that is near a topic; that nothing is, where nothing is. */
  unsaid(claims: readonly Claim[], topic: readonly string[]): Reply[] {
    const { known, box } = this;
    const near = saidNear(known, box, claims, topic);
    const typed = asTyped(this.text, topic) || topic.join(' ');
    if (!near.length) return [bare(known.phrase('no statement', typed))];
    return this.near(near.map((one) => this.group([one], false)));
  }

  /** What those who are asked about did within a term in which they said nothing. */
  protected acts(voices: readonly string[], term: readonly [number, number]): Reply[] {
    const { known } = this;
    return actingIn(known, voices, term).flatMap((id) => {
      const [best] = known.best(id);
      return best ? [this.headed(id, best)] : [];
    });
  }

  told(claim: Claim): Told {
    const { answer } = claim;
    const text = this.known.text(claim);
    return { text, claims: [claim.id], ...(answer === undefined ? {} : { answer }) };
  }

  read(told: Told): Reply {
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
