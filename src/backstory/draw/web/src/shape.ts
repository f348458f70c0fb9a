/**
 * What the page reads. Written from draw/shape.py: `make schema`.
 *
 * Ids are the dossier's own, without their IRI; a concept is "scheme/id". Days are whole numbers,
 * day 0 is 1970-01-01 in the proleptic Gregorian calendar. Dates stay as written (EDTF); `dates` says
 * each of them in words.
 */

/** An event, actor, place or instrument. */
export interface Thing {
  type: ThingType;
  name: Name;
  /** Events and instruments: a concept. Actors: person, body, group or post. */
  kind?: string;
  /** Aliases, by language. */
  also?: Record<string, string[]>;
  days?: Days;
  /** Where nobody asserts a date: the days for which it is hoped, expected or proposed. */
  planned?: Days;
  /** How its date came to be known, oldest saying first. */
  dated?: Step[];
  /** How much it matters; what weighs most is drawn first (draw/importance.py). */
  weight?: number;
  /** Why the editors want it seen. */
  pin?: Name;
  approximate?: true;
  /** Voices date it to days that have none in common. */
  disjoint?: true;
  /** No source states its date: the editors worked it out. */
  inferred?: true;
  wikidata?: string;
}

/** What was read, and how far it may be trusted. */
export interface Source {
  /** As it stands, in the language of the source; or the editors' words, one a language. */
  title: Name;
  language: string;
  /** Empty where the dossier says that nobody tells. */
  publisher: Name;
  /** What it is called in running text, where nobody publishes it. */
  short?: Name;
  kind?: string;
  issued?: string;
  /** The editors worked out when it was issued. */
  issuedInferred?: true;
  said?: Said;
  /** Only where it may be a live link; anything but http(s) is shown as text. */
  url?: string;
  /** An address that is told but never linked. */
  address?: string;
  whole?: true;
  /** The id of a source, or words where the original is not held. */
  copyOf?: Name;
  cautions?: string[];
}

/** Words as somebody wrote them. */
export interface Thought {
  text: string;
  lang: string;
}

/** What a voice says, where, and how it puts it. */
export interface Claim {
  id: string;
  about: string;
  /** The predicate as the dossier writes it: happened, actors, covers, annuls, count … */
  says: string;
  /** The key of its words, where that is not `says`: no repeal is called an annulment. */
  relation?: string;
  target: Target;
  voices: string[];
  source: string;
  at: string;
  modality: string;
  when?: string;
  days?: Days;
  /** The editors worked out what it gives: its period, the date of its event, or who took part. */
  inferred?: true;
  /** They worked out when it was said. */
  issuedInferred?: true;
  wording?: Thought;
  /** An event's id, or a date, that limits the claim. */
  within?: string;
  issued?: string;
  said?: Said;
  role?: string;
  /** It accuses somebody: told with its voice, never drawn as a line. */
  accuses?: true;
  /** What answers the accusation, or that none is recorded: it stands where the claim does. */
  answer?: Name;
  gist?: Name;
  /** What it says in a sentence, where the editors wrote none. */
  text?: Name;
  supports?: string[];
  revises?: string;
  counted?: string;
  unit?: string;
  bound?: string;
  /** The number as it is meant: more than 500, 86 of 91. */
  amount?: Name;
  /** What makes it narrower than its bare words: base, how far counted, part, limit, articles. */
  bounds?: Name;
  definition?: string;
  partOf?: string;
}

/** A word of the vocabulary. */
export interface Concept {
  name: Name;
  /** Added by the dossier: its IRI is one of the dossier's. */
  own?: true;
  /** What else it is called, in any language: it is found by that. */
  also?: string[];
  broader?: string;
  definition?: Name;
}

/** What the dossier says of itself. */
export interface DossierHead {
  id: string;
  iri: string;
  title: Name;
  description: Name;
  focus: string;
  knownOn: string;
  licence: string;
  note: Name;
  /** Where the page is hosted: links from a copy lead there. */
  page?: string;
  /** Of its names, where it is written in one alone. */
  language?: string;
  /** Who publishes it, where to object, who reviewed it: a line each. */
  answers: Name[];
  /** Whether the wording was reviewed in every language. */
  reviewed: boolean;
  /** Where several are shown, each of them; the ids in one begin with its id and `:`. */
  dossiers?: DossierHead[];
}

