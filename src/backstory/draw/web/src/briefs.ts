/** A brief as draw/briefs.py left it comes in; out goes its text, as the shell prints it. */

import type { Dossier } from './dossier';
import type { Brief, BriefRow, Briefs, Claim } from './shape';
import type { Say } from './words/say';

/** What a first screen tells of a claim, by its id; else its sentence stands for it. */
export type Own = (claim: string) => string;

const MARKS = /[\u0010-\u001f]/g;
const FIRST = 0x10;
const PARTS = /[\u0001-\u0003]/g;

const large = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/**
 * @param day - The day of the event in words; empty where nobody dates it.
 * @returns Nothing where the page holds no brief of it.
 */
export function briefText(
  all: Briefs,
  id: string,
  day: string,
  { dossier, say, own }: { dossier: Dossier; say: Say; own: Own },
): string {
  const brief = Object.hasOwn(all.of, id) ? all.of[id] : undefined;
  if (!brief) return '';
  const rows = brief.told.flatMap((at) => all.told[at] ?? []);
  const numbered = rows.map((row, i) => ({
    under: row.under ?? '',
    text: `${sentence(row, say, own)}[${i + 1}]`,
  }));
  const under = (head: string): string =>
    numbered.flatMap((one) => (one.under === head ? [one.text] : [])).join(' ');
  const missing = say.pick(brief.missing);
  const first = [under(''), missing].filter(Boolean).join(' ') || say.pick(all.nothing);
  const paragraphs = Object.entries(all.heads).flatMap(([head, name]) =>
    under(head) ? [`${say.pick(name)}. ${under(head)}`] : [],
  );
  const notes = rows.map((row, i) => `[${i + 1}] ${note(all, row, dossier, say)}`).join('\n');
  const home = dossier.homeOf(id)?.id ?? '';
  const parts = [titleOf(brief, id, day, dossier, say), first, ...paragraphs, notes];
  return [...parts.filter(Boolean), say.pick(all.made[home])].join('\n\n').trim();
}

function titleOf(brief: Brief, id: string, day: string, dossier: Dossier, say: Say): string {
  const name = large(say.pick(dossier.thing(id)?.name));
  return say.pick(brief.title) || [name, day].filter(Boolean).join(' · ');
}

function sentence({ text, claims }: BriefRow, say: Say, own: Own): string {
  return say.pick(text).replace(MARKS, (mark) => {
    const at = mark.charCodeAt(0) - FIRST;
    const told = own(claims[at >> 1] ?? '').replace(/\.+$/, '');
    return at % 2 ? small(told) : told;
  });
}

/** The sources of a sentence, each with its places, how it was read and the ids of the claims. */
function note(all: Briefs, { claims }: BriefRow, dossier: Dossier, say: Say): string {
  const bySource = new Map<string, Claim[]>();
  for (const claim of claims.flatMap((id) => dossier.claims.get(id) ?? [])) {
    bySource.set(claim.source, [...(bySource.get(claim.source) ?? []), claim]);
  }
  return [...bySource]
    .map(([id, of]) => {
      const [head, how] = all.sources[id] ?? ['', ''];
      const source = dossier.data.sources[id];
      const day = say.pick(dossier.data.dates[source?.issued ?? '']);
      const named = [say.pick(source?.title), say.pick(source?.publisher), day];
      const told = say.pick(head).replace(PARTS, (mark) => named[mark.charCodeAt(0) - 1] ?? '');
      const places = [...new Set(of.map((claim) => place(claim, say)))].join('; ');
      const read = say.pick(how) ? ` (${say.pick(how)})` : '';
      const ids = of.map((claim) => claim.id).join(', ');
      return `${told}, ${places}${read}: ${ids}${source?.url ? ` ${source.url}` : ''}`;
    })
    .join('; ');
}

/** The place of a claim: of what was cut to letters the numbers, as the shell has them. */
const place = (claim: Claim, say: Say): string =>
  /^\d/.test(claim.at) ? claim.at : say.place(claim);
