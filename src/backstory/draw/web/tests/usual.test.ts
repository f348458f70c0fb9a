import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTexts, usual, usualTold } from '../src/ask/usual';
import type { UsualMistake } from '../src/shape';
import { shared } from './shared';

interface Case {
  query: string;
  what?: string;
  mend?: string;
  place?: number;
}
const {
  rules,
  texts,
  cases,
  'in texts': inOnes,
} = shared<{
  rules: UsualMistake[];
  texts: UsualMistake[];
  cases: Case[];
  'in texts': Case[];
}>('usual');
const english = (name: UsualMistake['what']): string => [name].flat()[0] ?? '';

const looked = [
  ...cases.map((each) => ({ ...each, found: usual(each.query, rules) })),
  ...inOnes.map((each) => ({ ...each, found: inTexts(each.query, texts) })),
];

for (const { query, what, mend, place, found } of looked) {
  test(`a usual mistake is told as in the shell: ${query.slice(0, 60)}`, () => {
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
