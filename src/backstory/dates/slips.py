"""A date with a slip of the keyboard or of habit comes in; out goes what was meant by it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

__all__ = ["slip_in"]

_DASHES: Final = re.compile("[\u2010-\u2015\u2212\u00ad]")
"""What word processors make of a hyphen."""
_LETTERS: Final = str.maketrans("OolIl", "00111")
"""Letters that look like digits."""
_DAY: Final = r"\d{4}-\d\d-\d\d"
_SHORTENED: Final = re.compile(rf"({_DAY}) ?([/-]|\.\.) ?((?:\d\d-)?\d\d)")
_TWO: Final = re.compile(rf"({_DAY}|\d{{4}}-\d\d|\d{{4}}) ?\.\. ?({_DAY}|\d{{4}}-\d\d|\d{{4}})")
_ENDS: Final = rf"({_DAY}|\d{{4}}-\d\d|\d{{4}})"
_FROM_TO: Final = re.compile(
    rf"(?:from |between |desde |del? |entre )?{_ENDS}(?: - | to | and | a | y | hasta ){_ENDS}"
)
_SINCE: Final = re.compile(
    rf"{_ENDS} ?-|(?:from |desde |a partir de |de ){_ENDS} (?:on|onwards?|en adelante)"
)
_EITHER_WAY: Final = re.compile(r"(\d\d?)[/.-](\d\d?)[/.-](\d{4})")
_QUOTED: Final = re.compile(
    "[\"'\u2018\u2019\u201c\u201d\u00ab\u00bb`]+(.+?)[\"'\u2018\u2019\u201c\u201d\u00ab\u00bb`]+"
)
_BLANK: Final = re.compile(r"(\d{4})-(\d\d|x+|y+|m+|_+|\?+)(?:-(?:x+|y+|d+|_+|\?+))?(?<!\d)", re.I)
"""A month or a day for which letters stand in, `1911-08-xx`."""
_MARKED: Final = re.compile(r"(.+?)[.,;:]+")


def slip_in(text: str) -> tuple[str, str] | None:
    """
    Say what is wrong with a date that is nearly one, and what to write; None if it is not.

    >>> slip_in("1911\u201308\u201301")
    ("'1911\u201308\u201301': a date has plain hyphens", 'write 1911-08-01')
    >>> slip_in("1911-08-30/09-02")[1], slip_in("19110801")[1]
    ('write 1911-08-30/1911-09-02', 'write 1911-08-01')
    >>> slip_in("1911-9")[1], slip_in("1911/09")[1], slip_in("from 1899 on")[1]
    ('write 1911-09', 'write 1911-09', 'write 1899/..')
    >>> slip_in("03/04/1911")[1]
    'write 1911-04-03 if the day comes first there, 1911-03-04 if the month does'
    """
    plain = _DASHES.sub("-", text)
    if blank := _BLANK.fullmatch(plain):
        known = f"{blank[1]}-{blank[2]}" if (blank[2] or "").isdigit() else blank[1]
        if _is_date(known):
            return f"'{text}': what is not known of a date is left out", f"write {known}"
    if short := _SHORTENED.fullmatch(plain):
        begin, _, rest = short.groups()
        end = begin[: -len(rest)] + rest
        if _is_day(begin) and _is_day(end) and begin < end:
            return f"'{text}': both ends of a range are written whole", f"write {begin}/{end}"
    if months := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2]) ?/ ?(0[1-9]|1[0-2])", plain):
        year, first, last = months.groups()
        if first < last:
            mend = f"write {year}-{first}/{year}-{last}"
            return f"'{text}': both ends of a range are written whole", mend
    if ends := _FROM_TO.fullmatch(plain):
        early, late = ends.groups()
        if early < late and len(early) == len(late):
            return f"'{text}': a range has a slash", f"write {early}/{late}"
    if single := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", plain):
        meant = "{}-{:0>2}-{:0>2}".format(*single.groups())
        if meant != plain and _is_day(meant):
            return f"'{text}': month and day have two digits", f"write {meant}"
    if single := re.fullmatch(r"(\d{4})-([1-9])", plain):
        return f"'{text}': month and day have two digits", "write {}-0{}".format(*single.groups())
    month = re.fullmatch(r"(\d{4})[/.](0[1-9]|1[0-2])", plain)
    if month and ("." in plain or month[1][2:] >= month[2]):  # 1911/12 is a year and the next
        return f"'{text}': a date has hyphens", "write {}-{}".format(*month.groups())
    if since := _SINCE.fullmatch(plain):
        return f"'{text}': an open end is written `..`", f"write {since[1] or since[2]}/.."
    if two := _TWO.fullmatch(plain):
        early, late = two.groups()
        if early < late and len(early) == len(late):
            mend = f"write {early}/{late} for all that time, [{early}..{late}] for one day of it"
            return f"'{text}': a range with `..` belongs in a set or at an open end", mend
    if either := _EITHER_WAY.fullmatch(plain):
        first, second, year = (int(each) for each in either.groups())
        ways = [f"{year:04}-{month:02}-{day:02}"
                for day, month in ((first, second), (second, first))]  # fmt: skip
        if all(map(_is_day, ways)) and ways[0] != ways[1]:
            mend = (f"write {ways[0]} if the day comes first there, "
                    f"{ways[1]} if the month does")  # fmt: skip
            return f"'{text}': the order of day and month is not plain", mend
        meant = next((way for way in ways if _is_day(way)), "")
        return (f"'{text}': the year comes first", f"write {meant}") if meant else None
    if re.fullmatch(r"\d{8}", text) and _is_day(day := f"{text[:4]}-{text[4:6]}-{text[6:]}"):
        return f"'{text}': a date has hyphens", f"write {day}"
    if plain != text and _is_day(plain):
        return f"'{text}': a date has plain hyphens", f"write {plain}"
    for form in (_QUOTED, _MARKED):
        if (bare := form.fullmatch(text)) and _is_date(bare[1]):
            return f"'{text}': a date stands alone", f"write {bare[1]}"
    digits = plain.translate(_LETTERS)
    if digits != plain and _is_date(digits):
        return f"'{text}': a letter stands where a digit belongs", f"write {digits}"
    return None


def _is_date(text: str) -> bool:
    return _is_day(text) or bool(re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", text))


def _is_day(text: str) -> bool:
    try:
        return bool(re.fullmatch(_DAY, text) and date.fromisoformat(text))
    except ValueError:
        return False
