"""
Things and the links between them come in; a place for each, the same every time, goes out.

In the time layout x runs with time: half by the calendar, half by order, so that a crowded year
has room and a quiet decade does not waste it. Events without a date stand left of the axis; people,
bodies and texts have no place in time and stand below it. y, and both x and y of the free layout,
come from a force-directed layout that starts from the same places and the same random numbers on
every run.

Sources:
    T. M. J. Fruchterman, E. M. Reingold, "Graph drawing by force-directed placement",
    Software: Practice and Experience 21(11), 1991, pp. 1129-1164 (as in igraph, with bounds on x).
"""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from backstory.dates.days import civil

if TYPE_CHECKING:
    from backstory.draw.shape import Claim, Drawing, Thing

__all__ = ["FLOOR", "HEIGHT", "WIDTH", "drawing_of", "place"]

WIDTH: Final = 2000.0
"""Width of the time layout, in the units of the drawing."""

HEIGHT: Final = 1150.0

FLOOR: Final = 800.0
"""Above it stands what has a place in time, below it what has none."""

_GAP: Final = 90.0
"""Room for the heading of what stands below."""

_SEED: Final = 1999
_NEAREST: Final = 34.0
"""Two things are pushed apart until they are at least this far from each other."""
_COLUMN: Final = 1 << 16
"""Cells in a column: a cell is one number, which is found quicker than a pair."""
_AROUND: Final = tuple(i * _COLUMN + j for i in (-1, 0, 1) for j in (-1, 0, 1))

_Lines = dict[tuple[str, str, str, str], list[str]]


def drawing_of(
    things: Mapping[str, Thing],
    claims: Collection[Claim],
) -> Drawing:
    """
    Place everything that is linked, and every event.

    Args:
        things: What may be drawn.
        claims: What the lines rest on: only those that may be lines, for nobody is accused by one.
    """
    lines = _lines(things, claims)
    linked = {one for line in lines for one in line[:2]}
    drawn = sorted(
        one for one, thing in things.items() if one in linked or thing["type"] == "event"
    )
    starts = {one: _start(things[one]) for one in drawn}
    across, axis = _across({one: day for one, day in starts.items() if day is not None})
    pairs = sorted({(min(a, b), max(a, b)) for a, b, _, _ in lines})
    fixed = {one: across.get(one, -130.0) for one in drawn if _is_event(things, one)}
    timed = place(drawn, pairs, fixed, floor=FLOOR)
    free = place(drawn, pairs, {})
    return {
        "spots": [[one, *(round(value) for value in (*timed[one], *free[one]))] for one in drawn],
        "lines": [[*line, ids, 0, ""] for line, ids in sorted(lines.items())],
        "axis": axis,
        "floor": FLOOR + _GAP / 2,
        "words": [],
    }


def _is_event(things: Mapping[str, Thing], one: str) -> bool:
    return things[one]["type"] == "event"


def _lines(things: Mapping[str, Thing], claims: Collection[Claim]) -> _Lines:
    """Collect lines by their ends and meaning, each with the claims it rests on."""
    lines: _Lines = defaultdict(list)
    for claim in claims:
        other = claim["target"].get("id")
        if not isinstance(other, str) or claim["about"] not in things or other not in things:
            continue
        if "place" in (things[other]["type"], things[claim["about"]]["type"]):
            continue
        lines[claim["about"], other, claim["says"], claim.get("role", "")].append(claim["id"])
    return lines


def _start(thing: Thing) -> int | None:
    return next((day for day in thing.get("days", []) if day is not None), None)


