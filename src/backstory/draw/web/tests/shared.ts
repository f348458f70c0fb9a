/** The cases that Python and the page are both held to (tests/shared/*.json). */

import { readFileSync } from 'node:fs';

export function shared<T>(name: string): T {
  return JSON.parse(readFileSync(`${process.env['BACKSTORY_SHARED']}/${name}.json`, 'utf8')) as T;
}
