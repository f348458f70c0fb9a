/** Sources come in; out goes which are copies, and what rests on a sort (as tell/copied.py). */

import { split } from '../box/plain';
import { same } from '../box/turn';
import { cut, type Known } from './known';
import { bare, type Reply } from './reply';

const FEW = 6;
/** Pages that are named of those that copy one text. */
const SOURCES = 3;

/** How many sources are copies, and of what most are. */
export function copies(known: Known): Reply[] {
  const { sources } = known.dossier.data;
  const of = new Map<string, string[]>();
  for (const [id, { copyOf }] of Object.entries(sources)) {
    if (!copyOf) continue;
    const key = [copyOf].flat()[0] ?? '';
    of.set(key, [...(of.get(key) ?? []), id]);
  }
  const many = [...of.values()].flat().length;
  const numbers = [many, Object.keys(sources).length].map((one) => known.say.number(one));
  const carried = (id: string): number => known.dossier.ofSource.get(id)?.length ?? 0;
  const told = [...of]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .slice(0, FEW)
    .map(([key, copies]) => {
      const few = copies
        .toSorted((a, b) => carried(b) - carried(a) || (a < b ? -1 : 1))
        .slice(0, SOURCES)
        .map((id) => known.titled(id));
      const name = known.titled(key) || known.say.pick(sources[copies[0] ?? '']?.copyOf);
      const own = [name, known.say.number(copies.length), few.join('; ')];
      return bare(known.phrase('reply copies of', ...own));
    });
  return [bare(known.phrase('reply copies', ...numbers)), ...told];
}

/** How much rests on the sources of a sort that words name; nothing where they name none. */
export function resting(known: Known, words: readonly string[]): Reply[] {
  const { sources } = known.dossier.data;
  const sortsOf = (id: string): string[] => {
    const { kind = '', cautions = [] } = sources[id] ?? {};
    return [kind, ...cautions].filter(Boolean);
  };
  const ids = Object.keys(sources);
  const isIn = (word: string, name: string): boolean =>
    split(name).some((one) => same(word, one) || cut(word) === cut(one));
  const many = new Map(
    [...new Set(ids.flatMap(sortsOf))].map((sort) => {
      const name = known.names(sort);
      return [sort, words.filter((word) => isIn(word, name)).length] as const;
    }),
  );
  const most = Math.max(0, ...many.values());
  const meant = [...many].filter(([, one]) => one && one === most).map(([sort]) => sort);
  if (!meant.length) return [];
  const own = ids.filter((id) => sortsOf(id).some((sort) => meant.includes(sort)));
  const carried = (id: string): number => known.dossier.ofSource.get(id)?.length ?? 0;
  const all = own.reduce((sum, id) => sum + carried(id), 0);
  const names = meant.map((sort) => known.say.concept(sort)).sort();
  const number = (one: number): string => known.say.number(one);
  const numbers = [number(own.length), number(ids.length)];
  const told = own
    .filter(carried)
    .sort((a, b) => carried(b) - carried(a) || (a < b ? -1 : 1))
    .slice(0, FEW)
    .map((id) => bare(known.phrase('reply resting on', known.titled(id), number(carried(id)))));
  return [bare(known.phrase('reply resting', ...numbers, names.join(', '), number(all))), ...told];
}
