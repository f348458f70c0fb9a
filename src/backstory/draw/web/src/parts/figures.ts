/** Figures of one counted thing come in; their values over their periods, with verdicts, go out. */

import type { App, Part } from '../app';
import { oddsBadge, sourceLine } from './claim_card';
import { chartOf } from '../draw/chart';
import type { Claim } from '../shape';
import { button, h, keepFocus, refill } from '../dom';
import { paper } from '../draw/look';
import { csvBlob, standalone, svgBlob, svgToPng } from '../files';
import { endsLine } from '../words/ends';
import { nothingHere } from './nothing';
import { firstOf } from './story_parts';
import { FEW, signOf, voiceKey } from './voice_key';
import { pairsOf, verdictList } from './verdicts';

/** What is drawn at first: nobody sees more marks in one chart, and each row costs time. */
const MOST_MARKS = 300;
const FIRST_ROWS = 120;
const MORE_ROWS = 400;

export class FiguresPart implements Part {
  private allVerdicts = false;
  private everything = false;
  private chart: SVGElement | null = null;
  /** Rows of the table, and what they are rows of: another table begins anew. */
  private rows = FIRST_ROWS;
  private rowsOf = '';
  /** Whether the table is open: it is drawn only when somebody asks for it. */
  private tableOpen = false;

  constructor(
    private readonly place: HTMLElement,
    private readonly app: () => App,
  ) {}

