/** What Python's lzma packed comes back as it was, with each of the settings that the format has. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decompress, unpacked } from '../src/lzma';

const web = process.env['BACKSTORY_WEB'] ?? '';

/** Packed with lc, lp and pb of 4, 0, 0 (as packing.py does), of 0, 2, 2 and of 3, 1, 4. */
const PACKED = [
  'BAAAQABKBQAAAAAAAAAYDvSL1eeJv45yseZY6m0dVzEgR5rwQc0jPRYjKMpYJZUl93AHq+cHgVyMMG1bSo2+hrpmHBJ1DNgXBnVEGL0JTEOKqLBuRiRN40E904Cp3byGV+di3pYb49XZ4hHldqPco48GegHVL+WAhEEtRmkSqMTL7rwiYXNoROtrbVIZkhwHKcOMBBqMPySRacrO0FAM+oFR1CaMXPiX81+PhO7V8rl3hfs3D0MjNijaoCDpUhHvByr+W9VUVs4Ut8hT+8w1fWEqNnixPpW6OK3esuajGA796XbNzb9FMpgHhzj2UGAJgiSotUiFWv6yZuo=',
  'bAAAQABKBQAAAAAAAAAYDoAHE+gnArMKY5yjr4nUJX5efCzPXo8V2k9EyFCzuDcqBPhV5PK4xLA4ZO/ObgJXPXGzhhNIgAmyqe/XwTS6UqxYPTr2q3FuBEKQ/juj+MjDEse5pL8KGJSEc5XITu7Y+ZfebIoZ9fMEJMgeQ8CfXaP+tuYAeGm9UiWSDVWV9AlmATEWINJJ7Qw7Oqhkl4ho+XkCVP/q7lBWRMG2Wui2eL0dDI2d+RXy/3fbx04dqFjbI2s0dGoWwgPPLpMPI8/7Z92sg74hLuNXImIWPMjuAs66jTS8pWrVw+fXzmyesKXkxaiEy52ZcKjU3Ajv2Axs+mbykSQWr9X3RXZIIAUKmJVNWCk8iOTR5jq9oecjmJ02Bj//47rBkA==',
  'wAAAQABKBQAAAAAAAAAYDoAHU+S7IRFPBOaT3WKa5bJJjX/tY5ecaaYFB5EhmbpEIbxI32x7snIo050jUVi9Q6f2eGDwFZw0alrE4rym5nD1IvwtIf+s9OWFGGUSkgqeibX3rY37DXGYk3zJBJ0Spf8aiEjo2bBCYod6X+Q2VgfDz8/Nq6TXQ2FhKm4rzvTtEEYtFFJccaRKF7Zx7QRxUlRond9sGvPa6UDB+adFBvcnlsu76TUAKLaTPr+TzDpFqKwrPwuPwn2j2vUjkAje84CbP3ndonXaL9U+oW4Fp8v73A+vBLsKWzczk/+2dSCSisVJhrxgUJj93JIb/ZR48+J9EsPF13L5vv7zVpVqGfoVVDbBVMjTjf//z0bgoQ==',
];

const TEXT = Array.from({ length: 90 }, (_, i) => `${i % 7}: quién, ${(i * i) % 113}; `).join('');

test('a text comes back with each setting', () => {
  for (const packed of PACKED)
    assert.equal(new TextDecoder().decode(decompress(Buffer.from(packed, 'base64'))), TEXT);
});

test('the engine comes back byte for byte', async () => {
  const packed = new Uint8Array(readFileSync(`${web}/dist/engine.wasm.lzma`));
  const plain = readFileSync(`${web}/node_modules/oxigraph/web_bg.wasm`);
  assert.equal(Buffer.compare(Buffer.from(await unpacked(packed)), plain), 0);
});

test('a repeat of what is not there is refused', () => {
  const packed = Buffer.from(PACKED[0] ?? '', 'base64');
  packed.fill(0xff, 14);
  assert.throws(() => decompress(packed), /damaged/);
});
