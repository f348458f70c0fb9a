/** Claims about laws, decrees and releases come in; a table that compares the measures goes out. */

import { type App, type Part, pick } from '../app';
import { MODALITY_SIGN, nameButton, oddsBadge } from './claim_card';
import { csvBlob } from '../files';
import type { Claim } from '../shape';
import { plain } from '../dossier';
import { button, byId, h, keepFocus, refill } from '../dom';
import type { StringKey } from '../strings';

interface Cell {
  text: string;
  claims: Claim[];
  id?: string;
}

interface Column {
  key: StringKey;
  cells(app: App, about: string[]): Cell[];
}

/** Claims of these predicates about any of these things, one line for each thing said. */
function saying(says: string[], role?: string[]) {
  return (app: App, about: string[]): Cell[] => {
    const cells = new Map<string, Cell>();
    for (const id of about) {
      for (const claim of app.dossier.about.get(id) ?? []) {
        if (!says.includes(claim.says)) continue;
        if (role && !role.includes(plain(claim.role))) continue;
        const text = words(app, claim);
        const cell = cells.get(text);
        if (cell) cell.claims.push(claim);
        else cells.set(text, { text, claims: [claim] });
      }
    }
    return [...cells.values()];
  };
}

function words(app: App, claim: Claim): string {
  const gist = app.say.pick(claim.gist);
  const target = app.say.target(claim.target);
  const text = gist || (claim.says === 'actors' ? target : target);
  const limit = claim.when ? ` (${app.say.date(claim.when)})` : '';
  return text + limit;
}

function stages(app: App, about: string[]): Cell[] {
  const { dossier, say } = app;
  return about
    .filter((id) => dossier.thing(id)?.type === 'event')
    .sort((a, b) => dossier.start(a) - dossier.start(b))
    .map((id) => ({ id, text: `${say.kind(id)}: ${say.when(id)}`, claims: [] }));
}

function outcome(app: App, about: string[]): Cell[] {
  const cells = saying(['effect', 'status'])(app, about);
  for (const id of about) {
    for (const claim of app.dossier.mentions.get(id) ?? []) {
      if (claim.says !== 'annuls' || claim.about === id) continue;
      const text = `${app.say.predicate(claim)}: ${app.say.name(claim.about)}`;
      const known = cells.find((cell) => cell.text === text);
      if (known) known.claims.push(claim);
      else cells.push({ text, claims: [claim] });
    }
  }
  return cells;
}

const COLUMNS: Column[] = [
  { key: 'origin', cells: saying(['origin']) },
  { key: 'decided', cells: saying(['actors'], ['decider', 'executor']) },
  { key: 'scope', cells: saying(['covers', 'addresses']) },
  { key: 'beneficiaries', cells: saying(['benefits']) },
  { key: 'exclusions', cells: saying(['excludes']) },
  { key: 'conditions', cells: saying(['condition']) },
  { key: 'stages', cells: stages },
  { key: 'outcome', cells: outcome },
];

/** A line of a cell on its own: what is said, how it is put, and whose word it is. */
function spoken({ say, dossier }: App, { text, claims }: Cell): string {
  const [first] = claims;
  if (!first) return text;
  const put = plain(first.modality) === 'asserted' ? '' : ` [${say.modality(first)}]`;
  const odds = claims.some((claim) => dossier.atOdds(claim.id).length) ? ' ≠' : '';
  const voices = [...new Set(claims.map((claim) => say.voices(claim)))].join('; ');
  return `${text}${put}${odds} — ${voices}`;
}

export class MeasuresPart implements Part {
  constructor(
    private readonly place: HTMLElement,
    private readonly app: () => App,
  ) {}

  /** Instruments, and acts of clemency that no instrument carries; oldest first. */
  private measures(): { id: string; about: string[] }[] {
    const { dossier } = this.app();
    const found: { id: string; about: string[] }[] = [];
    for (const [id, thing] of Object.entries(dossier.data.things)) {
      if (thing.type === 'instrument' && dossier.mentions.has(id)) {
        found.push({ id, about: [id, ...(dossier.eventsOf.get(id) ?? [])] });
      } else if (
        thing.type === 'event' &&
        plain(dossier.family(id)) === 'clemency' &&
        !dossier.instrumentsOf.has(id)
      ) {
        found.push({ id, about: [id] });
      }
    }
    const start = (about: string[]): number => Math.min(...about.map((id) => dossier.start(id)));
    return found.sort((a, b) => start(a.about) - start(b.about) || a.id.localeCompare(b.id));
  }

