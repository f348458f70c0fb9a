/** What every part of the page is handed: the dossier, the selection, words, and a way to choose. */

import type { Dossier } from './dossier';
import type { Say } from './words/say';
import type { Shown } from './shown';
import type { DossierHead } from './shape';
import type { Selection } from './state';

export interface App {
  readonly dossier: Dossier;
  readonly chosen: Selection;
  /** Ids in the address that name nothing here: told, and left out of the selection. */
  readonly unknown: readonly string[];
  readonly shown: Shown;
  readonly say: Say;
  choose(change: Partial<Selection>, how?: 'push' | 'replace'): void;
}

/** What is said of the dossier that is read: of several the one chosen, or that of what is chosen. */
export function headOf({ dossier, chosen }: Pick<App, 'dossier' | 'chosen'>): DossierHead {
  const { dossier: all } = dossier.data;
  const about = chosen.event || chosen.actor || chosen.voice;
  const own = (id: string) => id === chosen.dossier || about.startsWith(`${id}:`);
  return all.dossiers?.find(({ id }) => own(id)) ?? all;
}

/** Whether an id is of the dossier that is chosen, where of several one is. */
export function isHome({ chosen }: Pick<App, 'chosen'>, id: string): boolean {
  return !chosen.dossier || id.startsWith(`${chosen.dossier}:`);
}

/** One tab: built when first opened, drawn anew when the selection changed. */
export interface Part {
  draw(): void;
  /** Files of what is shown. */
  exports?(): { name: string; make(): Promise<Blob> | Blob }[];
}

/** Choose anything by its id: an actor as an actor, all else as an event. A path is the network's. */
export function pick(app: App, id: string, more: Partial<Selection> = {}): void {
  const path = app.chosen.tab === 'network' ? app.chosen.path : '';
  if (app.dossier.thing(id)?.type === 'actor')
    app.choose({ ...more, actor: id, event: '', claim: '', path });
  else app.choose({ ...more, event: id, claim: '', path });
}
