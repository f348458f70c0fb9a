/** Figures and how they compare come in; a chart of them (time across, value up) goes out. */

import type { App } from '../app';
import type { Claim, Verdict } from '../shape';
import { plain } from '../dossier';
import { g } from '../dom';
import { BOUND_SIGN, family, ink, paper } from './look';
import { dayOf, extent, yearOf } from '../time';
import { againstEachOther } from '../parts/verdicts';

const WIDE = 960;
const HIGH = 380;
const LEFT = 64;
/** Where the values begin, and how much is left free above and at the right. */
const BASE = 340;
const LETTER_WIDE = 6.4;
const LETTER_HIGH = 13;
const ABOVE = 24;
const RIGHT = 130;
const POWERS = [0, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

interface Axes {
  first: number;
  last: number;
  top: number;
  logarithmic: boolean;
  x(day: number): number;
  y(value: number): number;
}

type Sign = (claim: Claim) => string;
/** Where a label begins, on which level, and how wide it is. */
type Taken = [x: number, y: number, width: number];
type Counted = Claim & { target: { number: number; written?: string } };

const isCounted = (claim: Claim): claim is Counted => 'number' in claim.target;

/** Letters of a name that may stand at a mark; a longer one stands in the key below. */
const NAME = 26;

/**
 * Solid where the period is certain, faint where it is possible; what is at odds is tied.
 *
 * Who counts stands at the first mark of theirs that bears its value: `named` are those.
 */
export function chartOf(
  app: App,
  claims: Claim[],
  pairs: readonly Verdict[],
  sign: Sign,
  counted: string,
  named: Set<string>,
): SVGElement {
  const { say, chosen, dossier } = app;
  const axes = axesOf(claims);
  const svg = g('svg', {
    viewBox: `0 0 ${WIDE} ${HIGH}`,
    class: 'chart',
    role: 'group',
    'aria-label': say.concept(counted),
    'font-family': 'system-ui, sans-serif',
  });
  svg.append(g('title', {}, say.concept(counted)), g('desc', {}, say.t('figuresHint')));
  drawGrid(svg, axes, app);
  const inOrder = [...claims].sort(
    (a, b) =>
      Number(b.id === chosen.claim) - Number(a.id === chosen.claim) ||
      dossier.atOdds(b.id).length - dossier.atOdds(a.id).length,
  );
  const at = new Map<string, [number, number]>();
  const taken: Taken[] = [];
  for (const claim of inOrder) {
    if (!claim.days || !isCounted(claim)) continue;
    const mark = new FigureMark(app, claim, axes);
    at.set(claim.id, [mark.middle, mark.level]);
    svg.append(mark.draw(sign(claim), taken, named));
  }
  for (const pair of pairs) {
    const [one, other] = [at.get(pair.a), at.get(pair.b)];
    if (!one || !other || !againstEachOther(pair)) continue;
    if (!chosen.claim && pair.verdict === 'possible-conflict') continue;
    svg.append(...tie(one, other, pair.verdict === 'possible-conflict' ? '2 4' : '6 3'));
  }
  return svg;
}

function axesOf(claims: Claim[]): Axes {
  const ends = claims
    .flatMap((claim) => claim.days ?? [])
    .filter((day): day is number => day !== null);
  const first = Math.min(...ends);
  const last = Math.max(...ends, first + 20);
  const values = claims.map((claim) => (isCounted(claim) ? claim.target.number : 0));
  const top = Math.max(...values, 1) * 1.08;
  const logarithmic = top > 200 * Math.max(1, Math.min(...values.filter((value) => value > 0)));
  const share = (value: number): number =>
    logarithmic ? Math.log10(value + 1) / Math.log10(top + 1) : value / top;
  return {
    first,
    last,
    top,
    logarithmic,
    x: (day) => LEFT + ((WIDE - LEFT - RIGHT) * (day - first)) / (last - first),
    y: (value) => BASE - share(value) * (BASE - ABOVE),
  };
}

/** One figure: a line over its period, the sign of its voice, and its value where there is room. */
class FigureMark {
  readonly level: number;
  readonly middle: number;
  private readonly strong: boolean;
  /** Said to have been: what is expected, proposed or denied is drawn hollow. */
  private readonly solid: boolean;
  private readonly ends: ReturnType<typeof extent>;
  private readonly colour = family('legal').colour;

  constructor(
    private readonly app: App,
    private readonly claim: Counted,
    private readonly axes: Axes,
  ) {
    const ends = extent(claim.days ?? [null, null, null, null], axes.last);
    // What has no known beginning stands at its end, as a mark: never as a bar from the edge.
    const at = claim.days?.[3] ?? ends.from;
    this.ends = ends.unbegun ? { ...ends, from: at, to: at } : ends;
    this.solid = plain(claim.modality) === 'asserted';
    this.level = axes.y(claim.target.number);
    this.middle = (axes.x(this.ends.from) + axes.x(this.ends.to)) / 2;
    this.strong = claim.id === app.chosen.claim;
  }

  draw(sign: string, taken: Taken[], named: Set<string>): SVGElement {
    const { say } = this.app;
    const { claim } = this;
    const { number: value, written } = claim.target;
    const number = say.number(value, written);
    const told = [say.voices(claim), say.claim(claim), say.holds(claim)];
    const group = g('g', {
      class: 'figure',
      tabindex: 0,
      role: 'button',
      'data-key': `mark-${claim.id}`,
      'aria-label': say.t('figureSaid', number, ...told),
    });
    this.drawPeriod(group);
    group.append(
      g(
        'text',
        {
          x: this.middle,
          y: this.level + 5,
          'font-size': this.strong ? 19 : 14,
          'text-anchor': 'middle',
          ...(this.solid
            ? { fill: this.colour }
            : { fill: paper(), stroke: this.colour, 'stroke-width': 1.2 }),
        },
        sign,
      ),
    );
    this.drawValue(group, number, taken, named);
    group.append(g('title', {}, say.t('voiceSaysOn', ...told)));
    this.listen(group);
    return group;
  }

  private drawPeriod(group: SVGElement): void {
    const { level, colour, ends } = this;
    const { x } = this.axes;
    const [x1, x2] = [x(ends.from), x(ends.to)];
    const across = { y1: level, y2: level, stroke: colour };
    if (x2 - x1 > 1) {
      const faint = { 'stroke-width': 3, opacity: 0.3, 'stroke-dasharray': '4 3' };
      group.append(g('line', { x1, x2, ...across, ...faint }));
    }
    const [from, to] = [x(ends.sureFrom), x(ends.sureTo)];
    if (ends.certain && !ends.unbegun && this.solid && to - from > 1) {
      const width = this.strong ? 5 : 3;
      group.append(g('line', { x1: from, x2: to, ...across, 'stroke-width': width }));
    }
    if (ends.unbegun)
      group.append(g('text', { x: x1 - 22, y: level + 4, 'font-size': 13, fill: colour }, '←'));
    if (ends.openRight)
      group.append(g('text', { x: x2 + 1, y: level + 4, 'font-size': 13, fill: colour }, '→'));
  }

  /** Who counts, where they are not named in the chart yet and the name is short enough. */
  private named(named: ReadonlySet<string>): string {
    const [voice = ''] = this.claim.voices;
    const name = this.app.say.voice(voice);
    return named.has(voice) || this.claim.voices.length > 1 || name.length > NAME ? '' : name;
  }

  private drawValue(group: SVGElement, number: string, taken: Taken[], named: Set<string>): void {
    const { level, middle, strong } = this;
    const isOver = (wide: number) =>
      taken.some(
        ([x, y, width]) =>
          x < middle + wide && middle < x + width && Math.abs(y - level) < LETTER_HIGH,
      );
    const odds = this.app.dossier.atOdds(this.claim.id).length;
    const put = this.solid ? '' : ` (${this.app.say.modality(this.claim)})`;
    const bound = BOUND_SIGN[plain(this.claim.bound)] ?? '';
    const value = `${odds ? '≠ ' : ''}${bound}${number}${put}`;
    const wide = (text: string): number => 14 + text.length * LETTER_WIDE;
    if (!strong && isOver(wide(value))) return;
    const who = this.named(named);
    const fits = who && !isOver(wide(`${value} ${who}`)) && middle + wide(`${value} ${who}`) < WIDE;
    const label = fits ? `${value} ${who}` : value;
    if (fits) named.add(this.claim.voices[0] ?? '');
    taken.push([middle, level, wide(label)]);
    const weight = strong ? 700 : 400;
    group.append(
      g(
        'text',
        { x: middle + 10, y: level - 5, 'font-size': 12, fill: ink(), 'font-weight': weight },
        label,
      ),
    );
  }

  private listen(group: SVGElement): void {
    const { id, about } = this.claim;
    const choose = (): void => this.app.choose({ claim: id, event: about });
    group.addEventListener('click', choose);
    group.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      choose();
    });
  }
}

