/** What somebody typed comes in; out goes what tells the claims that answer from the others. */

import lists from '../../../../ask/asking.json';
import { SAID } from '../box/asked';
import { countingWords } from '../box/counting';
import type { Box } from '../box/plainly';
import { plain, split } from '../box/plain';
import type { Claim } from '../shape';
import { readDay } from '../time';
import { cut, type Known } from './known';

const isNumber = (word: string): boolean => /^\p{Nd}+$/u.test(word);

const COUNTED = 'figures_side_by_side';
const { groups: GROUPS } = lists;

export class Wanted {
  constructor(
    private readonly known: Known,
    private readonly box: Box,
    private readonly text: string,
    /** Ids of what the question is about: their names tell no row from another. */
    private readonly about: readonly string[],
  ) {}

  /** Which share of the words typed that tell claims apart each has, by their rarity. */
  having(claims: readonly Claim[]): Map<string, number> {
    const { typed } = this.box;
    const query = typed.read(this.text);
    const counts = query.asked.includes(COUNTED);
    const places = counts ? this.places(query.words) : new Set<string>();
    const own = new Map(
      claims.map((claim) => {
        // Of a number, the group too that is counted: ETA's prisoners.
        const kind = this.known.dossier.thing(claim.about)?.kind ?? '';
        const group = counts && GROUPS.includes(kind) ? this.known.names(claim.about) : '';
        const of = new Set(split([this.known.text(claim), group].join(' ')).map(cut));
        // The Government of Venezuela is no more of Venezuela than who else counts there.
        for (const word of claim.voices.flatMap((id) => split(this.known.voice(id)))) {
          if (places.has(word)) of.delete(cut(word));
        }
        return [claim.id, of];
      }),
    );
    // A count is of its month, whether or not a sentence names it.
    const months = counts ? query.months.map(cut) : [];
    const names = this.named().map(cut);
    const joined = counts ? this.joined(new Set([...names, ...query.dated])) : [];
    const taken = new Set([...names, ...joined, ...query.dated, ...months]);
    // That somebody said it is no news, nor that it was counted: of how much time is not told.
    const hints = counts || query.asked.includes(SAID) ? [] : query.hints;
    const left = [...hints, ...query.told, ...query.words].filter(
      (word) => !taken.has(cut(word)) && !isNumber(word),
    );
    const asked = [...new Set(left)].map(
      (word) => new Set([word, ...(typed.alike.get(word) ?? [])].map(cut)),
    );
    const has = (of: ReadonlySet<string>, one: ReadonlySet<string>): boolean =>
      [...one].some((word) => of.has(word));
    const rarity = asked.map((one) => {
      const many = [...own.values()].filter((of) => has(of, one)).length;
      return many ? Math.log((1 + own.size) / many) : 0;
    });
    const most = rarity.reduce((sum, one) => sum + one, 0) || 1;
    return new Map(
      [...own].map(([id, of]) => {
        const value = asked.reduce(
          (sum, one, at) => sum + (has(of, one) ? (rarity[at] ?? 0) : 0),
          0,
        );
        return [id, value / most];
      }),
    );
  }

  /** The words typed that are no name of what is asked about, no day and no question. */
  topic(): string[] {
    const { told, words: own } = this.box.typed.read(this.text);
    const named = new Set(this.named().map(cut));
    const typed = [...told, ...own].filter((word) => !isNumber(word));
    const again = typed.filter((word, at) => typed.indexOf(word) < at);
    // A name takes a word once: Amnesty International on the amnesty.
    return [...typed.filter((word) => !named.has(cut(word))), ...again];
  }

  /** Whether some word typed stands in a name of what is asked about. */
  get isNamed(): boolean {
    const typed = new Set(split(this.text));
    return this.named().some((word) => typed.has(word));
  }

  /** The last day that the sources reach, where it is asked how things stand. */
  now(): readonly [number, number] | undefined {
    const last = readDay(this.box.reach);
    if (last === null || !this.known.hasWord(split(this.text), 'now')) return undefined;
    return [last, last];
  }

  /** Of words, those that are the whole name of a place. */
  private places(words: readonly string[]): Set<string> {
    const { fitting } = this.box;
    const isPlace = (word: string): boolean =>
      [...fitting.having(word)].some((at) => {
        const [, kind, name] = fitting.row(at);
        return kind === 'place' && plain(name) === word;
      });
    return new Set(words.filter(isPlace));
  }

  /** What is counted beside what is known: of releases and measures, measures. */
  private joined(known: ReadonlySet<string>): string[] {
    const { fitting, typed } = this.box;
    const [said, links] = [split(this.text), typed.turns.of('to')];
    const beside = said.filter(
      (_, at) => at > 1 && links.has(said[at - 1] ?? '') && known.has(cut(said[at - 2] ?? '')),
    );
    return countingWords(fitting, beside).map(cut);
  }

  private named(): string[] {
    return split(this.about.map((id) => this.known.names(id)).join(' '));
  }

  /** The year, or the month of one, that was typed: its first day and its last. */
  term(): readonly [number, number] | undefined {
    const [year, month] = this.box.typed.month(split(this.text));
    if (!year) return undefined;
    const text = String(year) + (month ? `-${String(month).padStart(2, '0')}` : '');
    const [first, last] = [readDay(text), readDay(text, true)];
    return first === null || last === null ? undefined : [first, last];
  }

  /** The day that was typed, as the first and the last of a term. */
  get onDay(): readonly [number, number] | undefined {
    const { day } = this;
    return day === null ? undefined : [day, day];
  }

  get day(): number | null {
    const { day } = this.box.typed.read(this.text);
    return day ? readDay(day) : null;
  }
}
