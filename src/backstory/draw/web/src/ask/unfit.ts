/**
 * Patterns that nothing fits come in; why they cannot be fitted as they are written goes out.
 *
 * The rules are those of ask/unfit.py; tests/shared/why.json holds both to the same answers.
 */
import { kin } from './nearby';
import { apart, short } from './short';
import { grouped, triplesOf, type Triple } from './unmet';
import type { Reason, Rows } from './why';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const EDTF = 'http://id.loc.gov/datatypes/edtf/EDTF';

/** A text that is asked for what only a thing has, such as a name of its own. */
export function textAsked(parts: readonly Triple[], rows: Rows): Reason | undefined {
  const [one, two] = parts;
  if (!one || !two) return undefined;
  for (const [first, second] of [
    [one, two],
    [two, one],
  ] as const) {
    const [value = '', subject] = [first.whole[2], second.whole[0]];
    if (!/^[?$]/.test(value) || value !== subject) continue;
    const things = `${grouped([first])} FILTER (!isLITERAL(${value}))`;
    if (!rows(`SELECT * WHERE { ${things} } LIMIT 1`).length)
      return { key: 'is a text', written: first.written[1] ?? '', near: first.written[2] ?? '' };
  }
  return undefined;
}

/** A property whose dates are written in EDTF where they are taken for days. */
function datesInEdtf(query: string, part: Triple, every: readonly Triple[], rows: Rows): Reason[] {
  const [subject, property = '', value = ''] = part.whole;
  if (!property.startsWith('<') || !/^[?$]/.test(value)) return [];
  const taken = `(\\bFILTER\\b[^{}]*?|\\b(YEAR|MONTH|DAY|xsd:date|xsd:dateTime)\\s*\\(\\s*)\\${value}\\b`;
  const asText = `\\bSTR\\s*\\(\\s*\\${value}\\b`;
  if (!new RegExp(taken, 'i').test(query) || new RegExp(asText, 'i').test(query)) return [];
  // What else is asked of the same: the numbers of what is counted are no dates.
  const around = grouped(every.filter(({ whole }) => whole[0] === subject));
  const [found] = rows(
    `SELECT (STR(${value}) AS ?edtf) WHERE { ${around} ` +
      `FILTER (DATATYPE(${value}) = <${EDTF}>) } ` +
      `ORDER BY DESC(REGEX(STR(${value}), "^[0-9]")) STR(${value}) LIMIT 1`,
  );
  if (!found) return [];
  const near = JSON.stringify(found['edtf'] ?? '');
  return [{ key: 'dates in EDTF', written: part.written[1] ?? '', near }];
}

/** Dates in EDTF that are compared, or taken apart, as days. */
export function inEdtf(query: string, prefixes: Record<string, string>, rows: Rows): Reason[] {
  const every = triplesOf(query, prefixes);
  return every.flatMap((part) => datesInEdtf(query, part, every, rows)).slice(0, 1);
}

/** What a thing was asked for is told of the claims about it. */
export function ofClaims(
  parts: readonly Triple[],
  prefixes: Record<string, string>,
  rows: Rows,
): Reason[] {
  const { written = [], whole = [] } = parts[parts.length - 1] ?? {};
  const [subject = '', asked = '', value = ''] = whole;
  if (!asked.startsWith('<') || !/^[?$]/.test(subject)) return [];
  const own = asked.slice(1, -1);
  const others = parts.slice(0, -1).map((each) => `${grouped([each])} . `);
  const found = [own, ...kin(own, prefixes)].find(
    (iri) =>
      rows(
        `SELECT * WHERE { ${others.join('')}?claim <${RDF}subject> ${subject} ; <${iri}> ${value} } LIMIT 1`,
      ).length > 0,
  );
  if (!found) return [];
  const near = `?claim rdf:subject ${subject} ; ${short(found, prefixes)} ${written[2] ?? ''}`;
  return [{ key: 'of claims', written: short(own, prefixes), near }];
}

