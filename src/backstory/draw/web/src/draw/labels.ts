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

/**
 * Place labels in order of weight until `most` are placed.
 *
 * A label that would lie over one already placed, or leave the picture, is tried below, above, to
 * the right and to the left of its mark, first where it covers no other mark, then left out.
 *
 * @param taken - Where something else is written.
 */
export function placeLabels(
  wanted: { id: string; x: number; y: number; radius: number; lines: string[]; width: number }[],
  size: { width: number; height: number },
  lineHeight: number,
  most: number,
  taken: readonly Box[] = [],
): Box[] {
  const placed: Box[] = [];
  const named = new Set<string>();
  const marks = wanted.map(({ id, x, y, radius }): Box => {
    return { id, x, y, width: 2 * radius, height: 2 * radius, lines: [] };
  });
  for (const { id, x, y, radius, lines, width } of wanted) {
    if (placed.length >= most) break;
    if (named.has(id) || x < 0 || y < 0 || x > size.width || y > size.height) continue;
    const height = lines.length * lineHeight + 2;
    const away = radius + height / 2 + 2;
    const aside = radius + width / 2 + 4;
    const spots: [number, number][] = [
      [x, y + away],
      [x, y - away],
      [x + aside, y],
      [x - aside, y],
    ];
    const free = spots
      .map(([atX, atY]): Box => ({ id, x: atX, y: atY, width: width + 6, height, lines }))
      .filter(
        (box) =>
          box.x - width / 2 >= 2 &&
          box.x + width / 2 <= size.width - 2 &&
          box.y - height / 2 >= 18 &&
          box.y + height / 2 <= size.height - 2 &&
          ![...placed, ...taken].some((other) => overlap(box, other)),
      );
    const clear = (box: Box): boolean =>
      !marks.some((mark) => mark.id !== id && overlap(box, mark));
    const best = free.find(clear) ?? free[0];
    if (!best) continue;
    placed.push(best);
    named.add(id);
  }
  return placed;
}
