"""Words with a date at one end come in; out goes that date, where it is the only one."""

from __future__ import annotations

import re
from typing import Final

from backstory.dates.said import any_of, words_of_dates
from backstory.dates.worded import in_edtf

__all__ = ["around_in"]

_MOVING: Final = ("before", "after", "day before", "day after", "since", "until", "about", "latest",
                  "earliest")  # fmt: skip
"""Words before a date that make another of it."""


def around_in(text: str) -> str:
    """
    Give the one date that stands at an end of other words; empty if there is none, or another.

    >>> around_in("the session of 3 May 2008"), around_in("3 de mayo de 2008, en Caracas")
    ('2008-05-03', '2008-05-03')
    >>> around_in("between May and 3 June 2008, or so")
    ''
    """
    low = " ".join(text.lower().split())
    if any(re.match(f"{any_of(key)} ", low) for key in _MOVING):
        return ""  # before or after a date is another
    words = low.split(" ")
    months = {name for row in words_of_dates()["months"] for name in row.split()}
    for n in range(1, len(words)):
        for part, rest in ((words[n:], words[:n]), (words[:-n], words[-n:])):
            found = in_edtf(" ".join(part).strip(",;:()"))
            other = any(re.search(r"\d", each) or each[:3] in months for each in rest)
            if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", found) and not other:
                return found
    return ""
