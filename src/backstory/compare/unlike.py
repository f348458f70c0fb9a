"""Two figures come in; out go the differences between them, and what one of them leaves unsaid."""

from __future__ import annotations

from typing import Final

from backstory.compare.counting import Figure, Reason
from backstory.dates.certainty import Certainty, same
from backstory.vocabulary import concept_iri

__all__ = ["APART", "are_apart", "differences", "numbers_of", "one_sided"]


APART: Final = ("ranges apart", "wholes apart")
"""The numbers of two figures, or what both are taken from, cannot be the same."""


def numbers_of(one: Figure, other: Figure) -> Reason:
    """Say whether the numbers are the same, meet, or are apart; or only their wholes are."""
    pair = (one.claim, other.claim)
    (low, high), (other_low, other_high) = one.reach, other.reach
    meet = max(low, other_low) <= min(high, other_high)
    if meet and None not in (one.total, other.total) and one.total != other.total:
        return Reason("wholes apart", pair)
    if one.meant == other.meant:
        return Reason("same number", pair)
    return Reason("ranges meet" if meet else "ranges apart", pair)


def are_apart(one: Figure, other: Figure) -> bool:
    """Tell whether two figures cannot both be right, if both count the same."""
    return numbers_of(one, other).key in APART


def differences(one: Figure, other: Figure) -> tuple[Reason, ...]:
    """Name every difference, but for the period, that keeps two figures from being compared."""
    found = [
        Reason(key, (getattr(one, key), getattr(other, key)))
        for key in ("counted", "unit", "subject", "within")
        if getattr(one, key) != getattr(other, key)
    ]
    found += [
        Reason(key, (getattr(one, key), getattr(other, key)))
        for key in ("definition", "base")
        if getattr(one, key) and getattr(other, key) and getattr(one, key) != getattr(other, key)
    ]
    if one.source == other.source and are_apart(one, other):
        # A voice that gives two numbers on one page, one by a definition, counts two things.
        found += _half_defined(one, other) if one.voices & other.voices else []
    if one.limit != other.limit:
        found.append(Reason("limit"))
    if "denied" in (one.modality, other.modality):
        found.append(Reason("denied"))
    elif one.modality != other.modality:
        found.append(Reason("modality", (one.modality, other.modality)))
    if other.part_of in one.claims or one.part_of in other.claims:
        found.append(Reason("part"))
    return tuple(found)


def one_sided(one: Figure, other: Figure) -> tuple[Reason, ...]:
    """Name what leaves it at most possible that both count the same: base, stage, list."""
    found = []
    wholes = one.total, other.total
    if not (one.base and other.base) and None not in wholes and one.total != other.total:
        found.append(Reason("wholes", wholes))  # of one chamber, perhaps, or of two things
    baseless = _without_base(one, other) or _without_base(other, one)
    if baseless:
        found.append(Reason("no base", (baseless.claim,)))
    if (one.stage != other.stage and not _is_plainly_all(one, other)) or _is_counted_on(one, other):
        found.append(Reason("stage", (_stage(one), _stage(other))))
    if not one.voices & other.voices:
        found += _half_defined(one, other)
    of_days = one.as_of and other.as_of and same(one.as_of, other.as_of)
    if of_days is Certainty.IMPOSSIBLE and not one.voices & other.voices:
        found.append(Reason("lists", (one.as_of, other.as_of)))
    return tuple(found)


def _is_plainly_all(one: Figure, other: Figure) -> bool:
    """
    Tell whether one voice gives a final count and another says nothing of counting.

    What was said before the final count was may be of a part.
    """
    if {one.stage or "", other.stage or ""} != {"final", ""} or one.voices & other.voices:
        return False
    final, bare = (one, other) if one.stage else (other, one)
    by, given = bare.said or bare.printed, final.said or final.printed
    last = by.latest_end if by else None
    first = given.earliest_begin if given else None
    return last is None or first is None or last >= first


def _half_defined(one: Figure, other: Figure) -> list[Reason]:
    if bool(one.definition) is bool(other.definition):
        return []
    return [Reason("no definition", ((other if one.definition else one).claim,))]


def _is_counted_on(one: Figure, other: Figure) -> bool:
    """Tell whether two partial counts may be of different hours of one counting."""
    if not one.stage == other.stage == "partial":
        return False
    return None in (one.progress, other.progress) or one.progress != other.progress


def _without_base(one: Figure, other: Figure) -> Figure | None:
    """Give the first figure if it leaves out of what it is taken, where the other tells that."""
    if one.base or not (other.base or other.total is not None):
        return None
    # "Of 870" says how many, "of those held" says of whom: neither says what the other does.
    return one if one.total is None or (other.base and other.total is None) else None


def _stage(figure: Figure) -> str | None:
    return concept_iri("stage", figure.stage) if figure.stage else None
