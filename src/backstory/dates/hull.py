"""The asserted dates of one event come in; out goes one span, and which dates lie apart from it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from backstory.dates.days import civil, day_number, iso, month_length
from backstory.dates.edtf import Bounds, DateError, Span

__all__ = ["Hull", "hull"]


@dataclass(frozen=True, slots=True)
class Hull:
    """What several asserted dates for one event come to."""

    span: Span
    """The bounds; its text is empty where EDTF has no way to write them."""
    disjoint: bool
    """No majority decides between dates of which two have no day in common at one of the ends."""
    kept: tuple[int, ...]
    """Places, in what was given, of the dates that were kept at either end, in order."""
    outliers: tuple[int, ...] = ()
    """Places of the dates that lie apart from what stands at either end: they move nothing."""
    carried: int = 0
    """By how many independent sources a date is given that agrees with what stands at both ends."""


_Range = tuple[float, float]


def hull(spans: Sequence[Span], sources: Sequence[str] | None = None) -> Hull | None:
    """
    Work out when an event was from several asserted dates of it.

    At each end, a range which merely contains a finer one is dropped. Of the rest, the one that
    more than half of the independent sources carry stands, a coarser range speaking for every
    finer one in it unless it names one itself; else those within the month, or the year, that
    more than half carry; else the hull of all. What lies apart from what stands is an outlier and
    moves nothing.

    An open end among closed ones opens nothing; where only dates of a day, a month or a year are
    beside it, it opens the event if more sources leave it open, and these date the other end.

    Args:
        spans: Only dates that are asserted; in any order.
        sources: The independent source of each; copies of one text share one. Each date has one
            of its own if left out.

    Returns:
        None if there is no date, or if the dates together leave every bound open.

    >>> hull([Span.parse("2016"), Span.parse("2016-04-11")]).span.text
    '2016-04-11'
    >>> days = ["1989-04-16", "1989-04-16", "1992-04-16"]
    >>> found = hull([Span.parse(day) for day in days])
    >>> found.span.text, found.outliers
    ('1989-04-16', (2,))
    """
    if not spans:
        return None
    voters = list(sources) if sources is not None else [str(at) for at in range(len(spans))]
    every = range(len(spans))
    begun = _closed(every, spans, voters, lambda span: span.bounds[1] != -inf)
    first = _Standing({
        at: spans[at].bounds[:2] for at in every
        if (begun or "/" in spans[at].text) and not (begun and spans[at].bounds[1] == -inf)
    }, voters)  # fmt: skip
    begin, late_begin = _joined(first.kept, begun, -inf)
    # What had ended before says nothing of the end; what only begins apart does not close it.
    over = {at for at in every if spans[at].bounds[3] < begin}
    level = [at for at in every if at not in over and at not in first.outliers]
    ended = _closed(level, spans, voters, lambda span: span.bounds[2] != inf)
    # Where each date is a day, a month or a year, both ends are voted on alike.
    whole = begun and ended and not over and all(s.bounds[:2] == s.bounds[2:] for s in spans)
    last = first if whole else _Standing({
        at: spans[at].bounds[2:] for at in (every if ended else level)
        if (ended or "/" in spans[at].text) and not (ended and spans[at].bounds[2] == inf)
    }, voters, over)  # fmt: skip
    early_end, end = _joined(last.kept, ended, inf)
    # What ends by a day has begun by then, and what begins on a day has not ended before it.
    if (begin, late_begin) == (early_end, end) == (-inf, inf):
        return None
    bounds = (begin, min(late_begin, end), max(early_end, begin), end)
    apart = {*over, *first.outliers, *last.outliers}
    kept = tuple(sorted({*first.kept, *last.kept}))
    return Hull(
        _spanning(bounds, [spans[place] for place in kept]),
        _apart(first.kept) or _apart(last.kept),
        kept,
        tuple(sorted(apart)),
        len({voter for place, voter in enumerate(voters) if place not in apart}),
    )


def _closed(
    places: Iterable[int],
    spans: Sequence[Span],
    voters: Sequence[str],
    is_closed: Callable[[Span], bool],
) -> bool:
    """Say whether an event is closed at one end although somebody leaves that end open."""
    closed = [at for at in places if is_closed(spans[at])]
    left_open = {voters[at] for at in places if at not in closed}
    if not left_open or any("/" in spans[at].text for at in closed):
        return bool(closed)
    return len({voters[at] for at in closed}) >= len(left_open)


class _Standing:
    """What stands of the ranges of one end, and what lies apart from it."""

    def __init__(
        self, ranges: Mapping[int, _Range], voters: Sequence[str], mute: Collection[int] = ()
    ) -> None:
        """Take the range at each place and who carries it; those at `mute` cannot stand."""
        self.half = len({voters[place] for place in ranges}) / 2
        heard = {at: each for at, each in ranges.items() if at not in mute}
        self.carriers: dict[_Range, set[str]] = defaultdict(set)
        own: dict[str, set[_Range]] = defaultdict(set)
        for place, each in heard.items():
            own[voters[place]].add(each)
        for voter, named in own.items():
            for each in named:
                # Whoever names a day as well does not speak, by its month, for another day of it.
                if not any(other != each and _in(other, each) for other in named):
                    self.carriers[each].add(voter)
        finest = _finest(heard)
        stand = self._most(set(finest.values()))
        for is_month in (True, False):
            if stand:
                break
            most = self._most(_around(finest.values(), months=is_month))
            stand = {each for each in finest.values() if any(_in(each, wide) for wide in most)}
        self.kept = {at: each for at, each in finest.items() if each in stand or not stand}
        """By place, the ranges that stand: one, or all that no majority decides between."""
        low = min((low for low, _ in self.kept.values()), default=-inf)
        high = max((high for _, high in self.kept.values()), default=inf)
        self.outliers = [at for at, (one, two) in ranges.items() if two < low or one > high]

    def _most(self, ranges: Iterable[_Range]) -> set[_Range]:
        """Give those that more than half of the sources carry, and most of them."""
        votes = {
            each: len({
                voter
                for other, voters in self.carriers.items()
                if _in(other, each) or _in(each, other)
                for voter in voters
            })
            for each in ranges
        }  # fmt: skip
        most = max(votes.values(), default=0)
        return {each for each, found in votes.items() if found == most > self.half}


def _in(inner: _Range, outer: _Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _around(ranges: Iterable[_Range], *, months: bool) -> set[_Range]:
    """Give the months, or the years, in each of which one of the ranges lies."""
    found = set()
    for low, high in ranges:
        if abs(low) == inf or abs(high) == inf:
            continue
        (year, month, _), (last_year, last_month, _) = civil(int(low)), civil(int(high))
        if year != last_year or (months and month != last_month):
            continue
        one, last = (month, month) if months else (1, 12)
        begin = day_number(year, one)
        found.add((float(begin), float(day_number(year, last, month_length(year, last)))))
    return found


def _finest(ranges: dict[int, _Range]) -> dict[int, _Range]:
    """Drop each range that contains another one without being the same."""
    every = set(ranges.values())
    wide = {
        each for each in every if any(other != each and _in(other, each) for other in every)
    }  # fmt: skip
    return {place: each for place, each in ranges.items() if each not in wide}


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
