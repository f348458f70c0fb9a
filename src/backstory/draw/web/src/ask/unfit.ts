/**
 * Patterns that nothing fits come in; why they cannot be fitted as they are written goes out.
 *
 * The rules are those of ask/unfit.py; tests/shared/why.json holds both to the same answers.
 */
import { grouped, type Triple } from './unmet';
import type { Reason, Rows } from './why';

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
export function datesInEdtf(query: string, part: Triple, rows: Rows): Reason[] {
  const [, property = '', value = ''] = part.whole;
  if (!property.startsWith('<') || !/^[?$]/.test(value)) return [];
  const taken = `(\\bFILTER\\b[^{}]*?|\\b(YEAR|MONTH|DAY|xsd:date|xsd:dateTime)\\s*\\(\\s*)\\${value}\\b`;
  const asText = `\\bSTR\\s*\\(\\s*\\${value}\\b`;
  if (!new RegExp(taken, 'i').test(query) || new RegExp(asText, 'i').test(query)) return [];
  const [found] = rows(
    `SELECT (STR(${value}) AS ?edtf) WHERE { ${grouped([part])} ` +
      `FILTER (DATATYPE(${value}) = <${EDTF}>) } ` +
      `ORDER BY DESC(REGEX(STR(${value}), "^[0-9]")) STR(${value}) LIMIT 1`,
  );
  if (!found) return [];
  const near = JSON.stringify(found['edtf'] ?? '');
  return [{ key: 'dates in EDTF', written: part.written[1] ?? '', near }];
}
