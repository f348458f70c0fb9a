"""A concept comes in; out go the claims that use it and were said last, and how many use it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from math import inf
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from backstory.rdf.packed import kept_beside
from backstory.rdf.store import KEPT, TripleStore
from backstory.rdf.values import day_or_none
from backstory.vocabulary import term

__all__ = ["last_said", "write_last_said"]

_DEFAULT: Final = ox.DefaultGraph()
_TYPE: Final = ox.NamedNode(term("rdf:type"))
_CLAIM: Final = ox.NamedNode(term("ctx:Claim"))
_CONCEPT: Final = ox.NamedNode(term("skos:Concept"))
_SAID: Final = ox.NamedNode(term("ctx:saidLatestDay"))
_USED: Final = tuple(
    ox.NamedNode(term(part)) for part in ("rdf:object", "sem:roleType", "ctx:counted")
)
"""The parts of a claim in which a concept is used."""
MOST_USED: Final = 120
"""Statements that a story tells of a concept: of thousands nobody reads more, nor in a terminal."""


def last_said(graph: TripleStore, concept: str) -> tuple[list[Any], int]:
    """Give the `MOST_USED` claims that use a concept and were said last, and how many use it."""
    if kept := _kept(graph, concept):
        return kept
    ways = " UNION ".join(f"{{ ?claim {part} ?concept }}" for part in _USED)
    rows = graph.query(
        f"SELECT DISTINCT ?concept ?claim ?day WHERE {{ {ways} "
        f"FILTER EXISTS {{ ?claim a {_CLAIM} }} OPTIONAL {{ ?claim {_SAID} ?day }} }}",
        {"concept": ox.NamedNode(concept)},
    ).rows
    days: dict[Any, float] = {}
    for _, claim, day in rows:
        days[claim] = max(days.get(claim, -inf), _day(day))
    return _in_turn(days, days)[:MOST_USED], len(days)


def _day(value: Any) -> float:
    said = day_or_none(value.value) if isinstance(value, ox.Literal) else None
    return -inf if said is None else said


def _in_turn(claims: Iterable[Any], days: Mapping[Any, float]) -> list[Any]:
    return sorted(claims, key=lambda claim: (-days.get(claim, -inf), str(claim)))


def write_last_said(folder: Path, graph: TripleStore) -> None:
    """
    Write what `last_said` gives of every concept, beside what can be found in a store.

    Args:
        folder: Where `KEPT` lies.
        graph: What the store holds. A concept that a claim without an address uses is left out:
            such a claim has another name whenever the store is opened.
    """
    find = graph.store.quads_for_pattern
    claims = {quad.subject for quad in find(None, _TYPE, _CLAIM, _DEFAULT)}
    using: defaultdict[Any, set[Any]] = defaultdict(set)
    for part in _USED:
        for quad in find(None, part, None, _DEFAULT):
            if isinstance(quad.object, ox.NamedNode) and (claim := quad.subject) in claims:
                using[quad.object].add(claim)
    days: dict[Any, float] = {}
    for quad in find(None, _SAID, None, _DEFAULT):
        claim = quad.subject
        days[claim] = max(days.get(claim, -inf), _day(quad.object))
    concepts = (quad.subject for quad in find(None, _TYPE, _CONCEPT, _DEFAULT))
    with closing(sqlite3.connect(folder / KEPT)) as into:
        into.execute("CREATE TABLE used (iri TEXT PRIMARY KEY, most INTEGER, used INTEGER, "
                     "claims TEXT) WITHOUT ROWID")  # fmt: skip
        for concept in {each for each in concepts if isinstance(each, ox.NamedNode)}:
            own = using.get(concept, set())
            if all(isinstance(claim, ox.NamedNode) for claim in own):
                told = "\n".join(claim.value for claim in _in_turn(own, days)[:MOST_USED])
                row = (concept.value, MOST_USED, len(own), told)
                into.execute("INSERT INTO used VALUES (?, ?, ?, ?)", row)
        into.commit()


def _kept(graph: TripleStore, concept: str) -> tuple[list[Any], int] | None:
    rows = kept_beside(graph, "SELECT most, used, claims FROM used WHERE iri = ?", (concept,))
    for most, used, claims in rows:
        if most == MOST_USED:
            return list(map(ox.NamedNode, claims.splitlines())), used
    return None
