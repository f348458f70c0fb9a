"""Two texts come in, as 11 and 14 April 2002; out go the days from one to the other."""

from __future__ import annotations

from calendar import monthrange

from backstory.ask.spans import Span
from backstory.ask.typed import Words

__all__ = ["span_in"]


def span_in(typed: Words, one: str, other: str) -> Span | None:
    """Give the days from one text to another, where both are days, months or years."""
    ends = [_day(typed, one, last=False), _day(typed, other, last=True)]
    if not ends[0] and ends[1] and len(ends[1]) == len("YYYY-MM-DD"):
        # Between 11 and 14 April 2002.
        number = next((word for word in one.split() if word.isdecimal()), "")
        rest = [word for word in one.split() if word not in typed.light and word != number]
        if number and not rest and 0 < int(number) <= int(ends[1][8:]):
            ends[0] = f"{ends[1][:8]}{int(number):02}"
    first, last = ends
    return (first, last) if first and last and first <= last else None


def _day(typed: Words, text: str, *, last: bool) -> str:
    query = typed.read(text)
    if query.is_day:
        return query.day
    words = [word for word in text.split() if word not in typed.light]
    year, month = typed.month(words)
    if not year or len(words) > 1 + bool(month):
        return ""
    if last:
        return f"{year}-{month or 12:02}-{monthrange(year, month or 12)[1]}"
    return f"{year}-{month or 1:02}-01"
