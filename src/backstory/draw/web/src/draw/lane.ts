/** Places of the network come in; the lane of events without a date, with its heading, goes out. */

import type { App } from '../app';

export interface Lane {
  /** Where the lane and the first year stand, in the units of the drawing. */
  x: number;
  until: number;
  size: number;
}

/** Events that nobody dates stand together left of the first year. */
export function undatedLane({ dossier, shown }: App): Lane | null {
  const { spots, axis } = dossier.data.drawing;
  const own = spots.filter(([id]) => shown.events.has(id) && !dossier.dated(id));
  const [first, year] = [own[0], axis[0]];
  return first && year ? { x: first[1], until: year[1], size: own.length } : null;
}

export function laneWords({ say }: App, lane: Lane, whole = true): string {
  return whole ? `${say.t('undatedLane')} (${lane.size})` : say.t('undatedLane');
}
