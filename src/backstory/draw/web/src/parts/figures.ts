/** Figures of one counted thing come in; their values over their periods, with verdicts, go out. */

import type { App, Part } from '../app';
import { oddsBadge, sourceLine, voiceButton } from './claim_card';
import { chartOf } from '../draw/chart';
import type { Claim } from '../shape';
import { button, h, keepFocus, refill } from '../dom';
import { paper } from '../draw/look';
import { csvBlob, standalone, svgBlob, svgToPng } from '../files';
import { pairsOf, verdictList } from './verdicts';

const VOICE_SIGNS = ['●', '■', '▲', '◆', '▼', '★', '⬢', '✚', '✖', '◐', '◧', '◭'];
export class FiguresPart implements Part {
  private allVerdicts = false;
  private chart: SVGElement | null = null;

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

  draw(): void {
    keepFocus(this.place, () => this.fill());
  }

  private fill(): void {
    const app = this.app();
    const { say } = app;
    const counts = this.counts();
    const counted = this.now(counts);
    const claims = counts.get(counted) ?? [];
    if (!claims.length) {
      this.chart = null;
      refill(this.place, h('p', {}, say.t('nothing')));
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
      VOICE_SIGNS[voices.indexOf(claim.voices[0] ?? '') % VOICE_SIGNS.length] ?? '●';
    const dated = claims.filter((claim) => claim.days && 'number' in claim.target);
    const undated = claims.filter((claim) => !claim.days);
    this.chart = dated.length
      ? chartOf(app, dated, pairsOf(app, dated, this.allVerdicts), sign, counted)
      : null;
    refill(
      this.place,
      h('p', { class: 'tools' }, h('label', { for: 'counted' }, say.t('whatCounted'), ' '), select),
      h('p', { class: 'note' }, say.t('figuresHint')),
      this.chart
        ? h(
            'div',
            { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say.concept(counted) },
            this.chart,
          )
        : null,
      h(
        'ul',
        { class: 'voice-key' },
        voices.map((id, i) =>
          h(
            'li',
            {},
            h('span', { 'aria-hidden': 'true' }, VOICE_SIGNS[i % VOICE_SIGNS.length] ?? '●'),
            ' ',
            voiceButton(app, id),
          ),
        ),
      ),
      undated.length
        ? h(
            'section',
            { class: 'undated' },
            h('h3', {}, `${say.t('noPeriod')} (${undated.length})`),
            h(
              'ul',
              {},
              undated.map((claim) => h('li', {}, this.name(claim, sign(claim)))),
            ),
          )
        : null,
      verdictList(app, claims, this.allVerdicts, () => {
        this.allVerdicts = !this.allVerdicts;
        this.draw();
      }),
      this.table(claims, sign),
    );
  }

  private name(claim: Claim, sign: string): HTMLElement {
    const app = this.app();
    return button(
      { class: 'tl', 'data-key': `figure-${claim.id}` },
      () => app.choose({ claim: claim.id, event: claim.about }),
      oddsBadge(app, app.dossier.atOdds(claim.id).length),
      `${sign} ${app.say.figure(claim)} — ${app.say.voices(claim)}`,
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
        h('td', {}, claim.when ? say.date(claim.when) : say.t('notStated')),
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
        h('tbody', {}, inOrder.map(row)),
      ),
    );
  }

  exports() {
    const { chart } = this;
    const drawing = (): string => (chart ? standalone(chart, paper()) : '');
    const csv = (): Blob => {
      const { say } = this.app();
      const claims = this.counts().get(this.now(this.counts())) ?? [];
      const rows = claims.map((claim) => [
        claim.id,
        say.concept(claim.counted),
        'number' in claim.target ? String(claim.target.number) : '',
        say.concept(claim.bound),
        claim.when ?? say.t('notStated'),
        say.voices(claim),
        say.modality(claim),
        claim.source,
        say.place(claim),
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
      const last = ['source', 'passage'] as const;
      return csvBlob([[...heads, ...last].map((key) => say.t(key)), ...rows]);
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
