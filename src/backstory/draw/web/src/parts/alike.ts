/** Two measures come in; in what they are alike and unlike, as Python tells it, goes out. */

import type { App } from '../app';
import type { Measure } from '../shape';
import { type Child, h } from '../dom';
import { readDay } from '../time';
import { firstOf } from './story_parts';

/** Sentences of what is alike, and of what is unlike, shown before the rest is asked for. */
const FIRST = 3;

export function nameOf({ say }: App, { id, name }: Measure): string {
  return name ? say.pick(name) : say.name(id);
}

/** The sentences of a list that had been said by the day that is asked for, each with its lines. */
function told({ dossier, say, chosen }: App, at: readonly number[] = []): Child[][] {
  const day = readDay(chosen.known, true) ?? Infinity;
  return at
    .flatMap((i) => dossier.data.likened[i] ?? [])
    .filter(({ known }) => (known ?? -Infinity) <= day)
    .map(({ text, each }) => [
      say.pick(text),
      each ? h('ul', {}, ...each.map((line) => h('li', {}, say.pick(line)))) : null,
    ]);
}

export function alikeness(app: App, one: Measure, other: Measure, open: boolean): Child {
  const { say } = app;
  const [alike, unlike] = one.like?.[other.id] ?? other.like?.[one.id] ?? [];
  const lists = [
    ['alike', told(app, alike)],
    ['unlike', told(app, unlike)],
  ] as const;
  const part = ([key, lines]: (typeof lists)[number]): Child =>
    lines.length
      ? [
          h('h4', {}, say.t(key)),
          ...firstOf(
            app,
            lines.map((line) => h('li', { class: 'sentence' }, ...line)),
            FIRST,
            (some) => h('ul', { class: key }, ...some),
          ),
        ]
      : null;
  return h(
    'details',
    { class: 'alikeness', 'data-with': other.id, open },
    h('summary', {}, h('h3', {}, say.t('like', nameOf(app, one), nameOf(app, other)))),
    lists.some(([, lines]) => lines.length) ? null : h('p', { class: 'note' }, say.t('noneAlike')),
    ...lists.map(part),
  );
}
