import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitting, inText, MOST_LETTERS, MOST_ROWS, shownOf } from '../src/ask/fit';

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

test('a triple within an answer is written out, for its value is no text', () => {
  const iri = (value: string) => ({ type: 'uri', value });
  const inner = {
    subject: iri('a:a'),
    predicate: iri('a:b'),
    object: { type: 'literal', value: 'x', 'xml:lang': 'en' },
  };
  const outer = { ...inner, object: { type: 'triple', value: inner } };
  assert.equal(inText({ type: 'triple', value: inner }).value, '<a:a> <a:b> "x"@en');
  assert.equal(
    inText({ type: 'triple', value: outer }).value,
    '<a:a> <a:b> <<( <a:a> <a:b> "x"@en )>>',
  );
  assert.equal(inText({ type: 'literal', value: 'plain' }).value, 'plain');
});
