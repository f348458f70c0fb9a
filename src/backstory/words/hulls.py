"""
Where a stretch of time begins and where it ends come in, as day numbers; out go words for both.

Several dates of one event may leave either end open to a day or more, which EDTF cannot write:
"11 to 13 or 14 April 2002". Nothing is said twice: what month and year the ends share stands once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from backstory.dates.days import civil, month_length
from backstory.words.grammar import grammar_of
from backstory.words.languages import words_of

__all__ = ["hull_name", "month_name", "year_name"]

_Stretch = Callable[[int, int], str]
"""Names a stretch from one day to another."""
_DAY, _MONTH, _YEAR = range(3)
"""How much of a date is said: the day of the month, its month too, its year too."""
_DECEMBER: Final = 12


class _End(NamedTuple):
    """Within which days an end lies; None is open."""

    low: int | None
    high: int | None


def hull_name(
    begin: tuple[int | None, int | None],
    end: tuple[int | None, int | None],
    lang: str,
    stretch: _Stretch,
) -> str:
    """
    Name a stretch of which either end may be known to a few days only.

    Args:
        begin: The first and the last day on which it may begin; None where that is open.
        end: The same of its end.
        lang: One of `languages()`.
        stretch: Names days from one to another.
    """
    first, last = _End(*begin), _End(*end)
    words = _words(lang)
    grammar = grammar_of(lang)
    if first == last and first != (None, None):
        if first.low is None or first.high is None:
            return _half(first, lang)
        if first.high - first.low > 1:
            return words["within"].format(stretch(first.low, first.high))
        return _days(first.low, first.high, _YEAR, lang)
    if first == (None, None) and last == (None, None):
        return words["not stated"]
    if last == (None, None):
        return words["since"].format(_told(first, _YEAR, lang, stretch))
    if first == (None, None):
        return words["until"].format(_told(last, _YEAR, lang, stretch))
    if first.low is not None and (first.low, first.low, first.low + 1) == (first.high, *last):
        # That day alone, or the next as well: "from 14 to 14 or 15" would name it twice.
        depth = _DAY if civil(first.low)[:2] == civil(first.low + 1)[:2] else _YEAR
        return words["either"].format(
            _day(first.low, depth, lang), stretch(first.low, first.low + 1)
        )
    ends = _told(last, _YEAR, lang, stretch, beside=first)
    begins = _told(first, _shared(first, last), lang, stretch)
    return grammar.contracted(words["from to"].format(begins, ends))


def _told(end: _End, depth: int, lang: str, stretch: _Stretch, beside: _End | None = None) -> str:
    """Name one end after a word such as "since": a day, one of two, a month, a year, a stretch."""
    if end.low is None or end.high is None:
        return _half(end, lang, inside=True)
    if end.high - end.low <= 1:
        return _days(end.low, end.high, depth, lang, inside=True)
    words, whole = _words(lang), _whole(end.low, end.high)
    if whole is None:
        return words["some day of"].format(stretch(end.low, end.high))
    name = year_name(whole[0], lang)
    if len(whole) > 1:
        name = month_name(whole[-1], name, lang)
    if beside and beside.low is not None and civil(beside.low)[: len(whole)] == whole:
        return words["some day"].format(name)
    return name


def _half(end: _End, lang: str, *, inside: bool = False) -> str:
    """Name an end that lies on a day or on any earlier, or later, one."""
    words = _words(lang)
    known = end.low if end.high is None else end.high
    if known is None:
        return words["not stated"]
    key = "later" if end.high is None else "earlier"
    return words[key].format(_days(known, known, _YEAR, lang, inside=inside))


def _whole(low: int, high: int) -> tuple[int, int] | tuple[int] | None:
    """Give the month, or the year, that some days fill."""
    year, month, day = civil(low)
    last_year, last_month, last_day = civil(high)
    if day != 1 or last_day != month_length(last_year, last_month) or year != last_year:
        return None
    if month == last_month:
        return (year, month)
    return (year,) if (month, last_month) == (1, _DECEMBER) else None


def _shared(first: _End, last: _End) -> int:
    """Say how much of the beginning has to be said, beside an end with a month and a year."""
    if first.low is None or first.high is None or last.low is None or last.high is None:
        return _YEAR
    begins = {civil(first.low)[:2], civil(first.high)[:2]}
    low, high = civil(last.low), civil(last.high)
    if begins == {low[:2]} and last.high - last.low <= 1:
        return _DAY
    if {year for year, _ in begins} == {low[0]} == {high[0]} and last.high - last.low <= 1:
        return _MONTH
    return _YEAR


def _days(low: int, high: int, depth: int, lang: str, *, inside: bool = False) -> str:
    """Name a day, or one of two that follow each other."""
    words, said = _words(lang), _day(high, depth, lang)
    if low == high:
        return words["the day"].format(said) if inside else said
    apart = _DAY if civil(low)[:2] == civil(high)[:2] else min(depth, _MONTH)
    early = _day(low, apart if civil(low)[0] == civil(high)[0] else depth, lang)
    return words["either"].format(words["the day"].format(early) if inside else early, said)


def _day(day: int, depth: int, lang: str) -> str:
    year, month, number = civil(day)
    if depth == _DAY:
        return str(number)
    name = words_of(lang)["months"][month - 1]
    if depth == _YEAR:
        name = month_name(month, year_name(year, lang), lang)
    return _words(lang)["day of month"].format(number, name)


def month_name(month: int, year: str, lang: str) -> str:
    """Name a month of a year."""
    return _words(lang)["month of year"].format(words_of(lang)["months"][month - 1], year)


def year_name(year: int, lang: str) -> str:
    """Name an astronomical year: 0 is 1 BC."""
    return str(year) if year > 0 else _words(lang)["before Christ"].format(1 - year)


def _words(lang: str) -> Mapping[str, str]:
    found: Mapping[str, str] = words_of(lang)["dates"]
    return found
