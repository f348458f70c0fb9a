/**
 * The laws that were in force on a day come in; out goes the sentence that names them.
 *
 * The rules are those of tell/standing.py: where the words name a law, it is told whether that one
 * was, and if not, what is said of its end by that day; of one that came later, when it came; of one
 * that was, what had been annulled of it.
 */

import replying from '../../../../tell/replying.json';
import { isYear, plain } from '../box/plain';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import { readDay } from '../time';
import { bestFirst, inTime } from './aims';
import type { Known } from './known';
import { bare, type Reply } from './reply';

/** Laws that are named at most. */
const MOST = 12;

/** A law, the act by which it came, and how surely it was in force: as a word, and as it is told. */
export interface Standing {
  law: string;
  measure: string;
  held: string;
  told: string;
}

/** Whether a claim says that a text ended, or was on hold. */
export function ends({ says, target }: Claim): boolean {
  if (says === 'annuls') return true;
  if (!('concept' in target)) return false;
  return (
    (says === 'status' && replying.ended.includes(lastPart(target.concept))) ||
    target.concept.includes('annul')
  );
}

/** What tells why a text was not in force on a day: how it ended by then, or came later. */
export function whyNot(known: Known, law: string, towards: readonly Claim[], day: string): Claim[] {
  const { dossier } = known;
  const last = readDay(day, true) ?? 0;
  const about = dossier.about.get(law) ?? [];
  const said = [...about, ...towards].filter(({ modality }) => lastPart(modality) === 'asserted');
  const begins = (claim: Claim): number =>
    claim.when ? (known.span(claim)?.[0] ?? 0) : dossier.start(claim.about);
  // A ruling of 1992 ended nothing in 1985; what nobody dates may have.
  const isLater = (first: number): boolean => first !== Infinity && first > last;
  const ended = said.filter((claim) => ends(claim) && !isLater(begins(claim)));
  if (ended.length) return ended;
  const came = said.filter(
    ({ says, target }) => says === 'instrument' && 'id' in target && target.id === law,
  );
  const later = came
    .map(({ about: event }) => event)
    .filter((id) => isLater(dossier.start(id)))
    .toSorted((a, b) => inTime(known.order(a), known.order(b)) || (a < b ? -1 : 1));
  const dates = (dossier.about.get(later[0] ?? '') ?? []).filter(
    ({ says, modality }) => says === 'happened' && lastPart(modality) === 'asserted',
  );
  return bestFirst(known, dates).slice(0, 1);
}

/** What tells that a text in force on a day had been annulled by then, or a part of it. */
export function less(
  known: Known,
  towards: (id: string) => readonly Claim[],
  law: string,
  day: string,
): Claim[] {
  const last = readDay(day, true) ?? 0;
  const annulling = (text: string): Claim[] =>
    towards(text).filter((claim) => {
      if (claim.says !== 'annuls' || lastPart(claim.modality) !== 'asserted') return false;
      const first = claim.when ? (known.span(claim)?.[0] ?? 0) : known.dossier.start(claim.about);
      return first === Infinity || first <= last;
    });
  const found = annulling(law);
  // What annulled it was annulled in turn, where the text may be in force again.
  const texts = found
    .flatMap(({ about }) => known.dossier.about.get(about) ?? [])
    .filter(({ says, modality }) => says === 'instrument' && lastPart(modality) === 'asserted')
    .flatMap(({ target }) => ('id' in target ? target.id : []));
  return [...found, ...[...new Set(texts)].flatMap(annulling)];
}

/** The laws by which some events stand in a table, and how surely each was in force. */
export function lawsOf(rows: readonly Standing[], events: readonly string[]) {
  const found = new Map<string, Standing>();
  for (const row of rows) {
    const known = found.get(row.law)?.held;
    if (row.law && events.includes(row.measure) && known !== 'certain') found.set(row.law, row);
  }
  return found;
}

/** Laws that words mean each; words that fit more mean all of a kind. */
export const NAMED = 3;
/** Letters of the words that may be left out of a name (*of*, *de*). */
const SMALL = 2;
const TELLING = 2;

function isNamed(own: ReadonlySet<string>, typed: ReadonlySet<string>): boolean {
  const telling = [...own].filter((word) => word.length > SMALL && !/^\d+$/.test(word));
  const has = (word: string): boolean => typed.has(word);
  return [...own].every(has) || (telling.length >= TELLING && telling.every(has));
}

/** The legal texts of which the words have a whole name, the longest alone. */
export function namedIn({ dossier }: Known, text: string): string[] {
  const typed = new Set(plain(text).split(' '));
  const many = new Map<string, number>();
  for (const [id, { type, name }] of Object.entries(dossier.data.things)) {
    if (type !== 'instrument') continue;
    const labels = [name].flat().map((label) => new Set(plain(label).split(' ').filter(Boolean)));
    const whole = labels.filter((own) => isNamed(own, typed));
    const sizes = whole.map((own) => [...own].filter((word) => typed.has(word)).length);
    many.set(id, Math.max(0, ...sizes));
  }
  const most = Math.max(0, ...many.values());
  return [...many].flatMap(([id, size]) => (most && size === most ? [id] : []));
}

/** The legal texts whose names have every word; one alone is meant by it: *the amnesty*. */
export function havingWords({ dossier }: Known, words: readonly string[]): string[] {
  const found = Object.entries(dossier.data.things).filter(([, { type, name }]) => {
    const labels = [name].flat().map((label) => new Set(plain(label).split(' ')));
    return type === 'instrument' && labels.some((own) => words.every((word) => own.has(word)));
  });
  return words.length ? found.map(([id]) => id) : [];
}

/** Of several texts that have a year typed, that of which most is said: no draft of it. */
export function ofItsYear(
  { dossier }: Known,
  laws: readonly string[],
  words: readonly string[],
): string[] {
  const most = (id: string): number => dossier.about.get(id)?.length ?? 0;
  const sorted = laws.toSorted((a, b) => most(b) - most(a) || (a < b ? 1 : -1));
  return words.some(isYear) ? sorted.slice(0, 1) : [...laws];
}

/** Which laws were in force on a day; of those that are named, whether each was. */
export function standing(
  known: Known,
  laws: ReadonlyMap<string, Standing>,
  named: readonly string[],
  day: string,
): Reply[] {
  const { say } = known;
  const when = say.date(day);
  const kept = [...laws.values()].filter(({ law }) => !named.length || named.includes(law));
  const told = kept.map(({ law, held, told: words }) =>
    held === 'certain' ? say.name(law) : `${say.name(law)} (${words})`,
  );
  const left = told.length - MOST;
  const more = left > 0 ? [known.phrase('more laws', say.number(left))] : [];
  const list = [...told.slice(0, MOST), ...more].join('; ');
  const found = list ? [known.phrase('in force', when, list)] : [];
  if (!list && !named.length) found.push(known.phrase('none in force', when));
  for (const id of named) {
    if (!laws.has(id)) found.push(known.phrase('not in force', say.name(id), when));
  }
  return found.map(bare);
}
