/** The events in view come in; a standalone SVG of the timeline, for saving and print, goes out. */

import type { App } from '../app';
import { family } from './look';
import { g } from '../dom';
import { endsLine } from '../words/ends';
import { svgText } from '../files';
import { dayOf, extent, yearOf } from '../time';

const WIDTH = 1400;
const LEFT = 20;
const ROW = 20;

export function timelineSvg(app: App, first: number, last: number): string {
  const { dossier, say, shown } = app;
  const x = (day: number): number => LEFT + ((WIDTH - 300) * (day - first)) / (last - first || 1);
  const ids = dossier.events.filter((id) => shown.events.has(id));
  const height = ids.length * ROW + 84;
  const svg = g('svg', {
    viewBox: `0 0 ${WIDTH} ${height}`,
    width: WIDTH,
    height,
    'font-family': 'sans-serif',
  });
  const title = say.pick(dossier.data.dossier.title);
  svg.append(
    g('title', {}, title),
    g('desc', {}, say.t('eventsIn', ids.length)),
    g('rect', { width: '100%', height: '100%', fill: '#fff' }),
    g('text', { x: LEFT, y: 20, 'font-size': 15, 'font-weight': 'bold' }, title),
  );
  const years = yearOf(last) - yearOf(first);
  const step = Math.max(1, Math.ceil(years / 14));
  for (let year = yearOf(first); year <= yearOf(last) + 1; year += step) {
    const at = x(dayOf(year));
    svg.append(
      g('line', { x1: at, x2: at, y1: 44, y2: ids.length * ROW + 56, stroke: '#ddd' }),
      g('text', { x: at, y: 40, 'font-size': 11, 'text-anchor': 'middle' }, year),
    );
  }
  ids.forEach((id, i) => {
    const y = 56 + i * ROW;
    const days = dossier.daysOf(id);
    const { colour } = family(dossier.family(id), false);
    const label = `${dossier.oddsOf(id) ? '≠ ' : ''}${say.t('namedOn', say.name(id), say.when(id))}`;
    let textAt = LEFT;
    if (days && dossier.dated(id)) {
      const ends = extent(days, last);
      const [from, to] = [x(ends.from), Math.max(x(ends.to + 1), x(ends.from) + 4)];
      const width = to - from;
      const box = { x: from, y: y - 5, width, height: 10, 'data-id': id };
      // What is only hoped for or proposed is never solid.
      if (dossier.isPlanned(id)) {
        svg.append(g('rect', { ...box, fill: '#fff', stroke: colour, 'stroke-dasharray': '3 2' }));
      } else {
        svg.append(
          g('rect', { ...box, fill: colour, opacity: 0.3 }),
          g('rect', {
            x: from + (width * ends.a) / 100,
            y: y - 5,
            width: Math.max(ends.certain ? 3 : 0, (width * (ends.b - ends.a)) / 100),
            height: 10,
            fill: colour,
          }),
        );
      }
      textAt = to + 5;
    }
    const before = textAt > WIDTH - 420;
    svg.append(
      g(
        'text',
        before
          ? { x: x(dossier.start(id)) - 5, y: y + 4, 'font-size': 12, 'text-anchor': 'end' }
          : { x: textAt, y: y + 4, 'font-size': 12 },
        label,
      ),
    );
  });
  svg.append(g('text', { x: LEFT, y: height - 10, 'font-size': 12, fill: '#555' }, endsLine(app)));
  return svgText(svg);
}
