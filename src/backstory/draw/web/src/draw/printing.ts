/** How a picture is drawn comes in; the place where paper has it goes out. */

import { h, refill } from '../dom';

/** Paper has no window to move: it gets a picture that fits its width, drawn as it is printed. */
export function printedAs(draw: () => string): HTMLElement {
  const place = h('div', { class: 'only-print' });
  window.addEventListener('beforeprint', () => {
    // A look that is not open has nothing to print, and no size to draw it in.
    if (place.parentElement?.hidden) return;
    const svg = new DOMParser().parseFromString(draw(), 'image/svg+xml').documentElement;
    refill(place, document.importNode(svg, true));
  });
  return place;
}
