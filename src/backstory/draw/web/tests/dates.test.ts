import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dossier } from '../src/dossier';
import type { Days, PageData, Said } from '../src/shape';
import { meets, readDay } from '../src/time';
import { shared } from './shared';

const { days } = shared<{ days: { text: string; first: number | null; last: number | null }[] }>(
  'dates',
);
const { holds, said } = shared<{
  holds: { span: string; days: Days; on: string; day: number; holds: string }[];
  said: { said: Said; day: number; known: string }[];
}>('certainty');

for (const { text, first, last } of days) {
  test(`“${text}” is read as in dates/edtf.py`, () => {
    assert.equal(readDay(text), first);
    assert.equal(readDay(text, true), last);
  });
}

for (const one of holds) {
  test(`${one.span} on ${one.on}: ${one.holds}`, () => {
    const told = { surely: 'certain', perhaps: 'possible', not: 'impossible' };
    assert.equal(told[meets(one.days, one.day, one.day)], one.holds);
  });
}

for (const one of said) {
  test(`said ${one.said.join('…')}, by ${one.day}: ${one.known}`, () => {
    const claim = { id: 'c', about: 'a', source: 's', target: {}, voices: [], said: one.said };
    const data = { things: {}, claims: [claim], disagreements: [], verdicts: [] };
    const known = new Dossier(data as unknown as PageData).asKnown(one.day);
    const kept = known.claims.get('c');
    assert.equal(kept !== undefined, one.known !== 'impossible');
    if (kept) assert.equal(known.perhapsLater(kept), one.known !== 'certain');
  });
}
