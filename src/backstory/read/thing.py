"""What a reader must know of the things that a graph names: names, frames of events, terms."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from backstory.dates.edtf import Span
from backstory.text import normalise
from backstory.vocabulary import id_of

__all__ = ["Event", "Holding", "Thing", "anchors_of", "concept_id", "stem"]

_STEM: Final = 6
"""Letters of a longer word by which it is compared: `protests`, `protestas`, `protesting`."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a graph names."""

    iri: str
    kind: str
    """event, instrument, place, person, body, group or post."""
    type: str
    """Id of the concept: kind of an event, form of an instrument."""
    labels: Mapping[str, str]
    aliases: tuple[tuple[str, str], ...] = ()
    """Text and language, sorted."""

    @property
    def id(self) -> str:
        """The id people type."""
        return id_of(self.iri)

    @property
    def texts(self) -> list[str]:
        """Every name, each once."""
        return list(dict.fromkeys([*self.labels.values(), *(text for text, _ in self.aliases)]))


@dataclass(frozen=True, slots=True)
class Event:
    """An event as a frame that the words of a text may fit."""

    thing: Thing
    kinds: tuple[str, ...]
    """Its kind and those above it, by id."""
    span: Span | None
    actors: Mapping[str, frozenset[str]]
    """Roles by IRI of the actor."""
    places: frozenset[str]
    instruments: frozenset[str]
    parents: frozenset[str]
    claims: int
    words: frozenset[str]
    """Stems of the words of its names."""
    anchors: frozenset[str]
    """Names proper within its names, made comparable; a text about it holds one of them."""
    iri: str = field(init=False)
    """Its IRI."""

    def __post_init__(self) -> None:
        """Keep the IRI at hand: it is asked for at every turn."""
        object.__setattr__(self, "iri", self.thing.iri)


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody in an office, as a voice tells it."""

    person: str
    post: str
    when: Span | None


def anchors_of(thing: Thing, persons: Collection[str], common: Collection[str]) -> frozenset[str]:
    """
    Give the names proper in the labels of an event: capitals that no sentence explains.

    Args:
        thing: The event.
        persons: Words of names of persons, which count at the beginning of a label too.
        common: Words in capitals that single nothing out.
    """
    found: set[str] = set()
    for text in thing.labels.values():
        for place, raw in enumerate(text.replace("’", "'").split()):
            if not raw[:1].isupper():
                continue
            for word in normalise(raw.removesuffix("'s")).split():
                if place == 0 and word not in persons:
                    continue
                if word not in common and not word.isdecimal() and len(word) > 2:
                    found.add(word)
    return frozenset(found)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """
    Shorten a word so that its forms are alike.

    >>> stem("protestas") == stem("protests")
    True
    """
    return word[:_STEM] if len(word) > _STEM else word.rstrip("s") if len(word) > 3 else word


def concept_id(iri: str) -> str:
    """
    Give the id of a concept, common or a dossier's own.

    >>> concept_id("https://w3id.org/backstory/island/kind-search")
    'search'
    """
    last = id_of(iri)
    return last.removeprefix("kind-").removeprefix("counted-").removeprefix("form-")
