/** Things, lines and places come in; a network to walk in goes out (vis-network). */

import { DataSet } from 'vis-data/esnext';
import { Network, type Options } from 'vis-network/esnext';
import { type App, headOf, type Part, pick } from '../app';
import type { Crowd, Drawn, Point } from '../draw/crowds';
import { h, refill } from '../dom';
import { paper } from '../draw/look';
import { fitFrame, tallFrame } from '../draw/framing';
import type { Box, Focus } from '../draw/labels';
import { Lettering } from '../draw/lettering';
import { Linked } from '../draw/linked';
import { type Edge, edgesOf, groupMark, type Mark, markOf, worded } from '../draw/marks';
import { networkSvg, pictured } from '../draw/network_svg';
import { printedAs } from '../draw/printing';
import { networkKey } from './network_keys';
import { NetworkTools } from './network_tools';
import { pathOf, type Step } from '../draw/path';
import { around, aroundScene, isNarrow, kept, type Scene, wholeScene } from '../draw/scene';
import { FEW, worthDrawing } from '../draw/worth';
import { drawnPng, svgBlob } from '../files';
import { endsLine } from '../words/ends';
import { Still } from '../draw/still';

/** How long a move or zoom must rest until what matters there is drawn. */
const REST_MS = 140;
/** No nearer than this is the whole shown, or a heap that is opened. */
const CLOSE = 1.6;
/** Of more things than these, lines bear no arrows. */
const BIG = 600;

export class NetworkPart implements Part {
  private readonly net: Network;
  private readonly still: Still;
  private readonly lettering: Lettering;
  private readonly marks = new DataSet<Mark>([]);
  private readonly lines = new DataSet<Edge>([]);
  private readonly canvas = h('div', { class: 'network-canvas', tabindex: 0, role: 'application' });
  private readonly tools: NetworkTools;
  private readonly path = h('section', { class: 'path' });
  private readonly counted = h('p', { class: 'counted', 'aria-live': 'polite' });
  private readonly linked = new Linked();
  private heaps = new Map<string, Crowd>();
  private now: Drawn = { single: [], crowds: [], outside: 0 };
  private timer = 0;
  private scene: Scene = { points: [], axis: [], undated: null, timeless: null };
  private settled = '';
  private followed = '';

  constructor(
    place: HTMLElement,
    private readonly app: () => App,
  ) {
    this.tools = new NetworkTools(app, {
      draw: () => this.draw(),
      fit: () => this.fit(),
      zoom: (by) => this.zoom(by),
    });
    const printed = printedAs(() => this.picture());
    refill(place, this.tools.place, this.path, this.canvas, printed, this.counted);
    this.net = new Network(
      this.canvas,
      { nodes: this.marks as never, edges: this.lines as never },
      {
        physics: false,
        layout: { improvedLayout: false },
        interaction: { hover: true, keyboard: false, tooltipDelay: 120, multiselect: false },
        edges: { smooth: false, selectionWidth: 1, hoverWidth: 1 },
        nodes: { font: { size: 0 }, chosen: false },
      } as unknown as Options,
    );
    this.still = new Still(this.net);
    this.lettering = new Lettering(this.net, this.canvas, app);
    this.net.on('beforeDrawing', (pen: CanvasRenderingContext2D) => this.lettering.drawAxis(pen));
    this.net.on('afterDrawing', (pen: CanvasRenderingContext2D) => this.lettering.drawLabels(pen));
    this.net.on('click', (at: { nodes: string[] }) => {
      const id = at.nodes[0];
      if (id !== undefined) this.take(id);
    });
    this.net.on('zoom', () => this.rest());
    this.net.on('dragEnd', () => this.rest());
    this.canvas.addEventListener('keydown', (event) =>
      networkKey(event, this.app(), { fit: () => this.fit(), zoom: (by) => this.zoom(by) }),
    );
    new ResizeObserver(() => this.settled && this.net.redraw()).observe(this.canvas);
  }

  private links(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.linked.in(this.app().dossier);
  }

  draw(): void {
    // Paper has the picture of what was on the screen: there is no room to lay it out anew.
    if (this.settled && matchMedia('print').matches) return;
    const app = this.app();
    const inView = kept(app, this.links(), this.tools.withActors);
    const steps = this.steps();
    this.tools.draw(this.path, this.centre(), steps);
    this.scene = this.sceneOf(inView, steps);
    const key = `${this.tools.key} ${this.tools.whole ? '' : this.centre()} ${app.chosen.path}`;
    const anew = this.settled !== key;
    this.settled = key;
    if (anew) this.open(this.scene.points);
    else this.follow(this.scene.points);
    this.fill();
  }

  /** Draw what matters most in the part that is seen, the rest in heaps: anew at each zoom. */
  private fill(): void {
    const app = this.app();
    const { points } = this.scene;
    const focus = this.focus();
    const steps = this.steps();
    const led = new Set(steps.map(({ to }) => to));
    this.now = worthDrawing(app, this.net, this.size(), points, focus, led);
    const { single, crowds: groups } = this.now;
    this.heaps = new Map(groups.map((group) => [group.id, group]));
    const drawn = new Set(single.map((point) => point.id));
    const few = points.length <= FEW;
    const marks = single.map((point) => markOf(app, point, focus, few));
    marks.push(...groups.map((group) => groupMark(app, group)));
    const sizes = new Map(marks.map((mark) => [mark.id, mark.size]));
    this.lettering.rank(single, focus, sizes, groups);
    const path = new Set(steps.map(({ line }) => line));
    const edges = edgesOf(
      app,
      drawn,
      focus.chosen,
      app.dossier.data.drawing.spots.length <= BIG,
      path,
    );
    this.lettering.show(this.scene, worded(app, edges, focus.chosen, path));
    this.still.hold(() => {
      this.marks.clear();
      this.lines.clear();
      this.marks.add(marks);
      this.lines.add(edges);
    });
    this.net.redraw();
    this.canvas.dataset['drawn'] = String(marks.length);
    delete this.canvas.dataset['moving'];
    const label = app.say.t('networkLabel', single.length, this.lines.length);
    this.canvas.setAttribute('aria-label', `${label}. ${app.say.t('networkHelp')}`);
    this.count(app.dossier.data.drawing.spots.length - points.length);
  }

