"""
Two figures come in; out goes whether they can be compared, and if so what becomes of the two.

The verdicts are those of MODEL, in this order: one disputes the other; one is stated to revise the
other; not comparable, with every difference named; a later count; agree or compatible; a revision
by the same voice; conflict, or possible conflict where it is not certain that both count the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf
from typing import TYPE_CHECKING, Final

from backstory.compare.counted_on import ADDING_UP, counts_on, falls, further, may_come_to
from backstory.compare.counting import Counted, Figure, Reason
from backstory.compare.unlike import APART, are_apart, differences, numbers_of, one_sided
from backstory.dates.certainty import Certainty, before, is_next_to, same
from backstory.vocabulary import id_of

if TYPE_CHECKING:
    from backstory.dates.edtf import Span

__all__ = ["Pair", "Verdict", "compare"]

_SURE: Final = (Certainty.CERTAIN, Certainty.PROBABLE)
_UNLIKE: Final = ("periods", "no period", "no periods", "since when")
"""What is named of two periods, where the figures cannot be compared."""


class Verdict(StrEnum):
    """What becomes of two figures set side by side."""

    DISPUTED = "disputed"
    NOT_COMPARABLE = "not-comparable"
    AGREE = "agree"
    COMPATIBLE = "compatible"
    REVISION = "revision"
    LATER_COUNT = "later-count"
    CONFLICT = "conflict"
    POSSIBLE_CONFLICT = "possible-conflict"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures and what becomes of them."""

    one: Figure
    other: Figure
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sameness:
    """How surely two figures count over one period, and why."""

    sure: Certainty
    reasons: tuple[Reason, ...]
    one_sided: bool = False
    """Something is stated by one of the two only."""
    parted: bool = False
    """As whole periods they differ; only a day of the one may be what the other means."""


def compare(one: Figure, other: Figure) -> Pair:
    """
    Compare two figures.

    Returns:
        The verdict and its reasons. Exchanging the two gives the same verdict; in a revision and
        in a later count, the reason names the earlier figure first.
    """
    if one.claims & other.disputes or other.claims & one.disputes:
        return Pair(one, other, Verdict.DISPUTED, (Reason("disputes"),))
    numbers = numbers_of(one, other)
    if one.claims & other.revises or other.claims & one.revises:
        return Pair(one, other, Verdict.REVISION, (Reason("revises"), numbers))
    found = differences(one, other)
    later = None if found else _later_count(one, other)
    if later and falls(later, one, other):
        # Since one day there are never fewer: whoever counts fewer corrects, or is mistaken.
        return Pair(one, other, Verdict.POSSIBLE_CONFLICT, (Reason("falls"), numbers, later))
    if later:
        return Pair(one, other, Verdict.LATER_COUNT, (later, numbers))
    when = _sameness(one, other)
    exceeds = None if found else _exceeding(one, other, numbers)
    if exceeds:
        return exceeds
    if found or when.sure is Certainty.IMPOSSIBLE:
        unlike = tuple(reason for reason in when.reasons if reason.key in _UNLIKE)
        return Pair(one, other, Verdict.NOT_COMPARABLE, (*found, *unlike))
    return _alike(one, other, when, numbers)


def _exceeding(one: Figure, other: Figure, numbers: Reason) -> Pair | None:
    """Find that more is counted in a part of a period than another figure counts in all of it."""
    for part, full in ((one, other), (other, one)):
        p, q = part.until_said, full.until_said
        if not (p and q and full.when) or Counted.STOCK in (part.sort, full.sort):
            continue
        lies_within = q.bounds[1] <= p.bounds[0] and p.bounds[3] <= q.bounds[2] < inf
        if not lies_within or id_of(full.unit) not in ADDING_UP or q.bounds == p.bounds:
            continue
        if full.reach[1] >= part.reach[0]:
            continue
        unbegun = (Reason("since when", (full.claim,)),) if full.has_no_beginning else ()
        doubts = (*unbegun, *one_sided(one, other))
        reasons = (Reason("exceeds", (part.claim, full.claim)), numbers, *doubts)
        if _said_later(one, other):
            return Pair(one, other, Verdict.REVISION, reasons)
        # "Since", said on the 18th, may be of the list of an earlier day.
        unsure = p.approximate or q.approximate or full.is_open or doubts
        # None in a year is none on each of its days: nobody says that of one day alone.
        sure = (_lies_within(part, full) or full.reach[1][0] == 0) and not unsure
        return Pair(one, other, Verdict.CONFLICT if sure else Verdict.POSSIBLE_CONFLICT, reasons)
    return None


