/**
 * Claims that answer come in; those that a reader asked for, in the order that answers, go out.
 *
 * The rules are those of tell/ordering.py; tests/browser/test_replies.py holds both to one another.
 */

import replying from '../../../../tell/replying.json';
import { areOfBallots, otherChambers } from './ballots';
import { SAID } from '../box/asked';
import { plain } from '../box/plain';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import { areRivals, withOtherDates, withRivals } from './beside';
import {
  byId,
  holding,
  isOf,
  isPart,
  mostWithin,
  namesDay,
  recency,
  says,
  toldBy,
  wasSaidIn,
  withoutDenials,
} from './choosing';
import { isBarelyNamed } from './covering';
import { figured } from './figured';
import { pageMeant } from './paged';
import { bare, once, type Reply } from './reply';
import { FEW, MANY, Sayer, some } from './sayer';
import { onTopic } from './topic';
import { Wanted } from './wanted';

/** What a measure reaches, whom first. */
const { people: PEOPLE } = replying.predicates;
/** People named from which on they alone are told. */
const THREE = 3;
const { equals: EQUALS, held: HELD, in_time: IN_TIME } = replying;
const DATES = 'dates_of_event';
const FIGURES = 'figures_side_by_side';
/** Questions that may be asked of one page: in the article, from the article alone. */
const OF_PAGES = [SAID, DATES, FIGURES];
const HOLDER = 'holder_on_day';
const [ASKED, NEARLY, FIRM, SOME] = [3, 0.6, 0.5, 3];
const isAsserted = ({ modality }: Claim): boolean => lastPart(modality) === 'asserted';

/** Tells claims, those first that have most of what was asked. */
export class Ordering extends Sayer {
  claims(name: string, every: readonly Claim[], about: readonly string[]): Reply[] {
    const { known } = this;
    const [page, called] = OF_PAGES.includes(name)
      ? pageMeant(known, this.box, this.text)
      : ['', []];
    const claims = some(
      every.filter(({ source }) => source === page),
      [...every],
    );
    const isHeld = HELD.includes(name);
    const wanted = new Wanted(known, this.box, this.text, about);
    const { day } = wanted;
    const isReach =
      name === 'reach_of_measure' && !this.box.typed.read(this.text).asked.includes('left_out');
    const [reached, order] = isReach ? this.reached(claims, wanted.topic()) : [claims, []];
    const isEqual = EQUALS.includes(name) || (name === FIGURES && day !== null);
    const having = isHeld || isEqual ? new Map<string, number>() : wanted.having(reached);
    const late = name === SAID ? recency(known, reached) : new Map<string, number>();
    const values = new Map(
      reached.map((claim) => [
        claim.id,
        known.worth(claim) +
          (late.get(claim.id) ?? 0) +
          FIRM * Number(isAsserted(claim)) +
          ASKED * (having.get(claim.id) ?? 0),
      ]),
    );
    const worth = ({ id }: Claim): number => values.get(id) ?? 0;
    const isBeside = (one: Claim): number => Number(one.says !== order[0]);
    let ranked = reached.toSorted((a, b) => worth(b) - worth(a) || byId(a, b));
    if (order.length) ranked.sort((a, b) => isBeside(a) - isBeside(b));
    const term = name === HOLDER ? wanted.onDay : wanted.term();
    let [isApart, lead] = [false, [] as Reply[]];
    if (name === 'left_out' && !this.isWho()) {
      ranked.sort((a, b) => Number(!!a.role) - Number(!!b.role)); // what, before each of whom
    }
    if (name === FIGURES) {
      const numbers = figured(known, this.box, this.text, about, wanted, ranked, worth);
      [ranked, lead, isApart] = [numbers.claims, numbers.lead, numbers.isApart];
      if (numbers.isWhole) having.clear(); // each has all that was asked
      const events = about.filter((id) => known.dossier.thing(id)?.type === 'event');
      if (numbers.few && isBarelyNamed(known, this.box, this.text, events)) return this.nearest();
      if (numbers.few) {
        const few = ranked.slice(0, numbers.few).map((one) => this.group([one], false));
        return once([...lead, ...few]);
      }
      ranked.push(...otherChambers(known, ranked, this.text));
      if (areOfBallots(ranked)) having.clear(); // each is told with the vote that it is of
    }
    if (isHeld) {
      const span = name === HOLDER ? null : (term ?? wanted.now()); // its rows are of the day
      ranked = withoutDenials(known, ranked);
      const within = span ? holding(known, ranked, span) : ranked;
      isApart = !within.length;
      ranked = some(within, ranked);
      if (name === HOLDER && term) isApart = !ranked.some((one) => toldBy(known, one, term[0]));
      // A whole term says more than that somebody was in office on a day, a sound page more.
      const place = (one: Claim): number => 2 * Number(known.isWeak(one)) + Number(isPart(one));
      ranked.sort((a, b) => place(a) - place(b));
    }
    if (name === SAID) {
      ranked = some(
        ranked.filter((one) => one.gist || one.counted),
        ranked,
      );
      const { dated, months } = this.box.typed.read(this.text);
      const aside = [...dated, ...months, ...called];
      const topic = wanted.topic().filter((word) => !aside.includes(word));
      const on = topic.length ? onTopic(known, this.box, ranked, topic) : ranked;
      if (!on.length) {
        // A page that merely has such words says nothing.
        if (!wanted.isNamed) {
          return this.nearest();
        }
        return this.unsaid(ranked, topic);
      }
      ranked = on;
      const span = wanted.onDay ?? term;
      const of = span ? ranked.filter((one) => isOf(known, one, span)) : [];
      const then = span ? of.filter((one) => wasSaidIn(known, one, span)) : [];
      if (span && !of.length) {
        const acts = this.acts(about, span);
        if (acts.length) return this.near(acts);
        isApart = true;
      }
      ranked = some(then, some(of, ranked));
    }
    const told = [...lead, ...this.fitting(name, ranked, having, term, claims, page)];
    if (page && name === DATES) {
      const isThere = claims[0]?.source === page;
      const none = isThere ? [] : [bare(known.phrase('no day there', known.voice(page)))];
      return [...none, ...told];
    }
    // What was counted, or said, in another year answers nothing.
    if (isApart && told.length) return this.near(told);
    const [counts] = name === FIGURES ? ranked : [];
    const of = counts ? [counts.about, counts.counted ?? ''].filter(Boolean) : [];
    return this.orNear(name, told, about, of);
  }

