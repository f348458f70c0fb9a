"""
Say in which list of a context an event stands: the story, before, alongside or since.

By its day; of what nobody dates, by what a voice says of the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from backstory.compare.context_ties import Ties
from backstory.dates.certainty import Certainty, before
from backstory.model.nouns import Modality

__all__ = ["list_of"]

_WITHOUT_ORDER: Final = frozenset(("ctx:coincidesWith", "ctx:contrastsWith"))
"""Relations that lead from neither to the other."""


def list_of(ties: Ties, event: str, other: str, values: Mapping[str, Mapping[str, float]]) -> str:
    """Say in which list an event stands; in none, if nobody dates it or says how it is tied."""
    here, there = ties.days.get(event), ties.days.get(other)
    if here is None or there is None:
        if side := _stated_side(ties, event, other) if "stated" in values else "":
            return side
        return "alongside" if _tied(values, other, ("stated", "signed", "part")) else ""
    if there > here:
        return "since"
    if there == here:
        return _same_day(ties, event, other)
    latest = ties.record.hulls[other].latest_begin
    if latest is None or latest > here:
        # What may have begun later did not come before, unless a voice says that it did.
        side = _stated_side(ties, event, other) if "stated" in values else ""
        if side != "before":
            return "alongside"
    same = (
        here - there <= ties.limits["episode days"]
        or _tied(values, other, ("stage", "part"))
        or _signed_step(ties, event, other)
    )
    return "story" if same else "before"


def _stated_side(ties: Ties, event: str, other: str) -> str:
    """Say on which side of an event voices put another without dates, if they agree."""
    sides = set()
    edges = ties.edges["stated"]
    parts = edges[event][other] if event in edges and other in edges[event] else []
    for part in parts:
        for claim in (ties.record.claims[iri] for iri in part.claims):
            if claim.predicate not in _WITHOUT_ORDER and claim.modality == Modality.ASSERTED:
                is_later = event in ties.holders(claim.subject)
                sides.add("since" if is_later == (claim.predicate == "ctx:before") else "before")
    return sides.pop() if len(sides) == 1 else ""


def _same_day(ties: Ties, event: str, other: str) -> str:
    one, two = ties.record.hulls[event], ties.record.hulls[other]
    if before(two, one) is Certainty.CERTAIN:
        return "story"
    return "since" if before(one, two) is Certainty.CERTAIN else "alongside"


def _tied(values: Mapping[str, Mapping[str, float]], other: str, by: Iterable[str]) -> bool:
    return any(values[key].get(other, 0.0) > 0 for key in by if key in values)


def _signed_step(ties: Ties, event: str, other: str) -> bool:
    """Tell whether the editors sign that both belong to one matter."""
    edges = ties.edges["signed"]
    return any(
        ties.record.links[part.link].relation != "same-kind"
        for part in (edges[event][other] if event in edges and other in edges[event] else ())
    )