/** Where the page opens when its address says nothing. */
export interface Start {
  tab: string;
  event: string;
  lang: Lang;
}

/** What the page says in one language. */
export interface PageWords {
  name: string;
  /** What the button that changes to it says. */
  switch: string;
  /** The language whose labels are shown to who reads it. */
  labels: Lang;
  quoted: string;
  thousands: string;
  decimal: string;
  months: string[];
  dayOfMonth: string;
  monthOfYear: string;
  /** Words that mean nothing when something is looked for. */
  light: string;
  /** By question, the words that ask it. */
  asking: Record<string, string>;
  /** By question about two things, the words that ask it. */
  pairs: Record<string, string>;
  /** Numbers, each before its words, `;` between them. */
  spelt: string;
  /** Words that mean the same, group by group. */
  alike: string;
  /** The first and last day of a year, each before its words. */
  edges: string;
  /** Words for what befell somebody; after `;`, those that ask of whoever did it. */
  fates: string;
  /** By turn of phrase, the words of it, `…` where a thing is named. */
  turns: Record<string, string>;
  /** Words that link a name to what is asked of it, and say nothing. */
  links: string;
  /** Words that ask what happened, of whatever kind. */
  listing: string;
  /** Words for what is of whoever was named before. */
  theirs: string;
  /** Words for what is counted of anything: a count, a figure. */
  counts: string;
  /** Kinds of actors, each before the words for it, `;` between them. */
  actors: string;
  /** Kinds of actors who speak, each before the words for them, `;` between them. */
  speakers: string;
  /** Words by which somebody tells a number; after `;`, those before whoever says it. */
  telling: string;
  /** Words for those whom something befell: the pardoned. */
  became: string;
  /** Words, each before the phrases that it stands for, `,` between them. */
  instead: string;
  /** Words that open a second question, `;` between them. */
  seconds: string;
  /** Words for the main event that name no other. */
  meant: string;
  /** Words that are a name only where they stand together: the US is no pronoun. */
  named: string;
  /** Words that ask for more than a yes or a no; gazettes, numbers, and asking for something. */
  laws: string;
  /** Words before, between and beside years; and names of spans, each behind its years. */
  spans: Record<string, string>;
  /** Words of dates and of names: between a day and its month, before either, behind a figure. */
  little: Record<string, string>;
  /** By what is counted, the words by which people ask for it. */
  counted: Record<string, string>;
  /** Every text of the page itself, by key; `{}` takes a value. */
  page: Record<string, string>;
}

/** The rows of a table, counted by day, to be drawn behind the timeline. */
export interface Behind {
  /** The day on which the first bar begins. */
  first: number;
  /** Days of a bar. */
  step: number;
  bars: number[];
  /** What is counted and where it is from. */
  told: Name;
}

/** Everything the page reads. */
export interface PageData {
  /** In the order in which names are written in them. */
  languages: Lang[];
  words: Record<string, PageWords>;
  dossier: DossierHead;
  concepts: Record<string, Concept>;
  predicates: Record<string, Name>;
  /** Predicates that tie an event to others that explain it. */
  context: string[];
  dates: Record<string, Name>;
  /** Places in sources, where their words are not the same in both languages. */
  places: Record<string, Name>;
  things: Record<string, Thing>;
  sources: Record<string, Source>;
  claims: Claim[];
  disagreements: Disagreement[];
  verdicts: Verdict[];
  measures: Measure[];
  /** Texts that became of one another, oldest first: as announced, as a bill, as the law. */
  versions: Measure[][];
  /** In what measures are alike and unlike. */
  likened: Likened[];
  drawing: Drawing;
  /** Empty until something is to be asked. */
  asking: Asking;
  behind?: Behind;
  /** Whether the page carries its query engine. */
  engine: boolean;
  start: Start;
}

