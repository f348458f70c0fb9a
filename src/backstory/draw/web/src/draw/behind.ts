/** The rows of a table, counted by day, come in; bars behind the axis of the timeline go out. */

import { g } from '../dom';
import type { Behind } from '../shape';

const BAR_PX = 3;

/** Draw what lies in a window; gives the days of a bar, and the most rows in one. */
export function drawBehind(axis: Element, rows: Behind, from: number, to: number) {
  const wide = axis.clientWidth;
  const each = Math.max(1, Math.ceil(((to - from) * BAR_PX) / (wide || 1) / rows.step));
  const days = each * rows.step;
  const sums = new Map<number, number>();
  rows.bars.forEach((count, at) => {
    const bar = Math.floor(at / each);
    const start = rows.first + bar * days;
    if (start + days > from && start < to) sums.set(bar, (sums.get(bar) ?? 0) + count);
  });
  const most = Math.max(0, ...sums.values());
  const path = [...sums].map(
    ([bar, count]) =>
      `M${rows.first + bar * days - from} 0h${days}v${count / (most || 1)}h${-days}z`,
  );
  axis.querySelector('.behind')?.remove();
  const box = { class: 'behind', viewBox: `0 0 ${to - from} 1`, preserveAspectRatio: 'none' };
  // From the floor of the axis upwards.
  const up = { d: path.join(''), transform: 'matrix(1 0 0 -1 0 1)' };
  axis.prepend(g('svg', { ...box, 'aria-hidden': 'true' }, g('path', up)));
  return { days, most };
}
