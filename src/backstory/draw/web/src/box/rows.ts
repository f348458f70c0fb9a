/** The dossier comes in; the words by which everything in it may be found go out (as ask/box.py). */

import type { Dossier } from '../dossier';
import type { Claim, Name } from '../shape';
import { isoOf } from '../time';
import type { Row } from './fitting';

const texts = (name: Name | undefined): readonly string[] => (name ? [name].flat() : []);
const joined = (...words: readonly (string | readonly string[])[]): string =>
  [...new Set(words.flat())].join(' ');

/** How much is said of something, or by it. */
const saidOf = ({ mentions, voiced }: Dossier, id: string): number =>
  (mentions.get(id)?.length ?? 0) + (voiced.get(id)?.length ?? 0);

export function rowsOf(dossier: Dossier): Row[] {
  const { things, sources, concepts, claims, dates } = dossier.data;
  const rows: Row[] = [];
  const add = (
    id: string,
    kind: string,
    names: readonly string[],
    also: string,
    weight = 0,
    about = '',
  ): void => {
    for (const name of new Set(names)) rows.push([id, kind, name, also, weight, about]);
  };
  const namesOf = (id: string): readonly string[] =>
    texts(things[id]?.name ?? sources[id]?.publisher);
  const labels = (concept: string | undefined): readonly string[] =>
    texts(concepts[concept ?? '']?.name);
  const used = new Map<string, number>();
  for (const claim of claims) {
    for (const id of conceptsOf(claim)) used.set(id, (used.get(id) ?? 0) + 1);
  }
  for (const [id, thing] of Object.entries(things)) {
    const kind = thing.type === 'actor' ? (thing.kind ?? 'person') : thing.type;
    const days = (dossier.daysOf(id) ?? []).flatMap((day) =>
      day === null ? [] : dayWords(dossier, day),
    );
    const said = saidOf(dossier, id);
    const names = [...texts(thing.name), ...Object.values(thing.also ?? {}).flat()];
    const of = thing.type === 'actor' ? [] : labels(thing.kind);
    // Of the events by which a legal text came, that of which most is said.
    const came = (dossier.eventsOf.get(id) ?? []).toSorted(
      (a, b) => saidOf(dossier, b) - saidOf(dossier, a) || (a < b ? -1 : 1),
    )[0];
    add(id, kind, names, joined(days, of, id), said, came ? `event:${came}` : '');
    if (thing.type === 'event' && thing.kind) used.set(thing.kind, (used.get(thing.kind) ?? 0) + 1);
  }
  const everyday = everydayOf(dossier);
  for (const [id, n] of used) {
    const [scheme = '', own = ''] = id.split('/');
    const called = scheme === 'counted' ? (everyday.get(own) ?? []) : [];
    const also = concepts[id]?.also ?? [];
    add(id, `concept ${scheme}`, [...labels(id), ...also, ...called], own, n);
  }
  for (const id of Object.keys(concepts)) {
    const isDefinition = id.startsWith('definition/') && !used.has(id);
    if (isDefinition) add(id, 'definition', labels(id), '');
  }
  for (const claim of claims) {
    const number = 'number' in claim.target ? String(claim.target.number) : '';
    const also = joined(
      number,
      claim.voices.flatMap(namesOf),
      labels(claim.counted),
      namesOf(claim.about),
      everyday.get(claim.counted?.split('/')[1] ?? '') ?? [],
    );
    const thing = things[claim.about];
    const kind = thing?.type === 'actor' ? (thing.kind ?? 'person') : (thing?.type ?? '');
    const counted = labels(claim.counted).map((label) => `${number} ${label}`);
    const said = claim.gist ? texts(claim.gist) : number ? counted : [];
    for (const text of new Set(said)) {
      rows.push([claim.id, 'claim', text, also, 0, `${kind}:${claim.about}`]);
    }
  }
  for (const [id, source] of Object.entries(sources)) {
    const issued = texts(dates[source.issued ?? '']);
    // What the dossier calls a page that nobody publishes: the article on the announcement.
    const called = [source.publisher || source.short].flatMap(texts);
    const own = [...texts(source.title), ...called].filter(Boolean);
    add(id, 'source', own, joined(own, issued));
    add(id, 'copied', texts(source.copyOf).slice(0, 1), '');
  }
  return rows;
}

/** By what is counted, the words by which people ask for it, in every language. */
function everydayOf({ data }: Dossier): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { counted } of Object.values(data.words)) {
    for (const [things, words] of Object.entries(counted)) {
      const every = words.split(',').map((word) => word.trim());
      for (const id of things.split(' ')) found.set(id, [...(found.get(id) ?? []), ...every]);
    }
  }
  return found;
}

function conceptsOf(claim: Claim): string[] {
  const target = 'concept' in claim.target ? claim.target.concept : '';
  return [claim.counted ?? '', claim.role ?? '', target].filter(Boolean);
}

/** A day in the words of every language, as people type it. */
function dayWords({ data }: Dossier, day: number): string[] {
  const [year = '', month = '', date = ''] = isoOf(day).split('-');
  const months = Object.values(data.words).map((words) => words.months[Number(month) - 1] ?? '');
  return [year, ...months, String(Number(date))];
}
