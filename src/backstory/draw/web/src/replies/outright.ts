/**
 * Somebody or something comes in; out go the claims that say what it is, or what is at it.
 *
 * The rules are those of tell/outright.py.
 */

import { bestFirst, targetOf } from './aims';
import replying from '../../../../tell/replying.json';
import type { Box } from '../box/plainly';
import { plain, split } from '../box/plain';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import { byId, says } from './choosing';
import type { Known } from './known';
import { onTopic } from './topic';

const { befell: BEFELL } = replying.roles;
/** Posts that are told before what else is said of somebody. */
const POSTS = 3;
const isAsserted = ({ modality }: Claim): boolean => lastPart(modality) === 'asserted';

/** What points to something: its roles, members, places. */
export const toward = (known: Known, id: string): Claim[] =>
  (known.dossier.mentions.get(id) ?? []).filter((one) => targetOf(one) === id);

const isEvent = (known: Known, id: string): boolean => known.dossier.thing(id)?.type === 'event';

/** How much is told of a term: its beginning and its end tell most, a day in it little. */
export function toldOfTerm({ when }: Claim): number {
  if (!when) return 0;
  const [first = '', last] = when.split('/');
  const isSpan = last !== undefined;
  return Number(isSpan) + 2 * Number(!!first && isSpan) + Number(!!last?.replace(/^\.+|\.+$/g, ''));
}

function grouped(known: Known, claims: readonly Claim[]): Claim[][] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const said = says(known, claim);
    groups.set(said, [...(groups.get(said) ?? []), claim]);
  }
  return [...groups.values()];
}

/** The claims that say who somebody is, or what something is: those that tell it first. */
export function profile(known: Known, id: string): Claim[][] {
  const own = (known.dossier.about.get(id) ?? []).filter((one) => isAsserted(one) || one.role);
  const thing = known.dossier.thing(id);
  const kind = thing?.type === 'actor' ? (thing.kind ?? 'person') : thing?.type;
  const found =
    kind === 'place'
      ? placed(known, id, own)
      : kind === 'person'
        ? personal(known, own)
        : bodily(known, id, own);
  const isPlain = kind === 'place' || kind === 'person';
  // Of whom little is said, what befell them or they did says it.
  const all = isPlain && found.length < POSTS ? [...found, ...parts(known, id)] : found;
  const weak = (one: Claim): number => Number(known.isWeak(one));
  const groups = grouped(known, all).map((group) => group.toSorted((a, b) => weak(a) - weak(b)));
  return soundFirst(known, groups, kind === 'person');
}

/** No copy and no lead comes before something better: of somebody, within one post. */
function soundFirst(known: Known, groups: Claim[][], ofPerson: boolean): Claim[][] {
  const weak = ([first]: readonly Claim[]): number => Number(!!first && known.isWeak(first));
  const sorted = (some: Claim[][]): Claim[][] => some.toSorted((a, b) => weak(a) - weak(b));
  if (!ofPerson) return sorted(groups);
  const post = ([first]: readonly Claim[]): string => (first ? JSON.stringify(first.target) : '');
  const led = post(groups[0] ?? []);
  const isLed = (group: Claim[]): boolean => post(group) === led;
  return [...sorted(groups.filter(isLed)), ...groups.filter((group) => !isLed(group))];
}

function personal(known: Known, own: readonly Claim[]): Claim[] {
  const late = (one: Claim): number => {
    const [first, last] = (one.when ? known.span(one) : undefined) ?? [null, null];
    return first || last || 0;
  };
  const held = own.filter(({ says }) => says === 'holds').sort((a, b) => late(b) - late(a));
  const posts = [...new Set(held.map(targetOf))];
  const of = (post: string): Claim[] =>
    held
      .filter((one) => targetOf(one) === post)
      .sort((a, b) => toldOfTerm(b) - toldOfTerm(a) || byId(a, b));
  const saying = (predicate: string): Claim[] =>
    bestFirst(known, own.filter(({ says }) => says === predicate)); // prettier-ignore
  return [
    ...posts.slice(0, POSTS).flatMap(of),
    ...saying('member-of'),
    ...saying('remark'),
    ...posts.slice(POSTS).flatMap(of),
  ];
}

function bodily(known: Known, id: string, own: readonly Claim[]): Claim[] {
  const best = (fits: (one: Claim) => unknown): Claim[] => bestFirst(known, own.filter(fits));
  const said = best(({ says, gist }) => says === 'remark' && gist);
  const called = best(({ says }) => says === 'characterised-as');
  // What it is called in another language says less than what it does.
  const isForeign = (one: Claim): boolean => / \[[a-z]{2}\]/.test(known.text(one));
  const told = [
    ...called.filter((one) => !isForeign(one)),
    ...begun(known, id),
    ...best(({ says }) => says === 'sub-organization-of'),
    ...said.slice(0, 2),
    ...bestFirst(known, leading(known, id)),
    ...said.slice(2),
    ...called.filter(isForeign),
  ];
  // Numbers alone do not say what it is.
  const more = told.length < POSTS ? parts(known, id) : [];
  return [...told, ...more, ...best(({ counted, gist }) => counted && gist)];
}

