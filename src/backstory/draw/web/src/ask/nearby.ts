/**
 * A name that a graph does not hold comes in; what was most likely meant by it goes out.
 *
 * The rules are those of ask/nearby.py; tests/shared/why.json holds both to the same answers.
 */
import kindred from '../../../../ask/kindred.json';
import { normalise } from '../search';
import type { Asked } from './asked';
import { nearest } from './nearest';
import { apart, short } from './short';
import { slipsBetween } from './slips';
import type { Rows } from './why';

/** What stands in the place of a class, of a property; anything named stands elsewhere. */
const STANDS: Readonly<Partial<Record<Asked['what'], string>>> = {
  class: '?s a ?x',
  property: '?s ?x ?o',
};
const ANYWHERE = '{ ?x ?p ?o } UNION { ?s ?x ?o }';

/** What stands here for a name of a vocabulary that people know. */
const KINDRED: Readonly<Record<string, string | undefined>> = kindred;

/** What may stand here for a name of a known vocabulary, the nearest first. */
export function kin(iri: string, prefixes: Record<string, string>): string[] {
  const found: string[] = [];
  let name = KINDRED[short(iri, prefixes)];
  while (name) {
    const [prefix = '', local = ''] = name.split(':');
    found.push(`${prefixes[prefix] ?? ''}${local}`);
    name = KINDRED[name];
  }
  return found;
}

/** Of what a property points at, only a thing of that sort: no event takes part in an event. */
export function near(
  { what, written, value, of }: Asked,
  prefixes: Record<string, string>,
  rows: Rows,
): string {
  const there = what === 'iri' && of ? thingsThere(of, rows) : [];
  if (there.length) {
    const meant = among(there, ...apart(value)) || among(ofThatSort(of, rows), ...apart(value));
    return meant ? short(meant, prefixes) : underOtherScheme(value, rows);
  }
  const pattern = STANDS[what] ?? ANYWHERE;
  // Sorted here: the engine of a page takes seconds to put eight thousand names in order.
  const known = rows(`SELECT DISTINCT ?x WHERE { ${pattern} }`)
    .map((row) => row['x'] ?? '')
    .sort();
  const meantHere = kin(value, prefixes).find((iri) => known.includes(iri));
  if (meantHere) return short(meantHere, prefixes);
  const [base, name] = apart(value);
  const same = known.map((iri) => [iri, ...apart(iri)] as const);
  const meant = nearest(
    name,
    same.flatMap(([iri, stem, local]) => (stem === base ? [[iri, local] as const] : [])),
  );
  if (meant) return short(meant, prefixes);
  const elsewhere = known.filter((iri) => apart(iri)[1] === name);
  elsewhere.sort((a, b) => slipsBetween(base, apart(a)[0]) - slipsBetween(base, apart(b)[0]));
  if (!elsewhere[0]) {
    const small = what === 'class' ? inOtherCase(value, rows) : undefined;
    return small ? short(small, prefixes) : underOtherScheme(value, rows);
  }
  const named = short(elsewhere[0], prefixes);
  // The whole address where the prefix stands for another in the query.
  const taken = named.split(':')[0] === written.split(':')[0];
  return taken ? `<${elsewhere[0]}>` : named;
}

/** The most things that a property points at, of which those are looked at. */
const MOST_THINGS = 10_000;

const thingsThere = (of: string, rows: Rows): string[] =>
  rows(`SELECT DISTINCT ?x { ?s <${of}> ?x FILTER (isIRI(?x)) } LIMIT ${MOST_THINGS}`)
    .map((row) => row['x'] ?? '')
    .sort();

/** What is of a class of what a property points at. */
function ofThatSort(of: string, rows: Rows): string[] {
  const listed = (text: string): string[] =>
    rows(text)
      .map((row) => row['x'] ?? '')
      .sort();
  const classes = listed(`SELECT DISTINCT ?x { ?s <${of}> ?o . ?o a ?x }`);
  const values = classes.map((each) => `<${each}>`).join(' ');
  return listed(`SELECT DISTINCT ?x { VALUES ?c { ${values} } ?x a ?c FILTER (isIRI(?x)) }`);
}

/** The thing that was meant: a slip, the same word elsewhere, the one with all its words. */
function among(there: readonly string[], base: string, name: string): string {
  const same = there.flatMap((iri) =>
    apart(iri)[0] === base ? [[iri, apart(iri)[1]] as const] : [],
  );
  const meant = nearest(name, same);
  if (meant) return meant;
  const words = normalise(name).split(' ').filter(Boolean);
  const having = words.length ? same.filter(([, own]) => hasWords(own, words)) : [];
  // The machado of many names that have it is asked for, and none is offered.
  if (having.length) return having.length === 1 ? (having[0]?.[0] ?? '') : '';
  return there.find((iri) => apart(iri)[1] === name) ?? '';
}

function hasWords(name: string, words: readonly string[]): boolean {
  const own = normalise(name).split(' ');
  return words.every((word) => own.includes(word));
}

/** The concept that is asked for as a class, with a capital as classes have. */
function inOtherCase(iri: string, rows: Rows): string | undefined {
  const small = iri.toLowerCase();
  return rows(`SELECT DISTINCT ?x WHERE { ${ANYWHERE} }`)
    .map((row) => row['x'] ?? '')
    .sort()
    .find((known) => known.toLowerCase() === small);
}

/** The same address with https for http, or the other way round, if the graph holds that. */
function underOtherScheme(iri: string, rows: Rows): string {
  const other = iri.startsWith('https:') ? `http${iri.slice(5)}` : iri.replace(/^http:/, 'https:');
  const held = other !== iri && rows(`SELECT ?s WHERE { ?s ?p <${other}> } LIMIT 1`).length > 0;
  return held ? `<${other}>` : '';
}
