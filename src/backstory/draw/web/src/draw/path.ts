/** Two things come in; the steps that lead from the one to the other, each a line, go out. */

import type { Dossier } from '../dossier';
import type { Line } from '../shape';

export interface Step {
  line: Line;
  to: string;
}

/** What a step costs: a link that somebody states is cheap, a shared person dear, a busy one dearer. */
function cost(dossier: Dossier, [, , , role]: Line, to: string, busy: number): number {
  const event = dossier.thing(to)?.type === 'event';
  return (role ? 2.2 : 1) + (event ? 0 : Math.log2(1 + busy) / 3);
}

/**
 * The steps of the shortest path by what is said (Dijkstra); none where nothing leads there.
 *
 * What came after both ends leads from none to the other; what came before both does so only where
 * nothing between them does. The lines are those of the network: nobody is accused by one.
 */
export function pathOf(dossier: Dossier, from: string, to: string): Step[] {
  const ends = [from, to].filter((id) => dossier.dated(id)).map((id) => dossier.start(id));
  if (ends.length < 2) return shortest(dossier, from, to, () => true);
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  const begin = (id: string): number => (dossier.dated(id) ? dossier.start(id) : last);
  const between = shortest(dossier, from, to, (id) => begin(id) >= first && begin(id) <= last);
  return between.length ? between : shortest(dossier, from, to, (id) => begin(id) <= last);
}

function shortest(
  dossier: Dossier,
  from: string,
  to: string,
  leads: (id: string) => boolean,
): Step[] {
  const links = new Map<string, Step[]>();
  const link = (one: string, step: Step): void => {
    const known = links.get(one);
    if (known) known.push(step);
    else links.set(one, [step]);
  };
  for (const line of dossier.data.drawing.lines) {
    if (!dossier.rests(line)) continue;
    link(line[0], { line, to: line[1] });
    link(line[1], { line, to: line[0] });
  }
  const far = new Map([[from, 0]]);
  const came = new Map<string, { before: string; step: Step }>();
  const open = new Set([from]);
  while (open.size) {
    const at = [...open].reduce((a, b) => ((far.get(b) ?? 0) < (far.get(a) ?? 0) ? b : a));
    open.delete(at);
    if (at === to) break;
    for (const step of links.get(at) ?? []) {
      if (step.to !== to && !leads(step.to)) continue;
      const busy = links.get(step.to)?.length ?? 0;
      const way = (far.get(at) ?? 0) + cost(dossier, step.line, step.to, busy);
      if (way >= (far.get(step.to) ?? Infinity)) continue;
      far.set(step.to, way);
      came.set(step.to, { before: at, step });
      open.add(step.to);
    }
  }
  const steps: Step[] = [];
  for (let at = to; at !== from;) {
    const reached = came.get(at);
    if (!reached) return [];
    steps.unshift(reached.step);
    at = reached.before;
  }
  return steps;
}
