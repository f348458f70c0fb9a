/** Keys pressed in the timeline and the focus within it: kept where they were, whatever is redrawn. */

import type { App } from '../app';
import { STEP } from '../parts/timeline_tools';

export class TimelineKeys {
  /** What has the focus, or had it until the chart drew something else in its place. */
  private held = '';

  constructor(
    private readonly canvas: HTMLElement,
    private readonly app: () => App,
    private readonly zoom: (by: number) => void,
  ) {
    canvas.addEventListener('focusin', ({ target }) => {
      this.held = (target as HTMLElement).dataset['key'] ?? '';
    });
    // Who goes elsewhere takes the focus along; what is removed did not go.
    const left = (from: Element): boolean =>
      from.isConnected && !canvas.contains(document.activeElement);
    canvas.addEventListener('focusout', ({ target }) =>
      setTimeout(() => left(target as Element) && (this.held = '')),
    );
    canvas.addEventListener('keydown', (event) => this.keyed(event));
  }

  /** The chart draws later than it is told to: what had the focus gets it back then. */
  refocus(): void {
    const { held } = this;
    if (!held || document.activeElement !== document.body) return;
    const drawn = [...this.canvas.querySelectorAll<HTMLElement>('.tl')];
    const same = drawn.find(({ dataset }) => dataset['key'] === held) ?? drawn[0];
    same?.focus({ preventScroll: true });
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
}
