/**
 * The row that compares two events in time comes in; one sentence says which was first.
 *
 * The rules are those of tell/before.py; tests/browser/test_replies.py holds both to one another.
 */

import replying from '../../../../tell/replying.json';
import { bare, type Reply } from './reply';

const { sure: SURE, alike: ALIKE } = replying;

/** Gives a cell of the row in words. */
type Cell = (column: string) => string;
/** The first and the last day on which an event may have begun, and on which it may have ended. */
type Days = readonly (number | null)[] | undefined;

const PUT: Record<string, string> = replying.put;

export function orderTold(
  phrase: (key: string, ...of: string[]) => string,
  cell: Cell,
  days: (column: string) => Days,
): Reply[] {
  const events = ['', 'other'].map((of) => [
    cell(of || 'event'),
    cell(of ? `${of}_date` : 'date') || phrase('undated'),
  ]);
  const columns = ['before', 'after', ...ALIKE];
  const found = SURE.flatMap((sure) =>
    columns.filter((column) => cell(column) === sure).map((column) => [sure, column] as const),
  );
  const [sure, column] = found[0] ?? ['', 'open'];
  const key = ALIKE.includes(column) ? began(days('event'), days('other')) : column;
  // The earlier one is named first.
  const told = replying.turned.includes(key) ? events.toReversed() : events;
  const asides = [
    sure === 'probable' ? phrase('order probable') : '',
    cell('inferred') ? phrase('order inferred') : '',
  ];
  return [
    bare([phrase(`order ${PUT[key] ?? key}`, ...told.flat()), ...asides].filter(Boolean).join(' ')),
  ];
}

/** Which of two events that shared days began first, as far as their dates allow. */
function began(one: Days, other: Days): string {
  const [early, late] = one ?? [];
  const [otherEarly, otherLate] = other ?? [];
  const known = (day: number | null | undefined): day is number => typeof day === 'number';
  if (known(late) && known(otherEarly) && late < otherEarly) return 'began before';
  if (known(otherLate) && known(early) && otherLate < early) return 'began after';
  const all = [one, other].flatMap((days) => [days?.[0], days?.[1], days?.[3]]);
  // A month that somebody gives is one in which it was, not all of it.
  return known(early) && all.every((day) => day === early) ? 'same' : 'shared';
}
