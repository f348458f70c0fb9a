/** Names with their places on the screen come in; those that can be written without one over another go out. */

export interface Box {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  lines: string[];
}

/** A line with the word that it carries. */
export interface Worded {
  id: string;
  from: string;
  to: string;
  word: string;
}

/** What is in the middle of attention, and what is linked to it; null when nothing is. */
export interface Focus {
  chosen: string;
  near: ReadonlySet<string> | null;
}

const LINE_LETTERS = 24;
const MOST_LINES = 2;

/** Break a name into at most two lines; what does not fit is cut with an ellipsis. */
export function wrap(name: string): string[] {
  const short = name.length > 200 ? name.slice(0, 200) : name;
  const lines: string[] = [];
  let line = '';
  for (const word of short.split(/\s+/)) {
    const piece = word.length > LINE_LETTERS ? word.slice(0, LINE_LETTERS - 1) + '…' : word;
    if (line && line.length + piece.length + 1 > LINE_LETTERS) {
      lines.push(line);
      line = piece;
    } else line = line ? `${line} ${piece}` : piece;
    if (lines.length === MOST_LINES) {
      lines[MOST_LINES - 1] += '…';
      return lines;
    }
  }
  if (line) lines.push(line);
  return lines;
}

export function overlap(a: Box, b: Box): boolean {
  return (
    Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height
  );
}

/** A line that is drawn, from one end to the other. */
export type Stroke = [x1: number, y1: number, x2: number, y2: number];

/** Tell whether a line runs through a box: what of it lies between the sides lies between the others. */
export function crosses([x1, y1, x2, y2]: Stroke, { x, y, width, height }: Box): boolean {
  let [first, last] = [0, 1];
  for (const [from, by, middle, half] of [
    [x1, x2 - x1, x, width / 2],
    [y1, y2 - y1, y, height / 2],
  ] as const) {
    if (by === 0) {
      if (Math.abs(from - middle) >= half) return false;
      continue;
    }
    const [one, other] = [(middle - half - from) / by, (middle + half - from) / by];
    first = Math.max(first, Math.min(one, other));
    last = Math.min(last, Math.max(one, other));
  }
  return first < last;
}

/** What is worse in a place for a label, beside a line that runs through it. */
const WORSE = { covered: 100, near: 4, aslant: 1.5, aside: 0.5, crossed: 4 };
/** So near to another mark a label could be read as that one's. */
const NEAR = 9;
/** How often what found no room is tried again before the rest. */
const TRIES = 4;

interface Named {
  id: string;
  x: number;
  y: number;
  radius: number;
  lines: string[];
  width: number;
}

/** Where a label of this size may stand beside its mark, and how much worse that is in itself. */
function spotsOf(x: number, y: number, away: number, aside: number, half: number) {
  const along = half - 8;
  const { aslant, aside: beside } = WORSE;
  return [
    [x, y + away, 0],
    [x, y - away, 0],
    [x + aside, y, beside],
    [x - aside, y, beside],
    [x + along, y + away, aslant],
    [x - along, y + away, aslant],
    [x + along, y - away, aslant],
    [x - along, y - away, aslant],
  ] as const;
}

/**
 * Place labels in order of weight until `most` are placed.
 *
 * A label that would lie over one already placed or over another mark, or leave the picture, is
 * tried all around its mark, first where fewest lines run through it; else it is left out.
 * Of a few, what is left out is tried first once more, if then more have room.
 *
 * @param taken - Where something else is written.
 * @param strokes - The lines that are drawn strongly.
 */
export function placeLabels(
  wanted: readonly Named[],
  size: { width: number; height: number },
  lineHeight: number,
  most: number,
  taken: readonly Box[] = [],
  strokes: readonly Stroke[] = [],
): Box[] {
  let order = [...wanted];
  let best: Box[] = [];
  for (let tries = 0; tries < TRIES; tries += 1) {
    const placed = placeOnce(order, wanted[0]?.id, size, lineHeight, most, taken, strokes);
    if (placed.length > best.length) best = placed;
    const there = new Set(placed.map(({ id }) => id));
    const left = order.filter(({ id }) => !there.has(id));
    if (!left.length || wanted.length > most) break;
    order = [...left, ...order.filter(({ id }) => there.has(id))];
  }
  return best;
}

function placeOnce(
  wanted: readonly Named[],
  first: string | undefined,
  size: { width: number; height: number },
  lineHeight: number,
  most: number,
  taken: readonly Box[],
  strokes: readonly Stroke[],
): Box[] {
  const placed: Box[] = [];
  const named = new Set<string>();
  const marks = wanted.map(({ id, x, y, radius }): Box => {
    return { id, x, y, width: 2 * radius, height: 2 * radius, lines: [] };
  });
  const worse = (id: string, box: Box): number => {
    const wide = { ...box, width: box.width + 2 * NEAR, height: box.height + 2 * NEAR };
    const near = marks.filter((mark) => mark.id !== id && overlap(wide, mark));
    const covered = near.filter((mark) => overlap(box, mark)).length;
    const crossed = strokes.filter((stroke) => crosses(stroke, box)).length;
    return WORSE.covered * covered + WORSE.near * near.length + Math.min(WORSE.crossed, crossed);
  };
  for (const { id, x, y, radius, lines, width } of wanted) {
    if (placed.length >= most) break;
    if (named.has(id) || x < 0 || y < 0 || x > size.width || y > size.height) continue;
    const height = lines.length * lineHeight + 2;
    const away = radius + height / 2 + 2;
    const aside = radius + width / 2 + 4;
    let best: Box | undefined;
    let least = Infinity;
    for (const [atX, atY, own] of spotsOf(x, y, away, aside, width / 2)) {
      const box: Box = { id, x: atX, y: atY, width: width + 6, height, lines };
      if (!isInside(box, width, size) || [...placed, ...taken].some((one) => overlap(box, one)))
        continue;
      const bad = own + worse(id, box);
      if (bad < least) [best, least] = [box, bad];
    }
    // What matters most is named whatever it covers; no other name lies over a mark.
    if (!best || (id !== first && least >= WORSE.covered)) continue;
    placed.push(best);
    named.add(id);
  }
  return placed;
}

function isInside({ x, y, height }: Box, width: number, size: { width: number; height: number }) {
  return (
    x - width / 2 >= 2 &&
    x + width / 2 <= size.width - 2 &&
    y - height / 2 >= 18 &&
    y + height / 2 <= size.height - 2
  );
}
