"""
A date of the calendar comes in and a day number goes out, and back again.

Day 0 is 1970-01-01. The calendar is the proleptic Gregorian one, and years are counted
astronomically: 0 is 1 BC, -43 is 44 BC. (`datetime.date` begins at year 1, so it cannot serve.)
"""

import os
import re
from datetime import UTC, date, datetime
from typing import Final

from backstory.errors import BackstoryError

__all__ = ["DateError", "civil", "day_number", "from_iso", "iso", "month_length", "today"]

_ISO: Final = re.compile(r"(-?[0-9]{4,})-([0-9]{2})-([0-9]{2})")
_LAST_SECOND: Final = 253_402_300_799
"""Of the year 9999."""
_MONTH_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DateError(BackstoryError, ValueError):
    """A date makes no sense, or is of a kind that is not read here."""

    def __init__(self, why: str, mend: str) -> None:
        super().__init__(f"{why}; {mend}")
        self.why: str = why
        """What is wrong, quoting the text."""
        self.mend: str = mend
        """What to type instead."""

    @property
    def asked(self) -> str:
        """What is wrong, and what to type, told to who asks of a day and writes no page."""
        of_a_page = "`inferred:`" in self.mend or "leave the key out" in self.mend
        return f"{self.why}; {_ASK if of_a_page else self.mend}"


_ASK: Final = "write a day, a month or a year, such as 2026-01-30, 2026-01 or 2026"


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """
    Count the days from 1970-01-01 to a date of the proleptic Gregorian calendar.

    Args:
        year: Astronomical: 0 is 1 BC. Any whole number.
        month: 1 to 12.
        day: 1 to the length of the month.

    Returns:
        Whole days; negative before 1970.

    Raises:
        ValueError: There is no such month or day.

    Sources:
        H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013 (days_from_civil).

    >>> day_number(1970), day_number(2026, 1, 30), day_number(-43, 3, 15)
    (0, 20483, -735160)
    """
    if not 1 <= month <= 12:
        raise DateError(f"month {month:02} does not exist", "write a month from 01 to 12")
    if not 1 <= day <= month_length(year, month):
        raise DateError(
            f"{year:04}-{month:02} has {month_length(year, month)} days, not {day}",
            f"write a day that exists, or {year:04}-{month:02} if the day is not known",
        )
    if month <= 2:
        year -= 1
    era, of_era = divmod(year, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def month_length(year: int, month: int) -> int:
    """Count the days of a month (28 to 31), by the leap years of the Gregorian calendar."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap and month == 2 else _MONTH_DAYS[month - 1]


def civil(day: int) -> tuple[int, int, int]:
    """
    Give the astronomical year, the month and the day of a day number.

    >>> civil(20483), civil(-735160)
    ((2026, 1, 30), (-43, 3, 15))
    """
    era, of_era = divmod(day + 719468, 146097)
    year_of_era = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return (
        year_of_era + era * 400 + (month <= 2),
        month,
        of_year - (153 * shifted + 2) // 5 + 1,
    )


def iso(day: int) -> str:
    """
    Write a day number as the text of an xsd:date (1.1: 0000 is 1 BC), without time zone.

    >>> iso(0), iso(-735160)
    ('1970-01-01', '-0043-03-15')
    """
    year, month, of_month = civil(day)
    return f"{_year_text(year)}-{month:02}-{of_month:02}"


def from_iso(text: str) -> int:
    """
    Read the text of an xsd:date without time zone as a day number; the inverse of `iso`.

    Raises:
        ValueError: It is not a whole date, or the day does not exist.

    >>> from_iso("2026-01-30")
    20483
    """
    found = _ISO.fullmatch(text)
    if not found:
        raise DateError(f"'{text}' is not a day", "write YYYY-MM-DD, such as 2026-01-30")
    return day_number(int(found[1]), int(found[2]), int(found[3]))


def _year_text(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def today() -> date:
    """
    Give the day of today, or that of SOURCE_DATE_EPOCH where what is written must not change.

    Source: the Reproducible Builds project's specification of that variable: seconds, in UTC.
    """
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told.isascii() and told.isdigit() and int(told) <= _LAST_SECOND:
        return datetime.fromtimestamp(int(told), UTC).date()
    return datetime.now().astimezone().date()
