/** Things, lines and places computed beforehand come in; a network to walk in goes out (vis-network). */

import { DataSet } from 'vis-data/esnext';
import { Network, type Options } from 'vis-network/esnext';
import { type App, type Part, pick } from '../app';
import { crowds, type Point } from '../draw/crowds';
import type { Spot } from '../shape';
import { button, h, refill } from '../dom';
import type { Dossier } from '../dossier';
import { paper } from '../draw/look';
import { tallFrame } from '../draw/framing';
import type { Box } from '../draw/labels';
import { Lettering } from '../draw/lettering';
import { type Edge, edgesOf, type Focus, groupMark, type Mark, markOf } from '../draw/marks';
import { networkLegend } from '../draw/network_legend';
import { networkSvg } from '../draw/network_svg';
import { drawnPng, svgBlob } from '../files';
import { Still } from '../draw/still';

const MOST_NODES = 2000;

export class NetworkPart implements Part {
  private readonly net: Network;
  private readonly still: Still;
  private readonly lettering: Lettering;
  private readonly marks = new DataSet<Mark>([]);
  private readonly lines = new DataSet<Edge>([]);
  private readonly canvas = h('div', { class: 'network-canvas', tabindex: 0, role: 'application' });
  private readonly tools = h('div', { class: 'tools' });
  private readonly counted = h('p', { class: 'counted', 'aria-live': 'polite' });
  private readonly linksOf = new Map<string, Set<string>>();
  private readonly weight = new Map<string, number>();
  private linkedFor: Dossier | undefined;
  private readonly opened = new Set<string>();
  private crowdsNow = new Map<string, string[]>();
  private free = false;
  private withActors = true;
  private settled = '';
  private followed = '';

  constructor(
    place: HTMLElement,
    private readonly app: () => App,
  ) {
    refill(place, this.tools, this.canvas, this.counted);
    this.net = new Network(
      this.canvas,
      { nodes: this.marks as never, edges: this.lines as never },
      {
        physics: false,
        layout: { improvedLayout: false },
        interaction: {
          hover: true,
          keyboard: false,
          tooltipDelay: 120,
          multiselect: false,
        },
        edges: { smooth: false, selectionWidth: 1, hoverWidth: 1 },
        nodes: { font: { size: 0 }, chosen: false },
      } as unknown as Options,
    );
    this.still = new Still(this.net);
    this.lettering = new Lettering(this.net, this.canvas, app);
    this.net.on('beforeDrawing', (pen: CanvasRenderingContext2D) => {
      if (!this.free) this.lettering.drawAxis(pen);
    });
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
    this.drawTools();
    const inView = this.inView();
    const at = (spot: Spot): Point => ({
      id: spot[0],
      x: this.free ? spot[3] : spot[1],
      y: this.free ? spot[4] : spot[2],
      weight: this.weight.get(spot[0]) ?? 0,
    });
    const points = app.dossier.data.drawing.spots.filter((spot) => inView.has(spot[0])).map(at);
    const { single, crowds: groups } = crowds(points, MOST_NODES, this.opened);
    this.crowdsNow = new Map(groups.map((group) => [group.id, group.members]));
    const focus = this.focus();
    const drawn = new Set(single.map((point) => point.id));
    const marks = single.map((point) => markOf(app, point, focus));
    marks.push(...groups.map((group) => groupMark(app, group)));
    const sizes = new Map(marks.map((mark) => [mark.id, mark.size]));
    this.lettering.rank(single, focus, sizes, groups);
    const key = `${this.free}${this.withActors}`;
    const anew = this.settled !== key;
    this.settled = key;
    this.still.hold(() => {
      this.marks.clear();
      this.lines.clear();
      this.marks.add(marks);
      this.lines.add(edgesOf(app, drawn, focus.chosen, !this.big()));
      if (anew) this.open(points);
      else this.follow(points);
    });
    this.net.redraw();
    const hidden = app.dossier.data.drawing.spots.length - points.length;
    const grouped = points.length - single.length;
    this.counted.dataset['shown'] = String(single.length);
    this.counted.dataset['hidden'] = String(hidden);
    this.canvas.dataset['drawn'] = String(marks.length);
    const label = app.say.t('networkLabel', single.length, this.lines.length);
    this.canvas.setAttribute('aria-label', `${label}. ${app.say.t('networkHelp')}`);
    this.count(single.length, hidden, grouped);
  }

  private count(drawn: number, hidden: number, grouped: number): void {
    const { say } = this.app();
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

  private inView(): Set<string> {
    const { dossier, shown } = this.app();
    const chosen = this.chosen();
    const kept = new Set<string>();
    for (const [id] of dossier.data.drawing.spots) {
      const type = dossier.thing(id)?.type;
      if (type === 'event' ? shown.events.has(id) : id === chosen) kept.add(id);
    }
    const events = new Set(kept);
    for (const [id] of dossier.data.drawing.spots) {
      const type = dossier.thing(id)?.type;
      if (type === 'event' || (type === 'actor' && !this.withActors)) continue;
      // Who is tied to no event, only to another actor, goes when a selection hides events.
      if (!shown.hiddenEvents) kept.add(id);
      else for (const other of this.linksOf.get(id) ?? []) if (events.has(other)) kept.add(id);
    }
    if (chosen && dossier.thing(chosen)) kept.add(chosen);
    return kept;
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

  private drawTools(): void {
    const { say } = this.app();
    const toggle = (words: string, on: boolean, act: () => void): HTMLElement =>
      button({ class: 'quiet', 'aria-pressed': on ? 'true' : 'false' }, act, words);
    refill(
      this.tools,
      toggle(say.t('layoutTime'), !this.free, () => this.turn(false)),
      toggle(say.t('layoutFree'), this.free, () => this.turn(true)),
      toggle(say.t('withActors'), this.withActors, () => {
        this.withActors = !this.withActors;
        this.draw();
      }),
      button({ class: 'quiet' }, () => this.fit(), say.t('fit')),
      button({ class: 'quiet', 'aria-label': say.t('zoomIn') }, () => this.zoom(1.25), '+'),
      button({ class: 'quiet', 'aria-label': say.t('zoomOut') }, () => this.zoom(0.8), '−'),
      networkLegend(this.app()),
    );
  }

  private turn(free: boolean): void {
    this.free = free;
    this.draw();
  }

  exports() {
    const boxes = (): Set<string> => new Set(this.lettering.boxes.map((box) => box.id));
    return [
      {
        name: 'network.svg',
        make: () => svgBlob(networkSvg(this.app(), this.inView(), boxes(), this.free)),
      },
      {
        name: 'network.png',
        make: () =>
          drawnPng(
            this.canvas.querySelector('canvas') ?? document.createElement('canvas'),
            paper(),
          ),
      },
    ];
  }
}