/** A broken line between two figures that are at odds. */
function tie(one: [number, number], other: [number, number], dashes: string): SVGElement[] {
  const red = family('deprivation').colour;
  const [[x1, y1], [x2, y2]] = [one, other];
  const middle = { x: (x1 + x2) / 2 + 3, y: (y1 + y2) / 2 };
  return [
    g('line', { x1, y1, x2, y2, stroke: red, 'stroke-width': 1.2, 'stroke-dasharray': dashes }),
    g('text', { ...middle, 'font-size': 13, fill: red }, '≠'),
  ];
}

function drawGrid(svg: SVGElement, axes: Axes, { say }: App): void {
  const { x, y } = axes;
  const colour = ink();
  const right = WIDE - 20;
  for (const level of levels(axes)) {
    const at = y(level);
    svg.append(
      g('line', { x1: LEFT, x2: right, y1: at, y2: at, stroke: colour, opacity: 0.13 }),
      g(
        'text',
        { x: LEFT - 6, y: at + 4, 'font-size': 12, 'text-anchor': 'end', fill: colour },
        say.number(level),
      ),
    );
  }
  for (const [day, words] of dayMarks(axes, say)) {
    const at = x(day);
    if (at < LEFT - 1 || at > WIDE) continue;
    svg.append(
      g('line', { x1: at, x2: at, y1: BASE, y2: BASE + 5, stroke: colour }),
      g(
        'text',
        { x: at, y: BASE + 19, 'font-size': 12, 'text-anchor': 'middle', fill: colour },
        words,
      ),
    );
  }
  svg.append(g('line', { x1: LEFT, x2: right, y1: BASE, y2: BASE, stroke: colour }));
}

function levels({ top, logarithmic }: Axes): number[] {
  if (logarithmic) return POWERS.filter((value) => value <= top);
  const power = 10 ** Math.floor(Math.log10(top));
  const step = top / power > 5 ? power : top / power > 2 ? power / 2 : power / 5;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
}

/** Years where there are several, else five days. */
function dayMarks({ first, last }: Axes, say: App['say']): [number, string][] {
  const years = yearOf(last) - yearOf(first);
  if (years < 2) {
    return Array.from({ length: 5 }, (_, i) => {
      const day = Math.round(first + ((last - first) * i) / 4);
      return [day, say.day(day)];
    });
  }
  const stride = Math.max(1, Math.ceil(years / 12));
  const marks: [number, string][] = [];
  for (let year = yearOf(first); year <= yearOf(last) + 1; year += stride)
    marks.push([dayOf(year), String(year)]);
  return marks;
}
