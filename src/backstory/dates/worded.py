"""A date as people write it in words comes in; out goes what EDTF writes instead, where plain."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

__all__ = ["in_edtf", "season_in"]

_FORMS: Final = (
    ("about", "{}~", 0), ("before", "[..{}]", -1), ("after", "[{}..]", 1),
    ("since", "{}/..", 0), ("until", "../{}", 0),
)  # fmt: skip
"""What a word before a date comes to, and by how much the date moves."""
_ROMAN: Final = {"i": 1, "v": 5, "x": 10}


@cache
def _words() -> Mapping[str, list[str]]:
    """Give the words of every language, as patterns, by what they mean."""
    text = files("backstory").joinpath("dates", "worded.json").read_text("utf-8")
    found: dict[str, list[str]] = json.loads(text)
    return found


def _any(key: str) -> str:
    return f"(?:{'|'.join(_words()[key])})"


def in_edtf(text: str) -> str:
    """
    Write a date that somebody wrote in words as EDTF does; empty if it is none that is plain.

    >>> in_edtf("9 August 1911"), in_edtf("about 1911"), in_edtf("before August 1911")
    ('1911-08-09', '1911~', '[..1911-07]')
    """
    low = " ".join(text.lower().split())
    for key, form, step in _FORMS:
        found = re.fullmatch(rf"{_any(key)} (?P<date>.+)", low)
        if found:
            date = _plain(found["date"])
            date = _next_to(date, step) if date and step else date
            return form.format(date) if date else ""
    for pattern in _words()["century"]:
        if found := re.fullmatch(pattern.format(r"([ivx]{1,5}|\d\d?)"), low):
            return f"{_number(found[1]) - 1:02}XX"
    for pattern in _words()["tens"]:
        if found := re.fullmatch(pattern.format(r"(\d{3})"), low):
            return f"{found[1]}X"
    return _plain(low)


def season_in(text: str) -> str:
    """
    Give the year of which somebody names a season; empty if nobody does.

    >>> season_in("summer of 1911")
    '1911'
    """
    found = re.fullmatch(rf"{_any('season')} (?:{_any('of')} )?(\d{{4}})", text.lower())
    return found[1] if found else ""


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if v < n else v for v, n in zip(values, [*values[1:], 0], strict=True))


def _plain(text: str) -> str:
    """Read a date with no word of doubt or order about it."""
    bare = re.sub(f"^{_any('on')} ", "", text)
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", bare):
        return bare
    of = f"(?:{_any('of')} )?"
    for pattern in (
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {of})?"
        rf"(?P<month>[a-z]{{3,}})\.?,? {of}(?P<year>\d{{4}})",
        r"(?P<month>[a-z]{3,})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})",
    ):
        found = re.fullmatch(pattern, bare)
        if not found:
            continue
        at = max(names.find(found["month"][:3]) for names in _words()["months"])
        if at >= 0:
            day = f"-{int(found['day']):02}" if found["day"] else ""
            return f"{found['year']}-{at // 4 + 1:02}{day}"
    return ""


def _next_to(date: str, step: int) -> str:
    """Give the year, month or day before or after one; empty where there is none."""
    *above, last = date.split("-")
    other = int(last) + step
    if not above:
        return f"{other:04}" if 0 < other < 10000 else ""
    if len(above) == 1:
        year, month = (int(above[0]) + (other - 1) // 12, (other - 1) % 12 + 1)
        return f"{year:04}-{month:02}"
    year, month = int(above[0]), int(above[1])
    if not 1 <= month <= 12:
        return ""
    if 1 <= other <= monthrange(year, month)[1]:
        return f"{year:04}-{month:02}-{other:02}"
    there = _next_to(f"{year:04}-{month:02}", step)
    end = "01" if step > 0 else f"{monthrange(int(there[:4]), int(there[5:]))[1]:02}"
    return f"{there}-{end}"
