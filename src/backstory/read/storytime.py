"""
Dates of a text come in; out goes the time of which it tells where a sentence says no day.

A story goes on: what follows "on 11 April 2002" happened then or in the weeks after, until the text
tells another day. A line of a chronology that is nothing but a day stands over what follows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from backstory.read.clues import Clue
from backstory.read.dated import Dated
from backstory.read.scene import Scene
from backstory.read.tokens import Tokens
from backstory.read.when import Bounds

__all__ = ["Then", "headed", "is_chronology", "then_of"]

_BACK: Final = 3
"""Sentences back to the day of which a text goes on to tell."""
_WEEKS: Final = 45
"""Days before the text within which what it tells is news, and no story."""
_ON: Final = 30
"""Days for which a story goes on at least."""
_YEAR: Final = 365
_LINES: Final = 3
"""Years that head the lines of a chronology at least."""
_BEFORE: Final = 2
"""Days by which it may reach back."""
_SHORT: Final = 60
"""Days that an event lasts at most that tells a time."""
_MONTH: Final = 7
"""Signs of a month, in EDTF: a year tells no time of a story."""


@dataclass(frozen=True, slots=True)
class Then:
    """A time of which a text tells, as day numbers."""

    low: float
    high: float

    def meets(self, bounds: Bounds) -> bool:
        """Tell whether an event began in it, and did not go on for long."""
        if bounds is None or bounds[1] - bounds[0] > _SHORT:
            return False
        on = max(_ON, self.high - self.low)
        return self.low - _BEFORE <= bounds[0] <= self.high + on


def then_of(clue: Clue, scene: Scene, bounds: Mapping[str, Bounds]) -> Then | None:
    """Give the time of which the sentences before a clue tell, if that is long ago."""
    for sentence in range(clue.sentence, max(-1, clue.sentence - _BACK - 1), -1):
        if sentence not in scene.linked and sentence not in scene.dates_by_sentence:
            continue
        linked = [
            then for one, iri in scene.linked.get(sentence, ())
            if one.first < clue.first and (then := bounds[iri]) and then[1] - then[0] <= _SHORT
        ]  # fmt: skip
        dates = [
            one.span for one in scene.dates_by_sentence.get(sentence, ())
            if one.first < clue.first and len(one.value) >= _MONTH and not scene.dateline(one)
        ]  # fmt: skip
        found: list[tuple[float, float]] = [(low, high) for low, high in linked]
        found += [(one.earliest_begin, one.latest_end) for one in dates
                  if one.earliest_begin is not None and one.latest_end is not None]  # fmt: skip
        if found:
            low, high = found[-1] if not linked else linked[-1]
            old = scene.day is not None and scene.day - high > _WEEKS
            return Then(low, high) if old else None
    return None


def is_chronology(text: Tokens, dates: Sequence[Dated], day: int | None) -> bool:
    """Tell whether lines are headed by days of several years: then none of them is the news."""
    years = set()
    for one in dates:
        heads = not one.first or "\n" in text.gap(one.first - 1)
        old = day is None or (one.span.latest_end or 0) < day - _YEAR
        if one.why == "written" and old and heads:
            years.add(one.value[:4])
    return len(years) >= _LINES


def headed(text: Tokens, dates: Sequence[Dated]) -> Tokens:
    """Let a sentence that is nothing but a day be the beginning of the next: a chronology's."""
    whole = {(one.first, one.after) for one in dates}
    sentences: list[tuple[int, int]] = []
    begun = -1
    for first, after in text.sentences:
        begin = first if begun < 0 else begun
        if begun < 0 and (first, after) in whole and after < len(text.words):
            begun = first
            continue
        sentences.append((begin, after))
        begun = -1
    if len(sentences) == len(text.sentences):
        return text
    numbers = [number for number, (first, after) in enumerate(sentences)
               for _ in range(first, after)]  # fmt: skip
    return replace(text, sentences=sentences, numbers=numbers)
