"""
The shapes of the page's data; `typescript.py` writes web/src/shape.ts from them.

Ids are the dossier's own, without their IRI; a concept is "scheme/id". Days are whole numbers,
day 0 is 1970-01-01 in the proleptic Gregorian calendar. Dates stay as written (EDTF); `dates` says
each of them in words.
"""

from __future__ import annotations

from typing import Any, Final, NotRequired, TypedDict

__all__ = [
    "TYPESCRIPT",
    "AskedFor",
    "Asking",
    "Blank",
    "Bounds",
    "Candidate",
    "Card",
    "CardRow",
    "Cell",
    "Citations",
    "CitedForms",
    "Claim",
    "Concept",
    "Days",
    "Disagreement",
    "DossierHead",
    "Drawing",
    "Gap",
    "Measure",
    "Name",
    "Neutral",
    "PageData",
    "PageWords",
    "Question",
    "Reason",
    "Screen",
    "Screens",
    "Source",
    "Start",
    "Thing",
    "Told",
    "Verdict",
]

Lang = str
"""One of the page's languages, by its code."""

Name = str | list[str]
"""One text for all languages (a proper name), or one a language, in the order of `languages`."""

Days = list[int | None]
"""Earliest begin, latest begin, earliest end, latest end; null where the end is open."""

Step = list[int | None]
"""What was known of a date: from which day (null: at any time), 1 if planned, and its four days."""

Said = list[int | None]
"""First and last day on which it may have been said; null where nobody says so."""

ThingType = str

Target = dict[str, str | int | float]
"""What the predicate of a claim points at."""

Slot = list[str]
"""A variable of a question, and where it stands."""

Spot = list[str | float]
"""Where a thing stands in the time layout and in the free one."""

Line = list[str | int | list[str]]
"""A line: predicate or role, the claims it rests on (the best first), its word, its sentence."""

Blank = list[str | bool | list[str]]
"""The kinds of things that fit, or `day` or `number`; and whether it must be filled."""

Candidate = list[str | list[int]]
"""An event of the context: its list, its id, the reasons why it is there."""

Mark = list[float]
"""A mark of the time axis."""

By = str
"""Who says that claims are at odds: a voice that disputes, the editors, the figures themselves."""

VerdictWord = str

TYPESCRIPT: Final = {
    "Lang": "string",
    "Name": "string | string[]",
    "Days": "[number | null, number | null, number | null, number | null]",
    "Step": "[from: number | null, planned: number, ...days: Days]",
    "Said": "[number | null, number | null]",
    "ThingType": "'event' | 'actor' | 'place' | 'instrument'",
    "Target": "{ id: string } | { concept: string } | Thought | { number: number } "
    "| { date: string }",
    "Slot": "[variable: string, where: 'columns' | 'list' | 'alone' | 'order' | 'body' "
    "| 'if' | 'unless' | 'end']",
    "Spot": "[id: string, x: number, y: number, freeX: number, freeY: number]",
    "Line": "[from: string, to: string, says: string, role: string, claims: string[], "
    "word: number, told: Name]",
    "Mark": "[year: number, x: number]",
    "Blank": "[kinds: string | string[], needed: boolean]",
    "Candidate": "[list: string, event: string, reasons: number[]]",
    "By": "'stated' | 'signed' | 'shown'",
    "VerdictWord": "'disputed' | 'not-comparable' | 'agree' | 'compatible' | 'revision' "
    "| 'later-count' | 'conflict' | 'possible-conflict'",
}
"""How TypeScript narrows the types above: JSON has no tuples, and Python writes lists."""


class Thing(TypedDict):
    """An event, actor, place or instrument."""

    type: ThingType
    name: Name
    kind: NotRequired[str]
    """Events and instruments: a concept. Actors: person, body, group or post."""
    also: NotRequired[dict[str, list[str]]]
    """Aliases, by language."""
    days: NotRequired[Days]
    planned: NotRequired[Days]
    """Where nobody asserts a date: the days for which it is hoped, expected or proposed."""
    dated: NotRequired[list[Step]]
    """How its date came to be known, oldest saying first."""
    weight: NotRequired[int]
    """How much it matters; what weighs most is drawn first (draw/importance.py)."""
    pin: NotRequired[Name]
    """Why the editors want it seen."""
    approximate: NotRequired[bool]
    disjoint: NotRequired[bool]
    """Voices date it to days that have none in common."""
    wikidata: NotRequired[str]


class Source(TypedDict):
    """What was read, and how far it may be trusted."""

    title: Name
    """As it stands, in the language of the source; or the editors' words, one a language."""
    language: str
    publisher: Name
    """Empty where the dossier says that nobody tells."""
    kind: NotRequired[str]
    issued: NotRequired[str]
    said: NotRequired[Said]
    url: NotRequired[str]
    """Only where it may be a live link; anything but http(s) is shown as text."""
    address: NotRequired[str]
    """An address that is told but never linked."""
    whole: NotRequired[bool]
    copyOf: NotRequired[Name]
    """The id of a source, or words where the original is not held."""
    cautions: NotRequired[list[str]]


