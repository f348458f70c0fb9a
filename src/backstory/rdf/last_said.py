"""A concept comes in; out go the claims that use it and were said last, and how many use it."""

from __future__ import annotations

from math import inf
from typing import Any, Final

import pyoxigraph as ox

from backstory.rdf.store import TripleStore
from backstory.rdf.values import day_or_none
from backstory.vocabulary import term

__all__ = ["last_said"]

_CLAIM: Final = ox.NamedNode(term("ctx:Claim"))
_SAID: Final = ox.NamedNode(term("ctx:saidLatestDay"))
_USED: Final = tuple(
    ox.NamedNode(term(part)) for part in ("rdf:object", "sem:roleType", "ctx:counted")
)
"""The parts of a claim in which a concept is used."""
MOST_USED: Final = 120
"""Statements that a story tells of a concept: of thousands nobody reads more, nor in a terminal."""


def last_said(graph: TripleStore, concept: str) -> tuple[list[Any], int]:
    """Give the `MOST_USED` claims that use a concept and were said last, and how many use it."""
    ways = " UNION ".join(f"{{ ?claim {part} ?concept }}" for part in _USED)
    rows = graph.query(
        f"SELECT DISTINCT ?concept ?claim ?day WHERE {{ {ways} "
        f"FILTER EXISTS {{ ?claim a {_CLAIM} }} OPTIONAL {{ ?claim {_SAID} ?day }} }}",
        {"concept": ox.NamedNode(concept)},
    ).rows
    days: dict[Any, float] = {}
    for _, claim, day in rows:
        said = day_or_none(day.value) if isinstance(day, ox.Literal) else None
        days[claim] = max(days.get(claim, -inf), -inf if said is None else said)
    turn = sorted(days, key=lambda claim: (-days[claim], str(claim)))
    return turn[:MOST_USED], len(turn)
