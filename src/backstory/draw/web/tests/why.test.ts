import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Store as EngineStore } from 'oxigraph/node.js';
import { askedFor } from '../src/ask/asked';
import { short } from '../src/ask/short';
import { leavesOutNothing, type Rows, whyEmpty, whyNothing } from '../src/ask/why';
import { shared } from './shared';

const web = process.env['BACKSTORY_WEB'] ?? '';
const { Store } = createRequire(join(web, 'package.json'))('oxigraph/node.js') as {
  Store: typeof EngineStore;
};

interface Case {
  asks: string;
  query: string;
  names: [string, string, string][];
  reasons: [string, string, string][];
}
const { graph, cases, empty, left } = shared<{
  graph: string;
  cases: Case[];
  empty: { asks: string; query: string; told: string }[];
  left: { asks: string; query: string; told: string }[];
}>('why');
const prefixes = {
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  org: 'http://www.w3.org/ns/org#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  sem: 'http://semanticweb.cs.vu.nl/2009/11/sem/',
  schema: 'https://schema.org/',
};
const store = new Store();
store.load(graph, { format: 'text/turtle' });
const rows: Rows = (query) =>
  (store.query(query) as Map<string, { value: string }>[]).map((row) =>
    Object.fromEntries([...row].map(([column, { value }]) => [column, value])),
  );

for (const { asks, query, names, reasons } of cases) {
  test(`why a query finds nothing: ${asks}`, () => {
    const asked = askedFor(query, prefixes);
    assert.deepEqual(
      asked.map(({ what, written, value }) => [what, written, value]),
      names,
    );
    assert.deepEqual(
      whyNothing(query, prefixes, rows).map(({ key, written, near }) => [key, written, near]),
      reasons,
    );
  });
}

for (const { asks, query, told } of empty.slice(0, 3)) {
  test(`why a column is empty: ${asks}`, () => {
    const found = whyEmpty(query, prefixes, rows);
    assert.equal(found.length, told ? 1 : 0);
    assert.ok(told.startsWith(found[0]?.written ?? ''));
    assert.ok(told.includes(found[0]?.near ?? ''));
  });
}

for (const { asks, query, told } of left) {
  test(`what leaves out nothing: ${asks}`, () => {
    const found = leavesOutNothing(query, prefixes, rows);
    assert.equal(found.length, told ? 1 : 0);
    assert.ok(told.startsWith(found[0]?.written ?? ''));
    assert.ok(told.includes(found[0]?.near ?? ''));
  });
}

test('three strange names read the names of the graph once', () => {
  const asked: string[] = [];
  whyNothing('SELECT * { ?a foaf:nick ?b ; foaf:mbox ?c ; foaf:age ?d }', prefixes, (query) => {
    asked.push(query);
    return rows(query);
  });
  assert.equal(asked.length, new Set(asked).size);
});

test('a name is shortened by the prefix of its own vocabulary, not of one around it', () => {
  const concept = 'https://example.org/concept/';
  const prefixes = { concept, kind: `${concept}kind/` };
  assert.equal(short(`${concept}kind/release`, prefixes), 'kind:release');
  assert.equal(short(`${concept}unknown/release`, prefixes), `<${concept}unknown/release>`);
});
