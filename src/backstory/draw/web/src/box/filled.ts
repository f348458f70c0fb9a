/** A dossier comes in; the box that understands plain words about it goes out. */

import type { Dossier } from '../dossier';
import { isoOf } from '../time';
import { Box } from './plainly';
import { rowsOf } from './rows';

/** @param own - Of several dossiers the one that is read; without one all is found. */
export function boxOf(dossier: Dossier, own: string): Box {
  const { dossier: all, words, asking } = dossier.data;
  const head = all.dossiers?.find(({ id }) => id === own) ?? all;
  // Concepts serve all dossiers.
  const isOf = (id: string, kind: string): boolean =>
    !own || kind.startsWith('concept ') || id.startsWith(`${own}:`);
  const many = !own && (all.dossiers?.length ?? 0) > 1;
  const rows = rowsOf(dossier).filter(([id, kind]) => isOf(id, kind));
  return new Box(
    rows,
    Object.values(words),
    asking.blanks ?? {},
    head.knownOn,
    many ? '' : head.focus,
    (event) => (dossier.dated(event) ? isoOf(dossier.start(event)) : ''),
  );
}
