"""A graph comes in; out go the pairs of dates of one event that cannot both be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from math import inf

from backstory.dates.edtf import Span
from backstory.model.nouns import Claim, Modality
from backstory.rdf.record import Record

__all__ = ["Apart", "apart_of"]

Apart = tuple[tuple[str, ...], tuple[str, ...]]
"""Claims that give the one date, and claims that give the other, as IRIs."""


def apart_of(record: Record) -> Iterator[Apart]:
    """Give each two asserted dates that lie apart, once however many pages carry them."""
    rows = record.store.query("SELECT ?x WHERE { ?x ctx:datesDisjoint true }").values()
    for thing in sorted(row["x"] for row in rows):
        by: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in record.about.get(thing, ()):
            told = claim.object
            if claim.predicate != "ctx:date" or claim.modality != Modality.ASSERTED:
                continue
            if isinstance(told, Span) and not told.approximate and inf not in map(abs, told.bounds):
                by[told.text].append(claim)
        for one, other in combinations(sorted(by), 2):
            if _cannot_both(Span.parse(one), Span.parse(other)):
                first, last = (sorted(claim.iri for claim in by[text]) for text in (one, other))
                yield tuple(first), tuple(last)


def _cannot_both(one: Span, other: Span) -> bool:
    return any(_is_apart(a, b) for a, b in ((one, other), (other, one)))


def _is_apart(a: Span, b: Span) -> bool:
    """Tell whether one is certainly earlier; or both are stretches that share one end alone."""
    early, late, end, closed = a.bounds
    begins, begun, close, until = b.bounds
    if late < begins and closed < close:
        return True
    if not (late < end and begun < close):
        return False
    shares_first = (early, late) == (begins, begun) and closed < close
    return shares_first or ((end, closed) == (close, until) and late < begins)
