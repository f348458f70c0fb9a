/**
 * The source of each statement comes in; out go the sources that carry most of them, with how many.
 *
 * The rules are those of tell/choosing.py; tests/browser/test_replies.py holds both to one another.
 */

import type { Replies } from './replies';
import { bare, type Reply } from './reply';

const FEW = 6;

/** The sources that carry most of what is said of something; and how many are left. */
export function sourcesTold(replies: Replies, carried: readonly string[]): Reply[] {
  const { known } = replies;
  const many = new Map<string, number>();
  for (const id of carried) many.set(id, (many.get(id) ?? 0) + 1);
  const most = [...many].sort(([, a], [, b]) => b - a);
  const told = most
    .slice(0, FEW)
    .map(([id, n]) => bare(known.phrase('reply source', known.titled(id), known.say.number(n))));
  return [...told, ...replies.more(most.length - FEW)];
}
