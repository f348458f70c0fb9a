/** The things of a network, and the part of it that is seen, come in; what is worth drawing goes out. */

import type { Network } from 'vis-network/esnext';
import type { App } from '../app';
import { crowds, type Drawn, type Point, type View } from './crowds';
import type { Focus } from './labels';
import type { Size } from './scene';

/** So many marks can be told apart: all are drawn, and the words of all lines are tried. */
export const FEW = 40;
/** A mark and its name need so much of the screen, in square pixels. */
const ROOM_PX = 9000;

/** The part of the network that is seen. */
export function seen(net: Network, { width, height }: Size): View {
  const from = net.DOMtoCanvas({ x: 0, y: 0 });
  const to = net.DOMtoCanvas({ x: width, y: height });
  return { left: from.x, top: from.y, right: to.x, bottom: to.y };
}

/** What matters most where the network is looked at, and heaps of the rest. */
export function worthDrawing(
  { dossier }: App,
  net: Network,
  size: Size,
  points: Point[],
  { chosen, near }: Focus,
  path: ReadonlySet<string>,
): Drawn {
  if (points.length <= FEW) return { single: points, crowds: [], outside: 0 };
  const isEvent = (id: string): boolean => dossier.thing(id)?.type === 'event';
  return crowds(points, {
    view: seen(net, size),
    most: Math.max(FEW / 2, Math.round((size.width * size.height) / ROOM_PX)),
    rank: (id) => (id === chosen || path.has(id) ? 'chosen' : near?.has(id) ? 'near' : ''),
    lane: (id) => (!isEvent(id) ? 'other' : dossier.dated(id) ? 'dated' : 'undated'),
  });
}
