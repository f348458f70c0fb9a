"""A day or week that is told by its number within a year or month comes in; out goes its date."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date, timedelta
from typing import Final

from backstory.dates.said import any_of, words_of_dates
from backstory.dates.worded import in_edtf

__all__ = ["numbered_in"]

_LAST: Final = 4
"""The place of the last among those that are counted."""


def numbered_in(text: str, low: str) -> tuple[str, str] | None:
    """
    Say why a weekday, a week or a day that is counted is no date, and what to write; else None.

    Args:
        text: As it was written.
        low: The same in small letters, with single blanks.

    >>> numbered_in("the last Friday of May 2008", "the last friday of may 2008")[1]
    'write 2008-05-30'
    >>> numbered_in("2008-W23", "2008-w23")[1], numbered_in("day 124 of 2008", "day 124 of 2008")[1]
    ('write 2008-06-02/2008-06-08', 'write 2008-05-03')
    """
    return _weekday(text, low) or _week(text, low) or _day(text, low)


def _weekday(text: str, low: str) -> tuple[str, str] | None:
    day, nth = (
        "|".join(f"(?P<{key}{n}>{words})" for n, words in enumerate(words_of_dates()[name]))
        for key, name in (("d", "weekdays"), ("n", "ordinals"))
    )
    found = re.fullmatch(rf"(?:(?:on|in) )?(?:{nth}) (?:{day}) (?:of|in|del?) (?P<month>.+)", low)
    month = in_edtf(found["month"]) if found else ""
    if not found or not re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", month) or month < "0001":
        return None
    which = {key[0]: int(key[1:]) for key, each in found.groupdict().items()
             if each and key != "month"}  # fmt: skip
    year, of = (int(each) for each in month.split("-"))
    first, last = date(year, of, 1), monthrange(year, of)[1]
    at = 1 + (which["d"] - first.weekday()) % 7 + 7 * which["n"]
    if which["n"] == _LAST:
        at = max(range(at - 7 * _LAST, last + 1, 7))
    return f"'{text}': a day is written by its number", f"write {first.replace(day=at).isoformat()}"


def _week(text: str, low: str) -> tuple[str, str] | None:
    """Tell a week of the year, as ISO 8601 numbers them, by its days."""
    found = re.fullmatch(rf"(?P<y>\d{{4}})-?w(?P<w>\d\d?)|{any_of('week number')} (?P<n>\d\d?),? "
                         rf"(?:{any_of('of')} )?(?P<of>\d{{4}})", low)  # fmt: skip
    if not found:
        return None
    try:
        monday = date.fromisocalendar(
            int(found["y"] or found["of"]), int(found["w"] or found["n"]), 1
        )
        sunday = monday + timedelta(days=6)
    except (ValueError, OverflowError):
        return None
    return f"'{text}': weeks are not EDTF", f"write {monday.isoformat()}/{sunday.isoformat()}"


def _day(text: str, low: str) -> tuple[str, str] | None:
    """Tell a day of the year by its month and day."""
    found = re.fullmatch(rf"(?P<y>\d{{4}})-(?P<d>\d{{3}})|{any_of('day number')} (?P<n>\d{{1,3}}) "
                         rf"(?:{any_of('of')} )?(?P<of>\d{{4}})", low)  # fmt: skip
    if not found:
        return None
    year, day = int(found["y"] or found["of"]), int(found["d"] or found["n"])
    if not year or not 1 <= day <= 365 + isleap(year):
        return None
    meant = date(year, 1, 1) + timedelta(days=day - 1)
    return f"'{text}': days of the year are not EDTF", f"write {meant.isoformat()}"
