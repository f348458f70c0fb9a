/** Quads of the page and the claims in view come in; a Turtle file of those claims goes out. */

import type { App } from '../app';
import { has, unpack } from '../packed';
import { unpackQuads } from '../quads';

/** Keep the triples about what is in view, and shorten IRIs by the page's prefixes. */
export function turtleOf(
  quads: string,
  kept: ReadonlySet<string>,
  base: string,
  prefixes: Record<string, string>,
): string {
  const used = new Set<string>();
  const short = (iri: string): string => {
    for (const [prefix, start] of Object.entries(prefixes)) {
      const rest = iri.slice(start.length);
      if (iri.startsWith(start) && /^[A-Za-z][\w-]*$/.test(rest)) {
        used.add(prefix);
        return `${prefix}:${rest}`;
      }
    }
    return `<${iri}>`;
  };
  const lines = quads.split('\n').filter((line) => {
    if (!line.startsWith(`<${base}`)) return false;
    const subject = line.slice(base.length + 1, line.indexOf('>'));
    return kept.has(subject) && !line.endsWith(`<${base}view> .`);
  });
  const body = lines.map((line) =>
    line.replace(/"(?:[^"\\]|\\.)*"|<([^>]*)>/g, (all, iri?: string) =>
      iri === undefined ? all : short(iri),
    ),
  );
  const head = Object.entries(prefixes).filter(([prefix]) => used.has(prefix));
  return [...head.map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`), '', ...body, ''].join(
    '\n',
  );
}

export function canTurtle(): boolean {
  return has('packed-quads');
}

export async function turtleBlob(app: App): Promise<Blob> {
  const quads = unpackQuads(new Uint8Array(await unpack('packed-quads')));
  const { dossier, shown } = app;
  const base = `${dossier.data.dossier.iri}/`;
  const kept = new Set<string>();
  for (const claim of shown.focused) {
    for (const id of [claim.id, claim.about, claim.source, ...claim.voices]) kept.add(id);
    if ('id' in claim.target) kept.add(claim.target.id);
  }
  for (const line of quads.split('\n')) {
    const passage = /> <http:\/\/purl\.org\/dc\/terms\/source> <([^>]*)>/.exec(line);
    if (
      passage?.[1]?.startsWith(base) &&
      kept.has(line.slice(base.length + 1, line.indexOf('>')))
    ) {
      kept.add(passage[1].slice(base.length));
      kept.add(`${passage[1].slice(base.length)}-selector`);
    }
  }
  const text = turtleOf(quads, kept, base, { data: base, ...dossier.data.prefixes });
  return new Blob([text], { type: 'text/turtle' });
}
