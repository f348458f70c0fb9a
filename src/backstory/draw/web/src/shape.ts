/**
 * What the page reads: the contract between Python (draw/shape.py) and TypeScript.
 *
 * Ids are the dossier's own, without their IRI; a concept is "scheme/id". Days are whole numbers,
 * day 0 is 1970-01-01 in the proleptic Gregorian calendar. Dates stay as written (EDTF); `dates`
 * says each of them in words.
 */

export type Lang = 'en' | 'es';

/** One text for both languages (a proper name), or English and Spanish. */
export type Name = string | [en: string, es: string];

/** Earliest begin, latest begin, earliest end, latest end; null where the end is open. */
export type Days = [number | null, number | null, number | null, number | null];

export type ThingType = 'event' | 'actor' | 'place' | 'instrument' | 'source';

export interface Thing {
  type: Exclude<ThingType, 'source'>;
  name: Name;
  /** Events and instruments: a concept. Actors: person, body, group or post. */
  kind?: string;
  /** Aliases, by language. */
  also?: Record<Lang, string[]>;
  days?: Days;
  approximate?: true;
  /** Voices date it to days that have none in common. */
  disjoint?: true;
  wikidata?: string;
}

export interface Source {
  title: string;
  language: string;
  kind?: string;
  /** Empty where the dossier says that nobody tells. */
  publisher: Name;
  issued?: string;
  /** First and last day on which it may have been said; null where nobody says so. */
  said?: [number | null, number | null];
  /** Only where it may be a live link; anything but http(s) is shown as text. */
  url?: string;
  /** An address that is told but never linked. */
  address?: string;
  whole?: true;
  /** The id of a source, or words where the original is not held. */
  copyOf?: Name;
  cautions?: string[];
}

export interface Thought {
  text: string;
  lang: string;
}

export type Target =
  { id: string } | { concept: string } | Thought | { number: number } | { date: string };

export interface Claim {
  id: string;
  about: string;
  /** The predicate as the dossier writes it: happened, actors, covers, annuls, count … */
  says: string;
  target: Target;
  voices: string[];
  source: string;
  at: string;
  modality: string;
  when?: string;
  days?: Days;
  inferred?: true;
  wording?: Thought;
  /** An event's id, or a date, that limits the claim. */
  within?: string;
  issued?: string;
  /** First and last day on which it may have been said; null where nobody says so. */
  said?: [number | null, number | null];
  role?: string;
  gist?: Name;
  disputes?: string[];
  supports?: string[];
  revises?: string;
  counted?: string;
  unit?: string;
  bound?: string;
  definition?: string;
  partOf?: string;
}

export interface Disagreement {
  id: string;
  kind: string;
  between: string[];
  note: Name;
}

export type VerdictWord =
  | 'disputed'
  | 'not-comparable'
  | 'agree'
  | 'compatible'
  | 'revision'
  | 'conflict'
  | 'possible-conflict';

export interface Verdict {
  a: string;
  b: string;
  verdict: VerdictWord;
  why: Name;
}

/** Where a thing stands in the time layout and in the free one. */
export type Spot = [id: string, x: number, y: number, freeX: number, freeY: number];

/** A line: predicate or role, and the claims it rests on. */
export type Line = [from: string, to: string, says: string, role: string, claims: string[]];

export interface Drawing {
  spots: Spot[];
  lines: Line[];
  /** Marks of the time axis: year and x. */
  axis: [year: number, x: number][];
}

/** A parameter of a named question. */
export interface AskedFor {
  id: string;
  /** A kind of named thing, `concept <scheme>`, `scheme`, `number`, `day` or `text`. */
  kind: string;
  name: Name;
  required?: true;
  default?: string;
  /** IRIs by what is chosen. */
  choices?: Record<string, string>;
}

/** A variable of a question, and where it stands. */
export type Slot = [variable: string, where: 'columns' | 'list' | 'alone' | 'order' | 'body'];

/** A named question: its text in pieces, with a slot for each parameter. */
export interface Question {
  id: string;
  name: Name;
  text: (string | Slot)[];
  parameters: AskedFor[];
  /** Columns to show; one with `_label` after its name holds its words. */
  columns: string[];
  /** By column of dates put together from claims: the column of what is dated. */
  dates: Record<string, string>;
  example: Record<string, string>;
}

export interface Concept {
  name: Name;
  /** Added by the dossier: its IRI is one of the dossier's. */
  own?: true;
  broader?: string;
  definition?: Name;
}

/** What the page needs to ask, and to show answers. */
export interface Asking {
  questions: Question[];
  /** For completion in the editor: prefixes with their IRIs, and terms as prefixed names. */
  prefixes: Record<string, string>;
  terms: string[];
  /** Headings of the answers to named questions. */
  columns: Record<string, Name>;
  /** Columns whose values come without words, and the words. */
  neutral: { columns: string[]; words: Record<string, Name> };
}

export interface PageData {
  dossier: {
    id: string;
    iri: string;
    title: Name;
    description: Name;
    focus: string;
    knownOn: string;
    licence: string;
    note: Name;
  };
  concepts: Record<string, Concept>;
  predicates: Record<string, Name>;
  dates: Record<string, Name>;
  /** Places in sources, where their words are not the same in both languages. */
  places: Record<string, Name>;
  things: Record<string, Thing>;
  sources: Record<string, Source>;
  claims: Claim[];
  disagreements: Disagreement[];
  verdicts: Verdict[];
  drawing: Drawing;
  /** Filled when something is to be asked. */
  asking: Asking;
  /** What the build put in beside the data. */
  engine: boolean;
  /** Where the page opens when the address says nothing. */
  start: { tab: string; event: string; lang: Lang };
}
