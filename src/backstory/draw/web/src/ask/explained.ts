/**
 * A query that the engine refused comes in; what is wrong with it, where, and the likely fix go out.
 *
 * The rules are those of ask/explained.py, whose words the page brings along;
 * tests/shared/explained.json holds both to the same answers.
 */

import type { Asking, Name } from '../shape';
import { bare, comments, silenced } from './bounds';
import { lone, type Lone } from './brackets';
import { slipsBetween } from './slips';
import { inTexts, isClosed, usual, usualTold } from './usual';

/** Characters of an engine's complaint, which lists every sign it would have taken. */
const LONGEST = 160;
const PREFIXED = /(?<![\w?$:<@-])([A-Za-z][\w-]*|):(?=([A-Za-z_][\w-]*))/g;
const WORD = /(?<![\w?$:@.-])[A-Za-z]{2,}(?![\w:])/g;
/** What is not seen, or looks like a space and is none. */
const HIDDEN = /(?![ \t\n\r])[\p{C}\p{Z}]/u;
/** What ends a text too early, and begins another: an apostrophe. */
const APOSTROPHE = /\p{L}'\p{L}[^'\n]*'$/u;
/** The first of the usual mistakes: each other complaint is about what only follows from them. */
const SPELT = 4;
/** Classes of signs, which are the engine's own notation. */
const SIGNS = /(?:^|, )(?:\['.*?'\]|\[_\])(?=, |$)/g;
/** A function that the engine has not: its address, and the name at the end of that. */
const FOREIGN = /custom function <([^>]*?([^>/#:]*))> is not supported/;
/** Letters of a function's name that may be a slip of another: `f` begins `float`. */
const SHORTEST = 3;
/** A few of the many words that might stand there: which ones, the engine leaves to chance. */
const ONLY_WORDS = /^expected (?:one of )?\w+(?:, \w+)*$/;
/** How much of the letters of two words must be alike, in their order, for one to be meant. */
const ALIKE = 0.61;

interface Spot {
  line: number;
  column: number;
}

/** A sentence with blanks, and what stands in them. */
interface Blanks {
  what: Name;
  words: string[];
}

/** A sentence in the reader's language: what is wrong, and how it is mended. */
export type Explained = [what: string, mend: string];

export function explained(
  query: string,
  error: string,
  asking: Asking,
  pick: (name: Name) => string,
): Explained {
  const { told, mends, also, elsewhere, own } = asking.complaints;
  const fill = (name: Name | undefined, words: readonly string[], spot?: Spot): string => {
    let text = pick(name ?? '');
    if (spot) text = text.replace('{line}', `${spot.line}`).replace('{column}', `${spot.column}`);
    for (const word of words) text = text.replace('{}', () => word);
    return text;
  };
  const foreign = FOREIGN.exec(error);
  if (foreign) {
    const [, iri = '', name = ''] = foreign;
    const { written, place, meant } = noFunction(query, iri, name, asking);
    const mend = meant ? fill(mends['meant function'], [meant]) : fill(mends['no function'], []);
    return [fill(told['function'], [written], spotOf(query, place)), mend];
  }
  const quiet = silenced(query);
  const isOpen = hasOpenQuote(quiet);
  // Nor are there names where it is not SPARQL at all.
  const isOther = isOpen || !hasForm(quiet);
  const spelt = isOpen
    ? undefined
    : (usual(query, asking.usual.slice(0, SPELT)) ?? inTexts(query, asking.texts));
  if (spelt && !HIDDEN.test(quiet)) return usualTold(query, spelt, pick);
  const missing = isOther ? undefined : missingPrefix(query, quiet, asking.prefixes);
  if (missing) {
    const { prefix, name, place } = missing;
    const known = elsewhere[prefix.toLowerCase()];
    const meant = known ? '' : meantPrefix(prefix, name, asking.prefixes, also, own);
    const mend = meant
      ? fill(mends['meant prefix'], [meant, prefix])
      : fill(mends['begin'], [prefix, known ?? '…']);
    return [fill(told['prefix'], [prefix], spotOf(query, place)), mend];
  }
  const hidden = isOpen ? null : HIDDEN.exec(quiet);
  const mistake = isClosed(quiet) && hasForm(quiet) ? usual(query, asking.usual) : undefined;
  if (mistake && !hidden) return usualTold(query, mistake, pick);
  const strange =
    isOpen || mistake ? undefined : strangeWord(query, asking.complaints.keywords, isOther);
  if (strange) {
    const end = strange.place + strange.word.length;
    const isId = quiet[end] === '-'; // as ids have it, and no keyword
    const keywords = asking.complaints.keywords.split(' ');
    const near = isId ? '' : nearest(strange.word.toLowerCase(), keywords);
    const mend = near
      ? fill(mends['meant word'], [near.toUpperCase()])
      : fill(mends['no word'], []);
    return [fill(told['word'], [strange.word], spotOf(query, strange.place)), mend];
  }
  if (hidden) {
    const sign = hidden[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
    return [fill(told['hidden'], [sign], spotOf(query, hidden.index)), fill(mends['sign'], [])];
  }
  const unbound = /variable \?(\w+) in its SELECT projection/.exec(error);
  if (unbound) return [fill(told['unbound'], [unbound[1] ?? '']), fill(mends['column'], [])];
  if (isOpen) {
    const place = quiet.search(/["']/);
    const mend = APOSTROPHE.test(query.slice(0, place + 1)) ? 'apostrophe' : 'quote';
    return [fill(told['text'], [], spotOf(query, place)), fill(mends[mend], [])];
  }
  if (isOther) return [fill(told['form'], [], { line: 1, column: 1 }), fill(mends['form'], [])];
  const single = lone(quiet);
  if (single) {
    const { what, sign, mend, place } = singleTold(query, single);
    return [
      fill(told[what], [sign], spotOf(query, place)),
      fill(mends[mend], mend === 'comment' ? [] : [single.partner]),
    ];
  }
  const mend = fill(mends['manual'], []);
  const at = /^error at (\d+):(\d+): ([^]*)/.exec(error);
  if (!at) return [fill(told['unread'], [short(error)]), mend];
  const spot = within(query, { line: Number(at[1]), column: Number(at[2]) });
  const { what, words } = plainly(asking, at[3] ?? '', isWhole(query, spot));
  return [fill(what, words, spot), mend];
}

/** A function that the engine has not, and the one that may have been meant. */
function noFunction(
  query: string,
  iri: string,
  name: string,
  { prefixes, complaints: { casts, keywords } }: Asking,
): { written: string; place: number; meant: string } {
  const plain = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(`<${plain(iri)}>|[\\w-]*:${plain(name)}(?=\\s*\\()`).exec(query);
  const written = found?.[0] ?? `<${iri}>`;
  // What another gave an address of its own is no slip in one of the types of XML.
  const isOther = written.startsWith('<') && !iri.startsWith(prefixes['xsd'] ?? '');
  const cast = isOther || name.length < SHORTEST ? '' : nearest(name, casts.split(' '));
  const own = keywords.split(' ').includes(name.toLowerCase()) ? name.toUpperCase() : '';
  return {
    written,
    place: found?.index ?? 0,
    meant: cast ? `xsd:${cast}` : own,
  };
}

/** Where a character stands. */
function spotOf(query: string, place: number): Spot {
  const before = query.slice(0, place);
  return { line: before.split('\n').length, column: place - before.lastIndexOf('\n') };
}

/** The page adds a LIMIT behind a query, where an engine may stumble over what is missing before. */
function within(query: string, spot: Spot): Spot {
  const lines = query.split('\n');
  if (spot.line <= lines.length) return spot;
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

const many = (text: string, sign: string): number => text.split(sign).length - 1;

const hasOpenQuote = (quiet: string): boolean => /["']/.test(quiet);

const hasForm = (quiet: string): boolean =>
  /(?<![?$\w:])(SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i.test(quiet);

/** What is wrong with a bracket without a partner, its remedy, and where that stands. */
function singleTold(
  query: string,
  single: Lone,
): { what: string; sign: string; mend: string; place: number } {
  const { sign, partner, place, isOpen } = single;
  if (!isOpen) return { what: 'closing', sign, mend: 'one too many', place };
  // A text of several lines was put into one.
  const comment = comments(query).find(({ text }) => text.includes(partner));
  if (comment) return { what: 'comment', sign: partner, mend: 'comment', place: comment.place };
  return { what: 'open', sign, mend: 'close it', place };
}

function missingPrefix(
  query: string,
  quiet: string,
  known: Record<string, string>,
): { prefix: string; name: string; place: number } | undefined {
  const declared = new Set(Object.keys(known));
  for (const [, prefix = ''] of query.matchAll(/PREFIX\s+([\w-]*)\s*:/gi)) declared.add(prefix);
  for (const { 1: prefix = '', 2: name = '', index } of quiet.matchAll(PREFIXED))
    if (!declared.has(prefix)) return { prefix, name, place: index };
  return undefined;
}

/** What was most likely meant by a prefix that nobody declares, with its colon. */
function meantPrefix(
  prefix: string,
  name: string,
  known: Record<string, string>,
  also: Record<string, string>,
  own: readonly string[],
): string {
  const other = also[prefix.toLowerCase()];
  if (other) return `${other}:`;
  const common = Object.keys(known).filter((one) => !own.includes(one));
  const near = nearest(prefix, common);
  // Short as they are, two slips make any of them of any word.
  const most = Math.max(1, Math.floor(prefix.length / 4));
  if (near && slipsBetween(prefix, near) <= most) return `${near}:`;
  if (!own.length || name !== name.toLowerCase()) return '';
  return own.includes('') ? `:${name}` : own.map((one) => `${one}:`).join('` / `');
}

/** In what is no SPARQL at all, only a word that was meant to say what is asked for. */
function strangeWord(
  query: string,
  keywords: string,
  isOther: boolean,
): { word: string; place: number } | undefined {
  const all = keywords.split(' ');
  const known = new Set(all);
  for (const { 0: word, index } of bare(query).matchAll(WORD)) {
    if (known.has(word.toLowerCase())) continue;
    if (!isOther || hasForm(nearest(word.toLowerCase(), all))) return { word, place: index };
  }
  return undefined;
}

/** The known word that was most likely meant, as text.nearest of the shell finds it. */
function nearest(word: string, known: readonly string[]): string {
  if (!word) return '';
  const asked = word.toLowerCase();
  const most = asked.length <= 4 ? 1 : asked.length <= 8 ? 2 : 3;
  const sorted = known.filter(Boolean).sort();
  const best = (value: (one: string) => number): string =>
    sorted.reduce((a, b) => (value(b) > value(a) ? b : a), sorted[0] ?? '');
  const close = best((one) => -slipsBetween(asked, one));
  if (slipsBetween(asked, close) <= most) return close;
  const longer = sorted.filter((one) => one.startsWith(asked));
  if (longer.length === 1) return longer[0] ?? '';
  const share = (one: string): number => (2 * common(asked, one)) / (asked.length + one.length);
  const alike = sorted.filter((one) => share(one) >= ALIKE).sort((a, b) => share(b) - share(a));
  return alike.find((one) => isLike(asked, one, most)) ?? '';
}

/** Whether two words are one with slips, or begin alike, or share a word within them. */
function isLike(one: string, other: string, most: number): boolean {
  if (other.includes(one) || one.includes(other))
    return Math.min(one.length, other.length) > 3 || one === other;
  const shares = Array.from({ length: Math.max(0, one.length - 5) }, (_, at) => at);
  return (
    one.slice(0, 4) === other.slice(0, 4) ||
    shares.some((at) => other.includes(one.slice(at, at + 6))) ||
    slipsBetween(one, other) <= most
  );
}

/** How many letters two words have in common, in their order. */
function common(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const sign of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        sign === b[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Whether an engine that stopped at a spot had read the query whole, braces and all. */
function isWhole(query: string, { line, column }: Spot): boolean {
  const text = query.trimEnd();
  const end = spotOf(text, text.length);
  const isPast = line > end.line || (line === end.line && column >= end.column);
  return isPast && text.endsWith('}') && many(text, '{') === many(text, '}');
}

const short = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST)} …`;

/** What the engine expected, in words that a reader can use. */
function plainly(asking: Asking, words: string, whole: boolean): Blanks {
  const { told, reasons } = asking.complaints;
  const what = words.split(/\s+/).join(' ').trim();
  const known = Object.entries(reasons).find(([reason]) => what.includes(reason));
  if (known) return { what: known[1], words: [] };
  if (ONLY_WORDS.test(what.replace(SIGNS, '')))
    return { what: told[whole ? 'unreasoned' : 'before'] ?? '', words: [] };
  const [head = '', rest] = what.split('expected one of ');
  if (rest === undefined) {
    if (!/^expected (\[.*\]|<unreported>)$/.test(what)) return says(told, what);
    const isEnd = what === 'expected [_]' && !whole;
    return { what: told[isEnd ? 'end' : 'unreasoned'] ?? '', words: [] };
  }
  const left = rest.replace(SIGNS, '').replace(/^, /, '');
  if (!left) return { what: told['not here'] ?? '', words: [] };
  return says(told, `${head}expected ${left.includes(', ') ? 'one of ' : ''}${left}`);
}

/** The engine's own list of signs, behind the page's words for it. */
function says(told: Record<string, Name>, text: string): Blanks {
  const what = short(text);
  for (const [key, begin] of [
    ['one of', 'expected one of '],
    ['one', 'expected '],
  ] as const)
    if (what.startsWith(begin)) return { what: told[key] ?? '', words: [what.slice(begin.length)] };
  return { what: told['says'] ?? '', words: [what] };
}