  private counts(): Map<string, Claim[]> {
    const counts = new Map<string, Claim[]>();
    for (const claim of this.app().shown.claims) {
      if (claim.says !== 'count' || !claim.counted) continue;
      const list = counts.get(claim.counted);
      if (list) list.push(claim);
      else counts.set(claim.counted, [claim]);
    }
    return new Map([...counts].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)));
  }

  private now(counts: Map<string, Claim[]>): string {
    const { chosen, dossier } = this.app();
    if (counts.has(chosen.counted)) return chosen.counted;
    const claim = dossier.claims.get(chosen.claim);
    if (claim?.counted && counts.has(claim.counted)) return claim.counted;
    // What its instruments count (articles, votes) is told on request: people come first.
    const fits = [...counts].find(([, claims]) =>
      claims.some(({ about, within }) => [about, within].includes(chosen.event)),
    );
    return fits?.[0] ?? [...counts.keys()][0] ?? '';
  }

  /** Whether a figure is told of the chosen event, of what limits it or of its legal texts. */
  private isOfChosen({ about, within }: Claim): boolean {
    const { chosen, dossier } = this.app();
    if (!chosen.event) return false;
    const texts = dossier.instrumentsOf.get(chosen.event) ?? [];
    return [about, within].includes(chosen.event) || texts.includes(about);
  }

  private wider(all: number): HTMLElement {
    const { say, chosen } = this.app();
    const words = this.everything ? say.t('onlyOf', say.name(chosen.event)) : say.t('allOf', all);
    const turn = (): void => {
      this.everything = !this.everything;
      this.draw();
    };
    return button({ class: 'quiet', 'data-key': 'wider' }, turn, words);
  }

  draw(): void {
    keepFocus(this.place, () => this.fill());
  }

  private fill(): void {
    const app = this.app();
    const { say } = app;
    const counts = this.counts();
    const counted = this.now(counts);
    const all = counts.get(counted) ?? [];
    const mine = all.filter((claim) => this.isOfChosen(claim));
    const claims = mine.length && !this.everything ? mine : all;
    if (!claims.length) {
      this.chart = null;
      refill(this.place, nothingHere(app));
      return;
    }
    const select = h('select', { id: 'counted', 'data-key': 'counted' });
    for (const [id, list] of counts) {
      select.append(
        h('option', { value: id, selected: id === counted }, `${say.concept(id)} (${list.length})`),
      );
    }
    select.addEventListener('change', () => app.choose({ counted: select.value }));
    const voices = [...new Set(claims.flatMap((claim) => claim.voices))];
    const sign = (claim: Claim): string =>
      signOf(Math.max(0, voices.indexOf(claim.voices[0] ?? '')));
    const dated = claims.filter((claim) => claim.days && 'number' in claim.target);
    const undated = claims.filter((claim) => !claim.days);
    const marked = this.marked(dated);
    const named = new Set<string>();
    this.chart = marked.length
      ? chartOf(
          app,
          marked,
          pairsOf(app, marked, this.allVerdicts),
          sign,
          counted,
          named,
          this.place.clientWidth || undefined,
        )
      : null;
    // On a narrow screen the newest figures are seen first, and then what was looked at.
    const isOther = this.rowsOf !== `${counted} ${claims.length}`;
    const seen = isOther ? null : this.place.querySelector('.scroll:has(> .chart)');
    const at = seen?.scrollLeft ?? Infinity;
    if (isOther) {
      this.rowsOf = `${counted} ${claims.length}`;
      this.rows = FIRST_ROWS;
    }
    refill(
      this.place,
      h(
        'p',
        { class: 'tools' },
        h('label', { for: 'counted' }, say.t('whatCounted'), ' '),
        select,
        mine.length && mine.length < all.length ? this.wider(all.length) : null,
      ),
      h('p', { class: 'note' }, say.t('figuresHint')),
      marked.length < dated.length
        ? h('p', { class: 'note' }, say.t('figuresDrawn', marked.length, dated.length))
        : null,
      this.chart
        ? h(
            'div',
            { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say.concept(counted) },
            this.chart,
          )
        : null,
      ...voiceKey(app, voices, claims, named),
      this.undated(undated, sign),
      verdictList(app, claims, this.allVerdicts, () => {
        this.allVerdicts = !this.allVerdicts;
        this.draw();
      }),
      this.folded(claims, sign),
    );
    const now = this.chart?.parentElement;
    if (now) now.scrollLeft = Math.min(at, now.scrollWidth);
  }

  private undated(claims: readonly Claim[], sign: (claim: Claim) => string): HTMLElement | null {
    const app = this.app();
    if (!claims.length) return null;
    const lines = claims
      .slice(0, FIRST_ROWS)
      .map((claim) => h('li', {}, this.name(claim, sign(claim))));
    const rest = claims.length - FIRST_ROWS;
    if (rest > 0) lines.push(h('li', { class: 'note' }, app.say.t('andMore', rest)));
    return h(
      'section',
      { class: 'undated' },
      h('h3', {}, `${app.say.t('noPeriod')} (${claims.length})`),
      ...firstOf(app, lines, FEW, (some) => h('ul', {}, ...some)),
    );
  }

  /** The table of all figures, drawn when it is opened. */
  private folded(claims: Claim[], sign: (claim: Claim) => string): HTMLElement {
    const { say } = this.app();
    const more = (): void => {
      this.rows += MORE_ROWS;
      this.draw();
    };
    const rest = claims.length - this.rows;
    const all = h(
      'details',
      { class: 'whole', open: this.tableOpen },
      h('summary', { 'data-key': 'table' }, say.t('wholeTable', claims.length)),
      this.tableOpen ? this.table(claims, sign) : null,
      this.tableOpen && rest > 0
        ? button({ class: 'wide', 'data-key': 'more-figures' }, more, say.t('more', rest))
        : null,
    );
    all.addEventListener('toggle', () => {
      if (all.open === this.tableOpen) return;
      this.tableOpen = all.open;
      this.draw();
    });
    return all;
  }

  /** What the chart has room for: the chosen figure, then those at odds with another. */
  private marked(dated: Claim[]): Claim[] {
    if (dated.length <= MOST_MARKS) return dated;
    const { chosen, dossier } = this.app();
    const rank = ({ id }: Claim): number =>
      id === chosen.claim ? Number.MAX_VALUE : dossier.atOdds(id).length;
    return [...dated].sort((a, b) => rank(b) - rank(a)).slice(0, MOST_MARKS);
  }

  private name(claim: Claim, sign: string): HTMLElement {
    const app = this.app();
    return button(
      { class: 'tl', 'data-key': `figure-${claim.id}` },
      () => app.choose({ claim: claim.id, event: claim.about }),
      oddsBadge(app, app.dossier.atOdds(claim.id).length),
      `${sign} ${app.say.t('saidOf', app.say.bounded(claim), app.say.voices(claim))}`,
    );
  }

  private table(claims: Claim[], sign: (claim: Claim) => string): HTMLElement {
    const { say, chosen } = this.app();
    const inOrder = [...claims].sort(
      (a, b) => (a.days?.[0] ?? Infinity) - (b.days?.[0] ?? Infinity),
    );
    const row = (claim: Claim): HTMLElement =>
      h(
        'tr',
        { 'aria-current': claim.id === chosen.claim ? 'true' : undefined },
        h('th', { scope: 'row' }, this.name(claim, sign(claim))),
        h('td', {}, say.holds(claim) || say.t('notStated')),
        h('td', {}, say.name(claim.about)),
        h('td', {}, say.modality(claim)),
        h('td', {}, sourceLine(this.app(), claim.source, say.place(claim))),
      );
    const heads = [
      say.t('value'),
      say.t('period'),
      say.t('about_'),
      say.t('modality'),
      say.t('source'),
    ];
    return h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say.t('figures') },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            heads.map((head) => h('th', { scope: 'col' }, head)),
          ),
        ),
        h('tbody', {}, inOrder.slice(0, this.rows).map(row)),
      ),
    );
  }

  exports() {
    const { chart } = this;
    const drawing = (): string => (chart ? standalone(chart, paper(), endsLine(this.app())) : '');
    const csv = (): Blob => {
      const { say, dossier } = this.app();
      const claims = this.counts().get(this.now(this.counts())) ?? [];
      const rows = claims.map((claim) => [
        claim.id,
        say.concept(claim.counted),
        'number' in claim.target ? (claim.target.written ?? String(claim.target.number)) : '',
        // Its words have the upper end of a range, and of how many so many are.
        say.t('limitAndFigure', say.concept(claim.bound), say.figure(claim)),
        claim.when ?? say.t('notStated'),
        say.voices(claim),
        say.modality(claim),
        say.name(claim.source),
        say.place(claim),
        dossier.data.sources[claim.source]?.url ?? '',
        say.pick(claim.bounds),
        claim.inferred ? say.t('yes') : '',
      ]);
      const heads = [
        'claim_',
        'whatCounted',
        'value',
        'bound',
        'period',
        'voice',
        'modality',
      ] as const;
      const last = ['source', 'passage', 'address', 'limits', 'inferred'] as const;
      return csvBlob([[...heads, ...last].map((key) => say.t(key)), ...rows], endsLine(this.app()));
    };
    const table = { name: 'figures.csv', make: csv };
    if (!chart) return [table];
    return [
      table,
      { name: 'figures.svg', make: () => svgBlob(drawing()) },
      { name: 'figures.png', make: () => svgToPng(drawing()) },
    ];
  }
}