/** A pattern that would fit if it were asked the other way round. */
export function turned(parts: readonly Triple[], rows: Rows): Reason[] {
  for (const part of [...parts].reverse()) {
    const [subject = '', asked = '', value = ''] = part.whole;
    if (!asked.startsWith('<') || asked === `<${RDF}type>` || !/^[?$<]/.test(value)) continue;
    const others = parts.filter((each) => each !== part);
    // Of two properties the other may as well be asked of something else.
    if (others.some(({ whole }) => whole[1] !== 'a' && whole[1] !== `<${RDF}type>`)) continue;
    const around = others.map((each) => `${grouped([each])} . `).join('');
    const found = rows(`SELECT * WHERE { ${around}${value} ${asked} ${subject} } LIMIT 1`);
    const written = `\`${[...part.written].reverse().join(' ')}\``;
    if (found.length) return [{ key: 'turned', written, near: '' }];
  }
  return [];
}

/** The property of the same word or use that the thing asked about has. */
export function fitting(
  parts: readonly Triple[],
  prefixes: Record<string, string>,
  rows: Rows,
): string | undefined {
  const [subject = '', asked = '', value = ''] = parts[parts.length - 1]?.whole ?? [];
  if (!asked.startsWith('<') || !/^[?$]/.test(value)) return undefined;
  const others = parts.slice(0, -1);
  // What the others say nothing of is sought by its value: else all are paired with everything.
  const isApart = others.every(({ whole }) => !whole.includes(subject));
  const isOwn = value === subject || (others.length && isApart);
  const held = isOwn ? value : '?__o'; // no name of a variable of the query
  const around = grouped(others) ? `${grouped(others)} . ` : '';
  const found = rows(
    `SELECT DISTINCT ?__q WHERE { ${around}${subject} ?__q ${held} } ORDER BY STR(?__q)`,
  )
    .map(({ __q = '' }) => __q)
    .filter((q) => `<${q}>` !== asked);
  const same = found.filter((q) => apart(q)[1] === apart(asked.slice(1, -1))[1]);
  const alike = kin(asked.slice(1, -1), prefixes).filter((q) => found.includes(q));
  return [...same, ...alike].find(
    // Else it would mend nothing.
    (q) => rows(`SELECT * WHERE { ${around}${subject} <${q}> ${value} } LIMIT 1`).length > 0,
  );
}

/** Texts that are asked for in a language in which none of that property is written. */
export function otherTags(query: string, part: Triple, rows: Rows): Reason[] {
  const [, asked = '', value = ''] = part.whole;
  const tags = asked.startsWith('<') ? tagsAsked(query, value) : [];
  if (!tags.length) return [];
  const there = rows(
    `SELECT DISTINCT (LANG(?o) AS ?tag) { ?s ${asked} ?o FILTER (isLITERAL(?o)) } ORDER BY ?tag`,
  ).map(({ tag = '' }) => tag);
  const isIn = (tag: string): boolean => tags.some((each) => each(tag));
  if (!there.length || there.some(isIn)) return [];
  const near = there.map((tag) => (tag ? `"…"@${tag}` : '"…"')).join(', ');
  return [{ key: 'other tags', written: part.written[1] ?? '', near }];
}

/** The languages in which a value is asked for, each telling whether a text is in it. */
function tagsAsked(query: string, value: string): ((tag: string) => boolean)[] {
  const is = (asked: string) => (tag: string) => tag === asked;
  const within = (asked: string) => (tag: string) =>
    asked === '*' ? tag !== '' : `${tag}-`.toLowerCase().startsWith(`${asked}-`.toLowerCase());
  if (!/^[?$]/.test(value)) {
    const [, tag] = /@([A-Za-z]+(?:-\w+)*?)(?:--\w*)?$/.exec(value) ?? [];
    return tag === undefined ? [] : [is(tag)];
  }
  const own = `LANG\\s*\\(\\s*\\${value}\\s*\\)`;
  const all = (pattern: string): string[] =>
    [...query.matchAll(new RegExp(pattern, 'gi'))].map(([, tag = '']) => tag);
  return [
    ...all(`\\b${own}\\s*=\\s*["']([\\w-]*)["']`).map(is),
    ...all(`\\bLANGMATCHES\\s*\\(\\s*${own}\\s*,\\s*["']([\\w*-]+)["']`).map(within),
  ];
}
