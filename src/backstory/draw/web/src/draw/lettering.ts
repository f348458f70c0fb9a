/** What is drawn in a network comes in; years, headings, names and the words of lines are written on it. */

import type { Network } from 'vis-network/esnext';
import type { App } from '../app';
import type { Crowd, Point } from './crowds';
import { faint, ink, paper } from './look';
import {
  type Box,
  type Focus,
  overlap,
  placeLabels,
  type Stroke,
  type Worded,
  wrap,
} from './labels';
import type { Scene } from './scene';

const FIRST_LABELS = 40;
const MOST_LABELS = 140;
const MOST_TRIED = 300;
/** Names that come before those of heaps where nothing is chosen. */
const NAMED_FIRST = 16;
const LABEL_PX = 12;
const WORD_PX = 11;
/** Where along its line a word is tried. */
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
const MOST_WORDS = 60;
/** The years stand so far down. */
const YEARS = 20;

type Pen = CanvasRenderingContext2D;
type Place = (x: number, y: number) => { x: number; y: number };

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
  /** Where the words of lines are written. */
  words: Box[] = [];
  /** The scale at which the whole network is in view. */
  firstScale = 0;
  private wanted: Wanted[] = [];
  /** What is written before any name. */
  private headings: Box[] = [];
  private scene: Scene = { points: [], axis: [], undated: null, timeless: null };
  private lines: readonly Worded[] = [];
  private readonly widths = new Map<string, number>();

  constructor(
    private readonly net: Network,
    private readonly canvas: HTMLElement,
    private readonly app: () => App,
  ) {}

  /** What is to be written: the scene, and the words of lines in the order in which they are tried. */
  show(scene: Scene, lines: readonly Worded[]): void {
    this.scene = scene;
    this.lines = lines.slice(0, MOST_WORDS);
  }

  /** The order in which labels are tried: what is chosen, its neighbours, then by weight. */
  rank(
    points: Point[],
    { chosen, near }: Focus,
    sizes: ReadonlyMap<string, number>,
    groups: readonly Crowd[],
  ): void {
    const { dossier, say } = this.app();
    const rank = ({ id, weight }: Point): number =>
      (id === chosen ? 1e6 : near?.has(id) ? 1e5 : near ? -1e5 : 0) +
      (dossier.thing(id)?.type === 'event' ? 8 : 0) +
      weight;
    const inOrder = points.map((point) => ({ point, rank: rank(point) }));
    inOrder.sort((a, b) => b.rank - a.rank || (a.point.id < b.point.id ? -1 : 1));
    const heaps = groups.map(({ id, x, y, members }) => ({
      id,
      x,
      y,
      size: sizes.get(id) ?? 6,
      lines: wrap(`⊞ ${say.number(members.length)}: ${say.name(members[0] ?? '')}, …`),
    }));
    const names = inOrder.map(({ point }) => ({
      id: point.id,
      x: point.x,
      y: point.y,
      size: sizes.get(point.id) ?? 6,
      lines: wrap((dossier.oddsOf(point.id) ? '≠ ' : '') + say.name(point.id)),
    }));
    // First what is chosen and what is linked with it, then the heaps, then the rest; a heap whose
    // weightiest has no room for its name still says how many it holds.
    const first = near ? inOrder.findIndex(({ rank }) => rank < 1e5) : NAMED_FIRST;
    const at = first < 0 ? names.length : first;
    const counted = heaps.map((heap, i) => ({
      ...heap,
      lines: [`⊞ ${say.number(groups[i]?.members.length ?? 0)}`],
    }));
    this.wanted = [...names.slice(0, at), ...heaps, ...counted, ...names.slice(at)].slice(
      0,
      MOST_TRIED,
    );
  }

  /** Let the pen write in pixels of the screen; gives how to find a place of the network there. */
  private onScreen(pen: Pen): Place {
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
    const foot = this.nameTimeless(pen, place);
    let last = this.nameUndated(pen, place) - 38;
    for (const [year, x] of this.scene.axis) {
      const at = place(x, 0).x;
      if (at - last < 40) continue;
      last = at;
      pen.globalAlpha = 0.6;
      pen.beginPath();
      pen.moveTo(at, 0);
      pen.lineTo(at, foot);
      pen.stroke();
      pen.globalAlpha = 1;
      if (foot > 12) pen.fillText(String(year), at + 3, 12);
    }
    pen.restore();
  }

  /** Head the band of what has no place in time; tell where the axis ends above it. */
  private nameTimeless(pen: Pen, place: Place): number {
    const { timeless } = this.scene;
    const high = this.canvas.clientHeight;
    this.canvas.dataset['timeless'] = timeless ? `${timeless.words} (${timeless.size})` : '';
    this.headings = [];
    if (!timeless) return high;
    const { y } = place(0, timeless.y);
    if (y > high) return high;
    pen.globalAlpha = 0.8;
    pen.beginPath();
    pen.moveTo(0, y);
    pen.lineTo(this.canvas.clientWidth, y);
    pen.stroke();
    pen.globalAlpha = 1;
    // Its words are written last, over the lines that run through the band.
    const { width } = pen.measureText(timeless.words);
    const lines = [timeless.words];
    this.headings = [{ id: '', x: 8 + width / 2, y: y + 8, width, height: 16, lines }];
    return Math.max(0, y);
  }

  /** Head the lane of what has no date, left of the first year; tell where the heading ends. */
  private nameUndated(pen: Pen, place: Place): number {
    const { undated } = this.scene;
    const whole = undated ? `${undated.words} (${undated.size})` : '';
    this.canvas.dataset['undated'] = whole;
    if (!undated) return -Infinity;
    const [at, until] = [place(undated.x, 0).x, place(undated.until, 0).x];
    if (until < 0) return -Infinity;
    const fits = pen.measureText(whole).width <= until - 8;
    const words = fits ? whole : undated.words;
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
    const strokes = this.strokes(place);
    this.boxes = placeLabels(wanted, size, LABEL_PX + 3, most, this.headings, strokes);
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    pen.lineWidth = 3.5;
    pen.strokeStyle = paper();
    pen.fillStyle = ink();
    for (const box of this.boxes) {
      lay(pen, box);
      box.lines.forEach((line, i) => {
        const y = box.y + (i - (box.lines.length - 1) / 2) * (LABEL_PX + 3);
        pen.strokeText(line, box.x, y);
        pen.fillText(line, box.x, y);
      });
    }
    this.drawWords(pen, place);
    this.drawHeadings(pen);
    pen.restore();
    this.canvas.dataset['labels'] = String(this.boxes.length);
    this.canvas.dataset['words'] = String(this.words.length);
  }

  private drawHeadings(pen: Pen): void {
    pen.font = '11px system-ui, sans-serif';
    for (const box of this.headings) {
      lay(pen, box);
      pen.strokeText(box.lines[0] ?? '', box.x, box.y);
      pen.fillText(box.lines[0] ?? '', box.x, box.y);
    }
  }

  /** Write on each line what it says, where nothing else is written. */
  private drawWords(pen: Pen, place: Place): void {
    pen.font = `italic ${WORD_PX}px system-ui, sans-serif`;
    const spots = new Map(this.scene.points.map((point) => [point.id, place(point.x, point.y)]));
    const marks = this.wanted.map(({ id, x, y, size }): Box => {
      const side = 2 * size * this.net.getScale();
      return { id, ...place(x, y), width: side, height: side, lines: [] };
    });
    const taken = [...this.boxes, ...this.headings, ...marks];
    this.words = [];
    for (const { id, from, to, word } of this.lines) {
      const [a, b] = [spots.get(from), spots.get(to)];
      if (!a || !b) continue;
      const width = pen.measureText(word).width + 4;
      if (Math.hypot(a.x - b.x, a.y - b.y) < width * 0.7) continue;
      for (const share of ALONG) {
        const [x, y] = [a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share];
        const box: Box = { id, x, y, width, height: WORD_PX + 3, lines: [word] };
        if (y < YEARS || [...taken, ...this.words].some((other) => overlap(box, other))) continue;
        this.words.push(box);
        lay(pen, box);
        pen.strokeText(word, x, y);
        pen.fillText(word, x, y);
        break;
      }
    }
  }

  /** The lines that bear words: no name is put over them where it has another place. */
  private strokes(place: Place): Stroke[] {
    const spots = new Map(this.scene.points.map((point) => [point.id, place(point.x, point.y)]));
    return this.lines.flatMap(({ from, to }): Stroke[] => {
      const [a, b] = [spots.get(from), spots.get(to)];
      return a && b ? [[a.x, a.y, b.x, b.y]] : [];
    });
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

/** Paper under what is written: a line that runs behind it does not strike it out. */
function lay(pen: Pen, { x, y, width, height }: Box): void {
  const ink = pen.fillStyle;
  pen.fillStyle = paper();
  pen.globalAlpha = 0.82;
  pen.fillRect(x - width / 2, y - height / 2 + 1, width, height - 2);
  pen.globalAlpha = 1;
  pen.fillStyle = ink;
}
