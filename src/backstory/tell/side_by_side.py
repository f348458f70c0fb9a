"""What answers comes in, by what it says; out goes whether it stands side by side, none above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import inf

from backstory.dates.edtf import Span
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.replying import TOLD

__all__ = ["are_rivals", "held_still", "most_told", "with_other_dates", "with_rivals"]

_HOLDS = "org:holds"


def are_rivals(record: Record, groups: Iterable[Sequence[Claim]]) -> bool:
    """
    Tell whether two people are said to have held one post at once, and not to follow.

    One voice that asserts both sets nobody against anybody: a parliament has two vice-presidents.
    """
    held = [claim for group in groups for claim in group]
    return any(_at_once(record, one, other) for one, other in combinations(held, 2))


def _at_once(record: Record, one: Claim, other: Claim) -> bool:
    if one.subject == other.subject or one.object != other.object:
        return False
    if one.voices == other.voices and one.modality == other.modality == "asserted":
        return False
    a, b = _surely(record, one), _surely(record, other)
    day = _came_in(one)
    return (a[0] < b[1] and b[0] < a[1]) or (  # one shared day is a handover
        day is not None and day == _came_in(other)  # as two who came on one day follow nobody
    )


def _surely(record: Record, claim: Claim) -> tuple[float, float]:
    """Give the day by which somebody had come into a post, and the first that may be the last."""
    when = claim.when
    if claim.predicate != _HOLDS or claim.modality != "asserted" or not when or when.approximate:
        return inf, -inf
    begun = when.latest_end if when.latest_begin is None else when.latest_begin
    return (
        inf if begun is None else begun,
        held_still(record, claim) if when.earliest_end is None else when.earliest_end,
    )


def held_still(record: Record, claim: Claim) -> float:
    """Give the day on which somebody was said to hold a post since, and still; else no day."""
    said = record.said(claim)
    is_open = claim.when is not None and claim.when.text.endswith("/..")
    day = said.earliest_begin if is_open and said else None
    return -inf if day is None else day


def _came_in(claim: Claim) -> int | None:
    """Give the day on which a term began that did not end on it; None if no one day is stated."""
    when = claim.when
    if claim.predicate != _HOLDS or claim.modality not in TOLD or not when or when.approximate:
        return None
    day, last, end = when.earliest_begin, when.latest_begin, when.latest_end
    return day if day is not None and day == last and (end is None or end > day) else None


def most_told(claims: Iterable[Claim], term: tuple[int, int]) -> dict[str, int]:
    """Say how many voices say of each that they held a post within a term, as a number below 0."""
    voices = defaultdict[str, set[str]](set)
    for claim in claims:
        first, *_, last = claim.when.bounds if claim.when else (inf, -inf)
        voices[claim.subject].update(claim.voices if first <= term[1] and last >= term[0] else ())
    return {holder: -len(by) for holder, by in voices.items()}


def with_other_dates(
    fits: Sequence[list[Claim]], groups: Iterable[list[Claim]]
) -> list[list[Claim]]:
    """
    Add to the dates of an event that answer those that other voices give.

    Left out is what merely contains a finer date, and what is only hoped for or expected.
    """
    if not fits:
        return []
    of = [
        group
        for group in groups
        if group in fits
        or (group[0].subject == fits[0][0].subject and group[0].modality == "asserted")
    ]
    days = [_days(group[0]) for group in of]
    return [
        group
        for group, own in zip(of, days, strict=True)
        if group in fits or not any(own != d and own[0] <= d[0] and d[1] <= own[1] for d in days)
    ]


def with_rivals(
    record: Record, kept: Sequence[list[Claim]], groups: Iterable[list[Claim]] = ()
) -> list[list[Claim]]:
    """
    Add behind what is told what another voice asserts in its place, where one disputes the other.

    Who won an election is told by both who claim it, whichever of them has the words typed.

    Args:
        record: Where the claims stand.
        kept: What is told, by what it says.
        groups: All that answers, of which more may be told.
    """
    known, found = list(groups), list[list[Claim]]()
    told = {claim.iri for group in kept for claim in group}
    for group in kept:
        found.append(group)
        for other in (each for claim in group for each in _rivals(record, claim)):
            if other.iri not in told:
                found.append(next((each for each in known if other in each), [other]))
                told.update(claim.iri for claim in found[-1])
    return found


def _rivals(record: Record, claim: Claim) -> list[Claim]:
    """Give what says that another had the part in its event, where one disputes the other."""
    disputed = (record.claims[iri] for iri in claim.disputes if iri in record.claims)
    return [
        other
        for other in (*record.disputed_by.get(claim.iri, ()), *disputed)
        if claim.role
        and (claim.modality, claim.subject, claim.role) == ("asserted", other.subject, other.role)
        and other.modality == "asserted"
    ]


def _days(claim: Claim) -> tuple[float, float]:
    if not isinstance(claim.object, Span):
        return inf, -inf
    bounds = claim.object.bounds
    return bounds[0], bounds[3]
