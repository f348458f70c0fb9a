"""
Dated events come in; out go the buckets of time in which each lies, so that a window is a join.

A filter on days looks at every event there is. A bucket is a value that events share: a query names
those that its window touches, the store joins on them, and filters the few that are left. Any store
and any SPARQL 1.1 will do. There are buckets of several sizes, so that no event lies in many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from backstory.dates.edtf import Span
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.vocabulary import term

__all__ = ["BUCKET", "bucket_quads", "buckets_of", "touched", "window_query"]

BUCKET: Final = ox.NamedNode(term("ctx:bucket"))
_DAYS: Final = 32
"""Days of the smallest buckets."""
_STEP: Final = 8
"""How much larger the next size is."""
_SIZES: Final = 6
_MOST: Final = 3
"""Buckets of one size that an event lies in; a longer one lies in larger ones."""
_EVER: Final = "ever"
"""The bucket of what has no beginning, no end, or is longer than all sizes."""


def buckets_of(span: Span) -> list[str]:
    """
    Give the buckets of an event.

    >>> buckets_of(Span.parse("2002-04-11"))
    ['0:368']
    """
    first, last = span.earliest_begin, span.latest_end
    if first is not None and last is not None:
        for size in range(_SIZES):
            found = _of_size(size, first, last)
            if len(found) <= _MOST:
                return [f"{size}:{number}" for number in found]
    return [_EVER]


def touched(first: int, last: int) -> list[str]:
    """Give every bucket in which something may lie that shares a day with a window."""
    sizes = ((size, _of_size(size, first, last)) for size in range(_SIZES))
    return [*(f"{size}:{number}" for size, numbers in sizes for number in numbers), _EVER]


def _of_size(size: int, first: int, last: int) -> range:
    days = _DAYS * _STEP**size
    return range(first // days, last // days + 1)


def bucket_quads(graph: TripleStore) -> Iterator[ox.Quad]:
    """Give the buckets of every dated event and instrument as statements."""
    for iri, span in sorted(Record(graph).hulls.items()):
        for name in buckets_of(span):
            yield ox.Quad(ox.NamedNode(iri), BUCKET, ox.Literal(name))


def window_query(first: int, last: int, columns: Iterable[str] = ("event",)) -> str:
    """
    Write the query for the events that may share a day with a window: plain SPARQL 1.1.

    Args:
        first: First day, inclusive; day 0 is 1970-01-01.
        last: Last day, inclusive.
        columns: What to give of `event`, `begin` and `end`.
    """
    names = " ".join(f'"{name}"' for name in touched(first, last))
    chosen = " ".join(f"?{name}" for name in columns)
    return f"""SELECT DISTINCT {chosen} WHERE {{
  VALUES ?bucket {{ {names} }}
  ?event ctx:bucket ?bucket .
  OPTIONAL {{ ?event ctx:earliestBeginDay ?begin }}
  OPTIONAL {{ ?event ctx:latestEndDay ?end }}
  FILTER (!(BOUND(?begin) && ?begin > {last}) && !(BOUND(?end) && ?end < {first}))
}} ORDER BY ?event"""
