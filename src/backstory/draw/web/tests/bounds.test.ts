import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bounded, formOf } from '../src/ask/bounds';

const KEPT = [
  'ASK { ?s ?p ?o }',
  'CONSTRUCT WHERE { ?s ?p ?o }',
  'DESCRIBE <urn:a>',
  'SELECT * { ?s ?p ?o } LIMIT 7',
  'SELECT * { ?s ?p ?o }\nlimit\n7 offset 2',
  'SELECT * { ?s ?p ?o } OFFSET 2 LIMIT 7',
  '',
  'SELEKT',
];

for (const query of KEPT) {
  test(`“${query}” asks for no more than it may`, () => assert.equal(bounded(query, 10), query));
}

const SMALLER: [string, string][] = [
  ['SELECT * { ?s ?p ?o } LIMIT 70', 'SELECT * { ?s ?p ?o } LIMIT 10'],
  ['SELECT ?limit { ?s ?p ?limit } LIMIT 70', 'SELECT ?limit { ?s ?p ?limit } LIMIT 10'],
  [
    'SELECT * { ?s ?p "} LIMIT 3" } # LIMIT 4\nLIMIT 70',
    'SELECT * { ?s ?p "} LIMIT 3" } # LIMIT 4\nLIMIT 10',
  ],
  ['SELECT * { ?s ?p ?o }', 'SELECT * { ?s ?p ?o }\nLIMIT 10\n'],
  [
    'SELECT * { { SELECT ?s { ?s ?p ?o } LIMIT 3 } }',
    'SELECT * { { SELECT ?s { ?s ?p ?o } LIMIT 3 } }\nLIMIT 10\n',
  ],
  [
    'SELECT * { ?s ?p ?o } VALUES ?s { <urn:limit/3> }',
    'SELECT * { ?s ?p ?o } \nLIMIT 10\nVALUES ?s { <urn:limit/3> }',
  ],
  [
    'SELECT * { ?s ex:limit ?o } ORDER BY EXISTS { VALUES ?s { 1 } }',
    'SELECT * { ?s ex:limit ?o } ORDER BY EXISTS { VALUES ?s { 1 } }\nLIMIT 10\n',
  ],
];

for (const [query, wanted] of SMALLER) {
  test(`“${query}” is given a limit`, () => assert.equal(bounded(query, 10), wanted));
}

test('the form of a query is read past its prologue, its strings and its names', () => {
  assert.equal(formOf('PREFIX ask: <urn:select> # describe\nselect ?ask { }'), 'SELECT');
  assert.equal(formOf('BASE <urn:x> CONSTRUCT { } { SELECT ?s { } }'), 'CONSTRUCT');
});
