"""
Things, some of them dated, and their links come in; a place for each goes out, in two bands.

Above, dated things stand over an axis of time, half by the calendar and half by order, so that a
crowded year has room. Below, what bears no date stands near what it is linked with. Nothing is
random: the same things stand at the same places on every run.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from statistics import fmean
from typing import Final

from backstory.dates.days import civil, day_number

__all__ = ["PHONE", "WIDE", "Bands", "Screen", "in_bands"]

Spot = tuple[float, float]

_SLOT: Final = 196.0
"""Room for a name, across."""
_STEP: Final = 124.0
"""Room for a thing and its name, down."""
_NEAR: Final = 104.0
"""From the axis to the nearest thing."""
_SPREAD: Final = 1.15
"""How much wider than their names dated things stand, for time leaves gaps."""
_BY_CALENDAR: Final = 0.3
_BY_LINKS: Final = 0.4
_YEAR: Final = 58.0
"""Room for the name of a year on the axis."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What things are placed for."""

    shape: float
    """Width by height of what a screen leaves under a heading."""
    narrowest: float
    """Width of the bands at least."""
    margin: float
    """Room around the bands."""


WIDE: Final = Screen(1.9, 1300.0, 270.0)
PHONE: Final = Screen(0.65, 2 * _SLOT, 200.0)


@dataclass(frozen=True, slots=True)
class Bands:
    """Where everything stands."""

    at: Mapping[str, Spot]
    axis: tuple[tuple[int, float], ...]
    """Years, each at the x of its first day."""
    width: float
    top: float
    bottom: float


def in_bands(
    names: Collection[str],
    days: Mapping[str, int],
    links: Iterable[tuple[str, str]],
    screen: Screen = WIDE,
) -> Bands:
    """
    Place things in two bands.

    Args:
        names: What is placed.
        days: The day number of what is dated; day 0 is 1970-01-01.
        links: Pairs that are linked.
        screen: What they are placed for.
    """
    dated = sorted((name for name in names if name in days), key=lambda one: (days[one], one))
    others = [name for name in names if name not in days]
    lanes = max(
        range(2, max(3, len(dated))),
        key=lambda lanes: _scale(lanes, len(dated), len(others), screen),
    )
    width = _wide(lanes, len(dated), len(others), screen)
    across = _Time([days[name] for name in dated], width)
    at: dict[str, Spot] = {}
    ends = [-_SLOT] * lanes
    for rank, name in enumerate(dated):
        x = across(days[name], rank)
        free = [lane for lane in range(lanes) if x - ends[lane] >= _SLOT]
        lane = free[0] if free else ends.index(min(ends))
        x = x if free else min(ends) + _SLOT
        ends[lane] = x
        # Never quite level: vis-network loses the words of an arrow that is.
        at[name] = (round(x, 1), -_NEAR - _STEP * lane - _unlike(rank))
    near = _near(at, links)
    wanted = {name: fmean(near[name]) if near[name] else width / 2 for name in others}
    order = sorted(others, key=lambda name: (wanted[name], name))
    rows = max(1, ceil(len(order) * _SLOT / width))
    for row in range(rows):
        line = order[row::rows]
        even = [width * (rank + 0.5) / len(line) for rank in range(len(line))]
        pulled = [
            _BY_LINKS * wanted[name] + (1 - _BY_LINKS) * x
            for name, x in zip(line, even, strict=True)
        ]
        for rank, (name, x) in enumerate(zip(line, _apart(pulled, width), strict=True)):
            at[name] = (round(x, 1), _NEAR + 30 + _STEP * row + _unlike(rank))
    heights = [y for _, y in at.values()]
    widest = max([width, *(x for x, _ in at.values())])
    return Bands(at, across.years(), widest, min([-_NEAR, *heights]), max([_NEAR / 2, *heights]))


def _wide(lanes: int, dated: int, others: int, screen: Screen) -> float:
    return max(screen.narrowest, dated * _SLOT / lanes, others * _SLOT / (lanes + 1))


def _scale(lanes: int, dated: int, others: int, screen: Screen) -> float:
    """Say how large a screen can show the bands with so many lanes."""
    width = max(_wide(lanes, dated, others, screen), _SPREAD * dated * _SLOT / lanes)
    height = (lanes + ceil(others * _SLOT / width)) * _STEP
    return min(screen.shape / (width + screen.margin), 1 / (height + screen.margin))


def _unlike(rank: int) -> float:
    """Give a small height that no other rank has."""
    return round(rank % 5 + rank * 0.01, 2)


def _apart(places: list[float], width: float) -> list[float]:
    """Keep neighbours a slot apart: to the right first, then back from where the band ends."""
    found: list[float] = []
    for x in places:
        found.append(max(x, found[-1] + _SLOT) if found else x)
    most = max(width, _SLOT * len(found))
    for at in range(len(found) - 1, -1, -1):
        limit = found[at + 1] - _SLOT if at + 1 < len(found) else most
        found[at] = min(found[at], limit)
    return found


def _near(at: Mapping[str, Spot], links: Iterable[tuple[str, str]]) -> dict[str, list[float]]:
    """Give, for each thing, where across the dated things stand that it is linked with."""
    found: defaultdict[str, list[float]] = defaultdict(list)
    for one, other in links:
        for name, end in ((one, other), (other, one)):
            if end in at:
                found[name].append(at[end][0])
    return found


class _Time:
    """Days to x."""

    def __init__(self, days: list[int], width: float) -> None:
        self.days, self.width = days, width

    def __call__(self, day: float, rank: int | None = None) -> float:
        """Give the x of a day; things of one day stand beside each other, by their rank."""
        if not self.days:
            return 0.0
        first, last = self.days[0], max(self.days[-1], self.days[0] + 1)
        before = bisect_left(self.days, day) if rank is None else rank + 0.5
        calendar = (day - first) / (last - first)
        return self.width * (_BY_CALENDAR * calendar + (1 - _BY_CALENDAR) * before / len(self.days))

    def years(self) -> tuple[tuple[int, float], ...]:
        """Give the years that have room for their name, those with most things first."""
        if not self.days:
            return ()
        things = Counter(civil(day)[0] for day in self.days)
        found: dict[int, float] = {}
        for year in sorted(range(min(things), max(things) + 1), key=lambda one: -things[one]):
            x = self(max(day_number(year), self.days[0]))
            if all(abs(x - other) >= _YEAR for other in found.values()):
                found[year] = round(x, 1)
        return tuple(sorted(found.items()))
