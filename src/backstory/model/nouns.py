"""
Hold what is said: frozen values that know no file format and no store.

They are the same whether a folder of YAML or a graph was read. Everything editorial (a name, a
kind) sits on a Name or a Source; everything said about them is a Claim, with its voice, its source
and its place in that source. Things and concepts are pointed at by IRI. What is not stated is None,
an empty text or an empty tuple, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from backstory.calls import ById, made_by, no_part, quick_doors
from backstory.dates.edtf import Span
from backstory.errors import Spot
from backstory.model.parts import (
    NOWHERE,
    Bound,
    Figure,
    Identified,
    Modality,
    Object,
    Passage,
    Words,
)
from backstory.model.signed import Correction, Disagreement, Gap, Link

__all__ = [
    "ACTOR_KINDS",
    "Bound",
    "Claim",
    "Concept",
    "Dossier",
    "Figure",
    "Modality",
    "Name",
    "Object",
    "Passage",
    "Source",
    "Words",
]

ACTOR_KINDS = ("person", "body", "group", "post")
"""What sort of actor; a post may speak when the text names nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Identified):
    """Something the dossier names: what it is called, and what kind of thing it is."""

    iri: str
    kind: str
    """event, instrument, place, person, body, group, post, concept; source, claim, dossier … too,
    where a graph is asked what something is."""
    labels: Mapping[str, str]
    """One label for each language of the dossier; a proper name stands in all of them."""
    aliases: tuple[Words, ...] = ()
    """Sorted by language and text."""
    type: str = ""
    """IRI of the concept: kind of an event, form of an instrument, position of an actor."""
    pin: Mapping[str, str] = field(default_factory=dict)
    """Why a newcomer must see it, for the few events that the editors pin."""
    match: str = ""
    """IRI of the same thing in Wikidata, only where verified."""
    notes: tuple[str, ...] = ()
    """Where an editor took it from."""
    at: Spot = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept(Name):
    """A word of the dossier's own in one of the common schemes."""

    scheme: str
    broader: str = ""
    """IRI of the concept above it."""
    unit: str = ""
    """IRI of the unit in which a counted thing is counted."""
    definitions: Mapping[str, str] = field(default_factory=dict)
    triggers: tuple[Words, ...] = ()
    """The words by which texts speak of it."""


@quick_doors
@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Identified):
    """Something read: what it is, who published it, when, and how far it may be trusted."""

    iri: str
    titles: Mapping[str, str]
    """Its title by the language it stands in; in several, the editors' words in place of one."""
    language: str
    """What the source is written in."""
    publishers: Mapping[str, str]
    """What its publisher is called, as written, under no language; or what stands for a name, in
    each language."""
    kind: str
    """IRI of the concept."""
    issued: Span | None = None
    issued_inferred: bool = False
    url: str = ""
    """An address that may be a link."""
    address: str = ""
    """An address that must never be shown as a link (hijacked, reworded)."""
    reading: str = "part"
    """The id of the concept: whole or part."""
    copy_of: str = ""
    """IRI of the source it copies, or words for a text that is not held; empty for an original."""
    copy_is_held: bool = False
    copied: Mapping[str, str] = field(default_factory=dict)
    """The words for a text that is not held in each language, where they are the editors'."""
    cautions: tuple[str, ...] = ()
    """IRIs of concepts, sorted."""
    sha256: str = ""
    short: Mapping[str, str] = field(default_factory=dict)
    """A name for running text."""
    lead: bool = False
    """It only points at something: nothing rests on it alone without saying so."""
    archived: str = ""
    """The address of a kept copy."""
    notes: tuple[str, ...] = ()
    unnamed: str = ""
    """IRI of the concept that stands for a publisher without a name; empty where it has one."""
    at: Spot = field(default=NOWHERE, compare=False, repr=False)

    @property
    def title(self) -> Words:
        """The title in the language of the source, or in the first that it is told in."""
        own = self.language if self.language in self.titles else next(iter(sorted(self.titles)), "")
        return Words(self.titles.get(own, self.id), own)

    @property
    def is_described(self) -> bool:
        """Whether the editors' words stand in place of a title: nobody is quoted with them."""
        return len(self.titles) > 1

    @property
    def publisher(self) -> str:
        """What the publisher is called, in the first language where it is told in several."""
        return next((text for _, text in sorted(self.publishers.items())), "")

    def told(self, texts: Mapping[str, str], lang: str) -> str:
        """Pick of some texts of the source the one that a reader of a language sees."""
        return next((texts[each] for each in (lang, "", self.language, *sorted(texts))
                     if each in texts), "")  # fmt: skip


