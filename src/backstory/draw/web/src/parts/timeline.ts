/** Events in view come in; lanes of time, drawn with their doubt, go out (vis-timeline). */

import { DataSet } from 'vis-data/esnext';
import { Timeline, type TimelineOptions } from 'vis-timeline/esnext';
import { type App, type Part, pick } from '../app';
import { heapUp, type View } from '../draw/bins';
import { drawBehind } from '../draw/behind';
import { axisWords } from '../draw/timeline_axis';
import { Standings } from '../draw/standing';
import { TimelineKeys } from '../draw/timeline_keys';
import { drawLegend, drawTools, drawUndated, labelOf } from './timeline_tools';
import { heapItem, type Item, itemOf } from '../draw/timeline_items';
import { h, keepFocus, refill } from '../dom';
import { eventsRead, spanOf } from '../shown';
import { svgBlob, svgToPng } from '../files';
import { printedAs } from '../draw/printing';
import { timelineSvg } from '../draw/timeline_svg';
import { zoomed } from '../draw/zooming';
import { DAY_MS, readDay } from '../time';

const ROWS = 4;
const REST_MS = 60;

export class TimelinePart implements Part {
  private readonly chart: Timeline;
  private readonly items = new DataSet<Item>([]);
  private readonly lanes = new DataSet<{ id: string; content: string; className: string }>([]);
  private readonly canvas = h('div', { class: 'timeline-canvas' });
  private readonly printed = printedAs(() => timelineSvg(this.app()));
  private readonly undated = h('div', { class: 'undated' });
  private readonly tools = h('div', { class: 'tools' });
  private readonly key = h('div', { class: 'legend' });
  private readonly behind = h('p', { class: 'behind-told' });
  private readonly first: number;
  private readonly last: number;
  private readonly standings: Standings;
  private readonly keys: TimelineKeys;
  private made = false;
  private timer = 0;
  private lang = '';
  /** What the chart was given, as text. */
  private there = new Map<string, string>();
  /** Whether a row above the marks of the axis has anything to say: above years it has not. */
  private above = true;

  constructor(
    place: HTMLElement,
    private readonly app: () => App,
  ) {
    refill(place, this.tools, this.key, this.behind, this.canvas, this.printed, this.undated);
    [this.first, this.last] = spanOf(app().dossier, app().dossier.events);
    this.standings = new Standings(app, this.last);
    this.keys = new TimelineKeys(this.canvas, app, (by) => this.zoom(by));
    const margin = Math.max(20, (this.last - this.first) * 0.03);
    const [start, end] = this.window();
    this.canvas.dataset['window'] = this.windowKey();
    this.chart = new Timeline(
      this.canvas,
      this.items as never,
      this.lanes as never,
      {
        ...this.words(),
        start: start * DAY_MS,
        end: end * DAY_MS,
        min: (this.first - 2 * margin - 400) * DAY_MS,
        max: (this.last + 2 * margin + 800) * DAY_MS,
        zoomMin: 10 * DAY_MS,
        stack: true,
        showCurrentTime: false,
        orientation: { axis: 'top', item: 'top' },
        margin: { axis: 6, item: { horizontal: 8, vertical: 4 } },
        groupOrder: 'id',
        verticalScroll: true,
        zoomKey: 'ctrlKey',
        horizontalScroll: false,
        selectable: false,
        minHeight: 220,
        template: (item: Item) => labelOf(this.app(), item, (id) => this.open(id)),
      } as TimelineOptions,
    );
    this.made = true;
    this.chart.on('rangechanged', () => this.rest(REST_MS));
    this.rest(2 * REST_MS);
    this.chart.on('changed', () => this.keys.refocus());
    this.chart.on('changed', () => this.layBehind());
    this.chart.on('click', (at: { item: string | null; what: string; event: Event }) => {
      if (at.item && !(at.event.target as Element).closest?.('button')) this.open(at.item);
    });
  }

