import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ordersOf } from '../src/draw/orders';

test('many days of one month leave room to the years', () => {
  const april = [11789, 11789, 11789, 11790, 11790, 11790, 11791, 11791, 11791];
  const orders = ordersOf([...april, 13878, 16889]);
  assert.equal(orders[0], 0);
  assert.equal(orders.at(-1), 1);
  assert.ok((orders[april.length - 1] ?? 1) < 0.6, 'April stands in little more than a half');
  assert.deepEqual(
    [...orders].sort((a, b) => a - b),
    orders,
  );
});

test('steps of one kind are even, and one event stands in the middle', () => {
  assert.deepEqual(ordersOf([0, 400, 800]), [0, 0.5, 1]);
  assert.deepEqual(ordersOf([0, 1, 2]), [0, 0.5, 1]);
  assert.deepEqual(ordersOf([5]), [0.5]);
});
