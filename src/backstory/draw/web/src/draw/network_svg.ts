/** What the network shows, in pixels of the screen, comes in; a standalone SVG of it goes out. */

import type { Network } from 'vis-network/esnext';
import type { App } from '../app';
import { g } from '../dom';
import type { Crowd, Drawn, Point } from './crowds';
import type { Box } from './labels';
import { corners, family, otherShape } from './look';
import type { Scene, Size } from './scene';
import { endsLine } from '../words/ends';
import { svgText } from '../files';

/** What is seen, and where names and the words of lines found room. */
export interface Pictured extends Scene {
  width: number;
  height: number;
  heaps: readonly Crowd[];
  names: readonly Box[];
  words: readonly Box[];
}

/** Turn what the network holds into pixels of the screen. */
export function pictured(
  net: Network,
  size: Size,
  { axis, undated, timeless }: Scene,
  { single, crowds }: Drawn,
  { boxes, words }: { boxes: readonly Box[]; words: readonly Box[] },
): Pictured {
  const at = <T extends { x: number; y: number }>(one: T): T => ({
    ...one,
    ...net.canvasToDOM(one),
  });
  return {
    ...size,
    points: single.map(at),
    heaps: crowds.map(at),
    axis: axis.map(([year, x]) => [year, at({ x, y: 0 }).x]),
    undated: undated && { ...at(undated), until: at({ x: undated.until, y: 0 }).x },
    timeless: timeless && at(timeless),
    names: boxes,
    words,
  };
}

const FOOT = 28;
const NAME_PX = 12;

export function networkSvg(app: App, seen: Pictured): string {
  const { points, axis, undated, timeless, width, height, heaps, names, words } = seen;
  const { dossier, say } = app;
  const { lines } = dossier.data.drawing;
  const at = new Map(points.map((point): [string, Point] => [point.id, point]));
  const title = say.pick(dossier.data.dossier.title);
  const svg = g('svg', {
    viewBox: `0 0 ${width} ${height + FOOT}`,
    width,
    height: height + FOOT,
    'font-family': 'sans-serif',
  });
  const drawn = lines.filter((line) => at.has(line[0]) && at.has(line[1]) && dossier.rests(line));
  svg.append(
    g('title', {}, title),
    g('desc', {}, say.t('networkLabel', at.size, drawn.length)),
    g('rect', { width, height: height + FOOT, fill: '#fff' }),
  );
  const foot = Math.min(height, timeless ? timeless.y : height);
  let last = undated ? undated.until - 40 : -Infinity;
  for (const [year, x] of axis) {
    if (x - last < 40 || x > width) continue;
    last = x;
    svg.append(
      g('line', { x1: x, x2: x, y1: 0, y2: foot, stroke: '#e4e0d6' }),
      g('text', { x: x + 3, y: 14, 'font-size': NAME_PX, fill: '#555' }, year),
    );
  }
  for (const band of [undated && { ...undated, y: 2 }, timeless && { ...timeless, x: 8 }]) {
    if (!band || band.y > height) continue;
    const said = { x: Math.max(2, band.x), y: band.y + 12, 'font-size': NAME_PX, fill: '#555' };
    svg.append(g('text', said, `${band.words} (${band.size})`));
  }
  for (const [from, to, , role, claims] of drawn) {
    const [a, b] = [at.get(from), at.get(to)];
    if (!a || !b) continue;
    const stroke = role ? '#cfc8ba' : '#555';
    const odds = claims.some((id) => dossier.atOdds(id).length);
    const dashes = odds ? '5 3' : undefined;
    svg.append(
      g('line', { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke, 'stroke-dasharray': dashes }),
    );
  }
  for (const { x, y, members } of heaps) {
    const heap = g('rect', { x: x - 5, y: y - 5, width: 10, height: 10, fill: '#a39c8e' });
    heap.append(g('title', {}, members.map((id) => say.name(id)).join('\n')));
    svg.append(heap);
  }
  for (const { id, x, y } of points) svg.append(markOf(app, id, x, y));
  for (const box of names) svg.append(...written(box, NAME_PX));
  for (const box of words) svg.append(...written(box, NAME_PX - 1, { 'font-style': 'italic' }));
  const end = { x: 8, y: height + FOOT - 8, 'font-size': NAME_PX, fill: '#555' };
  svg.append(g('text', end, endsLine(app)));
  return svgText(svg);
}

function markOf({ dossier, say }: App, id: string, x: number, y: number): SVGElement {
  const { colour, shape } = family(dossier.family(id), false);
  const event = dossier.thing(id)?.type === 'event';
  const fill = dossier.isPlanned(id)
    ? { fill: '#fff', stroke: colour, 'stroke-dasharray': '3 2' }
    : { fill: colour };
  const thing = dossier.thing(id);
  const other = otherShape(thing?.type === 'actor' ? thing.kind : thing?.type);
  const dashes = thing?.type === 'instrument' ? { 'stroke-dasharray': '3 2' } : {};
  const hollow = { fill: '#fff', stroke: '#222', ...dashes };
  const mark = event
    ? g('polygon', { 'data-id': id, points: corners(shape, x, y, 7), ...fill })
    : other === 'dot'
      ? g('circle', { cx: x, cy: y, r: 5, ...hollow })
      : g('polygon', { points: corners(other, x, y, 5.5), ...hollow });
  mark.append(g('title', {}, say.name(id)));
  return mark;
}

/** A name where the screen found room for it. */
function written({ x, y, width, height, lines }: Box, size: number, more = {}): SVGElement[] {
  const corner = { x: x - width / 2, y: y - height / 2 + 1, width, height: height - 2 };
  const under = g('rect', { ...corner, fill: '#fff', 'fill-opacity': 0.82 });
  const written = lines.map((line, i) => {
    const halo = { stroke: '#fff', 'stroke-width': 3, 'paint-order': 'stroke' };
    const middle = y + (i - (lines.length - 1) / 2) * (size + 3) + size / 3;
    const place = { x, y: middle, 'font-size': size, 'text-anchor': 'middle' };
    return g('text', { ...place, ...halo, ...more }, line);
  });
  return [under, ...written];
}
