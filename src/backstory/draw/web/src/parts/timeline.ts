/** Events in view come in; lanes of time, drawn with their doubt, go out (vis-timeline). */

import { DataSet } from 'vis-data/esnext';
import { Timeline, type TimelineOptions } from 'vis-timeline/esnext';
import { type App, type Part, pick } from '../app';
import { type Heap, heapUp, type Standing } from '../draw/bins';
import { oddsBadge } from './claim_card';
import { button, h, refill } from '../dom';
import { svgBlob, svgToPng } from '../files';
import { timelineSvg } from '../draw/timeline_svg';
import { DAY_MS, dayOf, extent, readDay } from '../time';

const ROWS = 6;

interface Item {
  id: string;
  group: string;
  start: number;
  end?: number;
  type: 'range' | 'point';
  content: string;
  className: string;
  style?: string;
  heap?: Heap;
}

export class TimelinePart implements Part {
  private readonly chart: Timeline;
  private readonly items = new DataSet<Item>([]);
  private readonly lanes = new DataSet<{ id: string; content: string; className: string }>([]);
  private readonly canvas = h('div', { class: 'timeline-canvas' });
  private readonly undated = h('div', { class: 'undated' });
  private readonly key = h('div', { class: 'legend' });
  private readonly first: number;
  private readonly last: number;
  private readonly measure = document.createElement('canvas').getContext('2d');
  private readonly widths = new Map<string, number>();
  private timer = 0;
  private drawnFor = '';

