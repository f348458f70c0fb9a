/** The dossier comes in; the key to the shapes of its network goes out. */

import type { App } from '../app';
import { h } from '../dom';
import { family } from './look';

export function networkLegend({ say, dossier }: App): HTMLElement {
  const signs: Record<string, string> = {
    diamond: '◆',
    square: '■',
    hexagon: '⬢',
    triangleDown: '▼',
    star: '★',
    triangle: '▲',
    dot: '●',
  };
  const families = [
    ...new Set(dossier.events.map((id) => dossier.family(id)).filter(Boolean)),
  ].sort();
  return h(
    'details',
    { class: 'legend' },
    h('summary', {}, say.t('legend')),
    h(
      'ul',
      {},
      families.map((id) => {
        const { shape, colour } = family(id);
        const sign = h(
          'span',
          { style: `color:${colour}`, 'aria-hidden': 'true' },
          signs[shape] ?? '●',
        );
        return h('li', {}, sign, ` ${say.concept(id)}`);
      }),
      h('li', {}, `○ ${say.t('person')}`),
      h('li', {}, `⬡ ${say.t('body')}`),
      h('li', {}, `▽ ${say.t('group')}`),
      h('li', {}, `□ ${say.t('post')}`),
      h('li', {}, `⬚ ${say.t('instrument')}`),
      h('li', {}, `≠ ${say.t('atOdds')}`),
    ),
  );
}
