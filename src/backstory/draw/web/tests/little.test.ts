import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Days } from '../src/box/days';
import { shared } from './shared';

interface Cases {
  months: string[];
  spelt: Record<string, number>;
  little: Record<string, string>;
  days: [typed: string, day: string][];
  yearless: [typed: string, day: string, last: boolean][];
  of_year: [typed: string, told: string][];
}

const cases = shared<Cases>('little');
const days = new Days();
days.learn(cases.months, Object.entries(cases.spelt), [], cases.little);

for (const [typed, day] of cases.days) {
  test(`“${typed}” is the same day here as in ask/typed_days.py`, () => {
    assert.equal(days.spoken(typed.split(' '))[0], day);
  });
}

for (const [typed, day, last] of cases.yearless) {
  test(`“${typed}” is given a year here as in ask/typed_days.py`, () => {
    const asked: boolean[] = [];
    const yearOf = (_month: number, _day: number, isLast: boolean): number => {
      asked.push(isLast);
      return 2026;
    };
    assert.equal(days.yearless(typed.split(' '), yearOf)[0], day);
    assert.deepEqual(asked, day ? [last] : []);
  });
}

for (const [typed, told] of cases.of_year) {
  test(`“${typed}” is of a year here as in ask/typed_days.py`, () => {
    assert.equal(
      days.ofYear(
        typed,
        (word) => word,
        () => 2026,
      ),
      told,
    );
  });
}
