"""
EDTF text comes in; out goes a Span with earliest and latest bounds, or what to write instead.

Days are whole numbers: day 0 is 1970-01-01, in the proleptic Gregorian calendar, with years
counted astronomically (0000 is 1 BC, -0043 is 44 BC).

Supported, of the Extended Date/Time Format: level 0 (dates, clock times, intervals), level 1
without letter-prefixed years and seasons, and the sets "one of" of level 2 (`[a,b]`, `[a..b]`,
`[..a]`, `[a..]`). The rest is refused by name, with what to write instead (see `refusals.py`).

Sources:
    ISO 8601-2:2019, annex A; Library of Congress, "Extended Date/Time Format (EDTF)
    Specification", 2019, https://www.loc.gov/standards/datetime/.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Self

from backstory.calls import called, made_by, with_parts
from backstory.dates.days import DateError, day_number, from_iso, iso, month_length

__all__ = [
    "Bounds",
    "DateError",
    "Span",
    "Stretch",
    "day_number",
    "from_iso",
    "iso",
    "read_stretch",
]

Bounds = tuple[float, float, float, float]
"""Earliest begin, latest begin, earliest end, latest end: days, with infinities where open."""

_STRETCH = re.compile(
    r"(?P<y>-?[0-9]{4}|-?[0-9]{0,3}X{1,4})(?:-(?P<m>[0-9]{2}|XX)(?:-(?P<d>[0-9]{2}|XX))?)?"
    r"(?:T(?P<clock>[0-9]{2}:[0-9]{2}:[0-9]{2})(?P<zone>Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?"
    r"(?P<mark>[?~%]?)"
)
_SHORT = re.compile(r"[0-9]{4}/[0-9]{2}|[0-9]{4}-[0-9]{2}(?:/|-[0-9]{2}/(?:[0-9]{2}-)?)[0-9]{2}")
"""An interval of which the second end goes without its year, or month."""
_MONTH_FIRST = re.compile(r"(?:\d\d?|[ivxIVX]+)/\d{4}|[^\W\d]{3,}\.?/\d\d")
_TO_THE_MINUTE = re.compile(r"([^T]+T[0-9]{2}:[0-9]{2})(Z|[+-][0-9]{2}(?::[0-9]{2})?|)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One date as written, without its doubt: a day, a month, a year, or digits left open."""

    year: str
    """As written, with `X` for unspecified digits: `2016`, `-0043`, `201X`."""
    month: int | None
    day: int | None
    first: int
    """Day number of the first day."""
    last: int
    """Day number of the last day; the same as `first` if the date is a day."""
    mark: str = ""
    """`?` uncertain, `~` approximate, `%` both, or nothing."""
    clock: int | None = None
    """Minutes since midnight, 0 to 1439, on the clock that was meant."""
    offset: int | None = None
    """Minutes by which that clock is ahead of UTC; None if not stated."""
    unspecified: str = ""
    """`month` or `day` if it is written `XX` (a day where both are), else nothing."""


@lru_cache(maxsize=4096)
def _refused(text: str) -> DateError:
    from backstory.dates.refusals import refuse  # late: most dates can be read

    return refuse(text)


def _is_of_two_calendars(text: str) -> bool:
    """Tell whether one day stands there twice: 27 July / 9 August 1911."""
    from backstory.dates.calendars import new_style_in  # late, as above

    return bool(new_style_in(text))


def read_stretch(text: str) -> Stretch:
    """
    Read one date (no interval, no set).

    Raises:
        DateError: It cannot be read; says why, and what to write.

    >>> read_stretch("2014-05~").mark
    '~'
    """
    found = _STRETCH.fullmatch(text)
    if not found:
        raise _refused(text)
    year, month, day, mark = found["y"], found["m"], found["d"], found["mark"]
    if year == "-0000":
        raise DateError("'-0000' is not a year", "write 0000 for the year 1 BC")
    if (found["clock"] and (day is None or mark)) or len(year.lstrip("-")) != 4:
        raise _refused(text)
    if month and month != "XX" and not 1 <= int(month) <= 12:
        raise _refused(text)
    if "X" in year or month == "XX" or day == "XX":
        if (month and "X" in year) or (day and day != "XX" and month == "XX"):
            raise _refused(text)
        first, last = _strict_days(text.removesuffix(mark))
        whole = int(month) if month and month != "XX" else None
        missing = "day" if day else "month" if month else ""
        return Stretch(year, whole, None, first, last, mark, unspecified=missing)
    first = day_number(int(year), int(month or 1), int(day or 1))
    last_month = int(month or 12)
    last = first if day else day_number(int(year), last_month, month_length(int(year), last_month))
    clock, offset = _clock(found["clock"], found["zone"])
    return Stretch(
        year, int(month) if month else None, int(day) if day else None,
        first, last, mark, clock, offset,
    )  # fmt: skip


def _strict_days(text: str) -> tuple[int, int]:
    """Ask the edtf package for the first and the last day that a text can mean."""
    from edtf import parse_edtf  # imported late: it takes a fifth of a second

    parsed = parse_edtf(text)
    low, high = parsed.lower_strict(), parsed.upper_strict()
    return day_number(*low[:3]), day_number(*high[:3])


def _clock(time: str | None, zone: str | None) -> tuple[int | None, int | None]:
    if not time:
        return None, None
    hours, minutes, seconds = (int(part) for part in time.split(":"))
    if hours > 23 or minutes > 59 or seconds > 59:
        raise DateError(
            f"there is no clock time {time}", "write hours 00 to 23, minutes and seconds 00 to 59"
        )
    offset: int | None = None
    if zone:
        digits = (zone[1:].replace(":", "") + "0000")[:4]
        offset = int(digits[:2]) * 60 + int(digits[2:])
        if int(digits[2:]) > 59 or offset > 14 * 60:
            raise DateError(
                f"no clock is {zone} from UTC", "write an offset up to 14:00, as -04:00"
            )
        offset = -offset if zone[0] == "-" else offset
    return hours * 60 + minutes, offset


