import assert from 'node:assert/strict';
import { test } from 'node:test';
import { literal, termOf, textOf, writtenFor } from '../src/ask/questions';
import { Dossier } from '../src/dossier';
import type { AskedFor, PageData, Slot } from '../src/shape';

const data = {
  dossier: { iri: 'https://w3id.org/backstory/ruritania', focus: 'lockout' },
  concepts: { 'kind/amnesty': { name: 'Amnesty' }, 'kind/feast': { name: 'Feast', own: true } },
  things: {
    lockout: { type: 'event', name: ['The lockout', 'El cierre'] },
    strike: { type: 'event', name: 'A strike' },
    again: { type: 'event', name: 'A strike' },
    crown: { type: 'actor', name: 'The Crown' },
  },
  sources: {
    gazette: { title: 'The Gazette', language: 'en', publisher: '' },
    'crown-page': { title: 'The Crown', language: 'en', publisher: '' },
  },
  claims: [],
  disagreements: [],
  verdicts: [],
} as unknown as PageData;
const dossier = new Dossier(data);
const asked = (kind: string, more: Partial<AskedFor> = {}): AskedFor => ({
  id: 'x',
  kind,
  name: 'X',
  ...more,
});
const term = (kind: string, typed: string) => termOf(asked(kind), typed, dossier);

const text: (string | Slot)[] = [
  'SELECT ',
  ['event', 'columns'],
  ' ?n WHERE { { SELECT ',
  ['event', 'list'],
  ' ?n WHERE { ',
  ['event', 'body'],
  ' ?p ?n } GROUP BY ',
  ['event', 'alone'],
  ' } } ORDER BY ',
  ['event', 'order'],
  ' ?n',
];

test('a term stands wherever its parameter stood', () => {
  assert.equal(
    textOf({ text }, new Map([['event', '<a:b>']])),
    'SELECT (<a:b> AS ?event) ?n WHERE { { SELECT  ?n WHERE { <a:b> ?p ?n } ' +
      'GROUP BY (<a:b> AS ?event_7) } } ORDER BY  ?n',
  );
});

test('a parameter without a value stays a variable', () => {
  assert.equal(
    textOf({ text }, new Map()),
    'SELECT ?event ?n WHERE { { SELECT ?event ?n WHERE { ?event ?p ?n } GROUP BY ?event } } ' +
      'ORDER BY ?event ?n',
  );
});

test('a line for a value that is not given is left out', () => {
  const line: (string | Slot)[] = [
    '{ ',
    ['n', 'if'],
    'FILTER (?v = ',
    ['n', 'body'],
    ')\n',
    ['n', 'end'],
    '}',
  ];
  assert.equal(textOf({ text: line }, new Map([['n', '7']])), '{ FILTER (?v = 7)\n}');
  assert.equal(textOf({ text: line }, new Map()), '{ }');
});

test('a hostile text stays one literal', () => {
  assert.equal(literal('" } DROP ALL # \\" \n\r\t'), '"\\" } DROP ALL # \\\\\\" \\n\\r\\t"');
  assert.equal(term('text', `"^^<x> } #`), `"\\"^^<x> } #"`);
});

test('what is no id, name, number or day stands for nothing', () => {
  for (const kind of [
    'event',
    'actor',
    'thing',
    'claim',
    'concept kind',
    'scheme',
    'number',
    'day',
  ])
    for (const typed of ['nobody', '> } #', '<a>', '1; DROP', '" "', 'toString', '__proto__'])
      assert.equal(term(kind, typed), undefined, `${kind} ${typed}`);
});

test('a thing is found by its id, or by a name that only it bears, of the kind that is asked', () => {
  const lockout = '<https://w3id.org/backstory/ruritania/lockout>';
  for (const typed of ['lockout', 'the LOCKOUT', 'el cierre'])
    assert.equal(term('event', typed), lockout);
  assert.equal(term('event', 'A strike'), undefined);
  assert.equal(term('event', 'crown'), undefined);
  assert.equal(term('voice', 'The Gazette'), '<https://w3id.org/backstory/ruritania/gazette>');
});

test('days are day numbers, numbers are whole, concepts have their own address', () => {
  assert.equal(term('day', '1970-01-02'), '1');
  assert.equal(term('number', '-07'), '-7');
  assert.equal(
    term('concept kind', 'amnesty'),
    '<https://w3id.org/backstory/concept/kind/amnesty>',
  );
  assert.equal(term('concept kind', 'feast'), '<https://w3id.org/backstory/ruritania/kind-feast>');
});

test('a body is meant before a page of the same title', () => {
  assert.equal(term('voice', 'The Crown'), '<https://w3id.org/backstory/ruritania/crown>');
  assert.equal(term('source', 'The Crown'), '<https://w3id.org/backstory/ruritania/crown-page>');
  assert.equal(term('event', 'A strike'), undefined);
});

test('a thing stands in a field by its name, unless two things bear it', () => {
  const stands = (id: string, name: string) => writtenFor(asked('event'), id, name, dossier);
  assert.equal(stands('lockout', 'The lockout'), 'The lockout');
  // By its name the field could not be read, and the question would never be asked.
  assert.equal(stands('strike', 'A strike'), 'strike');
  assert.equal(term('event', stands('again', 'A strike')), term('event', 'again'));
});
