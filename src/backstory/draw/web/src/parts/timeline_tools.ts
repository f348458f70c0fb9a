/** The timeline's controls, its key, and the events that nobody dates. */

import { type App, pick } from '../app';
import { oddsBadge } from './claim_card';
import { heapWords, type Item } from '../draw/timeline_items';
import { button, h, refill } from '../dom';
import { nothingHere } from './nothing';

/** By how much one press zooms. */
export const STEP = 1.6;

interface Acts {
  frame(share: number): void;
  zoom(by: number): void;
  all(): void;
}

export function drawUndated(place: HTMLElement, app: App): void {
  const { dossier, say, shown, chosen } = app;
  const ids = [...shown.events].filter((id) => !dossier.dated(id));
  const name = (id: string): HTMLElement =>
    button(
      { class: 'tl', 'data-key': id },
      () => pick(app, id),
      oddsBadge(app, dossier.oddsOf(id)),
      say.name(id),
    );
  const list = h(
    'ul',
    {},
    ids.map((id) => h('li', {}, name(id))),
  );
  // Whether it was in the years that are chosen nobody says: it is no part of their picture.
  const aside = (chosen.from || chosen.to) && !ids.includes(chosen.event);
  refill(
    place,
    ...(aside
      ? [h('details', {}, h('summary', {}, say.t('undatedAside', ids.length)), list)]
      : [h('h3', {}, `${say.t('undated')} (${ids.length})`), list]),
  );
  if (!shown.events.size) refill(place, nothingHere(app));
  place.hidden = !ids.length && shown.events.size > 0;
}

export function drawTools(place: HTMLElement, { say }: App, acts: Acts): void {
  const tool = (words: string, sign: string, act: () => void): HTMLElement =>
    button({ class: 'quiet', 'aria-label': words, title: words }, act, sign);
  refill(
    place,
    tool(say.t('earlierInTime'), '←', () => acts.frame(-0.5)),
    tool(say.t('laterInTime'), '→', () => acts.frame(0.5)),
    tool(say.t('zoomIn'), '+', () => acts.zoom(1 / STEP)),
    tool(say.t('zoomOut'), '−', () => acts.zoom(STEP)),
    button({ class: 'quiet' }, () => acts.all(), say.t('showAll')),
  );
}

export function drawLegend(place: HTMLElement, { say }: App): void {
  const key = (sign: HTMLElement, words: string): HTMLElement =>
    h('span', { class: 'key' }, sign, words);
  refill(
    place,
    key(h('span', { class: 'key-sure' }), say.t('certain')),
    key(h('span', { class: 'key-maybe' }), say.t('possible')),
    key(h('span', { class: 'key-planned' }), say.t('planned')),
    key(h('span', { class: 'key-inferred' }), say.t('onInferred', '').replace(/[()]/g, '').trim()),
    key(h('span', { class: 'key-open' }, '→'), say.t('openEnd')),
    key(h('span', { class: 'odds-badge', 'aria-hidden': 'true' }, '≠'), say.t('atOdds')),
  );
}

/** The name of what stands on the line, or what a heap holds: a button either way. */
export function labelOf(app: App, item: Item, open: (id: string) => void): HTMLElement {
  const { say, dossier } = app;
  if (item.heap) {
    const words = heapWords(app, item.heap);
    const { members } = item.heap;
    // What is heard begins as what is seen.
    const seen = `⊞ ${say.number(members.length)}: ${say.name(members[0] ?? '')}`;
    const heard = `${seen} · ${words}`;
    return button(
      { class: 'tl heap-label', title: words, 'aria-label': heard, 'data-key': item.id },
      () => open(item.id),
      seen,
    );
  }
  const name = say.t('namedWhen', say.name(item.id), say.when(item.id));
  return button(
    { class: 'tl', 'data-id': item.id, 'data-key': item.id, title: name, 'aria-label': name },
    () => open(item.id),
    oddsBadge(app, dossier.oddsOf(item.id)),
    dossier.thing(item.id)?.approximate ? '~ ' : null,
    h('span', { lang: say.langOf(item.id) }, say.name(item.id)),
  );
}
