"""
Figures come in; out go the same, each once and in order, parts under their whole, and their pairs.

What one voice repeats, and what is printed again from one text, counts once. Stocks are never
added, and no flow is subtracted from a stock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import combinations
from math import inf
from typing import Final

from backstory.compare.counting import Figure
from backstory.compare.figures import Pair, Verdict, compare
from backstory.dates.certainty import Certainty, same, sort_key

__all__ = ["Once", "flat", "neighbours", "once", "pairs"]


@dataclass(frozen=True, slots=True)
class Once:
    """A figure that counts once, however often one voice or one text repeats it."""

    figure: Figure
    repeats: tuple[Figure, ...] = ()
    parts: tuple[Once, ...] = field(default=())


def once(figures: Iterable[Figure]) -> list[Once]:
    """
    Set figures in order, each once: what one voice repeats, or copies of one text repeat, is one.

    Returns:
        By subject, counted thing and period. Parts stand under their whole where it is there too.
    """
    groups: list[list[Figure]] = []
    alike: dict[tuple[object, ...], list[list[Figure]]] = {}
    # What states its period comes before what leaves it out, and an original before its copies.
    ordered = sorted(figures, key=lambda f: (f.when is None, f.source != f.text, _order(f)))
    for figure in ordered:
        # Only what is alike in all of these can be a repeat: no other two need be compared.
        near = alike.setdefault(tuple(getattr(figure, key) for key in _ALIKE), [])
        home = next((group for group in near if _repeats(group[0], figure)), None)
        if home is None:
            groups.append([figure])
            near.append(groups[-1])
        else:
            home.append(figure)
    of = {figure.claim: group[0].claim for group in groups for figure in group}
    under: dict[str, list[list[Figure]]] = {}
    tops = []
    for group in groups:
        whole_claim = next((of[f.part_of] for f in group if f.part_of in of), "")
        if whole_claim and whole_claim != group[0].claim:
            under.setdefault(whole_claim, []).append(group)
        else:
            tops.append(group)
    return [_nested(group, under, ()) for group in sorted(tops, key=lambda g: _order(g[0]))]


def _nested(
    group: Sequence[Figure], under: Mapping[str, list[list[Figure]]], above: tuple[str, ...]
) -> Once:
    first = group[0]
    parts = (
        []
        if first.claim in above
        else sorted(under.get(first.claim, []), key=lambda g: _order(g[0]))
    )
    return Once(
        first,
        tuple(group[1:]),
        tuple(_nested(part, under, (*above, first.claim)) for part in parts),
    )


def _order(figure: Figure) -> tuple[str, str, tuple[float, float, float, int], Decimal, str]:
    return figure.subject, figure.counted, sort_key(figure.when), figure.number, figure.claim


_ALIKE: Final = (
    "counted", "unit", "subject", "number", "bound", "upto", "spread", "modality", "within",
    "limit", "stage", "progress",
)  # fmt: skip
"""What two claims must share to be one figure."""


def _repeats(one: Figure, other: Figure) -> bool:
    """Tell whether two claims are one figure, told again by its voice or printed again."""
    if any(getattr(one, key) != getattr(other, key) for key in _ALIKE):
        return False
    if not (one.voices & other.voices or one.is_printed_again(other)):
        return False
    stated = ((one.base, other.base), (one.total, other.total))
    if any(here and there and here != there for here, there in stated):
        return False
    if one.when is None or other.when is None:
        return True
    a, b = one.period, other.period
    if a is None or b is None or same(a, b) is not Certainty.IMPOSSIBLE:
        return True
    # "302 since 8 January", told again as "302 from 8 to 29 January".
    begins_alike = a.bounds[:2] == b.bounds[:2]
    return begins_alike and inf in (a.bounds[3], b.bounds[3])


def flat(groups: Iterable[Once]) -> list[Once]:
    """Give figures and their parts in one row, a part after its whole."""
    return [each for group in groups for each in (group, *flat(group.parts))]


def pairs(groups: Iterable[Once], *, alike: bool = False) -> list[Pair]:
    """
    Compare each two figures, parts too; a dispute with a repeat is one with the figure.

    Args:
        groups: Figures, each once.
        alike: Leave out two that count different things or are about different things, unless
            one disputes the other; they cannot be compared.
    """
    every = [_gathered(group) for group in flat(groups)]
    if not alike:
        return [compare(one, other) for one, other in combinations(every, 2)]
    found: set[tuple[int, int]] = set()
    same: dict[tuple[str, str], list[int]] = {}
    holder = {claim: place for place, figure in enumerate(every) for claim in figure.claims}
    for place, figure in enumerate(every):
        near = same.setdefault((figure.subject, figure.counted), [])
        found |= {(before, place) for before in near}
        near.append(place)
        disputed = {holder[claim] for claim in figure.disputes if claim in holder} - {place}
        found |= {(min(place, other), max(place, other)) for other in disputed}
    return [compare(every[one], every[other]) for one, other in sorted(found)]


def _gathered(group: Once) -> Figure:
    """Give a figure with what its repeats dispute, as if each said it with one mouth."""
    if not group.repeats:
        return group.figure
    every = (group.figure, *group.repeats)
    return replace(
        group.figure,
        voices=frozenset().union(*(f.voices for f in every)),
        disputes=frozenset().union(*(f.disputes for f in every)),
        revises=frozenset().union(*(f.revises for f in every)),
        also=frozenset(f.claim for f in group.repeats),
    )


def neighbours(found: Iterable[Pair]) -> list[Pair]:
    """Leave out each later count between whose two another count of the same voice stands."""
    after: defaultdict[str, set[str]] = defaultdict(set)
    every = list(found)
    for pair in every:
        if pair.verdict is Verdict.LATER_COUNT:
            early, late = _in_order(pair)
            after[early].add(late)
    return [
        pair
        for pair in every
        if pair.verdict is not Verdict.LATER_COUNT or not _between(*_in_order(pair), after)
    ]


def _in_order(pair: Pair) -> tuple[str, str]:
    """Give the claims of a later count, the earlier first, as its reason has them."""
    early, late = (str(claim) for claim in pair.reasons[0].of)
    return early, late


def _between(early: str, late: str, after: Mapping[str, set[str]]) -> bool:
    return any(late in after.get(middle, ()) for middle in after.get(early, ()))
