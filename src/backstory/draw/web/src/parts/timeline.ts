/** Events in view come in; lanes of time, drawn with their doubt, go out (vis-timeline). */

import { DataSet } from 'vis-data/esnext';
import { Timeline, type TimelineOptions } from 'vis-timeline/esnext';
import { type App, type Part, pick } from '../app';
import { heapUp, type Standing } from '../draw/bins';
import { drawBehind } from '../draw/behind';
import { axisWords } from '../draw/timeline_axis';
import { drawLegend, drawTools, drawUndated, labelOf, STEP } from './timeline_tools';
import { heapItem, type Item, itemOf, NARROWEST_PX } from '../draw/timeline_items';
import { h, keepFocus, refill } from '../dom';
import { svgBlob, svgToPng } from '../files';
import { timelineSvg } from '../draw/timeline_svg';
import { DAY_MS, dayOf, extent, readDay } from '../time';

const ROWS = 4;
const LABEL_PX = 200;
const LEAST_LABEL_PX = 100;
/** Between a mark and the end of the label beside it, less than the label. */
const BESIDE_PX = 26;
const REST_MS = 60;

export class TimelinePart implements Part {
  private readonly chart: Timeline;
  private readonly items = new DataSet<Item>([]);
  private readonly lanes = new DataSet<{ id: string; content: string; className: string }>([]);
  private readonly canvas = h('div', { class: 'timeline-canvas' });
  private readonly printed = h('div', { class: 'only-print' });
  private readonly undated = h('div', { class: 'undated' });
  private readonly tools = h('div', { class: 'tools' });
  private readonly key = h('div', { class: 'legend' });
  private readonly behind = h('p', { class: 'behind-told' });
  private readonly first: number;
  private readonly last: number;
  private readonly measure = document.createElement('canvas').getContext('2d');
  private readonly widths = new Map<string, number>();
  private labelWide = LABEL_PX;
  private timer = 0;
  private lang = '';
  /** What the chart was given, as text. */
  private there = new Map<string, string>();
  /** What has the focus, or had it until the chart drew something else in its place. */
  private held = '';

