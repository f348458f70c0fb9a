/**
 * A network of vis-network comes in; it is drawn from a picture kept of it, so that moving is cheap.
 *
 * vis-network draws every line and mark anew at each step of a pan. Here all are drawn once, around
 * what is in view, and copied from there until something changes, the view leaves the picture, or
 * the zoom comes to rest; only what the pointer is over is drawn each time.
 *
 * It puts itself in the place of three methods of vis-network's renderer, whose version is pinned.
 */

import type { Network } from 'vis-network/esnext';

type Pen = CanvasRenderingContext2D;

interface Drawn {
  hover?: boolean;
  selected?: boolean;
  connected?: boolean;
  draw(pen: Pen): void;
  drawArrows?(pen: Pen): void;
  from?: Drawn;
  to?: Drawn;
}

interface Inside {
  renderer: {
    _drawEdges(pen: Pen): void;
    _drawNodes(pen: Pen, all?: boolean): { drawExternalLabels: (() => void) | null };
    _drawArrows(pen: Pen): void;
  };
  body: {
    nodes: Record<string, Drawn & { x: number; y: number }>;
    edges: Record<string, Drawn>;
    nodeIndices: string[];
    edgeIndices: string[];
  };
}

interface Bounds {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Pixels of the kept picture at most, whatever the screen. */
const MOST_PIXELS = 12_000_000;
/** No mark reaches further from its middle, in the units of the network. */
const MARK = 40;
/** How long a zoom must rest until all is drawn at its new size. */
const REST_MS = 120;

export class Still {
  private readonly picture = document.createElement('canvas');
  /** Corner of the picture, in the units of the network, and pixels for each of them. */
  private left = 0;
  private top = 0;
  private scale = 0;
  private seen = 0;
  private timer = 0;
  /** While true nothing is drawn: more changes are to come. */
  private held = false;
  private readonly inside: Inside;
  private readonly lines: (pen: Pen) => void;
  private readonly marks: Inside['renderer']['_drawNodes'];
  private readonly arrows: (pen: Pen) => void;

  constructor(private readonly net: Network) {
    this.inside = net as unknown as Inside;
    const { renderer } = this.inside;
    this.lines = renderer._drawEdges.bind(renderer);
    this.marks = renderer._drawNodes.bind(renderer);
    this.arrows = renderer._drawArrows.bind(renderer);
    renderer._drawEdges = (pen) => this.draw(pen);
    renderer._drawNodes = (pen, all) => (all ? this.marks(pen, all) : { drawExternalLabels: null });
    renderer._drawArrows = () => undefined;
    net.on('dragging', ({ nodes }: { nodes: string[] }) => nodes.length && this.forget());
    net.on('dragEnd', ({ nodes }: { nodes: string[] }) => nodes.length && this.forget());
  }

  /** Make several changes and draw once. */
  hold(change: () => void): void {
    this.held = true;
    change();
    this.held = false;
    this.forget();
  }

  /** What is kept is no longer true. */
  forget(): void {
    this.scale = 0;
  }

  private draw(pen: Pen): void {
    if (this.held) return;
    const ratio = pen.canvas.width / (pen.canvas.clientWidth || 1);
    const scale = this.net.getScale() * ratio;
    const share = scale / (this.scale || Infinity);
    if (share === 1 ? !this.covers(pen, ratio) : share < 0.25 || share > 4) {
      this.keep(pen, ratio, scale);
    } else if (share !== 1 && scale !== this.seen) this.drawLater();
    this.seen = scale;
    this.copy(pen, ratio, scale);
    this.drawTouched(pen);
  }

  private drawLater(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.forget();
      this.net.redraw();
    }, REST_MS);
  }

  /** What the network covers; lines are straight, so marks bound it. */
  private bounds(): Bounds {
    const found = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (const id of this.inside.body.nodeIndices) {
      const mark = this.inside.body.nodes[id];
      if (!mark) continue;
      found.left = Math.min(found.left, mark.x - MARK);
      found.right = Math.max(found.right, mark.x + MARK);
      found.top = Math.min(found.top, mark.y - MARK);
      found.bottom = Math.max(found.bottom, mark.y + MARK);
    }
    return found;
  }

  /** What must be in the picture: the part of the network within so many pixels of the view. */
  private wanted(pen: Pen, ratio: number, margin: number): Bounds {
    const own = this.bounds();
    const [wide, high] = [pen.canvas.width / ratio, pen.canvas.height / ratio];
    const from = this.net.DOMtoCanvas({ x: -margin, y: -margin });
    const to = this.net.DOMtoCanvas({ x: wide + margin, y: high + margin });
    return {
      left: Math.max(own.left, from.x),
      right: Math.min(own.right, to.x),
      top: Math.max(own.top, from.y),
      bottom: Math.min(own.bottom, to.y),
    };
  }

  private covers(pen: Pen, ratio: number): boolean {
    const { left, right, top, bottom } = this.wanted(pen, ratio, 0);
    if (left >= right || top >= bottom) return true;
    const slack = 2 / this.scale;
    return (
      left >= this.left - slack &&
      top >= this.top - slack &&
      right <= this.left + this.picture.width / this.scale + slack &&
      bottom <= this.top + this.picture.height / this.scale + slack
    );
  }

  /** Draw all of the network that lies around the view. */
  private keep(pen: Pen, ratio: number, scale: number): void {
    const viewed = pen.canvas.width * pen.canvas.height;
    const roomy = viewed * 4 < MOST_PIXELS;
    const margin = roomy ? Math.max(pen.canvas.width, pen.canvas.height) / ratio / 2 : 0;
    const { left, right, top, bottom } = this.wanted(pen, ratio, margin);
    const { picture } = this;
    // The corner lies on a whole pixel of the view, so that the copy is as sharp as the original.
    const corner = this.net.canvasToDOM({ x: left, y: top });
    const whole = this.net.DOMtoCanvas({
      x: Math.floor(corner.x * ratio) / ratio,
      y: Math.floor(corner.y * ratio) / ratio,
    });
    this.left = whole.x;
    this.top = whole.y;
    this.scale = scale;
    picture.width = Math.max(1, Math.ceil((right - whole.x) * scale));
    picture.height = Math.max(1, Math.ceil((bottom - whole.y) * scale));
    const own = picture.getContext('2d');
    if (!own) return;
    own.setTransform(scale, 0, 0, scale, -whole.x * scale, -whole.y * scale);
    this.lines(own);
    this.marks(own, true).drawExternalLabels?.();
    this.arrows(own);
  }

  private copy(pen: Pen, ratio: number, scale: number): void {
    const at = this.net.canvasToDOM({ x: this.left, y: this.top });
    const grown = scale / (this.scale || scale);
    const { picture } = this;
    pen.save();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(
      picture,
      Math.round(at.x * ratio),
      Math.round(at.y * ratio),
      picture.width * grown,
      picture.height * grown,
    );
    pen.restore();
  }

  /** Lines and marks under the pointer look otherwise; marks stay above lines. */
  private drawTouched(pen: Pen): void {
    const { edges, edgeIndices, nodes, nodeIndices } = this.inside.body;
    for (const id of edgeIndices) {
      const line = edges[id];
      if (!line?.connected || !(line.hover || line.selected)) continue;
      line.draw(pen);
      line.drawArrows?.(pen);
      line.from?.draw(pen);
      line.to?.draw(pen);
    }
    for (const id of nodeIndices) {
      const mark = nodes[id];
      if (mark && (mark.hover || mark.selected)) mark.draw(pen);
    }
  }
}
