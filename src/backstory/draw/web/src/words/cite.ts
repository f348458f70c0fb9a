/** An event or a claim in; a paragraph with its voices and sources, to be pasted elsewhere, out. */

import type { App } from '../app';
import type { Claim } from '../shape';
import { plain } from '../dossier';
import { dateIn } from '../time';
import { writeHash } from '../state';

/** The address of this page with another selection. */
export function addressOf(app: App, change: { event?: string; claim?: string; actor?: string }) {
  const base = location.href.replace(/#.*$/, '');
  const chosen = { ...app.chosen, event: '', actor: '', claim: '', ...change };
  return base + writeHash(chosen);
}

function sourceLine(app: App, id: string): string {
  const { say, dossier } = app;
  const source = dossier.data.sources[id];
  if (!source) return id;
  const parts = [say.pick(source.publisher), say.inQuotes(source.title)];
  parts.push(source.issued ? say.date(source.issued) : say.t('notIssued'));
  if (source.url) parts.push(source.url);
  return parts.filter(Boolean).join(', ');
}

/** A claim as a sentence that names its voice, its source and the place in it. */
export function claimText(app: App, claim: Claim): string {
  const { say } = app;
  const put = plain(claim.modality) === 'asserted' ? '' : ` [${say.modality(claim)}]`;
  const when = claim.when ? ` (${say.t('holdsFor')} ${say.date(claim.when)})` : '';
  const words = claim.wording ? ` ${say.quote(claim.wording)}` : '';
  const odds = app.dossier.atOdds(claim.id).length ? ` [${say.t('atOdds')}]` : '';
  return (
    `${say.voices(claim)}: ${say.statement(claim)}${words}${when}${put}${odds}. ` +
    `${say.t('source')}: ${sourceLine(app, claim.source)}; ${say.place(claim)}.`
  );
}

export function eventText(app: App, id: string): string {
  const { say, dossier } = app;
  const head = `${say.name(id)} (${say.kind(id)}; ${say.t('when').toLowerCase()}: ${say.when(id)}).`;
  const claims = (dossier.about.get(id) ?? []).map((claim) => claimText(app, claim));
  return [head, ...claims, citation(app, id)].join('\n');
}

/** How to cite the dossier for one event or claim. */
export function citation(app: App, id: string, claim = false): string {
  const { say, dossier } = app;
  const { title, iri, knownOn, licence } = dossier.data.dossier;
  const known = /^\d{4}-\d\d-\d\d$/.test(knownOn)
    ? dateIn(Date.parse(knownOn) / 86_400_000, say.lang)
    : knownOn;
  const found = dossier.claims.get(id);
  const name = claim && found ? say.statement(found) : say.name(id);
  return `${say.inQuotes(name)}, ${say.pick(title)}. backstory. ${say.t('knownOn', known)}. ${licence}. ${iri}/${id}`;
}

/** A fragment of HTML for one event, which needs no script and no style of ours. */
export function embedCode(app: App, id: string): string {
  const { say, dossier } = app;
  const box = document.createElement('blockquote');
  box.lang = say.lang;
  box.setAttribute('cite', `${dossier.data.dossier.iri}/${id}`);
  const head = document.createElement('p');
  const strong = document.createElement('strong');
  strong.textContent = say.name(id);
  head.append(strong, ` — ${say.when(id)}`);
  const list = document.createElement('ul');
  for (const claim of dossier.about.get(id) ?? []) {
    const line = document.createElement('li');
    line.textContent = claimText(app, claim);
    list.append(line);
  }
  const foot = document.createElement('footer');
  foot.textContent = citation(app, id);
  box.append(head, list, foot);
  return new XMLSerializer().serializeToString(box).replace(/ xmlns="[^"]*"/, '');
}

/** Put text on the clipboard, and say so on the button that asked for it. */
export async function copy(text: string, asked: HTMLElement, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
  const before = asked.textContent;
  asked.textContent = `✓ ${done}`;
  setTimeout(() => (asked.textContent = before), 1600);
}
