import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usual, usualTold } from '../src/ask/usual';
import type { UsualMistake } from '../src/shape';
import { shared } from './shared';

interface Case {
  query: string;
  what?: string;
  mend?: string;
  place?: number;
}
const { rules, cases } = shared<{ rules: UsualMistake[]; cases: Case[] }>('usual');
const english = (name: UsualMistake['what']): string => [name].flat()[0] ?? '';

for (const { query, what, mend, place } of cases) {
  test(`a usual mistake is told as in the shell: ${query.slice(0, 60)}`, () => {
    const found = usual(query, rules);
    if (what === undefined) {
      assert.equal(found, undefined);
      return;
    }
    assert.ok(found);
    assert.equal(found.place, place);
    const [told, remedy] = usualTold(query, found, english);
    assert.equal(told.replace(/^line \d+, column \d+: /, ''), what);
    assert.equal(remedy, `mend: ${mend}`);
  });
}

test('the line and the column are those of the word', () => {
  const query = 'SELECT ?e { ?e a ?k }\nLIMIT 3\nORDER BY ?e';
  const found = usual(query, rules);
  assert.ok(found);
  assert.match(usualTold(query, found, english)[0], /^line 3, column 1: ORDER comes too late/);
});
