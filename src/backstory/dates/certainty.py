"""
Two spans come in; out goes how surely one is before, within or the same as the other.

Every answer is read off the four bounds, so that the same comparison in a query over the day
numbers gives the same answer. `?` and `~` move no bound: they turn *certain* into *probable*.

Sources:
    J. F. Allen, "Maintaining knowledge about temporal intervals", CACM 26(11), 1983,
    pp. 832-843; for spans with bounds on both ends, M. Doerr and A. Yiortsou, "Implementing a
    temporal datatype", ICS-FORTH TR-236, 1998.
"""

from dataclasses import replace
from enum import EnumMeta, StrEnum
from math import inf
from typing import TYPE_CHECKING, Any

from backstory.dates.edtf import Span
from backstory.errors import NoSuchId, NoSuchPart, UnknownName

__all__ = [
    "Certainty",
    "before",
    "days_between",
    "during",
    "holds_at",
    "is_next_to",
    "overlaps",
    "same",
    "sort_key",
    "whole",
]


class _Words(EnumMeta):
    """Words of a choice, of which one that is not there is told with the nearest."""

    def __getitem__(cls, name: str) -> Any:
        """Give the word of this name."""
        if name not in cls.__members__:
            raise NoSuchId(cls.__name__.lower(), str(name), cls.__members__)
        return super().__getitem__(name)

    if not TYPE_CHECKING:  # else a checker of types would let every name pass

        def __getattr__(cls, name: str) -> Any:
            """Give the word of this name, which some versions of Python look up here."""
            if name.startswith("_"):
                raise AttributeError(name)
            if name not in cls.__members__:
                raise NoSuchPart(cls.__name__.lower(), name, cls.__members__)
            return cls.__members__[name]


class Certainty(StrEnum, metaclass=_Words):
    """
    How surely a comparison of two spans holds.

    >>> before(Span.parse("2002-04-11"), Span.parse("2002-04")) is Certainty.POSSIBLE
    True
    """

    CERTAIN = "certain"
    """It holds wherever the two may lie within their bounds."""
    PROBABLE = "probable"
    """It would be certain, were not a date marked `?`, `~` or `%`."""
    POSSIBLE = "possible"
    """It holds in some cases that the bounds allow, and not in others."""
    IMPOSSIBLE = "impossible"
    """The bounds allow no case in which it holds."""

    @classmethod
    def _missing_(cls, value: object) -> None:
        raise UnknownName("certainty", str(value), cls)


def _verdict(always: bool, never: bool, *spans: Span) -> Certainty:
    if never:
        return Certainty.IMPOSSIBLE
    if not always:
        return Certainty.POSSIBLE
    marked = any(span.approximate for span in spans)
    return Certainty.PROBABLE if marked else Certainty.CERTAIN


def _clocks(a: Span, b: Span) -> tuple[int, int] | None:
    """Give two clock times as comparable minutes, or None if they cannot be compared."""
    if a.clock is None or b.clock is None or (a.offset is None) != (b.offset is None):
        return None
    one = (a.earliest_begin or 0) * 1440 + a.clock - (a.offset or 0)
    other = (b.earliest_begin or 0) * 1440 + b.clock - (b.offset or 0)
    return one, other


def before(a: Span, b: Span) -> Certainty:
    """
    Say how surely `a` has ended before `b` begins.

    Two clock times are compared to the minute, if both or neither state their zone. Otherwise
    days decide: where the one may end on the day on which the other begins, or earlier, it is
    *possible*; what had surely begun while the other lasted was not after it.

    >>> before(Span.parse("2002-04-11"), Span.parse("2002-04"))
    <Certainty.POSSIBLE: 'possible'>
    """
    clocks = _clocks(a, b)
    if clocks and clocks[0] != clocks[1]:
        return _verdict(clocks[0] < clocks[1], clocks[0] > clocks[1], a, b)
    ended, begins = a.bounds[3], b.bounds[0]
    return _verdict(ended < begins, a.bounds[2] > _begun(b), a, b)


def _begun(span: Span) -> float:
    """
    Give the day by which a span had surely begun.

    Nothing that people date has no beginning at all: one that is left open is one that nobody
    tells, and what is only told to have lasted until a day had begun by that day.
    """
    _, late_begin, _, end = span.bounds
    return end if late_begin == -inf else late_begin


def overlaps(a: Span, b: Span) -> Certainty:
    """
    Say how surely the two share a day.

    >>> overlaps(Span.parse("2002-04-11/2002-04-14"), Span.parse("2002-04-14/.."))
    <Certainty.CERTAIN: 'certain'>
    """
    begin_a, _, early_end_a, end_a = a.bounds
    begin_b, _, early_end_b, end_b = b.bounds
    always = _begun(a) <= early_end_b and _begun(b) <= early_end_a
    return _verdict(always, end_a < begin_b or end_b < begin_a, a, b)


