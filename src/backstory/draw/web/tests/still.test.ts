/** draw/still.ts stands in for methods of vis-network that are not its public face: only of this version. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const VERSION = '10.1.5';
const home = `${process.env['BACKSTORY_WEB']}/node_modules/vis-network`;

test(`vis-network is still ${VERSION}; before another is pinned, read draw/still.ts beside it`, () => {
  const { version } = JSON.parse(readFileSync(`${home}/package.json`, 'utf8')) as {
    version: string;
  };
  assert.equal(version, VERSION);
});

test('it draws by the methods, and from the fields, that draw/still.ts takes over', () => {
  const code = readFileSync(`${home}/esnext/esm/vis-network.mjs`, 'utf8');
  for (const name of ['_drawEdges', '_drawNodes', '_drawArrows']) {
    assert.match(code, new RegExp(`^\\s+${name}\\(`, 'm'), name);
  }
  for (const name of ['nodeIndices', 'edgeIndices', 'drawExternalLabels', 'drawArrows']) {
    assert.ok(code.includes(name), name);
  }
});
