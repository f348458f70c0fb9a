/** Citations, in the words that Python gave them: picked, joined and put into a fragment. */

import type { App } from '../app';
import { whole } from '../once';
import { claimOrder, has, unpackJson } from '../packed';
import type { Citations, Claim, Name } from '../shape';
import { endsLine } from './ends';
import { dossierEntry, type Entry, type Form, sourceEntry, written } from './forms';

let loaded: Promise<Citations> | undefined;

/** As packed: the citations of claims stand in the order of the page's claims. */
type Packed = Omit<Citations, 'claims'> & { claims: Name[] };

export type { Form };

/** A view in a notebook's cell carries none. */
export const canCite = (): boolean => has('packed-citations');

function cited(): Promise<Citations> {
  loaded ??= unpackJson<Packed>('packed-citations').then((all) => ({
    ...all,
    claims: Object.fromEntries(all.claims.map((text, at) => [claimOrder[at] ?? '', text])),
  }));
  return loaded;
}

/** The citation of a source, its title and address put back. */
function sourceCited({ say, dossier }: App, { sources }: Citations, id: string): string {
  const source = dossier.data.sources[id];
  return back(say.pick(sources[id]), say.pick(source?.title), source?.url ?? source?.address ?? '');
}

/** The citation of a claim: what it shares with its source, and its own part between. */
function claimCited(app: App, all: Citations, id: string): string {
  const { say, dossier } = app;
  const claim = dossier.claims.get(id);
  const source = sourceCited(app, all, claim?.source ?? '').replace(`[${claim?.source ?? ''}]`, '');
  const [, head, tail, text = ''] = /^(\d+) (\d+) ([^]*)$/.exec(say.pick(all.claims[id])) ?? [];
  const target = claim?.target ?? { text: '', lang: '' };
  const own = back(text, say.pick(claim?.gist), say.name(claim?.about ?? ''))
    .replace('\u0003', () => say.target(target))
    .replace('\u0004', () => say.name(claim?.voices[0] ?? ''));
  return `${source.slice(0, Number(head))}${own}${source.slice(source.length - Number(tail))}[${id}]`;
}

/** The dossier cited for a thing. */
function thingCited({ say }: App, { things }: Citations, id: string): string {
  return back(say.pick(things[id] ?? things['']), say.name(id), id);
}

function back(text: string, first: string, second: string): string {
  return whole(text, first).replaceAll('\u0002', () => second);
}

/** A claim as its source, at its place, with its voice: a note of a text that has its dossier told. */
export async function claimNote(app: App, id: string): Promise<string> {
  return claimCited(app, await cited(), id);
}

/** The same where it is cited by itself; after it the dossier. */
export async function claimText(app: App, id: string): Promise<string> {
  const all = await cited();
  const home = app.dossier.homeOf(id);
  return `${claimCited(app, all, id)}\n${app.say.pick((home && all.homes[home.id]) ?? all.whole)}`;
}

/** The same for programs: place and note are what its citation has that its source's has not. */
function claimEntry(app: App, all: Citations, claim: Claim): Entry {
  const source = sourceEntry(app, all.forms, claim.source);
  const bare = (text: string, key: string): string =>
    without(without(text, `[${key}]`).trimEnd(), source.url).trimEnd();
  const own = bare(sourceCited(app, all, claim.source), claim.source);
  // As a sentence the note begins with a capital; one that ends as one gets no stop of its own.
  const stop = source.note && !source.note.endsWith(own.slice(-1)) ? 1 : 0;
  const head = own.length - source.note.length - stop;
  const rest = bare(claimCited(app, all, claim.id), claim.id)
    .slice(head)
    .trimStart();
  // Characters with their first and last words are cited as they are written.
  const place = /^\d+-\d+ /.test(claim.at) ? claim.at : app.say.place(claim);
  const note = rest.slice(place.length + (rest[place.length] === '.' ? 1 : 0)).trimStart();
  return { ...source, key: claim.id, place, note };
}

const without = (text: string, end: string): string =>
  end && text.endsWith(end) ? text.slice(0, -end.length) : text;

/** The dossier for one thing, followed by the sources that speak of it; a source as itself. */
export async function citation(app: App, id: string): Promise<string> {
  const { dossier } = app;
  const all = await cited();
  if (!dossier.thing(id)) return sourceCited(app, all, id);
  const read = new Set((dossier.mentions.get(id) ?? []).map(({ source }) => source));
  const lines = [...read].sort().map((source) => sourceCited(app, all, source));
  return [thingCited(app, all, id), ...lines].join('\n');
}

/** Things and sources as other programs read citations: the dossier for it, then its sources. */
export async function citedAs(app: App, id: string, form: Form): Promise<string> {
  const { dossier } = app;
  const all = await cited();
  const { forms } = all;
  const claim = dossier.claims.get(id);
  if (claim) {
    const home = dossierEntry(app, forms, '', dossier.homeOf(id));
    return written(forms, [claimEntry(app, all, claim), home], form);
  }
  if (dossier.data.sources[id] && !dossier.thing(id)) {
    return written(forms, [sourceEntry(app, forms, id)], form);
  }
  if (!id) return written(forms, [dossierEntry(app, forms)], form);
  const told = dossier.mentions.get(id) ?? [];
  const read = [...new Set(told.map(({ source }) => source))].sort();
  const sources = read.map((source) => sourceEntry(app, forms, source));
  return written(forms, [dossierEntry(app, forms, id), ...sources], form);
}

/** The dossier itself. */
export async function wholeCited({ say }: App): Promise<string> {
  return say.pick((await cited()).whole);
}

/** What is said about a thing, claim by claim, and how to cite the whole. */
export async function eventText(app: App, id: string): Promise<string> {
  const { say, dossier } = app;
  const all = await cited();
  const told = (dossier.about.get(id) ?? []).map((claim) => claimCited(app, all, claim.id));
  const ofAll = (dossier.thing(id) ? thingCited : sourceCited)(app, all, id);
  return [say.name(id), endsLine(app), ...told, ofAll].join('\n');
}

/** A fragment of HTML for one event: the form that draw/embed.py gives, its blanks filled. */
export async function embedCode(app: App, id: string): Promise<string> {
  const { say, dossier } = app;
  const all = await cited();
  const { frame, line, link, answer, odds, foot } = all.fragment;
  const { iri } = dossier.data.dossier;
  const about = [...(dossier.about.get(id) ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
  const lines = about.map((claim) =>
    filled(line, {
      told: linked(link, claimCited(app, all, claim.id), dossier.data.sources[claim.source]?.url),
      answer: claim.answer ? escaped(answer.replace('{}', () => say.pick(claim.answer))) : '',
      odds: dossier.atOdds(claim.id).length ? escaped(say.pick(odds)) : '',
    }),
  );
  const part = (dossier.thing(id) ? thingCited : sourceCited)(app, all, id);
  return filled(frame, {
    lang: say.lang,
    iri: escaped(`${iri}/${id}`),
    name: escaped(say.name(id)),
    lines: lines.join(''),
    foot: escaped(`${part} ${foot[iri] ?? ''}`.trim()),
  });
}

function filled(form: string, values: Readonly<Record<string, string>>): string {
  return form.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
}

const SIGNS: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** Make the address of a source a link. */
function linked(link: string, text: string, address: string | undefined): string {
  const at = address ? text.indexOf(address) : -1;
  if (!address || at < 0) return escaped(text);
  const made = filled(link, { address: escaped(address) });
  return escaped(text.slice(0, at)) + made + escaped(text.slice(at + address.length));
}
