/** What is drawn in a network comes in; the years above it and the names in it are written on it. */

import type { Network } from 'vis-network/esnext';
import type { App } from '../app';
import type { Point } from './crowds';
import { faint, ink, paper } from './look';
import { type Box, placeLabels, wrap } from './labels';
import { type Lane, laneWords, undatedLane } from './lane';
import type { Focus } from './marks';

const FIRST_LABELS = 40;
const MOST_LABELS = 140;
const LABEL_PX = 12;

type Pen = CanvasRenderingContext2D;

interface Wanted {
  id: string;
  x: number;
  y: number;
  size: number;
  lines: string[];
}

export class Lettering {
  /** Where names are written, for the count and the tests. */
  boxes: Box[] = [];
  /** The scale at which the whole network is in view. */
  firstScale = 0;
  private wanted: Wanted[] = [];
  private lane: Lane | null = null;
  private readonly widths = new Map<string, number>();

  constructor(
    private readonly net: Network,
    private readonly canvas: HTMLElement,
    private readonly app: () => App,
  ) {}

  /** The order in which labels are tried: what is chosen, its neighbours, then by weight. */
  rank(
    points: Point[],
    { chosen, near }: Focus,
    sizes: ReadonlyMap<string, number>,
    groups: { id: string; x: number; y: number; members: string[] }[],
  ): void {
    const { dossier, say } = this.app();
    this.lane = undatedLane(this.app());
    const rank = ({ id, weight }: Point): number =>
      (id === chosen ? 1e6 : near?.has(id) ? 1e5 : near ? -1e5 : 0) +
      (dossier.thing(id)?.type === 'event' ? 8 : 0) +
      weight;
    const inOrder = points.map((point) => ({ point, rank: rank(point) }));
    inOrder.sort((a, b) => b.rank - a.rank || (a.point.id < b.point.id ? -1 : 1));
    const told = near && near.size >= 4 ? inOrder.filter(({ rank: of }) => of > 0) : inOrder;
    this.wanted = told.slice(0, 300).map(({ point }) => ({
      id: point.id,
      x: point.x,
      y: point.y,
      size: sizes.get(point.id) ?? 6,
      lines: wrap((dossier.oddsOf(point.id) ? '≠ ' : '') + say.name(point.id)),
    }));
    const heaps = [...groups].sort((a, b) => b.members.length - a.members.length).slice(0, 30);
    for (const { id, x, y, members } of heaps) {
      this.wanted.unshift({ id, x, y, size: 10, lines: [`⊞ ${say.number(members.length)}`] });
    }
  }

  /** Let the pen write in pixels of the screen; gives how to find a place of the network there. */
  private onScreen(pen: Pen): (x: number, y: number) => { x: number; y: number } {
    const ratio = pen.canvas.width / (this.canvas.clientWidth || 1);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    const origin = this.net.canvasToDOM({ x: 0, y: 0 });
    const scale = this.net.getScale();
    return (x, y) => ({ x: origin.x + x * scale, y: origin.y + y * scale });
  }

  drawAxis(pen: Pen): void {
    pen.save();
    const place = this.onScreen(pen);
    pen.font = '11px system-ui, sans-serif';
    pen.textAlign = 'left';
    pen.lineWidth = 1;
    pen.strokeStyle = faint();
    pen.fillStyle = ink();
    let last = this.nameUndated(pen, place) - 38;
    for (const [year, x] of this.app().dossier.data.drawing.axis) {
      const at = place(x, 0).x;
      if (at - last < 40) continue;
      last = at;
      pen.globalAlpha = 0.6;
      pen.beginPath();
      pen.moveTo(at, 0);
      pen.lineTo(at, this.canvas.clientHeight);
      pen.stroke();
      pen.globalAlpha = 1;
      pen.fillText(String(year), at + 3, 12);
    }
    pen.restore();
  }

  /** Head the lane of what has no date, left of the first year; tell where the heading ends. */
  private nameUndated(pen: Pen, place: (x: number, y: number) => { x: number }): number {
    const { lane } = this;
    this.canvas.dataset['undated'] = lane ? laneWords(this.app(), lane) : '';
    if (!lane) return -Infinity;
    const [at, until] = [place(lane.x, 0).x, place(lane.until, 0).x];
    if (until < 0) return -Infinity;
    const whole = laneWords(this.app(), lane);
    const fits = pen.measureText(whole).width <= until - 8;
    const words = fits ? whole : laneWords(this.app(), lane, false);
    const { width } = pen.measureText(words);
    const from = Math.max(2, Math.min(at - 20, until - 6 - width));
    pen.fillText(words, from, 12);
    return from + width;
  }

  drawLabels(pen: Pen): void {
    const scale = this.net.getScale();
    const size = { width: this.canvas.clientWidth, height: this.canvas.clientHeight };
    pen.save();
    const place = this.onScreen(pen);
    pen.font = `${LABEL_PX}px system-ui, sans-serif`;
    const wanted = this.wanted.map(({ id, x, y, size: radius, lines }) => ({
      id,
      ...place(x, y),
      radius: radius * scale,
      lines,
      width: this.widthOf(pen, lines),
    }));
    const near = this.firstScale ? scale / this.firstScale : 1;
    const most = near > 1.3 ? Math.min(MOST_LABELS, FIRST_LABELS * near) : FIRST_LABELS;
    this.boxes = placeLabels(wanted, size, LABEL_PX + 3, most);
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    pen.lineWidth = 3.5;
    pen.strokeStyle = paper();
    pen.fillStyle = ink();
    for (const box of this.boxes) {
      box.lines.forEach((line, i) => {
        const y = box.y + (i - (box.lines.length - 1) / 2) * (LABEL_PX + 3);
        pen.strokeText(line, box.x, y);
        pen.fillText(line, box.x, y);
      });
    }
    pen.restore();
    this.canvas.dataset['labels'] = String(this.boxes.length);
  }

  private widthOf(pen: Pen, lines: string[]): number {
    const key = lines.join('\n');
    let width = this.widths.get(key);
    if (width === undefined) {
      width = Math.max(...lines.map((line) => pen.measureText(line).width));
      this.widths.set(key, width);
    }
    return width;
  }
}
