/** Rows of a question that plain words asked come in; the sentences that answer it go out. */

import type { App } from '../app';
import { idOf, type Rows, termWords } from '../ask/answer';
import type { Box } from '../box/plainly';
import type { FirstScreens } from '../screens';
import type { Replied } from '../shape';
import { readAsked } from '../words/asked';
import { nothing, restStands } from './absent';
import { orderTold } from './before';
import { contrasted } from './contrasted';
import { unheardOf } from './covering';
import { Known } from './known';
import { calledSo } from './lawful';
import { authored } from './paged';
import { Replies, type Reply } from './replies';
import { bare } from './reply';
import { sourcesTold } from './sources';

/** What is read when something is asked in plain words. */
export interface Answering {
  all: Replied;
  screens: FirstScreens;
  /** Ids of the claims, in the order in which they stand in the page. */
  order: readonly string[];
  box: () => Box;
}

export function repliesTo(
  app: App,
  { all, screens, order, box }: Answering,
  words: string,
  question: string,
  { columns, rows }: Rows,
): Reply[] {
  const [name, asked] = readAsked(question);
  const known = new Known(app.dossier, app.say, all, screens, order);
  const column = (of: string): string[] => {
    const at = columns.indexOf(of);
    // A concept is no thing of the dossier: its address tells it.
    const found = rows.map(
      (row) => idOf(app, row[at]) || (of === 'status' && row[at]?.value) || '',
    );
    return [...new Set(found.filter(Boolean))];
  };
  const replies = new Replies(known, box(), words);
  const nobody = unheardOf(box(), words);
  if (nobody) return [bare(known.phrase('reply none of', nobody))];
  const contrast = [...contrasted(known, words), ...authored(known, box(), words)];
  if (contrast.length) return contrast;
  const turned = replies.turned();
  if (turned.length) return turned;
  const values = replies.whom(name, asked);
  const ids = values.map(([, id]) => id);
  for (const told of [replies.opinion(), replies.lengths()]) {
    if (told.length) return replies.which(told, ids);
  }
  const loosely = (): Reply[] => {
    const by = box().typed.read(words).asked.includes('known_at'); // told where the day is held to
    return replies.loosely(by ? [] : box().ask(words).hits);
  };
  if (!name) return replies.untimed(name, loosely());
  if (name === 'compare_dates' && rows[0]) {
    const [row] = rows;
    const at = (of: string) => row[columns.indexOf(of)];
    // Whether it is certain is a word of the model, and stays one; a day that is worked out, and is
    // no one date, stands with the event.
    const cell = (of: string): string => {
      if (!/^(?:event|other|date|other_date)$/.test(of)) return at(of)?.value ?? '';
      const event = idOf(app, at(of === 'date' ? 'event' : 'other'));
      const day = of.endsWith('date') ? known.say.pick(known.screens.day(event)) : '';
      const told = termWords(app, at(of));
      // A year is told as it is written.
      const isWritten = told === at(of)?.value && !/^\d{4}$/.test(told);
      const isTold = told && !told.includes(' · ') && !isWritten;
      return isTold ? told : day || told; // several dates: all of them; a set has words beside it
    };
    const told = orderTold(
      (key, ...of) => known.phrase(key, ...of),
      cell,
      (of) => app.dossier.thing(idOf(app, at(of)))?.days,
    );
    return [...told, ...(told.length ? calledSo(known, box(), words, ids) : [])];
  }
  if (name === 'days_between') {
    const told = daysTold(app, known, { columns, rows });
    return replies.which(
      [...told, ...(told.length ? calledSo(known, box(), words, ids) : [])],
      ids,
    );
  }
  if (name === 'passages_behind' && !values.some(([blank]) => blank === 'value')) {
    const at = columns.indexOf('source');
    return replies.which(sourcesTold(replies, rows.map((row) => idOf(app, row[at]))), ids); // prettier-ignore
  }
  if (name === 'in_force') {
    const [of, told] = [
      (row: Rows['rows'][number], key: string) => idOf(app, row[columns.indexOf(key)]),
      (row: Rows['rows'][number], key: string) => row[columns.indexOf(key)],
    ];
    const found = rows.map((row) => ({
      law: of(row, 'law'),
      measure: of(row, 'measure'),
      held: told(row, 'held')?.value ?? '',
      told: termWords(app, told(row, 'held')),
    }));
    return replies.which(
      replies.standing(found, new Map(values).get('valid_at') ?? '', new Map(values).has('branch')),
      values.map(([, id]) => id),
    );
  }
  const subject = new Map(values).get('subject') ?? '';
  if (name === 'who_disputes' && !rows.length && subject)
    return nothing(known, 'no dispute', subject);
  const told = replies.untimed(name, replies.of(name, new Map(values), column));
  if (name === 'outcome_of_measure' && told.length) {
    const isAsked = box().typed.read(words).asked.includes('in_force');
    const of = (row: Rows['rows'][number], key: string) => row[columns.indexOf(key)]?.value ?? '';
    const found = rows.map((row) => ({
      status: of(row, 'status'),
      extent: of(row, 'extent'),
      article: of(row, 'article'),
    }));
    told.unshift(...restStands(known, isAsked, new Map(values).get('measure') ?? '', found));
  }
  // A question of which nothing is recorded was not what was asked: what the words name is told.
  return told.length || rows.length ? replies.which(told, ids) : loosely();
}

/** How many days lie between two events, as far as their dates allow; what most say first. */
function daysTold(app: App, known: Known, { columns, rows }: Rows): Reply[] {
  const found = new Map<string, number>();
  const exact = new Map<string, number>();
  for (const row of rows) {
    const of = (column: string): string => termWords(app, row[columns.indexOf(column)]);
    const [fewest, most] = [of('fewest_days'), of('most_days')];
    if (!fewest || !most) continue;
    const exactly = most === '1' ? 'reply one day' : 'reply days';
    const key = fewest === most ? exactly : 'reply days from';
    const days = [fewest, most].map((days) => app.say.number(Number(days)));
    const told = [
      known.phrase(key, ...['event', 'other', 'date', 'other_date'].map(of), ...days),
      of('inferred') ? known.phrase('order inferred') : '',
    ]
      .filter(Boolean)
      .join(' ');
    const into = fewest === most ? exact : found;
    into.set(told, (into.get(told) ?? 0) + 1);
  }
  const told = [...(exact.size ? exact : found)].sort(([, a], [, b]) => b - a);
  return told.map(([text]) => ({ head: '', text, answer: '', where: '', more: '', claims: [] }));
}
