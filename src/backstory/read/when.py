"""The days of an event and of a clause come in; out goes how well they agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.read.clues import Clue
from backstory.read.dated import Dated
from backstory.read.scene import Scene
from backstory.read.thing import Event

__all__ = [
    "CALLED",
    "LONG_AGO",
    "OLD",
    "Bounds",
    "about_of",
    "agrees",
    "bears",
    "bounds_of",
    "of_text",
    "undated",
]

_UNSAID: Final = 500
"""Days before its end for which an event may have gone on whose beginning nobody tells."""
_LONG: Final = 200
"""Days: of a longer event a text tells when it began."""
_LEAD: Final = 3
"""Sentences from the beginning that tell the news."""
_OF_TEXTS: Final = frozenset(("amnesty", "legal", "ruling"))
"""Kinds of what makes a text, or is done with it."""
_ABOUT: Final = (6, 3)
"""Days before and after the day of an event that is dated roughly."""
_DAYS, _WEEK, _WEEKS = 3, 10, 45
"""Days before the text that are of the news, of what it goes on with, and near it."""
_SLIP: Final = 14
"""Days by which a text may tell a day wrong, or this reader read it wrong."""
_AHEAD_DAYS: Final = 240
"""How far ahead of the article an event may lie that the article expects."""
_SOON: Final = 30
"""The same, where no word says that the text expects it."""
CALLED: Final = frozenset(("election", "referendum"))
"""Kinds of events that are called, so that a text may speak of one before its day."""
OLD: Final = 365
"""Days after which an event is told of with its date, its names or its words."""
LONG_AGO: Final = -0.6
"""What an event weighs that lies longer ago, and whose day nobody tells."""
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


def about_of(event: Event, bounds: Bounds) -> Bounds:
    """Give the days of an event that is dated roughly, as by the day on which it was told."""
    if bounds is None or event.span is None or not event.span.approximate:
        return bounds
    return bounds[0] - _ABOUT[0], bounds[1] + _ABOUT[1]


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


def bears(event: Event, bounds: Bounds, one: Dated) -> bool:
    """
    Tell whether the names of an event hold the year of a date: `the sentence over April 2002`.

    Not where text and event tell each one day, and these lie apart by more than a slip.
    """
    if one.value[:4] not in event.words:
        return False
    low, high = one.span.earliest_begin, one.span.latest_end
    if bounds is None or low is None or high is None or about_of(event, bounds) != bounds:
        return True
    single = high - low <= 1 and bounds[1] - bounds[0] <= 1
    return not single or abs(low - bounds[0]) <= _SLIP


def of_text(event: Event, bounds: Bounds, years: Sequence[Dated]) -> tuple[float, str] | None:
    """Weigh the year of a law that stands beside what was done with it: its ruling bears it too."""
    if not years or _OF_TEXTS.isdisjoint(event.kinds):
        return None
    own = [one for one in years if one.value in event.words]
    return agrees(bounds, own) if own else None


def undated(event: Event, bounds: Bounds, clue: Clue, scene: Scene) -> tuple[float, str] | None:
    """Weigh how near the article an event lies of which no day is told."""
    if bounds is None or scene.day is None:
        return (-0.3, "")
    begin, end = bounds
    if begin > scene.day + 1 and event.iri in scene.spoken:
        return (0.2, "")  # `the vote`, of which the text has spoken
    if begin > scene.day + 1:
        called = bool(CALLED & set(event.kinds))
        soon = begin <= scene.day + (_AHEAD_DAYS if clue.expected else _SOON)
        if clue.expected and event.iri in scene.episode and begin <= scene.day + _SOON:
            return (0.2 if clue.definite else -0.3, "")
        return (0.6, "") if called and soon else None
    if begin > scene.day:
        return (-0.8, "")  # dated a day ahead of the text: as good as unknown
    gone = scene.day - end if end < scene.day else 0.0
    lead = clue.sentence < _LEAD and scene.main in ("", event.iri)
    if gone <= _DAYS:
        return (1.9 if lead else 0.9), ""
    if gone <= _WEEK:
        return (1.1 if lead else 0.6), ""
    return (0.4 if gone <= _WEEKS else -0.2 if gone < OLD else LONG_AGO), ""
