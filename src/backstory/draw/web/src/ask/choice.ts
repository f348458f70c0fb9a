/** The named questions come in; the control to choose one, by name, goes out. */

import type { App } from '../app';
import { type Child, h } from '../dom';
import { askedWords } from '../words/asked';

export function questionChoice(
  { dossier, say }: App,
  id: string,
  choose: (id: string) => void,
): HTMLElement {
  const byName = dossier.data.asking.questions
    .map((one) => ({ id: one.id, name: say.pick(one.name) }))
    .sort((a, b) => a.name.localeCompare(b.name, say.lang));
  const select = h(
    'select',
    { id: 'question', 'data-key': 'question' },
    h('option', { value: '' }, say.t('pickQuestion')),
    byName.map((one) => h('option', { value: one.id, selected: one.id === id }, one.name)),
  );
  select.addEventListener('change', () => choose(select.value));
  return select;
}

/** The form that plain words came to: who asked in such wants the answer, not the form. */
export function folded(app: App, form: readonly Child[]): HTMLElement {
  const understood = app.say.t('understoodAs', askedWords(app));
  return h('details', { class: 'form' }, h('summary', {}, understood), ...form);
}
