/** An answer of the engine comes in; a table, bars or a small network of it go out. */

import lists from '../../../../ask/asking.json';
import { type App, pick } from '../app';
import { button, g, h, link } from '../dom';
import type { Question } from '../shape';
import { fitting, inText, MOST_LETTERS, shownOf, type Told } from './fit';
import { short } from './short';
import type { Answer, Term as Plain } from './worker';

export interface Term extends Plain {
  /** What people read, where the answer brings it. */
  words?: string;
}

export interface Rows {
  columns: string[];
  rows: (Term | undefined)[][];
}

/** Rows of a SELECT, an ASK, or the triples of a CONSTRUCT. */
export function rowsOf(answer: Answer): Rows {
  if (answer.triples) {
    return { columns: ['subject', 'predicate', 'object'], rows: answer.triples };
  }
  const said = JSON.parse(answer.json ?? '{}') as {
    head?: { vars?: string[] };
    boolean?: boolean;
    results?: { bindings: Record<string, Told>[] };
  };
  if (said.boolean !== undefined) {
    return { columns: ['?'], rows: [[{ type: 'literal', value: String(said.boolean) }]] };
  }
  const columns = said.head?.vars ?? [];
  const rows = (said.results?.bindings ?? []).map((row) =>
    columns.map((column) => row[column] && inText<Term>(row[column])),
  );
  return { columns, rows };
}

/** Columns of who says it. */
const VOICES = new Set(lists.columns.voices);