def _lies_within(part: Figure, full: Figure) -> bool:
    """
    Tell whether a period certainly lies within another, end by end.

    "1992" may be told of one day of that year, and "since 1980" begin after March: an end is sure
    that is a day, is written alike, or lies beyond all that it may mean.
    """
    p, q = (figure.when.bounds if figure.when else (0.0,) * 4 for figure in (part, full))
    begins = p[0] >= q[1] or p[:2] == q[:2]
    return begins and (p[3] <= q[2] or p[2:] == q[2:])


def _alike(one: Figure, other: Figure, when: _Sameness, numbers: Reason) -> Pair:
    """Compare two figures that count, possibly, the same thing over the same period."""
    doubts = one_sided(one, other)
    reasons = (numbers, *when.reasons, *doubts)
    if numbers.key not in APART:
        plain = numbers.key == "same number" and not (doubts or when.one_sided)
        verdict = Verdict.AGREE if plain else Verdict.COMPATIBLE
        return Pair(one, other, verdict, (*reasons, *_counting_once(one, other)))
    if when.parted:
        # Told whole, a year may hold more than one of its days: other numbers are no conflict.
        return Pair(one, other, Verdict.NOT_COMPARABLE, (*reasons, Reason("holds more")))
    same_period = when.sure in _SURE or (one.when == other.when and not when.one_sided)
    revised = _said_later(one, other) if same_period and not doubts else None
    if revised:
        return Pair(one, other, Verdict.REVISION, (revised, *reasons))
    certain = when.sure is Certainty.CERTAIN and not doubts
    verdict = Verdict.CONFLICT if certain else Verdict.POSSIBLE_CONFLICT
    return Pair(one, other, verdict, reasons)


def _sameness(one: Figure, other: Figure) -> _Sameness:
    """Say how surely two figures count over the same period, and why."""
    a, b = one.period, other.period
    one_voice = bool(one.voices & other.voices)
    if a is None and b is None:
        if one_voice or not one.of_itself:
            sure = Certainty.POSSIBLE if one_voice else Certainty.IMPOSSIBLE
            return _Sameness(sure, (Reason("no periods"),))
        return _Sameness(Certainty.POSSIBLE, (Reason("no periods"), Reason("of itself")))
    if a is None or b is None:
        return _half_told(
            one, other, (Reason("no period", ((one if a is None else other).claim,)),)
        )
    unbegun = [figure for figure in (one, other) if figure.has_no_beginning]
    if unbegun and not (one_voice and len(unbegun) == 2):
        return _without_beginning(one, other, unbegun)
    if one.is_open is not other.is_open and one.until_said and other.until_said:
        # What is counted "since" a day reaches to when it is said: that may be the other's end.
        reached = same(one.until_said, other.until_said)
        if reached is not Certainty.IMPOSSIBLE:
            return _Sameness(Certainty.POSSIBLE, (Reason("until said", (one.when, other.when)),))
    sure, reason = _stated(one, other, a, b)
    apart = same(a, b) is Certainty.IMPOSSIBLE and not is_next_to(a, b)
    # A stock is held on each day of a span, and a ballot of May that of a day of May.
    one_thing = _holds_throughout(one, other) or (one.of_itself and other.of_itself)
    parted = reason.key == "possibly same" and apart and not one_thing
    return _Sameness(sure, (reason,), parted=parted)


def _without_beginning(one: Figure, other: Figure, unbegun: list[Figure]) -> _Sameness:
    """Compare only the ends of two flows, of which one at least tells no beginning."""
    a, b = (
        replace(figure.period, earliest_begin=None, latest_begin=None)
        for figure in (one, other)
        if figure.period
    )
    sure, reason = _stated(one, other, a, b)
    if sure is Certainty.IMPOSSIBLE:
        return _Sameness(sure, (reason,))
    return _half_told(one, other, tuple(Reason("since when", (each.claim,)) for each in unbegun))


def _half_told(one: Figure, other: Figure, unstated: tuple[Reason, ...]) -> _Sameness:
    """
    Say how surely the period is the same where a figure leaves it, or its beginning, out.

    Other numbers then tell nothing of a stock, which is held on another day.
    """
    apart = are_apart(one, other)
    if apart and Counted.STOCK in (one.sort, other.sort) and not one.of_itself:
        return _Sameness(Certainty.IMPOSSIBLE, unstated)
    return _Sameness(Certainty.POSSIBLE, unstated, one_sided=True)


