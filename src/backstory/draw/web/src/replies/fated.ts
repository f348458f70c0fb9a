/**
 * Somebody and what may have befallen them come in; the claims that tell of it, or why, go out.
 *
 * The rules are those of tell/fated.py; tests/browser/test_replies.py holds both to one another.
 */

import replying from '../../../../tell/replying.json';
import { split } from '../box/plain';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import { isoOf } from '../time';
import { bestFirst, inTime } from './aims';
import { byId } from './choosing';
import type { Known } from './known';

const { befell: BEFELL, opinion: OPINION } = replying.roles;
const { why: WHY, scope: SCOPE } = replying.predicates;
/** What befalls somebody over that which it deals with. */
const { charged: CHARGED } = replying;

const DEATH = 'death';
/** Letters of a word that names nobody: of, the, del. */
const SHORT = 3;

/** What may have befallen somebody that a word means; empty if it means none. */
export const fateMeant = (known: Known, word: string): string =>
  replying.fates.find((each) => known.hasWord([word], each)) ?? '';

/** What befell somebody, what was asked first; and what to say where that is not recorded. */
export function befallen(
  known: Known,
  person: string,
  fate: string,
  isWho: boolean,
  /** The year of which it was asked, or empty: what is of another is near it at most. */
  year = '',
): readonly [Claim[], string] {
  const { best, asked: every } = of(known, person, fate);
  const own = [...every].filter((event) => !year || isOfYear(known, event, year));
  const asked = new Set(own.length ? own : every);
  const other = fate ? known.phrase(`no ${fate}`, known.say.name(person)) : '';
  const none = asked.size && !own.length ? known.phrase('reply none in', year) : other;
  // Who went home under arrest left the prison.
  const isAside = (claim: Claim): number =>
    Number(fate !== 'release' || !known.hasWord(split(known.text(claim)), 'leaving'));
  const found = [...best]
    .filter(([event]) => !isWho || !asked.size || asked.has(event)) // who did it is told by that alone
    .sort(
      ([a, one], [b, other]) =>
        Number(!asked.has(a)) - Number(!asked.has(b)) ||
        isAside(one) - isAside(other) ||
        inTime(known.order(a), known.order(b)),
    );
  return [found.map(([, claim]) => claim), own.length ? '' : none];
}

/** Whether an event may lie in a year, or last through it. */
function isOfYear({ dossier }: Known, event: string, year: string): boolean {
  const days = dossier.thing(event)?.days;
  const [first, last] = [days?.[0] ?? null, days?.[3] ?? null];
  const isBegun = first === null || isoOf(first).slice(0, 4) <= year;
  return !!days && isBegun && (last === null || year <= isoOf(last).slice(0, 4));
}

/** Why something befell somebody; or what tells of it, and that no reason is recorded. */
export function whyBefell(known: Known, person: string, fate: string): readonly [Claim[], string] {
  const { best, asked } = of(known, person, fate);
  const events = [...asked].sort(
    (a, b) => inTime(known.order(a), known.order(b)) || (a < b ? -1 : 1),
  );
  if (!events.length) return [[], ''];
  for (const why of replying.why_befell) {
    const every = events.flatMap((each) => reasonsFor(known, each, why));
    // Why some were let out is none of the reasons for which they had been held.
    const found = every.filter((one) => tellsWhy(known, one, fate));
    if (found.length) return [found, ''];
  }
  return [events.flatMap((each) => best.get(each) ?? []), known.phrase('why not told')];
}

/** What voices tie an event to, and what they say in words that give a reason. */
export function reasonsFor(known: Known, event: string, why: string): Claim[] {
  const own = known.dossier.about.get(event) ?? [];
  // Whom it reaches, as those held for political reasons, is none of its reasons; nor is what
  // somebody thinks of it. A newspaper may be called by such a word: the sentence is read alone.
  const gives = (one: Claim): boolean =>
    !(one.counted || SCOPE.includes(one.says) || OPINION.includes(known.part(one))) &&
    known.hasWord(split(known.say.pick(one.gist)), why);
  const found = own.filter((one) => (WHY.includes(one.says) && one.gist) || gives(one));
  // Where nobody wrote a sentence, a cause that a voice names is a reason all the same.
  const causes = own.filter(({ says }) => WHY.includes(says) && says !== 'addresses');
  return bestFirst(known, [...new Set(found.length ? found : causes)]);
}

/** Whether a reason is one of what befell somebody: what a release deals with is none. */
function tellsWhy(known: Known, claim: Claim, fate: string): boolean {
  if (claim.says !== 'addresses') return known.hasWord(named(known, claim), fate);
  return CHARGED.includes(fate) && known.hasWord(split(known.say.name(claim.about)), fate);
}

/** The words of a claim and of the name of its event; never shown. */
const named = (known: Known, claim: Claim): string[] =>
  split(`${known.text(claim)} ${known.say.name(claim.about)}`);

/** By each event that befell somebody what tells best of it; and those of a fate. */
function of(
  known: Known,
  person: string,
  fate: string,
): { best: Map<string, Claim>; asked: Set<string> } {
  const best = new Map<string, { claim: Claim; worth: readonly number[] }>();
  const asked = new Set<string>();
  const deaths = fate === DEATH ? deathsOf(known, person) : new Set<string>();
  for (const claim of [...known.dossier.claims.values()].sort(byId)) {
    const { target, about: event } = claim;
    const isDeath = deaths.has(event) && claim.says === 'happened';
    const isOf = 'id' in target && target.id === person && BEFELL.includes(known.part(claim));
    if (!isOf && !isDeath) continue;
    const says =
      !!fate && known.hasWord(named(known, claim), fate) && known.part(claim) !== 'excluded';
    if (says && lastPart(claim.modality) === 'asserted') asked.add(event);
    const worth = [Number(says), Number(!!claim.gist), known.worth(claim)];
    const before = best.get(event)?.worth;
    if (!before || isMore(worth, before)) best.set(event, { claim, worth });
  }
  return { best: new Map([...best].map(([event, { claim }]) => [event, claim])), asked };
}

/** The deaths that bear the name of somebody, and no other: nobody need be named in one. */
function deathsOf(known: Known, person: string): Set<string> {
  const own = split(known.say.name(person));
  const isHis = (event: string): boolean => {
    const words = split(known.say.name(event));
    const rest = words.filter((word) => !own.includes(word) && word.length > SHORT);
    return (
      own.every((word) => words.includes(word)) && rest.every((w) => known.hasWord([w], DEATH))
    );
  };
  const events = [...known.dossier.about.keys()];
  return new Set(events.filter((id) => known.dossier.thing(id)?.kind === DEATH && isHis(id)));
}

function isMore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}
