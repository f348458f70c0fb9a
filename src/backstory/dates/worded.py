"""A date as people write it in words comes in; out goes what EDTF writes instead, where plain."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from typing import Final

__all__ = ["in_edtf"]

_MONTHS: Final = ("jan feb mar apr may jun jul aug sep oct nov dec",
                  "ene feb mar abr may jun jul ago sep oct nov dic")  # fmt: skip
"""How the names of the months begin in English and in Spanish, four signs apart."""
_DAY: Final = r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:de |of )?)?"
_SPOKEN: Final = (
    rf"{_DAY}(?P<month>[a-z]{{3,}})\.?,? (?:de |del )?(?P<year>\d{{4}})",
    r"(?P<month>[a-z]{3,})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})",
)
_ROMAN: Final = {"i": 1, "v": 5, "x": 10}
_LEAD: Final = r"(?:the |el |la |los |las )?"


def in_edtf(text: str) -> str:
    """
    Write a date that somebody wrote in words as EDTF does; empty if it is none that is plain.

    >>> in_edtf("9 de agosto de 1911"), in_edtf("hacia 1911"), in_edtf("before August 1911")
    ('1911-08-09', '1911~', '[..1911-07]')
    """
    low = " ".join(text.lower().split())
    for pattern, made in _WORDED:
        found = re.fullmatch(pattern, low)
        if found:
            return made(found)
    return _plain(low)


def _plain(text: str) -> str:
    """Read a date with no word of doubt or order about it."""
    bare = re.sub(r"^(?:on |in |el |en )", "", text)
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", bare):
        return bare
    for pattern in _SPOKEN:
        found = re.fullmatch(pattern, bare, re.IGNORECASE)
        if not found:
            continue
        at = max(names.find(found["month"][:3]) for names in _MONTHS)
        if at >= 0:
            day = f"-{int(found['day']):02}" if found["day"] else ""
            return f"{found['year']}-{at // 4 + 1:02}{day}"
    return ""


def _next_to(date: str, step: int) -> str:
    """Give the year, month or day before or after one; empty where that leaves its month."""
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
    days = monthrange(year, month)[1]
    if 1 <= other <= days:
        return f"{year:04}-{month:02}-{other:02}"
    there = _next_to(f"{year:04}-{month:02}", step)
    end = "01" if step > 0 else f"{monthrange(int(there[:4]), int(there[5:]))[1]:02}"
    return f"{there}-{end}"


def _about(form: str, step: int = 0) -> Callable[[re.Match[str]], str]:
    """Put the date that a word stands before into a form of EDTF."""

    def made(found: re.Match[str]) -> str:
        date = _plain(found["date"])
        date = _next_to(date, step) if date and step else date
        return form.format(date) if date else ""

    return made


def _century(found: re.Match[str]) -> str:
    number = found["number"]
    if not number.isdigit():
        values = [_ROMAN[letter] for letter in number]
        after = [*values[1:], 0]
        number = str(sum(-v if v < n else v for v, n in zip(values, after, strict=True)))
    return f"{int(number) - 1:02}XX"


_DATE: Final = r"(?P<date>.+)"
_WORDED: Final = (
    (rf"(?:about|around|circa|ca?\.|hacia|alrededor del?|cerca del?|en torno al?) {_DATE}",
     _about("{}~")),
    (rf"(?:before|antes del?) {_DATE}", _about("[..{}]", -1)),
    (rf"(?:after|despu[ée]s del?|tras) {_DATE}", _about("[{}..]", 1)),
    (rf"(?:since|from|desde) {_DATE}", _about("{}/..")),
    (rf"(?:until|till|up to|hasta) {_DATE}", _about("../{}")),
    (r"(?:el )?siglo (?P<number>[ivx]{1,5}|\d\d?)", _century),
    (r"(?:the )?(?P<number>\d\d?)(?:st|nd|rd|th) century", _century),
    (rf"{_LEAD}(?P<ten>\d{{3}})0s|(?:d[ée]cada de(?: los)? |(?:los )?años )(?P<tens>\d{{3}})0",
     lambda found: f"{found['ten'] or found['tens']}X"),
)  # fmt: skip
