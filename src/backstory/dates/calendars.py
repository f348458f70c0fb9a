"""A day of two calendars comes in, as papers of two countries date it; out goes the Gregorian."""

from __future__ import annotations

import re
from datetime import date

from backstory.dates.worded import in_edtf

__all__ = ["new_style_in"]


def new_style_in(text: str) -> str:
    """
    Give the later of two days that are one, by the Julian calendar and by the Gregorian.

    >>> new_style_in("27 July / 9 August 1911"), new_style_in("27.07.1911 (9.08.1911)")
    ('1911-08-09', '1911-08-09')
    >>> new_style_in("27 July / 8 August 1911")
    ''
    """
    found = re.fullmatch(r"(.+?) ?(?:/ ?(.+?)|[(\[](.+?)[)\]](.*))", text.lower())
    if not found:
        return ""
    old, new = found[1], found[2] or found[3] + found[4]
    year = re.search(r"\b\d{4}\b", new) or re.search(r"\b\d{4}\b", old)
    days = []
    for one in (old, new):
        dots = re.fullmatch(r"(\d\d?)\.(\d\d?)\.(\d{4})", one)
        day = f"{dots[3]}-{dots[2]:0>2}-{dots[1]:0>2}" if dots else in_edtf(one)
        days.append(day or (in_edtf(f"{one} {year[0]}") if year else ""))
    try:
        early, late = map(date.fromisoformat, days)
    except ValueError:
        return ""
    year_then = late.year - (late.month < 3)  # a century's leap day parts the two by one more
    apart = year_then // 100 - year_then // 400 - 2
    return days[1] if late.year > 1582 and (late - early).days == apart else ""
