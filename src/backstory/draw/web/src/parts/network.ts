/** Things, lines and places come in; a network to walk in goes out (vis-network). */

import { DataSet } from 'vis-data/esnext';
import { Network, type Options } from 'vis-network/esnext';
import { type App, headOf, type Part, pick } from '../app';
import { crowds, type Point } from '../draw/crowds';
import type { Dossier } from '../dossier';
import { h, refill } from '../dom';
import { paper } from '../draw/look';
import { tallFrame } from '../draw/framing';
import type { Box, Focus } from '../draw/labels';
import { Lettering } from '../draw/lettering';
import { type Edge, edgesOf, groupMark, type Mark, markOf, worded } from '../draw/marks';
import { networkSvg } from '../draw/network_svg';
import { NetworkTools } from './network_tools';
import { pathOf, type Step } from '../draw/path';
import { around, aroundScene, isNarrow, kept, type Scene, wholeScene } from '../draw/scene';
import { drawnPng, svgBlob } from '../files';
import { endsLine } from '../words/ends';
import { Still } from '../draw/still';

const MOST_NODES = 2000;
/** So many marks can be told apart: the words of all lines are tried. */
const FEW = 40;

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
  private readonly linksOf = new Map<string, Set<string>>();
  private readonly weight = new Map<string, number>();
  private linkedFor: Dossier | undefined;
  private readonly opened = new Set<string>();
  private crowdsNow = new Map<string, string[]>();
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
    refill(place, this.tools.place, this.path, this.canvas, this.counted);
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
    this.canvas.addEventListener('keydown', (event) => this.key(event));
    new ResizeObserver(() => this.settled && this.net.redraw()).observe(this.canvas);
  }

  private big(): boolean {
    return this.app().dossier.data.drawing.spots.length > 600;
  }

  /** Count who is linked to whom, by the lines that rest on what is known. */
  private relink(): void {
    const { dossier } = this.app();
    if (this.linkedFor === dossier) return;
    this.linkedFor = dossier;
    this.linksOf.clear();
    this.weight.clear();
    for (const line of dossier.data.drawing.lines) {
      if (!dossier.rests(line)) continue;
      const [from, to, , , claims] = line;
      this.link(from, to, claims.length);
      this.link(to, from, claims.length);
    }
  }

  private link(from: string, to: string, weight: number): void {
    const known = this.linksOf.get(from) ?? new Set();
    known.add(to);
    this.linksOf.set(from, known);
    this.weight.set(from, (this.weight.get(from) ?? 0) + weight);
  }

  draw(): void {
    const app = this.app();
    this.relink();
    const inView = kept(app, this.linksOf, this.tools.withActors);
    const focus = this.focus();
    const steps = this.steps();
    this.tools.draw(this.path, this.centre(), steps);
    this.scene = this.sceneOf(inView, steps);
    const { points } = this.scene;
    const { single, crowds: groups } = crowds(points, MOST_NODES, this.opened);
    this.crowdsNow = new Map(groups.map((group) => [group.id, group.members]));
    const drawn = new Set(single.map((point) => point.id));
    const few = drawn.size <= FEW;
    const marks = single.map((point) => markOf(app, point, focus, few));
    marks.push(...groups.map((group) => groupMark(app, group)));
    const sizes = new Map(marks.map((mark) => [mark.id, mark.size]));
    this.lettering.rank(single, focus, sizes, groups, few);
    const led = new Set(steps.map(({ line }) => line));
    const edges = edgesOf(app, drawn, focus.chosen, !this.big(), led);
    this.lettering.show(this.scene, worded(app, edges, focus.chosen, led));
    const key = `${this.tools.key} ${this.tools.whole ? '' : this.centre()} ${app.chosen.path}`;
    const anew = this.settled !== key;
    this.settled = key;
    this.still.hold(() => {
      this.marks.clear();
      this.lines.clear();
      this.marks.add(marks);
      this.lines.add(edges);
      if (anew) this.open(points);
      else this.follow(points);
    });
    this.net.redraw();
    this.canvas.dataset['drawn'] = String(marks.length);
    const label = app.say.t('networkLabel', single.length, this.lines.length);
    this.canvas.setAttribute('aria-label', `${label}. ${app.say.t('networkHelp')}`);
    const hidden = app.dossier.data.drawing.spots.length - points.length;
    this.count(single.length, hidden, points.length - single.length);
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
    const weight = (id: string): number => this.weight.get(id) ?? 0;
    if (this.tools.whole || !inView.has(centre)) {
      return wholeScene(app, inView, this.tools.free, weight);
    }
    const size = { width: this.canvas.clientWidth, height: this.canvas.clientHeight };
    const led = steps.map(({ to }) => to);
    const all = new Set([...inView, ...led]);
    const ids = around(app, all, centre, led, isNarrow(size));
    return aroundScene(app, ids, centre, size);
  }

  private count(drawn: number, hidden: number, grouped: number): void {
    const { say } = this.app();
    Object.assign(this.counted.dataset, { shown: drawn, hidden });
    const unlabelled = Math.max(0, drawn - this.lettering.boxes.length);
    const words = [say.t('hiddenNodes', drawn, hidden, unlabelled)];
    if (grouped) words.push(say.t('grouped', grouped));
    this.counted.textContent = words.join(' · ');
  }

  /** The event, actor or voice in the middle of attention. */
  private chosen(): string {
    const { event, actor, voice } = this.app().chosen;
    return event || actor || voice;
  }

  private focus(): Focus {
    const chosen = this.chosen();
    return { chosen, near: chosen ? (this.linksOf.get(chosen) ?? new Set<string>()) : null };
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
    return this.net.canvasToDOM(this.net.getPosition(id));
  }

  frame(x: number, y: number): void {
    this.net.moveTo({ position: { x, y } });
  }

  private take(id: string): void {
    if (!this.crowdsNow.has(id)) {
      pick(this.app(), id);
      return;
    }
    this.opened.add(id);
    this.draw();
  }

  /** Open with the whole, or with a part in full height where the whole would be a thin strip. */
  private open(points: readonly Point[]): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    this.followed = this.chosen();
    if (points.length <= FEW && !this.tools.whole) {
      // Laid out for this screen: a unit is a pixel.
      this.net.moveTo({ scale: 1, position: { x: width / 2, y: height / 2 } });
      this.lettering.firstScale = 1;
      this.still.forget();
      return;
    }
    const frame = tallFrame(points, this.chosen(), { width, height });
    if (!frame) this.fit();
    else {
      this.net.moveTo(frame);
      this.lettering.firstScale = frame.scale;
      this.still.forget();
    }
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
    this.net.fit({ animation: false, maxZoomLevel: 1.6 } as never);
    this.lettering.firstScale = this.net.getScale();
    this.still.forget();
    this.net.redraw();
  }

  private zoom(by: number): void {
    this.net.moveTo({ scale: this.net.getScale() * by });
  }

  private key(event: KeyboardEvent): void {
    const app = this.app();
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      const inOrder = app.dossier.events.filter((id) => app.shown.events.has(id));
      const at = inOrder.indexOf(app.chosen.event);
      const next = inOrder[(at + step + inOrder.length) % inOrder.length];
      if (next) app.choose({ event: next, claim: '' }, 'replace');
    } else if (event.key === '+' || event.key === '=') this.zoom(1.25);
    else if (event.key === '-') this.zoom(0.8);
    else if (event.key === '0') this.fit();
    else if (event.key === 'Escape') app.choose({ event: '', actor: '', claim: '' });
    else if (event.key === 'Enter') document.querySelector<HTMLElement>('#story h2')?.focus();
    else return;
    event.preventDefault();
  }

  exports() {
    const boxes = (): Set<string> => new Set(this.lettering.boxes.map((box) => box.id));
    return [
      {
        name: 'network.svg',
        make: () => svgBlob(networkSvg(this.app(), this.scene, boxes())),
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
