"""A feast and its year come in; out goes the day on which the Western churches keep it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Final

from backstory.dates.said import any_of, words_of_dates

__all__ = ["CIVIL", "easter", "feast_in", "feast_of"]

_FIRST: Final = 1583
"""The first whole year of the Gregorian calendar."""
CIVIL: Final = frozenset(("01-01", "05-01", "07-14", "12-26", "12-31"))
"""Days that no church keeps otherwise."""


def feast_in(text: str) -> str:
    """
    Give the day, or the days, of a feast that somebody names with its year; empty if it is none.

    >>> feast_in("Christmas Eve 2025"), feast_in("Semana Santa de 2002"), feast_in("harvest 2002")
    ('2025-12-24', '2002-03-24/2002-03-30', '')
    """
    rule, year = feast_of(text)
    if year < _FIRST:
        return ""
    return "/".join(_day(each, year) for each in rule.split("/"))


def feast_of(text: str) -> tuple[str, int]:
    """
    Give how the day of a feast is reckoned, and its year; nothing where it is none, or has no year.

    >>> feast_of("Navidad de 2002"), feast_of("Good Friday"), feast_of("harvest")
    (('12-25', 2002), ('easter-2', 0), ('', 0))
    """
    low = " ".join(text.lower().split())
    for on in ("", f"{any_of('on')} "):  # "año" begins a year, and New Year's Day as well
        found = re.fullmatch(
            rf"{on}(?P<feast>\D+?)(?:,?(?: {any_of('of')})? (?P<year>\d{{4}}))?", low
        )
        for rule, names in _feasts() if found else ():
            if found and re.fullmatch(names, found["feast"]):
                return rule, int(found["year"] or 0)
    return "", 0


@cache
def _feasts() -> tuple[tuple[str, str], ...]:
    pairs = (row.partition(" ") for row in words_of_dates()["feasts"])
    return tuple((days, names) for days, _, names in pairs)


def _day(written: str, year: int) -> str:
    """Give the day of `12-24`, or so many days from Easter: `easter-2`."""
    if not written.startswith("easter"):
        return f"{year}-{written}"
    return (easter(year) + timedelta(days=int(written.removeprefix("easter")))).isoformat()


def easter(year: int) -> date:
    """
    Work out the Easter Sunday of the Western churches.

    Sources:
        "A New York correspondent", Nature 13 (1876), 487; as in Jean Meeus, Astronomical
        Algorithms, 2nd ed. (1998), ch. 8.

    >>> easter(2002).isoformat(), easter(2026).isoformat()
    ('2002-03-31', '2026-04-05')
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 - the letters are those of the source
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)
