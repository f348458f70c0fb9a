/** What a reader can ask of the network comes in; its controls, and a path told in sentences, go out. */

import { type App, headOf, isHome, pick } from '../app';
import { claimCard } from './claim_card';
import { lineTold } from '../draw/marks';
import { networkLegend } from '../draw/network_legend';
import type { Step } from '../draw/path';
import { button, type Child, h, keepFocus, refill } from '../dom';

interface Acts {
  draw(): void;
  fit(): void;
  zoom(by: number): void;
}

export class NetworkTools {
  readonly place = h('div', { class: 'tools' });
  /** Everything, not only what matters for what is chosen. */
  whole = false;
  free = false;
  withActors = true;

  constructor(
    private readonly app: () => App,
    private readonly acts: Acts,
  ) {}

  /** Which of the layouts is shown. */
  get key(): string {
    return `${this.whole} ${this.free} ${this.withActors}`;
  }

  draw(told: HTMLElement, from: string, steps: readonly Step[]): void {
    keepFocus(this.place, () => refill(this.place, ...this.controls(from)));
    keepFocus(told, () => refill(told, ...this.path(from, steps)));
    told.hidden = !this.app().chosen.path;
  }

  private toggle(key: string, words: string, on: boolean, act: () => void): HTMLElement {
    const turn = (): void => {
      act();
      this.acts.draw();
    };
    const attributes = { class: 'quiet', 'data-key': key, 'aria-pressed': on ? 'true' : 'false' };
    return button(attributes, turn, words);
  }

  private controls(from: string): Child[] {
    const { say } = this.app();
    const { fit, zoom } = this.acts;
    const whole = [
      this.toggle('time', say.t('layoutTime'), !this.free, () => (this.free = false)),
      this.toggle('free', say.t('layoutFree'), this.free, () => (this.free = true)),
    ];
    return [
      this.toggle('around', say.t('whatMatters'), !this.whole, () => (this.whole = false)),
      this.toggle('whole', say.t('everything'), this.whole, () => (this.whole = true)),
      this.whole ? whole : null,
      this.toggle('actors', say.t('withActors'), this.withActors, () => {
        this.withActors = !this.withActors;
      }),
      button({ class: 'quiet', 'data-key': 'fit' }, fit, say.t('fit')),
      button(
        { class: 'quiet', 'data-key': 'in', 'aria-label': say.t('zoomIn') },
        () => zoom(1.25),
        '+',
      ),
      button(
        { class: 'quiet', 'data-key': 'out', 'aria-label': say.t('zoomOut') },
        () => zoom(0.8),
        '−',
      ),
      networkLegend(this.app()),
      this.goal(from),
    ];
  }

  /** How does this lead there? */
  private goal(from: string): Child {
    const { say, dossier, chosen, choose } = this.app();
    const select = h(
      'select',
      { id: 'path-to', 'data-key': 'path' },
      h('option', { value: '' }, say.t('pathNone')),
    );
    const { focus } = headOf(this.app());
    const events = dossier.events.filter(
      (id) => id !== from && (id === chosen.path || isHome({ chosen }, id)),
    );
    // What the dossier is about is asked for most, and stands first.
    const order = (id: string): number => (id === focus ? 0 : 1);
    events.sort((a, b) => order(a) - order(b) || say.name(a).localeCompare(say.name(b), say.lang));
    for (const id of events) {
      select.append(h('option', { value: id, selected: id === chosen.path }, say.name(id)));
    }
    select.addEventListener('change', () => choose({ path: select.value }, 'replace'));
    return h('label', { class: 'goal', for: 'path-to' }, `${say.t('pathHow')} `, select);
  }

  private path(from: string, steps: readonly Step[]): Child[] {
    const app = this.app();
    const { say, chosen } = app;
    if (!chosen.path) return [];
    const head = h('h3', {}, say.t('pathTitle', say.name(from), say.name(chosen.path)));
    if (!steps.length) return [head, h('p', { role: 'status' }, say.t('noPath'))];
    return [
      head,
      h('p', { class: 'note' }, say.t('pathNote')),
      h('ol', {}, ...steps.map((step) => this.step(step))),
    ];
  }

  private step({ line, to }: Step): Child {
    const app = this.app();
    const { say, dossier } = app;
    const claims = line[4].flatMap((id) => dossier.claims.get(id) ?? []);
    const dated = dossier.dated(to) ? say.when(to) : '';
    return h(
      'li',
      { 'data-event': to },
      h('span', { class: 'sentence' }, lineTold(app, line)),
      ' → ',
      button({ class: 'name', 'data-key': `path-${to}` }, () => pick(app, to), say.name(to)),
      dated ? h('span', { class: 'note' }, ` (${dated})`) : null,
      h(
        'details',
        {},
        h('summary', {}, say.t('whoSaysSo')),
        claims.slice(0, 4).map((claim) => claimCard(app, claim, true)),
      ),
    );
  }
}
