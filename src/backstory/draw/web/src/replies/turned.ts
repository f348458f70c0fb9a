/**
 * A turn of phrase comes in; out go the sentences that answer it, or that nothing here does.
 *
 * The rules are those of tell/turned.py; tests/browser/test_replies.py holds both to one another.
 */

import type { Box } from '../box/plainly';
import { type Turn } from '../box/turn';
import { asTyped, split } from '../box/plain';
import type { Claim } from '../shape';
import { bestFirst } from './aims';
import { holdersThen, keptTo, noneHeld, noneThen, tookIt } from './bound';
import { byId } from './choosing';
import { nothing } from './absent';
import { became } from './became';
import { copies, resting } from './copied';
import { fared } from './fared';
import type { Known } from './known';
import {
  befallenAfter,
  countedThen,
  excludedBy,
  fatesAbout,
  groupsOf,
  numbersOf,
  reached,
  scopeOf,
} from './lawful';
import { leading, ofOutlet, profile, withinPlace } from './outright';
import type { Replies } from './replies';
import { bare, once, orElse, type Reply } from './reply';
import { served, followed } from './served';
import {
  apart,
  between,
  each,
  end,
  made,
  means,
  ordered,
  preceding,
  spanned,
  tallied,
} from './spanned';
import { lastly, NEVER, saying, spoken, unheard } from './spoken';
import { demandsOf, nameOf } from './voices';

const FEW = 6;
/** Sentences of each of two; of each law but the first, and of each kind beside another. */
const [HALF, BESIDE] = [3, 2];

export class Turning {
  constructor(
    private readonly replies: Replies,
    private readonly known: Known,
    private readonly box: Box,
  ) {}

  /** What answers a turn of phrase; nothing where it is told as any question is. */
  told(turn: Turn): Reply[] {
    const { name, things, words, span, then = NEVER } = turn;
    const [first = '', other = ''] = things;
    switch (name) {
      case 'means':
        return means(this.replies, first);
      case 'span':
        return spanned(this.replies, first, words, span);
      case 'between':
        return between(this.replies, things);
      case 'served':
        return served(this.replies, first, other);
      case 'after':
      case 'before':
        return followed(this.replies, turn, first, other);
      case 'reported':
        return saying(
          this.replies,
          keptTo(this.known, ofOutlet(this.known, this.box, first, words), then),
          words,
          first,
          then[1] ? noneThen(this.known, then) : undefined,
        );
      case 'said':
      case 'counted':
        return spoken(this.replies, things, turn);
      case 'lastly':
        return lastly(this.replies, things, words);
      case 'ruled':
        return this.ruled(first, then);
      case 'of_kind':
        return this.took(turn);
      case 'demanded':
        return orElse(
          saying(this.replies, demandsOf(this.known, this.box, things), [], '', []),
          () => [bare(this.known.phrase('no request', nameOf(this.known, first)))],
        );
      case 'resting':
        return resting(this.known, words);
      case 'copies':
        return copies(this.known);
      case 'apart':
        return things.flatMap((kind) => apart(this.replies, kind));
      case 'both':
        return things.flatMap((voice) => spoken(this.replies, [voice], turn).slice(0, HALF));
      case 'covers':
        return this.covers(things, words);
      case 'listed':
        return each(this.replies, ordered(this.known, things));
      case 'unheard':
        return unheard(this.replies, things, words);
      case 'tally':
        return tallied(this.replies, things, span);
      case 'first':
      case 'last':
        return end(this.replies, first, name, other);
      case 'made':
        return made(this.replies, first, other, words);
      case 'preceding':
        return preceding(this.replies, first, other);
      case 'fared':
        return this.fared(first, other);
      case 'numbered':
        return orElse(this.groups(numbersOf(this.known, first)), () =>
          nothing(this.known, 'no number', first),
        );
      case 'anyone':
        return this.anyone(first, words);
      case 'became':
        return this.became(first);
      case 'befell':
        return orElse(this.groups(befallenAfter(this.known, this.box, first, words, span)), () =>
          span[0]
            ? this.noneNamed(words, span)
            : first
              ? nothing(this.known, 'no freed', first)
              : [],
        );
      case 'heads': // by who held the post, as where the post itself is named
        return [];
      default:
        return this.outright(name, first);
    }
  }

  /** What befell later those whom an event befell; that nothing is recorded, where nothing is. */
  private became(event: string): Reply[] {
    const { known, replies } = this;
    const name = known.say.name(event);
    const found = became(known, event);
    if (!found.length) return [bare(known.phrase('none became', name))];
    const told = found.map((one) => replies.headed(one.about, replies.told(one)));
    return [bare(known.phrase('became', name)), ...once(told)];
  }

