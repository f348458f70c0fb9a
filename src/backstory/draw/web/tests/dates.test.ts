import assert from 'node:assert/strict';
import { test } from 'node:test';
import en from '../../../words/en.json';
import es from '../../../words/es.json';
import { Dossier } from '../src/dossier';
import type { Days, PageData, Said } from '../src/shape';
import { meets, readDay } from '../src/time';
import { Say } from '../src/words/say';
import { shared } from './shared';

const { days, within } = shared<{
  days: { text: string; first: number | null; last: number | null }[];
  within: { text: string; en: string; es: string }[];
}>('dates');
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

for (const one of within) {
  test(`“${one.text}” is told with its days in words`, () => {
    const told = ({ months, dates, grammar }: typeof en | typeof es): object => ({
      months,
      dayOfMonth: dates['day of month'],
      monthOfYear: dates['month of year'],
      quoted: grammar.quoted,
    });
    const words = { en: told(en), es: told(es) };
    const data = { things: {}, claims: [], disagreements: [], verdicts: [], words };
    const dossier = new Dossier({ ...data, languages: ['en', 'es'] } as unknown as PageData);
    for (const lang of ['en', 'es'] as const) {
      assert.equal(new Say(dossier, lang).target({ text: one.text, lang: '' }), one[lang]);
    }
  });
}
