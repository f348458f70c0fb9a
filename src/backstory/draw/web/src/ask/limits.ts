/** What limits an answer, and why there is none. */

import lists from '../../../../ask/asking.json';
import type { App } from '../app';
import type { Say } from '../words/say';
import { idOf, type Rows } from './answer';
import type { Reason } from './why';

/** Why nothing was found, in words. */
export function reasonsIn(say: Say, reasons: readonly Reason[]): string {
  const told = reasons.map(({ key, written, near }) => {
    if (!lists.nearest_told.includes(key)) return say.tryT(key, written, near);
    const meant = near ? ` ${say.tryT('did you mean', near)}` : '';
    return say.tryT(key, written) + meant;
  });
  return told.join(' ') || say.tryT('no row');
}

/** What limits any question to what somebody says, or some source. */
const { limits: LIMITS } = lists;

/** A blank that limits, and what fills it. */
export type Limit = [blank: string, value: string];

/** Of what fills the blanks, what limits; who never speaks would leave no row, and limits nothing. */
export function limitsOf({ dossier }: App, values: readonly Limit[]): Limit[] {
  const speaks = (id: string): boolean =>
    [...dossier.claims.values()].some(({ voices }) => voices.includes(id));
  return values.filter(
    ([blank, id]) => LIMITS.includes(blank) && (blank !== 'voice' || speaks(id)),
  );
}

/** The rows that are within limits; a column for each has what it limits. */
export function within(app: App, { columns, rows }: Rows, limits: readonly Limit[]): Rows {
  const isIn = (row: Rows['rows'][number]): boolean =>
    limits.every(([column, value]) => idOf(app, row[columns.indexOf(column)]) === value);
  return { columns, rows: rows.filter(isIn) };
}
