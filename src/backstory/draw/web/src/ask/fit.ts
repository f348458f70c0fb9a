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