class Thought(TypedDict):
    """Words as somebody wrote them."""

    text: str
    lang: str


class Claim(TypedDict):
    """What a voice says, where, and how it puts it."""

    id: str
    about: str
    says: str
    """The predicate as the dossier writes it: happened, actors, covers, annuls, count …"""
    target: Target
    voices: list[str]
    source: str
    at: str
    modality: str
    when: NotRequired[str]
    days: NotRequired[Days]
    inferred: NotRequired[bool]
    wording: NotRequired[Thought]
    within: NotRequired[str]
    """An event's id, or a date, that limits the claim."""
    issued: NotRequired[str]
    said: NotRequired[Said]
    role: NotRequired[str]
    accuses: NotRequired[bool]
    """It accuses somebody: told with its voice, never drawn as a line."""
    answer: NotRequired[Name]
    """What answers the accusation, or that none is recorded: it stands where the claim does."""
    gist: NotRequired[Name]
    text: NotRequired[Name]
    """What it says in a sentence, where the editors wrote none."""
    supports: NotRequired[list[str]]
    revises: NotRequired[str]
    counted: NotRequired[str]
    unit: NotRequired[str]
    bound: NotRequired[str]
    amount: NotRequired[Name]
    """The number as it is meant: more than 500, 86 of 91."""
    definition: NotRequired[str]
    partOf: NotRequired[str]


class Disagreement(TypedDict):
    """Claims at odds: each of a side with the first of every other."""

    id: str
    by: By
    kind: str
    sides: list[list[str]]
    """Claims; where a voice states it, what is disputed is the first side."""
    note: Name
    """The editors' note, or the verdict on two figures with its reasons."""


class Verdict(TypedDict):
    """How two figures compare, and why."""

    a: str
    b: str
    verdict: VerdictWord
    why: Name


class Cell(TypedDict):
    """One thing said of a measure, with all the claims that say it."""

    text: Name
    claims: list[str]
    of: NotRequired[list[str]]
    """What they point at: what two measures have in common they are alike in."""


class Measure(TypedDict):
    """A clemency, or a legal text about one."""

    id: str
    about: list[str]
    """It, its texts and the events that come by them."""
    stages: list[str]
    """Events, oldest first."""
    cells: dict[str, list[Cell]]
    near: NotRequired[list[str]]
    """The measures most like it, the nearest first."""
    name: NotRequired[Name]
    """What it is called where it is not the thing of its id: a text as it was announced."""


class Drawing(TypedDict):
    """Places and lines of the network, and the marks of its axis of time."""

    spots: list[Spot]
    lines: list[Line]
    axis: list[Mark]
    floor: float
    """Above it stands what has a place in time, below it what has none."""
    words: list[Name]
    """What the lines say, in a word or two."""


class AskedFor(TypedDict):
    """A parameter of a named question."""

    id: str
    kind: str
    """A kind of named thing, `concept <scheme>`, `scheme`, `number`, `day` or `text`."""
    name: Name
    required: NotRequired[bool]
    default: NotRequired[str]
    choices: NotRequired[dict[str, str]]
    """IRIs by what is chosen."""


class Question(TypedDict):
    """A named question: its text in pieces, with a slot for each parameter."""

    id: str
    name: Name
    text: list[str | Slot]
    parameters: list[AskedFor]
    columns: list[str]
    """Columns to show; one with `_label` after its name holds its words."""
    dates: dict[str, str]
    """By column of dates put together from claims: the column of what is dated."""
    empty: list[str]
    """Columns whose empty cells say that nobody states it."""
    example: dict[str, str]


class Neutral(TypedDict):
    """Columns whose values come without words, and the words."""

    columns: list[str]
    words: dict[str, Name]


class Bounds(TypedDict):
    """How long a query may take in the page, and how many rows of its answer are shown."""

    seconds: float
    rows: int


class Asking(TypedDict):
    """What the page needs to ask and to show answers; read when something is to be asked."""

    questions: list[Question]
    prefixes: dict[str, str]
    """For completion in the editor, and to shorten what is answered."""
    bounds: Bounds
    blanks: dict[str, dict[str, Blank]]
    """By question: what fits each of its blanks, and whether it must be filled."""
    terms: list[str]
    columns: dict[str, Name]
    """Headings of the answers to named questions."""
    neutral: Neutral


class CitedForms(TypedDict):
    """What BibTeX, RIS and CSL need beside the data: titles, notes and dates only where unlike."""

    csl: dict[str, str]
    """The type of an item, by the id of the kind of source."""
    ris: dict[str, str]
    """The same of RIS, by that type."""
    dates: dict[str, list[Any]]
    """Year, month and day of each end, and 1 if it is approximate."""
    titles: dict[str, Name]
    notes: dict[str, Name]


