/**
 * A query comes in, its texts blanked out; the first bracket that has no partner goes out.
 *
 * The rules are those of ask/brackets.py; tests/shared/explained.json holds both to the same.
 */

export interface Lone {
  sign: string;
  /** The bracket that is missing. */
  partner: string;
  place: number;
  /** Whether it opens, and nothing closes it. */
  isOpen: boolean;
}

const PARTNERS: Readonly<Record<string, string | undefined>> = { '{': '}', '(': ')', '[': ']' };
const OPENED_BY: Readonly<Record<string, string | undefined>> = { '}': '{', ')': '(', ']': '[' };

/** A bracket without a partner: of those that nothing closes, the last one. */
export function lone(quiet: string): Lone | undefined {
  const opened: { sign: string; place: number }[] = [];
  for (let place = 0; place < quiet.length; place += 1) {
    const sign = quiet[place] ?? '';
    const opener = OPENED_BY[sign];
    if (PARTNERS[sign]) opened.push({ sign, place });
    if (!opener) continue;
    if (opened.at(-1)?.sign === opener) opened.pop();
    // What was opened after it is what nobody closed.
    else if (opened.some((each) => each.sign === opener)) break;
    else return { sign, partner: opener, place, isOpen: false };
  }
  const last = opened.at(-1);
  return last && { ...last, partner: PARTNERS[last.sign] ?? '', isOpen: true };
}
