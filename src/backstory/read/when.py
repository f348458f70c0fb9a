"""The days of an event and of a clause come in; out goes how well they agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.read.dated import Dated
from backstory.read.thing import Event

__all__ = ["Bounds", "agrees", "bounds_of"]

_UNSAID: Final = 500
"""Days before its end for which an event may have gone on whose beginning nobody tells."""
_LONG: Final = 200
"""Days: of a longer event a text tells when it began."""
Bounds = tuple[float, float] | None
"""Day numbers within which an event begins and ends; None where nobody dates it."""


def bounds_of(event: Event) -> Bounds:
    """Give the earliest begin of an event and its latest end."""
    span = event.span
    if span is None:
        return None
    begins = [day for day in (span.earliest_begin, span.latest_begin) if day is not None]
    ends = [day for day in (span.latest_end, span.earliest_end) if day is not None]
    if not begins and not ends:
        return None
    begin = min(begins) if begins else min(ends) - _UNSAID
    end = max(ends) if ends else max(begins)
    return begin, max(begin, end)


def agrees(bounds: Bounds, dates: Sequence[Dated]) -> tuple[float, str] | None:
    """Weigh the dates of a clause against the bounds of an event; None where they exclude it."""
    if bounds is None:
        return (-0.3, "")
    best: tuple[float, str] | None = None
    for one in dates:
        score = _meets(bounds, one)
        if score is not None and (best is None or score > best[0]):
            best = (score, one.value)
    return best


def _meets(bounds: tuple[float, float], one: Dated) -> float | None:
    """Weigh one date: a day tells more than a month, a month than a year."""
    low, high = one.span.earliest_begin, one.span.latest_end
    if low is None or high is None:
        return None
    width, wide = high - low, bounds[1] - bounds[0]
    if low <= bounds[1] and bounds[0] <= high:
        if wide > _LONG and width < 400:
            return 1.2 if low <= bounds[0] <= high else 0.3
        if width > 1 or wide >= 40:
            return 2.2 if width < 40 else 1.5
        return 3.0 if wide <= 2 else 2.7 if wide <= 10 else 2.4
    about = 1 + 2 * one.value.endswith("~")
    if low - about <= bounds[1] and bounds[0] <= high + about and width <= 1:
        return 1.6
    return None