/** One of the page's languages, by its code. */
export type Lang = string;

/** One text for all languages (a proper name), or one a language, in the order of `languages`. */
export type Name = string | string[];

/** Earliest begin, latest begin, earliest end, latest end; null where the end is open. */
export type Days = [number | null, number | null, number | null, number | null];

/** What was known of a date: from which day (null: at any time), 1 if planned, and its four days. */
export type Step = [from: number | null, planned: number, ...days: Days];

/** First and last day on which it may have been said; null where nobody says so. */
export type Said = [number | null, number | null];

export type ThingType = 'event' | 'actor' | 'place' | 'instrument';

/** What the predicate of a claim points at. */
export type Target = { id: string } | { concept: string } | Thought | { number: number; written?: string; upto?: number } | { date: string };

/** A variable of a question, and where it stands. */
export type Slot = [variable: string, where: 'columns' | 'list' | 'alone' | 'order' | 'body' | 'if' | 'unless' | 'end'];

/** Where a thing stands in the time layout and in the free one. */
export type Spot = [id: string, x: number, y: number, freeX: number, freeY: number];

/** A line: predicate or role, the claims it rests on (the best first), its word, its sentence. */
export type Line = [from: string, to: string, says: string, role: string, claims: string[], word: number, told: Name];

/** The kinds of things that fit, or `day` or `number`; and whether it must be filled. */
export type Blank = [kinds: string | string[], needed: boolean];

/**
 * An event of the context: its list, its id, the reasons why it is there; and its sentence, if that
 * is not the best of it, because that one tells something later: -1 where there is none other.
 */
export type Candidate = [list: string, event: string, reasons: number[], told?: number];

/** A mark of the time axis. */
export type Mark = [year: number, x: number];

/** Who says that claims are at odds: a voice that disputes, the editors, the figures themselves. */
export type By = 'stated' | 'signed' | 'shown';

export type VerdictWord = 'disputed' | 'not-comparable' | 'agree' | 'compatible' | 'revision' | 'later-count' | 'conflict' | 'possible-conflict';

/** Claims at odds: each of a side with the first of every other. */
export interface Disagreement {
  id: string;
  by: By;
  kind: string;
  /** Claims; where a voice states it, what is disputed is the first side. */
  sides: string[][];
  /** The editors' note, or the verdict on two figures with its reasons. */
  note: Name;
}

/** How two figures compare, and why. */
export interface Verdict {
  a: string;
  b: string;
  verdict: VerdictWord;
  why: Name;
}

/** One thing said of a measure, with all the claims that say it. */
export interface Cell {
  text: Name;
  claims: string[];
}

/** A clemency, or a legal text about one. */
export interface Measure {
  id: string;
  /** It, its texts and the events that come by them. */
  about: string[];
  /** Events, oldest first. */
  stages: string[];
  cells: Record<string, Cell[]>;
  /** The measures most like it, the nearest first. */
  near?: string[];
  /** By a later measure: the sentences on what both have, and on what only one of them has. */
  like?: Record<string, number[][]>;
  /** What it is called where it is not the thing of its id: a text as it was announced. */
  name?: Name;
}

/** In what two measures are alike or unlike, in a sentence. */
export interface Likened {
  text: Name;
  /** What the sentence ends in, a line each, where some of it holds within limits alone. */
  each?: Name[];
  /** The day from which all that it tells may have been said. */
  known?: number;
}

/** Places and lines of the network, and the marks of its axis of time. */
export interface Drawing {
  spots: Spot[];
  lines: Line[];
  axis: Mark[];
  /** Above it stands what has a place in time, below it what has none. */
  floor: number;
  /** What the lines say, in a word or two. */
  words: Name[];
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
  /** Columns whose empty cells say that nobody states it. */
  empty: string[];
  example: Record<string, string>;
}

/** Columns whose values come without words, and the words. */
export interface Neutral {
  columns: string[];
  words: Record<string, Name>;
}

