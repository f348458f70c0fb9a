import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explained } from '../src/ask/explained';
import type { Asking, Complaints, Name, UsualMistake } from '../src/shape';
import { shared } from './shared';

interface Case {
  query: string;
  error: string;
  en: string;
  es: string;
}
const { cases, ...told } = shared<{
  cases: Case[];
  prefixes: Record<string, string>;
  complaints: Complaints;
}>('explained');
const { rules, texts } = shared<{ rules: UsualMistake[]; texts: UsualMistake[] }>('usual');
const asking = { ...told, usual: rules, texts } as unknown as Asking;

for (const each of cases) {
  for (const [at, lang] of (['en', 'es'] as const).entries()) {
    test(`a wrong query is told as in the shell, ${lang}: ${each.query.slice(0, 60)}`, () => {
      const pick = (name: Name): string => (Array.isArray(name) ? (name[at] ?? '') : name);
      assert.equal(explained(each.query, each.error, asking, pick).join('\n'), each[lang]);
    });
  }
}

test('a place behind the query, where the page put its LIMIT, is told at its end', () => {
  const pick = (name: Name): string => (Array.isArray(name) ? (name[0] ?? '') : name);
  const query = 'SELECT ?e {\n  ?e a ?k }%';
  const [what] = explained(query, 'error at 3:1: expected one of ".", "}"', asking, pick);
  assert.match(what, /^line 2, column 13: expected one of/);
});
