/**
 * A person and a post come in; out goes who held it next, or before, by the terms that are told.
 *
 * The rules are those of tell/following.py.
 */

import { targetOf } from './aims';
import { plain } from '../box/plain';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import { byId } from './choosing';
import type { Known } from './known';
import { toldOfTerm } from './outright';

/** Days by which accounts of one change of hands may lie apart. */
const NEAR = 60;
/** Letters by which posts are called alike: one vice-presidency, another. */
const STEM = 8;

interface Term {
  begin: number;
  end: number | null;
  holder: string;
  claims: Claim[];
}

interface Ended {
  end: number;
  holder: string;
  claim: Claim;
}

const holds = ({ says }: Claim): boolean => says === 'holds';

/**
 * By post what tells who held it after somebody, or before; the latest change first.
 *
 * Whoever took it from somebody within some days, as in a coup, is told in the order of time.
 */
export function following(
  known: Known,
  person: string,
  post: string,
  isAfter: boolean,
  span?: readonly [first: number, last: number],
): [post: string, claims: Claim[]][] {
  const { about, mentions } = known.dossier;
  const held = (about.get(person) ?? []).filter(holds);
  const own = [...new Set(held.map(targetOf))];
  if (!own.length && !post) return [];
  const posts = own.includes(post) || !own.length ? [post] : like(known, own, post);
  const found: { begin: number; each: string; claims: Claim[] }[] = [];
  const none: [string, Claim[]][] = [];
  for (const each of posts) {
    const of = (mentions.get(each) ?? []).filter((one) => holds(one) && targetOf(one) === each);
    const all = terms(known, of);
    const others = span
      ? all.filter(({ holder, begin }) => holder !== person && span[0] <= begin && begin <= span[1])
      : all.flatMap(({ holder }, at) =>
          holder === person ? (beside(all, at, isAfter) ?? []) : [],
        );
    for (const one of others) {
      found.push({ begin: one.begin, each, claims: told(known, one, person) });
    }
    if (!others.length) none.push([each, []]);
  }
  const sign = span ? -1 : 1;
  found.sort((a, b) => sign * (b.begin - a.begin) || (a.each < b.each ? -1 : 1));
  return found.length ? found.map(({ each, claims }) => [each, claims]) : none;
}

/** What tells of whoever is recorded as the last to have held a post, or as the first. */
export function endOfPost(known: Known, post: string, isLast: boolean): Claim[] {
  const own = (known.dossier.mentions.get(post) ?? []).filter((one) => targetOf(one) === post);
  const all = terms(known, own.filter((one) => holds(one) && lastPart(one.modality) === 'asserted')); // prettier-ignore
  const [first] = isLast ? all.slice(-1) : all;
  return (first?.claims ?? []).toSorted(
    (a, b) => toldOfTerm(b) - toldOfTerm(a) || known.worth(b) - known.worth(a) || byId(a, b),
  );
}

/** Of the posts that somebody held, those called like one that they did not hold. */
function like(known: Known, posts: string[], post: string): string[] {
  if (!post) return posts;
  const stem = (id: string): string => [...plain(known.say.name(id))].slice(0, STEM).join('');
  const found = posts.filter((each) => stem(each) === stem(post));
  return found.length ? found : [post];
}

/** What is said of the holders of a post in the order of time, a term of each together. */
function terms(known: Known, claims: readonly Claim[]): Term[] {
  const dated: (Term & { id: string })[] = [];
  const ended: Ended[] = [];
  for (const claim of claims) {
    const [begin, end] = (claim.when ? known.span(claim) : undefined) ?? [null, null];
    const holder = claim.about;
    if (begin !== null) dated.push({ begin, end, holder, claims: [claim], id: claim.id });
    else if (end !== null) ended.push({ end, holder, claim });
  }
  const begun = new Set(dated.map(({ holder }) => holder));
  // Of whom only an end is told, the term is put right before that end.
  for (const { end, holder, claim } of ended) {
    if (!begun.has(holder)) dated.push({ begin: end - 1, end, holder, claims: [claim], id: claim.id }); // prettier-ignore
  }
  const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  dated.sort((a, b) => a.begin - b.begin || compared(a.holder, b.holder) || compared(a.id, b.id));
  const all: Term[] = [];
  for (const { begin, end, holder, claims: own } of dated) {
    const old = all.slice(-2).find((one) => one.holder === holder);
    if (old && (all.at(-1) === old || begin <= (old.end ?? 0))) {
      const ends = [old.end, end].filter((one) => one !== null);
      old.end = ends.length ? Math.max(...ends) : null;
      old.claims.push(...own);
    } else {
      all.push({ begin, end, holder, claims: [...own] });
    }
  }
  return all.map((term, at) => ({ ...term, end: endOf(all, term, at, ended) }));
}

/** The end of a term where that alone is told: by whoever tells of the change of hands. */
function endOf(all: readonly Term[], term: Term, at: number, ended: readonly Ended[]) {
  const again = all.slice(at + 1).find(({ holder }) => holder === term.holder)?.begin;
  const ends = ended.flatMap(({ end, holder }) =>
    holder === term.holder && end >= term.begin && (again === undefined || end < again)
      ? [end]
      : [],
  );
  return ends.length ? Math.min(...ends) : term.end;
}

/** The term after another, or before it; none that lies within it. */
function beside(all: readonly Term[], at: number, isAfter: boolean): Term | undefined {
  const term = all[at];
  if (!term) return undefined;
  if (isAfter) {
    const isDay = term.end === null || term.end === term.begin;
    const least = isDay ? term.begin : Math.max(term.begin, (term.end ?? 0) - NEAR);
    return all.slice(at + 1).find((one) => one.holder !== term.holder && one.begin >= least);
  }
  const earlier = all.slice(0, at);
  return earlier.findLast(
    (one) =>
      one.holder !== term.holder && !earlier.some((other) => other !== one && isWithin(other, one)),
  );
}

/** Whether one term lies within another: a coup within a presidency. */
const isWithin = (term: Term, other: Term): boolean =>
  term.end !== null &&
  other.end !== null &&
  term.holder !== other.holder &&
  term.begin < other.begin &&
  other.end < term.end - NEAR;

/** What tells of the change of hands first, then what tells a term whole. */
function told(known: Known, term: Term, person: string): Claim[] {
  const last = known.say.name(person).split(' ').at(-1) ?? '';
  const changes = (one: Claim): number => Number(!!one.gist && known.text(one).includes(last));
  return term.claims.toSorted(
    (a, b) =>
      changes(b) - changes(a) ||
      toldOfTerm(b) - toldOfTerm(a) ||
      known.worth(b) - known.worth(a) ||
      byId(a, b),
  );
}
