/**
 * Words that ask of votes come in; out go the claims that say how was voted.
 *
 * The rules are those of tell/voting.py; tests/browser/test_replies.py holds both to one another.
 */

import replying from '../../../../tell/replying.json';
import { split } from '../box/plain';
import type { Box } from '../box/plainly';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import { about, type Aim, grouped, says } from './aims';
import type { Known } from './known';
import { asksYes } from './understood';

const { opinion: OPINION } = replying.roles;
const BESIDE = 2;
/**
 * How the law was voted of which most is said, where a yes or a no is asked of votes.
 *
 * Nobody counts votes against what was passed unanimously: the counts of other ballots alone
 * would say that there were some.
 */
export function voted(known: Known, box: Box, text: string, counted: string): Claim[] {
  const { dossier } = known;
  const isVote = lastPart(counted).startsWith('votes-');
  if (!isVote || !known.hasWord(split(text), 'voting')) return [];
  if (!asksYes(box, text)) return [];
  const laws = Object.keys(dossier.data.things).filter(
    (id) => dossier.thing(id)?.type === 'instrument',
  );
  const most = (id: string): number => about(known, id).length;
  const [law] = laws.sort((a, b) => most(b) - most(a) || (a < b ? 1 : -1));
  if (!law) return [];
  const own = votes(known, law, dossier.eventsOf.get(law) ?? []).filter((one) => !one.counted);
  const groups = grouped(known, own)?.groups ?? [];
  return groups.slice(0, BESIDE).flatMap(([first]) => first ?? []);
}

/** What says who voted for something, or against it, if one is asked; else what is near. */
export function votedSo(
  known: Known,
  votes: readonly Claim[],
  typed: readonly string[],
): Aim | null {
  const side = replying.sides.find((aim) => known.hasWord(typed, aim));
  // How many voted for it tells nothing of who voted against it.
  const ends = side === 'against' ? 'against' : 'for';
  const isSo = (one: Claim): boolean =>
    says(known, one, side ?? '') ||
    (side === 'favour' && says(known, one, 'unanimous')) || // then everybody was for it
    !!one.counted?.endsWith(ends);
  const said = side ? votes.filter(isSo) : [];
  const found = grouped(known, said.length ? said : votes);
  if (!side || said.length || !found) return found;
  const none = side === 'against' ? 'no vote against' : 'reply near';
  return { ...found, first: known.phrase(none), most: BESIDE };
}

/** What is said of votes on a text: of its main event first, numbers first, then the latest. */
export function votes(known: Known, instrument: string, events: readonly string[]): Claim[] {
  const came = known.dossier.eventsOf.get(instrument) ?? [];
  const most = (id: string): number => about(known, id).length;
  const last = came.toSorted((a, b) => most(b) - most(a) || (a < b ? 1 : -1))[0] ?? '';
  const day = ({ about }: Claim): number => known.order(about)[1];
  const isAside = ({ about }: Claim): number => Number(about !== last && about !== instrument);
  return [...new Set([instrument, ...events])]
    .filter((thing) => !about(known, thing).some(({ says }) => says === 'annuls'))
    .flatMap((thing) => about(known, thing))
    .filter((one) => !OPINION.includes(known.part(one)))
    .filter((one) => lastPart(one.counted).startsWith('votes-') || says(known, one, 'votes'))
    .sort(
      (a, b) =>
        isAside(a) - isAside(b) ||
        Number(!a.counted) - Number(!b.counted) ||
        day(b) - day(a) ||
        known.worth(b) - known.worth(a),
    );
}
