/** Rows of an answer come in; those that a tab can show go out: a query may make any text of any length. */

export const MOST_ROWS = 1000;
/** Letters shown of one cell: the file has all of them. */
export const MOST_LETTERS = 2000;
/** Letters shown of a whole table, and what a cell weighs beside them. */
const MOST_TEXT = 2_000_000;
const A_CELL = 16;

/** The rows that are shown: a thousand, or as many as do not weigh too much; the first always. */
export function fitting<Row extends readonly (string | undefined)[]>(rows: readonly Row[]): number {
  let left = MOST_TEXT;
  let fit = 0;
  for (const row of rows.slice(0, MOST_ROWS)) {
    for (const text of row) left -= A_CELL + Math.min(text?.length ?? 0, MOST_LETTERS);
    if (fit && left < 0) break;
    fit += 1;
  }
  return fit;
}

/** A text as a cell shows it, no letter of two halves parted. */
export function shownOf(text: string): string {
  if (text.length <= MOST_LETTERS) return text;
  const cut = text.slice(0, MOST_LETTERS).replace(/[\ud800-\udbff]$/, '');
  return `${cut}…`;
}

/** A term as SPARQL's JSON has it; the value of a triple is its three terms. */
export interface Told {
  type: string;
  value: string | { subject: Told; predicate: Told; object: Told };
  'xml:lang'?: string;
  datatype?: string;
}

/** A term whose value is a text: a triple is written out, as the shell does. */
export function inText<Plain extends { value: string }>(term: Told): Plain {
  return { ...term, value: valueOf(term) } as unknown as Plain;
}

const valueOf = ({ value }: Told): string =>
  typeof value === 'string'
    ? value
    : [value.subject, value.predicate, value.object].map(writtenOut).join(' ');

function writtenOut(term: Told): string {
  const value = valueOf(term);
  if (term.type === 'triple') return `<<( ${value} )>>`;
  if (term.type === 'uri') return `<${value}>`;
  if (term.type === 'bnode') return `_:${value}`;
  const [lang, kind] = [term['xml:lang'], term.datatype];
  return `${JSON.stringify(value)}${lang ? `@${lang}` : kind ? `^^<${kind}>` : ''}`;
}
