"""
What a graph records, as frozen values to tell from: names, sources, claims, disagreements.

What is not stated is None, an empty text or an empty tuple, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from backstory.dates.edtf import Span
from backstory.vocabulary import id_of

__all__ = ["Told", "ToldDisagreement", "ToldName", "ToldSource", "Words"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words as somebody wrote them, with their language (empty if it is not stated)."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class ToldName:
    """Something the dossier names: what it is called, and what kind of thing it is."""

    iri: str
    kind: str
    """event, instrument, place, source, person, body, group, post, concept, dossier…"""
    labels: Mapping[str, str]
    aliases: tuple[Words, ...] = ()
    type: str = ""
    """IRI of the concept: kind of an event, form of an instrument, position of an actor."""
    match: str = ""
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id people type."""
        return id_of(self.iri)


@dataclass(frozen=True, slots=True)
class ToldSource:
    """Something read, with how far it may be trusted."""

    iri: str
    title: Words
    publisher: str
    kind: str
    issued: Span | None
    issued_inferred: bool
    url: str
    """An address that may be a link."""
    address: str
    """An address that must never be shown as a link."""
    reading: str
    copy_of: str
    """IRI of the source it copies, or words for a text that is not held."""
    copy_is_held: bool
    cautions: tuple[str, ...]
    sha256: str = ""

    @property
    def id(self) -> str:
        """The id people type."""
        return id_of(self.iri)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as it is told: who says what of what, how, where it is read, what it disputes."""

    iri: str
    subject: str
    predicate: str
    """Compact, as in `sem:hasActor`."""
    object: str | Words | Span | Decimal
    """A text is an IRI."""
    voices: tuple[str, ...]
    source: str
    locator: str
    modality: str
    """The id of the concept: asserted, denied, proposed, expected, hoped, questioned."""
    role: str = ""
    when: Span | None = None
    inferred: bool = False
    said: Span | None = None
    """When the voice said it, as the claim states; see `Record.said` for the source's date."""
    within: str | Span | None = None
    wording: Words | None = None
    gist: Mapping[str, str] = field(default_factory=dict)
    disputes: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    revises: tuple[str, ...] = ()
    counted: str = ""
    unit: str = ""
    bound: str = ""
    """The id of the concept: exact, at-least, at-most, about."""
    definition: str = ""
    part_of: str = ""
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id people type."""
        return id_of(self.iri)


@dataclass(frozen=True, slots=True)
class ToldDisagreement:
    """Claims the editors of the dossier see as at odds, and their note."""

    iri: str
    kind: str
    between: tuple[str, ...]
    notes: Mapping[str, str]

    @property
    def id(self) -> str:
        """The id people type."""
        return id_of(self.iri)