  constructor(
    place: HTMLElement,
    private readonly app: () => App,
  ) {
    refill(place, this.key, this.canvas, this.undated);
    const { dossier } = app();
    const days = dossier.events.flatMap((id) => dossier.thing(id)?.days ?? []);
    const known = days.filter((day): day is number => day !== null);
    this.first = known.reduce((a, b) => Math.min(a, b), dayOf(2100));
    this.last = known.reduce((a, b) => Math.max(a, b), dayOf(1000)) + 30;
    if (this.first > this.last) this.first = this.last - 365;
    const margin = Math.max(20, (this.last - this.first) * 0.03);
    this.chart = new Timeline(
      this.canvas,
      this.items as never,
      this.lanes as never,
      {
        ...this.words(),
        start: (this.crowded() - margin) * DAY_MS,
        end: (this.last + this.room()) * DAY_MS,
        min: (this.first - 2 * margin - 400) * DAY_MS,
        max: (this.last + 2 * margin + 800) * DAY_MS,
        zoomMin: 10 * DAY_MS,
        stack: true,
        showCurrentTime: false,
        orientation: { axis: 'top', item: 'top' },
        margin: { axis: 6, item: { horizontal: 8, vertical: 4 } },
        verticalScroll: true,
        zoomKey: 'ctrlKey',
        horizontalScroll: false,
        selectable: false,
        maxHeight: '70vh',
        minHeight: 220,
        template: (item: Item) => this.label(item),
      } as TimelineOptions,
    );
    this.chart.on('rangechanged', () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.fill(), 60);
    });
    this.chart.on('click', (at: { item: string | null; what: string; event: Event }) => {
      if (at.item && !(at.event.target as Element).closest?.('button')) this.open(at.item);
    });
  }

  /** The day from which all but the earliest tenth begin: where the chart opens. */
  private crowded(): number {
    const { dossier } = this.app();
    const starts = dossier.events.map((id) => dossier.start(id)).filter(Number.isFinite);
    return starts[Math.floor(starts.length / 10)] ?? this.first;
  }

  /** Days to leave free at the right, for the last labels. */
  private room(): number {
    return (this.last - this.crowded()) * 0.22 + 20;
  }

  private words(): object {
    const { say } = this.app();
    const part = (options: Intl.DateTimeFormatOptions) => (date: Date) =>
      new Intl.DateTimeFormat(say.lang, { ...options, timeZone: 'UTC' }).format(new Date(+date));
    const day = part({ day: 'numeric' });
    const formats: Record<string, (date: Date) => string> = {
      weekday: part({ weekday: 'short', day: 'numeric' }),
      day,
      week: day,
      month: part({ month: 'short' }),
      year: part({ year: 'numeric' }),
    };
    const above: Record<string, (date: Date) => string> = {
      weekday: part({ month: 'long', year: 'numeric' }),
      day: part({ month: 'long', year: 'numeric' }),
      week: part({ month: 'long', year: 'numeric' }),
      month: formats['year'] ?? day,
      year: () => '',
    };
    return {
      format: {
        minorLabels: (date: Date, scale: string) => (formats[scale] ?? day)(date),
        majorLabels: (date: Date, scale: string) => (above[scale] ?? day)(date),
      },
    };
  }

  draw(): void {
    const app = this.app();
    const { chosen, say } = app;
    if (this.drawnFor !== say.lang) {
      this.widths.clear();
      this.chart.setOptions(this.words() as TimelineOptions);
      this.legend();
    }
    const window = `${chosen.from}/${chosen.to}`;
    const moved = this.canvas.dataset['window'] !== window;
    this.canvas.dataset['window'] = window;
    if (moved && (chosen.from || chosen.to || this.drawnFor)) {
      const from = readDay(chosen.from) ?? this.crowded();
      const to = readDay(chosen.to, true) ?? this.last;
      const margin = Math.max(10, (to - from) * 0.04);
      const end = to + Math.max(margin, (to - from) * 0.2);
      this.chart.setWindow((from - margin) * DAY_MS, end * DAY_MS, { animation: false });
    }
    this.drawnFor = say.lang;
    this.fill();
    this.drawUndated();
  }

  private standing(id: string): Standing | null {
    const { dossier, say } = this.app();
    const days = dossier.thing(id)?.days;
    if (!days || !dossier.dated(id)) return null;
    const ends = extent(days, this.first, this.last);
    let label = this.widths.get(id);
    if (label === undefined) {
      if (this.measure) this.measure.font = '13px system-ui, sans-serif';
      label = Math.min(190, this.measure?.measureText(say.name(id)).width ?? 120);
      this.widths.set(id, label);
    }
    return { id, lane: dossier.family(id) || '-', from: ends.from, to: ends.to, label };
  }

  /** Put in what the window shows, heaped where it could not be told apart. */
  private fill(): void {
    const app = this.app();
    const { dossier, say, chosen, shown } = app;
    const window = this.chart.getWindow();
    const [left, right] = [+window.start / DAY_MS, +window.end / DAY_MS];
    const standing = [...shown.events].flatMap((id) => this.standing(id) ?? []);
    const pixels = Math.max(200, this.canvas.clientWidth - 130) / (right - left);
    const { single, heaps } = heapUp(
      standing,
      left - (right - left),
      right + (right - left),
      pixels,
      ROWS,
    );
    const lanes = [...new Set(standing.map((one) => one.lane))].sort();
    const items: Item[] = single.map(({ id, lane }) => this.item(id, lane, pixels, chosen.event));
    for (const heap of heaps) {
      items.push({
        id: heap.id,
        group: heap.lane,
        start: heap.from * DAY_MS,
        type: 'point',
        content: '',
        className: 'heap',
        heap,
      });
    }
    this.lanes.update(
      lanes.map((lane) => ({
        id: lane,
        content: lane === '-' ? say.t('other') : say.concept(lane),
        className: `family-${lane.split('/').at(-1)}`,
      })),
    );
    this.lanes.remove(this.lanes.getIds().filter((id) => !lanes.includes(String(id))));
    const kept = new Set(items.map((item) => item.id));
    this.items.remove(this.items.getIds().filter((id) => !kept.has(String(id))));
    this.items.update(items);
    this.canvas.dataset['drawn'] = String(items.length);
    this.canvas.setAttribute(
      'aria-label',
      `${say.t('timeline')}: ${say.t('eventsIn', dossier.events.length)}`,
    );
    this.canvas.setAttribute('role', 'group');
    const names = this.canvas.querySelector('.vis-left');
    names?.setAttribute('tabindex', '0');
    names?.setAttribute('role', 'group');
    names?.setAttribute('aria-label', say.t('kind'));
  }

  private item(id: string, lane: string, pixels: number, chosen: string): Item {
    const { dossier, say } = this.app();
    const thing = dossier.thing(id);
    const ends = extent(thing?.days ?? [null, null, null, null], this.first, this.last);
    const wide = (ends.to - ends.from) * pixels >= 6;
    const names = [
      `family-${lane.split('/').at(-1)}`,
      dossier.oddsOf(id) || thing?.disjoint ? 'at-odds' : '',
      thing?.approximate ? 'approximate' : '',
      ends.openLeft ? 'open-left' : '',
      ends.openRight ? 'open-right' : '',
      ends.from === ends.to || ends.certain ? '' : 'possible-only',
      id === chosen ? 'chosen' : '',
      ends.from !== ends.to && !wide ? 'vague' : '',
    ];
    const item: Item = {
      id,
      group: lane,
      start: ends.from * DAY_MS,
      type: wide ? 'range' : 'point',
      content: say.name(id),
      className: names.filter(Boolean).join(' '),
    };
    if (wide) {
      item.end = (ends.to + 1) * DAY_MS;
      item.style = `--sure-from:${ends.a.toFixed(1)}%;--sure-to:${ends.b.toFixed(1)}%`;
    }
    return item;
  }

  private label(item: Item): HTMLElement {
    const app = this.app();
    const { say, dossier } = app;
    if (item.heap) {
      const words = say.t('eventsIn', item.heap.members.length);
      return button({ class: 'tl heap-label' }, () => this.open(item.id), `⊞ ${words}`);
    }
    const name = say.name(item.id);
    return button(
      { class: 'tl', 'data-id': item.id, title: `${name} — ${say.when(item.id)}` },
      () => pick(this.app(), item.id),
      oddsBadge(app, dossier.oddsOf(item.id)),
      dossier.thing(item.id)?.approximate ? '~ ' : null,
      name,
    );
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
    this.chart.setWindow((from - margin) * DAY_MS, (to + margin) * DAY_MS, { animation: !still });
  }

  private drawUndated(): void {
    const app = this.app();
    const { dossier, say, shown } = app;
    const ids = [...shown.events].filter((id) => !dossier.dated(id));
    refill(
      this.undated,
      h('h3', {}, `${say.t('undated')} (${ids.length})`),
      h(
        'ul',
        {},
        ids.map((id) =>
          h(
            'li',
            {},
            button(
              { class: 'tl' },
              () => pick(this.app(), id),
              oddsBadge(app, dossier.oddsOf(id)),
              say.name(id),
            ),
          ),
        ),
      ),
    );
    this.undated.hidden = !ids.length;
  }

  /** Move what is in view by a share of its width, for the benchmarks; gives the days in view. */
  frame(share: number): { from: number; to: number } {
    const { start, end } = this.chart.getWindow();
    const by = (+end - +start) * share;
    this.chart.setWindow(+start + by, +end + by, { animation: false });
    return { from: (+start + by) / DAY_MS, to: (+end + by) / DAY_MS };
  }

  private showAll(): void {
    const end = this.last + (this.last - this.first) * 0.15;
    this.chart.setWindow((this.first - 60) * DAY_MS, end * DAY_MS, { animation: false });
  }

  private legend(): void {
    const { say } = this.app();
    const start = this.crowded();
    const { dossier } = this.app();
    const earlier = dossier.events.filter((id) => dossier.start(id) < start).length;
    refill(
      this.key,
      h('span', { class: 'key-sure' }),
      say.t('certain'),
      h('span', { class: 'key-maybe' }),
      say.t('possible'),
      h('span', { class: 'key-open' }, '→'),
      say.t('openEnd'),
      h('span', { class: 'odds-badge', 'aria-hidden': 'true' }, '≠'),
      say.t('atOdds'),
      earlier
        ? button({ class: 'quiet' }, () => this.showAll(), `← ${say.t('earlier', earlier)}`)
        : null,
    );
  }

  exports() {
    const svg = (): string => timelineSvg(this.app(), this.first, this.last);
    return [
      { name: 'timeline.svg', make: () => svgBlob(svg()) },
      { name: 'timeline.png', make: () => svgToPng(svg()) },
    ];
  }
}
