"""The asserted dates of one event come in; out goes one span, and whether the dates disagree."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from backstory.dates.days import civil, iso, month_length
from backstory.dates.edtf import Bounds, DateError, Span

__all__ = ["Hull", "hull"]


@dataclass(frozen=True, slots=True)
class Hull:
    """What several asserted dates for one event come to."""

    span: Span
    """The bounds; its text is empty where EDTF has no way to write them."""
    disjoint: bool
    """Two of the dates that were kept have no day in common at one of the ends."""
    kept: tuple[int, ...]
    """Places, in what was given, of the dates that were kept at either end, in order."""


_Range = tuple[float, float]


def hull(spans: Sequence[Span]) -> Hull | None:
    """
    Join several asserted dates for one event.

    At each end, a range which merely contains a finer one is dropped, and the hull of the rest
    is taken. An open end stays open; a lone date on an open event dates its beginning (or its
    end, if the beginning is the open one).

    Args:
        spans: Only dates that are asserted; in any order.

    Returns:
        None if there is no date, or if the dates together leave every bound open.

    >>> hull([Span.parse("2016"), Span.parse("2016-04-11")]).span.text
    '2016-04-11'
    """
    if not spans:
        return None
    ended = all(span.bounds[2] != inf for span in spans)
    begun = all(span.bounds[1] != -inf for span in spans)
    begins: dict[int, _Range] = {}
    ends: dict[int, _Range] = {}
    for place, span in enumerate(spans):
        begin, late_begin, early_end, end = span.bounds
        if begun or "/" in span.text:
            begins[place] = (begin, late_begin)
        if ended or "/" in span.text:
            ends[place] = (early_end, end)
    begins, ends = _finest(begins), _finest(ends)
    kept = tuple(sorted({*begins, *ends}))
    chosen = [spans[place] for place in kept]
    begin, late_begin = _joined(begins, begun, -inf)
    early_end, end = _joined(ends, ended, inf)
    # What ends by a day has begun by then, and what begins on a day has not ended before it.
    if (begin, late_begin) == (early_end, end) == (-inf, inf):
        return None
    bounds = (begin, min(late_begin, end), max(early_end, begin), end)
    return Hull(_spanning(bounds, chosen), _apart(begins) or _apart(ends), kept)


def _finest(ranges: dict[int, _Range]) -> dict[int, _Range]:
    """Drop each range that contains another one without being the same."""
    return {
        place: (low, high)
        for place, (low, high) in ranges.items()
        if not any(
            low <= other[0] and other[1] <= high and other != (low, high)
            for other in ranges.values()
        )
    }


def _joined(ranges: dict[int, _Range], closed: bool, opening: float) -> _Range:
    """Take the hull of the ranges of one end; an end that somebody leaves open stays open."""
    if not closed:
        return opening, opening
    return min(low for low, _ in ranges.values()), max(high for _, high in ranges.values())


def _apart(ranges: dict[int, _Range]) -> bool:
    """Say whether two ranges have no day in common; open ones contradict nobody."""
    closed = [pair for pair in ranges.values() if pair[0] != inf and pair[1] != -inf]
    return bool(closed) and max(low for low, _ in closed) > min(high for _, high in closed)


def _spanning(bounds: Bounds, chosen: list[Span]) -> Span:
    """Make the span with these bounds, in the words of a chosen one where one has them."""
    fitting = [span for span in chosen if span.bounds == bounds]
    clocks = {(span.clock, span.offset) for span in chosen if span.clock is not None}
    if len(clocks) == 1:
        fitting = [span for span in fitting if span.clock is not None] or fitting
    elif clocks:
        fitting = [replace(span, text=span.text.split("T")[0], clock=None, offset=None)
                   for span in fitting]  # fmt: skip
    if fitting:
        return min(fitting, key=lambda span: (span.approximate, span.text))
    marked = any(span.approximate for span in chosen)
    begin, late_begin, early_end, end = (None if abs(b) == inf else int(b) for b in bounds)
    return Span(_written(bounds, "~" * marked), begin, late_begin, early_end, end, marked)


def _written(bounds: Bounds, mark: str) -> str:
    """Write bounds as EDTF, or nothing where it has no way to write them."""
    begin, late_begin, early_end, end = bounds
    if (begin, late_begin) == (early_end, end):
        plain = _plain(begin, end)
        if plain:
            return plain + mark
        low = "" if begin == -inf else iso(int(begin)) + mark
        high = "" if end == inf else iso(int(end)) + mark
        return f"[{low}..{high}]"
    first = ".." if late_begin == -inf else "" if begin == -inf else _plain(begin, late_begin)
    last = ".." if early_end == inf else "" if end == inf else _plain(early_end, end)
    if first is None or last is None:
        return ""
    text = "/".join(part + (mark if part[-1:].isdigit() else "") for part in (first, last))
    try:
        return text if Span.parse(text).bounds == bounds else ""
    except DateError:
        return ""


def _plain(low: float, high: float) -> str | None:
    """Write a range of days as one day, month or year, if it is one."""
    if abs(low) == inf or abs(high) == inf:
        return None
    (year, month, day), (last_year, last_month, last_day) = civil(int(low)), civil(int(high))
    text = iso(int(low))
    if low == high:
        return text
    if year != last_year or day != 1 or last_day != month_length(last_year, last_month):
        return None
    if month == last_month:
        return text[:-3]
    return text[:-6] if (month, last_month) == (1, 12) else None
