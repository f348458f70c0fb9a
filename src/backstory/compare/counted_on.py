"""Two counts of one thing come in, an earlier and a later; out goes whether the one went on."""

from __future__ import annotations

from decimal import Decimal
from math import inf
from typing import Final

from backstory.compare.counting import Counted, Figure, Reason
from backstory.dates.certainty import Certainty, before
from backstory.vocabulary import id_of

__all__ = ["ADDING_UP", "counts_on", "falls", "further", "may_come_to"]

_SURE: Final = (Certainty.CERTAIN, Certainty.PROBABLE)
ADDING_UP: Final = frozenset({
    "act", "application", "case", "death", "event", "incident", "instrument", "measure", "order",
    "person",
})  # fmt: skip
"""Units of what is counted one by one: a month has no fewer of them than one of its days."""
_SHARE, _VOTE = "percent", "vote"
_STAGES: Final = ("partial", "provisional", "final")


def further(early: Figure, late: Figure) -> bool:
    """Tell whether the later of two counts of one thing had come further."""
    if not (early.stage and late.stage):
        return False
    stages = _STAGES.index(early.stage), _STAGES.index(late.stage)
    if stages[0] != stages[1]:
        return stages[0] < stages[1]
    if early.progress is None or late.progress is None:
        return False
    return early.progress < late.progress


def counts_on(early: Figure, late: Figure) -> bool:
    """Tell whether a stock is of a later day, or a flow from one beginning runs to a later end."""
    a, b = early.period, late.period
    if a is None or b is None or Counted.FLOW is not early.sort is not late.sort:
        return False
    if early.sort is Counted.STOCK:
        return before(a, b) in _SURE
    # What is counted "since" reaches to the day it is said: at the latest to that of its page.
    by = early.said or early.printed
    ended = by.bounds[3] if early.is_open and by else a.bounds[3]
    open_until = late.said.bounds[0] if late.said else -inf
    ends = open_until if late.is_open else b.bounds[2]
    return a.bounds[:2] == b.bounds[:2] and a.bounds[0] == a.bounds[1] and ended < ends


def falls(later: Reason, one: Figure, other: Figure) -> bool:
    """Tell whether one voice counts fewer since the same day, which one of the two must explain."""
    early, late = (one, other) if later.of[0] == one.claim else (other, one)
    if early.sort is not Counted.FLOW or id_of(early.unit) not in ADDING_UP:
        return False
    if later.key == "further counted":
        return False
    return early.reach[0] > late.reach[1]


def may_come_to(early: Figure, late: Figure) -> bool:
    """Tell whether what is left to count may bring the one number to the other."""
    (low, _), (high, _) = early.reach
    (least, _), (most, _) = late.reach
    if id_of(early.unit) != _SHARE:
        return id_of(early.unit) in (*ADDING_UP, _VOTE) and low <= most
    counted = (early.progress or Decimal(0)) / 100
    return low * counted <= most and least <= high * counted + 100 * (1 - counted)
