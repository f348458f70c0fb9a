/** The things in view and their computed places come in; a standalone SVG of the network goes out. */

import type { App } from '../app';
import { g } from '../dom';
import { corners, family } from './look';
import { laneWords, undatedLane } from './lane';
import { svgText } from '../files';
import { wrap } from './labels';

export function networkSvg(
  app: App,
  inView: ReadonlySet<string>,
  labelled: ReadonlySet<string>,
  free: boolean,
): string {
  const { dossier, say } = app;
  const { spots, lines, axis } = dossier.data.drawing;
  const at = new Map<string, [number, number]>();
  for (const [id, x, y, freeX, freeY] of spots) {
    if (inView.has(id)) at.set(id, free ? [freeX, freeY] : [x, y]);
  }
  const xs = [...at.values()].map(([x]) => x);
  const ys = [...at.values()].map(([, y]) => y);
  const edge = (values: number[], of: (a: number, b: number) => number): number =>
    values.length ? values.reduce((a, b) => of(a, b)) : 0;
  const left = edge(xs, Math.min) - 60;
  const top = edge(ys, Math.min) - 60;
  const width = edge(xs, Math.max) + 60 - left;
  const height = edge(ys, Math.max) + 60 - top;
  const title = say.pick(dossier.data.dossier.title);
  const svg = g('svg', {
    viewBox: `${left} ${top} ${width} ${height}`,
    width,
    height,
    'font-family': 'sans-serif',
  });
  const drawn = lines.filter((line) => at.has(line[0]) && at.has(line[1]) && dossier.rests(line));
  svg.append(
    g('title', {}, title),
    g('desc', {}, say.t('networkLabel', at.size, drawn.length)),
    g('rect', { x: left, y: top, width, height, fill: '#fff' }),
  );
  for (const [year, x] of free ? [] : axis) {
    svg.append(
      g('line', { x1: x, x2: x, y1: top, y2: top + height, stroke: '#e4e0d6' }),
      g('text', { x: x + 3, y: top + 14, 'font-size': 12, fill: '#555' }, year),
    );
  }
  const lane = free ? null : undatedLane(app);
  if (lane) {
    const said = { x: lane.x - 20, y: top + 14, 'font-size': 12, 'font-style': 'italic' };
    svg.append(g('text', { ...said, fill: '#555' }, laneWords(app, lane)));
  }
  for (const [from, to, says, , claims] of drawn) {
    const [a, b] = [at.get(from), at.get(to)];
    if (!a || !b) continue;
    const stroke = says === 'actors' ? '#cfc8ba' : '#555';
    const odds = claims.some((id) => dossier.atOdds(id).length);
    const dashes = odds ? '5 3' : undefined;
    svg.append(
      g('line', { x1: a[0], y1: a[1], x2: b[0], y2: b[1], stroke, 'stroke-dasharray': dashes }),
    );
  }
  for (const [id, [x, y]] of at) {
    const event = dossier.thing(id)?.type === 'event';
    const { colour, shape } = family(dossier.family(id), false);
    const mark = event
      ? g('polygon', { points: corners(shape, x, y, 7), fill: colour })
      : g('circle', { cx: x, cy: y, r: 5, fill: '#fff', stroke: '#222' });
    mark.append(g('title', {}, say.name(id)));
    svg.append(mark);
    if (!labelled.has(id)) continue;
    wrap((dossier.oddsOf(id) ? '≠ ' : '') + say.name(id)).forEach((line, i) => {
      svg.append(
        g(
          'text',
          {
            x,
            y: y + 20 + i * 14,
            'font-size': 12,
            'text-anchor': 'middle',
            stroke: '#fff',
            'stroke-width': 3,
            'paint-order': 'stroke',
          },
          line,
        ),
      );
    });
  }
  return svgText(svg);
}
