/** What a network shows comes in; where each thing stands, the axis and the bands beside it go out. */

import { ordersOf } from './orders';
import type { App } from '../app';
import type { Point } from './crowds';
import { wrap } from './labels';
import type { Line, Mark } from '../shape';

/** A heading beside what has no place in time. */
export interface Band {
  x: number;
  y: number;
  words: string;
  size: number;
}

export interface Scene {
  points: Point[];
  axis: readonly Mark[];
  /** Events that nobody dates: left of the first year, under a heading. */
  undated: (Band & { until: number }) | null;
  /** People, bodies and texts: below the axis, which ends above them. */
  timeless: Band | null;
}

export interface Size {
  width: number;
  height: number;
}

/** Things around the focus, at most: events, and people, bodies and texts; on a phone fewer. */
const MOST = { events: 14, others: 8 };
const MOST_NARROW = { events: 7, others: 4 };
const NARROW = 560;
const LETTER = 6.6;
const LANE = 190;
const ROW = 62;
const PEOPLE_ROW = 58;

/** What the selection leaves in view: events, and what is linked with them. */
export function kept(
  { dossier, shown, chosen: { event, actor, voice } }: App,
  links: ReadonlyMap<string, ReadonlySet<string>>,
  withActors: boolean,
): Set<string> {
  const chosen = event || actor || voice;
  const found = new Set<string>();
  const { spots } = dossier.data.drawing;
  for (const [id] of spots) {
    const type = dossier.thing(id)?.type;
    if (type === 'event' ? shown.events.has(id) : id === chosen) found.add(id);
  }
  const events = new Set(found);
  for (const [id] of spots) {
    const type = dossier.thing(id)?.type;
    if (type === 'event' || (type === 'actor' && !withActors)) continue;
    // Who is tied to no event, only to another actor, goes when a selection hides events.
    if (!shown.hiddenEvents) found.add(id);
    else for (const other of links.get(id) ?? []) if (events.has(other)) found.add(id);
  }
  if (chosen && dossier.thing(chosen)) found.add(chosen);
  return found;
}

/** Everything in view, where Python placed it. */
export function wholeScene(
  { dossier, say }: App,
  inView: ReadonlySet<string>,
  free: boolean,
): Scene {
  const { spots, axis, floor } = dossier.data.drawing;
  const points = spots
    .filter(([id]) => inView.has(id))
    .map(([id, x, y, freeX, freeY]) => ({
      id,
      x: free ? freeX : x,
      y: free ? freeY : y,
      weight: dossier.weight(id),
    }));
  if (free) return { points, axis: [], undated: null, timeless: null };
  const isEvent = (id: string): boolean => dossier.thing(id)?.type === 'event';
  const lane = points.filter(({ id }) => isEvent(id) && !dossier.dated(id));
  const [own, year] = [lane[0], axis[0]];
  const others = points.filter(({ id }) => !isEvent(id));
  return {
    points,
    axis,
    undated:
      own && year
        ? { x: own.x, y: own.y, until: year[1], words: say.t('undatedLane'), size: lane.length }
        : null,
    timeless:
      floor && others.length
        ? { x: -130, y: floor, words: say.t('timeless'), size: others.length }
        : null,
  };
}

/** What matters for `chosen`: what it is linked with, then what that is linked with. */
export function around(
  { dossier }: App,
  inView: ReadonlySet<string>,
  chosen: string,
  path: readonly string[],
  narrow: boolean,
): string[] {
  const links = new Map<string, Set<string>>();
  for (const line of dossier.data.drawing.lines) {
    const [from, to] = line;
    if (!inView.has(from) || !inView.has(to) || !dossier.rests(line)) continue;
    links.set(from, (links.get(from) ?? new Set()).add(to));
    links.set(to, (links.get(to) ?? new Set()).add(from));
  }
  const near = links.get(chosen) ?? new Set<string>();
  const second = new Map<string, number>();
  for (const one of near) {
    for (const other of links.get(one) ?? []) second.set(other, (second.get(other) ?? 0) + 1);
  }
  const rank = (id: string): number =>
    (id === chosen || path.includes(id) ? 1e6 : 0) +
    (near.has(id) ? 1e4 : 0) +
    (second.has(id) ? 100 + 20 * (second.get(id) ?? 0) : 0) +
    dossier.weight(id);
  const inOrder = [...inView].sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1));
  const isEvent = (id: string): boolean => dossier.thing(id)?.type === 'event';
  const most = narrow ? MOST_NARROW : MOST;
  const own = inOrder.filter((id) => id === chosen || path.includes(id));
  const rest = inOrder.filter((id) => !own.includes(id));
  const events = rest.filter(isEvent).slice(0, Math.max(0, most.events - own.length));
  const drawn = new Set([...own, ...events]);
  const others = rest
    .filter((id) => !isEvent(id) && [...(links.get(id) ?? [])].some((one) => drawn.has(one)))
    .slice(0, path.length ? 0 : most.others);
  return [...own, ...events, ...others];
}