  /** What is moved or zoomed is filled once it rests. */
  private rest(): void {
    if (this.scene.points.length <= FEW) return;
    this.canvas.dataset['moving'] = 'true';
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.fill(), REST_MS);
  }

  private size(): { width: number; height: number } {
    return { width: this.canvas.clientWidth, height: this.canvas.clientHeight };
  }

  /** What the network is drawn around: what is chosen, else the focus of the dossier. */
  private centre(): string {
    return this.chosen() || headOf(this.app()).focus;
  }

  /** The steps that lead from there to what was asked for. */
  private steps(): Step[] {
    const { dossier, chosen } = this.app();
    return chosen.path ? pathOf(dossier, this.centre(), chosen.path) : [];
  }

  private sceneOf(inView: ReadonlySet<string>, steps: readonly Step[]): Scene {
    const app = this.app();
    const centre = this.centre();
    if (this.tools.whole || !inView.has(centre)) {
      return wholeScene(app, inView, this.tools.free);
    }
    const size = this.size();
    const led = steps.map(({ to }) => to);
    const all = new Set([...inView, ...led]);
    const ids = around(app, all, centre, led, isNarrow(size));
    return aroundScene(app, ids, centre, size);
  }

  private count(hidden: number): void {
    const { say } = this.app();
    const { single, crowds: groups, outside } = this.now;
    const heaped = groups.reduce((sum, { members }) => sum + members.length, 0);
    Object.assign(this.counted.dataset, { shown: single.length, heaped, outside, hidden });
    const words = [say.t('hiddenNodes', single.length, hidden)];
    if (heaped) words.push(say.t('grouped', heaped));
    if (outside) words.push(say.t('outside', outside));
    this.counted.textContent = words.join(' · ');
  }

  /** The event, actor or voice in the middle of attention. */
  private chosen(): string {
    const { event, actor, voice } = this.app().chosen;
    return event || actor || voice;
  }

  private focus(): Focus {
    const chosen = this.chosen();
    return { chosen, near: chosen ? (this.links().get(chosen) ?? new Set<string>()) : null };
  }

  /** The words that are written on lines, for the tests. */
  words(): Box[] {
    return this.lettering.words;
  }

  /** Where the labels are written, for the tests. */
  labels(): Box[] {
    return this.lettering.boxes;
  }

  /** The page's picture of a thing, for the tests: where to click. */
  placeOf(id: string): { x: number; y: number } {
    const heap = this.heaps.get(id) ?? this.scene.points.find((point) => point.id === id);
    return this.net.canvasToDOM(heap ?? { x: NaN, y: NaN });
  }

  frame(x: number, y: number): void {
    this.net.moveTo({ position: { x, y } });
    this.rest();
  }

  private take(id: string): void {
    const heap = this.heaps.get(id);
    if (!heap) {
      pick(this.app(), id);
      return;
    }
    const members = new Set(heap.members);
    const points = this.scene.points.filter((point) => members.has(point.id));
    const { scale, position } = fitFrame(points, this.size(), 4 * this.net.getScale());
    this.net.moveTo({ scale: Math.max(scale, 1.5 * this.net.getScale()), position });
    this.rest();
  }

  /** Open with the whole, or with a part in full height where the whole would be a thin strip. */
  private open(points: readonly Point[]): void {
    const { width, height } = this.size();
    this.followed = this.chosen();
    if (points.length <= FEW && !this.tools.whole) {
      // Laid out for this screen: a unit is a pixel.
      this.net.moveTo({ scale: 1, position: { x: width / 2, y: height / 2 } });
      this.lettering.firstScale = 1;
      this.still.forget();
      return;
    }
    const size = { width, height };
    const frame = tallFrame(points, this.chosen(), size) ?? fitFrame(points, size, CLOSE);
    this.net.moveTo(frame);
    this.lettering.firstScale = frame.scale;
    this.still.forget();
  }

  /** Bring what was just chosen into view, if it is not. */
  private follow(points: readonly Point[]): void {
    const chosen = this.chosen();
    const at = chosen === this.followed ? undefined : points.find(({ id }) => id === chosen);
    this.followed = chosen;
    if (!at) return;
    const { x, y } = this.net.canvasToDOM(at);
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (x < 0 || y < 0 || x > width || y > height) this.net.moveTo({ position: at });
  }

  private fit(): void {
    const frame = fitFrame(this.scene.points, this.size(), CLOSE);
    this.net.moveTo(frame);
    this.lettering.firstScale = frame.scale;
    this.still.forget();
    this.fill();
  }

  private zoom(by: number): void {
    this.net.moveTo({ scale: this.net.getScale() * by });
    this.rest();
  }

  private picture(): string {
    const { net, scene, now, lettering } = this;
    return networkSvg(this.app(), pictured(net, this.size(), scene, now, lettering));
  }

  exports() {
    return [
      {
        name: 'network.svg',
        make: () => svgBlob(this.picture()),
      },
      {
        name: 'network.png',
        make: () =>
          drawnPng(
            this.canvas.querySelector('canvas') ?? document.createElement('canvas'),
            paper(),
            endsLine(this.app()),
          ),
      },
    ];
  }
}
