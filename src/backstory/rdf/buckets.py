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

__all__ = ["BUCKET", "begun", "bucket_quads", "buckets_of", "ending", "touched", "window_query"]

BUCKET: Final = ox.NamedNode(term("ctx:bucket"))
_DAYS: Final = 4
"""Days of the smallest buckets."""
_STEP: Final = 8
"""How much larger the next size is."""
_SIZES: Final = 7
_REACH: Final = 8
"""Of the largest, so many before a day hold whatever was before it."""
_FAR: Final = (_REACH - 1) * _DAYS * _STEP ** (_SIZES - 1)
"""Days from 1970 beyond which no bucket tells before from after."""
_MOST: Final = 3
"""Buckets of one size that an event lies in; a longer one lies in larger ones."""
_EVER: Final = "ever"
"""The bucket of what is longer than all sizes, or without an end and 20,000 years away."""
_SINCE, _UNTIL = "since", "until"
"""Buckets of what has no known end, by its beginning; of what has no known beginning, by its end.
Each lies in one of every size, so that all that began by a day are few buckets, and whole ones."""


def buckets_of(span: Span) -> list[str]:
    """
    Give the buckets of an event.

    >>> buckets_of(Span.parse("2002-04-11"))
    ['0:2947']
    """
    first, last = span.earliest_begin, span.latest_end
    if first is not None and last is not None:
        for size in range(_SIZES):
            found = _of_size(size, first, last)
            if len(found) <= _MOST:
                return [f"{size}:{number}" for number in found]
    elif first is not None and abs(first) < _FAR:
        return [f"{_SINCE}:{size}:{first // _days(size)}" for size in range(_SIZES)]
    elif last is not None and abs(last) < _FAR:
        return [f"{_UNTIL}:{size}:{last // _days(size)}" for size in range(_SIZES)]
    return [_EVER]


def touched(first: int, last: int) -> list[str]:
    """Give every bucket of what has both ends in which something may share a day with a window."""
    sizes = ((size, _of_size(size, first, last)) for size in range(_SIZES))
    return [f"{size}:{number}" for size, numbers in sizes for number in numbers]


def begun(last: int) -> list[str]:
    """Give the buckets that hold whatever has no end and began by a day, but in its last bucket."""
    return [f"{_SINCE}:{size}:{number}" for size, number in _before(last // _DAYS)]


def ending(first: int) -> list[str]:
    """Give the buckets that hold whatever has no beginning and ends later than a day's bucket."""
    # Counted from the other side, what comes after is what comes before.
    return [f"{_UNTIL}:{size}:{-1 - number}" for size, number in _before(-1 - first // _DAYS)]


def _before(number: int) -> Iterator[tuple[int, int]]:
    """Cover all buckets of the smallest size before one with few, each as large as it can be."""
    for size in range(_SIZES - 1):
        yield from ((size, each) for each in range(number // _STEP * _STEP, number))
        number //= _STEP
    yield from ((_SIZES - 1, each) for each in range(number - _REACH, number))


def _days(size: int) -> int:
    return _DAYS * int(_STEP**size)


def _of_size(size: int, first: int, last: int) -> range:
    return range(first // _days(size), last // _days(size) + 1)


def bucket_quads(graph: TripleStore) -> Iterator[ox.Quad]:
    """Give the buckets of every dated event and instrument as statements."""
    for iri, span in sorted(Record(graph).hulls.items()):
        for name in buckets_of(span):
            yield ox.Quad(ox.NamedNode(iri), BUCKET, ox.Literal(name))


def window_query(
    first: int, last: int, columns: Iterable[str] = ("event",), *, open_ended: bool = True
) -> str:
    """
    Write the query for the events that may share a day with a window: plain SPARQL 1.1.

    Rows come in no order: whoever shows them sorts them, for a store takes ten times as long to
    sort events by name as to find them.

    Args:
        first: First day, inclusive; day 0 is 1970-01-01.
        last: Last day, inclusive.
        columns: What to give of `event`, `begin` and `end`.
        open_ended: With events of which no end, or no beginning, is known: they share every day
            from then on, or until then, so that there are ever more of them.
    """
    chosen = list(columns)
    began = "?event ctx:earliestBeginDay ?from"
    ended = "?event ctx:latestEndDay ?to"
    parts = [_part(touched(first, last), f"{began} . {ended}",
                   f"?from <= {last} && ?to >= {first}")]  # fmt: skip
    if open_ended:
        maybe = f"OPTIONAL {{ {began} }} OPTIONAL {{ {ended} }}"
        parts += [
            _part(
                [_EVER],
                maybe,
                f"COALESCE(?from, {last}) <= {last} && COALESCE(?to, {first}) >= {first}",
            ),
            _part([*begun(last), *ending(first)]),
            _part([f"{_SINCE}:0:{last // _DAYS}"], began, f"?from <= {last}"),
            _part([f"{_UNTIL}:0:{first // _DAYS}"], ended, f"?to >= {first}"),
        ]
    days = {"begin": "ctx:earliestBeginDay", "end": "ctx:latestEndDay"}
    told = "".join(
        f"\n  OPTIONAL {{ ?event {days[name]} ?{name} }}" for name in chosen if name in days
    )
    return f"""SELECT DISTINCT {" ".join(f"?{name}" for name in chosen)} WHERE {{
  {" UNION ".join(parts)}{told}
}}"""


def _part(buckets: Iterable[str], pattern: str = "", condition: str = "") -> str:
    names = " ".join(f'"{name}"' for name in buckets)
    more = f" {pattern} FILTER ({condition})" if pattern else ""
    return f"{{ VALUES ?bucket {{ {names} }} ?event ctx:bucket ?bucket .{more} }}"
