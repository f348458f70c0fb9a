import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Blanks, Box, type Row } from '../src/box/plainly';
import { type Language } from '../src/box/learned';
import { plain } from '../src/box/plain';
import { shared } from './shared';

interface Cases {
  rows: Row[];
  languages: Language[];
  questions: Record<string, Blanks>;
  reach: string;
  main: string;
  of_all: { query: string; question: [string, Record<string, string>] }[];
  undated: [typed: string, meant: string][];
  small: { rows: Row[]; cases: [query: string, values: Record<string, string>][] };
  cases: { query: string; hits: string[]; question: [string, Record<string, string>] | null }[];
}

const { rows, languages, questions, reach, main, cases, undated, small } = shared<Cases>('asked');
const box = new Box(rows, languages, questions, reach, main);

for (const { query, hits, question } of cases) {
  test(`“${query}” is understood here as in ask/plainly.py`, () => {
    const found = box.ask(query);
    const ids = found.hits.map(({ id }) => id);
    assert.deepEqual(ids.slice(0, hits.length), hits);
    assert.equal(ids.length > 0, hits.length > 0);
    const asked = found.questions
      .slice(0, 1)
      .map(({ name, values }) => [name, Object.fromEntries(values)]);
    assert.deepEqual(asked, question ? [question] : []);
  });
}

for (const [query, values] of small.cases) {
  test(`“${query}” is asked here of what the count is said of, as in ask/plainly.py`, () => {
    const [first] = new Box(small.rows, languages, questions).ask(query).questions;
    assert.equal(first?.name, 'figures_side_by_side');
    assert.deepEqual(Object.fromEntries(first?.values ?? []), values);
  });
}

for (const { query, question } of shared<Cases>('asked').of_all) {
  test(`“${query}” is asked here of what it is asked of in ask/plainly.py`, () => {
    const { named, questions } = box.ask(query);
    const [{ name = '', values = [] } = {}] = questions;
    assert.ok(named);
    assert.deepEqual([name, Object.fromEntries(values)], question);
  });
}

for (const [typed, meant] of undated) {
  test(`“${typed}” is mended here as in ask/typed.py`, () => {
    assert.equal(box.mended(typed), meant);
  });
}

test('a number is never taken for another', () => {
  const one = new Box([['a', 'event', 'Pardons of 2020', '', 0]], [], {});
  assert.deepEqual(one.ask('2021').hits, []);
  assert.equal(plain('7,727'), plain('7.727'));
});

test('nothing breaks the box', () => {
  for (const text of ['', '¿?', '</script>', '\0']) assert.deepEqual(box.ask(text).hits, []);
});

test('a year asks for who held a post only if the post is named', () => {
  const chair = 'President of the commission for the follow-up of the amnesty law';
  const rows: Row[] = [
    ['chair', 'post', chair, '', 4],
    ['law-1999', 'event', 'Law of 1999', '', 9],
  ];
  const one = new Box(rows, languages, questions);
  const first = (text: string) => one.ask(text).questions.map(({ name }) => name)[0];
  assert.notEqual(first('amnesty law 1999'), 'holders_of_post');
  assert.equal(first('president of the follow-up commission 1999'), 'holders_of_post');
});

test('a count is of its month, by whichever words of its names it is asked', () => {
  const asks = 'Platform asks for all political prisoners in January 2026';
  const rows: Row[] = [
    ['held', 'concept counted', 'political prisoners held', ' held', 9],
    ['held', 'concept counted', 'prisoners', ' held', 9],
    ['asks', 'event', asks, 'January 2026', 3],
  ];
  const one = new Box(rows, languages, questions);
  const [first] = one.ask('how many political prisoners in January 2026').questions;
  assert.deepEqual(Object.fromEntries(first?.values ?? []), { counted: 'held' });
});
