/** Places and the size of a screen come in; the part of the network to open with goes out. */

import type { Point, View } from './crowds';

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
  const bounds = boundsOf(points);
  const [left, right] = [bounds.left - MARGIN, bounds.right + MARGIN];
  const { top, bottom } = bounds;
  const scale = (size.height - 2 * MARGIN_PX) / Math.max(bottom - top, 1);
  if ((right - left) * scale < TOO_WIDE * size.width) return null;
  const half = size.width / scale / 2;
  const at = points.find(({ id }) => id === chosen)?.x ?? right;
  const x = Math.min(Math.max(at, left + half), right - half);
  return { scale, position: { x, y: (top + bottom) / 2 } };
}

/** The smallest frame that holds all of them, no closer than `closest`. */
export function fitFrame(points: readonly Point[], size: Size, closest: number): Frame {
  const { left, right, top, bottom } = boundsOf(points);
  const scale = Math.min(
    closest,
    (size.width - 2 * MARGIN_PX) / Math.max(right - left, 1),
    (size.height - 2 * MARGIN_PX) / Math.max(bottom - top, 1),
  );
  return { scale, position: { x: (left + right) / 2, y: (top + bottom) / 2 } };
}

/** What points cover. No spreading: there may be more of them than a call has room for. */
function boundsOf(points: readonly Point[]): View {
  const found = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    found.left = Math.min(found.left, x);
    found.right = Math.max(found.right, x);
    found.top = Math.min(found.top, y);
    found.bottom = Math.max(found.bottom, y);
  }
  return points.length ? found : { left: 0, right: 1, top: 0, bottom: 1 };
}
