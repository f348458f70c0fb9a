/** A query comes in; the same, with no more rows than the page can bear, goes out. */

/** Strings, IRIs and comments: no keyword begins inside them. */
const QUIET =
  /"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]+>|#[^\n\r]*/g;
/** Variables, language tags, and names with a prefix: nor inside these. */
const NAMED = /[?$]\w+|@[A-Za-z][\w-]*|[\w-]*:[\w%.-]*/g;

const spaces = (text: string): string => text.replace(/[^\n]/g, ' ');

/** The query, its strings, addresses and comments blank. */
export function silenced(query: string): string {
  return query.replace(QUIET, spaces);
}

/** The comments of a query, and where each begins. */
export function comments(query: string): { place: number; text: string }[] {
  return [...query.matchAll(QUIET)]
    .filter(([text]) => text.startsWith('#'))
    .map((found) => ({ place: found.index, text: found[0] }));
}

/** The query, blank wherever no keyword of it can stand: every place stays where it was. */
export function bare(query: string): string {
  return silenced(query).replace(NAMED, spaces);
}

/** The same with what stands in brackets blank too: what is left says how the rows are given. */
function outermost(query: string): string {
  let depth = 0;
  return [...bare(query)]
    .map((sign) => {
      if ('{(['.includes(sign)) depth += 1;
      const shown = depth === 0 || sign === '\n' ? sign : ' '.repeat(sign.length);
      if ('})]'.includes(sign)) depth = Math.max(0, depth - 1);
      return shown;
    })
    .join('');
}

/** Which of the four forms a query has, in capitals; nothing if it has none. */
export function formOf(query: string): string {
  return /\b(select|ask|construct|describe)\b/i.exec(bare(query))?.[0].toUpperCase() ?? '';
}

/**
 * The engine gives all rows at once, and a million of them would take the page's memory: so a
 * query for rows is given a LIMIT, or its own made smaller.
 */
export function bounded(query: string, most: number): string {
  if (formOf(query) !== 'SELECT') return query;
  const outer = outermost(query);
  const own = /\blimit(\s+)(\d+)/i.exec(outer);
  if (own) {
    if (Number(own[2]) <= most) return query;
    const at = own.index + 'limit'.length + (own[1] ?? '').length;
    return query.slice(0, at) + String(most) + query.slice(at + (own[2] ?? '').length);
  }
  const values = /\bvalues\b/i.exec(outer)?.index ?? query.length;
  // A comment may stand at the end: what follows it needs a line of its own.
  return `${query.slice(0, values)}\nLIMIT ${most}\n${query.slice(values)}`;
}
