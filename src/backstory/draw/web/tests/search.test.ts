import assert from 'node:assert/strict';
import { test } from 'node:test';
import en from '../../../words/en.json';
import es from '../../../words/es.json';
import { Index, type NameRow, normalise } from '../src/search';
import { shared } from './shared';

interface Cases {
  names: NameRow[];
  searches: { query: string; ids: string[]; how?: string }[];
  normal: [text: string, normal: string][];
}

const cases = shared<Cases>('names');
const light = [en, es].flatMap(({ asking }) => asking.little.names.split(' '));
const index = new Index(cases.names, new Set(light));

for (const { query, ids, how } of cases.searches) {
  test(`“${query}” finds the same here as in model/names.py`, () => {
    const found = index.search(query);
    const kept = ids.length ? found.slice(0, ids.length) : found;
    assert.deepEqual(
      kept.map(({ id }) => id),
      ids,
    );
    assert.equal(found[0]?.how, how);
  });
}

for (const [text, normal] of cases.normal) {
  test(`“${text}” is compared as “${normal}”`, () => assert.equal(normalise(text), normal));
}
