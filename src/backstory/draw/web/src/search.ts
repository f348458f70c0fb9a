/** What a reader types in, names that fit it out: accents folded, one slip forgiven. */

import type { Dossier } from './dossier';

export interface Found {
  id: string;
  as: 'event' | 'actor' | 'kind';
  score: number;
}

export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Is `b` within one insertion, deletion, exchange or swap of `a`? */
export function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  if (a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1)) return true;
  if (a.slice(i + 1) === b.slice(i)) return true;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

function wordScore(word: string, names: string[]): number {
  let best = 0;
  for (const name of names) {
    if (name === word) return 4;
    if (name.startsWith(word)) best = Math.max(best, 3);
    else if (word.length >= 3 && name.includes(word)) best = Math.max(best, 2);
    else if (word.length >= 4 && oneSlip(word, name.slice(0, word.length)))
      best = Math.max(best, 1);
    else if (word.length >= 4 && oneSlip(word, name)) best = Math.max(best, 1);
  }
  return best;
}

export class Search {
  private readonly entries: { id: string; as: Found['as']; words: string[]; weight: number }[];

  constructor(dossier: Dossier) {
    const { things, concepts } = dossier.data;
    const used = new Set<string>();
    this.entries = Object.entries(things).map(([id, thing]) => {
      if (thing.type === 'event' && thing.kind) {
        for (const kind of dossier.lineage(thing.kind)) used.add(kind);
      }
      const names = [thing.name, Object.values(thing.also ?? {})].flat(2).map(String);
      return {
        id,
        as: thing.type === 'actor' ? 'actor' : 'event',
        words: [...new Set(fold(names.join(' ')).split(' '))],
        weight: Math.min(1, (dossier.mentions.get(id)?.length ?? 0) / 100),
      };
    });
    for (const id of used) {
      const words = fold([concepts[id]?.name ?? ''].flat().join(' ')).split(' ');
      this.entries.push({ id, as: 'kind', words, weight: 0.5 });
    }
  }

  find(text: string, most = 8): Found[] {
    const asked = fold(text).split(' ').filter(Boolean);
    if (!asked.length) return [];
    const found: Found[] = [];
    for (const { id, as, words, weight } of this.entries) {
      const scores = asked.map((word) => wordScore(word, words));
      if (scores.includes(0)) continue;
      found.push({ id, as, score: scores.reduce((a, b) => a + b, 0) / scores.length + weight });
    }
    return found.sort((a, b) => b.score - a.score || a.id.localeCompare(b.id)).slice(0, most);
  }
}
