import assert from 'node:assert/strict';
import { test } from 'node:test';
import { floorsOf, refusedIn } from '../src/ask/refused';
import { shared } from './shared';

interface Case {
  query: string;
  word: string | null;
  line?: number;
}

for (const { query, word, line } of shared<Case[]>('refused')) {
  test(`“${query}” is ${word ? `refused for ${word}` : 'asked'}`, () => {
    const found = refusedIn(query);
    assert.equal(found?.word ?? null, word);
    assert.equal(found?.line, line);
  });
}

test('brackets within one another are counted, and not those of a text', () => {
  assert.equal(floorsOf('SELECT * { ?s ?p "((((" . { FILTER(1 = (2)) } } # {{{{'), 4);
  assert.equal(floorsOf(`SELECT * {${'GRAPH ?g {'.repeat(1000)}`), 1001);
  assert.equal(floorsOf('ASK {} )))'), 1);
});