/** Those few things, laid out for a screen of this size: events by time, in rows that keep apart. */
export function aroundScene(
  { dossier, say }: App,
  ids: readonly string[],
  chosen: string,
  { width, height }: Size,
): Scene {
  const isEvent = (id: string): boolean => dossier.thing(id)?.type === 'event';
  const dated = ids.filter((id) => isEvent(id) && dossier.dated(id));
  dated.sort((a, b) => dossier.start(a) - dossier.start(b) || (a < b ? -1 : 1));
  const undated = ids.filter((id) => isEvent(id) && !dossier.dated(id));
  const others = ids.filter((id) => !isEvent(id));
  const left = undated.length ? LANE + 50 : 50;
  const right = width - 60;
  const [first, last] = [dossier.start(dated[0] ?? ''), dossier.start(dated.at(-1) ?? '')];
  const across = new Map<string, number>();
  const orders = ordersOf(dated.map((id) => dossier.start(id)));
  dated.forEach((id, i) => {
    const order = orders[i] ?? 0.5;
    const calendar = last > first ? (dossier.start(id) - first) / (last - first) : order;
    across.set(id, left + 30 + (right - left - 60) * (0.75 * order + 0.25 * calendar));
  });
  const peopleRows = Math.ceil((others.length * 130) / Math.max(width, 1));
  const floor = height - (others.length ? peopleRows * PEOPLE_ROW + 30 : 0);
  const rows = Math.max(3, Math.floor((floor - 40) / ROW));
  const down = rowsOf(dated, across, rows, chosen, (id) => letters(say.name(id)));
  const at = (id: string, x: number, y: number): Point => ({
    id,
    x,
    y,
    weight: dossier.weight(id),
  });
  const points = dated.map((id) => at(id, across.get(id) ?? 0, 45 + (down.get(id) ?? 0) * ROW));
  undated.forEach((id, i) =>
    points.push(at(id, LANE / 2 - 5, 80 + (i * (floor - 110)) / Math.max(1, undated.length))),
  );
  const middles = new Map(others.map((id) => [id, middle(dossier.data.drawing.lines, id, across)]));
  others.sort((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0) || (a < b ? -1 : 1));
  others.forEach((id, i) => {
    const x = 70 + ((i + 0.5) * (width - 140)) / others.length;
    points.push(at(id, x, floor + 34 + (i % peopleRows) * PEOPLE_ROW));
  });
  return {
    points,
    axis: yearsOf(dated, across, (id) => dossier.start(id)),
    undated: undated.length
      ? { x: 14, y: 0, until: LANE, words: say.t('undatedLane'), size: undated.length }
      : null,
    timeless: others.length
      ? { x: 8, y: floor, words: say.t('timeless'), size: others.length }
      : null,
  };
}

const letters = (name: string): number =>
  Math.max(...wrap(name).map((line) => line.length)) * LETTER;

/** A row for each event: where its name has most room, what is chosen in the middle. */
function rowsOf(
  dated: readonly string[],
  across: ReadonlyMap<string, number>,
  rows: number,
  chosen: string,
  wide: (id: string) => number,
): Map<string, number> {
  const found = new Map<string, number>();
  const middle = Math.floor(rows / 2);
  const taken: [x: number, half: number][][] = Array.from({ length: rows }, () => []);
  const put = (id: string, row: number): void => {
    taken[row]?.push([across.get(id) ?? 0, wide(id) / 2]);
    found.set(id, row);
  };
  if (dated.includes(chosen)) put(chosen, middle);
  dated.forEach((id, i) => {
    if (found.has(id)) return;
    const room = (row: number): number =>
      Math.min(
        120,
        ...(taken[row] ?? []).map(
          ([x, half]) => Math.abs(x - (across.get(id) ?? 0)) - half - wide(id) / 2,
        ),
      );
    // Steps of three: lines to what is chosen do not lie in one another.
    const order = Array.from({ length: rows }, (_, n) => (i * 3 + n) % rows);
    put(
      id,
      order.reduce((best, row) => (room(row) > room(best) + 1 ? row : best)),
    );
  });
  return found;
}

/** Where those stand, on average, with whom something is linked. */
function middle(lines: readonly Line[], id: string, across: ReadonlyMap<string, number>): number {
  const xs = lines.flatMap(([from, to]) => {
    const other = from === id ? to : to === id ? from : '';
    return across.get(other) ?? [];
  });
  return xs.length ? xs.reduce((a, b) => a + b, 0) / xs.length : 0;
}

/** The first of each year that has an event stands at its event. */
function yearsOf(
  dated: readonly string[],
  across: ReadonlyMap<string, number>,
  start: (id: string) => number,
): Mark[] {
  const found = new Map<number, number>();
  for (const id of dated) {
    const year = new Date(start(id) * 86_400_000).getUTCFullYear();
    if (!found.has(year)) found.set(year, across.get(id) ?? 0);
  }
  return [...found];
}

export const isNarrow = ({ width }: Size): boolean => width < NARROW;
