/**
 * A query that found nothing comes in; why, where that can be known, goes out.
 *
 * The rules are those of ask/why.py; tests/shared/why.json holds both to the same answers.
 */
import { normalise } from '../search';
import { askedFor, needed, tokensOf, type Asked } from './asked';
import { short } from './short';
import { near } from './nearby';
import { regexes, unbound } from './unbound';
import { fitting, inEdtf, ofClaims, otherTags, textAsked, turned } from './unfit';
import { triplesOf, unmet } from './unmet';

export interface Reason {
  key:
    | 'no named graph'
    | 'occurs nowhere'
    | 'bound nowhere'
    | 'no pattern'
    | 'having alone'
    | 'declared otherwise'
    | 'is a class'
    | 'is a property'
    | 'is pointed at'
    | 'only in claims'
    | 'written otherwise'
    | 'of another'
    | 'dates as texts'
    | 'dates in EDTF'
    | 'is a text'
    | 'of claims'
    | 'turned'
    | 'nothing fits'
    | 'never together'
    | 'only filtered'
    | 'other tags'
    | 'did you mean';
  written: string;
  /** What was most likely meant, or how the text stands in the graph. */
  near: string;
}

/** What is asked of the engine here: the rows of a query, each a text by column. */
export type Rows = (query: string) => Record<string, string>[];

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const TYPE = `${RDF}type`;
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const NAMES = `<${RDFS}label>|<http://xmlns.com/foaf/0.1/name>|<${SKOS}altLabel>`;
const STRING = 'http://www.w3.org/2001/XMLSchema#string';
/** What compares or takes apart days in a query. */
const DAYS =
  /\^\^\s*xsd:(date|dateTime|gYear|gYearMonth)\b|\b(YEAR|MONTH|DAY|NOW|xsd:date|xsd:dateTime)\s*\(/i;
/** What may leave no row beside a filter. */
const CUT = /\b(VALUES|HAVING|OFFSET|LIMIT\s+0)\b/i;
const MOST = 3;
/** Ask the same only once: all names of a large graph take the engine of a page seconds. */
function once(ask: Rows): Rows {
  const answers = new Map<string, ReturnType<Rows>>();
  return (query) => {
    const rows = answers.get(query) ?? ask(query);
    answers.set(query, rows);
    return rows;
  };
}

/** Characters of a query in which a slip is looked for where it found nothing. */
const MOST_LOOKED_AT = 50_000;

/** Why a query found nothing: what it names that the graph does not hold. Empty if not known. */
export function whyNothing(query: string, prefixes: Record<string, string>, ask: Rows): Reason[] {
  if (query.length > MOST_LOOKED_AT) return [];
  const rows = once(ask);
  const lacking = boundNowhere(query);
  if (lacking.length) return [...lacking, ...reasonsOf(query, prefixes, rows)].slice(0, MOST);
  const broken = noPatterns(query, rows);
  if (broken.length) return broken;
  const must = needed(query);
  if (must === query) {
    const found = reasonsOf(query, prefixes, rows);
    if (found.length) return found;
    const least = leastUnmet(query, prefixes, rows, true);
    return least.length ? least : havingAlone(query);
  }
  // What need not hold leaves no row by itself: a slip in it is told only where nothing else is.
  for (const find of [
    () => reasonsOf(must, prefixes, rows),
    () => leastUnmet(must, prefixes, rows, false),
    () => reasonsOf(query, prefixes, rows),
  ]) {
    const found = find();
    if (found.length) return found;
  }
  return [];
}

/** Why a column has no value in any row. */
export function whyEmpty(query: string, prefixes: Record<string, string>, ask: Rows): Reason[] {
  if (query.length > MOST_LOOKED_AT) return [];
  const lacking = boundNowhere(query);
  if (lacking.length) return lacking;
  const rows = once(ask);
  const found = reasonsOf(query, prefixes, rows);
  return found.length ? found : inEdtf(query, prefixes, rows);
}

/** What nothing in the query gives a value. */
const boundNowhere = (query: string): Reason[] =>
  unbound(query)
    .slice(0, MOST)
    .map(([written, near]) => ({ key: 'bound nowhere', written, near }));

/** HAVING where nothing is grouped or counted: it leaves no row. */
function havingAlone(query: string): Reason[] {
  const words = tokensOf(query).map(({ groups }) => (groups?.['word'] ?? '').toUpperCase());
  const alone = words.includes('HAVING') && !words.some((word) => GROUPING.includes(word));
  return alone ? [{ key: 'having alone', written: 'HAVING', near: '' }] : [];
}

const GROUPING = ['GROUP', 'COUNT', 'SUM', 'MIN', 'MAX', 'AVG', 'SAMPLE', 'GROUP_CONCAT'];

/** What REGEX and REPLACE look for that is no pattern: it leaves no row, without a word. */
function noPatterns(query: string, rows: Rows): Reason[] {
  const broken = regexes(query)
    .map((each) => each.filter(Boolean).join(', '))
    .filter((each) => rows(`SELECT (REGEX("", ${each}) AS ?found) {}`)[0]?.['found'] === undefined);
  return [...new Set(broken)]
    .slice(0, MOST)
    .map((written) => ({ key: 'no pattern', written, near: '' }));
}

/** A name that was put in brackets or quotation marks with its prefix, if it occurs. */
function prefixed(written: string, prefixes: Record<string, string>, rows: Rows): string {
  const { prefix = '', local = '' } =
    /^(?<prefix>[^:]*):(?<local>[\p{L}\p{N}_.%-]*[\p{L}\p{N}_%-])$/u.exec(written)?.groups ?? {};
  const base = prefixes[prefix];
  return base && local && occurs(base + local, rows) ? written : '';
}

const occurs = (value: string, rows: Rows): boolean =>
  rows(
    `SELECT ?s WHERE { { <${value}> ?p ?o } UNION { ?s <${value}> ?o } UNION { ?s ?p <${value}> } } LIMIT 1`,
  ).length > 0;

/** What leaves out rows: of a name that occurs nowhere it leaves out none, and nobody sees it. */
const LEFT_OUT = /\bNOT\s+EXISTS\b|\bMINUS\b/i;

/** The names that occur nowhere, of a query with rows that leaves out what has them. */
export function leavesOutNothing(
  query: string,
  prefixes: Record<string, string>,
  ask: Rows,
): Reason[] {
  if (query.length > MOST_LOOKED_AT || !LEFT_OUT.test(query)) return [];
  const found = reasonsOf(query, prefixes, once(ask));
  return found.filter(({ key }) => key === 'occurs nowhere');
}

function reasonsOf(query: string, prefixes: Record<string, string>, rows: Rows): Reason[] {
  const named = askedFor(query, prefixes);
  const reasons = named.flatMap((asked): Reason[] => {
    if (asked.what === 'graph') {
      const held = rows('SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 1').length;
      return held ? [] : [{ key: 'no named graph', written: asked.written, near: '' }];
    }
    if (asked.what === 'text') return otherText(asked, prefixes, rows);
    if (occurs(asked.value, rows)) return elsewhere(asked, prefixes, rows);
    const whole = asked.written.startsWith('<') ? prefixed(asked.value, prefixes, rows) : '';
    if (whole) return [{ key: 'occurs nowhere', written: asked.written, near: whole }];
    const [usual, local] = declaredOtherwise(asked, prefixes);
    const [meant, own] = [near(asked, prefixes, rows), usual + local];
    // Where the name itself stands here it was meant, and none like it of another vocabulary.
    const isOther = usual && (!meant || (meant !== `<${own}>` && occurs(own, rows)));
    const written = isOther ? asked.written.replace(/:.*/s, ':') : asked.written;
    return isOther
      ? [{ key: 'declared otherwise', written, near: `<${usual}>` }]
      : [{ key: 'occurs nowhere', written, near: meant }];
  });
  if (!named.some(({ value }) => value === `${RDF}predicate`))
    reasons.push(...named.flatMap((asked) => onlyInClaims(asked, rows)));
  if (!reasons.length && DAYS.test(query))
    reasons.push(...named.flatMap((asked) => datesAsTexts(asked, rows)).slice(0, 1));
  const told = new Map(reasons.map((each) => [Object.values(each).join(' '), each]));
  return [...told.values()].slice(0, MOST);
}

/** What a prefix has for its address here, if the query declares another, and the rest. */
function declaredOtherwise(
  { written, value }: Asked,
  prefixes: Record<string, string>,
): [string, string] {
  const [prefix = '', ...rest] = written.split(':');
  const [usual, local] = [prefixes[prefix] ?? '', rest.join(':')];
  return written.startsWith('<') || value === usual + local ? ['', ''] : [usual, local];
}

/** The one or two patterns that nothing fits, and the property that would. */
function leastUnmet(
  query: string,
  prefixes: Record<string, string>,
  rows: Rows,
  filters: boolean,
): Reason[] {
  const triples = triplesOf(query, prefixes);
  const parts = unmet(
    triples,
    filters && /\bFILTER\b/i.test(query) && !CUT.test(query),
    (pattern) => rows(`SELECT * WHERE { ${pattern} } LIMIT 1`).length > 0,
  );
  if (!parts) return [];
  const [one, two] = parts.map(({ written }) => `\`${written.join(' ')}\``);
  if (one === undefined) {
    const byDay = inEdtf(query, prefixes, rows);
    if (byDay.length) return byDay;
    const [byTag] = triples.flatMap((part) => otherTags(query, part, rows));
    return [byTag ?? { key: 'only filtered', written: 'FILTER', near: '' }];
  }
  const text = textAsked(parts, rows);
  if (text) return [text];
  const [first] = parts;
  const tags = !two && first ? otherTags(query, first, rows) : [];
  if (tags.length) return tags;
  const told: Reason = two
    ? { key: 'never together', written: one, near: two }
    : { key: 'nothing fits', written: one, near: '' };
  const meant = fitting(parts, prefixes, rows);
  if (meant === undefined) {
    const other = turned(parts, rows);
    return [told, ...(other.length ? other : ofClaims(parts, prefixes, rows))];
  }
  return [told, { key: 'did you mean', written: short(meant, prefixes), near: '' }];
}

/** A name that stands in the graph, but never where it is asked for. */
function elsewhere(
  { what, written, value }: Asked,
  prefixes: Record<string, string>,
  rows: Rows,
): Reason[] {
  if (what !== 'class' && what !== 'property') return [];
  const holds = (pattern: string): boolean =>
    rows(`SELECT ?s WHERE { ${pattern} } LIMIT 1`).length > 0;
  const [instance, stated] = [`?s <${TYPE}> <${value}>`, `?s <${value}> ?o`];
  if (holds(what === 'class' ? instance : stated)) return [];
  if (holds(what === 'class' ? stated : instance))
    return [{ key: what === 'class' ? 'is a property' : 'is a class', written, near: written }];
  if (what === 'property' && holds(`?s <${RDF}predicate> <${value}>`)) return [];
  const [by] = rows(`SELECT ?p WHERE { ?s ?p <${value}> } ORDER BY STR(?p) LIMIT 1`);
  const near = `?thing ${short(by?.['p'] ?? '', prefixes)} ${written}`;
  return by ? [{ key: 'is pointed at', written, near }] : [];
}

/** A property that no plain triple has: what it says is said by voices only. */
function onlyInClaims({ what, written, value }: Asked, rows: Rows): Reason[] {
  if (what !== 'property' && what !== 'iri') return [];
  if (rows(`SELECT ?s WHERE { ?s <${value}> ?o } LIMIT 1`).length) return [];
  const said = rows(`SELECT ?c WHERE { ?c <${RDF}predicate> <${value}> } LIMIT 1`).length;
  return said ? [{ key: 'only in claims', written, near: written }] : [];
}

/** A property whose dates are plain texts, which no comparison with a day fits. */
function datesAsTexts({ what, written, value }: Asked, rows: Rows): Reason[] {
  if (what !== 'property') return [];
  const [found] = rows(
    `SELECT ?o WHERE { ?s <${value}> ?o FILTER (DATATYPE(?o) = <${STRING}> ` +
      `&& REGEX(?o, "^[0-9]{4}(-[0-9]{2}){0,2}$")) } ORDER BY ?o LIMIT 1`,
  );
  return found ? [{ key: 'dates as texts', written, near: JSON.stringify(found['o']) }] : [];
}

/** How a text stands in the graph, if not as the query has it. */
function otherText(
  { written, value, of }: Asked,
  prefixes: Record<string, string>,
  rows: Rows,
): Reason[] {
  const text = JSON.stringify(value);
  const literal = text + (/@[\w-]+$/.exec(written)?.[0] ?? '');
  const known = of && rows(`SELECT ?s WHERE { ?s <${of}> ?o } LIMIT 1`).length > 0;
  const property = known ? `<${of}>` : '?p';
  if (rows(`SELECT ?s WHERE { ?s ${property} ${literal} } LIMIT 1`).length) return [];
  const found = rows(
    `SELECT DISTINCT (LANG(?o) AS ?tag) (DATATYPE(?o) AS ?type) ` +
      `WHERE { ?s ${property} ?o FILTER (isLITERAL(?o) && STR(?o) = ${text}) } ORDER BY ?o LIMIT ${MOST}`,
  );
  // The same name in two languages is told in both.
  const held = found.map((each) => asWritten(text, each)).join(', ');
  if (held) return [{ key: 'written otherwise', written, near: held }];
  const alike = likeText(value, known ? property : NAMES, rows);
  if (alike) return [{ key: 'occurs nowhere', written, near: alike }];
  const [other] = rows(
    `SELECT ?p (LANG(?o) AS ?tag) (DATATYPE(?o) AS ?type) WHERE { ?s ?p ?o ` +
      `FILTER (isLITERAL(?o) && STR(?o) = ${text}) } ORDER BY ?p ?o LIMIT 1`,
  );
  if (!other) {
    const whole = prefixed(value, prefixes, rows);
    return whole ? [{ key: 'occurs nowhere', written, near: whole }] : [];
  }
  const near = `${short(other['p'] ?? '', prefixes)} ${asWritten(text, other)}`;
  return [{ key: 'of another', written, near }];
}

/** A text with its language or its type, as a query writes it. */
function asWritten(text: string, { tag, type }: Record<string, string>): string {
  if (tag) return `${text}@${tag}`;
  return type && type !== STRING ? `${text}^^<${type}>` : text;
}

/** A name in the graph that differs from a text by its accents and capitals only. */
function likeText(value: string, property: string, rows: Rows): string {
  const wanted = normalise(value);
  const found = rows(
    `SELECT DISTINCT ?o (LANG(?o) AS ?tag) WHERE { ?s ${property} ?o } ORDER BY ?o`,
  ).find((row) => normalise(row['o'] ?? '') === wanted);
  return found ? asWritten(JSON.stringify(found['o']), found) : '';
}