  constructor(
    place: HTMLElement,
    private readonly app: () => App,
  ) {
    refill(place, this.tools, this.key, this.behind, this.canvas, this.undated, this.printed);
    const { dossier } = app();
    const days = dossier.events.flatMap((id) => dossier.daysOf(id) ?? []);
    const known = days.filter((day): day is number => day !== null);
    this.first = known.reduce((a, b) => Math.min(a, b), dayOf(2100));
    this.last = known.reduce((a, b) => Math.max(a, b), dayOf(1000)) + 30;
    if (this.first > this.last) this.first = this.last - 365;
    const margin = Math.max(20, (this.last - this.first) * 0.03);
    const [start, end] = this.window();
    this.canvas.dataset['window'] = this.windowKey();
    this.chart = new Timeline(
      this.canvas,
      this.items as never,
      this.lanes as never,
      {
        ...axisWords(app().say),
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
    this.chart.on('rangechanged', () => this.rest(REST_MS));
    this.rest(2 * REST_MS);
    this.chart.on('changed', () => this.refocus());
    this.chart.on('changed', () => this.layBehind());
    this.chart.on('click', (at: { item: string | null; what: string; event: Event }) => {
      if (at.item && !(at.event.target as Element).closest?.('button')) this.open(at.item);
    });
    this.canvas.addEventListener('focusin', ({ target }) => {
      this.held = (target as HTMLElement).dataset['key'] ?? '';
    });
    // Who goes elsewhere takes the focus along; what is removed did not go.
    const left = (from: Element): boolean =>
      from.isConnected && !this.canvas.contains(document.activeElement);
    this.canvas.addEventListener('focusout', ({ target }) =>
      setTimeout(() => left(target as Element) && (this.held = '')),
    );
    this.canvas.addEventListener('keydown', (event) => this.keyed(event));
    window.addEventListener('beforeprint', () => this.print());
  }

  /** The day from which all but the earliest tenth begin: where the chart opens. */
  private crowded(): number {
    const { dossier, chosen, shown } = this.app();
    const told = chosen.dossier ? [...shown.events] : dossier.events;
    const starts = told.map((id) => dossier.start(id)).filter(Number.isFinite);
    return starts[Math.floor(starts.length / 10)] ?? this.first;
  }

  /** The days to show: those asked for, else the crowded ones, and always what is chosen. */
  private window(): [start: number, end: number] {
    const { chosen, dossier } = this.app();
    const to = readDay(chosen.to, true) ?? this.last;
    let from = readDay(chosen.from) ?? (this.crowded() < to ? this.crowded() : this.first);
    const at = dossier.start(chosen.event);
    if (!chosen.from && at < from && at >= this.first) from = at;
    const margin = Math.max(10, (to - from) * 0.04);
    return [from - margin, to + Math.max(margin, (to - from) * 0.2)];
  }

  private windowKey(): string {
    const { from, to, dossier } = this.app().chosen;
    return `${from}/${to}/${dossier}`;
  }

  draw(): void {
    const { say } = this.app();
    if (this.lang !== say.lang) {
      this.widths.clear();
      if (this.lang) this.chart.setOptions(axisWords(say) as TimelineOptions);
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
      h('span', {}, scale),
    );
  }

  /** Once the window rests, what it shows is put in. */
  private rest(after: number): void {
    this.canvas.dataset['moving'] = 'true';
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.fill();
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

  private standing(id: string, left: number, right: number, pixels: number): Standing | null {
    const { dossier, say, chosen } = this.app();
    const days = dossier.daysOf(id);
    if (!days || !dossier.dated(id)) return null;
    const ends = extent(days, this.last);
    let label = this.widths.get(id);
    if (label === undefined) {
      if (this.measure) this.measure.font = '13px system-ui, sans-serif';
      label = this.measure?.measureText(say.name(id)).width ?? 120;
      this.widths.set(id, label);
    }
    label = Math.min(label + (dossier.oddsOf(id) ? 22 : 0), this.labelWide);
    const weight = id === chosen.event ? Infinity : dossier.weight(id);
    const lane = dossier.family(id) || '-';
    // Where a label would be cut at the right it stands at the left of its mark.
    const needs = (label + BESIDE_PX) / pixels;
    const toLeft =
      (ends.to - ends.from) * pixels < NARROWEST_PX &&
      ends.from <= right &&
      ends.from + needs > right &&
      ends.from - needs > left;
    return { id, lane, from: ends.from, to: ends.to, label, weight, toLeft };
  }

  /** Put in what the window shows, the weightiest first, heaped where it could not be told apart. */
  private fill(): void {
    const app = this.app();
    const { dossier, say, shown } = app;
    const { from: left, to: right } = this.days();
    const lanesWide = this.canvas.querySelector<HTMLElement>('.vis-panel.vis-left')?.offsetWidth;
    const pixels = Math.max(200, this.canvas.clientWidth - (lanesWide ?? 130)) / (right - left);
    // At one side of every mark there is room for its label, on a phone in two lines.
    const room = (pixels * (right - left)) / 2 - BESIDE_PX;
    this.labelWide = Math.round(Math.max(LEAST_LABEL_PX, Math.min(LABEL_PX, room)));
    this.canvas.style.setProperty('--label', `${this.labelWide}px`);
    const standing = [...shown.events].flatMap(
      (id) => this.standing(id, left, right, pixels) ?? [],
    );
    const around = right - left;
    const { single, heaps } = heapUp(standing, left - around, right + around, pixels, ROWS);
    const items = single.map((one) => itemOf(app, one, pixels, this.last, left, right));
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

  /** The chart draws later than it is told to: what had the focus gets it back then. */
  private refocus(): void {
    const { held } = this;
    if (!held || document.activeElement !== document.body) return;
    const drawn = [...this.canvas.querySelectorAll<HTMLElement>('.tl')];
    const same = drawn.find(({ dataset }) => dataset['key'] === held) ?? drawn[0];
    same?.focus({ preventScroll: true });
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

  /** Arrows walk from event to event, plus and minus zoom. */
  private keyed(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) this.walk(step);
    else if (event.key === '+' || event.key === '=') this.zoom(1 / STEP);
    else if (event.key === '-') this.zoom(STEP);
    else return;
    event.preventDefault();
  }

  private walk(step: number): void {
    const { dossier } = this.app();
    const drawn = [...this.canvas.querySelectorAll<HTMLElement>('.tl[data-id]')].sort(
      (a, b) => dossier.start(a.dataset['id'] ?? '') - dossier.start(b.dataset['id'] ?? ''),
    );
    const at = drawn.indexOf(document.activeElement as HTMLElement);
    drawn[Math.max(0, Math.min(drawn.length - 1, at + step))]?.focus();
  }

  private zoom(by: number): void {
    const { start, end } = this.chart.getWindow();
    const [from, to] = [+start / DAY_MS, +end / DAY_MS];
    const add = ((to - from) * (by - 1)) / 2;
    this.move(from - add, to + add);
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
    this.move(this.first - 60, this.last + (this.last - this.first) * 0.15);
  }

  /** Paper has no window to move: it gets the whole as a picture that fits its width. */
  private print(): void {
    const svg = new DOMParser().parseFromString(
      timelineSvg(this.app(), this.first, this.last),
      'image/svg+xml',
    ).documentElement;
    refill(this.printed, document.importNode(svg, true));
  }

  exports() {
    const svg = () => timelineSvg(this.app(), this.first, this.last);
    return [
      { name: 'timeline.svg', make: () => svgBlob(svg()) },
      { name: 'timeline.png', make: () => svgToPng(svg()) },
    ];
  }
}
