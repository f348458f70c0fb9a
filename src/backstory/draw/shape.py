"""
Nothing comes in; the shapes of the page's data go out: the Python side of web/src/shape.ts.

The same names, the same shape. They stand apart, for both who collects the data and who draws
them speak of them.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

__all__ = [
    "AskedFor",
    "Asking",
    "Claim",
    "Concept",
    "Days",
    "Disagreement",
    "DossierHead",
    "Drawing",
    "Name",
    "Neutral",
    "PageData",
    "Question",
    "Source",
    "Start",
    "Thing",
    "Verdict",
]

Name = str | list[str]
"""One text for both languages, or English and Spanish."""

Days = list[int | None]
"""Earliest begin, latest begin, earliest end, latest end; None where open. Day 0: 1970-01-01."""


class Thing(TypedDict):
    """An event, actor, place or instrument."""

    type: str
    name: Name
    kind: NotRequired[str]
    also: NotRequired[dict[str, list[str]]]
    """Aliases, by language."""
    days: NotRequired[Days]
    approximate: NotRequired[bool]
    disjoint: NotRequired[bool]
    wikidata: NotRequired[str]


class Source(TypedDict):
    """What was read, and how far it may be trusted."""

    title: str
    language: str
    publisher: Name
    """Empty where the dossier says that nobody tells."""
    kind: NotRequired[str]
    issued: NotRequired[str]
    said: NotRequired[list[int | None]]
    url: NotRequired[str]
    address: NotRequired[str]
    whole: NotRequired[bool]
    copyOf: NotRequired[Name]
    """The id of a source, or words where the original is not held."""
    cautions: NotRequired[list[str]]


class Claim(TypedDict):
    """What a voice says, where, and how it puts it."""

    id: str
    about: str
    says: str
    target: dict[str, str | int | float]
    voices: list[str]
    source: str
    at: str
    modality: str
    when: NotRequired[str]
    days: NotRequired[Days]
    inferred: NotRequired[bool]
    wording: NotRequired[dict[str, str]]
    within: NotRequired[str]
    issued: NotRequired[str]
    said: NotRequired[list[int | None]]
    role: NotRequired[str]
    gist: NotRequired[Name]
    disputes: NotRequired[list[str]]
    supports: NotRequired[list[str]]
    revises: NotRequired[str]
    counted: NotRequired[str]
    unit: NotRequired[str]
    bound: NotRequired[str]
    definition: NotRequired[str]
    partOf: NotRequired[str]


class Disagreement(TypedDict):
    """Claims the editors see at odds."""

    id: str
    kind: str
    between: list[str]
    note: Name


class Verdict(TypedDict):
    """How two figures compare, and why."""

    a: str
    b: str
    verdict: str
    why: Name


class Drawing(TypedDict):
    """Places and lines of the network, and the marks of its axis of time."""

    spots: list[list[str | float]]
    lines: list[list[str | list[str]]]
    axis: list[list[float]]


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
    """A named question: its text in pieces, with a slot (variable, place) for each parameter."""

    id: str
    name: Name
    text: list[str | list[str]]
    parameters: list[AskedFor]
    columns: list[str]
    """Columns to show; one with `_label` after its name holds its words."""
    dates: dict[str, str]
    """By column of dates put together from claims: the column of what is dated."""
    example: dict[str, str]


class Neutral(TypedDict):
    """Columns whose values come without words, and the words."""

    columns: list[str]
    words: dict[str, Name]


class Asking(TypedDict, total=False):
    """What the page needs to ask and to show answers; empty where it carries no engine."""

    questions: list[Question]
    prefixes: dict[str, str]
    """For completion in the editor, and to shorten what is answered."""
    terms: list[str]
    columns: dict[str, Name]
    """Headings of the answers to named questions."""
    neutral: Neutral


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


class Start(TypedDict):
    """Where the page opens when its address says nothing."""

    tab: str
    event: str
    lang: Literal["en", "es"]


class PageData(TypedDict):
    """Everything the page reads."""

    dossier: DossierHead
    concepts: dict[str, Concept]
    predicates: dict[str, Name]
    dates: dict[str, Name]
    places: dict[str, Name]
    """Places in sources as written, in words of both languages."""
    things: dict[str, Thing]
    sources: dict[str, Source]
    claims: list[Claim]
    disagreements: list[Disagreement]
    verdicts: list[Verdict]
    drawing: Drawing
    asking: Asking
    engine: bool
    start: Start