@made_by("`graph.record.claims`")
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Identified):
    """
    One statement as one voice makes it and one passage carries it; not what is held true.

    >>> claim = next(iter(graph.record.claims.values()))
    >>> claim.predicate.partition(":")[1], len(claim.voices) > 0, claim.modality.name
    (':', True, 'ASSERTED')
    """

    iri: str
    subject: str
    predicate: str
    """Compact, as in `sem:hasActor`."""
    object: Object
    voices: tuple[str, ...]
    """IRIs, sorted."""
    passage: Passage
    modality: Modality = Modality.ASSERTED
    role: str = ""
    """IRI of the concept, where an actor is named."""
    when: Span | None = None
    """The period for which it is said to hold; None means not stated."""
    said: Span | None = None
    """When the voice said it, as the claim states; see `Record.said` for the source's date."""
    within: str | Span | None = None
    inferred: frozenset[str] = frozenset()
    """The keys whose value an editor worked out: the text does not say it."""
    limit: Mapping[str, str] = field(default_factory=dict)
    """Within what limit it holds, in words, so that it is never told as wider than the text."""
    articles: tuple[str, ...] = ()
    """The articles of the instrument that it rests on or speaks of."""
    extent: str = ""
    """whole or part, where something is annulled, adopted or carried out."""
    wording: Words | None = None
    quoted: bool = False
    """The source itself quotes the wording as the voice's."""
    as_quoted: str = ""
    """The language in which the source quotes a voice that likely spoke another."""
    gist: Mapping[str, str] = field(default_factory=dict)
    figure: Figure | None = None
    disputes: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    revises: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    at: Spot = field(default=NOWHERE, compare=False, repr=False)

    @property
    def source(self) -> str:
        """IRI of the source it is read in."""
        return self.passage.source

    @property
    def locator(self) -> str:
        """The place in its source, as the author wrote it."""
        return self.passage.locator

    @property
    def is_date_inferred(self) -> bool:
        """Whether an editor worked out the date it gives: that of its event, or its own period."""
        if self.predicate == "ctx:date":
            return "happened" in self.inferred
        return "when" in self.inferred or (self.when is None and self.is_list_inferred)

    @property
    def is_list_inferred(self) -> bool:
        """Whether an editor worked out of which day its list is: its period may be stated."""
        return "as-of" in self.inferred

    @property
    def is_worked_out(self) -> bool:
        """Whether an editor worked out its date, or who took part: not only when it was said."""
        actors = self.predicate == "sem:hasActor" and "actors" in self.inferred
        return actors or self.is_date_inferred

    @property
    def counted(self) -> str:
        """IRI of what is counted; empty where it is no figure."""
        return self.figure.counted if self.figure else ""

    @property
    def unit(self) -> str:
        """IRI of the unit; empty where it is no figure."""
        return self.figure.unit if self.figure else ""

    @property
    def bound(self) -> str:
        """How the number is meant; empty where it is no figure."""
        return self.figure.bound if self.figure else ""

    @property
    def definition(self) -> str:
        """IRI of the definition that the voice counts by, if it tells one."""
        return self.figure.definition if self.figure else ""

    @property
    def part_of(self) -> str:
        """IRI of the claim whose figure this one is a part of."""
        return self.figure.part_of if self.figure else ""


_BY_ID: Final = ("events", "actors", "places", "instruments", "sources", "claims", "disagreements",
                 "links", "gaps", "corrections")  # fmt: skip


@quick_doors
@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything one folder of seeds says, read and cross-checked; things by the id people type."""

    id: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    languages: tuple[str, ...]
    """Sorted."""
    focus: str
    as_known_on: str
    """The last day of the material, as YYYY-MM-DD; nothing later is in it."""
    licence: str
    notes: Mapping[str, str]
    expect: Mapping[str, int] = field(default_factory=dict, compare=False)
    """How many of what the dossier expects of itself; a test of the folder, not part of it."""
    events: Mapping[str, Name]
    actors: Mapping[str, Name]
    places: Mapping[str, Name]
    instruments: Mapping[str, Name]
    concepts: Mapping[tuple[str, str], Concept]
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    disagreements: Mapping[str, Disagreement]
    links: Mapping[str, Link] = field(default_factory=dict)
    gaps: Mapping[str, Gap] = field(default_factory=dict)
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    publisher: str = ""
    """Who answers for the dossier."""
    contact: str = ""
    """Where somebody objects in private."""
    base: str = ""
    """The address of its data; empty for the reserved one."""
    repository: str = ""
    page: str = ""
    """Where its page is hosted."""
    reviewed: Mapping[str, str] = field(default_factory=dict)
    """Who reviewed which language."""
    at: Spot = field(default=NOWHERE, compare=False, repr=False)

    if not TYPE_CHECKING:
        __getattr__ = no_part("part of a dossier")

    def __post_init__(self) -> None:
        """Hold things so that an id which nothing has is told with the nearest one."""
        for group in _BY_ID:
            held = getattr(self, group)
            if not isinstance(held, ById):
                object.__setattr__(self, group, ById(held, group[:-1]))

    def named(self) -> Iterator[Name]:
        """Give every event, actor, place and instrument."""
        for group in (self.events, self.actors, self.places, self.instruments):
            yield from group.values()
