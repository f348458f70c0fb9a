"""
Hold what the editors of a dossier sign: disagreements, links, gaps and corrections.

Never a source's word, and never ranked above one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from backstory.errors import Spot
from backstory.model.parts import NOWHERE, Identified

__all__ = ["Correction", "Disagreement", "Gap", "Link"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement(Identified):
    """Claims that cannot all be taken plainly, as the editors of the dossier see it."""

    iri: str
    kind: str
    """IRI of the concept: value, date, place, name, scope, who, denial, precision."""
    between: tuple[str, ...]
    """IRIs of claims, sorted."""
    labels: Mapping[str, str]
    notes: Mapping[str, str]
    verdict: str = ""
    """The id of the concept: possible, compatible, explained or slip; empty: none is told."""
    rows: tuple[str, ...] = ()
    """Where an editor took it from."""
    at: Spot = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Identified):
    """An earlier event that the editors link with one: signed by them, never a voice's word."""

    iri: str
    subject: str
    """IRI of the later event or instrument."""
    relation: str
    """The id of the concept: same-episode, same-kind or earlier-stage."""
    object: str
    """IRI of the earlier one."""
    because: Mapping[str, str]
    rests_on: tuple[str, ...]
    """IRIs of claims, sorted."""
    at: Spot = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Identified):
    """What is not known: the question, what it is about, and where it was looked for."""

    iri: str
    question: Mapping[str, str]
    about: tuple[str, ...]
    """IRIs of events, instruments, actors or places, sorted."""
    looked: Mapping[str, str]
    """Where it was looked for; empty means that nobody looked."""
    looked_on: str = ""
    """The last day on which it was looked for, as YYYY-MM-DD."""
    rows: tuple[str, ...] = ()
    at: Spot = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Identified):
    """What the editors changed or withdrew, when and why; never what was wrong."""

    iri: str
    of: str
    """IRI of what it is about, of which nothing else is stated where it was withdrawn; empty where
    its id would tell what was withdrawn."""
    date: str
    """The day, as YYYY-MM-DD."""
    withdrawn: bool
    because: Mapping[str, str]
    at: Spot = field(default=NOWHERE, compare=False, repr=False)
