/** What one answer to plain words is made of; and what is said of an event of which things are not known. */

import replying from '../../../../tell/replying.json';
import type { Known } from './known';

/** One sentence of an answer: what it is made of, in the order in which it is read. */
export interface Reply {
  /** The day and the name of an event, where the sentence does not say them. */
  head: string;
  text: string;
  /** What answers an accusation in it. */
  answer: string;
  /** Where and of which day it is read, and what makes that weak. */
  where: string;
  /** Who says so too, and who denies it. */
  more: string;
  claims: readonly string[];
}

export const bare = (text: string): Reply => ({
  head: '',
  text,
  answer: '',
  where: '',
  more: '',
  claims: [],
});

/** Replies, each once. */
export function once(replies: readonly Reply[]): Reply[] {
  const keys = replies.map(({ head, text, where }) => JSON.stringify([head, text, where]));
  return replies.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
}

/** Which plain questions about an event no source answers. */
export function missing(known: Known, event: string): Reply[] {
  if (known.dossier.thing(event)?.type !== 'event') return [];
  const stated = new Set((known.dossier.about.get(event) ?? []).map((claim) => claim.says));
  const open = Object.entries(replying.asked).flatMap(([key, of]) =>
    stated.has(of) ? [] : [known.phrase(`missing ${key}`)],
  );
  const last = open.at(-1);
  if (last === undefined) return [];
  const others = open.slice(0, -1).join(', ');
  const either = others ? [others, known.phrase('or'), last].join(' ') : last;
  return [bare(known.phrase('missing', either))];
}

/** What is told; something else where nothing is. */
export const orElse = <T>(told: T[], others: () => T[]): T[] => (told.length ? told : others());
