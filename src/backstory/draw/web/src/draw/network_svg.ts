/** The things in view and their computed places come in; a standalone SVG of the network goes out. */

import type { App } from '../app';
import { g } from '../dom';
import { corners, family } from './look';
import type { Scene } from './scene';
import { endsLine } from '../words/ends';
import { svgText } from '../files';
import { wrap } from './labels';

/** Words are written on the lines where these are few. */
const FEW = 60;

export function networkSvg(
  app: App,
  { points, axis, undated, timeless }: Scene,
  labelled: ReadonlySet<string>,
): string {
  const { dossier, say } = app;
  const { lines, words } = dossier.data.drawing;
  const at = new Map(points.map(({ id, x, y }): [string, [number, number]] => [id, [x, y]]));
  const xs = [...at.values()].map(([x]) => x);
  const ys = [...at.values()].map(([, y]) => y);
  const edge = (values: number[], of: (a: number, b: number) => number): number =>
    values.length ? values.reduce((a, b) => of(a, b)) : 0;
  const left = edge(xs, Math.min) - 60;
  const top = edge(ys, Math.min) - 60;
  const width = edge(xs, Math.max) + 60 - left;
  const height = edge(ys, Math.max) + 80 - top;
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
  const foot = timeless ? timeless.y : top + height;
  for (const [year, x] of axis) {
    svg.append(
      g('line', { x1: x, x2: x, y1: top, y2: foot, stroke: '#e4e0d6' }),
      g('text', { x: x + 3, y: top + 14, 'font-size': 12, fill: '#555' }, year),
    );
  }
  const headings = [
    undated && { ...undated, y: top + 14 },
    timeless && { ...timeless, x: left + 8 },
  ];
  for (const band of headings) {
    if (!band) continue;
    const said = { x: band.x, y: band.y + 12, 'font-size': 12, 'font-style': 'italic' };
    svg.append(g('text', { ...said, fill: '#555' }, `${band.words} (${band.size})`));
  }
  for (const [from, to, , role, claims, word] of drawn) {
    const [a, b] = [at.get(from), at.get(to)];
    if (!a || !b) continue;
    const stroke = role ? '#cfc8ba' : '#555';
    const odds = claims.some((id) => dossier.atOdds(id).length);
    const dashes = odds ? '5 3' : undefined;
    svg.append(
      g('line', { x1: a[0], y1: a[1], x2: b[0], y2: b[1], stroke, 'stroke-dasharray': dashes }),
    );
    if (drawn.length > FEW) continue;
    const middle = { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, 'text-anchor': 'middle' };
    const styled = { 'font-size': 10, 'font-style': 'italic', fill: '#555' };
    svg.append(g('text', { ...middle, ...styled }, say.pick(words[word])));
  }
  for (const [id, [x, y]] of at) {
    const event = dossier.thing(id)?.type === 'event';
    const { colour, shape } = family(dossier.family(id), false);
    const mark = event
      ? g('polygon', {
          'data-id': id,
          points: corners(shape, x, y, 7),
          ...(dossier.isPlanned(id)
            ? { fill: '#fff', stroke: colour, 'stroke-dasharray': '3 2' }
            : { fill: colour }),
        })
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
  const end = { x: left + 8, y: top + height - 8, 'font-size': 12, fill: '#555' };
  svg.append(g('text', end, endsLine(app)));
  return svgText(svg);
}