/** What is said of those who head a body. */
export const leading = (known: Known, body: string): Claim[] =>
  toward(known, body).filter(
    (one) =>
      one.says === 'member-of' &&
      known.hasWord(split(known.text(one)), 'heads') &&
      !known.hasWord(split(known.text(one)), 'second'), // who is vice-chair heads nothing
  );

/** What tells of the event that is called by the whole name of something: its founding. */
function begun(known: Known, id: string): Claim[] {
  const name = known.dossier.data.things[id]?.name ?? '';
  const names = [name].flat().map(plain);
  return known.dossier.events
    .filter((event) => {
      const called = plain(known.say.name(event));
      const isNamed = names.some((one) => ` ${called} `.includes(` ${one} `));
      return isNamed && known.hasWord(split(called), 'founding');
    })
    .flatMap((event) => bestFirst(known, known.dossier.about.get(event) ?? []).slice(0, 1));
}

function placed(known: Known, id: string, own: readonly Claim[]): Claim[] {
  const at = toward(known, id).filter(({ says }) => says === 'place');
  const [event] = known.dossier.events.filter((one) => at.some(({ about }) => about === one));
  const first = bestFirst(known, at.filter(({ about }) => about === event)).slice(0, 1); // prettier-ignore
  const seats = at.filter(({ about, gist }) => gist && !isEvent(known, about));
  const said = bestFirst(known, own.filter(({ says, gist }) => says === 'remark' && gist)); // prettier-ignore
  const serves = said.filter((one) => known.hasWord(split(known.text(one)), 'held'));
  const rest = said.filter((one) => !serves.includes(one));
  return [...(event ? first : []), ...bestFirst(known, seats), ...serves, ...rest];
}

/** What editors wrote of the parts that somebody had in events, or a body in anything. */
function parts(known: Known, id: string): Claim[] {
  const last = split(known.say.name(id)).at(-1) ?? '';
  const all = toward(known, id).filter(({ gist }) => gist);
  const told = all.filter((one) => one.says === 'actors' && split(known.text(one)).includes(last));
  const by = all.filter(({ says }) => replying.predicates.belonging.includes(says));
  return [...bestFirst(known, told), ...bestFirst(known, by)];
}

/** What is said of those who were held at a place. */
export function withinPlace(known: Known, place: string): Claim[][] {
  const at = toward(known, place).filter(({ says }) => says === 'place');
  const own = new Set([...(known.dossier.about.get(place) ?? []), ...at]);
  for (const event of new Set(at.map(({ about }) => about))) {
    for (const one of known.dossier.about.get(event) ?? []) {
      if (one.role && BEFELL.includes(lastPart(one.role))) own.add(one);
    }
  }
  const { name = '', also = {} } = known.dossier.data.things[place] ?? {};
  const names = [...[name].flat(), ...Object.values(also).flat()].map(plain);
  const named = [...known.dossier.claims.values()].filter((one) => {
    const gist = one.gist && ` ${plain(known.say.pick(one.gist))} `;
    return gist && !own.has(one) && names.some((each) => gist.includes(` ${each} `));
  });
  const found = [...own, ...named].filter(
    (one) => isAsserted(one) && known.hasWord(split(known.text(one)), 'held'),
  );
  return grouped(known, bestFirst(known, found));
}

/** What the pages of an outlet carry, and what was copied from it; on a topic, if named. */
export function ofOutlet(
  known: Known,
  box: Box,
  outlet: string,
  topic: readonly string[],
): Claim[] {
  const { sources, things } = known.dossier.data;
  const name = plain(outlet);
  const isCalled = (names: string | readonly string[] | undefined): boolean =>
    [names ?? ''].flat().some((one) => plain(one) === name);
  const own = new Set(
    Object.entries(sources).flatMap(([id, { publisher, copyOf }]) =>
      isCalled(publisher) || isCalled(copyOf) ? [id] : [],
    ),
  );
  const voices = new Set(
    Object.entries(things).flatMap(([id, thing]) => (isCalled(thing.name) ? [id] : [])),
  );
  const claims = [...known.dossier.claims.values()].filter(
    (one) => own.has(one.source) || one.voices.some((voice) => voices.has(voice)),
  );
  return topic.length ? onTopic(known, box, claims, topic) : claims;
}

/** The bodies that are called by the whole name of another: a mission of the UN. */
export function partsOf(known: Known, body: string): string[] {
  const { things } = known.dossier.data;
  const names = (id: string): string[] => {
    const { name = '', also = {} } = things[id] ?? {};
    return [name, ...Object.values(also)].flat().map((one) => ` ${one} `);
  };
  const isBody = (id: string): boolean => things[id]?.kind === 'body';
  const own = isBody(body) ? names(body) : [];
  return Object.keys(things).filter(
    (id) => isBody(id) && names(id).some((one) => own.some((name) => one.includes(name))),
  );
}
