/**
 * What plain words found that ask no named question comes in; what is told of it goes out.
 *
 * The rules are those of tell/loose.py; tests/browser/test_replies.py holds both to one another.
 */

import { type Hit } from '../box/asked';
import type { Box } from '../box/plainly';
import { isYear, split } from '../box/plain';
import type { Claim } from '../shape';
import { isAgainst } from './choosing';
import type { Known } from './known';
import { profile } from './outright';
import type { Reply } from './reply';
import { once } from './reply';
import type { Replies } from './replies';
import { asksOpenly, asksYes, doersNamed } from './understood';

/** Sentences that tell of a thing that is only named. */
const OF_THING = 3;

/** What is told of what was found; that nothing is, where nothing is. */
export function loosely(replies: Replies, known: Known, box: Box, hits: readonly Hit[]): Reply[] {
  const { text } = replies;
  const claims = hits.flatMap(({ id, kind }) =>
    kind === 'claim' ? (known.dossier.claims.get(id) ?? []) : [],
  );
  if (!hits.length) return [];
  const odds = atOdds(known, box, text, claims);
  if (odds.length) return replies.claims('', odds, []);
  if (asksOpenly(known, box, text)) return replies.nearest();
  if (hits[0]?.kind !== 'claim') {
    for (const { id, kind } of hits) {
      const told = kind === 'claim' ? [] : thing(replies, known, id);
      if (told.length) return replies.orNear('', told, [hits[0]?.id ?? '']);
    }
  }
  const years = split(text).filter(isYear);
  const dated = claims.filter((one) => years.every((year) => known.text(one).includes(year)));
  const own = dated.length ? dated : claims;
  return replies.claims('', asksYes(box, text) ? doersNamed(known, box, text, own) : own, []);
}

/** What is said first of a thing that the words name. */
function thing(replies: Replies, known: Known, id: string): Reply[] {
  const { dossier } = known;
  const own = dossier.about.get(id) ?? [];
  if (dossier.thing(id)?.type === 'event') {
    return once(
      known
        .best(id)
        .slice(0, OF_THING)
        .map((one) => replies.read(one)),
    );
  }
  // Of whom nothing but a number is said: who it is, as if that had been asked.
  if (dossier.thing(id)?.kind === 'person' && own.length && own.every(({ counted }) => counted)) {
    return once(profile(known, id).map((group) => replies.group(group, false))).slice(0, OF_THING);
  }
  return replies.claims('', own, [id]).slice(0, OF_THING);
}

/** What is said and denied, where a yes or a no is asked, or a word that asks is missing. */
function atOdds({ dossier }: Known, box: Box, text: string, claims: readonly Claim[]): Claim[] {
  const typed = split(text);
  const against = ({ id }: Claim): string[] =>
    dossier.atOdds(id).flatMap(({ claim, disputed }) => (disputed ? [claim.id] : []));
  const odds = claims.filter((one) => against(one).length || isAgainst(one));
  if (asksYes(box, text)) return odds;
  const known = new Set(claims.map(({ id }) => id));
  const both = new Set(
    odds.flatMap((one) => {
      const denied = against(one).filter((id) => known.has(id));
      return denied.length ? [one.id, ...denied] : [];
    }),
  );
  const isPlain = typed.length > 1 && !box.typed.turns.open.includes(typed[0] ?? '');
  return isPlain ? claims.filter(({ id }) => both.has(id)) : [];
}
