/**
 * A query that found nothing comes in; the least part of it that nothing fits goes out.
 *
 * The rules are those of ask/unmet.py; tests/shared/why.json holds both to the same answers.
 */
import { tokensOf } from './asked';

/** A triple pattern: its terms as they are written, and as SPARQL without prefixes. */
export interface Triple {
  written: string[];
  whole: string[];
}

type Token = RegExpMatchArray;
interface Term {
  written: string;
  whole: string;
}

/** Words of queries that are not taken apart: not all of their patterns must hold. */
const ELSE = new Set('OPTIONAL UNION MINUS EXISTS SERVICE GRAPH CONSTRUCT BASE'.split(' '));
/** What follows these words are no triples, up to one of these signs. */
const SKIPPED: Readonly<Record<string, string>> = {
  SELECT: '{',
  ASK: '{',
  BY: '{}',
  HAVING: '{}',
  VALUES: '}',
};
const NO_TERM: Term = { written: '', whole: '' };
const MOST = 12;

/** The triple patterns of a query in which all must hold; none of any other query. */
export function triplesOf(query: string, own: Record<string, string>): Triple[] {
  const tokens = tokensOf(query);
  const bare = tokens.filter(({ groups }) => groups?.['word'] || groups?.['sign']);
  const apart = bare.some(
    ([sign, ...rest]) => rest.length > 0 && (ELSE.has(sign.toUpperCase()) || sign === '['),
  );
  const hasBlank = tokens.some(([written]) => written.startsWith('_'));
  if (apart || hasBlank || /\d\.\d/.test(bare.map(([sign]) => sign).join(''))) return [];
  return triplesIn(tokens, new Map(Object.entries(own)));
}

function triplesIn(tokens: readonly Token[], prefixes: Map<string, string>): Triple[] {
  const found: Triple[] = [];
  let [said, deep, skipped, byPath, ahead]: [Term[], number, string, boolean, number] = [
    [],
    0,
    '',
    false,
    0,
  ];
  tokens.forEach((token, i) => {
    const [sign] = token;
    const word = (token.groups?.['word'] ?? '').toUpperCase();
    if (sign === '(') deep += 1;
    if (sign === ')') deep -= 1;
    if (ahead || deep || sign === ')') {
      ahead = Math.max(0, ahead - 1);
      if (said.length === 1 && sign === ')') [byPath, said] = [true, [...said, NO_TERM]];
    } else if (skipped && !skipped.includes(sign)) return;
    else if (word === 'PREFIX') {
      prefixes.set(tokens[i + 1]?.groups?.['prefix'] ?? '', tokens[i + 2]?.groups?.['iri'] ?? '');
      [ahead, said] = [2, []];
    } else if (SKIPPED[word]) [skipped, said] = [SKIPPED[word], []];
    else if ('{}.;,'.includes(sign)) {
      if ('{}'.includes(sign)) skipped = '';
      [byPath, said] = [false, said.slice(0, { ';': 1, ',': 2 }[sign] ?? 0)];
    } else if ('/|^!*+?'.includes(sign)) {
      const after = '*+?'.includes(sign) && said.length === 2;
      [byPath, said] = [true, [...said.slice(0, 1), ...(after ? [NO_TERM] : [])]];
    } else {
      const read = termOf(tokens, i, prefixes);
      if (!read) said = [];
      else {
        ahead = read.more;
        said.push(byPath && said.length === 1 ? NO_TERM : read);
        const three = said.slice(0, 3);
        if (said.length > 2 && three.every(({ whole }) => whole))
          found.push({
            written: three.map(({ written }) => written),
            whole: three.map(({ whole }) => whole),
          });
      }
    }
  });
  return found;
}

/** A term as written and whole, and how many more tokens are its own. */
function termOf(
  tokens: readonly Token[],
  at: number,
  prefixes: ReadonlyMap<string, string>,
): (Term & { more: number }) | undefined {
  const [token, one, two] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!token) return undefined;
  const [written] = token;
  if (token.groups?.['text']) {
    if (one?.groups?.['tag']) {
      const tagged = written + one[0];
      return { written: tagged, whole: tagged, more: 1 };
    }
    if (one?.groups?.['typed'] && two) {
      const kind = addressOf(two, prefixes);
      if (!kind) return undefined;
      return { written: `${written}^^${two[0]}`, whole: `${written}^^${kind}`, more: 2 };
    }
    return { written, whole: written, more: 0 };
  }
  if (token.groups?.['word'])
    return /^(a|\d+|true|false)$/.test(written) ? { written, whole: written, more: 0 } : undefined;
  const whole = token.groups?.['variable'] ? written : addressOf(token, prefixes);
  return whole ? { written, whole, more: 0 } : undefined;
}

/** An address whole; empty where the token is none. */
function addressOf({ groups }: Token, prefixes: ReadonlyMap<string, string>): string {
  if (groups?.['iri'] !== undefined) return `<${groups['iri']}>`;
  const base = prefixes.get(groups?.['prefix'] ?? ' ');
  return base === undefined ? '' : `<${base}${groups?.['local'] ?? ''}>`;
}

function variablesOf({ whole }: Triple): string[] {
  return whole.filter((term) => /^[?$]/.test(term));
}

/** Several patterns as one group, to be put into a query. */
export function grouped(triples: readonly Triple[]): string {
  return triples.map(({ whole }) => whole.join(' ')).join(' . ');
}

/** The least part that nothing fits: one pattern or two; none if only filters leave no row. */
export function unmet(
  triples: readonly Triple[],
  hasFilter: boolean,
  holds: (pattern: string) => boolean,
): Triple[] | undefined {
  const tried = triples.slice(0, MOST);
  const alone = tried.find((one) => !holds(grouped([one])));
  if (alone) return [alone];
  for (const [i, one] of tried.entries())
    for (const two of tried.slice(i + 1)) {
      const shared = variablesOf(one).some((variable) => variablesOf(two).includes(variable));
      if (shared && !holds(grouped([one, two]))) return [one, two];
    }
  return hasFilter && triples.length && holds(grouped(triples)) ? [] : undefined;
}
