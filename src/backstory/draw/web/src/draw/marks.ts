/** Things and lines of the dossier come in; the marks and lines that vis-network draws go out. */

import type { App } from '../app';
import type { Point } from './crowds';
import type { Line } from '../shape';
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

/** What is in the middle of attention, and what is linked to it; null when nothing is. */
export interface Focus {
  chosen: string;
  near: ReadonlySet<string> | null;
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

/** A group of what cannot be drawn one by one. */
export function groupMark(
  { say }: App,
  { id, x, y, members }: { id: string; x: number; y: number; members: string[] },
): Mark {
  return {
    ...plainMark(id, x, y),
    shape: 'square',
    size: 8 + Math.sqrt(members.length),
    title: say.t('groupOf', members.length),
  };
}

export function markOf(app: App, point: Point, { chosen, near }: Focus): Mark {
  const { dossier, say } = app;
  const { id, x, y } = point;
  const thing = dossier.thing(id);
  const event = thing?.type === 'event';
  const { shape, colour } = family(dossier.family(id));
  const mark = plainMark(id, x, y);
  const size = 5 + Math.min(13, Math.sqrt(point.weight) * 1.6);
  mark.shape = event ? shape : otherShape(thing?.type === 'actor' ? thing.kind : thing?.type);
  mark.size = event ? size : size * 0.7;
  mark.color = event
    ? { background: colour, border: colour }
    : { background: paper(), border: thing?.type === 'instrument' ? colour : ink() };
  mark.borderWidth = id === chosen ? 4 : event ? 1 : 1.5;
  if (id === chosen) mark.color.border = ink();
  if (thing?.type === 'instrument') mark.shapeProperties = { borderDashes: [3, 2] };
  mark.opacity = near && id !== chosen && !near.has(id) ? 0.22 : 1;
  const odds = dossier.oddsOf(id);
  const when = event ? `\n${say.when(id)}` : '';
  const doubt = odds ? `\n≠ ${odds === 1 ? say.t('atOdds1') : say.t('atOddsN', odds)}` : '';
  mark.title = `${say.name(id).slice(0, 160)}\n${say.kind(id)}${when}${doubt}`;
  return mark;
}

/** Lines between what is drawn; with arrows, unless there are too many to tell them apart. */
export function edgesOf(
  app: App,
  drawn: ReadonlySet<string>,
  chosen: string,
  arrows: boolean,
): Edge[] {
  const { dossier } = app;
  const edges: Edge[] = [];
  const [strong, weak] = [ink(), faint()];
  dossier.data.drawing.lines.forEach((line, i) => {
    const [from, to, says] = line;
    if (!drawn.has(from) || !drawn.has(to) || !dossier.rests(line)) return;
    const touches = from === chosen || to === chosen;
    const role = says === 'actors';
    edges.push({
      id: String(i),
      from,
      to,
      color: {
        color: role && !touches ? weak : strong,
        opacity: chosen ? (touches ? 0.95 : 0.08) : role ? 0.55 : 0.6,
      },
      width: touches ? 2 : role ? 0.6 : 1.3,
      dashes: line[4].some((id) => dossier.atOdds(id).length > 0),
      arrows: role || says === 'place' || !arrows ? '' : 'to',
      title: lineWords(app, line),
    });
  });
  return edges;
}

function lineWords({ dossier, say }: App, [from, to, says, role, claims]: Line): string {
  const relation = role ? say.concept(role) : say.pick(dossier.data.predicates[says]) || says;
  const voices = claims.flatMap((id) => dossier.claims.get(id)?.voices ?? []);
  const named = [...new Set(voices)].slice(0, 4).map((id) => say.voice(id));
  const odds = claims.some((id) => dossier.atOdds(id).length) ? ` ≠ ${say.t('atOdds')}` : '';
  const line = `${say.name(from)} — ${relation} — ${say.name(to)}`;
  return `${line}\n${say.t('according', named.join(', '))}${odds}`;
}
