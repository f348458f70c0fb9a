import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusedIn } from '../src/ask/refused';
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
