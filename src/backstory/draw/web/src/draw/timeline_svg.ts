/** The events in view come in; a standalone SVG of those that matter most, for saving and print, goes out. */

import type { App } from '../app';
import { family } from './look';
import { g } from '../dom';
import { endsLine } from '../words/ends';
import { svgText } from '../files';
import { dayOf, extent, yearOf } from '../time';

/** Events at most: more can be read neither on a page nor on a slide. */
const MOST = 30;
/** Those among them that nobody dates. */
const UNDATED = 4;
const WIDTH = 960;
const ROW = 24;
const TOP = 92;
/** Where the bars begin, how wide they are together, and where words and names begin. */
const [BAR, BARS, WORDS, NAMES] = [16, 250, 290, 506];
const NARROWEST = 7;
const NAME_LETTERS = 66;
const DAY_LETTERS = 34;

export function timelineSvg(app: App): string {
  const { dossier, say } = app;
  const ids = drawnOf(app);
  const dated = ids.filter((id) => dossier.dated(id));
  const days = dated.flatMap((id) => dossier.daysOf(id) ?? []).filter((day) => day !== null);
  const first = days.reduce((a, b) => Math.min(a, b), days[0] ?? 0);
  const last = days.reduce((a, b) => Math.max(a, b), days[0] ?? first + 365);
  const x = (day: number): number => BAR + (BARS * (day - first)) / Math.max(1, last + 1 - first);
  const foot = TOP + ROW * dated.length - 10;
  const height = TOP + ROW * ids.length + 24;
  const svg = g('svg', {
    viewBox: `0 0 ${WIDTH} ${height}`,
    width: WIDTH,
    height,
    'font-family': 'sans-serif',
  });
  const title = say.pick(dossier.data.dossier.title);
  const all = app.shown.events.size;
  const few = ids.length < all;
  const many = few ? say.t('eventsOfAll', ids.length, all) : say.t('eventsIn', ids.length);
  const when = new Map(ids.map((id) => [id, whenOf(app, id)]));
  const starred = [...when.values()].some((words) => words.includes('*'));
  const told = starred ? `${many} · ${say.t('onInferred', '*').replace(/[()]/g, '')}` : many;
  svg.append(
    g('title', {}, title),
    g('desc', {}, told),
    g('rect', { width: '100%', height: '100%', fill: '#fff' }),
    g('text', { x: BAR, y: 22, 'font-size': 15, 'font-weight': 'bold' }, title),
    g('text', { x: BAR, y: 44, 'font-size': 12, fill: '#555' }, told),
  );
  const step = Math.max(1, Math.ceil((yearOf(last) - yearOf(first)) / 6));
  for (let year = yearOf(first); year <= yearOf(last); year += step) {
    const at = x(dayOf(year));
    if (at < BAR) continue;
    svg.append(
      g('line', { x1: at, x2: at, y1: 56, y2: foot, stroke: '#ddd' }),
      g('text', { x: at + 2, y: 66, 'font-size': 11, fill: '#555' }, year),
    );
  }
  ids.forEach((id, row) => {
    const y = TOP + ROW * row;
    svg.append(...barOf(app, id, y, x, last));
    const name = `${dossier.oddsOf(id) ? '≠ ' : ''}${say.name(id)}`;
    const bold = id === app.chosen.event ? { 'font-weight': 'bold' } : {};
    svg.append(
      g('text', { x: WORDS, y: y + 4, 'font-size': 12, fill: '#555' }, when.get(id) ?? ''),
      g('text', { x: NAMES, y: y + 4, 'font-size': 13, ...bold }, cut(name, NAME_LETTERS)),
    );
  });
  svg.append(g('text', { x: BAR, y: height - 10, 'font-size': 12, fill: '#555' }, endsLine(app)));
  return svgText(svg);
}

/** What is chosen and what matters most, in the order of time; what nobody dates comes last. */
function drawnOf({ dossier, shown, chosen }: App): string[] {
  const rank = (id: string): number => (id === chosen.event ? Infinity : dossier.weight(id));
  const ranked = dossier.events
    .filter((id) => shown.events.has(id))
    .sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
  const undated = ranked.filter((id) => !dossier.dated(id)).slice(0, UNDATED);
  const dated = ranked.filter((id) => dossier.dated(id)).slice(0, MOST - undated.length);
  return [...dated.sort((a, b) => dossier.start(a) - dossier.start(b)), ...undated];
}

/** What is possible faint, what is certain solid, what is hoped for, or dated by no source, hollow. */
function barOf(
  { dossier }: App,
  id: string,
  y: number,
  x: (day: number) => number,
  last: number,
): SVGElement[] {
  const days = dossier.daysOf(id);
  if (!days || !dossier.dated(id)) return [];
  const ends = extent(days, last);
  const { colour } = family(dossier.family(id), false);
  const right = BAR + BARS;
  const at = (day: number): number => Math.min(x(day), right - NARROWEST);
  const wide = (from: number, to: number): number => Math.max(NARROWEST, x(to + 1) - at(from));
  const box = { y: y - 5, height: 10 };
  const whole = { ...box, x: at(ends.from), width: wide(ends.from, ends.to), 'data-id': id };
  const found: SVGElement[] = [];
  if (dossier.isPlanned(id)) {
    const hollow = { fill: '#fff', stroke: colour, 'stroke-dasharray': '3 2' };
    found.push(g('rect', { ...whole, ...hollow }));
  } else if (dossier.thing(id)?.inferred) {
    // No source states the date: hollow, with a whole rim, as the dot of the screen is.
    found.push(g('rect', { ...whole, fill: '#fff', stroke: colour }));
  } else {
    found.push(g('rect', { ...whole, fill: colour, opacity: 0.3 }));
    const sure = { x: at(ends.sureFrom), width: wide(ends.sureFrom, ends.sureTo) };
    if (ends.certain) found.push(g('rect', { ...box, ...sure, fill: colour }));
  }
  if (ends.openRight)
    found.push(g('text', { x: right + 1, y: y + 4, 'font-size': 12, fill: colour }, '→'));
  return found;
}

/** The dates of an event; where they are many words, the narrowest that has room. */
function whenOf({ dossier, say }: App, id: string): string {
  if (!dossier.dated(id)) return say.t('undated');
  // What no source states has a star: the words for it take all the room.
  const [before = '', after = ''] = say.t('onInferred', '\0').split('\0');
  const starred = (one: string): string =>
    after && one.endsWith(after) ? `${one.slice(before.length, -after.length)}*` : one;
  const dates = say.datesOf(id).map(starred);
  const all = dates.join(' · ');
  if (all.length <= DAY_LETTERS) return all;
  // Of one date alone, that of a voice which the bar follows: neither what is denied nor what lies apart.
  const [from = -Infinity, , , to = Infinity] = (dossier.daysOf(id) ?? []).map(
    (day) => day ?? undefined,
  );
  const followed = (dossier.about.get(id) ?? [])
    .filter(({ says, modality }) => says === 'happened' && modality.endsWith('/asserted'))
    .filter(({ days }) => (days?.[0] ?? -Infinity) <= to && (days?.[3] ?? Infinity) >= from)
    .map((claim) => starred(say.dates(claim)));
  const short = dates.filter((one) => one.length <= DAY_LETTERS);
  const own = short.filter((one) => followed.includes(one));
  const fit = own.length ? own : short;
  return fit.reduce((a, b) => (b.length > a.length ? b : a), fit[0] ?? cut(all, DAY_LETTERS));
}

function cut(text: string, letters: number): string {
  return text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text;
}