@with_parts
@made_by("`Span.parse('2026-01-31')`")
@dataclass(frozen=True, slots=True)
class Span:
    """
    When something was, with its doubt: a beginning and an end, each within two days.

    A bound is None where nothing limits it. Read both bounds of one end together, as `bounds`
    does: a beginning with neither bound never began (`../B`), an end with neither never ends
    (`A/..`); if only one is missing, that end may lie anywhere on the missing side.

    >>> april = Span.parse("2002-04~")
    >>> april.bounds, april.approximate
    ((11778, 11807, 11778, 11807), True)
    """

    text: str
    """EDTF as written."""
    earliest_begin: int | None
    """First day on which it may begin, inclusive."""
    latest_begin: int | None
    """Last day on which it may begin, inclusive."""
    earliest_end: int | None
    """First day that may be its last, inclusive."""
    latest_end: int | None
    """Last day that may be its last, inclusive."""
    approximate: bool = False
    """A `?`, `~` or `%` stands somewhere in the text; it moves no bound."""
    clock: int | None = None
    """Minutes since midnight, 0 to 1439, if the text is one clock time."""
    offset: int | None = None
    """Minutes by which that clock is ahead of UTC; None if not stated."""

    @classmethod
    @called
    def parse(cls, text: str) -> Self:
        """
        Read EDTF.

        `A/B` begins within A and ends within B. A lone date coarser than a day, or a set, says
        that both ends lie somewhere in it.

        Raises:
            DateError: A ValueError, with `why` and `mend` (what to write instead).

        >>> march = Span.parse("2014-03~/2014-05-02")
        >>> iso(march.earliest_begin), iso(march.latest_begin), march.approximate
        ('2014-03-01', '2014-03-31', True)
        """
        if not isinstance(text, str):
            raise DateError(f"a date is a text, not {text!r:.60}", "write it as '2014-03-01'")
        if "/" in text:
            return cls._interval(text)
        if clock := _TO_THE_MINUTE.fullmatch(text):
            text = f"{clock[1]}:00{clock[2]}"  # as EDTF has it, however people write it
        if text.startswith("[") and text.endswith("]"):
            return cls._one_of(text)
        lone = read_stretch(text)
        first, last = lone.first, lone.last
        return cls(text, first, last, first, last, bool(lone.mark), lone.clock, lone.offset)

    @classmethod
    def _interval(cls, text: str) -> Self:
        begin_text, _, end_text = text.partition("/")
        if "/" in end_text or {begin_text, end_text} <= {"", ".."} or "T" in text:
            raise _refused(text)
        if _SHORT.fullmatch(text) or _MONTH_FIRST.fullmatch(text):  # 2014/15, 05/2014
            raise _refused(text)
        if " " in text and _is_of_two_calendars(text):
            raise _refused(text)
        begin = read_stretch(begin_text) if begin_text not in ("", "..") else None
        end = read_stretch(end_text) if end_text not in ("", "..") else None
        if begin and end and end.last < begin.first:
            raise DateError(
                f"the end {end_text} comes before the beginning {begin_text}",
                f"write {end_text}/{begin_text} if the two were exchanged",
            )
        # An unknown end (`A/`) cannot come before the beginning; an open one (`A/..`) never comes.
        early_begin = begin.first if begin else None
        late_begin = begin.last if begin else None
        early_end = end.first if end else None
        late_end = end.last if end else None
        if begin and (end or end_text == ""):
            early_end = max(begin.first, end.first) if end else begin.first
        if end and (begin or begin_text == ""):
            late_begin = min(begin.last, end.last) if begin else end.last
        marked = bool((begin and begin.mark) or (end and end.mark))
        return cls(text, early_begin, late_begin, early_end, late_end, marked)

    @classmethod
    def _one_of(cls, text: str) -> Self:
        lows: list[int | None] = []
        highs: list[int | None] = []
        marked = False
        for choice in text[1:-1].split(","):
            low_text, dots, high_text = choice.strip().partition("..")
            if not (low_text or high_text) or "T" in choice:
                raise _refused(text)
            low = read_stretch(low_text) if low_text else None
            high = low if not dots else read_stretch(high_text) if high_text else None
            if low and high and high.last < low.first:
                raise DateError(
                    f"in {text} the range {choice.strip()} runs backwards",
                    f"write {high_text}..{low_text}",
                )
            lows.append(low.first if low else None)
            highs.append(high.last if high else None)
            marked = marked or any(part is not None and bool(part.mark) for part in (low, high))
        first = None if None in lows else min(low for low in lows if low is not None)
        last = None if None in highs else max(high for high in highs if high is not None)
        if first is None and last is None:
            raise DateError(f"{text} is open on both sides", "leave the date out: not stated")
        return cls(text, first, last, first, last, marked)

    def __str__(self) -> str:
        return self.text

    @property
    def bounds(self) -> Bounds:
        """The four bounds in days, with infinities where nothing limits them."""
        begin, end = self.earliest_begin, self.latest_end
        late_begin, early_end = self.latest_begin, self.earliest_end
        return (
            -inf if begin is None else begin,
            late_begin if late_begin is not None else -inf if begin is None else inf,
            early_end if early_end is not None else inf if end is None else -inf,
            inf if end is None else end,
        )
