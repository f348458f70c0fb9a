import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Days } from '../src/shape';
import { extent } from '../src/time';
import { shared } from './shared';

interface Case {
  about: string;
  days: Days;
  last: number;
  from: number;
  to: number;
  sure: [number, number] | null;
  open: boolean;
}

for (const one of shared<{ extents: Case[] }>('extents').extents) {
  test(`${one.about} is drawn as in draw/extent.py`, () => {
    const { from, to, sureFrom, sureTo, certain, openRight } = extent(one.days, one.last);
    assert.deepEqual([from, to, openRight], [one.from, one.to, one.open]);
    assert.deepEqual(certain ? [sureFrom, sureTo] : null, one.sure);
  });
}
