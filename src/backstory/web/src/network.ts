/** Things, lines and places computed beforehand come in; a network to walk in goes out (vis-network). */

import { DataSet } from 'vis-data/esnext';
import { Network, type Options } from 'vis-network/esnext';
import { type App, type Part, pick } from './app';
import { crowds, type Point } from './crowds';
import type { Line, Spot } from './data';
import { button, h, refill } from './dom';
import type { Dossier } from './dossier';
import { family, faint, ink, paper } from './families';
import { laneWords, undatedLane } from './lane';
import { type Box, placeLabels, wrap } from './labels';
import { networkSvg } from './network_svg';
import { drawnPng, svgBlob } from './picture';

const MOST_NODES = 2000;
const FIRST_LABELS = 40;
const MOST_LABELS = 140;
const LABEL_PX = 12;

interface Mark {
  id: string;
  x: number;
  y: number;
  shape: string;
  size: number;
  color: { background: string; border: string };
  borderWidth: number;
  opacity: number;
  shapeProperties: { borderDashes: number[] | false };
  title: string;
}

interface Edge {
  id: string;
  from: string;
  to: string;
  color: { color: string; opacity: number };
  width: number;
  dashes: boolean;
  arrows: string;
  title: string;
}

export class NetworkPart implements Part {
  private readonly net: Network;
  private readonly marks = new DataSet<Mark>([]);
  private readonly lines = new DataSet<Edge>([]);
  private readonly canvas = h('div', { class: 'network-canvas', tabindex: 0, role: 'application' });
  private readonly tools = h('div', { class: 'tools' });
  private readonly counted = h('p', { class: 'counted', 'aria-live': 'polite' });
  private readonly linksOf = new Map<string, Set<string>>();
  private readonly weight = new Map<string, number>();
  private linkedFor: Dossier | undefined;
  private readonly widths = new Map<string, number>();
  private readonly opened = new Set<string>();
  private crowdsNow = new Map<string, string[]>();
  private wanted: { id: string; x: number; y: number; size: number; lines: string[] }[] = [];
  private boxes: Box[] = [];
  private free = false;
  private withActors = true;
  private firstScale = 0;
  private settled = '';

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
          hideEdgesOnDrag: this.big(),
          hideEdgesOnZoom: this.big(),
          multiselect: false,
        },
        edges: { smooth: false, selectionWidth: 1, hoverWidth: 1 },
        nodes: { font: { size: 0 }, chosen: false },
      } as unknown as Options,
    );
    this.net.on('beforeDrawing', (pen: CanvasRenderingContext2D) => this.drawAxis(pen));
    this.net.on('afterDrawing', (pen: CanvasRenderingContext2D) => this.drawLabels(pen));
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
    const chosen = this.chosen();
    const near = chosen ? (this.linksOf.get(chosen) ?? new Set<string>()) : null;
    const drawn = new Set(single.map((point) => point.id));
    const marks = single.map((point) => this.mark(point, chosen, near));
    for (const group of groups) {
      marks.push({
        ...this.plainMark(group.id, group.x, group.y),
        shape: 'square',
        size: 8 + Math.sqrt(group.members.length),
        title: app.say.t('groupOf', group.members.length),
      });
    }
    this.marks.clear();
    this.lines.clear();
    this.marks.add(marks);
    this.lines.add(this.edges(drawn, chosen));
    this.rank(single, chosen, near, groups);
    const hidden = app.dossier.data.drawing.spots.length - points.length;
    const grouped = points.length - single.length;
    this.counted.dataset['shown'] = String(single.length);
    this.counted.dataset['hidden'] = String(hidden);
    this.canvas.dataset['drawn'] = String(marks.length);
    const label = app.say.t('networkLabel', single.length, this.lines.length);
    this.canvas.setAttribute('aria-label', `${label}. ${app.say.t('networkHelp')}`);
    const key = `${this.free}${this.withActors}`;
    if (this.settled !== key) {
      this.settled = key;
      this.fit();
    } else this.net.redraw();
    this.count(single.length, hidden, grouped);
  }

  private count(drawn: number, hidden: number, grouped: number): void {
    const { say } = this.app();
    const unlabelled = Math.max(0, drawn - this.boxes.length);
    const words = [say.t('hiddenNodes', drawn, hidden, unlabelled)];
    if (grouped) words.push(say.t('grouped', grouped));
    this.counted.textContent = words.join(' · ');
  }

  /** The event, actor or voice in the middle of attention. */
  private chosen(): string {
    const { event, actor, voice } = this.app().chosen;
    return event || actor || voice;
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
      for (const other of this.linksOf.get(id) ?? []) if (events.has(other)) kept.add(id);
    }
    if (chosen && dossier.thing(chosen)) kept.add(chosen);
    return kept;
  }

  private plainMark(id: string, x: number, y: number): Mark {
    return {
      id,
      x,
      y,
      shape: 'dot',
      size: 6,
      color: { background: faint(), border: ink() },
      borderWidth: 1,
      opacity: 1,
      shapeProperties: { borderDashes: false },
      title: '',
    };
  }

  private mark(point: Point, chosen: string, near: ReadonlySet<string> | null): Mark {
    const { dossier, say } = this.app();
    const { id, x, y } = point;
    const thing = dossier.thing(id);
    const event = thing?.type === 'event';
    const { shape, colour } = family(dossier.family(id));
    const mark = this.plainMark(id, x, y);
    const size = 5 + Math.min(13, Math.sqrt(point.weight) * 1.6);
    const actorShape =
      thing?.kind === 'person' ? 'dot' : thing?.kind === 'post' ? 'square' : 'hexagon';
    mark.shape = event ? shape : thing?.type === 'instrument' ? 'box' : actorShape;
    if (mark.shape === 'box') mark.shape = 'square';
    mark.size = event ? size : size * 0.7;
    mark.color = event
      ? { background: colour, border: colour }
      : { background: paper(), border: thing?.type === 'instrument' ? colour : ink() };
    mark.borderWidth = id === chosen ? 4 : event ? 1 : 1.5;
    if (id === chosen) mark.color.border = ink();
    if (thing?.type === 'instrument') mark.shapeProperties = { borderDashes: [3, 2] };
    mark.opacity = near && id !== chosen && !near.has(id) ? 0.22 : 1;
    const odds = dossier.oddsOf(id);
    const when = event ? `\n${say.when(id)}` : '';
    const doubt = odds ? `\n≠ ${odds === 1 ? say.t('atOdds1') : say.t('atOddsN', odds)}` : '';
    mark.title = `${say.name(id).slice(0, 160)}\n${say.kind(id)}${when}${doubt}`;
    return mark;
  }

  private edges(drawn: ReadonlySet<string>, chosen: string): Edge[] {
    const { dossier } = this.app();
    const edges: Edge[] = [];
    dossier.data.drawing.lines.forEach((line, i) => {
      const [from, to, says] = line;
      if (!drawn.has(from) || !drawn.has(to) || !dossier.rests(line)) return;
      const touches = from === chosen || to === chosen;
      const role = says === 'actors';
      const colour = touches ? ink() : role ? faint() : ink();
      edges.push({
        id: String(i),
        from,
        to,
        color: { color: colour, opacity: chosen ? (touches ? 0.95 : 0.08) : role ? 0.55 : 0.6 },
        width: touches ? 2 : role ? 0.6 : 1.3,
        dashes: line[4].some((id) => dossier.atOdds(id).length > 0),
        arrows: role || says === 'place' || this.big() ? '' : 'to',
        title: this.lineWords(line),
      });
    });
    return edges;
  }

  private lineWords([from, to, says, role, claims]: Line): string {
    const { dossier, say } = this.app();
    const relation = role ? say.concept(role) : say.pick(dossier.data.predicates[says]) || says;
    const voices = claims.flatMap((id) => dossier.claims.get(id)?.voices ?? []);
    const named = [...new Set(voices)].slice(0, 4).map((id) => say.voice(id));
    const odds = claims.some((id) => dossier.atOdds(id).length) ? ` ≠ ${say.t('atOdds')}` : '';
    const line = `${say.name(from)} — ${relation} — ${say.name(to)}`;
    return `${line}\n${say.t('according', named.join(', '))}${odds}`;
  }

  /** The order in which labels are tried: what is chosen, its neighbours, then by weight. */
  private rank(
    points: Point[],
    chosen: string,
    near: ReadonlySet<string> | null,
    groups: { id: string; x: number; y: number; members: string[] }[],
  ): void {
    const { dossier, say } = this.app();
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
      size: this.marks.get(point.id)?.size ?? 6,
      lines: wrap((dossier.oddsOf(point.id) ? '≠ ' : '') + say.name(point.id)),
    }));
    const heaps = [...groups].sort((a, b) => b.members.length - a.members.length).slice(0, 30);
    for (const { id, x, y, members } of heaps) {
      this.wanted.unshift({ id, x, y, size: 10, lines: [`⊞ ${say.number(members.length)}`] });
    }
  }

  private drawAxis(pen: CanvasRenderingContext2D): void {
    if (this.free) return;
    pen.save();
    const ratio = pen.canvas.width / (this.canvas.clientWidth || 1);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.font = '11px system-ui, sans-serif';
    pen.textAlign = 'left';
    pen.lineWidth = 1;
    let last = this.nameUndated(pen) - 38;
    for (const [year, x] of this.app().dossier.data.drawing.axis) {
      const at = this.net.canvasToDOM({ x, y: 0 }).x;
      if (at - last < 40) continue;
      last = at;
      pen.strokeStyle = faint();
      pen.globalAlpha = 0.6;
      pen.beginPath();
      pen.moveTo(at, 0);
      pen.lineTo(at, this.canvas.clientHeight);
      pen.stroke();
      pen.globalAlpha = 1;
      pen.fillStyle = ink();
      pen.fillText(String(year), at + 3, 12);
    }
    pen.restore();
  }

  /** Head the lane of what has no date, left of the first year; tell where the heading ends. */
  private nameUndated(pen: CanvasRenderingContext2D): number {
    const lane = undatedLane(this.app());
    this.canvas.dataset['undated'] = lane ? laneWords(this.app(), lane) : '';
    if (!lane) return -Infinity;
    const [at, until] = [lane.x, lane.until].map((x) => this.net.canvasToDOM({ x, y: 0 }).x) as [
      number,
      number,
    ];
    const whole = laneWords(this.app(), lane);
    const fits = pen.measureText(whole).width <= until - 8;
    const words = fits ? whole : laneWords(this.app(), lane, false);
    pen.fillStyle = ink();
    const { width } = pen.measureText(words);
    const from = Math.max(2, Math.min(at - 20, until - 6 - width));
    pen.fillText(words, from, 12);
    return from + width;
  }

  private drawLabels(pen: CanvasRenderingContext2D): void {
    const scale = this.net.getScale();
    const size = { width: this.canvas.clientWidth, height: this.canvas.clientHeight };
    const ratio = pen.canvas.width / (size.width || 1);
    pen.save();
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.font = `${LABEL_PX}px system-ui, sans-serif`;
    const wanted = this.wanted.map(({ id, x, y, size: radius, lines }) => {
      const at = this.net.canvasToDOM({ x, y });
      const key = lines.join('\n');
      let width = this.widths.get(key);
      if (width === undefined) {
        width = Math.max(...lines.map((line) => pen.measureText(line).width));
        this.widths.set(key, width);
      }
      return { id, x: at.x, y: at.y, radius: radius * scale, lines, width };
    });
    const near = this.firstScale ? scale / this.firstScale : 1;
    const most = near > 1.3 ? Math.min(MOST_LABELS, FIRST_LABELS * near) : FIRST_LABELS;
    this.boxes = placeLabels(wanted, size, LABEL_PX + 3, most);
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    for (const box of this.boxes) {
      box.lines.forEach((line, i) => {
        const y = box.y + (i - (box.lines.length - 1) / 2) * (LABEL_PX + 3);
        pen.lineWidth = 3.5;
        pen.strokeStyle = paper();
        pen.strokeText(line, box.x, y);
        pen.fillStyle = ink();
        pen.fillText(line, box.x, y);
      });
    }
    pen.restore();
    this.canvas.dataset['labels'] = String(this.boxes.length);
  }

  /** Where the labels are written, for the tests. */
  labels(): Box[] {
    return this.boxes;
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

  private fit(): void {
    this.net.fit({ animation: false, maxZoomLevel: 1.6 } as never);
    this.firstScale = this.net.getScale();
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
      this.legend(),
    );
  }

  private legend(): HTMLElement {
    const { say, dossier } = this.app();
    const signs: Record<string, string> = {
      diamond: '◆',
      square: '■',
      hexagon: '⬢',
      triangleDown: '▼',
      star: '★',
      triangle: '▲',
      dot: '●',
    };
    const families = [
      ...new Set(dossier.events.map((id) => dossier.family(id)).filter(Boolean)),
    ].sort();
    return h(
      'details',
      { class: 'legend' },
      h('summary', {}, say.t('legend')),
      h(
        'ul',
        {},
        families.map((id) => {
          const { shape, colour } = family(id);
          const sign = h(
            'span',
            { style: `color:${colour}`, 'aria-hidden': 'true' },
            signs[shape] ?? '●',
          );
          return h('li', {}, sign, ` ${say.concept(id)}`);
        }),
        h('li', {}, `○ ${say.t('person')}`),
        h('li', {}, `⬡ ${say.t('body')}, ${say.t('group')}`),
        h('li', {}, `□ ${say.t('post')}`),
        h('li', {}, `⬚ ${say.t('instrument')}`),
        h('li', {}, `≠ ${say.t('atOdds')}`),
      ),
    );
  }

  private turn(free: boolean): void {
    this.free = free;
    this.draw();
  }

  exports() {
    const boxes = (): Set<string> => new Set(this.boxes.map((box) => box.id));
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
