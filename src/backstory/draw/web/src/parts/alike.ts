/** Two measures come in; in what they are alike and unlike, in sentences, goes out. */

import type { App } from '../app';
import type { Measure } from '../shape';
import { type Child, h } from '../dom';

/** In this order: what is left out and whom it reaches tells most. */
const COLUMNS = ['exclusions', 'scope', 'beneficiaries', 'decided', 'origin'] as const;
const MOST = 5;

/** What a measure is said to point at in a column, as far as that had been said. */
function points({ dossier }: App, measure: Measure, column: string): Set<string> {
  const told = (measure.cells[column] ?? []).filter(({ claims }) =>
    claims.some((id) => dossier.claims.has(id)),
  );
  return new Set(told.flatMap(({ of }) => of ?? []));
}

export function nameOf({ say }: App, { id, name }: Measure): string {
  return name ? say.pick(name) : say.name(id);
}

/** Names in a row, the first of them. */
function listed({ say, dossier }: App, ids: readonly string[]): string {
  const named = ids
    .slice(0, MOST)
    .map((id) => (dossier.thing(id) ? say.name(id) : say.concept(id)));
  const rest = ids.length - named.length;
  return named.join(', ') + (rest > 0 ? ` ${say.t('andMore', rest)}` : '');
}

export function alikeness(app: App, one: Measure, other: Measure, open: boolean): Child {
  const { say } = app;
  const alike: string[] = [];
  const unlike: string[] = [];
  const [kind, otherKind] = [one, other].map(({ id }) => app.dossier.thing(id)?.kind);
  if (kind && kind === otherKind) alike.push(say.t('alike kind', say.concept(kind)));
  for (const column of COLUMNS) {
    const [here, there] = [points(app, one, column), points(app, other, column)];
    const both = [...here].filter((id) => there.has(id));
    if (both.length) alike.push(say.t(`alike ${column}`, listed(app, both)));
    // Where one of the two says nothing at all, nothing can be set against it.
    if (!here.size || !there.size) continue;
    for (const [measure, own, others] of [
      [one, here, there],
      [other, there, here],
    ] as const) {
      const only = [...own].filter((id) => !others.has(id));
      if (only.length)
        unlike.push(
          say.t(`unlike ${column}`, say.inQuotes(nameOf(app, measure)), listed(app, only)),
        );
    }
  }
  const part = (key: 'alike' | 'unlike', lines: readonly string[]): Child =>
    lines.length
      ? [
          h('h4', {}, say.t(key)),
          h(
            'ul',
            { class: key },
            lines.map((line) => h('li', { class: 'sentence' }, line)),
          ),
        ]
      : null;
  return h(
    'details',
    { class: 'alikeness', 'data-with': other.id, open },
    h('summary', {}, h('h3', {}, say.t('like', nameOf(app, one), nameOf(app, other)))),
    alike.length || unlike.length ? null : h('p', { class: 'note' }, say.t('noneAlike')),
    part('alike', alike),
    part('unlike', unlike),
  );
}