def _across(starts: Mapping[str, int]) -> tuple[dict[str, float], list[list[float]]]:
    """Find x for each start day, and for the first day of each year in between."""
    if not starts:
        return {}, []
    days = sorted(starts.values())
    first, last = days[0], max(days[-1], days[0] + 1)

    def x(day: float) -> float:
        by_calendar = (day - first) / (last - first)
        below = sum(one < day for one in days)
        level = sum(one == day for one in days)
        by_order = (below + level / 2) / len(days)
        return WIDTH * (0.4 * by_calendar + 0.6 * by_order)

    from backstory.dates.days import day_number

    years = range(civil(first)[0], civil(last)[0] + 1)
    step = max(1, len(years) // 60)
    marks = [[float(year), round(x(day_number(year)), 1)] for year in years[::step]]
    known = {day: x(day) for day in set(days)}
    return {one: known[day] for one, day in starts.items()}, marks


def place(
    names: Collection[str],
    pairs: Collection[tuple[str, str]],
    fixed: Mapping[str, float],
    *,
    floor: float = 0.0,
) -> dict[str, tuple[float, float]]:
    """
    Lay a network out, some of it at a given x.

    The same names, pairs and places give the same answer on every run.

    Args:
        names: What has to be placed.
        pairs: What is linked.
        fixed: Where some of it must stand across.
        floor: What is fixed stands above it, the rest below; 0 for no such line.
    """
    if not names:
        return {}
    import igraph

    order = sorted(names)
    index = {name: i for i, name in enumerate(order)}
    # The base class lays out all the same, and does not import NumPy.
    graph = igraph.GraphBase(len(order), [(index[a], index[b]) for a, b in pairs])
    start = [_first_guess(name, fixed) for name in order]
    low = [fixed.get(name, -200.0 if fixed else 0.0) for name in order]
    high = [fixed.get(name, WIDTH) for name in order]
    igraph.set_random_number_generator(random.Random(_SEED))
    try:
        found = graph.layout_fruchterman_reingold(
            seed=start,
            # What is held to its day settles sooner: more rounds move little, and cost the most.
            niter=30 if len(order) >= 2500 else 160 if fixed else 400,
            start_temp=HEIGHT / 12,
            minx=low,
            maxx=high,
            miny=[floor + _GAP if floor and name not in fixed else 0.0 for name in order],
            maxy=[floor if floor and name in fixed else HEIGHT for name in order],
            # Held things must be pushed by all others; free ones by those near them are enough.
            grid=not fixed or len(order) > 1500,
        )
    finally:
        igraph.set_random_number_generator(random)
    at = dict(zip(order, (tuple(at) for at in found), strict=True))
    if not floor:
        scaled = _stretch(at, fixed, (0.0, HEIGHT))
        return _apart(scaled, frozenset(fixed)) if len(order) < 2500 else scaled
    groups = [name for name in order if name in fixed], [n for n in order if n not in fixed]
    placed: dict[str, tuple[float, float]] = {}
    for group, within in zip(groups, ((0.0, floor), (floor + _GAP, HEIGHT)), strict=True):
        own = {name: at[name] for name in group}
        held = {name: fixed[name] for name in group if name in fixed}
        scaled = _stretch(own, held, within) if own else {}
        placed |= _apart(scaled, frozenset(held), within) if len(own) < 2500 else scaled
    return placed


def _first_guess(name: str, fixed: Mapping[str, float]) -> list[float]:
    """Scatter by the name's hash, so that nothing hangs on the order of a set."""
    digest = hashlib.sha256(name.encode("utf-8")).digest()
    x = WIDTH * int.from_bytes(digest[:4], "big") / 2**32
    y = HEIGHT * int.from_bytes(digest[4:8], "big") / 2**32
    return [fixed.get(name, x), y]


def _stretch(
    at: Mapping[str, tuple[float, ...]],
    fixed: Mapping[str, float],
    within: tuple[float, float],
) -> dict[str, tuple[float, float]]:
    """Fill the height (and in the free layout the width) evenly: half by place, half by order."""

    def even(axis: int, start: float, size: float) -> dict[str, float]:
        order = sorted(at, key=lambda name: (at[name][axis], name))
        low, high = at[order[0]][axis], at[order[-1]][axis]
        span = (high - low) or 1.0
        return {
            name: start
            + size * (0.35 * (at[name][axis] - low) / span + 0.65 * rank / max(1, len(order) - 1))
            for rank, name in enumerate(order)
        }

    down = even(1, within[0], within[1] - within[0])
    across = {name: at[name][0] for name in at} if fixed else even(0, 0.0, WIDTH)
    return {name: (across[name], down[name]) for name in at}


def _apart(
    at: dict[str, tuple[float, float]],
    held: frozenset[str],
    within: tuple[float, float] = (-60.0, HEIGHT + 60.0),
) -> dict[str, tuple[float, float]]:
    """Push what lies too near apart: up and down where x is held, either way elsewhere."""
    names = sorted(at)
    places = [[*at[name]] for name in names]
    free = [name not in held for name in names]
    for _ in range(30):
        moved = False
        cells: defaultdict[int, list[int]] = defaultdict(list)
        for one, (x, y) in enumerate(places):
            cells[int(x // _NEAREST) * _COLUMN + int(y // _NEAREST)].append(one)
        for one, a in enumerate(places):
            cell = int(a[0] // _NEAREST) * _COLUMN + int(a[1] // _NEAREST)
            for near in _AROUND:
                for other in cells.get(cell + near, ()):
                    b = places[other]
                    if (
                        other > one
                        and -_NEAREST < b[0] - a[0] < _NEAREST
                        and -_NEAREST < b[1] - a[1] < _NEAREST
                    ):
                        _push(a, b, free[one], free[other])
                        moved = True
        if not moved:
            break
    return {
        name: (x, min(max(y, within[0]), within[1]))
        for name, (x, y) in zip(names, places, strict=True)
    }


def _push(a: list[float], b: list[float], one_is_free: bool, other_is_free: bool) -> None:
    across, down = b[0] - a[0], b[1] - a[1]
    short = (_NEAREST - abs(down)) / 2 + 0.5
    way = 1.0 if down >= 0 else -1.0
    a[1] -= way * short
    b[1] += way * short
    if one_is_free:
        a[0] -= 2.0 if across >= 0 else -2.0
    if other_is_free:
        b[0] += 2.0 if across >= 0 else -2.0
