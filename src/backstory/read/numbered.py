"""
What is known comes in; out go the numbers that voices give of each event.

A text that says `302 releases` speaks of those of which a voice says 302. A number that agrees
tells which event is meant; one that does not tells nothing, for voices differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Final

from backstory.read.known import Known

__all__ = ["numbers_of", "weight_of_numbers"]

_LEAST: Final = 4
"""Smaller numbers are said of anything."""
_FEW: Final = 10
"""Numbers below this are said of much."""
_ROUND: Final = 0.5
_EXACT: Final = 1.0
"""What a number weighs that agrees: less, if it is round or small, and so likely said of others."""


def numbers_of(known: Known) -> dict[str, frozenset[Decimal]]:
    """Give the numbers that tell an event, by its IRI."""
    rows = known.store.query(
        "SELECT DISTINCT ?e ?n WHERE { ?c a ctx:Figure ; rdf:subject ?e ; rdf:object ?n }"
    ).values()
    found: defaultdict[str, set[Decimal]] = defaultdict(set)
    for row in rows:
        number = _number(row["n"])
        if number is not None and number >= _LEAST and row["e"] in known.things:
            found[row["e"]].add(number)
    return {iri: frozenset(numbers) for iri, numbers in found.items()}


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None  # a range, or no number at all
    return number if number.is_finite() else None


def weight_of_numbers(numbers: Iterable[Decimal]) -> float:
    """Weigh numbers of a text that agree with those of an event."""
    return max((_ROUND if number % 10 == 0 or number < _FEW else _EXACT for number in numbers),
               default=0.0)  # fmt: skip
