/** A dossier with what tells it comes in; its claims, each in a sentence with its weight, go out. */

import { plain as lastPart } from '../dossier';
import type { Dossier } from '../dossier';
import { back } from '../once';
import type { FirstScreens } from '../screens';
import { normalise } from '../search';
import type { Claim, Name, Replied, Told } from '../shape';
import { readDay } from '../time';
import type { Say } from '../words/say';

/** Letters by which a word is known in a sentence, whatever its ending. */
const LETTERS = 5;
const VOICE = '\u0002';
/** First and last day. */
export type Span = readonly [first: number | null, last: number | null];
export type Order = readonly [undated: boolean, day: number, hour: number];

export const cut = (word: string): string => [...word].slice(0, LETTERS).join('');
export const isLong = (word: string): boolean => [...word].length >= LETTERS;

export class Known {
  private readonly at = new Map<string, number>();
  private readonly elsewhere = new Map<string, Name>();
  private readonly aims = new Map<string, ReadonlySet<string>>();

  constructor(
    readonly dossier: Dossier,
    readonly say: Say,
    private readonly all: Replied,
    readonly screens: FirstScreens,
    order: readonly string[],
  ) {
    order.forEach((id, at) => this.at.set(id, at));
    for (const [, , , , claims, , told] of dossier.data.drawing.lines) {
      if (claims[0]) this.elsewhere.set(claims[0], told);
    }
    for (const { claims, text } of screens.told) {
      if (claims[0]) this.elsewhere.set(claims[0], text);
    }
  }

  /** The sentence that names who says it. */
  text(claim: Claim): string {
    const told = this.all.told[this.at.get(claim.id) ?? -1];
    return told ? this.whole(told, claim) : this.say.pick(this.elsewhere.get(claim.id));
  }

  /** Who held a post, and when. */
  held(claim: Claim): string {
    const told = this.all.held[claim.id];
    return told ? this.whole(told, claim) : this.text(claim);
  }

  private whole(told: Name, claim: Claim): string {
    const text = this.say.pick(back(told, claim, this.dossier.data.languages));
    return text.replace(VOICE, () => this.voice(claim.voices[0] ?? ''));
  }

  /** How well it tells what happened. */
  worth(claim: Claim): number {
    return (this.all.worth[this.at.get(claim.id) ?? -1] ?? 0) / 10_000;
  }

  voice(id: string): string {
    return this.say.pick(this.all.voices[id]) || this.say.voice(id);
  }

  /** The word by which a sentence names a voice: of a person, the last. */
  knownBy(id: string): string {
    const name = this.voice(id);
    return this.dossier.thing(id)?.kind === 'person' ? (name.split(' ').at(-1) ?? '') : name;
  }

  /** Names as people join them; with semicolons where one has a comma of its own. */
  joined(ids: readonly string[]): string {
    const names = ids.map((id) => this.voice(id));
    if (names.length < 2) return names.join('');
    const comma = names.length > 2 && names.some((name) => name.includes(',')) ? '; ' : ', ';
    const patterns = this.all.apart[ids.at(-1) ?? ''] ?? this.all.joined;
    return filled(this.say.pick(patterns), names.slice(0, -1).join(comma), names.at(-1) ?? '');
  }

  /** How a concept is defined; nothing where it is not. */
  defined(concept: string): string {
    return this.say.pick(this.all.defined[concept]);
  }

  /** What a source is called where it is listed. */
  titled(id: string): string {
    const source = this.dossier.data.sources[id];
    const told = this.say.pick(this.all.titled[id]);
    if (told || !source) return told;
    const day = this.say.issued(source) || this.phrase('undated');
    const parts = [this.say.titled(source), this.say.pick(source.publisher), day];
    return parts.filter(Boolean).join(', '); // a list, no sentence
  }

  /** A sentence with who says so behind it. */
  saidBy(told: string, voices: readonly string[]): string {
    const pattern = this.say.pick(this.all.phrases['told after']);
    const text = pattern
      .replace(/<([^|>]*)\|([^>]*)>/g, voices.length > 1 ? '$2' : '$1')
      .replace('{t}', () => told)
      .replace('{v}', () => this.joined(voices));
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }

  phrase(key: string, ...values: string[]): string {
    return filled(this.say.pick(this.all.phrases[key]), ...values);
  }

  /** Whether a claim stands on a copy, a lead, or another page that is weak. */
  isWeak({ source }: Claim): boolean {
    return !!this.say.pick(this.all.weak[source]);
  }

  /** Where and of which day a sentence is read, and what makes that weak. */
  where(told: { text: string; voices: readonly string[]; source: string }): string {
    const source = this.dossier.data.sources[told.source];
    if (!source) return '';
    const outlet = this.say.pick(source.publisher) || this.voice(told.source);
    const named =
      told.voices.includes(told.source) || normalise(told.text).includes(normalise(outlet));
    const day = this.say.issued(source);
    const weak = this.say.pick(this.all.weak[told.source]);
    return [named ? '' : outlet, day, weak].filter(Boolean).join(', '); // a list, no sentence
  }

  /** The words of all languages that aim at something. */
  wordsOf(aim: string): ReadonlySet<string> {
    let own = this.aims.get(aim);
    if (!own) this.aims.set(aim, (own = new Set(normalise(this.all.aims[aim] ?? '').split(' '))));
    return own;
  }

  /** Who is of a kind: an NGO, a government. */
  ofKind(kind: string): readonly string[] {
    const things = Object.keys(this.dossier.data.things);
    return (this.all.kinds[kind] ?? []).flatMap((at) => things[at] ?? []);
  }

  hasWord(words: Iterable<string>, aim: string): boolean {
    const own = this.wordsOf(aim);
    return [...words].some((word) => own.has(word));
  }

  /** Of which days a claim speaks, as far as is stated. */
  span(claim: Claim): Span | undefined {
    if (claim.when) return claim.days && [claim.days[0], claim.days[3]];
    return this.all.asOf[claim.id];
  }

  /** When it was said: as the claim states, else when its source was issued. */
  said(claim: Claim): Span | undefined {
    if (!claim.issued) return this.dossier.data.sources[claim.source]?.said;
    const first = readDay(claim.issued);
    return first === null ? claim.said : [first, readDay(claim.issued, true)];
  }

  /** The day of which a claim speaks, or on which it was said. */
  begins(claim: Claim): number {
    const [first, last] = (claim.when ? this.span(claim) : this.said(claim)) ?? [null, null];
    return first || last || 0;
  }

  /** What puts events in the order of time: the day, then the hour; undated ones last. */
  order(event: string): Order {
    const day = this.dossier.start(event);
    return day === Infinity ? [true, 0, 0] : [false, day, this.screens.hour(event)];
  }

  /** The sentences that tell best of an event. */
  best(event: string): Told[] {
    return this.screens.best(event);
  }

  /** The parts in an event: the role of who took part in it. */
  part(claim: Claim): string {
    return claim.says === 'actors' ? lastPart(claim.role) : '';
  }

  /** The names of something, in every language. */
  names(id: string): string {
    const { things, sources, concepts } = this.dossier.data;
    const name = things[id]?.name ?? sources[id]?.title ?? concepts[id]?.name ?? '';
    return [name, ...Object.values(things[id]?.also ?? {})].flat().join(' ');
  }
}

/** Values in the place of blanks, `{}` in their order or `{0}` by number. */
function filled(pattern: string, ...values: string[]): string {
  let at = 0;
  return pattern.replace(/\{(\d?)\}/g, (_, number: string) => {
    const value = values[number ? Number(number) : at] ?? '';
    at += 1;
    return value;
  });
}
