/** Places and the size of a screen come in; the part of the network to open with goes out. */

import type { Point } from './crowds';

export interface Frame {
  scale: number;
  position: { x: number; y: number };
}

interface Size {
  width: number;
  height: number;
}

/** Room in pixels above (for the years) and below, and in units of the network at either end. */
const MARGIN_PX = 30;
const MARGIN = 60;
/** So much wider than the screen, in its full height, must a network be to be shown in part. */
const TOO_WIDE = 1.3;

/**
 * Where the whole would be a thin strip, its full height is shown: at what is chosen, else at the
 * latest; the rest is a swipe away. Null where the whole fits well.
 */
export function tallFrame(points: readonly Point[], chosen: string, size: Size): Frame | null {
  if (points.length < 2) return null;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  // No spreading: there may be more places than a call has room for.
  const least = (of: number[]): number => of.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (of: number[]): number => of.reduce((a, b) => Math.max(a, b), -Infinity);
  const [left, right, top, bottom] = [least(xs) - MARGIN, most(xs) + MARGIN, least(ys), most(ys)];
  const scale = (size.height - 2 * MARGIN_PX) / Math.max(bottom - top, 1);
  if ((right - left) * scale < TOO_WIDE * size.width) return null;
  const half = size.width / scale / 2;
  const at = points.find(({ id }) => id === chosen)?.x ?? right;
  const x = Math.min(Math.max(at, left + half), right - half);
  return { scale, position: { x, y: (top + bottom) / 2 } };
}