  private isWho(): boolean {
    return this.known.hasWord(plain(this.text).split(' ').slice(0, 3), 'who');
  }

  /** What a measure reaches, people first where it is asked who; and by what they are ordered. */
  private reached(
    claims: readonly Claim[],
    topic: readonly string[],
  ): [readonly Claim[], readonly string[]] {
    const isWho = this.isWho();
    const order = isWho ? PEOPLE : PEOPLE.toReversed();
    const all = claims.filter((one) => PEOPLE.includes(one.says));
    const people = all.filter((one) => one.says !== PEOPLE.at(-1));
    const kept = isWho && people.length >= THREE ? people : all;
    const by = (one: Claim): number => order.indexOf(one.says);
    const sorted = kept.toSorted((a, b) => by(a) - by(b));
    // Whether it covers murder is told by what leaves murder out.
    const on = topic.length ? onTopic(this.known, this.box, claims, topic) : [];
    if (on.length && !on.some((one) => sorted.includes(one))) return [on, [on[0]?.says ?? '']];
    return sorted.length ? [sorted, [sorted[0]?.says ?? '']] : [claims, [claims[0]?.says ?? '']];
  }

  /** Of claims, ranked, the groups that have nearly as much of what was asked as the best has. */
  private fitting(
    name: string,
    ranked: readonly Claim[],
    having: ReadonlyMap<string, number>,
    within: readonly [number, number] | undefined,
    every: readonly Claim[],
    page: string,
  ): Reply[] {
    const { known } = this;
    const rivals: Reply[] = [];
    const groups = new Map<string, Claim[]>();
    const texts = new Map<string, string>();
    for (const claim of ranked) {
      // That a day is worked out is no other news.
      const text = known.text(claim).replace(` (${known.phrase('date worked out')})`, '');
      // Of equals one sentence may name more than another.
      const said = EQUALS.includes(name) ? text : (texts.get(text) ?? says(known, claim));
      texts.set(text, said);
      groups.set(said, [...(groups.get(said) ?? []), claim]);
    }
    const has = (claim: Claim | undefined): number => having.get(claim?.id ?? '') ?? 0;
    const least = NEARLY * Math.max(0, ...ranked.map(has));
    const most = EQUALS.includes(name) ? MANY : FEW;
    const near = [...groups.values()].filter(([first]) => has(first) >= least);
    // Of what is on a topic some are told, however many words of it the best has.
    const some = name === SAID && near.length < SOME ? [...groups.values()].slice(0, SOME) : near;
    // No voice's date is the answer where others give another.
    const isDates = name === DATES && !page;
    const fits = isDates ? withOtherDates(some, [...groups.values()]) : some;
    const kept = fits.slice(0, most);
    const day = ([first]: Claim[]): number => (first ? known.begins(first) : 0);
    if (IN_TIME.includes(name)) {
      kept.sort((a, b) => day(a) - day(b) || (a[0] && b[0] ? byId(a[0], b[0]) : 0));
    }
    // A day that was hoped for is not the day on which it happened.
    const firm = ([first]: Claim[]): number => Number(!!first && !isAsserted(first));
    if (name === DATES) kept.sort((a, b) => firm(a) - firm(b));
    if (HELD.includes(name) && within) {
      const most = mostWithin(known, ranked, within, every);
      const place = ([one]: Claim[]): readonly [number, number, number] =>
        most.get(one?.id ?? '') ?? [0, 0, 0];
      kept.sort((a, b) => {
        const [x, y] = [place(a), place(b)];
        return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
      });
      if (areRivals(known, kept)) rivals.push(bare(known.phrase('reply rivals')));
    }
    const isByVote = name === FIGURES && areOfBallots(ranked);
    const all = withRivals(known.dossier, kept, [...groups.values()]);
    const found = all.map((group) => {
      const [one] = group;
      const isDated = name !== DATES || !one || namesDay(known.text(one));
      if (name === FIGURES && one && !isByVote) return this.ofGroup(one, this.group(group, false));
      return (isDated && !isByVote) || !one
        ? this.group(group, HELD.includes(name))
        : this.headed(one.about, this.told(one));
    });
    const left = [...groups.values()].filter((group) => !all.includes(group)).length;
    return [...found, ...rivals, ...this.more(left)];
  }
}
