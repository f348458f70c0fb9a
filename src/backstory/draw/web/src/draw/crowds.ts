/** More points than can be drawn come in; the weightiest, and groups of the rest by where they lie, go out. */

export interface Point {
  id: string;
  x: number;
  y: number;
  weight: number;
}

export interface Crowd {
  id: string;
  x: number;
  y: number;
  members: string[];
}

/**
 * Keep `most` marks at most: single points first by weight, the rest as crowds on a grid.
 *
 * A crowd that is `open` gives back its members, as far as there is room.
 */
export function crowds(
  points: Point[],
  most: number,
  open: ReadonlySet<string>,
): { single: Point[]; crowds: Crowd[] } {
  if (points.length <= most) return { single: points, crowds: [] };
  const side = Math.max(4, Math.floor(Math.sqrt(most / 4)));
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const across = (right - left || 1) / side;
  const down = (bottom - top || 1) / side;
  const inOrder = [...points].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  const keep = Math.floor(most / 4);
  const single = inOrder.slice(0, keep);
  const cells = new Map<string, Point[]>();
  for (const point of inOrder.slice(keep)) {
    const column = Math.min(side - 1, Math.floor((point.x - left) / across));
    const row = Math.min(side - 1, Math.floor((point.y - top) / down));
    const cell = `crowd-${column}-${row}`;
    const members = cells.get(cell);
    if (members) members.push(point);
    else cells.set(cell, [point]);
  }
  const found: Crowd[] = [];
  let room = most - keep - cells.size;
  for (const [id, members] of cells) {
    if (members.length === 1 || (open.has(id) && members.length <= room)) {
      single.push(...members);
      room -= members.length;
      continue;
    }
    const middle = (axis: 'x' | 'y'): number =>
      members.reduce((sum, point) => sum + point[axis], 0) / members.length;
    found.push({ id, x: middle('x'), y: middle('y'), members: members.map((point) => point.id) });
  }
  return { single, crowds: found };
}
