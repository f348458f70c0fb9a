/** Bundle the tests beside this file for the Node that is here, and run them: `npm test`. */
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const here = new URL('.', import.meta.url).pathname;
const made = mkdtempSync(join(tmpdir(), 'backstory-page-'));
try {
  await build({
    entryPoints: readdirSync(here).flatMap((name) =>
      name.endsWith('.test.ts') ? [here + name] : [],
    ),
    outdir: made,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    tsconfigRaw: '{}', // its paths lead to declarations only
  });
  const files = readdirSync(made).map((name) => join(made, name));
  const ran = spawnSync(process.execPath, ['--test', ...files], {
    stdio: 'inherit',
    env: {
      ...process.env,
      BACKSTORY_SHARED: join(here, '../../../../../tests/shared'),
      BACKSTORY_WEB: join(here, '..'),
    },
  });
  process.exitCode = ran.status ?? 1;
} finally {
  rmSync(made, { recursive: true });
}
