/** Days in their order come in; how far along each stands among them goes out. */

/** Days that are one time, and the share of a step that one of them takes. */
const MONTH = 31;
const NEAR = 0.3;

/**
 * How far along in order each day stands, from 0 to 1. A step within a month takes less room than
 * one to another time: eleven events of one April leave the years after it theirs.
 */
export function ordersOf(days: readonly number[]): number[] {
  let sum = 0;
  const sums = days.map((day, i) => {
    const gap = day - (days[i - 1] ?? day);
    if (i) sum += gap <= MONTH ? NEAR : 1;
    return sum;
  });
  return sums.map((at) => (sum ? at / sum : 0.5));
}
