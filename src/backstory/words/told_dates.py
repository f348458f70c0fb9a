"""A text comes in; out goes whether it tells one of some dates: its day, month or year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from backstory.dates.days import civil, day_number, month_length
from backstory.dates.edtf import Span
from backstory.words.languages import words_of

__all__ = ["tells_one"]

_MONTH: Final = 31
"""Days of a stretch that a day within it, or a month around it, tells."""


def tells_one(text: str, lang: str, dates: Iterable[Span], said: Span | None = None) -> bool:
    """
    Tell whether a text tells one of some dates: an end of it, as finely, or by its month.

    Args:
        text: A sentence.
        lang: Its language.
        dates: The dates that it may tell.
        said: The day that it was said: a month around it is another date.

    >>> from backstory.dates.edtf import Span
    >>> day = Span.parse("1911-03-07")
    >>> [tells_one(told, "en", [day]) for told in ("The fair of March 1911", "The law of 1910")]
    [True, False]
    """
    dates = list(dates)
    if not dates and said is None:
        return False
    shown = list(_dates(text, lang))
    return any(_tells(each, span) for span in dates for each in shown) or any(
        _tells(each, said, finely=True) for each in shown if said
    )


@lru_cache
def _written(lang: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Give what finds a day, a month or a year in words, and the months by their names."""
    months = {str(name): at for at, name in enumerate(words_of(lang)["months"], 1)}
    months |= {name.capitalize(): at for name, at in months.items()}
    names = "|".join(months)
    more = r"(?:(\d\d?)\s*(?:to|and|al|a|y|–)\s*)?"
    day = rf"(?:\b{more}(\d\d?)[º.]*\s+(?:de\s+)?)?"
    year = r"(?:\s+(?:del?\s+)?(\d{4})\b)?"
    found = rf"{day}\b({names})\b(?:\s+(\d\d?)\b,?)?{year}|\b([12]\d{{3}})\b"
    return re.compile(found), months


def _dates(text: str, lang: str) -> Iterator[tuple[int | None, int, int]]:
    """Give the dates in a text, each its year (None if untold), month and day (0 if untold)."""
    pattern, months = _written(lang)
    for first, day, month, day_after, year, alone in pattern.findall(text):
        if alone:
            yield int(alone), 0, 0
            continue
        for each in (first, day or day_after or "0"):
            if each:
                yield int(year) if year else None, months[month], int(each)


def _tells(shown: tuple[int | None, int, int], span: Span, *, finely: bool = False) -> bool:
    """Tell whether a date in words is an end of a span: as finely, or by its month."""
    begin = span.earliest_begin, span.latest_begin
    end = span.earliest_end, span.latest_end
    for first, last in (begin, end, (span.earliest_begin, span.latest_end)):
        low, high = first if first is not None else last, last if last is not None else first
        if low is None or high is None:
            continue
        whole = high - low < _MONTH
        for told, until in _stretches(shown, {civil(low)[0], civil(high)[0]}):
            within = whole and low <= told and until <= high
            around = not finely and until - told < _MONTH and told <= low and high <= until
            bound = told == until and told in (low, high)
            if within or around or bound or (told, until) == (low, high):
                return True
    return False


def _stretches(shown: tuple[int | None, int, int], years: set[int]) -> Iterator[tuple[int, int]]:
    """Give the first and the last day of a date in words, in each year that it may mean."""
    own, month, day = shown
    for year in {own} if own else years:
        if not month:
            yield day_number(year), day_number(year, 12, 31)
        elif day > month_length(year, month):
            continue
        else:
            last = day or month_length(year, month)
            yield day_number(year, month, day or 1), day_number(year, month, last)