  private inView(): { id: string; about: string[] }[] {
    const { shown, chosen, dossier } = this.app();
    const { actor, voice, from, to, kind, known, valid } = chosen;
    const filtered = actor || voice || from || to || kind || known || valid;
    return this.measures().filter(
      ({ about }) =>
        !filtered ||
        about.some((id) => shown.events.has(id)) ||
        shown.claims.some(
          (claim) => about.includes(claim.about) && !dossier.thing(claim.about)?.days,
        ),
    );
  }

  draw(): void {
    keepFocus(this.place, () => this.fill());
  }

  private fill(): void {
    const app = this.app();
    const { say } = app;
    const rows = this.inView();
    if (!rows.length) {
      refill(this.place, h('p', {}, say.t('nothing')));
      return;
    }
    const head = h(
      'tr',
      {},
      h('th', { scope: 'col' }, say.t('measure')),
      COLUMNS.map(({ key }) => h('th', { scope: 'col' }, say.t(key))),
    );
    const table = h(
      'table',
      { class: 'measures' },
      h('caption', { class: 'only-read' }, say.t('measures')),
      h('thead', {}, head),
      h(
        'tbody',
        {},
        rows.map((row) => this.row(row.id, row.about)),
      ),
    );
    const label = say.t('measures');
    refill(
      this.place,
      h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label }, table),
    );
    this.showCurrent(table);
  }

  /** Bring the chosen row below the tabs, which stay; a row can be taller than the screen. */
  private showCurrent(table: HTMLElement): void {
    const row = table.querySelector('[aria-current]');
    if (!row) return;
    const { top } = row.getBoundingClientRect();
    const bar = byId('tabs').offsetHeight;
    if (top < bar || top > innerHeight - 2 * bar) window.scrollBy({ top: top - bar - 4 });
  }

  private row(id: string, about: string[]): HTMLElement {
    const app = this.app();
    const current = about.includes(app.chosen.event);
    return h(
      'tr',
      { 'aria-current': current ? 'true' : undefined, 'data-id': id },
      h(
        'th',
        { scope: 'row' },
        nameButton(app, id),
        h('span', { class: 'note' }, app.say.kind(id)),
      ),
      COLUMNS.map((column) => this.cell(column, about)),
    );
  }

  /** What a cell says, as far as the selection leaves it in view. */
  private said(column: Column, about: string[]): Cell[] {
    const app = this.app();
    const { chosen } = app;
    const known = new Set(app.shown.claims);
    const strict = chosen.voice || chosen.known || chosen.valid;
    return column
      .cells(app, about)
      .map((cell) => ({
        ...cell,
        claims: strict ? cell.claims.filter((c) => known.has(c)) : cell.claims,
      }))
      .filter((cell) => cell.id || cell.claims.length);
  }

  private cell(column: Column, about: string[]): HTMLElement {
    const app = this.app();
    const cells = this.said(column, about);
    const label = app.say.t(column.key);
    if (!cells.length)
      return h('td', { class: 'empty', 'data-label': label }, app.say.t('notStated'));
    return h(
      'td',
      { 'data-label': label },
      h(
        'ul',
        {},
        cells.map((cell) => this.line(cell)),
      ),
    );
  }

  private line(cell: Cell): HTMLElement {
    const app = this.app();
    if (cell.id) {
      const { id } = cell;
      return h(
        'li',
        {},
        button({ class: 'name' }, () => pick(app, id), cell.text),
      );
    }
    const odds = cell.claims.filter((claim) => app.dossier.atOdds(claim.id).length).length;
    const first = cell.claims[0];
    const put = first ? plain(first.modality) : 'asserted';
    const voices = [...new Set(cell.claims.map((claim) => app.say.voices(claim)))].join('; ');
    return h(
      'li',
      {},
      first
        ? button(
            { class: 'name plain', title: voices },
            () => app.choose({ claim: first.id, event: first.about }),
            cell.text.length > 220 ? `${cell.text.slice(0, 220)}…` : cell.text,
          )
        : cell.text,
      put === 'asserted' || !first
        ? null
        : h(
            'span',
            { class: 'modality' },
            ` ${MODALITY_SIGN[put] ?? ''} ${app.say.modality(first)}`,
          ),
      ' ',
      oddsBadge(app, odds),
      h('span', { class: 'note' }, ` ${voices.length > 60 ? `${voices.slice(0, 60)}…` : voices}`),
    );
  }

  exports() {
    const make = (): Blob => {
      const app = this.app();
      const { say } = app;
      const head = [say.t('measure'), ...COLUMNS.map(({ key }) => say.t(key))];
      const rows = this.inView().map(({ id, about }) => [
        say.name(id),
        ...COLUMNS.map(
          (column) =>
            this.said(column, about)
              .map((cell) => spoken(app, cell))
              .join(' | ') || say.t('notStated'),
        ),
      ]);
      return csvBlob([head, ...rows]);
    };
    return [{ name: 'measures.csv', make }];
  }
}
