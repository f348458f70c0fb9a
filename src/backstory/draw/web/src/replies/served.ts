/**
 * Somebody and a post come in; out go the terms that they served, and who came before or after.
 *
 * The rules are those of tell/served.py; tests/browser/test_replies.py holds both to one another.
 */

import type { Turn } from '../box/turn';
import type { Claim } from '../shape';
import { readDay } from '../time';
import { targetOf } from './aims';
import { byId } from './choosing';
import { following } from './following';
import { toldOfTerm } from './outright';
import type { Replies } from './replies';
import { bare, once, type Reply } from './reply';

const FEW = 6;
/** How much is told of a term of which the beginning is known and the end is not. */
export const BEGUN = 3;

/** Since when and until when somebody held a post, whole terms first. */
export function served(replies: Replies, person: string, post: string): Reply[] {
  const { known } = replies;
  const own = (known.dossier.about.get(person) ?? [])
    .filter((one) => one.says === 'holds' && targetOf(one) === post)
    .sort((a, b) => toldOfTerm(b) - toldOfTerm(a) || known.worth(b) - known.worth(a) || byId(a, b));
  const [first] = own;
  const most = first ? own.filter((one) => toldOfTerm(one) === toldOfTerm(first)) : [];
  // Acting at first, elected then: a term that began later is another.
  const ends = most.map((one) => known.span(one)?.[1] ?? 0);
  const isLater = (one: Claim): boolean =>
    toldOfTerm(one) === BEGUN && (known.span(one)?.[0] ?? 0) >= Math.max(...ends);
  const more = ends.every(Boolean) ? own.filter(isLater) : [];
  const every = [...most, ...more];
  return once(every.map((one) => replies.group([one], true))).slice(0, FEW);
}

/** Who held a post after somebody, or before; of several posts the latest first. */
export function followed(
  replies: Replies,
  { name, span: [from, to] }: Turn,
  person: string,
  post: string,
): Reply[] {
  const { known } = replies;
  const [first, last] = [readDay(from), readDay(to)];
  const span = first === null || last === null ? undefined : ([first, last] as const);
  const found = following(known, person, post, name === 'after', span);
  const toldOf = (every: typeof found): Reply[] =>
    every.flatMap(([, claims]) => (claims.length ? [replies.group(claims, true)] : []));
  const told = toldOf(found);
  if (span && !told.length) {
    // Of another time than that which was typed.
    const others = toldOf(following(known, person, post, name === 'after'));
    return others.length ? replies.near(others) : [];
  }
  if (told.length) return [...once(told.slice(0, FEW)), ...replies.more(told.length - FEW)];
  const posts = found.length ? found.map(([each]) => each) : post ? [post] : [];
  const who = known.say.name(person);
  return posts
    .slice(0, FEW)
    .map((each) => bare(known.phrase(`no ${name}`, known.say.name(each), who)));
}
