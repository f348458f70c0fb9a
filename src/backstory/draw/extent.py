"""
The four days of a date come in; the stretch that a picture draws, and its certain part, go out.

It is the page's own reckoning (`extent` of web/src/time.ts), so that a still picture and the page
never draw one date in two ways; tests/shared/extents.json holds both to the same cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from backstory.dates.days import civil, day_number
from backstory.dates.edtf import Span
from backstory.words.dates import name as date_name

__all__ = ["Extent", "extent", "time_marks"]

_MONTHS: Final = 24
"""Months up to which they are marked on an axis, and not years."""
_DAYS: Final = 62
"""Days up to which they are marked, and not months."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What is drawn of one date."""

    start: int
    end: int
    sure: tuple[int, int] | None
    """First and last day that are certain."""
    open_right: bool
    """Whether nobody tells any end."""


def extent(days: Sequence[int | None], last: int) -> Extent:
    """
    Give the stretch to draw, and the part of it that is certain.

    What has no known beginning is drawn from the first day that is told, never from the edge; what
    has no known end is certain no longer than is told, and perhaps until `last`.

    >>> extent([None, 10, 12, None], 20)
    Extent(start=10, end=20, sure=(10, 12), open_right=True)
    """
    first, latest, early, end = days
    start = next((day for day in (first, latest, early, end) if day is not None), last)
    stop = max(last if end is None else end, start)
    sure_from = next((day for day in (latest, early) if day is not None), start)
    told = start if end is None else stop
    sure_to = next((day for day in (early, latest) if day is not None), told)
    sure = (sure_from, sure_to) if sure_from <= sure_to else None
    return Extent(start, stop, sure, end is None)


def time_marks(first: int, last: int, most: int, lang: str) -> list[tuple[int, str]]:
    """
    Give the days marked on an axis, with their names: years, or months, or days where few are seen.

    >>> [name for _, name in time_marks(day_number(2026, 2, 19), day_number(2026, 3, 12), 3, "en")]
    ['19 February 2026', '27 February 2026', '7 March 2026']
    """
    (year, month, _), until = civil(first), civil(last)
    if last - first <= _DAYS:
        step = max(1, ceil((last - first + 1) / most))
        return [(day, _named(civil(day), lang)) for day in range(first, last + 1, step)]
    months = (until[0] - year) * 12 + until[1] - month + 1
    if months <= _MONTHS:
        every = [divmod(year * 12 + month - 1 + step, 12) for step in range(months)]
        marks = [(day_number(y, at + 1), _named((y, at + 1), lang)) for y, at in every]
    else:
        marks = [(day_number(y), str(y)) for y in range(year, until[0] + 1)]
    marks = [mark for mark in marks if first <= mark[0] <= last]
    return marks[:: max(1, ceil(len(marks) / most))]


def _named(parts: Sequence[int], lang: str) -> str:
    year, *rest = parts
    return date_name(Span.parse("-".join([f"{year:04}", *(f"{part:02}" for part in rest)])), lang)
