import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lent, returned } from '../src/borrowed';
import type { PageData } from '../src/shape';
import { shared } from './shared';

test('what Python left to the data comes back to the letter', () => {
  const found = shared<{ data: PageData; borrowed: string; returned: string }>('borrowed');
  assert.equal(returned(found.borrowed, lent(found.data)), found.returned);
});