  /** Of the events about another, those that are what is asked: who was convicted; else near it. */
  private anyone(event: string, words: readonly string[]): Reply[] {
    const [asked, others] = fatesAbout(this.known, event, words);
    const told = this.groups([...asked, ...others].map((one) => [one]));
    const isNear = !asked.length && told.length;
    return [...(isNear ? [bare(this.known.phrase('reply near'))] : []), ...told];
  }

  private groups(groups: readonly Claim[][]): Reply[] {
    const found = once(groups.map((group) => this.replies.group(group, false)));
    return [...found.slice(0, FEW), ...this.replies.more(found.length - FEW)];
  }

  /** Law by law, what is said of whether it reaches what words name; or that nothing is. */
  private covers(laws: readonly string[], topic: readonly string[]): Reply[] {
    const { known, box, replies } = this;
    const [law = ''] = laws;
    const people = groupsOf(known, reached(known, law, topic));
    if (people.length) return this.groups(people);
    const [first = [], ...others] = laws.map((one) => scopeOf(known, box, one, topic));
    const few = [...first.slice(0, HALF), ...others.flatMap((groups) => groups.slice(0, BESIDE))];
    const told = (groups: readonly Claim[][]): Reply[] =>
      once(groups.map((group) => replies.group(group, false))).slice(0, FEW);
    const found = told(few);
    if (first.length) return found;
    const typed = asTyped(replies.text, topic);
    if (!typed) return orElse(found, () => [bare(known.phrase('no reply'))]);
    const none = bare(known.phrase('no reach', known.say.name(law), typed));
    return [none, ...orElse(found, () => told(excludedBy(known, law).slice(0, BESIDE)))];
  }

  /** In what somebody took part after an event, the next first; or that it was in nothing. */
  private fared(person: string, after: string): Reply[] {
    const { known, replies } = this;
    const own = fared(known, person, after);
    const told = own.slice(0, FEW).flatMap(([event, claims]) => {
      const [claim] = bestFirst(known, claims).filter(({ gist }) => gist);
      const best = claim ? replies.told(claim) : known.best(event)[0];
      return best ? [replies.headed(event, best)] : [];
    });
    if (told.length) return [...once(told), ...replies.more(own.length - FEW)];
    const since = known.dossier.thing(after) ? known.say.name(after) : known.say.calendar(after);
    return [bare(known.phrase('none later', known.say.name(person), since))];
  }

  private outright(name: string, id: string): Reply[] {
    const { known, replies } = this;
    const groups =
      name === 'held'
        ? withinPlace(known, id)
        : name === 'led'
          ? this.best(leading(known, id)).map((one) => [one])
          : profile(known, id);
    if (!groups.length && name === 'held') {
      return [bare(known.phrase('no one held', known.say.name(id)))];
    }
    const found = groups.map((group) => replies.group(group, group[0]?.says === 'holds'));
    // That a day is worked out is no other news.
    const worked = ` (${known.phrase('date worked out')})`;
    const keys = found.map((one) =>
      [one.text, one.answer, one.where, one.more].join(' ').replaceAll(worked, ''),
    );
    const kept = found.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
    const few = [...kept.slice(0, FEW), ...replies.more(kept.length - FEW)];
    const first = groups.slice(0, FEW).flatMap(([one]) => one ?? []);
    if (few.length && name === 'is' && first.every((one) => known.isWeak(one))) {
      return [bare(known.phrase('reply weak', known.say.name(id))), ...few];
    }
    return few;
  }

  private best(claims: readonly Claim[]): Claim[] {
    const { known } = this;
    return claims.toSorted((a, b) => known.worth(b) - known.worth(a) || byId(a, b));
  }

  /** Who held a post after something or before it; or that nobody is recorded. */
  private ruled(post: string, then: readonly [string, string]): Reply[] {
    const found = holdersThen(this.known, post, then);
    const told = once(found.map((one) => this.replies.group([one], true))).slice(0, FEW);
    return orElse(told, () => noneHeld(this.known, post, then[1]));
  }

  /** Which actors of a kind took something so; that none is recorded, and what they say. */
  private took(turn: Turn): Reply[] {
    const { known, box, replies } = this;
    const typed = split(replies.text);
    const [took, others] = tookIt(known, box, turn, typed);
    const told = (claims: readonly Claim[]): Reply[] =>
      once(claims.map((one) => replies.group([one], false)));
    const found = told(took);
    if (found.length) return [...found.slice(0, FEW), ...replies.more(found.length - FEW)];
    const none = bare(known.phrase('none of kind', typed[1] ?? ''));
    return [none, ...told(others.slice(0, BESIDE))];
  }

  /** That nobody is named whom something befell in a span; and what was counted of them then. */
  private noneNamed(fates: readonly string[], span: readonly [string, string]): Reply[] {
    const { known, box } = this;
    const days = [...new Set(span)].map((day) => known.say.calendar(day)).join(' – ');
    const counts = countedThen(known, box, fates, span).map((one) => [one]);
    return [bare(known.phrase('none named', days)), ...this.groups(counts).slice(0, HALF)];
  }
}
