/** What draw/once.py left out of a text comes back: the sentence of the claim that is spoken of. */

import type { Claim, Drawing, Lang, Name, PageData, Screens } from './shape';

const MARKS = /[\u0001\u0005]/;

/** A sentence in the place of its mark; without its full stop in that of the other. */
export function whole(text: string, gist: string): string {
  return text.replace(MARKS, (mark) => (mark === '\u0001' ? gist : gist.replace(/\.+$/, '')));
}

/** Sentences that spoke of a claim with a mark come back whole, in each language. */
export function back(text: Name, claim: Claim | undefined, languages: readonly Lang[]): Name {
  const gist = claim?.gist;
  if (!gist || ![text].flat().some((one) => MARKS.test(one))) return text;
  return languages.map((_, i) => {
    const own = typeof gist === 'string' ? gist : (gist[i] ?? '');
    return whole(typeof text === 'string' ? text : (text[i] ?? ''), own);
  });
}

/** What draw/folded.py folded: each letter of the table in front stands for what follows it there. */
export function unfolded(text: string): string {
  const end = text.indexOf('\u0003');
  const entries = text.slice(0, end).split('\u0002').filter(Boolean);
  const table = new Map(entries.map((entry) => [entry[0] ?? '', entry.slice(1)]));
  return text.slice(end + 1).replace(/[\u0100-\u07ff]/g, (letter) => table.get(letter) ?? letter);
}

/** The text of a list that stands in a `noscript`; a browser that runs scripts leaves it as it is. */
const SENTENCE = /<i>([^]*?)<\/i>/g;
const SECTION = '<section id="plain-';

const ENTITY: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

const plainText = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITY[name] ?? '');

/** The sentences of the list for readers without scripts, by its languages. */
export function listed(plain: string): Map<Lang, string[]> {
  return new Map(
    plain
      .split(SECTION)
      .slice(1)
      .map((section) => [
        section.slice(0, section.indexOf('"')),
        [...section.matchAll(SENTENCE)].map(([, text = '']) => plainText(text)),
      ]),
  );
}

/** Sentences come back in the place of their numbers in the list (see draw/once.py). */
export function told(name: unknown, languages: readonly Lang[], list: Map<Lang, string[]>): Name {
  const at = [name].flat() as number[];
  if (typeof at[0] !== 'number') return name as Name;
  return languages.map((lang, i) => list.get(lang)?.[at[i] ?? at[0] ?? 0] ?? '');
}

/** Ids of claims come back in the place of their numbers, wherever claims are only named. */
export function named(data: PageData, order: readonly string[]): void {
  const ids = (at: readonly (string | number)[]): string[] => at.map((one) => idAt(one, order));
  for (const { cells } of [...data.measures, ...data.versions.flat()]) {
    for (const cell of Object.values(cells).flat()) cell.claims = ids(cell.claims);
  }
  for (const one of data.disagreements) one.sides = one.sides.map(ids);
  for (const pair of data.verdicts) {
    pair.a = idAt(pair.a, order);
    pair.b = idAt(pair.b, order);
  }
}

/** The same for the network, in which things are numbers too: places among their ids in order. */
export function namedDrawing(drawing: Drawing, ids: string[], order: readonly string[]): Drawing {
  const things = ids.sort();
  for (const line of drawing.lines) {
    line[0] = idAt(line[0], things);
    line[1] = idAt(line[1], things);
    line[4] = line[4].map((one) => idAt(one, order));
  }
  for (const spot of drawing.spots) spot[0] = idAt(spot[0], things);
  return drawing;
}

/** The same for what is told first. */
export function namedFirst(screens: Screens, order: readonly string[]): Screens {
  const series = Object.values(screens.series).flat();
  const briefs = screens.briefs?.told ?? [];
  for (const one of [...screens.told, ...screens.reasons, ...series, ...briefs]) {
    one.claims = one.claims?.map((id) => idAt(id, order)) ?? [];
  }
  return screens;
}

const idAt = (one: string | number, order: readonly string[]): string =>
  typeof one === 'number' ? (order[one] ?? '') : one;
