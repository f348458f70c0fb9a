/**
 * The row that compares two events in time comes in; one sentence says which was first.
 *
 * The rules are those of tell/before.py; tests/browser/test_replies.py holds both to one another.
 */

import { bare, type Reply } from './reply';

const SURE = ['certain', 'probable'];
const ALIKE = ['same', 'during', 'overlaps'];

/** Gives a cell of the row in words. */
type Cell = (column: string) => string;

export function orderTold(phrase: (key: string, ...of: string[]) => string, cell: Cell): Reply[] {
  const events = ['', 'other'].map((of) => [
    cell(of || 'event'),
    cell(of ? `${of}_date` : 'date') || phrase('undated'),
  ]);
  const columns = ['before', 'after', ...ALIKE];
  const found = SURE.flatMap((sure) =>
    columns.filter((column) => cell(column) === sure).map((column) => [sure, column] as const),
  );
  const [sure, column] = found[0] ?? ['', 'open'];
  const told = column === 'after' ? events.toReversed() : events; // the earlier one is named first
  const kind = ALIKE.includes(column) ? 'shared' : column === 'after' ? 'before' : column;
  const aside = sure === 'probable' ? phrase('order probable') : '';
  return [bare([phrase(`order ${kind}`, ...told.flat()), aside].filter(Boolean).join(' '))];
}
