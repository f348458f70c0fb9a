/** Where a reader is who leaves a selection comes in; on the way back the focus goes there again. */

import { toWhatIsTold } from './dom';

/** What had the focus: its name, or its place among all that can have it, in the nearest part with an id. */
interface Held {
  part: string;
  key: string;
  at: number;
}

interface Left {
  held: Held | undefined;
  /** Whether the story lay over the look, as it does on a phone. */
  storyOpen: boolean;
}

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

const left = new Map<string, Left>();
/** What had the focus last: it may be gone by the time that it is asked for. */
let last: Held | undefined;

document.addEventListener('focusin', ({ target }) => {
  const active = target as Element;
  const part = active.closest('[id]');
  if (!part) return;
  const key = active.getAttribute('data-key') ?? '';
  const within = key || part === active ? [] : [...part.querySelectorAll(FOCUSABLE)];
  last = { part: part.id, key, at: part === active ? -1 : Math.max(0, within.indexOf(active)) };
});

/** Keep who has the focus before what is chosen changes; `state` is the selection that is left. */
export function leave(state: string): void {
  left.set(state, { held: last, storyOpen: document.body.classList.contains('story-open') });
}

/** Give the focus back to what was left at a selection; to what is told, where that is gone. */
export function comeBack(state: string): void {
  const was = left.get(state);
  if (was) document.body.classList.toggle('story-open', was.storyOpen);
  focusAgain(was?.held);
  // A drawing puts its marks in a little later.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      focusAgain(was?.held);
      if (document.activeElement === document.body) toWhatIsTold();
    }),
  );
}

function focusAgain(was: Held | undefined): void {
  const part = was && document.getElementById(was.part);
  if (!part) return;
  const all = [...part.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const same = was.key ? all.find(({ dataset }) => dataset['key'] === was.key) : all[was.at];
  // Of the tabs it is the one of the look that is shown, not the one that led away.
  const tab =
    part.role === 'tab' && document.querySelector<HTMLElement>('#tabs [aria-selected=true]');
  const found = tab || (was.at < 0 ? part : same);
  found?.focus({ preventScroll: true });
}
