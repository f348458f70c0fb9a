/** Figures and how they compare come in; a chart of them (time across, value up) goes out. */

import type { App } from '../app';
import type { Claim, Verdict } from '../shape';
import { plain } from '../dossier';
import { g } from '../dom';
import {
  type Axes,
  axesOf,
  type Counted,
  drawGrid,
  HIGH,
  isCounted,
  LEFT,
  WIDEST,
} from './chart_axes';
import { isOver, type Label, labelAt, type Taken } from './chart_room';
import { BOUND_SIGN, family, ink, paper } from './look';
import { extent } from '../time';
import { againstEachOther } from '../parts/verdicts';

/** Half of what a sign takes. */
const SIGN = 5;

type Sign = (claim: Claim) => string;
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
  room = WIDEST,
): SVGElement {
  const { say, chosen, dossier } = app;
  const axes = axesOf(claims, room);
  const svg = g('svg', {
    viewBox: `0 0 ${axes.wide} ${HIGH}`,
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
  const marks = inOrder.flatMap((claim) =>
    claim.days && isCounted(claim) ? new FigureMark(app, claim, axes) : [],
  );
  const taken = marks.map((mark) => mark.box);
  for (const mark of marks) {
    at.set(mark.claim.id, [mark.middle, mark.level]);
    svg.append(mark.draw(sign(mark.claim), taken, named));
  }
  for (const pair of pairs) {
    const [one, other] = [at.get(pair.a), at.get(pair.b)];
    if (!one || !other || !againstEachOther(pair)) continue;
    if (!chosen.claim && pair.verdict === 'possible-conflict') continue;
    svg.append(...tie(one, other, pair.verdict === 'possible-conflict' ? '2 4' : '6 3', taken));
  }
  return svg;
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
    readonly claim: Counted,
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

  /** Where its sign stands. */
  get box(): Taken {
    const { middle, level } = this;
    return { left: middle - SIGN, right: middle + SIGN, top: level - SIGN, bottom: level + SIGN };
  }

  /**
   * Its value beside it, where that lies over nothing; with who counts, where there is room.
   *
   * What is at odds with another figure is tried in more places: readers look for it.
   */
  private drawValue(group: SVGElement, number: string, taken: Taken[], named: Set<string>): void {
    const { level, middle, strong } = this;
    const odds = this.app.dossier.atOdds(this.claim.id).length;
    const put = this.solid ? '' : ` (${this.app.say.modality(this.claim)})`;
    const bound = BOUND_SIGN[plain(this.claim.bound)] ?? '';
    const value = `${odds ? '≠ ' : ''}${bound}${number}${put}`;
    const who = this.named(named);
    const isFree = ({ box }: Label): boolean =>
      box.left > LEFT && box.right < this.axes.wide && !taken.some((one) => isOver(box, one));
    const beside = (text: string, side: number, down = -5): Label =>
      labelAt(text, middle, level + down, side);
    const tries = [beside(value, 1), beside(value, -1)];
    if (who) tries.unshift(beside(`${value} ${who}`, 1));
    if (odds || strong) tries.push(beside(value, 1, 14), beside(value, -1, 14));
    const found = tries.find(isFree) ?? (strong ? beside(value, 1) : undefined);
    if (!found) return;
    if (found.text !== value) named.add(this.claim.voices[0] ?? '');
    taken.push(found.box);
    const look = { 'font-size': 12, fill: ink(), 'font-weight': strong ? 700 : 400 };
    group.append(g('text', { ...found.place, ...look }, found.text));
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

/** A broken line between two figures that are at odds; its sign where it lies over nothing. */
function tie(
  one: [number, number],
  other: [number, number],
  dashes: string,
  taken: readonly Taken[],
): SVGElement[] {
  const red = family('deprivation').colour;
  const [[x1, y1], [x2, y2]] = [one, other];
  const [x, y] = [(x1 + x2) / 2 + 3, (y1 + y2) / 2];
  const sign: Taken = { left: x, right: x + 9, top: y - 10, bottom: y };
  return [
    g('line', { x1, y1, x2, y2, stroke: red, 'stroke-width': 1.2, 'stroke-dasharray': dashes }),
    ...(taken.some((each) => isOver(sign, each))
      ? []
      : [g('text', { x, y, 'font-size': 13, fill: red }, '≠')]),
  ];
}