class Citations(TypedDict):
    """How to cite, in the words of `backstory cite`; read when something is to be cited."""

    claims: dict[str, Name]
    """How much of its source's citation stands before and after, and what stands between."""

    sources: dict[str, Name]
    things: dict[str, Name]
    """The dossier, for this thing; its sources follow."""
    forms: CitedForms
    whole: Name
    """The dossier itself."""


class Concept(TypedDict):
    """A word of the vocabulary."""

    name: Name
    own: NotRequired[bool]
    """Added by the dossier: its IRI is one of the dossier's."""
    broader: NotRequired[str]
    definition: NotRequired[Name]


class DossierHead(TypedDict):
    """What the dossier says of itself."""

    id: str
    iri: str
    title: Name
    description: Name
    focus: str
    knownOn: str
    licence: str
    note: Name
    page: NotRequired[str]
    """Where the page is hosted: links from a copy lead there."""
    answers: list[Name]
    """Who publishes it, where to object, who reviewed it: a line each."""
    reviewed: bool
    """Whether the wording was reviewed in every language."""
    dossiers: NotRequired[list[DossierHead]]
    """Where several are shown, each of them; the ids in one begin with its id and `:`."""


class Start(TypedDict):
    """Where the page opens when its address says nothing."""

    tab: str
    event: str
    lang: Lang


class PageWords(TypedDict):
    """What the page says in one language."""

    name: str
    switch: str
    """What the button that changes to it says."""
    labels: Lang
    """The language whose labels are shown to who reads it."""
    quoted: str
    thousands: str
    decimal: str
    months: list[str]
    dayOfMonth: str
    monthOfYear: str
    light: str
    """Words that mean nothing when something is looked for."""
    asking: dict[str, str]
    """By question, the words that ask it."""
    page: dict[str, str]
    """Every text of the page itself, by key; `{}` takes a value."""


class PageData(TypedDict):
    """Everything the page reads."""

    languages: list[Lang]
    """In the order in which names are written in them."""
    words: dict[str, PageWords]
    dossier: DossierHead
    concepts: dict[str, Concept]
    predicates: dict[str, Name]
    context: list[str]
    """Predicates that tie an event to others that explain it."""
    dates: dict[str, Name]
    places: dict[str, Name]
    """Places in sources, where their words are not the same in both languages."""
    things: dict[str, Thing]
    sources: dict[str, Source]
    claims: list[Claim]
    disagreements: list[Disagreement]
    verdicts: list[Verdict]
    measures: list[Measure]
    versions: list[list[Measure]]
    """Texts that became of one another, oldest first: as announced, as a bill, as the law."""
    drawing: Drawing
    asking: Asking
    """Empty until something is to be asked."""
    engine: bool
    """Whether the page carries its query engine."""
    start: Start


class Told(TypedDict):
    """One sentence that names who says it."""

    text: Name
    claims: list[str]
    """What it is made from; the first is the one whose words are used."""
    weak: NotRequired[Name]
    """What makes its source weak."""
    answer: NotRequired[Name]
    """What answers the accusation in it, or that none is recorded."""
    known: NotRequired[int]
    """The day by which it had surely been said."""
    bare: NotRequired[bool]
    """It tells no more than the name of what it is about, and when."""


class Reason(TypedDict):
    """Why an event is context of another, in a sentence that somebody can deny."""

    text: Name
    by: str
    """voice, editors or structure: by whose word it is."""
    claims: NotRequired[list[str]]
    differs: NotRequired[bool]
    known: NotRequired[int]


class CardRow(TypedDict):
    """One account of what a card asks."""

    who: Name
    """The voice, with the source and its date."""
    voice: Name
    told: int
    """Its sentence, by its place."""
    amount: NotRequired[Name]
    what: NotRequired[Name]
    """What is counted, beside an amount."""
    period: NotRequired[Name]


class Card(TypedDict):
    """One question on which accounts differ, with its verdict."""

    sort: str
    question: Name
    verdict: str
    words: Name
    """The verdict in words."""
    rows: list[CardRow]
    differs: Name
    by: str
    """stated, signed, shown or structure: by whose word they differ."""
    disagreements: list[str]


class Gap(TypedDict):
    """What is not known, and where it was looked for."""

    question: Name
    looked: Name


class Screen(TypedDict):
    """The first screen of an event: numbers lead to sentences, reasons, cards and gaps."""

    happened: list[int]
    steps: list[Candidate]
    """The best of each list first."""
    cards: list[int]
    unknown: list[int]


class Screens(TypedDict):
    """The first screens of all events."""

    told: list[Told]
    reasons: list[Reason]
    cards: list[Card]
    gaps: list[Gap]
    of: dict[str, Screen]
    odds: list[int]
    """All cards, what matters most first."""
    best: dict[str, list[int]]
    """The sentences that tell best of an event, by its id."""
    days: dict[str, Name]
    """The date of an event in words."""