/** How long a query may take in the page, and how many rows of its answer are shown. */
export interface Bounds {
  seconds: number;
  rows: number;
  /** Of a query; a longer one is not even looked at. */
  letters: number;
  /** Brackets within one another: the engine reads them by recursion. */
  floors: number;
}

/** A mistake that many make in SPARQL; `{}` stands for the word that it is about. */
export interface UsualMistake {
  /** Where it is found, case ignored; empty for the two that AS and SELECT show. */
  pattern: string;
  /** With `{line}` and `{column}`. */
  what: Name;
  mend: Name;
}

/** What is told of a query that the engine refused, as the shell tells it (ask/explained.py). */
export interface Complaints {
  /** What is wrong, by its key; with `{line}`, `{column}`, and `{}` for what it is about. */
  told: Record<string, Name>;
  /** How it is mended; each `{}` stands for what is to be written. */
  mends: Record<string, Name>;
  /** What the engine hides among the signs that it would have taken, by its own words. */
  reasons: Record<string, Name>;
  /** Every keyword and function of SPARQL, in small letters, with spaces between. */
  keywords: string;
  /** The types that a value can be made of, xsd's, with spaces between. */
  casts: string;
  /** The prefixes of the dossiers on the page. */
  own: string[];
  /** Prefixes that others write for a known vocabulary. */
  also: Record<string, string>;
  /** Addresses of vocabularies that no graph here is written in, by the prefix they have. */
  elsewhere: Record<string, string>;
}

/** What the page needs to ask and to show answers; read when something is to be asked. */
export interface Asking {
  questions: Question[];
  /** For completion in the editor, and to shorten what is answered. */
  prefixes: Record<string, string>;
  bounds: Bounds;
  /** By question: what fits each of its blanks, and whether it must be filled. */
  blanks: Record<string, Record<string, Blank>>;
  terms: string[];
  /** Headings of the answers to named questions. */
  columns: Record<string, Name>;
  neutral: Neutral;
  usual: UsualMistake[];
  texts: UsualMistake[];
  complaints: Complaints;
}

/** What BibTeX, RIS and CSL need beside the data: titles, notes and dates only where unlike. */
export interface CitedForms {
  /** The type of an item, by the id of the kind of source. */
  csl: Record<string, string>;
  /** The same of RIS, by that type. */
  ris: Record<string, string>;
  /** Year, month and day of each end, and 1 if it is approximate. */
  dates: Record<string, unknown[]>;
  titles: Record<string, Name>;
  notes: Record<string, Name>;
  /** Who publishes a dossier, by its id; by an empty one all here: empty if nobody, or unlike. */
  publishers: Record<string, string>;
}

/** The form of what is copied to be pasted elsewhere; `{…}` is filled (draw/embed.py). */
export interface Fragment {
  frame: string;
  line: string;
  link: string;
  answer: string;
  /** What a line says that others differ from. */
  odds: Name;
  /** Who publishes a dossier and its licence, by its IRI. */
  foot: Record<string, string>;
}

/** How to cite, in the words of `backstory cite`; read when something is to be cited. */
export interface Citations {
  /** How much of its source's citation stands before and after, and what stands between. */
  claims: Record<string, Name>;
  sources: Record<string, Name>;
  /** The dossier, for this thing; its sources follow. By an empty id as most things have it. */
  things: Record<string, Name>;
  forms: CitedForms;
  /** The dossier itself. */
  whole: Name;
  /** Where several are shown, each of them, by its id. */
  homes: Record<string, Name>;
  fragment: Fragment;
}

/** What answers plain words are told with; claims in the order in which they stand here. */
export interface Replied {
  /**
   * The sentence of each that names who says it, with marks for its own words and who speaks;
   *     empty where a line or a first screen tells it.
   */
  told: Name[];
  /** Of whoever held a post, by the claim: who held it and when, where that says more. */
  held: Record<string, Name>;
  /** How well each tells what happened. */
  worth: number[];
  /** The first and last day of which a number is that has no period. */
  asOf: Record<string, Said>;
  /** Who says it, as a sentence goes on with it. */
  voices: Record<string, Name>;
  /** What makes a source weak. */
  weak: Record<string, Name>;
  phrases: Record<string, Name>;
  /** What joins the last of some names to those before it, in each language. */
  joined: string[];
  /** The same for a voice that is joined in another way. */
  apart: Record<string, string[]>;
  /** By a kind of actor that words may name, where among the things stands who is of it. */
  kinds: Record<string, number[]>;
  /** Words that ask for less than all rows of a question. */
  aims: Record<string, string>;
  /** By concept, how it is defined. */
  defined: Record<string, Name>;
  /** Of sources that copy others, those that carry most: what each is called. */
  titled: Record<string, Name>;
}

