"""
Hold what a dossier says once it has been read: frozen values that know no file format and no RDF.

Everything editorial (a name, a kind) sits on Event, Actor, Place, Instrument, Source and Concept;
everything said about them is a Claim, with its voice, its source and its place in that source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from backstory.dates.edtf import Span
from backstory.errors import Spot

__all__ = [
    "Actor",
    "ActorKind",
    "Bound",
    "Claim",
    "Concept",
    "ConceptRef",
    "Disagreement",
    "Dossier",
    "Event",
    "Figure",
    "Instrument",
    "Modality",
    "Name",
    "Named",
    "Object",
    "Passage",
    "Place",
    "Source",
    "Words",
]

NOWHERE = Spot("")


class Modality(StrEnum):
    """How the voice puts it."""

    ASSERTED = "asserted"
    DENIED = "denied"
    PROPOSED = "proposed"
    EXPECTED = "expected"
    HOPED = "hoped"
    QUESTIONED = "questioned"


class ActorKind(StrEnum):
    """What sort of actor; a post may speak when the text names nobody."""

    PERSON = "person"
    BODY = "body"
    GROUP = "group"
    POST = "post"


class Bound(StrEnum):
    """How a figure's number is meant."""

    EXACT = "exact"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Words:
    """Text in a known language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Named:
    """Something the dossier names: an event, actor, place, instrument or source, by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class ConceptRef:
    """A concept by its scheme and id; `own` when the dossier added it."""

    scheme: str
    id: str
    own: bool = False


Object = Named | ConceptRef | Words | Span | int | Decimal
"""What the predicate of a claim points at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What every named thing carries: an id, labels by language, aliases, matches and a note."""

    id: str
    labels: Mapping[str, str]
    """One label for each language of the dossier; a proper name stands in all of them."""
    aliases: tuple[Words, ...] = ()
    match: str = ""
    """A Wikidata id, only where verified."""
    rows: tuple[str, ...] = ()
    """Where an editor took it from; printed as an editor's note."""
    at: Spot = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Name):
    """Something that happened or is planned. It has a name and a kind; claims say the rest."""

    kind: ConceptRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Name):
    """A person, body, group or post that acts or speaks."""

    kind: ActorKind
    position: ConceptRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Name):
    """Somewhere an event can happen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Name):
    """A law, bill, decree, judgment or agreement, in force or not."""

    form: ConceptRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept(Name):
    """A word of the dossier's own in one of the common schemes."""

    scheme: str
    broader: ConceptRef | None = None
    unit: ConceptRef | None = None
    definitions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something read: what it is, who published it, when, and how far it may be trusted."""

    id: str
    title: Words
    kind: ConceptRef
    publisher: str
    issued: Span | None
    issued_inferred: bool
    url: str
    live: bool
    """False where the address must never be shown as a link (hijacked, reworded)."""
    read_whole: bool
    sha256: str
    copy_of: str
    """Another source's id, or words for a text that is not held; empty for an original."""
    copy_is_held: bool
    cautions: tuple[ConceptRef, ...]
    rows: tuple[str, ...] = ()
    at: Spot = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """
    A place in a source.

    Offsets count Unicode code points, end exclusive; they are None where the text is not held
    and `locator` says the place in words.
    """

    source: str
    locator: str
    start: int | None = None
    end: int | None = None
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """What makes a number comparable: what is counted, in which unit, how the number is meant."""

    counted: ConceptRef
    unit: ConceptRef
    bound: Bound
    definition: ConceptRef | None = None
    part_of: str = ""
    """The claim whose figure this one is a part of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement as one voice makes it and one passage carries it; not what is held true."""

    id: str
    passage: Passage
    voices: tuple[str, ...]
    subject: str
    predicate: str
    """The key in YAML (`actors`, `happened`, `count`…); vocabulary.PREDICATES gives its term."""
    object: Object
    modality: Modality = Modality.ASSERTED
    role: ConceptRef | None = None
    when: Span | None = None
    """The period for which it is said to hold; None means not stated."""
    said: Span | None = None
    within: Named | Span | None = None
    inferred: frozenset[str] = frozenset()
    wording: Words | None = None
    gist: Mapping[str, str] = field(default_factory=dict)
    figure: Figure | None = None
    disputes: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    revises: str = ""
    rows: tuple[str, ...] = ()
    at: Spot = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Claims that cannot all be taken plainly, as the editors of the dossier see it."""

    id: str
    kind: ConceptRef
    between: tuple[str, ...]
    labels: Mapping[str, str]
    notes: Mapping[str, str]
    rows: tuple[str, ...] = ()
    at: Spot = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything one folder of seeds says, read and cross-checked."""

    id: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    languages: tuple[str, ...]
    focus: str
    as_known_on: str
    """The last day of the material, as YYYY-MM-DD; nothing later is in it."""
    licence: str
    notes: Mapping[str, str]
    expect: Mapping[str, int]
    events: Mapping[str, Event]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    instruments: Mapping[str, Instrument]
    concepts: Mapping[tuple[str, str], Concept]
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    disagreements: Mapping[str, Disagreement]
