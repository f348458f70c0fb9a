import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitting, MOST_LETTERS, MOST_ROWS, shownOf } from '../src/ask/fit';

test('a text of millions of letters is cut where it is shown, between two letters', () => {
  assert.equal(shownOf('short'), 'short');
  assert.equal(shownOf('x'.repeat(30_000_000)).length, MOST_LETTERS + 1);
  assert.equal(shownOf('x'.repeat(MOST_LETTERS - 1) + '😀y'), 'x'.repeat(MOST_LETTERS - 1) + '…');
});

test('of many long rows, or wide ones, as many are shown as a tab can bear, and one at least', () => {
  const rows = (count: number, columns: number, text: string): string[][] =>
    Array.from({ length: count }, () => Array.from({ length: columns }, () => text));
  assert.equal(fitting(rows(10_000, 3, 'a short text')), MOST_ROWS);
  assert.ok(fitting(rows(1000, 20, 'x'.repeat(100_000))) < 60);
  assert.ok(fitting(rows(100, 5000, '1')) < 30);
  assert.equal(fitting(rows(2, 300_000, '1')), 1);
  assert.equal(fitting([]), 0);
});