/** The columns of a named question, each value with its words, as the shell shows them. */
export function shaped(app: App, { columns, rows }: Rows, question: Question): Rows {
  const { say, dossier } = app;
  const shown = question.columns.filter((column) => columns.includes(column));
  const at = (row: Rows['rows'][number], column: string) => row[columns.indexOf(column)];
  const told = (row: Rows['rows'][number], column: string): Term | undefined => {
    const value = at(row, column);
    // A page that speaks in its own words is named by who published it: its title is no voice.
    const page = VOICES.has(column) ? dossier.data.sources[idOf(app, value)] : undefined;
    const label = say.pick(page?.publisher) || at(row, `${column}_label`)?.value;
    if (label) return { ...(value ?? { type: 'literal', value: label }), words: label };
    if (!value && question.empty.includes(column)) {
      return { type: 'literal', value: '', words: say.t('notStated') };
    }
    const dated = question.dates[column];
    if (!value && dated) {
      const thing = at(row, dated);
      return thing && { type: 'literal', value: '', words: say.when(idOf(app, thing)) };
    }
    if (!value || !dossier.data.asking.neutral.columns.includes(column)) return value;
    const id = value.type === 'uri' ? (/[^/#]*$/.exec(value.value)?.[0] ?? '') : value.value;
    // What a parliament repeals no court annuls: the page's claims tell which.
    const claim = dossier.claims.get(idOf(app, at(row, 'claim')));
    if (column === 'relation' && claim?.relation && claim.says === id)
      return { ...value, words: say.predicate(claim) };
    const name = dossier.data.asking.neutral.words[id];
    return name ? { ...value, words: say.pick(name) } : value;
  };
  return { columns: shown, rows: rows.map((row) => shown.map((column) => told(row, column))) };
}

/** What a column is called: as a named question has it, or as it was written. */
export function heading({ say, dossier }: App, column: string): string {
  const of = /^(.+)_label$/.exec(column)?.[1] ?? column;
  return say.pick(dossier.data.asking.columns[of]) || column;
}

/** The dossier's id of an IRI, or nothing. */
export function idOf(app: App, term: Term | undefined): string {
  return term?.type === 'uri' ? app.dossier.idOf(term.value) : '';
}

export function termWords(app: App, term: Term | undefined): string {
  if (!term) return '';
  if (term.words) return term.words;
  if (term.datatype?.endsWith('#boolean')) return app.say.t(term.value === 'true' ? 'yes' : 'no');
  if (term.datatype?.endsWith('/EDTF')) return app.say.date(term.value);
  if (term.type !== 'uri') return app.say.pick(app.dossier.data.places[term.value]) || term.value;
  const id = idOf(app, term);
  const claim = app.dossier.claims.get(id);
  if (claim) return app.say.statement(claim);
  if (id && app.say.name(id) !== id) return app.say.name(id);
  // A name that can be typed again, else the bare address.
  return short(term.value, app.dossier.data.asking.prefixes).replace(/^<(.*)>$/, '$1');
}

function cell(app: App, term: Term | undefined): HTMLElement {
  if (!term) return h('td', { class: 'empty' }, '—');
  const id = idOf(app, term);
  const words = shownOf(termWords(app, term));
  const claim = app.dossier.claims.get(id);
  if (claim) {
    return h(
      'td',
      {},
      button({ class: 'name' }, () => app.choose({ claim: id, event: claim.about }), words),
    );
  }
  if (id && (app.dossier.thing(id) || app.dossier.data.sources[id])) {
    return h(
      'td',
      {},
      button({ class: 'name' }, () => pick(app, id), words),
    );
  }
  const own = term.value.startsWith('https://w3id.org/backstory/');
  if (term.type === 'uri' && !own) return h('td', {}, link(term.value, words));
  return h('td', { lang: term['xml:lang'] }, words);
}

const isCut = (term: Term | undefined): boolean => (term?.value.length ?? 0) > MOST_LETTERS;

export function tableOf(app: App, { columns, rows }: Rows): HTMLElement {
  const head = h(
    'tr',
    {},
    columns.map((column) => h('th', { scope: 'col' }, heading(app, column))),
  );
  const shown = fitting(rows.map((row) => row.map((term) => term?.value)));
  const body = rows.slice(0, shown).map((row) =>
    h(
      'tr',
      {},
      row.map((term) => cell(app, term)),
    ),
  );
  const isLong = rows.slice(0, shown).some((row) => row.some((term) => isCut(term)));
  const notes = [
    rows.length > shown ? app.say.t('rowsCut', shown) : '',
    isLong ? app.say.t('cellsCut', MOST_LETTERS) : '',
  ].filter(Boolean);
  const cut = notes.length ? h('p', { class: 'note' }, notes.join('; ')) : null;
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': app.say.t('asTable') },
    h('table', { class: 'answer' }, h('thead', {}, head), h('tbody', {}, body)),
    cut,
  );
}

/** Bars where there is a number, a ring of names and lines where there are two names. */
export function drawingOf(app: App, { columns, rows }: Rows): HTMLElement {
  const some = rows.slice(0, 60);
  const numeric = columns.findIndex(
    (_, i) =>
      some.length > 0 &&
      some.every((row) => row[i]?.type === 'literal' && /^-?[\d.]+$/.test(row[i]?.value ?? '')),
  );
  const names = columns.flatMap((_, i) => (i !== numeric && some.some((row) => row[i]) ? [i] : []));
  if (!some.length) return h('p', {}, app.say.t('nothing'));
  if (numeric >= 0) return bars(app, some, names[0] ?? -1, numeric);
  const uris = columns.flatMap((_, i) => (some.every((row) => row[i]?.type === 'uri') ? [i] : []));
  const [from, to] =
    columns.length === 3 && uris.length === 3 ? [0, 2] : [uris[0] ?? 0, uris[1] ?? names[1] ?? 0];
  return ring(app, some, from, to);
}

function bars(app: App, rows: Rows['rows'], name: number, numeric: number): HTMLElement {
  const values = rows.map((row) => Number(row[numeric]?.value ?? 0));
  const top = Math.max(...values.map(Math.abs), 1);
  const svg = g('svg', {
    viewBox: `0 0 760 ${rows.length * 24 + 8}`,
    class: 'chart',
    role: 'img',
    'aria-label': app.say.t('asDrawing'),
  });
  rows.forEach((row, i) => {
    const words = name < 0 ? '' : termWords(app, row[name]);
    const y = i * 24 + 4;
    svg.append(
      g(
        'text',
        { x: 295, y: y + 15, 'font-size': 13, 'text-anchor': 'end', fill: 'currentColor' },
        words.length > 42 ? `${words.slice(0, 42)}…` : words,
      ),
      g('rect', {
        x: 302,
        y: y + 2,
        width: (390 * Math.abs(values[i] ?? 0)) / top,
        height: 17,
        fill: 'var(--accent)',
        opacity: 0.75,
      }),
      g(
        'text',
        {
          x: 308 + (390 * Math.abs(values[i] ?? 0)) / top,
          y: y + 15,
          'font-size': 12,
          fill: 'currentColor',
        },
        row[numeric]?.value ?? '',
      ),
    );
  });
  return h('div', {}, svg);
}

function ring(app: App, rows: Rows['rows'], from: number, to: number): HTMLElement {
  const names = [
    ...new Set(
      rows.flatMap((row) =>
        [row[from], row[to]].flatMap((term) => (term ? [termWords(app, term)] : [])),
      ),
    ),
  ];
  const svg = g('svg', {
    viewBox: '0 0 900 640',
    class: 'chart',
    role: 'img',
    'aria-label': app.say.t('asDrawing'),
  });
  const at = (name: string): [number, number] => {
    const turn = (names.indexOf(name) / names.length) * 2 * Math.PI;
    return [450 + 220 * Math.cos(turn), 320 + 250 * Math.sin(turn)];
  };
  for (const row of rows) {
    const [a, b] = [row[from], row[to]];
    if (!a || !b || a === b) continue;
    const [[x1, y1], [x2, y2]] = [at(termWords(app, a)), at(termWords(app, b))];
    svg.append(g('line', { x1, y1, x2, y2, stroke: 'currentColor', opacity: 0.35 }));
  }
  for (const name of names) {
    const [x, y] = at(name);
    const left = x < 450;
    svg.append(
      g('circle', { cx: x, cy: y, r: 5, fill: 'var(--accent)' }),
      g(
        'text',
        {
          x: x + (left ? -9 : 9),
          y: y + 4,
          'font-size': 12,
          'text-anchor': left ? 'end' : 'start',
          fill: 'currentColor',
        },
        name.length > 34 ? `${name.slice(0, 34)}…` : name,
      ),
    );
  }
  return h('div', {}, svg);
}

/** An answer as the cells of a table of text. */
export function cellsOf(app: App, answer: Rows | undefined): string[][] {
  if (!answer) return [];
  return [
    answer.columns.map((column) => heading(app, column)),
    ...answer.rows.map((row) => row.map((term) => termWords(app, term))),
  ];
}

/** An answer as a table or a picture, and the choice between them. */
export function drawnOrTable(
  app: App,
  rows: Rows,
  drawn: boolean,
  choose: (drawn: boolean) => void,
): HTMLElement {
  const turn = (on: boolean, key: 'asTable' | 'asDrawing'): HTMLElement =>
    button(
      { class: 'quiet', 'data-key': key, 'aria-pressed': String(drawn === on) },
      () => choose(on),
      app.say.t(key),
    );
  return h(
    'div',
    {},
    h('div', { class: 'tools' }, turn(false, 'asTable'), turn(true, 'asDrawing')),
    drawn ? drawingOf(app, rows) : tableOf(app, rows),
  );
}
