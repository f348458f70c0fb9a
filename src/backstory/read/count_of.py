"""
A figure of a reading comes in; out goes what it counts, before counts of others stand beside it.

Of which events it is told, whether it counts but a part of them, and of which day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from backstory.compare.counting import Counted
from backstory.compare.counting import Figure as Comparable
from backstory.dates.edtf import Span
from backstory.read.figures import STOCK, Figure
from backstory.read.fit import related
from backstory.read.lexicon import lexicon
from backstory.read.near_number import is_noun
from backstory.text import normalise

if TYPE_CHECKING:
    from backstory.read.found import Found

__all__ = ["EPOCH", "day_of", "is_of_another_thing", "is_part", "meant", "since_of"]

_AMONG: Final = 5
"""Words before a figure that make it a part of another, and between it and the whole."""
_FAR, _SEASON = 3, 100
"""How often what is held counts a part that is that small; and days about it."""
EPOCH: Final = date(1970, 1, 1).toordinal()
"""The day number of day 0, as `date` counts."""


def meant(reading: Found, one: Figure, subjects: set[str]) -> set[str]:
    """
    Leave of what could be counted the events of which a figure tells, and all that is no event.

    The dead of the protests are not set beside those of a coup that the text names elsewhere: the
    events of its sentence are meant, else those of the sentence before, else the main event.
    """
    events, text = reading.known.events, reading.linked.text
    here = text.sentence_at(one.first)
    told: dict[int, list[str]] = {}
    for link in reading.linked.events:
        told.setdefault(text.sentence_at(link.first), []).append(link.iri)
    counted = {iri for iri in subjects if iri in events}
    for near in (told.get(here, ()), told.get(here - 1, ()), (reading.linked.main,)):
        of = [events[iri] for iri in near if iri in events]
        if mine := {iri for iri in counted if any(related(one, events[iri]) for one in of)}:
            return (subjects - counted) | mine
    return subjects - counted


def since_of(reading: Found, one: Figure) -> str:
    """Give the time from the day since which a figure counts to the article; or nothing."""
    text, day = reading.linked.text, reading.article.day
    begun = [
        date.value for date in reading.linked.dates
        if text.sentence_at(date.first) == text.sentence_at(one.first) and date.sense == "since"
        and one.period in ("", date.value)
    ]  # fmt: skip
    if not (begun and day) or "/" in begun[0] or begun[0] > day.isoformat():
        return ""
    return f"{begun[0].rstrip('~?')}/{day.isoformat()}"


def is_part(reading: Found, one: Figure) -> bool:
    """
    Tell whether a figure counts some of a whole: `among them 20 lawmakers`, `50 of the freed`.

    `12 soldiers` are some too; `among the 500 prisoners` counts the whole.
    """
    text, raw = reading.linked.text, lexicon(reading.article.lang).raw
    low, high = text.sentences[text.sentence_at(one.first)]
    before = text.words[max(low, one.first - _AMONG) : one.first]
    named = normalise(reading.known.label(one.counted, reading.article.lang))
    after = text.words[one.after : min(high, one.after + 2)]
    of, lex = text.words[one.after : high], lexicon(reading.article.lang)
    whole = of[:1] == raw["of"][:1] and (
        (of[1:2] != [] and of[1] in lex.sets["definite"])
        or any(one.after < other.first <= one.after + _AMONG and one.value < other.value
               for other in reading.linked.figures)
    )  # fmt: skip
    definite = lex.sets["definite"]
    alone = not one.voice and (one.after >= high or not is_noun(one.after, text, lex))
    whole = whole or (
        alone
        and not any(text.sentence_at(link.first) == text.sentence_at(one.first)
                    for link in reading.linked.events)
        and any(other.counted == one.counted and other.value > _FAR * one.value
                for other in reading.linked.figures)
    )  # `More than 100 were pardoned. … About two dozen sit in the assembly`  # fmt: skip
    some = whole or any(word in raw["classes"] and word not in named for word in after)
    return some or any(
        word in raw["among"] and not (word in raw["among-the"] and following in definite)
        for word, following in pairwise((*before, ""))
    )  # fmt: skip


def day_of(reading: Found, one: Figure) -> int | None:
    """Give the last day of which a figure of who is held is told, or that of the article."""
    held = one.counted.endswith(STOCK) and one.period
    told = Span.parse(one.period).latest_end if held else None
    day = reading.article.day
    return told if told is not None or day is None else day.toordinal() - EPOCH


def is_of_another_thing(reading: Found, one: Figure, others: Sequence[Comparable]) -> bool:
    """
    Tell whether a figure of who is held surely counts some of those whom others count.

    The 54 of one building are no earlier count of the 350 of the country two weeks later.
    """
    day = day_of(reading, one)
    near = [
        other for other in others
        if other.sort is Counted.STOCK and day is not None and other.when is not None
        and other.when.latest_end is not None and abs(other.when.latest_end - day) <= _SEASON
    ]  # fmt: skip
    return bool(near) and all(_FAR * one.value < other.number for other in near)
