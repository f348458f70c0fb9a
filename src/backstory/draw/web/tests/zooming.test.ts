import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zoomed } from '../src/draw/zooming';

test('a zoom keeps a day that is in view where it stands', () => {
  assert.deepEqual(zoomed([0, 100], 0.5, 40), [20, 70]);
  assert.deepEqual(zoomed([20, 70], 2, 40), [0, 100]);
});

test('a day at the very edge is drawn a little inwards', () => {
  const [from, to] = zoomed([0, 100], 0.5, 0);
  assert.deepEqual([from, to], [-5, 45]);
});

test('a zoom is about the middle where the day is out of view, or none is given', () => {
  assert.deepEqual(zoomed([0, 100], 0.5, 400), [25, 75]);
  assert.deepEqual(zoomed([0, 100], 0.5, Infinity), [25, 75]);
});
