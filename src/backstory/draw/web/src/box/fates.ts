/**
 * Words that ask what befell somebody, or who held a post, come in; out goes what they mean.
 *
 * The rules are those of ask/fates.py; tests/shared/asked.json holds both to the same answers.
 */

import lists from '../../../../ask/asking.json';
import { type Asked, type Hit, SAID, speaks } from './asked';
import { type Fitting, isDigit } from './fitting';
import { same } from './turn';
import { isYear, plain } from './plain';
import { type Query } from './typed';

/** Questions beside which what befell somebody may be asked. */
const { of_fates: OF_FATES } = lists;
/** Questions of what befell somebody, unless something is called so: when was Romero freed, why. */
const { fates: ASKED_OF_FATES } = lists;
const { of_names: OF_NAMES } = lists;

/** The question of what befell somebody, was Romero freed; did one president pardon another: of the last. */
export function fateOf(
  fitting: Fitting,
  query: Query,
  typed: readonly string[],
): Asked | undefined {
  const words = fitting.typed;
  const asksWho = words.asksWho(typed);
  const befell = words.fateIn(typed) || asksWho || query.asked[0] === 'outcome_of_measure';
  const isWhy = query.asked[0] === 'precedents'; // ask why, in Spanish, has a word of by whom
  if (!befell || (!asksWho && !isWhy && typed.some((word) => words.doers.has(word)))) {
    return undefined;
  }
  // When was Romero freed, and why: by what befell him, unless an event has that very name.
  const [first = ''] = words.fateIn(typed) ? query.asked : [];
  const isOf = ASKED_OF_FATES.includes(first);
  const isOther = (name: string): boolean => !OF_FATES.includes(name) && !(isOf && name === first);
  if (query.asked.some(isOther)) return undefined;
  // Unless something that is called so tells who did it.
  const isIn = (word: string, name: readonly string[]): boolean =>
    fitting.forms(word).some((form) => name.some((own) => same(form, own)));
  const isCalled = ({ whole, kind, text }: Hit): boolean => {
    const name = plain(text).split(' ');
    return whole && kind === 'event' && query.words.every((word) => isIn(word, name));
  };
  if ((asksWho || isOf) && fitting.hits(query, query.words.join(' ')).some(isCalled))
    return undefined;
  const did = words.fateIn(typed);
  const rest = query.words.filter(
    (word) => !words.fates.has(word) && !words.acts.has(word) && word !== did && !isDigit(word),
  );
  for (const part of parts(fitting, rest, !words.opens(typed))) {
    const hit = fitting
      .hits({ ...query, words: part }, part.join(' '))
      .find(({ whole, kind }) => whole && kind === 'person');
    // Of words that name nobody together, a first name alone is nobody's.
    const isLast = !!hit && hit.words.has(plain(hit.text).split(' ').at(-1) ?? '');
    const isMeant = part.length === rest.length || isLast;
    if (hit && isMeant && speaks({ name: SAID, values: [['voice', hit.id]] }, [hit])) {
      return { name: 'events_of_actor', values: [['actor', hit.id]] };
    }
  }
  return undefined;
}

/**
 * All words; then, where somebody may have done it to another, those that stand last.
 *
 * Behind a word that nothing here has, a last name is that of somebody else.
 */
function parts(fitting: Fitting, words: readonly string[], isWhole: boolean): string[][] {
  const found = words.length ? [[...words]] : [];
  for (let end = isWhole ? 0 : words.length; end > 0; end -= 1) {
    for (const start of [Math.max(end - 2, 0), end - 1]) {
      const isKnown = !start || [...fitting.having(words[start - 1] ?? '')].length > 0;
      if (isKnown) found.push(words.slice(start, end));
    }
  }
  return found;
}

/** Puts a post first that all words name but a year and its month: president in April 2002. */
export function postFirst(
  fitting: Fitting,
  { words, months, asked }: Query,
  things: readonly Hit[],
): readonly Hit[] {
  const rest = words.filter((word) => !isYear(word) && !months.includes(word));
  const isPost = asked.every((name) => OF_NAMES.includes(name));
  if (!rest.length || rest.length === words.length || !isPost) return things;
  const typed = rest.join(' ');
  const [one = ''] = rest;
  const forms = [one, ...(fitting.typed.alike.get(one) ?? [])];
  const every = new Set(forms.flatMap((word) => [...fitting.having(word)]));
  const begun = [...every]
    .sort((a, b) => a - b)
    .map((at) => fitting.row(at))
    .filter(([, kind]) => kind === 'post');
  const going = begun.filter(([, , text]) => `${plain(text)} `.startsWith(`${typed} `));
  // The last word before one that says nothing, or the first: Minister, of the Minister of Justice.
  const isHead = (text: string): boolean => {
    const words = plain(text).split(' ');
    const end = words.findIndex((word) => fitting.typed.light.has(word));
    const own = end < 0 ? words : words.slice(0, end);
    return forms.some((form) => form === own[0] || form === own.at(-1));
  };
  const isOne = !going.length && rest.length === 1;
  const posts = isOne ? begun.filter(([, , text]) => isHead(text)) : going;
  // A name may go on, where no other post begins so: the regent is the Regent of Tarsalia. So may it
  // have words before: the chancellor is the Federal Chancellor, where no other post is called so.
  const alone = new Set(posts.map(([id]) => id)).size === 1 ? posts : [];
  const whole = posts.filter(([, , text]) => plain(text) === typed);
  const [post] = [...whole, ...alone];
  if (!post) return things;
  const [id, kind, text, , weight] = post;
  const hit = { id, kind, text, whole: true, words: new Set(words), weight };
  return [hit, ...things.filter((one) => one.id !== id)];
}
