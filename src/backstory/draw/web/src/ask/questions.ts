/** A named question and values for its parameters come in; its text, ready to run, goes out. */

import lists from '../../../../ask/asking.json';
import { normalise } from '../search';
import type { Dossier } from '../dossier';
import type { AskedFor, Question } from '../shape';
import { readDay } from '../time';

const CONCEPTS = 'https://w3id.org/backstory/concept/';

/** Which types of things a parameter takes. */
export const TAKES: Record<string, readonly string[]> = Object.fromEntries(
  [...Object.entries(lists.kinds), ...lists.alone.map((kind) => [kind, [kind]] as const)].map(
    ([name, kinds]) => [name, [...new Set(kinds.map(typeOf))]],
  ),
);

/** The type that things of a kind have on the page: a person, a body, a group, a post is an actor. */
function typeOf(kind: string): string {
  return lists.kinds.actor.includes(kind) ? 'actor' : kind;
}

/** Text as a literal of SPARQL: whatever it holds, it stays text. */
export function literal(text: string): string {
  const marks: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\t]/g, (mark) => marks[mark] ?? '')}"`;
}

/** An address as a term; nothing where it cannot be one. */
function iri(address: string): string | undefined {
  return /^[^\s<>"{}|^`\\]+$/.test(address) ? `<${address}>` : undefined;
}

/** Write a question out: terms where parameters have values, variables where they have none. */
export function textOf(
  { text }: Pick<Question, 'text'>,
  terms: ReadonlyMap<string, string>,
): string {
  let leftOut = false;
  return text
    .map((piece, at) => {
      if (typeof piece === 'string') return leftOut ? '' : piece;
      const [variable, where] = piece;
      const term = terms.get(variable);
      if (where === 'if' || where === 'unless' || where === 'end') {
        leftOut = where === (term === undefined ? 'if' : 'unless');
        return '';
      }
      if (leftOut) return '';
      if (term === undefined) return `?${variable}`;
      switch (where) {
        case 'body':
          return term;
        case 'columns':
          return `(${term} AS ?${variable})`;
        case 'alone':
          return `(${term} AS ?${variable}_${at})`;
        case 'list':
        case 'order':
          return '';
      }
    })
    .join('');
}

/** What a record holds itself: `toString` is nobody's id. */
function own<T>(record: Record<string, T> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Names that may be typed for a parameter, each with the id that it stands for. */
export function namesFor({ kind }: AskedFor, { data }: Dossier): [name: string, id: string][] {
  const takes = TAKES[kind] ?? [];
  const named = Object.entries(data.things)
    .filter(([, { type }]) => takes.includes(type))
    .flatMap(([id, { name }]) => [name].flat().map((text): [string, string] => [text, id]));
  if (!takes.includes('source')) return named;
  return [
    ...named,
    ...Object.entries(data.sources).flatMap(([id, { title }]) =>
      [title].flat().map((text): [string, string] => [text, id]),
    ),
  ];
}

/** What was typed for a parameter as a term; nothing where it stands for none. */
export function termOf(asked: AskedFor, typed: string, dossier: Dossier): string | undefined {
  const text = typed.trim();
  const { data } = dossier;
  const { kind } = asked;
  if (kind === 'text') return literal(text);
  if (kind === 'number') return /^[+-]?\d+$/.test(text) ? String(Number(text)) : undefined;
  if (kind === 'day') return readDay(text)?.toString();
  if (kind === 'scheme') return iri(own(asked.choices, text) ?? '');
  if (kind.startsWith('concept ')) {
    const key = `${kind.slice('concept '.length)}/${text}`;
    const known = own(data.concepts, key);
    // Of several dossiers a concept of one's own begins with the id of its dossier.
    const home = /^.*:/.exec(text)?.[0] ?? '';
    const local = `${home}${key.split('/')[0] ?? ''}-${text.slice(home.length)}`;
    const address = known?.own ? dossier.iriOf(local) : CONCEPTS + key;
    return known || asked.default === text ? iri(address) : undefined;
  }
  const takes = TAKES[kind] ?? [];
  const type = own(data.things, text)?.type ?? (own(data.sources, text) ? 'source' : '');
  if (takes.includes(type) || (kind === 'claim' && dossier.claims.has(text))) {
    return iri(dossier.iriOf(text));
  }
  const wanted = normalise(text);
  const ids = new Set<string>();
  for (const [name, id] of namesFor(asked, dossier)) if (normalise(name) === wanted) ids.add(id);
  // A body that publishes a page of its own name is meant before the page.
  const things = [...ids].filter((id) => own(data.things, id));
  const [only, other] = things.length ? things : ids;
  return only && !other ? iri(dossier.iriOf(only)) : undefined;
}

/** A thing as it stands in a field: by its name, by its id where another bears that name too. */
export function writtenFor(asked: AskedFor, id: string, name: string, dossier: Dossier): string {
  return termOf(asked, name, dossier) === termOf(asked, id, dossier) ? name : id;
}
