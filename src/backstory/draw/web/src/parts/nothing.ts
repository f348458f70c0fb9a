/** A selection that leaves nothing in view: said, with a way out of it. */

import type { App } from '../app';
import { button, h } from '../dom';
import { NOTHING } from '../state';

export function nothingHere({ say, choose }: App): HTMLElement {
  return h(
    'p',
    { class: 'nothing' },
    `${say.t('nothing')} `,
    button({ class: 'quiet' }, () => choose({ ...NOTHING }), say.t('showEverything')),
  );
}
