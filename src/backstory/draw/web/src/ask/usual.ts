/**
 * A query that the engine refused comes in; the usual mistake in it, and its remedy, go out.
 *
 * The rules are those of ask/usual.py, which the page brings along; tests/shared/usual.json holds
 * both to the same answers.
 */

import type { UsualMistake } from '../shape';
import { silenced } from './bounds';
import { lone } from './brackets';
import { marked } from './texts';

/** A mistake that many make: which rule it breaks, the word it is about, and where it stands. */
export interface Usual {
  rule: UsualMistake;
  word: string;
  /** What the remedy names, where that is another word. */
  mend: string;
  place: number;
}

const VARIABLE = /[?$](\w+)/g;
const HEAD = /\bSELECT\b([^]*?)(?:\bWHERE\b|\{)/i;
const COUNTING = /\b(COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)\s*\(/i;

/** What stands behind the pattern, where a column may be named once more. */
const BEHIND = /\b(?:GROUP|HAVING|ORDER)\b/i;

const variables = (text: string): string[] =>
  [...text.matchAll(VARIABLE)].map(([, name = '']) => name);

/** Characters of a query in which it is looked for; the shell has the same bound. */
const LONGEST = 20_000;

/** Whether brackets and quotation marks are closed: else that is the mistake. */
export const isClosed = (quiet: string): boolean => !/["']/.test(quiet) && !lone(quiet);

export function usual(query: string, rules: readonly UsualMistake[]): Usual | undefined {
  const quiet = silenced(query);
  if (!isClosed(quiet) || quiet.length > LONGEST) return undefined;
  const [valued, unnamed] = rules.filter(({ pattern }) => !pattern);
  for (const rule of rules) {
    const found = rule.pattern ? new RegExp(rule.pattern, 'di').exec(quiet) : null;
    if (!found) continue;
    const word = (found[1] ?? '').toUpperCase();
    // A variable is told as it is written.
    const told = /^[A-Z]+$/.test(word) ? word : (found[1] ?? '');
    return { rule, word: told, mend: told, place: found.indices?.[1]?.[0] ?? found.index };
  }
  const given = [...quiet.matchAll(/\bAS\s+[?$](\w+)\s*\)/dgi)].find((one) => hasValue(quiet, one));
  if (given && valued) {
    const place = (given.indices?.[1]?.[0] ?? 1) - 1;
    return { rule: valued, word: given[1] ?? '', mend: '', place };
  }
  return unnamed && ungrouped(quiet, unnamed);
}

/** A mistake in a text or an address, or in where it stands. */
export function inTexts(query: string, rules: readonly UsualMistake[]): Usual | undefined {
  if (query.length > LONGEST) return undefined;
  const text = marked(query);
  for (const rule of rules) {
    const found = new RegExp(rule.pattern, 'di').exec(text);
    const word = found?.[1] ?? '';
    if (found) return { rule, word, mend: word, place: found.indices?.[1]?.[0] ?? found.index };
  }
  return undefined;
}

/** Whether a variable has a value where AS gives it one: all that SELECT asks for has. */
function hasValue(quiet: string, given: RegExpMatchArray): boolean {
  const head = HEAD.exec(quiet);
  const [at, name] = [given.index ?? 0, given[1] ?? ''];
  if (head && head.index < at && at < head.index + head[0].length) {
    const [pattern = ''] = quiet.slice(head.index + head[0].length).split(BEHIND);
    return variables(pattern).includes(name);
  }
  return variables(quiet.slice(quiet.lastIndexOf('{', at - 1), at)).includes(name);
}

/** A column beside a count or a group that GROUP BY does not name. */
function ungrouped(quiet: string, rule: UsualMistake): Usual | undefined {
  const head = HEAD.exec(quiet)?.[1] ?? '';
  const grouped = /\bGROUP\s+BY\b([^]*)/i.exec(quiet);
  // Not of a query within another.
  const isOuter = grouped && !grouped[1]?.includes('}');
  if (!isOuter && !COUNTING.test(head)) return undefined;
  const bare = variables(head.replace(/\((?:[^()]|\([^()]*\))*\)/g, ' '));
  const named = new Set(variables(grouped?.[1] ?? ''));
  const lack = bare.find((name) => !named.has(name));
  if (lack === undefined) return undefined;
  const every = [...new Set(bare)].map((name) => `?${name}`).join(' ');
  return { rule, word: lack, mend: every, place: quiet.indexOf(`?${lack}`) };
}

/** The mistake in a sentence, with its line and column, and the remedy. */
export function usualTold(
  query: string,
  { rule, word, mend, place }: Usual,
  pick: (name: UsualMistake['what']) => string,
): [what: string, remedy: string] {
  const before = query.slice(0, place);
  const line = before.split('\n').length;
  const column = place - before.lastIndexOf('\n');
  const what = pick(rule.what)
    .replace('{line}', String(line))
    .replace('{column}', String(column))
    .replace('{}', () => word);
  return [what, pick(rule.mend).replace('{}', () => mend)];
}
