/** Sources and the dossier come in; BibTeX, RIS and CSL-JSON go out, as tell/ writes them. */

import type { App } from '../app';
import type { CitedForms, DossierHead } from '../shape';

/** One thing to cite; empty where not stated. */
export interface Entry {
  key: string;
  title: string;
  kind: string;
  publisher: string;
  issued: string;
  url: string;
  language: string;
  note: string;
  /** Where in the source. */
  place?: string;
}

export type Form = 'bib' | 'ris' | 'json';

export function sourceEntry({ say, dossier }: App, forms: CitedForms, id: string): Entry {
  const source = dossier.data.sources[id];
  return {
    key: id,
    title: say.pick(forms.titles[id]) || say.pick(source?.title),
    kind: source?.kind?.split('/').at(-1) ?? '',
    publisher: say.pick(source?.publisher),
    issued: source?.issued ?? '',
    url: source?.url ?? '',
    language: source?.language ?? '',
    note: say.pick(forms.notes[id]),
  };
}

/**
 * The dossier, whole or for one thing that it tells.
 * @param home - Of several dossiers the one that is cited whole; without it all of them are.
 */
export function dossierEntry(
  { say, dossier }: App,
  forms: CitedForms,
  id = '',
  home?: DossierHead,
): Entry {
  // Of several dossiers nobody speaks in the name of another.
  const own = home ?? dossier.homeOf(id);
  const head = own ?? dossier.data.dossier;
  const publisher = forms.publishers[own?.id ?? ''] ?? '';
  const whole = say.pick(head.title);
  const of = id ? say.tryT('cited as', whole, say.date(head.knownOn)) : '';
  const unnamed = own && publisher ? '' : say.pick(forms.notes['']);
  return {
    key: id || head.id,
    title: id ? say.name(id) : whole,
    kind: 'dataset',
    publisher,
    issued: head.knownOn,
    url: id ? dossier.iriOf(id) : head.iri,
    language: say.lang,
    note: of && unnamed ? say.t('bothNotes', of, unnamed) : of || unnamed,
  };
}

const oneLine = (text: string): string => text.split(/\r\n|[\r\n\u2028\u2029]/).join(' ');

/** A date as CSL has it: one list of year, month and day, or two for a range. */
function partsOf(forms: CitedForms, issued: string): number[][] {
  if (!issued) return [];
  const known = forms.dates[issued]?.[0] as number[][] | undefined;
  return known ?? [issued.split('-').map(Number)];
}

/** The year, month and day that a date certainly has: of a range what both its ends share. */
function sharedParts(forms: CitedForms, issued: string): number[] {
  const parts = partsOf(forms, issued);
  const one = parts[0] ?? [];
  const other = parts.at(-1) ?? [];
  const apart = one.findIndex((part, at) => part !== other[at]);
  return apart < 0 ? one : one.slice(0, apart);
}

/** BibTeX counts `\{` as a brace too: only a command keeps the count even. */
const TEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const tex = (text: string): string =>
  oneLine(text).replace(/[\\{}%&#_$~^]/g, (sign) => TEX[sign] ?? `\\${sign}`);

function bibtex(forms: CitedForms, entry: Entry): string {
  const first = sharedParts(forms, entry.issued);
  const fields = {
    title: `{${tex(entry.title)}}`,
    publisher: tex(entry.publisher),
    year: first.length ? String(first[0]) : '',
    date: entry.issued,
    pages: tex(entry.place ?? ''),
    url: entry.url,
    language: entry.language,
    note: tex(entry.note),
  };
  const lines = Object.entries(fields)
    .filter(([, value]) => value && value !== '{}')
    .map(([key, value]) => `  ${key} = {${value}},\n`);
  const kind = entry.kind === 'dataset' ? 'dataset' : 'misc';
  return `@${kind}{${entry.key},\n${lines.join('')}}\n`;
}

function ris(forms: CitedForms, entry: Entry): string {
  const first = sharedParts(forms, entry.issued);
  const type = forms.csl[entry.kind] ?? '';
  const two = (part: number): string => String(part).padStart(2, '0');
  const dated = first.length ? [...first.map(two), '', '', ''].slice(0, 4).join('/') : '';
  const lines = [
    ['TY', forms.ris[type] ?? 'GEN'],
    ['ID', entry.key],
    ['TI', entry.title],
    [type.includes('article') ? 'T2' : 'PB', entry.publisher],
    ['PY', first.length ? String(first[0]).padStart(4, '0') : ''],
    ['DA', dated],
    ['SP', entry.place ?? ''],
    ['UR', entry.url],
    ['LA', entry.language],
    ['N1', entry.note],
  ];
  const told = lines.filter(([, value]) => value);
  return [...told.map(([tag, value = '']) => `${tag}  - ${oneLine(value)}`), 'ER  - ', ''].join(
    '\r\n',
  );
}

/** Days of one month are told by the month: citeproc-py ends at such a range in some styles. */
function ofOneMonth(parts: number[][]): number[][] {
  const [from, to] = parts;
  return from && to && from[0] === to[0] && from[1] === to[1] ? [from.slice(0, 2)] : parts;
}

function csl(forms: CitedForms, entry: Entry): Record<string, unknown> {
  const type = forms.csl[entry.kind] ?? 'document';
  const parts = ofOneMonth(partsOf(forms, entry.issued));
  const found = {
    id: entry.key,
    type,
    title: entry.title,
    publisher: entry.publisher,
    'container-title': type.includes('article') ? entry.publisher : '',
    locator: entry.place ?? '',
    URL: entry.url,
    language: entry.language,
    note: entry.note,
    issued: parts.length
      ? { 'date-parts': parts, ...(forms.dates[entry.issued]?.[1] ? { circa: true } : {}) }
      : '',
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== ''));
}

/** Begin a note with a capital, but for a name that bears one further on (eBay). */
function begun(entry: Entry): Entry {
  const { note } = entry;
  const isName = /^[^ ]*\p{Lu}/u.test(note);
  return isName ? entry : { ...entry, note: note.slice(0, 1).toUpperCase() + note.slice(1) };
}

export function written(forms: CitedForms, plain: readonly Entry[], form: Form): string {
  const entries = plain.map(begun);
  if (form === 'bib') return entries.map((entry) => bibtex(forms, entry)).join('\n');
  if (form === 'ris') return entries.map((entry) => ris(forms, entry)).join('\r\n');
  return `${JSON.stringify(
    entries.map((entry) => csl(forms, entry)),
    null,
    1,
  )}\n`;
}
