/**
 * Words that ask whether somebody was for something come in; out goes how they took it.
 *
 * The rules are those of tell/opinion.py; tests/browser/test_replies.py holds both to one another.
 */

import lists from '../../../../ask/asking.json';
import replying from '../../../../tell/replying.json';
import type { Box } from '../box/plainly';
import { isYear, plain } from '../box/plain';
import type { Claim } from '../shape';
import type { Known } from './known';
import { leading, partsOf } from './outright';
import { onTopic } from './topic';
import { Wanted } from './wanted';

const { opinion: OPINION } = replying.roles;
const { voices: SPEAKING } = lists;

/** What those say on a topic whom words name; with the topic, and all that they say. */
export interface Opinion {
  topic: readonly string[];
  on: Claim[];
  every: Claim[];
}

export function opinionIn(known: Known, box: Box, text: string): Opinion | undefined {
  const query = box.typed.read(text);
  const voices = query.asked.includes('reactions') ? speaking(known, box, text) : new Set<string>();
  const years = query.words.filter(isYear);
  const topic = [...new Wanted(known, box, text, [...voices].sort()).topic(), ...years];
  if (!voices.size || !topic.length) return undefined;
  const every = opinions(known, voices);
  return { topic, every, on: onTopic(known, box, every, topic) };
}

/** Those whom words name where a yes or a no is asked, those who head them or are within them. */
function speaking(known: Known, { typed, fitting }: Box, text: string): Set<string> {
  const own = plain(text).split(' ').filter(Boolean);
  const found = new Set<string>();
  if (known.hasWord(own.slice(0, 2), 'who')) return found;
  const said = ` ${own.join(' ')} `;
  for (const word of typed.read(text).words) {
    for (const at of fitting.having(word)) {
      const [id, kind, text] = fitting.row(at);
      const name = SPEAKING.includes(kind) ? plain(text) : '';
      const isLast = kind === 'person' && name.split(' ').at(-1) === word;
      if (name && (isLast || said.includes(` ${name} `))) found.add(id);
    }
  }
  for (const body of [...found]) {
    for (const id of partsOf(known, body)) found.add(id);
    for (const { about } of leading(known, body)) found.add(about);
  }
  return found;
}

/** What voices say, and how they are said to have taken something. */
function opinions(known: Known, voices: ReadonlySet<string>): Claim[] {
  return [...known.dossier.claims.values()].filter(
    (one) =>
      one.voices.some((id) => voices.has(id)) ||
      ('id' in one.target && voices.has(one.target.id) && OPINION.includes(known.part(one))),
  );
}
