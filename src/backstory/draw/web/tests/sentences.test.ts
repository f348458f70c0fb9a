/**
 * Python decides, the page selects: no sentence is made in TypeScript.
 *
 * What people read comes from Python as a whole, or as a pattern of words/*.json with blanks (`say.t`).
 * Two texts that were told are never joined by a program's own commas and dashes: a translator could
 * not turn them round, and a second teller of the same thing would drift from the first.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import type * as TypeScript from 'typescript';

const WEB = process.env['BACKSTORY_WEB'] ?? '';
const HOME = join(WEB, 'src');
const ts = createRequire(join(WEB, 'package.json'))('typescript') as typeof TypeScript;
/** What gives words to read: each call of one of these is a text that was told. */
const TELLS = new Set(['say', 'lineTold', 'nameOf', 'termWords', 'voicesOf']);
/** These of `say` give no words of a claim or a thing. */
const SILENT = new Set(['lang', 'langOf', 'labels', 'number']);
const LETTERS = /\p{L}{2,}/u;

function tells(node: TypeScript.Node): boolean {
  if (ts.isCallExpression(node)) {
    const called = node.expression;
    if (ts.isIdentifier(called) && TELLS.has(called.text)) return true;
    if (ts.isPropertyAccessExpression(called)) {
      const of = called.expression;
      const owner = ts.isIdentifier(of) ? of : ts.isPropertyAccessExpression(of) ? of.name : null;
      if (owner?.text === 'say' && !SILENT.has(called.name.text)) return true;
    }
  }
  return ts.forEachChild(node, (child) => tells(child) || undefined) ?? false;
}

/** The parts of a chain of `+`. */
function added(node: TypeScript.Expression): TypeScript.Expression[] {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken
    ? [...added(node.left), ...added(node.right)]
    : [node];
}

/** Whether a node joins texts that were told, by what only this program says. */
export function joins(node: TypeScript.Node): boolean {
  if (ts.isTemplateExpression(node)) {
    const told = node.templateSpans.filter(({ expression }) => tells(expression)).length;
    const own = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
    return told > 1 || (told === 1 && own.some((text) => LETTERS.test(text)));
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    if (ts.isBinaryExpression(node.parent)) return false;
    return added(node).filter(tells).length > 1;
  }
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { name } = node.expression;
    let of: TypeScript.Expression = node.expression.expression;
    while (ts.isCallExpression(of) && ts.isPropertyAccessExpression(of.expression)) {
      of = of.expression.expression;
    }
    return (
      name.text === 'join' &&
      ts.isArrayLiteralExpression(of) &&
      of.elements.filter(tells).length > 1
    );
  }
  return false;
}

function found(text: string, name = 'a.ts'): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const hits: string[] = [];
  const visit = (node: TypeScript.Node): void => {
    if (joins(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      hits.push(`${name}:${line + 1} ${node.getText().replace(/\s+/g, ' ')}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return hits;
}

test('a sentence made here is found', () => {
  assert.equal(found('const a = `${say.name(x)} — ${say.claim(y)}`;').length, 1);
  assert.equal(found("const a = say.name(x) + ': ' + app.say.claim(y);").length, 1);
  assert.equal(found('const a = `${say.name(x)} says so`;').length, 1);
  assert.equal(found("const a = [say.name(x), say.claim(y)].filter(Boolean).join(' ');").length, 1);
  assert.equal(found('const a = `${say.name(x)} (${say.number(3)})`;').length, 0);
  assert.equal(found("const a = say.t('said of', say.name(x), say.claim(y));").length, 0);
});

test('no sentence is made in the page: Python tells, or words/*.json have a pattern', () => {
  const files = readdirSync(HOME, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  assert.ok(files.length > 60);
  const hits = files.flatMap((file) => found(readFileSync(join(HOME, file), 'utf8'), file));
  assert.deepEqual(hits, []);
});