def during(a: Span, b: Span) -> Certainty:
    """
    Say how surely every day of `a` is a day of `b`.

    >>> during(Span.parse("2002-04-12"), Span.parse("2002-04-11/2002-04-14"))
    <Certainty.CERTAIN: 'certain'>
    """
    begin_a, _, early_end_a, end_a = a.bounds
    begin_b, _, early_end_b, end_b = b.bounds
    always = _begun(b) <= begin_a and end_a <= early_end_b
    return _verdict(always, begin_b > _begun(a) or early_end_a > end_b, a, b)


def holds_at(span: Span, day: int) -> Certainty:
    """
    Say how surely a day (day 0 is 1970-01-01) is one of the span's.

    >>> holds_at(Span.parse("2026-01-08/.."), 20483), holds_at(Span.parse("../2026-01-08"), 10592)
    (<Certainty.CERTAIN: 'certain'>, <Certainty.POSSIBLE: 'possible'>)
    """
    begin, _, early_end, end = span.bounds
    return _verdict(_begun(span) <= day <= early_end, day < begin or day > end, span)


def same(a: Span, b: Span) -> Certainty:
    """
    Say how surely both are the same period: the same first day and the same last day.

    Two dates that each mean "some day of May" are only *possibly* the same; for periods that
    are meant whole, as those of a flow, compare `whole(a)` with `whole(b)`.

    >>> same(Span.parse("2014-05"), Span.parse("2014-05"))
    <Certainty.POSSIBLE: 'possible'>
    >>> same(whole(Span.parse("2014-05")), whole(Span.parse("2014-05-01/2014-05-31")))
    <Certainty.CERTAIN: 'certain'>
    """
    begin_a, late_begin_a, early_end_a, end_a = a.bounds
    begin_b, late_begin_b, early_end_b, end_b = b.bounds
    fixed = begin_a == late_begin_a and early_end_a == end_a
    clocks = _clocks(a, b)
    never = (
        max(begin_a, begin_b) > min(late_begin_a, late_begin_b)
        or max(early_end_a, early_end_b) > min(end_a, end_b)
        or (clocks is not None and clocks[0] != clocks[1])
    )
    known = (a.clock is None) == (b.clock is None)
    return _verdict(fixed and a.bounds == b.bounds and known, never, a, b)


def is_next_to(a: Span, b: Span) -> bool:
    """
    Tell whether two days follow one another and one is doubted, so that both may be one day.

    >>> is_next_to(Span.parse("1960-06-10~"), Span.parse("1960-06-11"))
    True
    >>> is_next_to(Span.parse("1960-06-10~"), Span.parse("1960-06-12"))
    False
    """
    days = [each.bounds[0] for each in (a, b) if each.bounds[0] == each.bounds[3]]
    is_doubted = a.approximate or b.approximate
    return is_doubted and len(days) > 1 and abs(days[0] - days[1]) == 1


def whole(span: Span) -> Span:
    """
    Read a period as lasting from its first possible day to its last one.

    "2014" as the period of a flow means all of 2014, not some day in it. Sets ("one of these")
    and ends that are open or unknown stay as they are.

    >>> whole(Span.parse("2014")).bounds
    (16071, 16071, 16435, 16435)
    """
    if span.text.startswith("["):
        return span
    return replace(
        span,
        latest_begin=span.latest_begin if span.earliest_begin is None else span.earliest_begin,
        earliest_end=span.earliest_end if span.latest_end is None else span.latest_end,
    )


def days_between(a: Span, b: Span) -> tuple[float, float]:
    """
    Count the days from the beginning of `a` to the beginning of `b`.

    Returns:
        The fewest and the most, whole days; negative if `b` begins first; infinite where a
        beginning has no bound on that side.

    >>> days_between(Span.parse("2016-03-29"), Span.parse("2016-04-11"))
    (13, 13)
    """
    begin_a, late_begin_a, *_ = a.bounds
    begin_b, late_begin_b, *_ = b.bounds
    fewest = -inf if -inf in (begin_b, late_begin_b) else begin_b - late_begin_a
    most = inf if inf in (begin_b, late_begin_b) else late_begin_b - begin_a
    return fewest, most


def sort_key(span: Span | None) -> tuple[float, float, float, int]:
    """
    Give a key that sorts spans for a list: by when each may begin, then the finer first.

    What has no date (None) comes last.

    >>> sorted(["2016", "2016-01-01", "../2015", "2014"], key=lambda t: sort_key(Span.parse(t)))
    ['../2015', '2014', '2016-01-01', '2016']
    """
    if span is None:
        return inf, inf, inf, 0
    begin, late_begin, _, end = span.bounds
    return begin, late_begin, end, -1 if span.clock is None else span.clock
