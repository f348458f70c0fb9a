/** Events come in; what vis-timeline draws of each goes out, with its doubt, hope and dispute. */

import type { App } from '../app';
import type { Heap, Standing } from './bins';
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

const NARROWEST_PX = 6;

/** One event. @param pixels - So many a day. */
export function itemOf(app: App, { id, lane }: Standing, pixels: number, last: number): Item {
  const { dossier, say, chosen } = app;
  const thing = dossier.thing(id);
  const ends = extent(dossier.daysOf(id) ?? [null, null, null, null], last);
  const wide = (ends.to - ends.from) * pixels >= NARROWEST_PX;
  const names = [
    `family-${lane.split('/').at(-1)}`,
    dossier.oddsOf(id) || thing?.disjoint ? 'at-odds' : '',
    dossier.isPlanned(id) ? 'planned' : '',
    thing?.approximate ? 'approximate' : '',
    ends.openLeft ? 'open-left' : '',
    ends.openRight ? 'open-right' : '',
    ends.from === ends.to || ends.certain ? '' : 'possible-only',
    id === chosen.event ? 'chosen' : '',
    ends.from !== ends.to && !wide ? 'vague' : '',
  ];
  const item: Item = {
    id,
    group: lane,
    start: ends.from * DAY_MS,
    type: wide ? 'range' : 'point',
    content: say.t('namedWhen', say.name(id), say.when(id)),
    className: names.filter(Boolean).join(' '),
  };
  if (wide) {
    item.end = (ends.to + 1) * DAY_MS;
    item.style = `--sure-from:${ends.a.toFixed(1)}%;--sure-to:${ends.b.toFixed(1)}%`;
  }
  return item;
}

export function heapItem(app: App, heap: Heap): Item {
  return {
    id: heap.id,
    group: heap.lane,
    start: heap.from * DAY_MS,
    type: 'point',
    content: heapWords(app, heap),
    className: 'heap',
    heap,
  };
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
