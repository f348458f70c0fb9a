/** The days in view come in; those after one step of zoom go out. */

/** Within what shares of the window what is zoomed to stands. */
const [LEAST, MOST] = [0.1, 0.9];

/** The days in view after a zoom: about a day that is in view, else about the middle. */
export function zoomed(
  [from, to]: readonly [from: number, to: number],
  by: number,
  at: number,
): [from: number, to: number] {
  const span = (to - from) * by;
  const isIn = from <= at && at <= to;
  const day = isIn ? at : (from + to) / 2;
  const share = (day - from) / (to - from);
  const start = day - Math.min(MOST, Math.max(LEAST, share)) * span;
  return [start, start + span];
}
