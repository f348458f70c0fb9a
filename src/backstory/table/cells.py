"""
Cells come in as text; out come days and their bounds, figures and names, or why a row is refused.

Each text is read once, however many rows repeat it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from backstory.dates.days import civil, day_number, month_length
from backstory.dates.edtf import DateError, Span
from backstory.dates.worded import in_edtf
from backstory.table.maps import TableMap

__all__ = [
    "CODES",
    "IN_WORDS",
    "Day",
    "Refused",
    "date_text",
    "read_day",
    "read_figure",
    "several_names",
]

CODES: Final[Mapping[str, str]] = {
    "T001": "a line with too many or too few cells, or no object of JSON",
    "T002": "a day that cannot be placed in time",
    "T003": "a figure that is no number",
    "T004": "an empty cell that must be filled",
    "T005": "a list or an object where one name is wanted",
}
"""What can be wrong with a row of a table."""

_FIGURE: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_BLANKS: Final = re.compile(r"(?<=[0-9])[ \u00a0\u2009\u202f](?=[0-9]{3}(?![0-9]))")
"""Between thousands, in every language."""
_GROUPS: Final = re.compile(r"[+-]?[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_SHORT: Final = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(\d{4}|\d{2})")
_COUNTED: Final = range(20_000, 80_000)
"""Days that spreadsheets count, of 1954 to 2119: no year has five digits."""
_SHEET_DAY: Final = day_number(1899, 12, 30)
_ANY: Final = datetime(2000, 12, 31, 12, 30, 30)  # noqa: DTZ001 - only its digits count
_CLOCK: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
)
IN_WORDS: Final = "words"
"""Stands among the forms of dates in a map: *6 de marzo de 2014* is read as well."""
_PARTS: Final = "\x1f"
"""Stands between the cells that make up one date; no table has it."""
_WEEK_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Day:
    """When a row is dated to: as written, and its first and last possible day."""

    written: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a text cannot be read, and what to write instead."""

    code: str
    what: str
    mend: str


def date_text(parts: tuple[str, ...]) -> str:
    """
    Write year, month and day as one date; a single cell stays as it is.

    >>> date_text(("1956", "10", "")), date_text(("6 March 2014",))
    ('1956-10', '6 March 2014')
    """
    if len(parts) == 1:
        return parts[0].strip()
    year, *finer = (part.strip() for part in parts)
    found = year
    if re.fullmatch(r"-?\d+", year):
        found = f"-{year[1:].zfill(4)}" if year.startswith("-") else year.zfill(4)
    for part in finer:
        if not part:
            break
        found += f"-{part.zfill(2)}"
    return found


def read_day(text: str, how: TableMap) -> Day | Refused:
    """
    Read the cells of a date, put together by the unit separator: date, last day, precision.

    Returns:
        The day with its bounds; or why not, naming what was written.
    """
    count = len(how.date)
    parts = text.split(_PARTS)
    begun = date_text(tuple(parts[:count]))
    ended = date_text(tuple(parts[count : count + len(how.until)])) if how.until else ""
    grain = how.grains.get(parts[-1].strip(), "") if how.precision else ""
    told = f"{begun}/{ended}" if ended and ended != begun else begun
    if not begun:
        return Refused("T004", "the cell of the date is empty", "write the day, as YYYY-MM-DD")
    if how.precision and parts[-1] and not grain:
        known = ", ".join(how.grains)
        return Refused(
            "T002", f"precision '{parts[-1]}' is not in the map", f"write one of {known}"
        )
    try:
        first, last = _bounds(begun, how)
        if ended:
            last = _bounds(ended, how)[1]
    except DateError as why:
        mend = why.mend
        if mend in {f"write {in_edtf(each)}" for each in (begun, ended)} - {"write "}:
            mend += ", or put `date-forms: [words]` into the map"
        return Refused("T002", f"'{told}' cannot be placed in time: {why.why}", mend)
    if last < first:
        return Refused("T002", f"'{told}' ends before it begins", "write the earlier day first")
    return Day(told, *_widened(first, last, grain))