def _stated(one: Figure, other: Figure, a: Span, b: Span) -> tuple[Certainty, Reason]:
    """Compare two stated periods, a flow's as whole ones."""
    when = (one.dated, other.dated)
    sure = same(a, b)
    told = same(when[0], when[1]) if when[0] and when[1] else Certainty.IMPOSSIBLE
    if is_next_to(a, b) and not one.voices & other.voices:  # about the 10th may be the 11th
        return Certainty.POSSIBLE, Reason("possibly same", when)
    if sure is Certainty.IMPOSSIBLE is not told:
        # "110 in 2020" may well be the 110 of one day of it, whatever the numbers are.
        return Certainty.POSSIBLE, Reason("possibly same", when)
    if sure is not Certainty.IMPOSSIBLE and inf in (a.bounds[3], b.bounds[3]):
        said = one.said and other.said and same(one.said, other.said)
        on_other_days = said is Certainty.IMPOSSIBLE
        if said is not Certainty.CERTAIN and (on_other_days or one.number != other.number):
            # What is counted "since" a day reaches to when it is said: that may be another day.
            return Certainty.POSSIBLE, Reason("open", (one.said, other.said))
    if sure is Certainty.IMPOSSIBLE and _holds_throughout(one, other):
        return Certainty.POSSIBLE, Reason("possibly same", when)
    key = {
        Certainty.CERTAIN: "same period",
        Certainty.PROBABLE: "probably same",
        Certainty.POSSIBLE: "possibly same",
    }.get(sure, "periods")
    return sure, Reason(key, when)


def _holds_throughout(one: Figure, other: Figure) -> bool:
    """Tell whether one of two stocks is told of a span that holds the days of the other."""
    if one.sort is not Counted.STOCK or other.sort is not Counted.STOCK:
        return False
    pairs = ((one, other), (other, one))
    return any(
        a.dated.bounds[1] <= b.dated.bounds[0] and b.dated.bounds[3] <= _held_until(a) < inf
        for a, b in pairs
        if a.dated and b.dated
    )


def _held_until(figure: Figure) -> float:
    """Give the day to which a stock is told: of one held since a day, that on which it is said."""
    last = figure.dated.bounds[2] if figure.dated else inf
    said = figure.said.earliest_begin if figure.said else None
    return said if last == inf and said is not None else last


def _later_count(one: Figure, other: Figure) -> Reason | None:
    """Tell whether one voice counts the same thing again: at a later day, or further counted."""
    if not one.voices & other.voices:
        return _counted_out(one, other)
    for early, late in ((one, other), (other, one)):
        if further(early, late) and _sameness(one, other).sure is not Certainty.IMPOSSIBLE:
            return Reason("further counted", (early.claim, late.claim))
        if counts_on(early, late):
            key = "later" if early.is_open and late.is_open else "later count"
            return Reason(key, (early.claim, late.claim))
    apart = are_apart(one, other)
    if apart and (one.is_open or one.dated is None) and (other.is_open or other.dated is None):
        # What is counted without an end reaches to the day on which its voice says it.
        begins = [figure.period.bounds[:2] if figure.period else None for figure in (one, other)]
        return _said_later(one, other) if begins[0] == begins[1] else None
    return None


def _counted_out(one: Figure, other: Figure) -> Reason | None:
    """Tell whether another voice gives what a partial count may have come to in the end."""
    others = [reason for reason in one_sided(one, other) if reason.key != "stage"]
    if others or not are_apart(one, other):
        return None
    for early, late in ((one, other), (other, one)):
        if not early.stage == "partial" != late.stage or not late.stage:
            continue
        if _sameness(one, other).sure is not Certainty.IMPOSSIBLE and may_come_to(early, late):
            return Reason("counted out", (early.claim, late.claim))
    return None


def _said_later(one: Figure, other: Figure) -> Reason | None:
    """Tell whether one voice says the one later than the other, or of a later list."""
    if not one.voices & other.voices:
        return None
    for key in ("as_of", "said"):
        for early, late in ((one, other), (other, one)):
            a, b = getattr(early, key), getattr(late, key)
            if key == "said" and a is None:
                a = early.printed  # the date of a page makes no voice speak later, but by then
            if a and b and before(a, b) in _SURE:
                return Reason("later", (early.claim, late.claim))
    return None


def _counting_once(one: Figure, other: Figure) -> tuple[Reason, ...]:
    if one.voices & other.voices:
        return (Reason("one voice"),)
    return (Reason("one text"),) if one.is_printed_again(other) else ()
