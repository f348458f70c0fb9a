/** Figures and how they compare come in; a chart of them (time across, value up) goes out. */

import type { App } from '../app';
import type { Claim, Verdict } from '../shape';
import { plain } from '../dossier';
import { g } from '../dom';
import { type Axes, axesOf, type Counted, drawGrid, HIGH, isCounted, WIDEST } from './chart_axes';
import { isOver, type Label, labelAt, type Taken } from './chart_room';
import { BOUND_SIGN, family, ink, paper } from './look';
import { extent } from '../time';
import { againstEachOther } from '../parts/verdicts';

/** Half of what a sign takes. */
const SIGN = 5;

/** How far the places along a line are from each other. */
const STEP = 8;

type Place = [x: number, y: number];
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
    style: `min-width: ${axes.wide}px`,
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
  const marks = inOrder.flatMap((claim) =>
    claim.days && isCounted(claim) ? new FigureMark(app, claim, axes) : [],
  );
  const at = new Map(marks.map(({ claim, middle, level }) => [claim.id, [middle, level] as Place]));
  const ties = pairs.flatMap((pair): [Place, Place, string][] => {
    const [one, other] = [at.get(pair.a), at.get(pair.b)];
    const isPossible = pair.verdict === 'possible-conflict';
    if (!one || !other || !againstEachOther(pair) || (!chosen.claim && isPossible)) return [];
    return [[one, other, isPossible ? '2 4' : '6 3']];
  });
  // No value lies over a sign, a period or a line between two figures.
  const taken = [
    ...marks.flatMap((mark) => mark.boxes),
    ...ties.flatMap(([one, other]) => along(one, other)),
  ];
  for (const mark of marks) svg.append(mark.draw(sign(mark.claim), taken, named));
  for (const [one, other, dashes] of ties) svg.append(...tie(one, other, dashes, taken));
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
    const { number: value, written, upto } = claim.target;
    const low = say.number(value, written);
    const number = upto === undefined ? low : `${low}–${say.number(upto)}`;
    const meant = [say.claim(claim), claim.gist ? '' : say.pick(claim.bounds)];
    const told = [say.voices(claim), meant.filter(Boolean).join(', '), say.holds(claim)];
    const group = g('g', {
      class: 'figure',
      tabindex: 0,
      role: 'button',
      'data-key': `mark-${claim.id}`,
      'aria-label': say.t('figureSaid', number, ...told),
    });
    this.drawPeriod(group);
    this.drawRange(group);
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

  /** A range reaches from its lower end to its higher one. */
  private drawRange(group: SVGElement): void {
    const { upto } = this.claim.target;
    if (upto === undefined) return;
    const [x1, x2] = [this.middle, this.middle];
    const ends = { x1, x2, y1: this.level, y2: this.axes.y(upto) };
    group.append(g('line', { ...ends, stroke: this.colour, 'stroke-width': 2 }));
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

  /** Where its sign stands, and its period. */
  get boxes(): Taken[] {
    const { middle, level, ends } = this;
    const [left, right] = [this.axes.x(ends.from), this.axes.x(ends.to)];
    return [
      { left: middle - SIGN, right: middle + SIGN, top: level - SIGN, bottom: level + SIGN },
      ...(right - left > 1 ? [{ left, right, top: level - 2, bottom: level + 2 }] : []),
    ];
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
    // Of how many, and within what limit: a bare 38 is no 38 of 120, nor that of one jail.
    const total = bound ? '' : this.app.say.figure(this.claim);
    const value = `${odds ? '≠ ' : ''}${bound}${total || number}${put}`;
    const narrower = this.app.say.pick(this.claim.bounds);
    const who = this.named(named);
    const isFree = ({ box }: Label): boolean =>
      box.left > this.axes.left &&
      box.right < this.axes.wide &&
      !taken.some((one) => isOver(box, one));
    const beside = (text: string, side: number, down = -5): Label =>
      labelAt(text, middle, level + down, side);
    // A long period has room where it ends, too.
    const atEnd = (text: string): Label =>
      labelAt(text, Math.max(middle, this.axes.x(this.ends.to) - 4), level + 4, 1);
    const around = (text: string): Label[] => [beside(text, 1), beside(text, -1), atEnd(text)];
    // Where there is no room for what makes it narrower, dots say that there is more to read.
    const short = narrower ? `${value} …` : value;
    const tries = around(short);
    if (who) tries.unshift(beside(`${short} ${who}`, 1), atEnd(`${short} ${who}`));
    if (narrower) tries.unshift(...around(`${value}, ${narrower}`));
    if (odds || strong) tries.push(beside(short, 1, 14), beside(short, -1, 14));
    const found = tries.find(isFree) ?? (strong ? beside(short, 1) : undefined);
    if (!found) return;
    if (who && found.text.endsWith(` ${who}`)) named.add(this.claim.voices[0] ?? '');
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

/** Small places along a line. */
function along([x1, y1]: Place, [x2, y2]: Place): Taken[] {
  const steps = Math.ceil(Math.hypot(x2 - x1, y2 - y1) / STEP);
  return Array.from({ length: steps + 1 }, (_, i) => {
    const [x, y] = [x1 + ((x2 - x1) * i) / (steps || 1), y1 + ((y2 - y1) * i) / (steps || 1)];
    return { left: x - 1, right: x + 1, top: y - 1, bottom: y + 1 };
  });
}

/** A broken line between two figures that are at odds; its sign where it lies over nothing. */
function tie(one: Place, other: Place, dashes: string, taken: readonly Taken[]): SVGElement[] {
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