  private words() {
    return axisWords(this.app().say, (moment) => {
      // The chart asks for the first time while it is made.
      if (!this.made) return { after: Infinity, before: 0 };
      const { left, right, pixels } = this.view();
      const day = moment / DAY_MS;
      return { after: (right - day) * pixels, before: (day - left) * pixels };
    });
  }

  /** The days in view, and how many pixels each has. */
  private view(): View {
    const { from: left, to: right } = this.days();
    const lanesWide = this.canvas.querySelector<HTMLElement>('.vis-panel.vis-left')?.offsetWidth;
    const wide = Math.max(200, this.canvas.clientWidth - (lanesWide ?? 130));
    return { left, right, pixels: wide / (right - left) };
  }

  /** Above years the axis has nothing to say: there its upper row goes. */
  private fitAxis(): void {
    const { step } = (this.chart as unknown as { timeAxis: { step?: { scale: string } } }).timeAxis;
    const above = step?.scale !== 'year';
    if (above === this.above) return;
    this.above = above;
    this.chart.setOptions({ showMajorLabels: above });
  }

  /** The day from which all but the earliest tenth begin: where the chart opens. */
  private crowded(): number {
    const starts = eventsRead(this.app()).map((id) => this.app().dossier.start(id));
    const known = starts.filter(Number.isFinite);
    return known[Math.floor(known.length / 10)] ?? this.first;
  }

  /** The days to show: those asked for, else the crowded ones, and always what is chosen. */
  private window(): [start: number, end: number] {
    const { chosen, dossier } = this.app();
    // What happened in a year was asked: its days are shown, and the rest is there to go to.
    const asked = new URLSearchParams(chosen.question.split('?')[1]);
    const since = chosen.from || (asked.get('since') ?? '');
    const [first, last] = spanOf(this.app().dossier, eventsRead(this.app()));
    const to = readDay(chosen.to || (asked.get('until') ?? ''), true) ?? last;
    let from = readDay(since) ?? (this.crowded() < to ? this.crowded() : first);
    const at = dossier.start(chosen.event);
    if (!since && at < from && at >= first) from = at;
    const margin = Math.max(10, (to - from) * 0.04);
    return [from - margin, to + Math.max(margin, (to - from) * 0.2)];
  }

  private windowKey(): string {
    const { from, to, dossier, question } = this.app().chosen;
    return `${from}/${to}/${dossier}/${question}`;
  }

  draw(): void {
    const { say } = this.app();
    if (this.lang !== say.lang) {
      this.standings.forget();
      if (this.lang) this.chart.setOptions(this.words() as TimelineOptions);
      this.lang = say.lang;
      drawTools(this.tools, this.app(), {
        frame: (share) => this.frame(share),
        zoom: (by) => this.zoom(by),
        all: () => this.showAll(),
      });
      drawLegend(this.key, this.app());
    }
    if (this.canvas.dataset['window'] !== this.windowKey()) {
      this.canvas.dataset['window'] = this.windowKey();
      const [start, end] = this.window();
      this.move(start, end);
    }
    this.fill();
    keepFocus(this.undated, () => drawUndated(this.undated, this.app()));
  }

  /** What a table counts, if one was given, with its source and the measure of its bars. */
  private layBehind(): void {
    const { dossier, say } = this.app();
    const rows = dossier.data.behind;
    const axis = this.canvas.querySelector('.vis-panel.vis-top');
    if (!rows || !axis) return;
    const { from, to } = this.days();
    const { days, most } = drawBehind(axis, rows, from, to);
    const scale = say.t('behindScale', days, most);
    refill(
      this.behind,
      h('span', { class: 'key-behind' }),
      say.pick(rows.told),
      ' ',
      h('span', {}, scale),
    );
  }

