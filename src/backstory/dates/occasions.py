"""A weekend, a holiday or a time of day comes in; out goes why it is no date, and what to write."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from backstory.dates.feasts import CIVIL, feast_in, feast_of
from backstory.dates.numbered import numbered_in
from backstory.dates.said import any_of, is_said
from backstory.dates.worded import in_edtf, stretch_in

__all__ = ["occasion_in"]

_YEARLESS: Final = "with the year of the page, and say so with `inferred:`"
_LABOUR: Final = 1894
"""From this year on it is kept in September in the United States and Canada."""
_SATURDAY: Final = 5
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def occasion_in(text: str) -> tuple[str, str] | None:
    """
    Say why an occasion is no date, and what to write; None for what is none.

    >>> occasion_in("weekend of 3 May 2008")
    ("'weekend of 3 May 2008': a weekend is written as its days", 'write 2008-05-03/2008-05-04')
    >>> occasion_in("Navidad")[1]
    'write YYYY-12-25 with the year of the page, and say so with `inferred:`'
    """
    low = " ".join(text.lower().split())
    for told in (_weekend, _feast, _dated_holiday, _holiday, numbered_in, _hour):
        if found := told(text, low):
            return found
    return None


def _weekend(text: str, low: str) -> tuple[str, str] | None:
    found = re.fullmatch(rf"{any_of('weekend of')} (?P<date>.+)", low)
    if not found:
        return None
    why = f"'{text}': a weekend is written as its days"
    if both := stretch_in(found["date"]):
        return why, f"write {both[0]}/{both[1]}"
    meant = in_edtf(found["date"])
    if not re.search(r"\d{4}", found["date"]):
        with_one = f"{found['date']} 2000"
        if not _DAY.fullmatch(in_edtf(with_one)) and not stretch_in(with_one):
            return None
        return f"'{text}' has no year", f"write YYYY-MM-DD/YYYY-MM-DD {_YEARLESS}"
    if not _DAY.fullmatch(meant):
        return why, "write its Saturday and Sunday, as 2008-05-03/2008-05-04"
    try:
        day = date.fromisoformat(meant)
    except ValueError:
        return None
    if day.weekday() < _SATURDAY:
        return (f"'{text}': {meant} is no Saturday or Sunday",
                "look at the source again; write its Saturday and Sunday, as "
                "2008-05-03/2008-05-04")  # fmt: skip
    starts = day - timedelta(days=day.weekday() - _SATURDAY)
    return why, f"write {starts.isoformat()}/{(starts + timedelta(days=1)).isoformat()}"


def _feast(text: str, low: str) -> tuple[str, str] | None:
    """Tell a feast: of a year by its day, without one by what is known of it."""
    rule, year = feast_of(low)
    if days := feast_in(low):
        why = f"'{text}': a feast is written as its day{'s' * ('/' in days)}"
        return (
            why if rule in CIVIL else f"{why}, as the Western churches keep it"
        ), f"write {days}"
    if not rule or year:
        return None
    if rule.startswith("easter"):
        return (f"'{text}' has no year, and is on another day each year",
                f"write `{text} 2002`, with its year, and its day is told")  # fmt: skip
    return f"'{text}' has no year", f"write YYYY-{rule} {_YEARLESS}"


def _dated_holiday(text: str, low: str) -> tuple[str, str] | None:
    """Tell a holiday with its day behind it, or the days off that hang on one."""
    of = f"(?:{any_of('of')}|{any_of('on')})"
    for names in ("holidays", "bridges"):
        found = re.fullmatch(rf"{any_of(names)},? (?:{of} )?(?P<date>.+)", low)
        if not found:
            continue
        date, years = found["date"], re.search(r"\d{4}", found["date"])
        with_one = date if years else f"{date} 2000"
        stretch, meant = stretch_in(with_one), in_edtf(with_one)
        if not stretch and not _DAY.fullmatch(meant):
            continue
        told = f"{stretch[0]}/{stretch[1]}" if stretch else meant
        if not years:
            told = told.replace("2000", "YYYY")
            return f"'{text}' has no year", f"write {told} {_YEARLESS}"
        if names == "bridges" and not stretch:
            return (f"'{text}': days off that hang on one another are written as their days",
                    "write the first and the last, as 2008-05-01/2008-05-04")  # fmt: skip
        return f"'{text}': a holiday is written as its day{'s' * bool(stretch)}", f"write {told}"
    return None


def _holiday(text: str, low: str) -> tuple[str, str] | None:
    name, year = _with_year(low)
    if is_said("labour day", name):
        why = f"'{text}': which day it is depends on the country"
        if year and year >= _LABOUR:
            monday = date(year, 9, 1)
            monday += timedelta(days=-monday.weekday() % 7)
            return why, (f"write {year}-05-01 where it is the first of May, "
                         f"{monday.isoformat()} in the United States and Canada")  # fmt: skip
        return why, f"write its day, as YYYY-05-01 {_YEARLESS}"
    if not is_said("holidays", name):
        return None
    told = f"{year}-MM-DD" if year else f"YYYY-MM-DD {_YEARLESS}"
    return f"'{text}': which day it is depends on the country", f"write its day, as {told}"


def _with_year(low: str) -> tuple[str, int]:
    found = re.fullmatch(
        rf"(?:{any_of('on')} )?(?P<name>\D+?),?(?: {any_of('of')})? (\d{{4}})", low
    )
    return (found["name"], int(found[2])) if found else (low, 0)


def _hour(text: str, low: str) -> tuple[str, str] | None:
    if not is_said("some time of day", low):
        return None
    return (f"'{text}' is a time of day without its day",
            "write the day, as 2002-04-12, or 2002-04-12T05:30 where the hour is told")  # fmt: skip
