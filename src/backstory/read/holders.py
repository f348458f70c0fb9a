"""An office and a day come in; out goes who held it then, as voices tell it."""

from __future__ import annotations

from math import inf
from typing import Final

from backstory.read.known import Known

__all__ = ["holder_on"]

_NEAR_DAY: Final = 15
"""Days from a day on which somebody is said to hold an office, where nobody else is named."""


def holder_on(known: Known, post: str, day: float) -> tuple[str, tuple[str, ...]]:
    """
    Tell who held an office on a day.

    Args:
        known: What the graph holds.
        post: IRI of the office.
        day: A day number.

    Returns:
        IRI of the person, empty where nobody or more than one may have; and who else may have.
    """
    terms: dict[str, tuple[bool, float, float]] = {}
    near: dict[str, float] = {}
    since: dict[str, float] = {}
    told = [(one.person, one.when) for one in known.holdings if one.post == post and one.when]
    for person, when in sorted(told, key=lambda row: row[1].earliest_begin is None):
        begin, end = when.earliest_begin, when.latest_end
        low, high = (-inf if begin is None else begin), (inf if end is None else end)
        if low == -inf:  # `until 2007`, of somebody who is told to have held it before
            low = since.get(person, -inf)
        elif low <= day:
            since[person] = min(low, since.get(person, low))
        if low <= day <= high and low != -inf:
            last, first = when.latest_begin, when.earliest_end
            sure = (last is None or last <= day) and (first is None or day <= first)
            term = (sure, low, low - high)  # the later, then the shorter: it tells more of the day
            terms[person] = max(terms.get(person, term), term)
        elif high - low <= 1 and abs(day - low) <= _NEAR_DAY:
            near[person] = min(near.get(person, inf), abs(day - low))
    if not terms and len(near) == 1:
        return next(iter(near)), ()
    if not terms:
        return "", ()
    ranked = sorted(terms, key=lambda person: (*(-one for one in terms[person]), person))
    if len(ranked) > 1 and terms[ranked[0]] == terms[ranked[1]]:
        return "", tuple(ranked)
    return ranked[0], tuple(ranked[1:])
