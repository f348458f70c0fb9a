import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dossier } from '../src/dossier';
import type { PageData } from '../src/shape';

const claim = (id: string, actor: string, more: object = {}) => ({
  id,
  about: 'strike',
  says: 'actors',
  target: { id: actor },
  voices: [],
  source: 'gazette',
  ...more,
});
const dossier = new Dossier({
  dossier: { iri: 'https://w3id.org/backstory/ruritania', focus: 'strike' },
  concepts: {},
  things: {
    strike: { type: 'event', name: 'A strike' },
    union: { type: 'body', name: 'A union' },
    ann: { type: 'person', name: 'Ann' },
  },
  sources: {},
  claims: [claim('there', 'union'), claim('harm', 'ann', { accuses: true })],
  disagreements: [],
  verdicts: [],
} as unknown as PageData);

test('who is accused by a claim is no actor of the event', () => {
  assert.deepEqual(dossier.actorsOf('strike'), ['union']);
});
