/** Figures come in; the axes on which a chart puts them, and their grid, go out. */

import type { App } from '../app';
import type { Claim } from '../shape';
import { g } from '../dom';
import { ink } from './look';
import { dayOf, yearOf } from '../time';

/** As wide as its place on the screen, within these: letters stay as large as they are meant. */
export const WIDEST = 960;
const LEAST = 560;
/** So few figures have room on a phone: none of them is out of sight at the left. */
const FEW = 16;
const NARROWEST = 320;
export const HIGH = 380;
/** Where the values begin, and how much is left free above and at the right. */
const BASE = 340;
const ABOVE = 24;
const RIGHT = 130;
/** Room for the values at the left; less where there is little. */
const LEFT = 64;
const NARROW_LEFT = 40;
const NARROW_RIGHT = 48;
/** Pixels of a letter of a day. */
const LETTER = 7.1;
/** Pixels of a year's mark. */
const YEAR = 80;
const POWERS = [0, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

export interface Axes {
  first: number;
  last: number;
  top: number;
  wide: number;
  /** Where values end and marks begin. */
  left: number;
  /** Where the axis of time ends: what stands at its last day has room beside it. */
  right: number;
  logarithmic: boolean;
  x(day: number): number;
  y(value: number): number;
}

export type Counted = Claim & { target: { number: number; written?: string; upto?: number } };

export const isCounted = (claim: Claim): claim is Counted => 'number' in claim.target;

export function axesOf(claims: Claim[], room: number): Axes {
  const least = claims.length > FEW ? LEAST : NARROWEST;
  const wide = Math.round(Math.min(WIDEST, Math.max(least, room)));
  const left = wide < LEAST ? NARROW_LEFT : LEFT;
  const right = wide - (wide < LEAST ? NARROW_RIGHT : RIGHT);
  const ends = claims
    .flatMap((claim) => claim.days ?? [])
    .filter((day): day is number => day !== null);
  const first = Math.min(...ends);
  const last = Math.max(...ends, first + 20);
  const values = claims.map((claim) =>
    isCounted(claim) ? (claim.target.upto ?? claim.target.number) : 0,
  );
  const top = Math.max(...values, 1) * 1.08;
  const logarithmic = top > 200 * Math.max(1, Math.min(...values.filter((value) => value > 0)));
  const share = (value: number): number =>
    logarithmic ? Math.log10(value + 1) / Math.log10(top + 1) : value / top;
  return {
    first,
    last,
    top,
    wide,
    left,
    right,
    logarithmic,
    x: (day) => left + ((right - left) * (day - first)) / (last - first),
    y: (value) => BASE - share(value) * (BASE - ABOVE),
  };
}

const half = (words: string): number => (LETTER * words.length) / 2;

export function drawGrid(svg: SVGElement, axes: Axes, { say }: App): void {
  const { x, y, wide, left } = axes;
  const colour = ink();
  const right = wide - 20;
  for (const level of levels(axes)) {
    const at = y(level);
    svg.append(
      g('line', { x1: left, x2: right, y1: at, y2: at, stroke: colour, opacity: 0.13 }),
      g(
        'text',
        { x: left - 6, y: at + 4, 'font-size': 12, 'text-anchor': 'end', fill: colour },
        say.number(level),
      ),
    );
  }
  for (const [day, words] of dayMarks(axes, say)) {
    const at = x(day);
    if (at < left - 1 || at > wide) continue;
    svg.append(
      g('line', { x1: at, x2: at, y1: BASE, y2: BASE + 5, stroke: colour }),
      g(
        'text',
        {
          // The first and the last day have less room at one side.
          x: Math.max(half(words), Math.min(at, wide - half(words))),
          y: BASE + 19,
          'font-size': 12,
          'text-anchor': 'middle',
          fill: colour,
        },
        words,
      ),
    );
  }
  svg.append(g('line', { x1: left, x2: right, y1: BASE, y2: BASE, stroke: colour }));
}

function levels({ top, logarithmic }: Axes): number[] {
  if (logarithmic) return POWERS.filter((value) => value <= top);
  const power = 10 ** Math.floor(Math.log10(top));
  const step = top / power > 5 ? power : top / power > 2 ? power / 2 : power / 5;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
}

/** Years where there are several, else up to five days: as many as stand clear of each other. */
function dayMarks({ first, last, wide, left, right }: Axes, say: App['say']): [number, string][] {
  const years = yearOf(last) - yearOf(first);
  if (years < 2) {
    const long = LETTER * Math.max(say.day(first).length, say.day(last).length) + 12;
    const steps = Math.max(1, Math.min(4, Math.floor((right - left) / long)));
    return Array.from({ length: steps + 1 }, (_, i) => {
      const day = Math.round(first + ((last - first) * i) / steps);
      return [day, say.day(day)];
    });
  }
  const stride = Math.max(1, Math.ceil(years / (wide / YEAR)));
  const marks: [number, string][] = [];
  for (let year = yearOf(first); year <= yearOf(last) + 1; year += stride)
    marks.push([dayOf(year), String(year)]);
  return marks;
}
