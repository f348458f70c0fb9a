/**
 * A name that a graph does not hold comes in; what was most likely meant by it goes out.
 *
 * The rules are those of ask/nearby.py; tests/shared/why.json holds both to the same answers.
 */
import kindred from '../../../../ask/kindred.json';
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

export function near(
  { what, written, value }: Asked,
  prefixes: Record<string, string>,
  rows: Rows,
): string {
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
