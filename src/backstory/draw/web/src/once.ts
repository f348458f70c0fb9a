/** What draw/once.py left out of a text comes back: the sentence of the claim that is spoken of. */

import type { Claim, Lang } from './shape';

export const MARK = '\u0001';

/** A sentence in the place of its mark. */
export function whole(text: string, gist: string): string {
  return text.replace(MARK, () => gist);
}

/** The sentences of claims in each language, as literals of Turtle, by the claim's id. */
export function literals(claims: readonly Claim[], languages: readonly Lang[]) {
  const found: Record<string, string> = {};
  for (const { id, gist } of claims) {
    if (!gist) continue;
    found[id] = languages
      .map((lang, i) => `${JSON.stringify(typeof gist === 'string' ? gist : gist[i])}@${lang}`)
      .join(' , ');
  }
  return found;
}

/** A graph with its sentences put back: each stands in the block of its claim. */
export function filled(turtle: string, sentences: Readonly<Record<string, string>>): string {
  let subject = '';
  return turtle.replace(/^(:[\w-]+) |\u0001/gm, (found, own: string | undefined) => {
    if (own === undefined) return sentences[subject] ?? found;
    subject = own.slice(1);
    return found;
  });
}
