/** What has to stand on one line of time comes in; what can be told apart, and heaps, go out. */

export interface Standing {
  id: string;
  lane: string;
  /** First and last possible day. */
  from: number;
  to: number;
  /** Width of its label, in pixels. */
  label: number;
}

export interface Heap {
  id: string;
  lane: string;
  from: number;
  to: number;
  members: string[];
}

/**
 * Keep at most `rows` things above each other in a lane; heap up what will not fit.
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
  const heapDays = 90 / dayPixels;
  for (const [lane, members] of lanes) {
    members.sort((a, b) => a.from - b.from || a.to - b.to);
    const ends: number[] = [];
    let heap: Heap | undefined;
    for (const thing of members) {
      const from = Math.max(thing.from, left);
      const end = Math.max(Math.min(thing.to, right), from + (thing.label + 22) / dayPixels);
      const row = ends.findIndex((taken) => taken <= from);
      if (row >= 0) ends[row] = end;
      else if (ends.length < rows) ends.push(end);
      else if (heap && from - heap.from < heapDays) {
        heap.members.push(thing.id);
        heap.to = Math.max(heap.to, Math.min(thing.to, thing.from + heapDays));
        continue;
      } else {
        const to = Math.min(thing.to, thing.from + heapDays);
        heap = { id: `heap-${lane}-${thing.id}`, lane, from, to, members: [thing.id] };
        heaps.push(heap);
        continue;
      }
      single.push(thing);
    }
  }
  const lonely = heaps.filter((one) => one.members.length === 1);
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  for (const one of lonely) {
    const thing = byId.get(one.members[0] ?? '');
    if (thing) single.push(thing);
  }
  return { single, heaps: heaps.filter((one) => one.members.length > 1) };
}
