/** Events come in; what vis-timeline draws of each goes out, with its doubt, hope and dispute. */

import type { App } from '../app';
import { type Heap, HEAP_PX, type Standing } from './bins';
import { DAY_MS, extent } from '../time';

export interface Item {
  id: string;
  group: string;
  start: number;
  end?: number;
  type: 'range' | 'point';
  content: string;
  className: string;
  style?: string;
  heap?: Heap;
}

export const NARROWEST_PX = 6;

/** Beside a label that stands before its mark. */
export const MARK_PX = 16;

/**
 * One event.
 *
 * @param pixels - So many a day.
 * @param left - The first day in view: of what lies before it no label pokes in.
 */
export function itemOf(
  app: App,
  { id, lane, label, toLeft, ahead = 0 }: Standing,
  pixels: number,
  last: number,
  left: number,
): Item {
  const { dossier, say, chosen } = app;
  const thing = dossier.thing(id);
  const ends = extent(dossier.daysOf(id) ?? [null, null, null, null], last);
  const wide = (ends.to - ends.from) * pixels >= NARROWEST_PX;
  const names = [
    `family-${lane.split('/').at(-1)}`,
    dossier.oddsOf(id) || thing?.disjoint ? 'at-odds' : '',
    dossier.isPlanned(id) ? 'planned' : '',
    thing?.approximate ? 'approximate' : '',
    thing?.inferred ? 'inferred' : '',
    ends.openLeft ? 'open-left' : '',
    ends.openRight ? 'open-right' : '',
    ends.from === ends.to || ends.certain ? '' : 'possible-only',
    id === chosen.event ? 'chosen' : '',
    ends.from !== ends.to && !wide ? 'vague' : '',
    app.shown.perhapsThen.has(id) ? 'perhaps' : '',
  ];
  const item: Item = {
    id,
    group: lane,
    start: ends.from * DAY_MS,
    type: wide ? 'range' : 'point',
    content: say.t('namedWhen', say.name(id), say.when(id)),
    className: names.filter(Boolean).join(' '),
  };
  if (!wide && ends.from < left) item.className += ' outside';
  item.style = `--label:${label}px`;
  if (toLeft) turnLeft(item, label, pixels);
  if (wide) {
    // The name of a stretch that begins near the edge ends there: the item begins with its name.
    item.start = (ends.from - ahead) * DAY_MS;
    item.end = (ends.to + 1) * DAY_MS;
    const [days, bar] = [ends.to + 1 - ends.from, ends.to + 1 - ends.from + ahead];
    const percent = (share: number): string =>
      `${((100 * (ahead + (days * share) / 100)) / bar).toFixed(1)}%`;
    item.style += `;--sure-from:${percent(ends.a)};--sure-to:${percent(ends.b)}`;
    item.style += `;--begins:${percent(0)}`;
    if (ahead) item.className += ' ahead';
  }
  return item;
}

/** A stretch as wide as the label, with the mark at its end. */
function turnLeft(item: Item, label: number, pixels: number): void {
  item.type = 'range';
  item.className += ' to-left';
  item.end = item.start + (MARK_PX / 2 / pixels) * DAY_MS;
  item.start = item.end - ((label + MARK_PX + 16) / pixels) * DAY_MS;
}

/** The days in view, `left` to `right`, so many pixels a day. */
export function heapItem(app: App, heap: Heap, pixels: number, left: number, right: number): Item {
  const item: Item = {
    id: heap.id,
    group: heap.lane,
    start: heap.from * DAY_MS,
    type: 'point',
    content: heapWords(app, heap),
    className: heap.from < left ? 'heap outside' : 'heap',
    heap,
  };
  if (heap.from > right) return item;
  // Named as far as others are; near the edge only as far as the edge, or before its mark.
  const room = Math.floor((right - heap.from) * pixels) - 2 * MARK_PX;
  item.style = `--room:${Math.max(room, HEAP_PX)}px`;
  if (room < HEAP_PX) turnLeft(item, HEAP_PX, pixels);
  return item;
}

const NAMED_IN_HEAP = 3;

/** What a heap holds, in words: how many, the weightiest by name, and when. */
export function heapWords({ say }: App, { members }: Heap): string {
  const named = members
    .slice(0, NAMED_IN_HEAP)
    .map((id) => say.t('namedOn', say.name(id), say.when(id)));
  const rest = members.length - named.length;
  const list = named.join('; ');
  return say.t('heap', members.length, rest ? say.t('heapMore', list, rest) : list);
}
