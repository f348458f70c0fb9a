/**
 * Words that ask how long something took come in; what counts its time goes out.
 *
 * The rules are those of tell/lengths.py; tests/browser/test_replies.py holds both to one another.
 */

import { bestFirst } from './aims';
import replying from '../../../../tell/replying.json';
import type { Box } from '../box/plainly';
import { split } from '../box/plain';
import { same } from '../box/turn';
import { plain as lastPart } from '../dossier';
import type { Claim } from '../shape';
import { cut, type Known } from './known';

const { units: UNITS } = replying;
/** The parts of those whom a count of time in an event may be of. */
const { timed: TIMED } = replying.roles;
const FEW = 3;
/** Words among which it is asked how long, or how many years. */
const OPENING = 3;

/** Whether it is asked how long, or how many years. */
export function asksLength(known: Known, text: string): boolean {
  const opening = split(text).slice(0, OPENING);
  return known.hasWord(opening, 'lengths') && known.hasWord(opening, 'lasting');
}

/** What counts the time that is asked for; nothing where no count of it is recorded. */
export function lengthsIn(known: Known, box: Box, text: string): Claim[] {
  const typed = split(text);
  if (!asksLength(known, text)) return [];
  const query = box.typed.read(text);
  const lasting = known.wordsOf('lasting');
  const words = [...new Set([...query.told, ...query.words])].filter((one) => !lasting.has(one));
  if (!words.length || query.day) return [];
  return new Lengths(known, box, words, typed).found();
}

class Lengths {
  /** The units of time that were typed. */
  private readonly units: ReadonlySet<string>;

  constructor(
    private readonly known: Known,
    private readonly box: Box,
    private readonly words: readonly string[],
    private readonly typed: readonly string[],
  ) {
    const units = [...known.dossier.claims.values()].flatMap(({ unit }) => unit ?? []);
    const isTyped = (unit: string): boolean =>
      UNITS.includes(lastPart(unit)) &&
      split(known.names(unit)).some((name) => typed.some((word) => same(name, word)));
    this.units = new Set([...new Set(units)].filter(isTyped));
  }

  found(): Claim[] {
    const every = [...this.known.dossier.claims.values()].filter((one) => this.isOf(one));
    const first = bestFirst(this.known, every).slice(0, FEW);
    // A count of several says of nobody that he is among them.
    return [...first, ...first.flatMap((one) => this.naming(one)).slice(0, 1)];
  }

  private isOf(claim: Claim): boolean {
    const unit = claim.unit ?? '';
    if (!UNITS.includes(lastPart(unit)) || !claim.gist) return false;
    if (this.units.size && !this.units.has(unit)) return false;
    const told = this.told(claim);
    // Out of office is not in office.
    if (this.known.hasWord(told, 'outside') !== this.known.hasWord(this.typed, 'outside')) {
      return false;
    }
    const names = new Set(this.counted(claim).flatMap((one) => this.names(one)));
    return this.lacking(told).every((word) => names.has(word));
  }

  private told(claim: Claim): string[] {
    return split(`${this.known.text(claim)} ${this.known.say.pick(claim.gist)}`);
  }

  /** The words that a sentence has in no form. */
  private lacking(told: readonly string[]): string[] {
    const have = new Set(told.map(cut));
    const [ruling, outside] = [this.known.wordsOf('ruling'), this.known.wordsOf('outside')];
    const has = (word: string): boolean => have.has(cut(word));
    return this.words.filter(
      (word) =>
        !outside.has(word) &&
        !this.box.fitting.forms(word).some(has) &&
        !(ruling.has(word) && [...ruling].some(has)),
    );
  }

  private names({ target }: Claim): string[] {
    return 'id' in target ? split(this.known.say.name(target.id)) : [];
  }

  /** What says to whom that happened of which a time is counted. */
  private counted({ about }: Claim): Claim[] {
    const own = this.known.dossier.about.get(about) ?? [];
    return own.filter((one) => TIMED.includes(lastPart(one.role)));
  }

  /** What says that somebody was there whom the count itself does not name. */
  private naming(claim: Claim): Claim[] {
    const lacking = this.lacking(this.told(claim));
    const isNamed = (one: Claim): boolean => this.names(one).some((word) => lacking.includes(word));
    return bestFirst(this.known, this.counted(claim).filter(isNamed));
  }
}
