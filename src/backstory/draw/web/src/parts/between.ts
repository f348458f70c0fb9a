/** Questions about two events come in; the two in the order in which they are told go out. */

import type { Asked } from '../box/plainly';
import type { Dossier } from '../dossier';

/** The named question of how one thing leads to another: the network tells it in sentences. */
const BETWEEN = 'steps_between';
const DAYS = 'days_between';

/** Two events, of which somebody asks how the one leads to the other. */
export interface Path {
  from: string;
  to: string;
}

/** Two events in the order that a question wants: days are counted from the earlier one. */
export function inTime(dossier: Dossier, asked: Asked): Asked {
  const [one, other] = ['event', 'other'].map((name) => asked.values.find(([key]) => key === name));
  if (!one || !other || asked.values.length !== 2) return asked;
  const [first, then] = [dossier.start(one[1]), dossier.start(other[1])];
  if (first === then || first < then === (asked.name === DAYS)) return asked;
  return {
    ...asked,
    values: [
      ['event', other[1]],
      ['other', one[1]],
    ],
  };
}

/** "How does the coup lead to the announcement": the two events that it names, in their order. */
export function pathIn(dossier: Dossier, asked: readonly Asked[]): Path | undefined {
  const ids = asked
    .filter(({ name }) => name === BETWEEN)
    .flatMap(({ values }) => values.map(([, id]) => id))
    .filter((id) => dossier.thing(id)?.type === 'event')
    .sort((one, other) => dossier.start(one) - dossier.start(other));
  const [from, to] = ids;
  return from && to && from !== to ? { from, to } : undefined;
}
