/**
 * Words and a pattern come in; out goes where it stands in them, and what it leaves open.
 *
 * The rules are those of ask/placing.py.
 */

/** Where one of two things stands in a pattern. */
export const ANY = '…';

/** What stands where a pattern leaves two places open; nothing if the words are no such. */
export function apart(
  words: readonly string[],
  pattern: readonly string[],
): [string, string] | undefined {
  const first = pattern.indexOf(ANY);
  const second = pattern.indexOf(ANY, first + 1);
  const [before, between, after] = [
    pattern.slice(0, first),
    pattern.slice(first + 1, second),
    pattern.slice(second + 1),
  ];
  const start = before.length ? where(words, before) : 0;
  if (start < 0) return undefined;
  let rest = words.slice(start + before.length);
  if (after.length) {
    const end = rest.length - after.length;
    if (end < 0 || where(rest.slice(end), after) !== 0) return undefined;
    rest = rest.slice(0, end);
  }
  const at = where(rest.slice(1), between) + 1;
  const [one, other] = [rest.slice(0, at).join(' '), rest.slice(at + between.length).join(' ')];
  return at && one && other ? [one, other] : undefined;
}

export function where(words: readonly string[], pattern: readonly string[]): number {
  for (let at = 0; at <= words.length - pattern.length; at += 1) {
    if (pattern.every((part, i) => isLike(words[at + i] ?? '', part))) return at;
  }
  return -1;
}

function isLike(word: string, part: string): boolean {
  return part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : word === part;
}
