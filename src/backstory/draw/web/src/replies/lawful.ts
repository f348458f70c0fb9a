/**
 * Laws that words may mean come in, with what is asked of them; out go the claims that answer.
 *
 * The rules are those of tell/lawful.py.
 */

import replying from '../../../../tell/replying.json';
import type { Box } from '../box/plainly';
import { same } from '../box/turn';
import { split } from '../box/plain';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import { readDay } from '../time';
import { bestFirst, inTime } from './aims';
import { byId, isIn, isOf, says } from './choosing';
import { cut, type Known } from './known';
import { toward } from './outright';
import { bare, type Reply } from './reply';
import { onTopic } from './topic';

const { scope: SCOPE, terms: TERMS, numbers: NUMBERS, why: WHY } = replying.predicates;
const { said: REMARKS } = replying.predicates;
const KINDS = [SCOPE, TERMS, REMARKS];
const { befell: BEFELL } = replying.roles;
const { fates: FATES } = replying;

function grouped(known: Known, claims: readonly Claim[]): Claim[][] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const said = known.say.pick(claim.gist) || says(known, claim);
    groups.set(said, [...(groups.get(said) ?? []), claim]);
  }
  return [...groups.values()];
}

/** What is said of a law, and of the events by which it came. */
const ofLaw = ({ dossier }: Known, law: string): Claim[] =>
  [law, ...(dossier.eventsOf.get(law) ?? [])].flatMap((id) => dossier.about.get(id) ?? []);

/** What is said of whether a law reaches what words name, what it covers or not first. */
export function scopeOf(known: Known, box: Box, law: string, topic: readonly string[]): Claim[][] {
  const years = topic.filter((word) => /^\p{Nd}+$/u.test(word));
  const rest = topic.filter((word) => !years.includes(word));
  const own = ofLaw(known, law);
  const found = KINDS.flatMap((kinds) => {
    const of = own.filter((one) => {
      const named = 'id' in one.target ? known.say.name(one.target.id) : '';
      const told = split(`${known.text(one)} ${named}`);
      return kinds.includes(one.says) && years.every((year) => told.includes(year));
    });
    const on = rest.length ? onTopic(known, box, of, rest) : of;
    return bestFirst(known, on.length || !years.length ? on : of);
  });
  return grouped(known, found);
}

/** The best told of the events about another that are what is asked, and of other fates. */
export function fatesAbout(
  known: Known,
  event: string,
  typed: readonly string[],
): [asked: Claim[], others: Claim[]] {
  const { dossier } = known;
  const tied = toward(known, event).filter(({ says }) => WHY.includes(says));
  const events = [...new Set(tied.map(({ about }) => about))]
    .filter((id) => dossier.thing(id)?.type === 'event')
    .sort((a, b) => inTime(known.order(a), known.order(b)));
  const isAsked = (fate: string): boolean =>
    [...known.wordsOf(fate)].some((word) => typed.some((one) => same(one, word)));
  const asked = FATES.filter(isAsked);
  const found: [Claim[], Claim[]] = [[], []];
  for (const id of events) {
    const own = split(known.say.name(id));
    const fates = FATES.filter((fate) => known.hasWord(own, fate));
    const [best] = bestFirst(known, dossier.about.get(id) ?? []);
    if (fates.length && best) found[fates.some((one) => asked.includes(one)) ? 0 : 1].push(best);
  }
  return found;
}

/** What is said of people who are named, whom a measure reached or left out. */
export function reached(known: Known, law: string, typed: readonly string[]): Claim[] {
  const { about, eventsOf } = known.dossier;
  const of = (id: string): Claim[] => (about.get(id) ?? []).toSorted(byId);
  const target = ({ target }: Claim): string => ('id' in target ? target.id : '');
  const by = of(law).filter(({ says }) => says === 'instrument');
  const texts = [law, ...by.map(target)];
  const things = new Set(texts.flatMap((id) => [id, ...(eventsOf.get(id) ?? [])]));
  const isNamed = (id: string): boolean =>
    known.dossier.thing(id)?.kind === 'person' &&
    typed.includes(split(known.say.name(id)).at(-1) ?? '');
  const own = [...things].sort().flatMap(of);
  return bestFirst(
    known,
    own.filter((one) => BEFELL.includes(known.part(one)) && isNamed(target(one))),
  );
}

/** Claims that say the same, each once. */
export const groupsOf = grouped;

/** What a law leaves out, the best told first. */
export const excludedBy = (known: Known, law: string): Claim[][] =>
  grouped(
    known,
    bestFirst(
      known,
      (known.dossier.about.get(law) ?? []).filter(({ says }) => says === 'excludes'),
    ),
  );

