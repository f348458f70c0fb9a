/** Voices come in, or a kind of actor; what they say, and ask for, goes out (as tell/voices.py). */

import replying from '../../../../tell/replying.json';
import type { Box } from '../box/plainly';
import { POSITION } from '../box/naming';
import { plain } from '../box/plain';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import type { Known } from './known';
import { readDay } from '../time';
import { holding } from './choosing';
import { leading, ofOutlet, partsOf, toward } from './outright';
import { onTopic } from './topic';

/** The actors who speak from a position: the bishops, the opposition. */
const ofPosition = (known: Known, named: string): readonly string[] =>
  named.startsWith(POSITION) ? known.ofKind(named.slice(POSITION.length)) : [];

/** What somebody is called, or a kind of actor. */
export const nameOf = ({ say }: Known, id: string): string =>
  id.startsWith(POSITION) ? say.concept(id.replace(':', '/')) : say.name(id);

/** What voices say: of a body, those who head it too, and what its pages carry. */
export function saidBy(known: Known, box: Box, named: readonly string[]): Claim[] {
  const voices = voicesOf(known, box, named);
  const pages = actorsOf(known, named).flatMap((voice) => {
    const { name = '' } = known.dossier.data.things[voice] ?? {};
    const outlet = [name].flat()[0] ?? '';
    return outlet ? ofOutlet(known, box, outlet, []) : []; // a page is no outlet
  });
  const said = [...known.dossier.claims.values()].filter((one) =>
    one.voices.some((id) => voices.has(id)),
  );
  return [...new Set([...said, ...pages])];
}

const isPlace = (known: Known, id: string): boolean =>
  known.dossier.data.things[id]?.type === 'place';

/** Those named who are neither a kind of actor, a post nor a country. */
const actorsOf = (known: Known, named: readonly string[]): readonly string[] =>
  named.filter((one) => !one.startsWith(POSITION) && !isPost(known, one) && !isPlace(known, one));

/** Who speaks for somebody who is named: of a body, those who head it or are within it. */
export function voicesOf(known: Known, box: Box, named: readonly string[]): ReadonlySet<string> {
  const states = named.filter((one) => isPlace(known, one));
  return new Set([
    ...states.flatMap((one) => ofState(known, one)),
    ...named.flatMap((one) => ofPosition(known, one)),
    ...named.filter((one) => isPost(known, one)).flatMap((one) => inOffice(known, box, one)),
    ...actorsOf(known, named).flatMap((voice) => [
      voice,
      ...leading(known, voice).map(({ about }) => about),
      ...partsOf(known, voice),
    ]),
  ]);
}

/** Who speaks for a state: authorities whose name has the name of the country. */
function ofState(known: Known, place: string): readonly string[] {
  const { things } = known.dossier.data;
  const called = (id: string): string[] => {
    const { name = '', also = {} } = things[id] ?? {};
    return [name, ...Object.values(also)].flat().map((text) => ` ${plain(text)} `);
  };
  const parts = called(place);
  return replying.states
    .flatMap((position) => known.ofKind(position))
    .filter((id) => called(id).some((own) => parts.some((part) => own.includes(part))));
}

const isPost = ({ dossier }: Known, id: string): boolean => dossier.thing(id)?.kind === 'post';

/** A post, and whoever holds it on the last day that the sources reach. */
function inOffice(known: Known, box: Box, post: string): string[] {
  const last = readDay(box.reach);
  const held = toward(known, post).filter(({ says }) => says === 'holds');
  const within = last === null ? [] : holding(known, held, [last, last]);
  return [post, ...within.map(({ about }) => about)];
}

/** What voices ask for, those too who head them or are within them. */
export function demandsOf(known: Known, box: Box, of: readonly string[]): Claim[] {
  const named = of.flatMap((one) =>
    one.startsWith(POSITION) ? ofPosition(known, one).toSorted() : [one],
  );
  const voices = new Set(
    named.flatMap((id) => [
      id,
      ...partsOf(known, id),
      ...leading(known, id).map((one) => one.about),
    ]),
  );
  const isAsked = (one: Claim): boolean => lastPart(one.modality) === 'asked';
  const said = [...known.dossier.claims.values()].filter((one) =>
    one.voices.some((id) => voices.has(id)),
  );
  const others = said.filter((one) => !isAsked(one));
  const part = named
    .flatMap((id) => toward(known, id))
    .filter((one) => lastPart(one.role) === 'applicant' && one.gist);
  const found = onTopic(known, box, others, box.typed.turns.demanding);
  return [...new Set([...said.filter(isAsked), ...found, ...part])];
}
