/** More points than can be told apart come in; the weightiest in view, and heaps of the rest, go out. */

export interface Point {
  id: string;
  x: number;
  y: number;
  weight: number;
}

/** What stands together: a heap never mixes what bears a date with what has none. */
export interface Crowd {
  id: string;
  x: number;
  y: number;
  /** The weightiest first. */
  members: string[];
}

export interface View {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Wish {
  /** The part of the network that is seen. */
  view: View;
  /** So many marks can be told apart there. */
  most: number;
  /** What is chosen is drawn wherever it is; what is linked with it comes before all else. */
  rank: (id: string) => 'chosen' | 'near' | '';
  lane: (id: string) => string;
}

export interface Drawn {
  single: Point[];
  crowds: Crowd[];
  /** How many lie outside the view. */
  outside: number;
}

/** So many of the marks stand for one thing, the others for a heap. */
const SINGLE = 2 / 3;

const RANKS = { chosen: 2, near: 1, '': 0 };

export function crowds(points: readonly Point[], { view, most, rank, lane }: Wish): Drawn {
  const sees = ({ x, y }: Point): boolean =>
    x >= view.left && x <= view.right && y >= view.top && y <= view.bottom;
  const inOrder = points
    .map((point) => ({ point, rank: RANKS[rank(point.id)], seen: sees(point) }))
    .sort(
      (a, b) =>
        b.rank - a.rank || b.point.weight - a.point.weight || (a.point.id < b.point.id ? -1 : 1),
    );
  const seen = inOrder.filter((one) => one.seen);
  const keep = seen.length <= most ? most : Math.floor(most * SINGLE);
  // Lines of what is chosen lead out of the view to what it is linked with.
  const beyond = inOrder.filter((one) => !one.seen && one.rank).slice(0, keep);
  const single = [...seen.slice(0, keep), ...beyond].map(({ point }) => point);
  const found = heaps(
    seen.slice(keep).map(({ point }) => point),
    view,
    Math.max(2, Math.floor(Math.sqrt(most - keep))),
    lane,
  );
  for (const { members, ...at } of found) {
    if (members.length > 1) continue;
    const alone = members[0] ?? '';
    single.push({ ...at, id: alone, weight: 0 });
  }
  return {
    single,
    crowds: found.filter(({ members }) => members.length > 1),
    outside: points.length - seen.length - beyond.length,
  };
}

/** One heap for each field of a grid that lies still while the view moves. */
function heaps(rest: Point[], view: View, side: number, lane: (id: string) => string): Crowd[] {
  const across = (view.right - view.left || 1) / side;
  const down = (view.bottom - view.top || 1) / side;
  const fields = new Map<string, Point[]>();
  for (const point of rest) {
    const [column, row] = [Math.floor(point.x / across), Math.floor(point.y / down)];
    const field = `crowd-${lane(point.id)}-${column}-${row}`;
    const there = fields.get(field);
    if (there) there.push(point);
    else fields.set(field, [point]);
  }
  return [...fields].map(([id, members]) => {
    const middle = (axis: 'x' | 'y'): number =>
      members.reduce((sum, point) => sum + point[axis], 0) / members.length;
    return { id, x: middle('x'), y: middle('y'), members: members.map((point) => point.id) };
  });
}
