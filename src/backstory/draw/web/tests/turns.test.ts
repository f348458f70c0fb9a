import assert from 'node:assert/strict';
import { test } from 'node:test';
import en from '../../../words/en.json';
import es from '../../../words/es.json';
import { Box, type Row } from '../src/box/plainly';
import type { Language } from '../src/box/typed';
import { shared } from './shared';

interface Case {
  query: string;
  turn: unknown;
  question: [string, Record<string, string>] | null;
}

const { rows, cases } = shared<{ rows: Row[]; cases: Case[] }>('turns');
const languages = [en, es].map(({ months, asking }) => ({
  ...asking,
  months,
  asking: asking.questions,
})) as unknown as Language[];
const box = new Box(rows, languages, {});

for (const { query, turn, question } of cases) {
  test(`“${query}” asks the same here as in ask/turns.py`, () => {
    const found = box.turn(query);
    const told = found ? [found.name, found.things, found.words, found.span] : null;
    assert.deepEqual(told, turn);
    const asked = found ? [found.asking.name, Object.fromEntries(found.asking.values)] : null;
    assert.deepEqual(asked, question);
  });
}
