/** Things and lines of the dossier come in; the marks and lines that vis-network draws go out. */

import type { App } from '../app';
import type { Crowd, Point } from './crowds';
import { FEW } from './worth';
import type { Line } from '../shape';
import type { Focus, Worded } from './labels';
import { faint, family, ink, otherShape, paper } from './look';

export interface Mark {
  id: string;
  x: number;
  y: number;
  shape: string;
  size: number;
  color: { background: string; border: string };
  borderWidth: number;
  opacity: number;
  shapeProperties: { borderDashes: number[] | false };
  title: string;
}

export interface Edge {
  id: string;
  from: string;
  to: string;
  color: { color: string; opacity: number };
  width: number;
  dashes: boolean;
  arrows: string;
  title: string;
}

export function plainMark(id: string, x: number, y: number): Mark {
  return {
    id,
    x,
    y,
    shape: 'dot',
    size: 6,
    color: { background: faint(), border: ink() },
    borderWidth: 1,
    opacity: 1,
    shapeProperties: { borderDashes: false },
    title: '',
  };
}

/** A heap of what cannot be told apart: how many, and the weightiest by name. */
export function groupMark(app: App, { id, x, y, members }: Crowd): Mark {
  return {
    ...plainMark(id, x, y),
    shape: 'square',
    size: 5 + Math.min(8, Math.sqrt(members.length)),
    color: { background: faint(), border: faint() },
    title: membersTold(app, members),
  };
}

const NAMED_IN_HEAP = 5;

function membersTold({ say }: App, members: readonly string[]): string {
  const named = members.slice(0, NAMED_IN_HEAP).map((id) => say.name(id).slice(0, 90));
  const rest = members.length - named.length;
  if (rest) named.push(say.t('more', rest));
  return [say.t('groupOf', members.length), ...named].join('\n');
}

export function markOf(app: App, point: Point, { chosen, near }: Focus, few = false): Mark {
  const { dossier, say } = app;
  const { id, x, y } = point;
  const thing = dossier.thing(id);
  const event = thing?.type === 'event';
  const { shape, colour } = family(dossier.family(id));
  const mark = plainMark(id, x, y);
  const size = few ? (id === chosen ? 11 : 8) : 5 + Math.min(8, point.weight / 14);
  mark.shape = event ? shape : otherShape(thing?.type === 'actor' ? thing.kind : thing?.type);
  mark.size = event ? size : size * 0.7;
  mark.color = event
    ? { background: colour, border: colour }
    : { background: paper(), border: thing?.type === 'instrument' ? colour : ink() };
  mark.borderWidth = id === chosen ? 4 : event ? 1 : 1.5;
  if (id === chosen) mark.color.border = ink();
  if (event && dossier.isPlanned(id)) {
    // What is only hoped for or proposed is never solid.
    mark.color.background = paper();
    mark.borderWidth = Math.max(2, mark.borderWidth);
    mark.shapeProperties = { borderDashes: [3, 2] };
  }
  if (thing?.type === 'instrument') mark.shapeProperties = { borderDashes: [3, 2] };
  mark.opacity = near && !few && id !== chosen && !near.has(id) ? 0.22 : 1;
  const odds = dossier.oddsOf(id);
  const lines = [say.name(id).slice(0, 160), say.kind(id)];
  if (event) lines.push(say.when(id));
  if (odds) lines.push(`≠ ${odds === 1 ? say.t('atOdds1') : say.t('atOddsN', odds)}`);
  mark.title = lines.join('\n');
  return mark;
}

/** Lines between what is drawn; with arrows, unless there are too many to tell them apart. */
export function edgesOf(
  app: App,
  drawn: ReadonlySet<string>,
  chosen: string,
  arrows: boolean,
  path: ReadonlySet<Line> = new Set(),
): Edge[] {
  const { dossier } = app;
  const edges: Edge[] = [];
  const [strong, weak] = [ink(), faint()];
  const few = drawn.size <= FEW;
  dossier.data.drawing.lines.forEach((line, i) => {
    const [from, to] = line;
    if (!drawn.has(from) || !drawn.has(to) || !dossier.rests(line)) return;
    const touches = from === chosen || to === chosen || path.has(line);
    const role = line[3] !== '';
    edges.push({
      id: String(i),
      from,
      to,
      color: {
        color: role && !touches ? weak : strong,
        opacity: chosen ? (touches ? 0.95 : few ? 0.4 : 0.08) : role ? 0.55 : 0.6,
      },
      width: touches ? 2 : role ? 0.6 : 1.3,
      dashes: line[4].some((id) => dossier.atOdds(id).length > 0),
      arrows: arrows ? 'to' : '',
      title: lineWords(app, line),
    });
  });
  return edges;
}

/**
 * The words of lines, of two things together: first those of a path, then those of what is chosen,
 * then what links two events. The part that somebody had elsewhere is told when it is pointed at.
 */
export function worded(
  { dossier, say }: App,
  edges: readonly Edge[],
  chosen: string,
  path: ReadonlySet<Line>,
): Worded[] {
  const { lines, words } = dossier.data.drawing;
  const found = new Map<string, { rank: number; said: Set<string>; edge: Edge }>();
  for (const edge of edges) {
    const line = lines[Number(edge.id)];
    if (!line) continue;
    const rank = path.has(line) ? 0 : [edge.from, edge.to].includes(chosen) ? 1 : 2;
    if (rank === 2 && line[3]) continue;
    const key = [edge.from, edge.to].sort().join(' ');
    const known = found.get(key) ?? { rank, said: new Set<string>(), edge };
    found.set(key, { ...known, rank: Math.min(rank, known.rank) });
    known.said.add(say.pick(words[line[5]]));
  }
  return [...found.values()]
    .sort((a, b) => a.rank - b.rank)
    .map(({ edge: { id, from, to }, said }) => ({ id, from, to, word: [...said].join(', ') }));
}

/** The sentence that tells a line, with what answers it: of the best claim that had been said. */
export function lineTold({ dossier, say }: App, [, , , , claims, , told]: Line): string {
  const best = claims.flatMap((id) => dossier.claims.get(id) ?? [])[0];
  const own = best?.id === claims[0] ? say.pick(told) : '';
  const said = own || (best ? say.claim(best) : '');
  const answer = say.pick(best?.answer);
  return answer ? say.t('answered', said, answer) : said;
}

function lineWords(app: App, line: Line): string {
  const odds = line[4].some((id) => app.dossier.atOdds(id).length);
  const lines = [lineTold(app, line)];
  if (odds) lines.push(`≠ ${app.say.t('atOdds')}`);
  return lines.join('\n');
}