def _bounds(text: str, how: TableMap) -> tuple[int, int]:
    """
    Give the first and the last possible day of a date.

    Raises:
        DateError: It is neither EDTF nor written as the map says.
    """
    no_such_day = False
    for form in how.forms:
        try:
            found = datetime.strptime(text, form)  # noqa: DTZ007 - a day has no time zone here
        except ValueError as why:
            # It has the form, and its month has fewer days; 20190132 is as long as a day.
            of_form = text.isdigit() and len(text) == len(_ANY.strftime(form))
            no_such_day |= of_form or "range" in str(why)
            continue
        if text.isdigit() and len(text) != len(_ANY.strftime(form)):
            continue  # 2002041 lacks a digit: it is not the first of April
        day = day_number(found.year, found.month, found.day)
        return day, day
    if no_such_day and not in_edtf(text):  # of a date in words more is told below
        raise DateError("there is no such day", "write a day that exists")
    if clock := _CLOCK.fullmatch(text):
        text = clock[1]
    elif IN_WORDS in how.forms:
        text = in_edtf(text) or text
    if short := _SHORT.fullmatch(text):
        year = "%Y" if len(short[2]) > len("14") else "%y"
        form = f"%d{short[1]}%m{short[1]}{year}"
        raise DateError(
            "the order of day and month is not plain",
            f'say the order in the map, such as `date-forms: ["{form}"]`',
        )
    if text.isdecimal() and len(text) == len("41699") and int(text) in _COUNTED:
        meant = "-".join(f"{part:02}" for part in civil(_SHEET_DAY + int(text)))
        raise DateError(
            "it is a number, as spreadsheets count days",
            f"format the column as dates and save it anew; {meant} may be meant",
        )
    span = Span.parse(text)
    if span.earliest_begin is None or span.latest_end is None:
        raise DateError("it has no first or no last day", "write both, as in 2014-03-01/2014-03-06")
    return span.earliest_begin, span.latest_end


def _widened(first: int, last: int, grain: str) -> tuple[int, int]:
    """Widen a day to the week, month or year that is meant by it."""
    if grain == "week":  # any seven days that hold the day
        return first - _WEEK_DAYS + 1, last + _WEEK_DAYS - 1
    if grain in ("month", "year"):
        (year, month, _), (to_year, to_month, _) = civil(first), civil(last)
        if grain == "year":
            month, to_month = 1, 12
        return day_number(year, month), day_number(
            to_year, to_month, month_length(to_year, to_month)
        )
    return first, last


def read_figure(text: str, decimal: str = "", *, counts: bool = False) -> float | Refused:
    """
    Read a number.

    Args:
        text: What the cell says.
        decimal: The sign before decimals, a point or a comma; empty if nobody said.
        counts: Whether it counts something, so that it is not below zero.

    >>> read_figure("12"), read_figure("1,200").mend
    (12.0, 'write digits only, with a point before decimals: 1200')
    >>> read_figure("1.200,5", ","), read_figure("1.200").code
    (1200.5, 'T003')
    """
    plain = _BLANKS.sub("", text.strip())
    if decimal:
        whole, sign, rest = plain.partition(decimal)
        if _GROUPS.fullmatch(whole):
            whole = re.sub("[.,]", "", whole)
        plain = f"{whole}.{rest}" if sign else whole
    elif "." in plain and _GROUPS.fullmatch(plain) and not plain.lstrip("+-").startswith("0"):
        digits = plain.replace(".", "")
        return Refused(
            "T003", f"'{text}' may be {digits} or, with decimals, less",
            "say it in the map: `decimal: comma` or `decimal: point`",
        )  # fmt: skip
    if _FIGURE.fullmatch(plain):
        found = float(plain)
        if counts and found < 0:
            return Refused("T003", f"'{text}' cannot be: nothing is counted below zero",
                           "write the number; if it means that none is known, leave it out, or "
                           "put it into `empty:` of the map")  # fmt: skip
        return found
    if not decimal and "," in plain and not _GROUPS.fullmatch(plain):
        spoken = read_figure(text, ",", counts=counts)
        if isinstance(spoken, float):
            return Refused(
                "T003", f"'{text}' is no plain number",
                f"put `decimal: comma` into the map, or write {spoken:.15g}",
            )  # fmt: skip
    digits = re.sub("[.,]", "", plain) if _GROUPS.fullmatch(plain) else "1200"
    return Refused("T003", f"'{text}' is no plain number",
                   f"write digits only, with a point before decimals: {digits}")  # fmt: skip


def several_names(text: str, column: str) -> Refused | None:
    """
    Say that a cell holds a list or an object: whom of several it means, the map must say.

    >>> several_names('["A", "B"]', "who").mend
    'name in the map what is meant, such as `who.1`'
    >>> several_names("[unnamed]", "who")
    """
    if text[:1] not in ("[", "{"):
        return None
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return None  # a name in brackets
    step = next(iter(held), "name") if isinstance(held, dict) else 1
    what = "the cell holds an object, not one name" if isinstance(held, dict) else (
        "the cell holds a list, not one name"
    )  # fmt: skip
    return Refused("T005", what, f"name in the map what is meant, such as `{column}.{step}`")


Reader = Callable[[str], Day | Refused]
