/** A button that puts text on the clipboard, and says so. */

import type { App } from '../app';
import { button, copy } from '../dom';

export function copyButton(
  { say }: App,
  words: string,
  key: string,
  text: () => string | Promise<string>,
): HTMLElement {
  const asked: HTMLElement = button(
    { class: 'quiet', 'data-key': key },
    () => void Promise.resolve(text()).then((told) => copy(told, asked, say.t('copied'))),
    words,
  );
  return asked;
}
