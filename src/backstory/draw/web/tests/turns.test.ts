import assert from 'node:assert/strict';
import { test } from 'node:test';
import en from '../../../words/en.json';
import es from '../../../words/es.json';
import { Box, type Row } from '../src/box/plainly';
import type { Language } from '../src/box/learned';
import { shared } from './shared';

interface Case {
  query: string;
  turn: unknown;
  question: [string, Record<string, string>] | null;
}

interface Shared {
  rows: Row[];
  cases: Case[];
  rivals: { query: string; named: string; rivals: string[] }[];
  slips: [typed: string, meant: string][];
}

const { rows, cases, rivals, slips } = shared<Shared>('turns');
const languages = [en, es].map(({ months, asking }) => ({
  ...asking,
  months,
  asking: asking.questions,
})) as unknown as Language[];
const box = new Box(rows, languages, {});

for (const { query, turn, question } of cases) {
  test(`“${query}” asks the same here as in ask/turns.py`, () => {
    const found = box.turn(query);
    const then = found?.then ? [found.then] : [];
    const told = found ? [found.name, found.things, found.words, found.span, ...then] : null;
    assert.deepEqual(told, turn);
    const asked = found ? [found.asking.name, Object.fromEntries(found.asking.values)] : null;
    assert.deepEqual(asked, question);
  });
}

for (const { query, named, rivals: others } of rivals) {
  test(`“${query}” may mean the same others here as in ask/laws.py`, () => {
    assert.deepEqual(box.laws.rivals(box.typed.read(query), named), others);
  });
}

for (const [typed, meant] of slips) {
  test(`“${typed}” is put right here as in ask/plainly.py`, () => {
    assert.equal(box.mended(typed), meant);
  });
}
