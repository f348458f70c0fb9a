import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heapUp, type Standing } from '../src/draw/bins';

const VIEW = { left: 0, right: 100, pixels: 9 };

/** So many things of one lane, all on the same day. */
function lane(name: string, many: number): Standing[] {
  return Array.from({ length: many }, (_, i) => {
    const id = `${name}-${String(i).padStart(2, '0')}`;
    return { id, lane: name, from: 10, to: 10, label: 150, weight: many - i };
  });
}

function told(things: Standing[], name: string): number {
  return heapUp(things, VIEW, 4).single.filter((one) => one.lane === name).length;
}

test('rows that other lanes have no need of are those of a crowded one', () => {
  const quiet = ['a', 'b', 'c', 'd', 'e'].flatMap((name) => lane(name, 1));
  assert.equal(told([...quiet, ...lane('crowded', 13)], 'crowded'), 13);
});

test('where every lane is crowded none has more than its share', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const all = names.flatMap((name) => lane(name, 20));
  assert.deepEqual(
    names.map((name) => told(all, name)),
    [4, 4, 4, 4, 4, 4],
  );
});

test('what has no room is in a heap, the weightiest never', () => {
  const { single, heaps } = heapUp(lane('alone', 200), VIEW, 4);
  const members = heaps.flatMap((heap) => heap.members);
  assert.equal(single.length + members.length, 200);
  assert.ok(single.some((one) => one.id === 'alone-00'));
  assert.ok(single.length < 20, 'a lane is not as tall as it has things');
});
