/**
 * Words that ask whether numbers contradict each other come in; the verdict and the accounts go out.
 *
 * The rules are those of tell/contrasted.py; tests/browser/test_replies.py holds both to one another.
 */

import { split } from '../box/plain';
import type { Card, Name } from '../shape';
import type { Known } from './known';
import { bare, type Reply } from './reply';

const NUMBER = /\d+(?:[.,]\d{3})*(?![\d.,]*\d)/g;
/** Numbers that are contrasted: one alone is asked about otherwise. */
const LEAST = 2;
const FEW = 5;

/** How the numbers that the words name go together; nothing where no account has two of them. */
export function contrasted(known: Known, text: string): Reply[] {
  const asked = numbers([text]);
  if (asked.size < LEAST || !known.hasWord(split(text), 'versus')) return [];
  const pick = (name: Name | undefined): string => known.say.pick(name ?? '');
  const amounts = ({ rows }: Card): string[] => rows.map(({ amount }) => pick(amount));
  const held = known.screens.differing
    .map((card) => ({ card, has: both(asked, numbers(amounts(card))) }))
    .filter(({ has }) => has.size >= LEAST);
  const [best] = held.sort((a, b) => b.has.size - a.has.size || order(a.card, b.card));
  if (!best) return [];
  const { card, has } = best;
  const verdict = `${begun(pick(card.words))}.`;
  const rows = card.rows.filter(({ amount }) => both(has, numbers([pick(amount)])).size);
  return [
    bare([verdict, pick(card.differs)].filter(Boolean).join(' ')),
    ...rows.slice(0, FEW).map(({ who, count, told }) => ({
      ...bare(`${begun(pick(who))}: ${pick(count)}.`),
      claims: known.screens.told[told]?.claims ?? [],
    })),
  ];
}

const begun = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const both = (one: ReadonlySet<string>, other: ReadonlySet<string>): Set<string> =>
  new Set([...one].filter((each) => other.has(each)));

/** The numbers of texts, however they are written. */
function numbers(texts: readonly string[]): Set<string> {
  const found = texts.flatMap((text) => text.match(NUMBER) ?? []);
  return new Set(found.map((each) => each.replace(/[.,]/g, '')));
}

/** In the order of their sort, then of the ids of what they tell. */
function order(a: Card, b: Card): number {
  const [one, other] = [a, b].map(({ sort, disagreements }) => [sort, ...disagreements]);
  for (const [at, text] of (one ?? []).entries()) {
    const beside = other?.[at] ?? '';
    if (text !== beside) return text < beside ? -1 : 1;
  }
  return (one?.length ?? 0) - (other?.length ?? 0);
}
