import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unfolded } from '../src/once';
import { shared } from './shared';

test('what Python folded comes back to the letter', () => {
  const { turtle, folded } = shared<{ turtle: string; folded: string }>('folded');
  assert.equal(unfolded(folded), turtle);
});
