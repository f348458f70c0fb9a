/**
 * A query comes in with its texts marked: their quotation marks stay, what is between them is blank.
 *
 * The rules are those of ask/texts.py; tests/shared/usual.json holds both to the same answers.
 */
import { QUIET } from './refused';

/** A sign of a text, or an escape that stands for one; or one that stands for none. */
const SIGN = /\\["'\\tbnrf]|\\u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|(\\.)|[^\\]/g;

/** What stands for no sign in a text, as a lone backslash, stays too; so does an escape outside. */
export function marked(query: string): string {
  return query.replace(QUIET, (written) => {
    if (/^["']/.test(written))
      return (
        written.slice(0, 1) +
        written
          .slice(1, -1)
          .replace(SIGN, (sign: string, bad?: string) => bad ?? '_'.repeat(sign.length)) +
        written.slice(-1)
      );
    return /^(<|\\[uU])/.test(written) ? written : written.replace(/[^\n]/g, ' ');
  });
}
