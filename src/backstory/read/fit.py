"""How well an event fits the words of a text, and which of several fits best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from backstory.read.thing import Event

__all__ = [
    "MARGIN",
    "Fit",
    "best_of",
    "lead_over",
    "lead_over_strangers",
    "outworded",
    "related",
    "told_apart",
]

MARGIN: Final = 0.7
"""By how much an event must lead the second."""
_LITTLE: Final = 2
"""Claims about an event of which nothing is told but that it was, as in the list of a law."""
_TIME: Final = 31
"""Days between the beginnings of two that a text does not tell apart."""


@dataclass(slots=True)
class Fit:
    """How well an event fits a clue."""

    event: Event
    score: float
    evidence: tuple[tuple[str, str], ...]
    support: float = 0.0
    """How much of the score is of names and words, and not of kind and day."""

    def told(self, sort: str) -> bool:
        """Tell whether something of a sort speaks for it."""
        for one, _ in self.evidence:  # noqa: SIM110 - asked of every fit; a generator costs more
            if one == sort:
                return True
        return False


def best_of(fits: Iterable[Fit]) -> tuple[Fit | None, float, list[Fit]]:
    """Give the best fit, its lead over the second, and what else comes near it."""
    found = list(fits)
    if not found:
        return None, 0.0, []
    best = _whole(found)
    second: Fit | None = None
    near: list[Fit] = []
    for fit in found[1:]:  # the best first: behind the second only what is near tells more
        close = best.score - fit.score < MARGIN
        if second is not None and not close:
            break
        if not related(fit.event, best.event):
            second = second or fit
            near += [fit] if close else []
    return best, best.score - second.score if second else best.score, near


def _whole(found: list[Fit]) -> Fit:
    """Give the best; or the whole, where the best are parts of it and none leads the others."""
    best = found[0]
    near = [fit for fit in found if best.score - fit.score < MARGIN]
    if any(not related(fit.event, best.event) for fit in near[1:]):
        for fit in near[1:]:
            if all(other is fit or fit.event.iri in other.event.parents for other in near):
                return fit
    return best


def related(one: Event, other: Event) -> bool:
    """Tell whether one event is the other or a part of it: no rival, for both are right."""
    return (
        one.iri == other.iri or one.iri in other.parents or other.iri in one.parents
        or _of_one_deed(one, other) or _of_one_time(one, other)
    )  # fmt: skip


def _of_one_deed(one: Event, other: Event) -> bool:
    """Tell whether two events made one text on one day: its passing is the law, its second vote."""
    if one.instruments.isdisjoint(other.instruments) or one.span is None or other.span is None:
        return False
    days = {span.earliest_begin for span in (one.span, other.span)}
    ends = {span.latest_end for span in (one.span, other.span)}
    return None not in days | ends and _days(days) <= 1 and _days(ends) <= 1


def _of_one_time(one: Event, other: Event) -> bool:
    """Tell whether two are of one kind and weeks, and of one little more is told than its days."""
    if min(one.claims, other.claims) > _LITTLE or one.kinds[:1] != other.kinds[:1]:
        return False
    if one.anchors or other.anchors or one.span is None or other.span is None:
        return False
    begins = {span.earliest_begin for span in (one.span, other.span)}
    return None not in begins and _days(begins) <= _TIME


def _days(found: set[int | None]) -> float:
    numbers = [day for day in found if day is not None]
    return max(numbers) - min(numbers)


def lead_over(one: Fit, fits: Iterable[Fit], other: Fit) -> float:
    """Give the lead of one over all that are not related to it, nor to another left aside."""
    scores = [
        fit.score for fit in fits
        if not related(fit.event, one.event) and not related(fit.event, other.event)
    ]  # fmt: skip
    return one.score - max(scores, default=0.0)


def lead_over_strangers(best: Fit, fits: Iterable[Fit]) -> float:
    """Give the lead over what is no part of the same whole: of parts, the one told of is meant."""
    whole = best.event.parents
    others = [
        fit.score for fit in fits
        if not related(fit.event, best.event) and whole.isdisjoint(fit.event.parents)
    ]  # fmt: skip
    return best.score - max(others, default=0.0)


def outworded(best: Fit, fits: Iterable[Fit]) -> float:
    """Give how much more names and words speak for another of the same kind than for the best."""
    kinds = best.event.kinds[:1]
    others = (
        fit.support for fit in fits
        if fit.event.kinds[:1] == kinds and not related(fit.event, best.event)
    )  # fmt: skip
    return max(0.0, max(others, default=0.0) - best.support)


def told_apart(fits: Sequence[Fit]) -> bool:
    """Tell whether names and words lead by the margin where the days do not."""
    best = fits[0]
    return all(
        best.support - fit.support >= MARGIN for fit in fits[1:]
        if best.score - fit.score < MARGIN and not related(fit.event, best.event)
    )  # fmt: skip