/** One sentence that names who says it. */
export interface Told {
  text: Name;
  /** What it is made from; the first is the one whose words are used. */
  claims: string[];
  /** What makes its source weak. */
  weak?: Name;
  /** What answers the accusation in it, or that none is recorded. */
  answer?: Name;
  /** The day by which it had surely been said. */
  known?: number;
  /** It tells no more than the name of what it is about, and when. */
  bare?: true;
}

/** Why an event is context of another, in a sentence that somebody can deny. */
export interface Reason {
  text: Name;
  /** voice, editors or structure: by whose word it is. */
  by: string;
  claims?: string[];
  differs?: true;
  known?: number;
}

/** One account of what a card asks. */
export interface CardRow {
  /** The voice, with the source and its date. */
  who: Name;
  /** The number with who gives it, or who speaks: rows of one number are one party. */
  party: Name;
  /** Its sentence, by its place. */
  told: number;
  amount?: Name;
  /** The amount, what is counted, and of when. */
  count?: Name;
}

/** One question on which accounts differ, with its verdict. */
export interface Card {
  sort: string;
  question: Name;
  verdict: string;
  /** The verdict in words. */
  words: Name;
  rows: CardRow[];
  differs: Name;
  /** stated, signed, shown or structure: by whose word they differ. */
  by: string;
  disagreements: string[];
}

/** What is not known, and where it was looked for. */
export interface Gap {
  question: Name;
  looked: Name;
}

/** The first screen of an event: numbers lead to sentences, reasons, cards and gaps. */
export interface Screen {
  happened: number[];
  /** The best of each list first. */
  steps: Candidate[];
  cards: number[];
  unknown: number[];
}

/** What a voice counts again and again. */
export interface Series {
  counted: string;
  /** In the order of their days; one that corrects another says so itself. */
  claims: string[];
  /** Each with its period. */
  told: Name[];
}

/** A sentence of briefs; marks stand for what the page holds of its claims. */
export interface BriefRow {
  text: Name;
  claims: string[];
  /** The heading under which it stands, if not of the event itself. */
  under?: string;
}

/** The brief of an event. */
export interface Brief {
  /** Its sentences, by their places. */
  told: number[];
  /** If it is not its name and its day. */
  title?: Name;
  /** What no source states, where there is little to tell. */
  missing?: Name;
}

/** The briefs of events, each sentence and source once. */
export interface Briefs {
  of: Record<string, Brief>;
  told: BriefRow[];
  /** How a source is named in a note, with marks; and what makes it weak, or empty. */
  sources: Record<string, Name[]>;
  /** By whom and of which day they are, by dossier; by an empty name where there is one. */
  made: Record<string, Name>;
  /** The headings, in the order in which they stand. */
  heads: Record<string, Name>;
  nothing: Name;
}

/** The first screens of all events. */
export interface Screens {
  told: Told[];
  reasons: Reason[];
  cards: Card[];
  gaps: Gap[];
  of: Record<string, Screen>;
  /** All cards, what matters most first. */
  odds: number[];
  /** The sentences that tell best of an event, by its id. */
  best: Record<string, number[]>;
  /** The date of an event in words. */
  days: Record<string, Name>;
  /** Minutes into its day of an event whose hour is told: those of one day stand by it. */
  hours: Record<string, number>;
  /** The figures of those who count more than once, by the voice. */
  series: Record<string, Series[]>;
  /** What is copied as text. */
  briefs?: Briefs;
}
