"""The figures of a voice as series: a count and the later counts of the same thing, by date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import inf
from typing import TYPE_CHECKING, Final

from backstory.compare.figures import Pair, Verdict
from backstory.draw.collected import together

if TYPE_CHECKING:
    from backstory.draw.collected import Collected
    from backstory.draw.shape import Series
    from backstory.model.nouns import Claim

__all__ = ["series_of"]

_JOINED: Final = (Verdict.LATER_COUNT, Verdict.REVISION)


def series_of(read: Collected, found: Iterable[Pair]) -> dict[str, list[Series]]:
    """
    Join the counts of which one is a later count of the other, or corrects it; the longest first.

    Args:
        read: What the graph records.
        found: How figures compare.

    Returns:
        The series of each voice, by its id.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    for pair in found:
        # What another voice gives as the final count is in no series of this one.
        if pair.verdict in _JOINED and pair.one.voices & pair.other.voices:
            beside[pair.one.claim].add(pair.other.claim)
            beside[pair.other.claim].add(pair.one.claim)
    of: dict[str, list[Series]] = defaultdict(list)
    for claims in _together(beside):
        counts = _in_time(read, claims)
        if len(counts) < 2:
            continue
        first = read.record.claims[counts[0]]
        of[read.id_of(first.voices[0])].append({
            "counted": read.key_of(first.counted),
            "claims": [read.id_of(iri) for iri in counts],
            "told": [_told(read, read.record.claims[iri]) for iri in counts],
        })  # fmt: skip
    for each in of.values():
        each.sort(key=lambda one: (-len(one["claims"]), one["counted"]))
    return dict(sorted(of.items()))


def _together(beside: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """Give what hangs together, in the order of ids."""
    seen: set[str] = set()
    for start in sorted(beside):
        waiting, found = [start], []
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                found.append(one)
                waiting += beside[one]
        if found:
            yield sorted(found)


def _in_time(read: Collected, iris: Iterable[str]) -> list[str]:
    """Put counts in the order of the days up to which they count; one of a day and value."""
    claims = [read.record.claims[iri] for iri in iris]
    dated = sorted((claim for claim in claims if _day(claim) < inf), key=_day)
    once = {(_day(claim), claim.object, bool(claim.revises)): claim.iri for claim in dated}
    return list(once.values())


def _day(claim: Claim) -> float:
    day = claim.when.latest_end if claim.when else None
    return inf if day is None else day


def _told(read: Collected, claim: Claim) -> str | list[str]:
    """Say a count with the period that it covers."""
    return together(f"{speak.amount(claim)}, {speak.date(claim.when)}" for speak in read.speakers)
