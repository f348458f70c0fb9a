/** The lines of a network come in; who is linked with whom, by those that rest on what is known, goes out. */

import type { Dossier } from '../dossier';

export class Linked {
  private links = new Map<string, Set<string>>();
  private of: Dossier | undefined;

  /** Counted once for each day on which the dossier is read. */
  in(dossier: Dossier): ReadonlyMap<string, ReadonlySet<string>> {
    if (this.of === dossier) return this.links;
    this.of = dossier;
    this.links = new Map();
    for (const line of dossier.data.drawing.lines) {
      if (!dossier.rests(line)) continue;
      const [from, to] = line;
      this.link(from, to);
      this.link(to, from);
    }
    return this.links;
  }

  private link(from: string, to: string): void {
    const known = this.links.get(from);
    if (known) known.add(to);
    else this.links.set(from, new Set([to]));
  }
}
