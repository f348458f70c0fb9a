/** A label and the mark it belongs to come in; where it may stand beside it goes out. */

/** In the widest of the fonts that a page may find. */
const LETTER_WIDE = 7.1;
const LETTER_HIGH = 12;
/** How far from its mark a label begins. */
const ASIDE = 10;

/** What is drawn already: labels and marks. */
export interface Taken {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
export interface Label {
  text: string;
  box: Taken;
  place: Record<string, string | number>;
}

/** A label on a line beside a mark: at its right (1) or at its left (-1). */
export function labelAt(text: string, middle: number, line: number, side: number): Label {
  const [near, far] = [ASIDE, ASIDE + text.length * LETTER_WIDE].map((far) => middle + side * far);
  const [left, right] = [Math.min(near ?? 0, far ?? 0), Math.max(near ?? 0, far ?? 0)];
  return {
    text,
    box: { left, right, top: line + 1 - LETTER_HIGH, bottom: line + 1 },
    place: { x: middle + side * ASIDE, y: line, 'text-anchor': side > 0 ? 'start' : 'end' },
  };
}

export function isOver(one: Taken, other: Taken): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
