/**
 * TypeScript, CSS and npm packages come in; the files that draw/page.py puts into a page go out.
 *
 * dist/ holds app.js, fallback.js and app.css as they are; LICENSES.txt names what is inside.
 * engine.wasm, worker.js, asking.js and drawings.js are packed by hatch_build.py, for Node has no LZMA.
 */
import { build } from 'esbuild';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';

const dist = new URL('./dist/', import.meta.url);
const here = (path) => new URL(path, import.meta.url);

const common = {
  absWorkingDir: new URL('.', import.meta.url).pathname,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  write: false,
  metafile: true,
  logLevel: 'error',
  logOverride: { 'empty-import-meta': 'silent' },
  tsconfigRaw: '{}', // its paths lead to declarations only
  // Its door brings the encoder along: what unpacks is taken from behind it.
  alias: {
    'lzma1/decoder': here('node_modules/lzma1/lib/decoder.js').pathname,
    'lzma1/streams': here('node_modules/lzma1/lib/streams.js').pathname,
  },
  define: { 'process.env.NODE_ENV': '"production"' },
};

const inside = new Set();

async function bundle(entry, format = 'iife', target = common.target) {
  const made = await build({ ...common, format, target, entryPoints: [entry] });
  for (const path of Object.keys(made.metafile.inputs)) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
    if (found) inside.add(found[1]);
  }
  return made.outputFiles[0].contents;
}

async function licences() {
  const parts = [];
  for (const name of [...inside].sort()) {
    const folder = here(`node_modules/${name}/`);
    const about = JSON.parse(await readFile(new URL('package.json', folder), 'utf8'));
    const files = (await readdir(folder)).filter((file) => /^licen[cs]e/i.test(file)).sort();
    const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')));
    parts.push(`${name} ${about.version} (${about.license ?? ''})\n\n${texts.join('\n').trim()}\n`);
  }
  return parts.join(`\n${'-'.repeat(78)}\n\n`);
}

/** Rules of widgets that no look makes: a page is near its greatest size, and these were near two kB of it. */
const UNUSED =
  /\.vis-(config|graph-group|data-axis|legend|rolling-mode|rtl|color-picker|custom-time|delete|editable)/;

/** Leave out of minified CSS each rule all of whose selectors name such a widget. */
function styled(contents) {
  const css = new TextDecoder().decode(contents);
  const isUnused = (selectors) => selectors.split(',').every((each) => UNUSED.test(each));
  return css.replace(/([^{}]+)\{[^{}]*\}/g, (rule, selectors) => (isUnused(selectors) ? '' : rule));
}

const made = new Map();
const put = (name, contents) => made.set(name, contents);

put('app.js', await bundle('src/main.ts', 'esm'));
// What browsers too old for the rest are told has to run in them.
put('fallback.js', await bundle('src/fallback.ts', 'iife', 'es2015'));
put('app.css', styled(await bundle('styles/app.css')));
put('drawings.js', await bundle('src/draw/drawings.ts'));
put('asking.js', await bundle('src/ask/asking.ts'));
put('worker.js', await bundle('src/ask/worker.ts'));
put('engine.wasm', await readFile(here('node_modules/oxigraph/web_bg.wasm')));
put('page.html', await readFile(here('page.html')));
put('LICENSES.txt', await licences());

// Only what was made whole replaces what was there.
await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
for (const [name, contents] of made) await writeFile(new URL(name, dist), contents);
