/** What is asked, as an address keeps it, comes in; what it asks, and of what, goes out in words. */

import type { App } from '../app';
import { plain } from '../dossier';
import type { Question } from '../shape';

/** A named question and what stands in its blanks: `left_out?measure=amnesty-2007`. */
export function readAsked(asked: string): [id: string, values: [blank: string, value: string][]] {
  const at = asked.indexOf('?');
  const [id, blanks] = at < 0 ? [asked, ''] : [asked.slice(0, at), asked.slice(at + 1)];
  return [id, [...new URLSearchParams(blanks)]];
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
