"""
The shapes of the page's data; `typescript.py` writes web/src/shape.ts from them.

Ids are the dossier's own, without their IRI; a concept is "scheme/id". Days are whole numbers,
day 0 is 1970-01-01 in the proleptic Gregorian calendar. Dates stay as written (EDTF); `dates` says
each of them in words.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

from backstory.draw.shape_asked import (
    AskedFor,
    Asking,
    Bounds,
    Citations,
    CitedForms,
    Complaints,
    Fragment,
    Neutral,
    Question,
    Replied,
    UsualMistake,
)
from backstory.draw.shape_compared import (
    Cell,
    Disagreement,
    Drawing,
    Likened,
    Measure,
    Verdict,
)
from backstory.draw.shape_first import (
    Brief,
    BriefRow,
    Briefs,
    Card,
    CardRow,
    Gap,
    Reason,
    Screen,
    Screens,
    Series,
    Told,
)
from backstory.draw.shape_terms import (
    TYPESCRIPT,
    Blank,
    By,
    Candidate,
    Days,
    Lang,
    Line,
    Mark,
    Name,
    Said,
    Slot,
    Spot,
    Step,
    Target,
    ThingType,
    VerdictWord,
)

__all__ = [
    "TYPESCRIPT",
    "AskedFor",
    "Asking",
    "Blank",
    "Bounds",
    "Brief",
    "BriefRow",
    "Briefs",
    "By",
    "Candidate",
    "Card",
    "CardRow",
    "Cell",
    "Citations",
    "CitedForms",
    "Claim",
    "Complaints",
    "Concept",
    "Days",
    "Disagreement",
    "DossierHead",
    "Drawing",
    "Fragment",
    "Gap",
    "Lang",
    "Likened",
    "Line",
    "Mark",
    "Measure",
    "Name",
    "Neutral",
    "PageData",
    "PageWords",
    "Question",
    "Reason",
    "Replied",
    "Said",
    "Screen",
    "Screens",
    "Series",
    "Slot",
    "Source",
    "Spot",
    "Start",
    "Step",
    "Target",
    "Thing",
    "ThingType",
    "Thought",
    "Told",
    "UsualMistake",
    "Verdict",
    "VerdictWord",
]


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
    inferred: NotRequired[bool]
    """No source states its date: the editors worked it out."""
    wikidata: NotRequired[str]


class Source(TypedDict):
    """What was read, and how far it may be trusted."""

    title: Name
    """As it stands, in the language of the source; or the editors' words, one a language."""
    language: str
    publisher: Name
    """Empty where the dossier says that nobody tells."""
    short: NotRequired[Name]
    """What it is called in running text, where nobody publishes it."""
    kind: NotRequired[str]
    issued: NotRequired[str]
    issuedInferred: NotRequired[bool]
    """The editors worked out when it was issued."""
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
    relation: NotRequired[str]
    """The key of its words, where that is not `says`: no repeal is called an annulment."""
    target: Target
    voices: list[str]
    source: str
    at: str
    modality: str
    when: NotRequired[str]
    days: NotRequired[Days]
    inferred: NotRequired[bool]
    """The editors worked out what it gives: its period, the date of its event, or who took part."""
    issuedInferred: NotRequired[bool]
    """They worked out when it was said."""
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
    bounds: NotRequired[Name]
    """What makes it narrower than its bare words: base, how far counted, part, limit, articles."""
    definition: NotRequired[str]
    partOf: NotRequired[str]


class Concept(TypedDict):
    """A word of the vocabulary."""

    name: Name
    own: NotRequired[bool]
    """Added by the dossier: its IRI is one of the dossier's."""
    also: NotRequired[list[str]]
    """What else it is called, in any language: it is found by that."""
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
    language: NotRequired[str]
    """Of its names, where it is written in one alone."""
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
    pairs: dict[str, str]
    """By question about two things, the words that ask it."""
    spelt: str
    """Numbers, each before its words, `;` between them."""
    alike: str
    """Words that mean the same, group by group."""
    edges: str
    """The first and last day of a year, each before its words."""
    fates: str
    """Words for what befell somebody; after `;`, those that ask of whoever did it."""
    turns: dict[str, str]
    """By turn of phrase, the words of it, `…` where a thing is named."""
    links: str
    """Words that link a name to what is asked of it, and say nothing."""
    listing: str
    """Words that ask what happened, of whatever kind."""
    theirs: str
    """Words for what is of whoever was named before."""
    counts: str
    """Words for what is counted of anything: a count, a figure."""
    actors: str
    """Kinds of actors, each before the words for it, `;` between them."""
    speakers: str
    """Kinds of actors who speak, each before the words for them, `;` between them."""
    telling: str
    """Words by which somebody tells a number; after `;`, those before whoever says it."""
    became: str
    """Words for those whom something befell: the pardoned."""
    instead: str
    """Words, each before the phrases that it stands for, `,` between them."""
    seconds: str
    """Words that open a second question, `;` between them."""
    meant: str
    """Words for the main event that name no other."""
    named: str
    """Words that are a name only where they stand together: the US is no pronoun."""
    laws: str
    """Words that ask for more than a yes or a no; gazettes, numbers, and asking for something."""
    spans: dict[str, str]
    """Words before, between and beside years; and names of spans, each behind its years."""
    little: dict[str, str]
    """Words of dates and of names: between a day and its month, before either, behind a figure."""
    counted: dict[str, str]
    """By what is counted, the words by which people ask for it."""
    page: dict[str, str]
    """Every text of the page itself, by key; `{}` takes a value."""


class Behind(TypedDict):
    """The rows of a table, counted by day, to be drawn behind the timeline."""

    first: int
    """The day on which the first bar begins."""
    step: int
    """Days of a bar."""
    bars: list[int]
    told: Name
    """What is counted and where it is from."""


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
    likened: list[Likened]
    """In what measures are alike and unlike."""
    drawing: Drawing
    asking: Asking
    """Empty until something is to be asked."""
    behind: NotRequired[Behind]
    engine: bool
    """Whether the page carries its query engine."""
    start: Start
