"""
A graph and a limit on claims come in; out go the dates that the claims within it give anew.

An event is dated from all that voices give together. Where a limit leaves some of those claims, its
date is another; where it leaves all, the same; where none, there is none. Only the first are here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from backstory.rdf.near import near
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.rdf.view import DERIVED, derived
from backstory.vocabulary import term

__all__ = ["Limit", "Redated", "redated"]

_NAME_OF = {term(name): name for name in DERIVED}
_DATED = "SELECT DISTINCT ?event WHERE { ?event ctx:datedBy ?claim . %s }"
_CLAIMS = "SELECT DISTINCT ?claim WHERE { VALUES ?event { %s } ?event ctx:datedBy ?claim . %s }"
_MANY = 100
"""Things that are asked about in one query."""
_MOST = 500
"""Dated things of one source or voice that still make a table."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Whose claims are asked, and said by when: all if several."""

    source: str = ""
    """IRI of a source; empty: any."""
    voice: str = ""
    """IRI of a voice; empty: any."""
    known_at: int | None = None
    """Day number (day 0 is 1970-01-01); None: whenever said."""

    def __bool__(self) -> bool:
        return bool(self.source or self.voice) or self.known_at is not None

    def kept(self, claim: str) -> str:
        """Write as SPARQL that a claim is within it."""
        return " ".join(self._each(claim, ""))

    def lost(self, claim: str) -> str:
        """Write as SPARQL that a claim is not within it."""
        return " UNION ".join(f"{{ {each} }}" for each in self._each(claim, "not"))

    def _each(self, claim: str, negated: str) -> list[str]:
        found = []
        if self.source:
            found.append(f"{claim} dcterms:source <{self.source}> .")
        if self.voice:
            found.append(f"{claim} prov:wasAttributedTo <{self.voice}> .")
        if negated:
            found = [f"?event ctx:datedBy {claim} . FILTER NOT EXISTS {{ {each} }}"
                     for each in found]  # fmt: skip
        if self.known_at is not None:
            late = f"{claim} ctx:saidEarliestDay ?early . FILTER (?early > {self.known_at})"
            found.append(late if negated else f"FILTER NOT EXISTS {{ {late} }}")
        return found


@dataclass(frozen=True, slots=True)
class Redated:
    """What the claims within a limit date."""

    rows: Mapping[str, tuple[tuple[str, str], ...]]
    """By IRI of what is dated: predicates, compact, and their terms as SPARQL has them."""
    is_all: bool = False
    """Whether nothing else is dated within the limit; else the rest stands as in the graph."""


def redated(graph: TripleStore, limit: Limit) -> Redated:
    """
    Give what is dated anew within a limit.

    It is worked out once a graph and limit; of a graph that a server holds, no more is read than
    what these dates lean on. What one source or voice dates are few things, and all are here; of
    what was said by a day, those that were dated otherwise afterwards.
    """
    key = f"redated {limit}"
    if key not in graph.cache:
        graph.cache[key] = _redated(graph, limit)
    found: Redated = graph.cache[key]
    return found


def _redated(graph: TripleStore, limit: Limit) -> Redated:
    some = _events(graph, limit.kept("?claim"))
    is_all = bool(limit.source or limit.voice) and len(some) <= _MOST
    events = sorted(some if is_all else some & _events(graph, limit.lost("?claim")))
    claims: set[str] = set()
    for start in range(0, len(events), _MANY):
        listed = " ".join(f"<{event}>" for event in events[start : start + _MANY])
        dating = graph.query(_CLAIMS % (listed, limit.kept("?claim")))
        claims |= {row["claim"] for row in dating.values()}
    record = graph.cache.get("record") or Record(near(graph, sorted(claims), whole=False))
    rows: dict[str, list[tuple[str, str]]] = {event: [] for event in events}
    left = [claim for iri, claim in record.claims.items() if iri in claims]
    for subject, predicate, thing in derived(left, {}, record.sources):
        name = _NAME_OF.get(predicate.value, "")
        if subject.value in rows and name not in ("", "ctx:datedBy", "ctx:outlyingDate"):
            rows[subject.value].append((name, _text(thing)))
    return Redated({event: tuple(sorted(set(found))) for event, found in rows.items()}, is_all)


def _events(graph: TripleStore, pattern: str) -> set[str]:
    found = {row["event"] for row in graph.query(_DATED % pattern).values()}
    return {event for event in found if not event.startswith("_:")}  # named in the next query


def _text(thing: Any) -> str:
    if isinstance(thing, ox.Literal) and thing.datatype.value == term("xsd:integer"):
        return thing.value
    return str(thing)
