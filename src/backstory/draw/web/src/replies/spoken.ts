/**
 * Voices come in; out goes what they say or count, on a topic if words name one.
 *
 * The rules are those of tell/spoken.py; tests/browser/test_replies.py holds both to one another.
 */

import { SAID } from '../box/asked';
import { asTyped } from '../box/plain';
import type { Turn } from '../box/turn';
import type { Claim } from '../shape';
import { keptTo, lastSaid, noneThen, ofNumbers } from './bound';
import { nearest } from './covering';
import type { Replies } from './replies';
import { bare, once, type Reply } from './reply';
import { onTopic } from './topic';
import { FEW } from './sayer';
import { saidBy, voicesOf } from './voices';

export const NEVER = ['', ''] as const;
/** Sentences of each of two, and of whoever is near; more to choose them from. */
const [HALF, BESIDE] = [3, 2];

/** What claims on a topic say, or that none does. */
export function saying(
  replies: Replies,
  claims: readonly Claim[],
  words: readonly string[],
  of = '',
  none?: Reply[],
): Reply[] {
  const { known } = replies;
  const topic = words.join(' ');
  if (!claims.length && none) return none;
  if (!claims.length) return [bare(known.phrase('no statement', topic || of))];
  return replies.about(topic).claims(SAID, claims, []);
}

/** What voices say on a topic: of a body, those who head it too. */
export function spoken(
  replies: Replies,
  named: readonly string[],
  { name, words: topic, then = NEVER }: Turn,
): Reply[] {
  const { known, box } = replies;
  const all = saidBy(known, box, named);
  const every = name === 'counted' ? all.filter((one) => one.counted) : all;
  const kept = then[1] ? keptTo(known, every, then) : every;
  if (then[1] && !kept.length) return noneThen(known, then);
  const [own, words] = ofNumbers(known, kept, topic);
  if (!own.length) return [];
  const on = words.length ? onTopic(known, box, own, words) : own;
  if (!on.length) return replies.unsaid(own, words);
  // What somebody says goes before what others say on their pages.
  const voices = voicesOf(known, box, named);
  const voiced = on.filter((one) => one.voices.some((id) => voices.has(id)));
  const told = voiced.length ? saying(replies, voiced, words) : [];
  const others = on.filter((one) => !voiced.includes(one));
  const more = others.length && told.length < FEW ? saying(replies, others, words) : [];
  return more.length ? once([...told, ...more]).slice(0, FEW) : told;
}

/** That nothing is recorded of whoever was asked for, before what others say. */
export function unheard(
  replies: Replies,
  own: readonly string[],
  topic: readonly string[],
): Reply[] {
  const { known, box } = replies;
  const typed = asTyped(replies.text, own);
  const near = nearest(known, box, topic.join(' ')).slice(0, HALF + BESIDE);
  const told = once(near.map((one) => replies.group([one], false))).slice(0, HALF);
  return [bare(known.phrase('none of voice', typed)), ...told];
}

/** What voices said last, or counted last; that nothing is recorded, where nothing is. */
export function lastly(
  replies: Replies,
  named: readonly string[],
  topic: readonly string[],
): Reply[] {
  const { known, box } = replies;
  const found = lastSaid(known, box, replies.text, saidBy(known, box, named), topic);
  if (!found.length) {
    const none = asTyped(replies.text, topic) || known.say.name(named[0] ?? '');
    return [bare(known.phrase('no statement', none))];
  }
  const told = once(found.map((one) => replies.group([one], false)));
  return [bare(known.phrase('reply last')), ...told.slice(0, HALF)];
}
