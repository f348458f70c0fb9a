/** The years of the dossier come in; a slider with two ends, a play button and what is chosen go out. */

import type { App } from '../app';
import { button, g, h, refill } from '../dom';
import { yearOf } from '../time';

const PLAY_MS = 700;

export class TimeBar {
  private readonly low = h('input', { type: 'range', class: 'low', step: 1 });
  private readonly high = h('input', { type: 'range', class: 'high', step: 1 });
  private readonly words = h('output', { class: 'years' });
  private readonly playing: HTMLButtonElement = button({ class: 'play' }, () => this.play());
  private readonly bars = h('div', { class: 'bars', 'aria-hidden': 'true' });
  private readonly first: number;
  private readonly last: number;
  /** In which something begins. */
  private readonly years: readonly number[];
  private timer = 0;

  constructor(
    place: HTMLElement,
    private readonly app: () => App,
  ) {
    const { dossier } = app();
    const years = dossier.events
      .filter((id) => dossier.dated(id))
      .map((id) => yearOf(dossier.start(id)));
    this.first = years.reduce((a, b) => Math.min(a, b), years[0] ?? 2000);
    this.last = years.reduce((a, b) => Math.max(a, b), years[0] ?? 2000);
    const tally = new Map<number, number>();
    for (const year of years) tally.set(year, (tally.get(year) ?? 0) + 1);
    this.years = [...tally.keys()].sort((a, b) => a - b);
    this.histogram(tally);
    for (const input of [this.low, this.high]) {
      input.min = String(this.first);
      input.max = String(this.last);
      input.addEventListener('input', () => this.slide(input));
    }
    refill(
      place,
      this.playing,
      h('div', { class: 'slider' }, this.bars, this.low, this.high),
      this.words,
    );
  }

  private histogram(tally: Map<number, number>): void {
    const span = this.last - this.first + 1;
    const most = Math.max(1, ...tally.values());
    const svg = g('svg', { viewBox: `0 0 ${span} 20`, preserveAspectRatio: 'none' });
    for (const [year, n] of tally) {
      const height = 2 + (18 * Math.sqrt(n)) / Math.sqrt(most);
      svg.append(g('rect', { x: year - this.first + 0.1, y: 20 - height, width: 0.8, height }));
    }
    refill(this.bars, svg);
  }

  draw(): void {
    const { chosen, say } = this.app();
    const from = Number(chosen.from.slice(0, 4)) || this.first;
    const to = Number(chosen.to.slice(0, 4)) || this.last;
    this.low.value = String(from);
    this.high.value = String(to);
    this.low.setAttribute('aria-label', say.t('stretchFrom'));
    this.high.setAttribute('aria-label', say.t('stretchTo'));
    this.words.textContent =
      chosen.from || chosen.to
        ? say.t(
            'years',
            say.calendar(chosen.from) || String(this.first),
            say.calendar(chosen.to) || String(this.last),
          )
        : say.t('allYears');
    this.playing.textContent = this.timer ? '❚❚' : '▶';
    this.playing.setAttribute('aria-label', say.t(this.timer ? 'pause' : 'play'));
    this.playing.title = say.t(this.timer ? 'pause' : 'play');
    const span = this.last - this.first || 1;
    this.bars.style.setProperty('--low', `${(100 * (from - this.first)) / span}%`);
    this.bars.style.setProperty('--high', `${(100 * (to - this.first)) / span}%`);
  }

  private slide(moved: HTMLInputElement): void {
    let [from, to] = [Number(this.low.value), Number(this.high.value)];
    if (from > to) [from, to] = moved === this.low ? [to, to] : [from, from];
    this.app().choose(
      { from: from <= this.first ? '' : String(from), to: to >= this.last ? '' : String(to) },
      'replace',
    );
  }

  private play(): void {
    if (this.timer) {
      this.stop();
      return;
    }
    const { from, to } = this.app().chosen;
    const first = Number(from.slice(0, 4)) || this.first;
    // Only years in which something begins: nobody watches an empty chart.
    const years = this.years.filter((year) => year >= first);
    let at = Math.max(0, years.indexOf(Number(to.slice(0, 4))));
    if (at === years.length - 1) at = 0;
    const step = (): void => {
      const year = years[at];
      at += 1;
      if (year !== undefined && year < this.last) {
        this.app().choose({ to: String(year) }, 'replace');
        return;
      }
      this.stop();
      this.app().choose({ to: '' }, 'replace');
    };
    this.timer = window.setInterval(step, PLAY_MS);
    step();
  }

  private stop(): void {
    clearInterval(this.timer);
    this.timer = 0;
    this.draw();
  }
}
