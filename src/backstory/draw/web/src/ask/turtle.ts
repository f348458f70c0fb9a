/** The claims in view come in; a Turtle file of them, and of what they name, goes out. */

import type { App } from '../app';
import { has } from '../packed';
import type { Engine } from './engine';

/** Claims, what they are about and point at, their voices, sources and places in them. */
function query(claims: readonly string[]): string {
  return `CONSTRUCT { ?s ?p ?o } WHERE {
  {
    SELECT DISTINCT ?s WHERE {
      VALUES ?claim { ${claims.map((iri) => `<${iri}>`).join(' ')} }
      { ?claim a ctx:Claim . BIND (?claim AS ?s) }
      UNION
      { ?claim rdf:subject|rdf:object|prov:wasAttributedTo|dcterms:source|ctx:passage ?s }
      UNION
      { ?claim ctx:passage/oa:hasSelector ?s }
    }
  }
  ?s ?p ?o
}`;
}

export function canTurtle(): boolean {
  return has('packed-graph');
}

export async function turtleBlob({ dossier, shown }: App, engine: Engine): Promise<Blob> {
  const claims = shown.focused.map(({ id }) => dossier.iriOf(id));
  const { file, error } = await engine.ask(query(claims), 'text/turtle');
  if (file === undefined) throw new Error(error);
  return new Blob([file], { type: 'text/turtle' });
}
