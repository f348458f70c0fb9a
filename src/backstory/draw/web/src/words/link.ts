/** What is chosen comes in; the link that leads to it goes out, or what to do where there is none. */

import type { App } from '../app';
import { addressOf, type Selection, writeHash } from '../state';

/** A page that is a file on somebody's disk has no address that leads others to it. */
export function linkTo({ say, dossier, chosen }: App, change: Partial<Selection>): string {
  const asked = { ...chosen, ...change };
  const { page, title } = dossier.data.dossier;
  if (page || location.protocol !== 'file:') return addressOf(asked, page);
  return say.t('linkInFile', say.pick(title), writeHash(asked));
}
