/** What has to stand on one line of time comes in; what can be told apart, and heaps, go out. */

export interface Standing {
  id: string;
  lane: string;
  /** First and last possible day. */
  from: number;
  to: number;
  /** Width of its label, in pixels. */
  label: number;
  /** Its label stands before it: after it there is no room. */
  toLeft?: boolean;
  /** What weighs most is placed first. */
  weight: number;
}

export interface Heap {
  id: string;
  lane: string;
  from: number;
  to: number;
  /** The weightiest first. */
  members: string[];
}

/** Between two heaps: how many, and the beginning of the weightiest's name. */
export const HEAP_PX = 136;
/** Pixels between the end of a label and what comes after it. */
const GAP_PX = 22;

/**
 * Keep at most `rows` things above each other in a lane, the weightiest first; heap up the rest.
 *
 * Only what may lie between `left` and `right` is looked at, so that a window into ten thousand
 * events costs what it shows.
 */
export function heapUp(
  things: Standing[],
  left: number,
  right: number,
  dayPixels: number,
  rows: number,
): { single: Standing[]; heaps: Heap[] } {
  const single: Standing[] = [];
  const heaps: Heap[] = [];
  const lanes = new Map<string, Standing[]>();
  for (const thing of things) {
    if (thing.to < left || thing.from > right) continue;
    const lane = lanes.get(thing.lane);
    if (lane) lane.push(thing);
    else lanes.set(thing.lane, [thing]);
  }
  for (const [lane, members] of lanes) {
    members.sort((a, b) => b.weight - a.weight || a.from - b.from || (a.id < b.id ? -1 : 1));
    const placed: [from: number, end: number][][] = [];
    const over: Standing[] = [];
    for (const thing of members) {
      const label = (thing.label + GAP_PX) / dayPixels;
      const start = Math.max(thing.from, left);
      const from = thing.toLeft ? start - label : start;
      const end = thing.toLeft ? thing.to : Math.max(Math.min(thing.to, right), start + label);
      const free = placed.find((row) =>
        row.every(([begin, until]) => until <= from || end <= begin),
      );
      if (free) free.push([from, end]);
      else if (placed.length < rows) placed.push([[from, end]]);
      else {
        over.push(thing);
        continue;
      }
      single.push(thing);
    }
    heaps.push(...heapsOf(lane, over, HEAP_PX / dayPixels));
  }
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  for (const { members } of heaps) {
    const lonely = members.length === 1 ? byId.get(members[0] ?? '') : undefined;
    if (lonely) single.push(lonely);
  }
  return { single, heaps: heaps.filter((one) => one.members.length > 1) };
}

/** Heaps of what begins within so many days of each other. */
function heapsOf(lane: string, over: Standing[], days: number): Heap[] {
  const weights = new Map(over.map(({ id, weight }) => [id, weight]));
  const found: Heap[] = [];
  let heap: Heap | undefined;
  for (const thing of [...over].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (heap && thing.from - heap.from < days) {
      heap.members.push(thing.id);
      heap.to = Math.max(heap.to, Math.min(thing.to, thing.from + days));
      continue;
    }
    const to = Math.min(thing.to, thing.from + days);
    heap = { id: `heap-${lane}-${thing.id}`, lane, from: thing.from, to, members: [thing.id] };
    found.push(heap);
  }
  for (const { members } of found) {
    members.sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || (a < b ? -1 : 1));
  }
  return found;
}
