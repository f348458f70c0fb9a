/** What draw/borrowed.py left out of the graph, for the data hold it too, comes back. */

import type { Lang, Name, PageData } from './shape';

/** What the data hold, written in Turtle, by the mark that stands for it and the id of its subject. */
export interface Lent {
  texts: Record<string, Record<string, string>>;
  /** Ids of the claims, in the order in which they stand in the page. */
  order: readonly string[];
}

const [GIST, NAMES, ADDRESS, TITLE, CLAIM] = ['\u0001', '\u0004', '\u0006', '\u0007', '\u0008'];

export function lent({ claims, things, sources, languages }: PageData): Lent {
  const comments: Record<string, string> = {};
  const names: Record<string, string> = {};
  const addresses: Record<string, string> = {};
  const titles: Record<string, string> = {};
  for (const { id, gist } of claims) if (gist) comments[id] = literals(gist, languages);
  for (const [id, { name }] of Object.entries(things)) names[id] = literals(name, languages);
  for (const [id, { title, url }] of Object.entries(sources)) {
    if (url) addresses[id] = `<${url}>`;
    if (typeof title === 'string') titles[id] = JSON.stringify(title);
  }
  return {
    texts: { [GIST]: comments, [NAMES]: names, [ADDRESS]: addresses, [TITLE]: titles },
    order: claims.map(({ id }) => id),
  };
}

function literals(name: Name, languages: readonly Lang[]): string {
  return languages
    .map((lang, i) => `${JSON.stringify(typeof name === 'string' ? name : name[i])}@${lang}`)
    .join(' , ');
}

const ANY = /[\u0001\u0004\u0006-\u0008]/;
const PARTS = /^(?::([\w-]+)|\u0008) |\u0008(\d+)|[\u0001\u0004\u0006\u0007]/gm;

/** A graph as it was: each text in the block of its subject, each claim by its id. */
export function returned(turtle: string, { texts, order }: Lent): string {
  if (!ANY.test(turtle)) return turtle;
  let subject = '';
  let next = 0;
  return turtle.replace(PARTS, (found: string, own?: string, place?: string) => {
    if (place !== undefined) return `:${order[Number(place)] ?? ''}`;
    if (own !== undefined) {
      subject = own;
      return found;
    }
    if (found === `${CLAIM} `) {
      subject = order[next] ?? '';
      next += 1;
      return `:${subject} `;
    }
    return texts[found]?.[subject] ?? found;
  });
}