/** What is said of the number of a legal text, and of the gazette that it stands in. */
export function numbersOf(known: Known, thing: string): Claim[][] {
  const { about } = known.dossier;
  const texts = (about.get(thing) ?? []).flatMap(({ says, target }) =>
    says === 'instrument' && 'id' in target ? [target.id] : [],
  );
  const own = [...new Set([thing, ...texts])].flatMap((id) => about.get(id) ?? []);
  const isRemark = (one: Claim): boolean =>
    REMARKS.includes(one.says) && known.hasWord(split(known.text(one)), 'numbered');
  const order = (one: Claim): number => [...NUMBERS, ...REMARKS].indexOf(one.says);
  const found = own.filter((one) => NUMBERS.includes(one.says) || isRemark(one));
  return grouped(
    known,
    found.sort((a, b) => order(a) - order(b) || byId(a, b)),
  );
}

/** Whom it befell, by the sentences that say so: after an event, or the latest first. */
export function befallenAfter(
  known: Known,
  { typed }: Box,
  event: string,
  fates: readonly string[],
  span: readonly [string, string] = ['', ''],
): Claim[][] {
  const { dossier } = known;
  if (event && !dossier.dated(event)) return [];
  const after = event ? dossier.start(event) : -Infinity;
  const [first, last] = span[0] ? daysOf(span) : [after + 1, Infinity];
  const own = FATES.filter((fate) => known.hasWord(fates, fate));
  // Who was freed was held before: no other fate, by the name of the event.
  const calledBy = (id: string): string[] => {
    const names = split([known.names(id), known.names(dossier.thing(id)?.kind ?? '')].join(' '));
    return FATES.filter((fate) => known.hasWord(names, fate));
  };
  const isCalled = (id: string): boolean => calledBy(id).some((fate) => own.includes(fate));
  const isFate = (id: string): boolean => !calledBy(id).length || !own.length || isCalled(id);
  // Who was freed then was let go.
  const like = span[0] ? own.flatMap((fate) => [...known.wordsOf(fate)]) : [];
  const wanted = new Set(
    [...fates.flatMap((one) => [one, ...(typed.alike.get(one) ?? [])]), ...like].map(cut),
  );
  const found = dossier.events
    .filter((id) => dossier.dated(id) && dossier.start(id) >= first && dossier.start(id) <= last)
    .filter((id) => !span[0] || isFate(id))
    .flatMap((id) => dossier.about.get(id) ?? [])
    .filter(
      (one) =>
        one.role &&
        (one.gist || (!!span[0] && isCalled(one.about))) &&
        BEFELL.includes(known.part(one)) &&
        lastPart(one.modality) === 'asserted' &&
        split(known.text(one)).some((word) => wanted.has(cut(word))) &&
        (!span[0] || !one.when || isOf(known, one, [first, last])),
    )
    .sort((a, b) => inTime(known.order(a.about), known.order(b.about)) || byId(a, b));
  return grouped(known, event || span[0] ? found : found.reverse());
}

const daysOf = (span: readonly string[]): readonly [number, number] => {
  const [first = 0, last = 0] = span.map((day) => readDay(day) ?? 0);
  return [first, last];
};

/** What was counted, within a span, of those whom something befell. */
export function countedThen(
  known: Known,
  { typed }: Box,
  fates: readonly string[],
  span: readonly [string, string],
): Claim[] {
  const wanted = new Set(fates.flatMap((one) => [one, ...(typed.alike.get(one) ?? [])]).map(cut));
  const counted = [...known.dossier.claims.values()].filter((one) => one.counted);
  const within = isIn(known, counted, daysOf(span));
  return bestFirst(
    known,
    within.filter((one) =>
      split(known.say.concept(one.counted)).some((word) => wanted.has(cut(word))),
    ),
  );
}

/** What else the words may mean, where several are called so. */
export function which(known: Known, box: Box, text: string, about: readonly string[]): Reply[] {
  const query = box.typed.read(text);
  for (const id of about) {
    const others = box.laws.rivals(query, id);
    if (others.length) return [several(known, [id, ...others])];
  }
  return [];
}

/** What else one word of two may mean: of two referendums one was meant. */
export function calledSo(known: Known, box: Box, text: string, given: readonly string[]): Reply[] {
  const query = box.typed.read(text);
  if (given.some((id) => box.laws.rivals(query, id).length)) return []; // told with every answer
  return box.pairs.othersCalled(text, given).map(([own, few]) => several(known, [own, ...few]));
}

function several(known: Known, ids: readonly string[]): Reply {
  const names = ids.map((each) => known.say.name(each));
  const isOne = new Set(names).size === names.length;
  // Names that are one, of two dossiers or of two things, are told apart by their ids.
  const [own = '', ...rest] = names.map((name, at) => (isOne ? name : `${name} (${ids[at]})`));
  return bare(known.phrase('reply which', own, rest.join('; ')));
}