  /** Once the window rests, what it shows is put in. */
  private rest(after: number): void {
    this.canvas.dataset['moving'] = 'true';
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.fitAxis();
      this.fill();
      // The chart shows itself when something is drawn after its window was set: not without items.
      if (this.canvas.dataset['drawn'] === '0') this.chart.redraw();
      // The chart draws in the next frame.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => delete this.canvas.dataset['moving']),
      );
    }, after);
  }

  private move(start: number, end: number, animation = false): void {
    this.rest(animation ? 10 * REST_MS : REST_MS);
    this.chart.setWindow(start * DAY_MS, end * DAY_MS, { animation });
  }

  /** Put in what the window shows, the weightiest first, heaped where it could not be told apart. */
  private fill(): void {
    const app = this.app();
    const { dossier, say, shown } = app;
    const view = this.view();
    const { left, right, pixels } = view;
    this.standings.fit(view);
    this.canvas.style.setProperty('--label', `${this.standings.most}px`);
    const standing = [...shown.events].flatMap((id) => this.standings.of(id, view));
    const { single, heaps } = heapUp(standing, view, ROWS);
    const items = single.map((one) => itemOf(app, one, pixels, this.last, left));
    items.push(...heaps.map((heap) => heapItem(app, heap, pixels, left, right)));
    const lanes = [...new Set(standing.map((one) => one.lane))].sort();
    this.lanes.update(
      lanes.map((lane) => ({
        id: lane,
        content: lane === '-' ? say.t('other') : say.concept(lane),
        className: `family-${lane.split('/').at(-1)}`,
      })),
    );
    this.lanes.remove(this.lanes.getIds().filter((id) => !lanes.includes(String(id))));
    this.put(items);
    this.canvas.dataset['drawn'] = String(items.length);
    this.describe(say.t('eventsIn', dossier.events.length));
  }

  /** Only what is not there already: what is written anew loses the focus. */
  private put(items: Item[]): void {
    const told = new Map(items.map((item) => [item.id, JSON.stringify(item)]));
    const changed = items.filter(({ id }) => this.there.get(id) !== told.get(id));
    const gone = [...this.there.keys()].filter((id) => !told.has(id));
    this.there = told;
    if (!changed.length && !gone.length) return;
    this.items.remove(gone);
    this.items.update(changed);
  }

  private describe(counted: string): void {
    const { say } = this.app();
    const words = say.t('timelineSays', counted);
    this.canvas.setAttribute('aria-label', words);
    this.canvas.setAttribute('role', 'group');
    const names = this.canvas.querySelector('.vis-left');
    const told = { tabindex: '0', role: 'group', 'aria-label': say.t('kind') };
    for (const [key, value] of Object.entries(told)) names?.setAttribute(key, value);
  }

  private open(id: string): void {
    const item = this.items.get(id) as Item | null;
    if (!item?.heap) {
      pick(this.app(), id);
      return;
    }
    const { from, to } = item.heap;
    const margin = Math.max(4, (to - from) * 0.25);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.move(from - margin, to + margin, !still);
  }

  private zoom(by: number): void {
    const { from, to } = this.days();
    const { chosen, dossier } = this.app();
    const focused = this.canvas.querySelector<HTMLElement>('.tl:focus')?.dataset['id'];
    this.move(...zoomed([from, to], by, dossier.start(focused ?? chosen.event)));
  }

  /** The days in view. */
  days(): { from: number; to: number } {
    const { start, end } = this.chart.getWindow();
    return { from: +start / DAY_MS, to: +end / DAY_MS };
  }

  /** Move what is in view by a share of its width; gives the days in view. */
  frame(share: number): { from: number; to: number } {
    const { start, end } = this.chart.getWindow();
    const by = (+end - +start) * share;
    this.chart.setWindow(+start + by, +end + by, { animation: false });
    return { from: (+start + by) / DAY_MS, to: (+end + by) / DAY_MS };
  }

  private showAll(): void {
    const [first, last] = spanOf(this.app().dossier, eventsRead(this.app()));
    this.move(first - 60, last + (last - first) * 0.15);
  }

  exports() {
    const svg = () => timelineSvg(this.app());
    return [
      { name: 'timeline.svg', make: () => svgBlob(svg()) },
      { name: 'timeline.png', make: () => svgToPng(svg()) },
    ];
  }
}
