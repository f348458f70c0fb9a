/** What has to stand on one line of time comes in; what can be told apart, and heaps, go out. */

export interface Standing {
  id: string;
  lane: string;
  /** First and last possible day. */
  from: number;
  to: number;
  /** Width of its label, in pixels. */
  label: number;
  /** Width of its whole name, where there is more room than a label may take from others. */
  whole?: number;
  /** Its label stands before it: after it there is no room. */
  toLeft?: boolean;
  /** Days by which its label begins before it, so that it ends where the window does. */
  ahead?: number;
  /** What weighs most is placed first. */
  weight: number;
}

/** What is in view: the first and the last day, and pixels a day. */
export interface View {
  left: number;
  right: number;
  pixels: number;
}

export interface Heap {
  id: string;
  lane: string;
  from: number;
  to: number;
  /** The weightiest first. */
  members: string[];
}

/** Between two heaps, and the least that one is named with: how many, and how a name begins. */
export const HEAP_PX = 136;
/** Pixels between the end of a label and what comes after it. */
const GAP_PX = 22;

/** A lane that needs more rows than this has its rest in heaps, however much room others leave. */
const MOST_ROWS = 16;
/** So many rows fill a screen: where few lanes are in view they share them. */
const SCREEN_ROWS = 24;

/**
 * Keep some `rows` things above each other in a lane, the weightiest first; heap up the rest.
 *
 * Rows that one lane has no need of are another's: a crowded month is told where others are empty.
 * Only what lies in view, or as far beside it as the view is wide, is looked at, so that a window
 * into ten thousand events costs what it shows.
 */
export function heapUp(
  things: Standing[],
  view: View,
  rows: number,
): { single: Standing[]; heaps: Heap[] } {
  const { pixels } = view;
  const around = view.right - view.left;
  const [left, right] = [view.left - around, view.right + around];
  const single: Standing[] = [];
  const heaps: Heap[] = [];
  const lanes = new Map<string, Standing[]>();
  for (const thing of things) {
    if (thing.to < left || thing.from > right) continue;
    const lane = lanes.get(thing.lane);
    if (lane) lane.push(thing);
    else lanes.set(thing.lane, [thing]);
  }
  for (const members of lanes.values()) {
    members.sort((a, b) => b.weight - a.weight || a.from - b.from || (a.id < b.id ? -1 : 1));
  }
  const needs = [...lanes.values()].map((all) => inRows(all, view, MOST_ROWS).placed.length);
  const shares = shared(needs, rows, Math.max(SCREEN_ROWS, rows * lanes.size));
  [...lanes].forEach(([lane, members], at) => {
    const { placed, over } = inRows(members, view, shares[at] ?? rows);
    for (const row of placed) single.push(...widened(row, view));
    heaps.push(...heapsOf(lane, over, HEAP_PX / pixels));
  });
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  for (const { members } of heaps) {
    const lonely = members.length === 1 ? byId.get(members[0] ?? '') : undefined;
    if (lonely) single.push(lonely);
  }
  return { single, heaps: heaps.filter((one) => one.members.length > 1) };
}

/** So many rows for each lane, at least `rows` if it needs them; what is left to who lacks most. */
function shared(needs: number[], rows: number, all: number): number[] {
  const shares = needs.map((need) => Math.min(need, rows));
  let left = all - shares.reduce((sum, share) => sum + share, 0);
  const lack = (at: number): number => (needs[at] ?? 0) - (shares[at] ?? 0);
  for (; left > 0; left -= 1) {
    const at = needs.reduce((most, _, each) => (lack(each) > lack(most) ? each : most), 0);
    if (lack(at) <= 0) break;
    shares[at] = (shares[at] ?? 0) + 1;
  }
  return shares;
}

/** Things of one lane, the weightiest first, in at most so many rows; and what had no room. */
function inRows(
  members: Standing[],
  view: View,
  rows: number,
): { placed: Place[][]; over: Standing[] } {
  const { pixels } = view;
  const around = view.right - view.left;
  const [left, right] = [view.left - around, view.right + around];
  const placed: Place[][] = [];
  const over: Standing[] = [];
  for (const thing of members) {
    const label = (thing.label + GAP_PX) / pixels;
    const start = Math.max(thing.from - (thing.ahead ?? 0), left);
    const from = thing.toLeft ? start - label : start;
    const end = thing.toLeft ? thing.to : Math.max(Math.min(thing.to, right), start + label);
    const free = placed.find((row) => row.every((one) => one.end <= from || end <= one.from));
    const place = { thing, from, end };
    if (free) free.push(place);
    else if (placed.length < rows) placed.push([place]);
    else over.push(thing);
  }
  return { placed, over };
}

interface Place {
  thing: Standing;
  from: number;
  end: number;
}

/** What stands in one row, each label as wide as its whole name where there is room for it. */
function widened(row: Place[], { left, right, pixels }: View): Standing[] {
  row.sort((a, b) => a.from - b.from);
  return row.map((place, i) => {
    const { thing } = place;
    const wants = ((thing.whole ?? thing.label) - thing.label) / pixels;
    // What begins before the window is drawn at its edge; what is long enough needs no more room.
    if (wants <= 0 || thing.ahead || thing.from < left || thing.from > right) return thing;
    if (thing.toLeft) {
      const more = Math.min(wants, place.from - Math.max(row[i - 1]?.end ?? left, left));
      if (more <= 0) return thing;
      place.from -= more;
      return { ...thing, label: Math.floor(thing.label + more * pixels) };
    }
    const label = (thing.label + GAP_PX) / pixels;
    const until = Math.min(row[i + 1]?.from ?? right, right);
    const more = Math.min(wants, until - thing.from - label);
    if (more <= 0) return thing;
    place.end = Math.max(place.end, thing.from + label + more);
    return { ...thing, label: Math.floor(thing.label + more * pixels) };
  });
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
