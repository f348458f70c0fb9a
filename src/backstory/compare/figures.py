"""
Figures come in, two by two; out goes whether they can be compared, and if so whether they agree.

The verdicts are those of MODEL, in this order: one disputes the other; not comparable, with every
difference named; agree or compatible; one voice's revision; conflict, or possible conflict where
the periods are only possibly the same. Stocks are never added, flows never subtracted from stocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from math import inf
from typing import TYPE_CHECKING, Final

from backstory.dates.certainty import Certainty, before, same, sort_key, whole
from backstory.dates.edtf import Span

if TYPE_CHECKING:
    from backstory.rdf.record import Record

__all__ = [
    "Counted", "Figure", "Once", "Pair", "Reason", "Verdict", "compare", "figures_of", "flat",
    "once", "pairs",
]  # fmt: skip

ABOUT_SHARE: Final = Decimal("0.1")
"""“About 400” may be a tenth more or less; a judgement of this project, the same everywhere."""


class Verdict(StrEnum):
    """What becomes of two figures set side by side."""

    DISPUTED = "disputed"
    NOT_COMPARABLE = "not-comparable"
    AGREE = "agree"
    COMPATIBLE = "compatible"
    REVISION = "revision"
    CONFLICT = "conflict"
    POSSIBLE_CONFLICT = "possible-conflict"


class Counted(StrEnum):
    """What sort of counting: a stock holds at a date, a flow over a period."""

    STOCK = "stock"
    FLOW = "flow"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as one claim states it, with all that decides what it may be compared with."""

    claim: str
    number: Decimal
    bound: str
    """exact, at-least, at-most, about."""
    counted: str
    unit: str
    subject: str
    when: Span | None
    """None: the period is not stated."""
    voices: frozenset[str]
    sort: Counted = Counted.FLOW
    source: str = ""
    text: str = ""
    """The text it was first printed in: that of the original, where the source is a copy."""
    said: Span | None = None
    modality: str = "asserted"
    definition: str = ""
    within: str = ""
    disputes: frozenset[str] = frozenset()
    revises: frozenset[str] = frozenset()
    part_of: str = ""
    upto: Decimal | None = None
    also: frozenset[str] = frozenset()
    """Claims that repeat it."""

    @property
    def claims(self) -> frozenset[str]:
        """The claim and those that repeat it."""
        return self.also | {self.claim}

    @property
    def reach(self) -> tuple[Decimal, Decimal]:
        """The least and the most it may mean, both inclusive."""
        match self.bound:
            case "at-least" | "more-than":
                return self.number, Decimal(inf)
            case "range" if self.upto is not None:
                return self.number, self.upto
            case "at-most" | "fewer-than" | "almost":
                return Decimal(0), self.number
            case "about":
                play = abs(self.number) * ABOUT_SHARE
                return self.number - play, self.number + play
            case _:
                return self.number, self.number

    @property
    def period(self) -> Span | None:
        """What it counts over: a flow dated “2014” counts all of 2014, a stock some day of it."""
        return whole(self.when) if self.when and self.sort is Counted.FLOW else self.when


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a verdict: a key of the phrases, and what fills it."""

    key: str
    """`counted`, `unit`, `subject`, `periods`…"""
    of: tuple[str | Span | None, ...] = ()
    """IRIs or periods, first figure first."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures and what becomes of them."""

    one: Figure
    other: Figure
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Once:
    """A figure that counts once, however often one voice or one text repeats it."""

    figure: Figure
    repeats: tuple[Figure, ...] = ()
    parts: tuple[Once, ...] = field(default=())


def compare(one: Figure, other: Figure) -> Pair:
    """
    Compare two figures.

    Returns:
        The verdict and its reasons. Exchanging the two gives the same verdict; in a revision,
        the reason names the earlier figure first.
    """
    if _disputes(one, other):
        return Pair(one, other, Verdict.DISPUTED, (Reason("disputes"),))
    differences = _differences(one, other)
    if differences:
        return Pair(one, other, Verdict.NOT_COMPARABLE, differences)
    sure, why = _sameness(one, other)
    if _meet(one, other):
        alike = one.reach == other.reach
        verdict = Verdict.AGREE if alike else Verdict.COMPATIBLE
        meeting = Reason("same number" if alike else "ranges meet", (one.claim, other.claim))
        return Pair(one, other, verdict, (meeting, why, *_counting_once(one, other)))
    apart = Reason("ranges apart", (one.claim, other.claim))
    revision = _revision(one, other)
    if revision:
        return Pair(one, other, Verdict.REVISION, (revision, apart, why))
    certain = sure in (Certainty.CERTAIN, Certainty.PROBABLE)
    verdict = Verdict.CONFLICT if certain else Verdict.POSSIBLE_CONFLICT
    return Pair(one, other, verdict, (apart, why))


def _meet(one: Figure, other: Figure) -> bool:
    """Tell whether some number fits both."""
    return max(one.reach[0], other.reach[0]) <= min(one.reach[1], other.reach[1])


def _disputes(one: Figure, other: Figure) -> bool:
    return bool(one.claims & other.disputes or other.claims & one.disputes)


