/**
 * A query comes in; what it names goes out: classes, properties, other IRIs, texts, named graphs.
 *
 * The rules are those of ask/asked.py; tests/shared/why.json holds both to the same answers.
 */

/** Something that a query names: a class, another IRI, a text; or a named graph. */
export interface Asked {
  what: 'class' | 'property' | 'iri' | 'text' | 'graph';
  written: string;
  /** The IRI, or the text without its quotation marks; of a graph, empty. */
  value: string;
  /** Of a text or an IRI: the property that it is asked as the object of, if that is one name. */
  of: string;
}

const TOKEN = new RegExp(
  '(?<text>"""(?:[^\\\\]|\\\\.)*?"""|\'\'\'(?:[^\\\\]|\\\\.)*?\'\'\'' +
    '|"(?:[^"\\\\\\n]|\\\\.)*"|\'(?:[^\'\\\\\\n]|\\\\.)*\')' +
    '|<(?<iri>[^<>"{}|^`\\\\\\x00-\\x20]*)>|(?<comment>#[^\\n\\r]*)' +
    '|(?<variable>[?$]\\w+|_:[\\w-]+)|(?<tag>@[A-Za-z][\\w-]*)|(?<typed>\\^\\^)' +
    '|(?<prefix>\\p{L}[\\p{L}\\w-]*|):(?<local>(?:[\\w%-]|\\.(?=\\w))*)' +
    '|(?<word>\\w+)|(?<sign>\\S)',
  'gsu',
);
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const [SUBJECT, PROPERTY, OBJECT] = [0, 1, 2];
const PATH = ['|', '/', '^'];

/** A query's tokens, without its comments. */
export function tokensOf(query: string): RegExpMatchArray[] {
  return [...query.matchAll(TOKEN)].filter((found) => !found.groups?.['comment']);
}

/** What says that what a brace opens need not hold. */
const UNNEEDED = ['FILTER NOT EXISTS', 'NOT EXISTS', 'OPTIONAL', 'MINUS', 'CONSTRUCT'].map(
  (words) => words.split(' '),
);

/** A query without what need not hold for it to have rows: a slip there is harmless. */
export function needed(query: string): string {
  const tokens = tokensOf(query);
  const words = tokens.map(([written]) => written.toUpperCase());
  let [kept, last, began, deep] = ['', 0, -1, 0];
  tokens.forEach((token, i) => {
    const word = words[i] ?? '';
    if (began < 0 && word === '{') {
      const said = UNNEEDED.find((end) =>
        end.every((each, n) => words[i - end.length + n] === each),
      );
      if (said) [began, deep] = [tokens[i - said.length]?.index ?? 0, 0];
    }
    if (began < 0) return;
    if (word === '{') deep += 1;
    if (word === '}') deep -= 1;
    if (deep) return;
    kept += query.slice(last, began);
    [last, began] = [(token.index ?? 0) + token[0].length, -1];
  });
  return kept + query.slice(last);
}

/** What a query names, each once, in the order of the query. */
export function askedFor(query: string, prefixes: Record<string, string>): Asked[] {
  const known = new Map(Object.entries(prefixes));
  const tokens = tokensOf(query);
  const found = new Map<string, Asked>();
  const add = (what: Asked['what'], written: string, value: string, of = ''): void => {
    found.set([what, written, value, of].join(' '), { what, written, value, of });
  };
  let [deep, place, before, declared, of] = [0, SUBJECT, '', '', ''];
  let listed = false;
  let either = false; // whether the path that is read leads one way or another
  tokens.forEach((token, i) => {
    const [written] = token;
    const { text, iri, prefix, local, word } = token.groups ?? {};
    const follows = tokens[i + 1]?.[0] ?? '';
    if (written === '(') deep += 1;
    if (written === ')') deep -= 1;
    listed = (listed && written !== '}') || written.toUpperCase() === 'VALUES';
    if (word && written.toUpperCase() === 'GRAPH') add('graph', 'GRAPH', '');
    if (before === 'prefix:' && iri !== undefined) known.set(declared, iri);
    else if (before === 'PREFIX' && prefix !== undefined) {
      [declared, before] = [prefix, 'prefix:'];
      return;
    } else if (text) {
      const inner = text.replace(/^["']+|["']+$/g, '');
      const tag = follows.startsWith('@') ? follows : '';
      if (!deep && !inner.includes('\\') && follows !== '^^') add('text', text + tag, inner, of);
    } else if (before !== '^^' && before !== 'BASE' && follows !== '(') {
      const full = iri ? iri : (known.get(prefix ?? '') ?? '') + (local ?? '');
      if (full.includes(':') && (iri || local)) {
        const other = place === PROPERTY && !listed ? 'property' : 'iri';
        const what = before === 'a' || before === TYPE ? 'class' : other;
        add(what, written, full, what === 'iri' && !listed ? of : '');
        // A text after a path is the object of its last step, if that is one property.
        either = either && PATH.includes(before);
        of = place === PROPERTY && before !== '^' && !either ? full : '';
        [place, before] = [place + 1, full];
        return;
      }
    }
    place = placeAfter(place, written, token.groups ?? {});
    either ||= written === '|';
    if (PATH.includes(written) || place === PROPERTY) of = '';
    before = word && written !== 'a' ? written.toUpperCase() : written;
  });
  return [...found.values()];
}

/** Which of the three of a triple comes after a token. */
function placeAfter(place: number, written: string, groups: Record<string, string>): number {
  if ('{}.()'.includes(written) || (groups['word'] && written !== 'a')) return SUBJECT;
  if (written === ';' || PATH.includes(written)) return PROPERTY;
  if (written === ',') return OBJECT;
  return groups['tag'] || groups['typed'] ? place : place + 1;
}
