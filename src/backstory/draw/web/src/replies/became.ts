/**
 * An event comes in; whom it befell goes out, and what befell them later.
 *
 * The rules are those of tell/lawful.py and tell/aims.py.
 */

import replying from '../../../../tell/replying.json';
import type { Box } from '../box/plainly';
import { plain } from '../box/plain';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import { bestFirst, inTime } from './aims';
import { byId } from './choosing';
import type { Known } from './known';
import { toward } from './outright';

/** What the blanks of a question were filled with. */
export type Values = readonly (readonly [blank: string, value: string])[];

const { befell: BEFELL } = replying.roles;
const isAsserted = ({ modality }: Claim): boolean => lastPart(modality) === 'asserted';

/** Whom an event befell, without those it left out: the best told first. */
export function undergone(known: Known, event: string): Claim[] {
  const own = known.dossier.about.get(event) ?? [];
  const befell = BEFELL.filter((part) => part !== 'excluded');
  const found = own.filter(
    (one) => befell.includes(known.part(one)) || replying.predicates.reached.includes(one.says),
  );
  const all = found.length
    ? found
    : own.filter((one) => one.counted && lastPart(one.unit) === 'person');
  return bestFirst(known, all.filter(isAsserted));
}

/** What befell later those whom an event befell, each once by what happened. */
export function became(known: Known, event: string): Claim[] {
  const { dossier } = known;
  const people = undergone(known, event)
    .flatMap(({ target }) => ('id' in target ? [target.id] : []))
    .filter((id) => dossier.thing(id)?.kind === 'person');
  const later = [...new Set(people)].flatMap((person) => {
    const found = bestFirst(known, toward(known, person)).filter(
      (one) =>
        BEFELL.includes(lastPart(one.role)) &&
        isAsserted(one) &&
        dossier.dated(one.about) &&
        dossier.start(one.about) > dossier.start(event),
    );
    const first = new Map(found.toReversed().map((one) => [one.about, one]));
    return [...first.values()];
  });
  return later.sort((a, b) => inTime(known.order(a.about), known.order(b.about)) || byId(a, b));
}

/** Whoever else is called so, where nothing befell the one found: Afiuni, and not a brother. */
export function befellWhom(
  known: Known,
  { typed, laws }: Box,
  text: string,
  [name, values]: readonly [name: string, values: Values],
): Values {
  const own = new Map(values).get('actor') ?? '';
  const isAsked =
    typed.fateIn(plain(text).split(' ')) || typed.read(text).asked.includes('outcome_of_measure');
  const befell = (id: string): boolean =>
    toward(known, id).some((one) => BEFELL.includes(known.part(one)));
  if (name !== 'events_of_actor' || !isAsked || befell(own)) return values;
  const other = laws.rivals(typed.read(text), own).find(befell);
  return other ? [['actor', other]] : values;
}
