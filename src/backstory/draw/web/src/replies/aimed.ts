/**
 * A question and the words it was typed in come in; the claims that these words aim at go out.
 *
 * The rules are those of tell/aimed.py; tests/browser/test_replies.py holds both to one another.
 */

import replying from '../../../../tell/replying.json';
import { isYear, split } from '../box/plain';
import type { Box } from '../box/plainly';
import type { Claim } from '../shape';
import { readDay } from '../time';
import { about, type Aim, alone, bestFirst, type Column, grouped, says } from './aims';
import { people } from './doers';
import { befallen, fateMeant, whyBefell } from './fated';
import type { Known } from './known';
import { reached } from './lawful';
import { endings, why } from './reasons';
import { since } from './since';
import { votedSo, votes } from './voting';

const { deciding: DECIDING, leading: LEADING } = replying.roles;
const [FEW, MANY, BESIDE] = [6, 12, 2];
const [DATES, OUTCOME] = ['dates_of_event', 'outcome_of_measure'];

/** Nothing if the words aim at no fewer claims than all of the question. */
export function aimed(
  known: Known,
  box: Box,
  text: string,
  name: string,
  given: ReadonlyMap<string, string>,
  column: Column,
): Aim | null {
  const typed = split(text);
  const event = given.get('event') ?? '';
  const isVote = name === 'stages_of_instrument' || name === 'actors_of_event';
  if (isVote && known.hasWord(typed, 'voting')) {
    const of = event ? [event] : column('event');
    const said = votes(known, given.get('instrument') ?? '', of);
    if (!known.hasWord(typed, 'abstained')) return votedSo(known, said, typed);
    const kept = said.filter(
      (one) => says(known, one, 'abstained') || (one.counted ?? '').includes('abst'),
    );
    return grouped(known, kept) ?? alone(known.phrase('no abstention'));
  }
  if (name === DATES && event && box.typed.read(text).asked.includes(OUTCOME)) {
    const own = endings(known, event).flatMap((id) => about(known, id)); // when was it undone
    return grouped(
      known,
      bestFirst(
        known,
        own.filter(({ says }) => says === 'happened'),
      ),
    );
  }
  if (name === 'precedents' && event) return why(known, box, text, event, typed);
  if (name === 'events_on_day' && known.hasWord(typed, 'voting')) {
    const day = readDay(given.get('valid_at') ?? '');
    const of = column('event').filter((id) => known.dossier.start(id) === day);
    return grouped(known, votes(known, '', of));
  }
  if (name === 'actors_of_event' && known.hasWord(typed, 'leading')) {
    return grouped(
      known,
      about(known, event).filter((one) => LEADING.includes(known.part(one))),
    );
  }
  if (name === 'about' || name === 'actors_of_event') {
    const done = name === 'actors_of_event' || !known.hasWord(typed, 'undergone');
    const of = event || (given.get('subject') ?? '');
    const found = people(known, box, name, of, typed, done || known.hasWord(typed, 'by'), column);
    if (found) return found;
  }
  const thing = given.get('subject') ?? '';
  if (name === 'figures_side_by_side' && known.hasWord(typed, 'after') && thing) {
    const own = split(known.say.name(thing));
    if (!known.hasWord(own, 'after')) return grouped(known, since(known, box, thing, typed));
  }
  if (name === 'about' && box.typed.read(text).asked.includes('places_of_event')) {
    const rows = column('claim').flatMap((id) => known.dossier.claims.get(id) ?? []);
    return grouped(
      known,
      bestFirst(
        known,
        rows.filter(({ says }) => says === 'place'),
      ),
    );
  }
  const isOrdering = known.hasWord(typed.slice(0, 1), 'who') && known.hasWord(typed.slice(1, 2), 'ordering'); // prettier-ignore
  if (name === 'tasks_given' && isOrdering) return grouped(known, ordering(known, column));
  if (name === 'reactions') return sided(known, column('claim'), typed);
  if (name === 'reach_of_measure' || name === 'left_out') {
    return grouped(known, reached(known, given.get('measure') ?? '', typed));
  }
  if (name === OUTCOME && known.hasWord(typed.slice(0, 1), 'who')) {
    const own = endings(known, given.get('measure') ?? '').flatMap((id) => about(known, id));
    const deciding = own.filter((one) => DECIDING.includes(known.part(one))); // who undid it
    return grouped(known, bestFirst(known, deciding));
  }
  return name === 'events_of_actor'
    ? fate(known, box, text, given.get('actor') ?? '', typed)
    : null;
}

/** What says of a task who gave it, and not only to whom it was given. */
function ordering(known: Known, column: Column): Claim[] {
  const last = column('ordered_by').map((id) => split(known.say.name(id)).at(-1) ?? '');
  const rows = column('claim').flatMap((id) => known.dossier.claims.get(id) ?? []);
  const isSaid = (one: Claim): boolean =>
    split(known.text(one)).some((word) => last.includes(word));
  return bestFirst(known, rows.filter(isSaid));
}

/** What befell somebody, or why, if that is asked. */
function fate(
  known: Known,
  box: Box,
  text: string,
  person: string,
  typed: readonly string[],
): Aim | null {
  const word = box.typed.fateIn(typed);
  const { asked } = box.typed.read(text);
  const meant = fateMeant(known, word);
  const [reasons, none] =
    meant && asked.includes('precedents') ? whyBefell(known, person, meant) : [[], ''];
  const told = grouped(known, reasons);
  if (told) return none ? { ...told, first: none, dated: true, most: BESIDE } : told;
  if (!word && !asked.includes(OUTCOME)) return null;
  const years = typed.filter(isYear);
  const year = years.length === 1 ? (years[0] ?? '') : '';
  const [claims, first] = befallen(
    known,
    person,
    meant,
    known.hasWord(typed.slice(0, 1), 'who'),
    year,
  );
  const groups = claims.map((claim) => [claim]);
  return groups.length || first ? { groups, first, dated: true, most: meant ? FEW : MANY } : null;
}

/** Who was against something, or for it, if one of both is asked. */
function sided(known: Known, claims: readonly string[], typed: readonly string[]): Aim | null {
  const { against, favour } = replying.roles;
  const asked = Object.entries({ against, favour }).filter(([aim]) => known.hasWord(typed, aim));
  const [side] = asked.length === 1 ? asked : [];
  const own = claims.flatMap((id) => known.dossier.claims.get(id) ?? []);
  const kept = own.filter((one) => side?.[1].includes(known.part(one)));
  return grouped(known, bestFirst(known, kept));
}
