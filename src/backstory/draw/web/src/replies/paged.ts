/**
 * Plain words come in; out goes the page that they mean by what the dossier calls it: *the article*.
 *
 * The rules are those of tell/paged.py; tests/browser/test_replies.py holds both to one another.
 */

import type { Box } from '../box/plainly';
import { split } from '../box/plain';
import type { Known } from './known';
import { bare, type Reply } from './reply';

/** Whether what follows an article is no proper name: *the article*, not *the Union*. */
const isCommon = (name: string): boolean => /^\S+ \p{Ll}/u.test(name);

/** The id of the page that words mean, with the words of its name; empty if none. */
export function pageMeant(known: Known, box: Box, text: string): [string, string[]] {
  const called = new Map<string, string[]>();
  for (const id of Object.keys(known.dossier.data.sources)) {
    const name = known.voice(id);
    const [first = '', second = ''] = split(name);
    if (!second || !box.typed.light.has(first) || !isCommon(name)) continue;
    const pair = `${first} ${second}`;
    called.set(pair, [...(called.get(pair) ?? []), id]);
  }
  const typed = split(text);
  for (const [at, word] of typed.entries()) {
    const [page = '', ...others] = called.get(`${word} ${typed[at + 1] ?? ''}`) ?? [];
    if (page && !others.length && !/^\p{Nd}+$/u.test(typed[at + 2] ?? '')) {
      return [page, split(known.voice(page))];
    }
  }
  return ['', []];
}

/** Where it is asked who wrote a page: that nobody is recorded, and who published it. */
export function authored(known: Known, box: Box, text: string): Reply[] {
  const typed = split(text);
  const isAsked = known.hasWord(typed.slice(0, 1), 'who') && known.hasWord(typed, 'authoring');
  const [page, called] = isAsked ? pageMeant(known, box, text) : ['', []];
  const isOther = (word: string): boolean =>
    !called.includes(word) && !known.hasWord([word], 'authoring');
  if (!page || box.typed.read(text).words.some(isOther)) return [];
  const none = bare(known.phrase('no author', known.voice(page)));
  const publisher = known.say.pick(known.dossier.data.sources[page]?.publisher);
  return publisher ? [none, bare(known.phrase('published by', publisher))] : [none];
}
