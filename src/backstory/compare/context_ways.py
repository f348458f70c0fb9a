"""Two events come in; out goes how strongly they are tied by way of a third, and which that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from math import log, prod

from backstory.compare.context_ties import EDGES, Part, Ties

__all__ = ["either", "middle", "through"]


def either(values: Iterable[float]) -> float:
    """Give the strength of several reasons together: none is needed, and none adds beyond 1."""
    return 1 - prod(1 - value for value in values)


def _steps(ties: Ties, event: str, wanted: Iterable[str]) -> dict[str, float]:
    """Give how strongly an event is tied to others by claims about the two."""
    key = (event, *wanted)
    if key not in ties.steps:
        found: dict[str, float] = {}
        for sort in wanted:
            share = float(ties.weights["steps"][sort])
            for other, parts in ties.edges[sort].get(event, {}).items():
                found[other] = max(found.get(other, 0.0), share * either(p.value for p in parts))
        ties.steps[key] = found
    return ties.steps[key]


def through(ties: Ties, event: str, wanted: list[str]) -> dict[str, float]:
    """Give how strongly an event is tied to others by way of a third; a hub counts for less."""
    found: defaultdict[str, list[float]] = defaultdict(list)
    days, here = ties.days, ties.days.get(event)
    for middle, first in _steps(ties, event, wanted).items():
        onward = _steps(ties, middle, wanted)
        later = _later(days.get(middle), here)
        for other, second in onward.items():
            # What came after both explains neither: nothing later than the focus is a reason.
            if other != event and not (later and _later(days.get(middle), days.get(other))):
                found[other].append(first * second / (1 + log(len(onward))))
    return {other: either(values) for other, values in found.items()}


def _later(one: int | None, other: int | None) -> bool:
    """Tell whether one day is after another; of what nobody dates, it is not told."""
    return one is not None and other is not None and one > other


def middle(ties: Ties, event: str, other: str, value: float, without: Collection[str]) -> Part:
    """Give the event by way of which two are tied most strongly, with the claims of both steps."""
    wanted = [sort for sort in EDGES if sort not in without]
    steps, onward, days = _steps(ties, event, wanted), _steps(ties, other, wanted), ties.days
    best = max(
        (
            middle
            for middle in steps
            if middle in onward
            and not (
                _later(days.get(middle), days.get(event))
                and _later(days.get(middle), days.get(other))
            )
        ),
        key=lambda middle: (steps[middle] * onward[middle], middle),
    )
    claims: list[str] = []
    for one in (event, other):
        parts = [part for sort in wanted for part in ties.edges[sort][one].get(best, ())]
        claims.extend(max(parts, key=lambda part: (part.value, part.claims)).claims)
    return Part("through", value, tuple(dict.fromkeys(claims)), (best,))
