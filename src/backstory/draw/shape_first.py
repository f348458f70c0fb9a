"""The first screens of a page: sentences, reasons, cards and gaps, each once."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from backstory.draw.shape_terms import Candidate, Name

__all__ = [
    "Card",
    "CardRow",
    "Gap",
    "Reason",
    "Screen",
    "Screens",
    "Series",
    "Told",
]


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
    party: Name
    """The number with who gives it, or who speaks: rows of one number are one party."""
    told: int
    """Its sentence, by its place."""
    amount: NotRequired[Name]
    count: NotRequired[Name]
    """The amount, what is counted, and of when."""


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


class Series(TypedDict):
    """What a voice counts again and again."""

    counted: str
    claims: list[str]
    """In the order of their days; one that corrects another says so itself."""
    told: list[Name]
    """Each with its period."""


class BriefRow(TypedDict):
    """A sentence of briefs; marks stand for what the page holds of its claims."""

    text: Name
    claims: list[str]
    under: NotRequired[str]
    """The heading under which it stands, if not of the event itself."""


class Brief(TypedDict):
    """The brief of an event."""

    told: list[int]
    """Its sentences, by their places."""
    title: NotRequired[Name]
    """If it is not its name and its day."""
    missing: NotRequired[Name]
    """What no source states, where there is little to tell."""


class Briefs(TypedDict):
    """The briefs of events, each sentence and source once."""

    of: dict[str, Brief]
    told: list[BriefRow]
    sources: dict[str, list[Name]]
    """How a source is named in a note, with marks; and what makes it weak, or empty."""
    made: dict[str, Name]
    """By whom and of which day they are, by dossier; by an empty name where there is one."""
    heads: dict[str, Name]
    """The headings, in the order in which they stand."""
    nothing: Name


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
    hours: dict[str, int]
    """Minutes into its day of an event whose hour is told: those of one day stand by it."""
    series: dict[str, list[Series]]
    """The figures of those who count more than once, by the voice."""
    briefs: NotRequired[Briefs]
    """What is copied as text."""
