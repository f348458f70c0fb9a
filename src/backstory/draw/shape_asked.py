"""What the page needs to ask and to cite: read when somebody does."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from backstory.draw.shape_terms import Blank, Name, Said, Slot

__all__ = [
    "AskedFor",
    "Asking",
    "Bounds",
    "Citations",
    "CitedForms",
    "Fragment",
    "Neutral",
    "Question",
    "Replied",
]


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
    letters: int
    """Of a query; a longer one is not even looked at."""
    floors: int
    """Brackets within one another: the engine reads them by recursion."""


class UsualMistake(TypedDict):
    """A mistake that many make in SPARQL; `{}` stands for the word that it is about."""

    pattern: str
    """Where it is found, case ignored; empty for the two that AS and SELECT show."""
    what: Name
    """With `{line}` and `{column}`."""
    mend: Name


class Complaints(TypedDict):
    """What is told of a query that the engine refused, as the shell tells it (ask/explained.py)."""

    told: dict[str, Name]
    """What is wrong, by its key; with `{line}`, `{column}`, and `{}` for what it is about."""
    mends: dict[str, Name]
    """How it is mended; each `{}` stands for what is to be written."""
    reasons: dict[str, Name]
    """What the engine hides among the signs that it would have taken, by its own words."""
    keywords: str
    """Every keyword and function of SPARQL, in small letters, with spaces between."""
    casts: str
    """The types that a value can be made of, xsd's, with spaces between."""
    own: list[str]
    """The prefixes of the dossiers on the page."""
    also: dict[str, str]
    """Prefixes that others write for a known vocabulary."""
    elsewhere: dict[str, str]
    """Addresses of vocabularies that no graph here is written in, by the prefix they have."""


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
    usual: list[UsualMistake]
    texts: list[UsualMistake]
    complaints: Complaints


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
    publishers: dict[str, str]
    """Who publishes a dossier, by its id; by an empty one all here: empty if nobody, or unlike."""


class Fragment(TypedDict):
    """The form of what is copied to be pasted elsewhere; `{…}` is filled (draw/embed.py)."""

    frame: str
    line: str
    link: str
    answer: str
    odds: Name
    """What a line says that others differ from."""
    foot: dict[str, str]
    """Who publishes a dossier and its licence, by its IRI."""


class Citations(TypedDict):
    """How to cite, in the words of `backstory cite`; read when something is to be cited."""

    claims: dict[str, Name]
    """How much of its source's citation stands before and after, and what stands between."""

    sources: dict[str, Name]
    things: dict[str, Name]
    """The dossier, for this thing; its sources follow. By an empty id as most things have it."""
    forms: CitedForms
    whole: Name
    """The dossier itself."""
    homes: dict[str, Name]
    """Where several are shown, each of them, by its id."""
    fragment: Fragment


class Replied(TypedDict):
    """What answers plain words are told with; claims in the order in which they stand here."""

    told: list[Name]
    """The sentence of each that names who says it, with marks for its own words and who speaks;
    empty where a line or a first screen tells it."""
    held: dict[str, Name]
    """Of whoever held a post, by the claim: who held it and when, where that says more."""
    worth: list[int]
    """How well each tells what happened."""
    asOf: dict[str, Said]
    """The first and last day of which a number is that has no period."""
    voices: dict[str, Name]
    """Who says it, as a sentence goes on with it."""
    weak: dict[str, Name]
    """What makes a source weak."""
    phrases: dict[str, Name]
    joined: list[str]
    """What joins the last of some names to those before it, in each language."""
    apart: dict[str, list[str]]
    """The same for a voice that is joined in another way."""
    kinds: dict[str, list[int]]
    """By a kind of actor that words may name, where among the things stands who is of it."""
    aims: dict[str, str]
    """Words that ask for less than all rows of a question."""
    defined: dict[str, Name]
    """By concept, how it is defined."""
    titled: dict[str, Name]
    """Of sources that copy others, those that carry most: what each is called."""
