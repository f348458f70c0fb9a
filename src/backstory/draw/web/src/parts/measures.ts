/** The measures of the data come in; a table that sets them side by side goes out. */

import { type App, type Part, pick } from '../app';
import { nameButton, oddsBadge } from './claim_card';
import { nothingHere } from './nothing';
import { MODALITY_SIGN } from '../draw/look';
import { csvBlob } from '../files';
import type { Claim, Measure } from '../shape';
import { plain } from '../dossier';
import { button, byId, h, keepFocus, refill } from '../dom';
import type { StringKey } from '../words/say';

const COLUMNS = [
  'origin',
  'decided',
  'scope',
  'beneficiaries',
  'exclusions',
  'conditions',
  'stages',
  'outcome',
] as const satisfies StringKey[];

type Column = (typeof COLUMNS)[number];

/** A line of a cell: something said with its claims, or a stage. */
interface Line {
  text: string;
  claims: Claim[];
  stage?: string;
}

/** A line of a cell on its own: what is said, how it is put, and whose word it is. */
function spoken({ say, dossier }: App, { text, claims }: Line): string {
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

  private inView(): Measure[] {
    const { shown, chosen, dossier } = this.app();
    const { actor, voice, from, to, kind, known, valid } = chosen;
    const filtered = actor || voice || from || to || kind || known || valid;
    // What nobody had spoken of by the day that is asked for is not told of.
    const told = dossier.data.measures
      .map((one) => ({ ...one, stages: one.stages.filter((id) => dossier.mentions.has(id)) }))
      .filter(({ id }) => dossier.mentions.has(id));
    return told.filter(
      ({ about }) =>
        !filtered ||
        about.some((id) => shown.events.has(id)) ||
        shown.claims.some((claim) => about.includes(claim.about) && !dossier.daysOf(claim.about)),
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
      refill(this.place, nothingHere(app));
      return;
    }
    const head = h(
      'tr',
      {},
      h('th', { scope: 'col' }, say.t('measure')),
      COLUMNS.map((column) => h('th', { scope: 'col' }, say.t(column))),
    );
    const table = h(
      'table',
      { class: 'measures' },
      h('caption', { class: 'only-read' }, say.t('measures')),
      h('thead', {}, head),
      h(
        'tbody',
        {},
        rows.map((row) => this.row(row)),
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

  private row(measure: Measure): HTMLElement {
    const app = this.app();
    const { id, about } = measure;
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
      COLUMNS.map((column) => this.cell(column, measure)),
    );
  }

  /** What a cell says, as far as the selection leaves it in view. */
  private said(column: Column, measure: Measure): Line[] {
    const { chosen, dossier, say, shown } = this.app();
    if (column === 'stages') {
      return measure.stages.map((stage) => ({
        stage,
        text: `${say.kind(stage)}: ${say.when(stage)}`,
        claims: [],
      }));
    }
    const known = new Set(shown.claims);
    const strict = chosen.voice || chosen.known || chosen.valid;
    return (measure.cells[column] ?? []).flatMap(({ text, claims }) => {
      const kept = claims.flatMap((id) => {
        const claim = dossier.claims.get(id);
        return claim && (!strict || known.has(claim)) ? [claim] : [];
      });
      return kept.length ? [{ text: say.pick(text), claims: kept }] : [];
    });
  }

  private cell(column: Column, measure: Measure): HTMLElement {
    const app = this.app();
    const cells = this.said(column, measure);
    const label = app.say.t(column);
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

  private line(cell: Line): HTMLElement {
    const app = this.app();
    if (cell.stage) {
      const id = cell.stage;
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
      const head = [say.t('measure'), ...COLUMNS.map((column) => say.t(column))];
      const rows = this.inView().map((measure) => [
        say.name(measure.id),
        ...COLUMNS.map(
          (column) =>
            this.said(column, measure)
              .map((cell) => spoken(app, cell))
              .join(' | ') || say.t('notStated'),
        ),
      ]);
      return csvBlob([head, ...rows]);
    };
    return [{ name: 'measures.csv', make }];
  }
}