def _differences(one: Figure, other: Figure) -> tuple[Reason, ...]:
    """Name every difference that keeps two figures from being compared."""
    found = [
        Reason(key, (getattr(one, key), getattr(other, key)))
        for key in ("counted", "unit", "subject", "within")
        if getattr(one, key) != getattr(other, key)
    ]
    if one.definition and other.definition and one.definition != other.definition:
        found.append(Reason("definition", (one.definition, other.definition)))
    if "denied" in (one.modality, other.modality):
        found.append(Reason("denied"))
    elif one.modality != other.modality:
        found.append(Reason("modality", (one.modality, other.modality)))
    if other.part_of in one.claims or one.part_of in other.claims:
        found.append(Reason("part"))
    if one.when is None and other.when is None:
        found.append(Reason("no periods"))
    elif one.when is None or other.when is None:
        found.append(Reason("no period", ((one if one.when is None else other).claim,)))
    else:
        found += [Reason("since when", (f.claim,)) for f in (one, other) if _has_no_beginning(f)]
        if _sameness(one, other)[0] is Certainty.IMPOSSIBLE:
            found.append(Reason("periods", (one.when, other.when)))
    return tuple(found)


def _has_no_beginning(figure: Figure) -> bool:
    """Tell whether a flow is counted up to a day, and nobody says from when."""
    return bool(figure.when and figure.sort is Counted.FLOW and figure.when.bounds[0] == -inf)


def _sameness(one: Figure, other: Figure) -> tuple[Certainty, Reason]:
    """Say how surely two stated periods are the same, and why."""
    a, b = one.period, other.period
    if a is None or b is None:
        return Certainty.IMPOSSIBLE, Reason("no periods")
    sure = same(a, b)
    if sure is Certainty.IMPOSSIBLE and one.when and other.when and _meet(one, other):
        # "110 in 2020" may well be the 110 of one day of it; unequal numbers would not tell.
        loosely = same(one.when, other.when)
        if loosely is not Certainty.IMPOSSIBLE:
            return Certainty.POSSIBLE, Reason("possibly same", (one.when, other.when))
    if sure is not Certainty.IMPOSSIBLE and inf in (a.bounds[3], b.bounds[3]):
        said = one.said and other.said and same(one.said, other.said)
        if said is not Certainty.CERTAIN and one.number != other.number:
            # What is counted "since" a day reaches to when it is said: that may be another day.
            return Certainty.POSSIBLE, Reason("open", (one.said, other.said))
    key = {
        Certainty.CERTAIN: "same period",
        Certainty.PROBABLE: "probably same",
        Certainty.POSSIBLE: "possibly same",
    }.get(sure, "periods")
    return sure, Reason(key, (one.when, other.when))


def _revision(one: Figure, other: Figure) -> Reason | None:
    """Tell whether one voice said the one later than the other, and so corrects itself."""
    if one.claims & other.revises or other.claims & one.revises:
        return Reason("revises")
    if not one.voices & other.voices or not one.said or not other.said:
        return None
    for early, late in ((one, other), (other, one)):
        if early.said and late.said:
            sure = before(early.said, late.said)
            if sure in (Certainty.CERTAIN, Certainty.PROBABLE):
                return Reason("later", (early.claim, late.claim))
    return None


def _counting_once(one: Figure, other: Figure) -> tuple[Reason, ...]:
    if one.voices & other.voices:
        return (Reason("one voice"),)
    return (Reason("one text"),) if one.text and one.text == other.text else ()


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


_ALIKE: Final = ("counted", "unit", "subject", "number", "bound", "modality", "within")
"""What two claims must share to be one figure."""


def _repeats(one: Figure, other: Figure) -> bool:
    """Tell whether two claims are one figure, told again by its voice or printed again."""
    if any(getattr(one, key) != getattr(other, key) for key in _ALIKE):
        return False
    if not (one.voices & other.voices or (one.text and one.text == other.text)):
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


def figures_of(record: Record) -> list[Figure]:
    """Give every figure a graph records."""
    stocks = _stocks(record)
    found = []
    for claim in record.counted.values():
        if not isinstance(claim.object, Decimal):
            continue
        # A source that speaks in its own words speaks with the voice of the text it copies.
        voices = {record.root(v) if v in record.sources else v for v in claim.voices}
        found.append(
            Figure(
                claim=claim.iri,
                number=claim.object,
                bound=claim.bound,
                counted=claim.counted,
                unit=claim.unit,
                subject=claim.subject,
                when=claim.when,
                voices=frozenset(voices),
                sort=Counted.STOCK if claim.counted in stocks else Counted.FLOW,
                source=claim.source,
                text=record.root(claim.source),
                said=record.said(claim),
                modality=claim.modality,
                definition=claim.definition,
                within=str(claim.within or ""),
                disputes=frozenset(claim.disputes),
                revises=frozenset(claim.revises),
                part_of=claim.part_of,
                upto=claim.figure.upto if claim.figure else None,
            )
        )
    return found


def _stocks(record: Record) -> set[str]:
    """Give the counted things that are stocks: those under `counted:stock`, at any depth."""
    rows = record.store.query("SELECT ?x WHERE { ?x skos:broader+ counted:stock }").values()
    return {row["x"] for row in rows}
