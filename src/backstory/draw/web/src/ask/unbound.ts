/**
 * A query comes in; the variables that nothing in it gives a value go out, and what REGEX looks for.
 *
 * The rules are those of ask/unbound.py; tests/shared/why.json holds both to the same answers.
 */
import { tokensOf } from './asked';
import { slipsBetween } from './slips';

/** What stands in these may lack a value on purpose. */
const ON_PURPOSE = ['BOUND', 'COALESCE'];
const NAMING = ['SELECT', 'DESCRIBE', 'BY', 'HAVING'];
const OTHER = ['LIMIT', 'OFFSET', 'VALUES', 'WHERE'];
/** Letters of a name in which one slip can be told from another name. */
const SHORTEST = 3;

/** Each variable that nothing gives a value, and the one that may have been meant. */
export function unbound(query: string): [name: string, near: string][] {
  const named = new Set<string>();
  const bound = new Set<string>();
  const stack: string[] = [];
  let [isNamed, before] = [false, ''];
  for (const token of tokensOf(query)) {
    const [sign] = token;
    const word = (token.groups?.['word'] ?? '').toUpperCase();
    const inside = stack.at(-1) ?? '';
    if (sign === '(') {
      const own = /^\p{L}+$/u.test(before) && !['VALUES', 'A'].includes(before);
      const onPurpose = ON_PURPOSE.includes(before) || inside === 'on purpose';
      const kind = own || inside === 'expression' || isNamed ? 'expression' : inside;
      stack.push(onPurpose ? 'on purpose' : kind);
    } else if (sign === '{') {
      stack.push(before === 'CONSTRUCT' ? 'template' : 'pattern');
      isNamed = false;
    } else if (sign === ')' || sign === '}') {
      stack.pop();
      isNamed &&= sign === ')';
    } else if (NAMING.includes(word)) isNamed = true;
    else if (OTHER.includes(word)) isNamed = false;
    else if (token.groups?.['variable'] && !sign.startsWith('_')) {
      const isUsed = isNamed || inside === 'expression' || inside === 'template';
      const isGiven = before === 'AS' || inside === 'on purpose' || !isUsed;
      (isGiven ? bound : named).add(`?${sign.slice(1)}`);
    }
    before = word || sign;
  }
  return [...named].filter((name) => !bound.has(name)).map((name) => [name, near(name, bound)]);
}

/** The bound variable that is a slip or two away. */
function near(name: string, bound: ReadonlySet<string>): string {
  const asked = name.toLowerCase();
  if (asked.length <= SHORTEST) return '';
  const most = asked.length <= 5 ? 1 : 2;
  const found = [...bound]
    .sort()
    .map((each) => ({ each, slips: slipsBetween(asked, each.toLowerCase()) }))
    .filter(({ slips }) => slips <= most);
  found.sort((a, b) => a.slips - b.slips);
  return found[0]?.each ?? '';
}

/** What REGEX and REPLACE look for, where it is a text, and its flags; each as written. */
export function regexes(query: string): [pattern: string, flags: string][] {
  const tokens = tokensOf(query);
  return tokens.flatMap((token, at): [string, string][] => {
    const word = (token.groups?.['word'] ?? '').toUpperCase();
    if (word !== 'REGEX' && word !== 'REPLACE') return [];
    const values: RegExpMatchArray[][] = [[]];
    let deep = 0;
    for (const each of tokens.slice(at + 1)) {
      const [sign] = each;
      if (sign === '(') deep += 1;
      if (sign === ')') deep -= 1;
      if (deep === 1 && sign === ',') values.push([]);
      else if (deep && !(deep === 1 && sign === '(')) values.at(-1)?.push(each);
      if (!deep) break;
    }
    const pattern = textOf(values[1]);
    return pattern ? [[pattern, textOf(values[word === 'REGEX' ? 2 : 3])]] : [];
  });
}

function textOf(value: readonly RegExpMatchArray[] = []): string {
  const [only] = value;
  return value.length === 1 && only?.groups?.['text'] ? only[0] : '';
}
