import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvCell } from '../src/files';
import { shared } from './shared';

for (const { cell, written } of shared<{ cell: string; written: string }[]>('cells')) {
  test(`a spreadsheet runs nothing of ${JSON.stringify(cell)}`, () => {
    assert.equal(csvCell(cell), written);
  });
}
