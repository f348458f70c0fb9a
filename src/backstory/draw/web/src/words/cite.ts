/** Citations, in the words that Python gave them: picked, joined and put into a fragment. */

import type { App } from '../app';
import { has, unpackJson } from '../packed';
import type { Citations } from '../shape';

let loaded: Promise<Citations> | undefined;

/** A view in a notebook's cell carries none. */
export const canCite = (): boolean => has('packed-citations');

function cited(): Promise<Citations> {
  loaded ??= unpackJson<Citations>('packed-citations');
  return loaded;
}

/** A claim as its source, at its place, with its voice. */
export async function claimText({ say }: App, id: string): Promise<string> {
  return say.pick((await cited()).claims[id]);
}

/** The dossier for one thing, followed by the sources that speak of it; a source as itself. */
export async function citation({ say, dossier }: App, id: string): Promise<string> {
  const { things, sources } = await cited();
  if (!things[id]) return say.pick(sources[id]);
  const read = new Set((dossier.mentions.get(id) ?? []).map(({ source }) => source));
  const lines = [...read].sort().map((source) => say.pick(sources[source]));
  return [say.pick(things[id]), ...lines].join('\n');
}

/** What is said about a thing, claim by claim, and how to cite the whole. */
export async function eventText(app: App, id: string): Promise<string> {
  const { say, dossier } = app;
  const { claims, things, sources } = await cited();
  const told = (dossier.about.get(id) ?? []).map((claim) => say.pick(claims[claim.id]));
  return [say.name(id), ...told, say.pick(things[id] ?? sources[id])].join('\n');
}

/** A fragment of HTML for one event, as draw/embed.py writes it. */
export async function embedCode({ say, dossier }: App, id: string): Promise<string> {
  const { claims, things, sources } = await cited();
  const box = document.createElement('blockquote');
  box.lang = say.lang;
  const { iri, licence } = dossier.data.dossier;
  box.setAttribute('cite', `${iri}/${id}`);
  const head = document.createElement('p');
  const strong = document.createElement('strong');
  strong.textContent = say.name(id);
  head.append(strong);
  const list = document.createElement('ul');
  const about = [...(dossier.about.get(id) ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const claim of about) {
    const line = document.createElement('li');
    line.append(...linked(say.pick(claims[claim.id]), dossier.data.sources[claim.source]?.url));
    if (claim.answer) line.append(` ${say.pick(claim.answer)}`);
    if (dossier.atOdds(claim.id).length) line.append(` ≠ ${say.t('atOdds')}`);
    list.append(line);
  }
  const foot = document.createElement('footer');
  foot.textContent = `${say.pick(things[id] ?? sources[id])} ${licence}`.trim();
  box.append(head, list, foot);
  return new XMLSerializer().serializeToString(box).replace(/ xmlns="[^"]*"/, '');
}

/** Make the address of a source a link. */
function linked(text: string, address: string | undefined): (Node | string)[] {
  const at = address ? text.indexOf(address) : -1;
  if (!address || at < 0) return [text];
  const anchor = document.createElement('a');
  anchor.rel = 'nofollow noreferrer';
  anchor.href = address;
  anchor.textContent = address;
  return [text.slice(0, at), anchor, text.slice(at + address.length)];
}
