/** What is asked, as an address keeps it, comes in; what it asks, and of what, goes out in words. */

import type { App } from '../app';
import { plain } from '../dossier';
import type { Question } from '../shape';

/** Under this name an address keeps the plain words that ask; no blank is called so. */
const WORDS = 'in-words';

/**
 * A named question and what stands in its blanks: `left_out?measure=amnesty-2007`; and the plain
 * words that asked it, if it was asked in such.
 */
export function readAsked(
  asked: string,
): [id: string, values: [blank: string, value: string][], words: string] {
  const at = asked.indexOf('?');
  const [id, blanks] = at < 0 ? [asked, ''] : [asked.slice(0, at), asked.slice(at + 1)];
  const read = [...new URLSearchParams(blanks)];
  const words = read.find(([blank]) => blank === WORDS)?.[1] ?? '';
  return [id, read.filter(([blank]) => blank !== WORDS), words];
}

/** A question as an address keeps it, with the plain words that asked it. */
export function writeAsked(
  id: string,
  values: readonly (readonly [blank: string, value: string])[],
  words = '',
): string {
  const said = new URLSearchParams(values.map(([blank, value]) => [blank, value]));
  if (words) said.set(WORDS, words);
  return said.size ? `${id}?${said.toString()}` : id;
}

/** What stands in a blank, as a reader types it: the name of a thing, the last part of a concept. */
export function typedAs({ dossier, say }: App, value: string): string {
  if (dossier.thing(value) || dossier.data.sources[value]) return say.name(value);
  return dossier.data.concepts[value] ? plain(value) : value;
}

/** Of what something is asked, and the question; empty until the questions are read. */
export function askedWords(app: App): string {
  const { say, dossier, chosen } = app;
  const [id, values] = readAsked(chosen.question);
  const questions: Question[] | undefined = dossier.data.asking.questions;
  const question = questions?.find((one) => one.id === id);
  if (!question) return '';
  const about = values.flatMap(([, value]) => {
    if (dossier.data.concepts[value]) return [say.concept(value)];
    return value ? [say.calendar(typedAs(app, value))] : [];
  });
  const asked = say.pick(question.name).replace(/[.?]$/, '');
  return about.length ? say.t('saidOf', about.join(' · '), asked) : asked;
}
