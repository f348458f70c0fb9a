/** A key pressed in the network comes in; the next event, a zoom or the story goes out. */

import type { App } from '../app';

interface Acts {
  fit(): void;
  zoom(by: number): void;
}

export function networkKey(event: KeyboardEvent, app: App, { fit, zoom }: Acts): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step) {
    const inOrder = app.dossier.events.filter((id) => app.shown.events.has(id));
    const at = inOrder.indexOf(app.chosen.event);
    const next = inOrder[(at + step + inOrder.length) % inOrder.length];
    if (next) app.choose({ event: next, claim: '' }, 'replace');
  } else if (event.key === '+' || event.key === '=') zoom(1.25);
  else if (event.key === '-') zoom(0.8);
  else if (event.key === '0') fit();
  else if (event.key === 'Escape') app.choose({ event: '', actor: '', claim: '' });
  else if (event.key === 'Enter') document.querySelector<HTMLElement>('#story h2')?.focus();
  else return;
  event.preventDefault();
}
