"""
A graph comes in; out goes what it tells of numbers: who says each, when, of what and which event.

`Foro Penal's tally stood at 1,953`: the words do not say what is counted, but the graph holds that
number of that voice; and a voice that has always counted political prisoners counts them again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from math import log
from typing import Final

from backstory.read.known import Known

__all__ = ["NEWS", "Claimed", "Said", "telling"]

NEWS: Final = 60
"""Days before a text within which a number that was said is news."""
_LATE: Final = 3
"""Days behind a text: what it tells was said in other places, and in the graph by its own day."""
_BIG: Final = 1000
"""A number that is hardly the same by chance."""


def telling(number: Decimal) -> float:
    """
    Give how much it tells that somebody gives the same number, from 0 to 1: twelve is often said.

    >>> telling(Decimal(0)), round(telling(Decimal(12)), 2), telling(Decimal(7725))
    (0.0, 0.37, 1.0)
    """
    return min(1.0, log(1 + float(number)) / log(_BIG)) if number > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Said:
    """A number that the graph holds."""

    voice: str
    counted: str
    """IRI of what it counts."""
    day: float
    """The first day on which it was said; before all days where nobody tells it."""
    event: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """The numbers of a graph."""

    rows: Mapping[Decimal, Sequence[Said]]
    """What is said, by number."""
    of_voices: Mapping[str, Counter[str]]
    """How often each voice counts what."""
    of_events: Mapping[str, Counter[str]]
    """How often what is counted of each event."""
    of_things: Counter[str]
    """How often each thing is counted."""
    units: Mapping[str, str]
    """The units of what can be counted."""

    @classmethod
    def of(cls, known: Known) -> Claimed:
        """Make it of what is known; kept beside the store."""
        made = known.store.cache.get("read-claimed")
        if isinstance(made, Claimed):
            return made
        rows: defaultdict[Decimal, list[Said]] = defaultdict(list)
        for row in known.store.query(
            "SELECT DISTINCT ?n ?v ?x ?d ?e WHERE { ?c a ctx:Figure ; rdf:object ?n ; ctx:counted"
            " ?x ; rdf:subject ?e ; prov:wasAttributedTo ?v ."
            " OPTIONAL { ?c ctx:saidEarliestDay ?d } }"
        ).values():
            try:
                number, day = Decimal(row["n"]), float(row["d"] or "-inf")
            except (InvalidOperation, ValueError):
                continue  # a range, or a day that is none
            if number.is_finite():
                rows[number].append(Said(row["v"], row["x"], day, row["e"]))
        voices: defaultdict[str, Counter[str]] = defaultdict(Counter)
        events: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for one in (said for number in sorted(rows) for said in rows[number]):
            voices[one.voice][one.counted] += 1
            events[one.event][one.counted] += 1
        things = sum(voices.values(), Counter[str]())
        units = {row["x"]: row["u"].rpartition("/")[2] for row in known.store.query(
            "SELECT ?x ?u WHERE { ?x skos:inScheme concept:counted ; ctx:unit ?u }"
        ).values()}  # fmt: skip
        made = cls(dict(rows), dict(voices), dict(events), things, units)
        known.store.cache["read-claimed"] = made
        return made

    def said(self, number: Decimal, day: int | None) -> list[Said]:
        """Give what was said of a number by the day of a text, or within some days behind it."""
        return [one for one in self.rows.get(number, ())
                if day is None or one.day <= day + _LATE]  # fmt: skip
