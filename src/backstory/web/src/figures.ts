/** Figures of one counted thing come in; their values over their periods, with verdicts, go out. */

import type { App, Part } from './app';
import { oddsBadge, sourceLine, voiceButton } from './claim_card';
import { csvBlob } from './csv';
import type { Claim, Verdict } from './data';
import { plain } from './dossier';
import { button, g, h, keepFocus, refill } from './dom';
import { family, ink, paper } from './families';
import { standalone, svgBlob, svgToPng } from './picture';
import { dateIn, dayOf, yearOf } from './time';

const VOICE_SIGNS = ['●', '■', '▲', '◆', '▼', '★', '⬢', '✚', '✖', '◐', '◧', '◭'];
const AT_ODDS = ['disputed', 'conflict', 'possible-conflict'];
const VERDICT_SIGN: Record<string, string> = {
  disputed: '≠',
  conflict: '≠',
  'possible-conflict': '≠?',
  agree: '=',
  compatible: '≈',
  revision: '→',
  'not-comparable': '∥',
};

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
    const story = new Set(chosen.event ? dossier.storyOf(chosen.event) : []);
    const fits = [...counts].find(([, claims]) => claims.some((one) => story.has(one)));
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
    this.chart = dated.length ? this.draft(dated, sign, counted) : null;
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
      this.verdicts(claims),
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

  private pairs(claims: Claim[]): Verdict[] {
    const ids = new Set(claims.map((claim) => claim.id));
    const { chosen, dossier } = this.app();
    const found = dossier.data.verdicts.filter(({ a, b }) => ids.has(a) && ids.has(b));
    const rank = ({ verdict }: Verdict): number => Object.keys(VERDICT_SIGN).indexOf(verdict);
    const mine = chosen.claim && ids.has(chosen.claim) && !this.allVerdicts;
    return found
      .filter(({ a, b }) => !mine || a === chosen.claim || b === chosen.claim)
      .sort((one, other) => rank(one) - rank(other));
  }

  private verdicts(claims: Claim[]): HTMLElement | null {
    const { say, dossier } = this.app();
    const pairs = this.pairs(claims);
    if (!pairs.length) return null;
    const tally = new Map<string, number>();
    for (const { verdict } of pairs) tally.set(verdict, (tally.get(verdict) ?? 0) + 1);
    const told = this.allVerdicts
      ? pairs.slice(0, 400)
      : pairs
          .filter(({ verdict }) => AT_ODDS.includes(verdict) || verdict === 'revision')
          .slice(0, 12);
    const line = ({ a, b, verdict, why }: Verdict): HTMLElement => {
      const [one, other] = [dossier.claims.get(a), dossier.claims.get(b)];
      return h(
        'li',
        { class: `verdict ${verdict}` },
        h('strong', {}, `${VERDICT_SIGN[verdict] ?? ''} ${say.tryT(verdict)}`),
        ' ',
        one ? `${say.voices(one)}: ${say.figure(one)}` : a,
        ' / ',
        other ? `${say.voices(other)}: ${say.figure(other)}` : b,
        h('span', { class: 'note' }, ` ${say.pick(why)}`),
      );
    };
    return h(
      'section',
      {},
      h('h3', {}, say.t('verdicts')),
      h(
        'p',
        { class: 'tally' },
        [...tally]
          .map(([verdict, n]) => `${VERDICT_SIGN[verdict] ?? ''} ${say.tryT(verdict)}: ${n}`)
          .join(' · '),
      ),
      h('ul', { class: 'verdicts' }, told.map(line)),
      pairs.length > told.length || this.allVerdicts
        ? button(
            { class: 'quiet', 'data-key': 'verdicts' },
            () => {
              this.allVerdicts = !this.allVerdicts;
              this.draw();
            },
            this.allVerdicts ? '−' : say.t('more', pairs.length - told.length),
          )
        : null,
    );
  }

  /** The chart: time across, value up; solid where the period is certain, faint where possible. */
  private draft(claims: Claim[], sign: (claim: Claim) => string, counted: string): SVGElement {
    const { say, chosen, dossier } = this.app();
    const [wide, high, left, base] = [960, 380, 64, 340];
    const ends = claims
      .flatMap((claim) => claim.days ?? [])
      .filter((day): day is number => day !== null);
    const first = Math.min(...ends);
    const last = Math.max(...ends, first + 20);
    const values = claims.map((claim) => ('number' in claim.target ? claim.target.number : 0));
    const top = Math.max(...values, 1) * 1.08;
    const logarithmic = top > 200 * Math.max(1, Math.min(...values.filter((value) => value > 0)));
    const share = (value: number): number =>
      logarithmic ? Math.log10(value + 1) / Math.log10(top + 1) : value / top;
    const y = (value: number): number => base - share(value) * (base - 24);
    const x = (day: number): number =>
      left + ((wide - left - 130) * (day - first)) / (last - first);
    const svg = g('svg', {
      viewBox: `0 0 ${wide} ${high}`,
      class: 'chart',
      role: 'group',
      'aria-label': say.concept(counted),
      'font-family': 'system-ui, sans-serif',
    });
    svg.append(g('title', {}, say.concept(counted)), g('desc', {}, say.t('figuresHint')));
    this.grid(svg, { x, y, first, last, top, wide, left, base, logarithmic });
    const at = new Map<string, [number, number]>();
    const { colour } = family('legal');
    const taken: [number, number, number][] = [];
    const inOrder = [...claims].sort(
      (a, b) =>
        Number(b.id === chosen.claim) - Number(a.id === chosen.claim) ||
        dossier.atOdds(b.id).length - dossier.atOdds(a.id).length,
    );
    for (const claim of inOrder) {
      const days = claim.days;
      if (!days || !('number' in claim.target)) continue;
      const from = days[0] ?? days[1] ?? first;
      const to = days[3] ?? last;
      const level = y(claim.target.number);
      const [x0, x1] = [x(from), Math.max(x(to), x(from))];
      at.set(claim.id, [(x0 + x1) / 2, level]);
      const [sure0, sure1] = [days[1] ?? from, days[2] ?? to];
      const strong = claim.id === chosen.claim;
      const odds = dossier.atOdds(claim.id).length;
      const group = g('g', {
        class: 'figure',
        tabindex: 0,
        role: 'button',
        'aria-label': `${say.number(claim.target.number)}: ${say.voices(claim)}, ${say.claim(claim)}, ${say.date(claim.when)}`,
      });
      if (x1 - x0 > 1)
        group.append(
          g('line', {
            x1: x0,
            x2: x1,
            y1: level,
            y2: level,
            stroke: colour,
            'stroke-width': 3,
            opacity: 0.3,
            'stroke-dasharray': '4 3',
          }),
        );
      if (sure0 <= sure1 && x(sure1) - x(sure0) > 1)
        group.append(
          g('line', {
            x1: x(sure0),
            x2: x(sure1),
            y1: level,
            y2: level,
            stroke: colour,
            'stroke-width': strong ? 5 : 3,
          }),
        );
      if (days[3] === null)
        group.append(g('text', { x: x1 + 1, y: level + 4, 'font-size': 13, fill: colour }, '→'));
      const bound = plain(claim.bound);
      const arrow =
        bound === 'at-least' ? '↑' : bound === 'at-most' ? '↓' : bound === 'about' ? '~' : '';
      const middle = (x0 + x1) / 2;
      group.append(
        g(
          'text',
          {
            x: middle,
            y: level + 5,
            'font-size': strong ? 19 : 14,
            'text-anchor': 'middle',
            fill: colour,
          },
          sign(claim),
        ),
      );
      const clear =
        strong ||
        !taken.some(([tx, ty, tw]) => Math.abs(tx - middle) < tw && Math.abs(ty - level) < 13);
      const label = `${odds ? '≠ ' : ''}${arrow}${say.number(claim.target.number)}`;
      if (clear) {
        taken.push([middle, level, 14 + label.length * 7]);
        group.append(
          g(
            'text',
            {
              x: middle + 10,
              y: level - 5,
              'font-size': 12,
              fill: ink(),
              'font-weight': strong ? 700 : 400,
            },
            label,
          ),
        );
      }
      group.append(
        g('title', {}, `${say.voices(claim)}: ${say.claim(claim)} (${say.date(claim.when)})`),
      );
      const choose = (): void => this.app().choose({ claim: claim.id, event: claim.about });
      group.addEventListener('click', choose);
      group.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          choose();
        }
      });
      svg.append(group);
    }
    for (const { a, b, verdict } of this.pairs(claims)) {
      const [one, other] = [at.get(a), at.get(b)];
      if (!one || !other || !AT_ODDS.includes(verdict)) continue;
      if (!chosen.claim && verdict === 'possible-conflict') continue;
      const red = family('deprivation').colour;
      svg.append(
        g('line', {
          x1: one[0],
          y1: one[1],
          x2: other[0],
          y2: other[1],
          stroke: red,
          'stroke-width': 1.2,
          'stroke-dasharray': verdict === 'possible-conflict' ? '2 4' : '6 3',
        }),
        g(
          'text',
          {
            x: (one[0] + other[0]) / 2 + 3,
            y: (one[1] + other[1]) / 2,
            'font-size': 13,
            fill: red,
          },
          '≠',
        ),
      );
    }
    return svg;
  }

  private grid(
    svg: SVGElement,
    at: {
      x(day: number): number;
      y(value: number): number;
      first: number;
      last: number;
      top: number;
      wide: number;
      left: number;
      base: number;
      logarithmic: boolean;
    },
  ): void {
    const { say } = this.app();
    const { x, y, first, last, top, wide, left, base, logarithmic } = at;
    const colour = ink();
    const power = 10 ** Math.floor(Math.log10(top));
    const step = top / power > 5 ? power : top / power > 2 ? power / 2 : power / 5;
    const levels = logarithmic
      ? [0, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000].filter((value) => value <= top)
      : Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
    for (const level of levels) {
      svg.append(
        g('line', {
          x1: left,
          x2: wide - 20,
          y1: y(level),
          y2: y(level),
          stroke: colour,
          opacity: 0.13,
        }),
        g(
          'text',
          { x: left - 6, y: y(level) + 4, 'font-size': 12, 'text-anchor': 'end', fill: colour },
          say.number(level),
        ),
      );
    }
    const years = yearOf(last) - yearOf(first);
    const marks: [number, string][] = [];
    if (years >= 2) {
      const stride = Math.max(1, Math.ceil(years / 12));
      for (let year = yearOf(first); year <= yearOf(last) + 1; year += stride)
        marks.push([dayOf(year), String(year)]);
    } else {
      for (let i = 0; i <= 4; i += 1) {
        const day = Math.round(first + ((last - first) * i) / 4);
        marks.push([day, dateIn(day, say.lang)]);
      }
    }
    for (const [day, words] of marks) {
      if (x(day) < left - 1 || x(day) > wide) continue;
      svg.append(
        g('line', { x1: x(day), x2: x(day), y1: base, y2: base + 5, stroke: colour }),
        g(
          'text',
          { x: x(day), y: base + 19, 'font-size': 12, 'text-anchor': 'middle', fill: colour },
          words,
        ),
      );
    }
    svg.append(g('line', { x1: left, x2: wide - 20, y1: base, y2: base, stroke: colour }));
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
