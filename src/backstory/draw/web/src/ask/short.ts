/** An IRI comes in; the prefixed name that can be typed for it goes out: as ask/why.py shortens. */

/** An IRI as what its vocabulary or dossier begins with, and the name behind that. */
export function apart(iri: string): [base: string, name: string] {
  const at = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
  return [iri.slice(0, at), iri.slice(at)];
}

/** `kind:amnesty`; the whole address in its brackets where no prefix stands for its beginning. */
export function short(iri: string, prefixes: Record<string, string>): string {
  const [base, name] = apart(iri);
  const prefix = Object.entries(prefixes).find(([, known]) => known === base)?.[0];
  return prefix === undefined ? `<${iri}>` : `${prefix}:${name}`;
}
