"""
The claims of a graph that count something come in; figures go out, each with how far it reaches.

A number is as wide as it is written: 55.9 is 55.85 to 55.95; about 634 700 is to the hundred.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, Final

from backstory.calls import made_by, with_parts
from backstory.dates.certainty import whole
from backstory.dates.edtf import Span
from backstory.vocabulary import id_of

if TYPE_CHECKING:
    from backstory.model.nouns import Claim
    from backstory.rdf.record import Record

__all__ = ["Counted", "Figure", "Reason", "figures_of"]

_NEARLY = Decimal(5)
"""What is almost a number lacks at most one part in so many of it."""
_OF_THE_THING: Final = frozenset(
    ("vote", "percent", "seat", "article", "offence", "event", "year", "month", "day", "hour")
)
"""Units in which a ballot, a text or a judgment is measured, and no series that goes on."""
_OF_PERCENT: Final = re.compile(r"/(?:unit-)?percent(?:-|$)")
"""How the address of a unit ends that is a share, or a dossier's own rate."""
_STEP: Final = Decimal(1)
"""How far a number rounded to no place may lie from what is meant."""
Edge = tuple[Decimal, int]
"""An end of a reach: the number, and 1 or -1 where it is only nearly reached, from that side."""


class Counted(StrEnum):
    """What sort of counting: a stock holds at a date, a flow over a period."""

    STOCK = "stock"
    FLOW = "flow"


@with_parts
@made_by("`graph.figures()`")
@dataclass(frozen=True)
class Figure:
    """
    A number as one claim states it, with all that decides what it may be compared with.

    >>> figure = figures_of(graph.record)[0]
    >>> figure.number > 0, len(figure.voices) > 0, figure.claim in graph.record.claims
    (True, True, True)
    """

    claim: str
    number: Decimal
    bound: str
    """exact, at-least, at-most, about, more-than, fewer-than, almost, range."""
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
    """When its voice says it, as the claim states: the date of a newspaper is not the voice's."""
    printed: Span | None = None
    """When the page was issued that quotes it: what it quotes was said by then."""
    modality: str = "asserted"
    definition: str = ""
    within: str = ""
    limit: str = ""
    """The limit in words, as written in the languages of the dossier."""
    disputes: frozenset[str] = frozenset()
    revises: frozenset[str] = frozenset()
    part_of: str = ""
    upto: Decimal | None = None
    """The higher end of a range."""
    spread: Decimal | None = None
    total: Decimal | None = None
    """The whole that it is taken from, as in 86 of 91."""
    base: str = ""
    """What the whole, or the base of a share, consists of; empty: not stated."""
    stage: str = ""
    """partial, provisional or final."""
    progress: Decimal | None = None
    """The percentage that was counted."""
    as_of: Span | None = None
    """The day of which the list is."""
    of_itself: bool = False
    """Whether it has its period from what it is about: votes from a ballot, articles from a law."""
    also: frozenset[str] = frozenset()
    """Claims that repeat it."""

    @cached_property
    def claims(self) -> frozenset[str]:
        """The claim and those that repeat it."""
        return self.also | {self.claim}

    def is_printed_again(self, other: Figure) -> bool:
        """Tell whether both are prints of one text: two voices on one page are two voices."""
        return bool(self.text) and self.text == other.text and self.source != other.source

    @property
    def meant(self) -> tuple[Decimal, str, Decimal | None, Decimal | None]:
        """The number and how it is meant."""
        return self.number, self.bound, self.upto, self.spread

    @cached_property
    def play(self) -> Decimal:
        """
        How far it may lie from the number, by the way it is written, on either side.

        Half a step of the last place written; a whole number that is exact is meant exactly,
        unless it is a share. “About 12” is a step wide on either side: it is rounded to no place.
        """
        return self.spread if self.spread is not None else self._play_of(self.number)

    def _play_of(self, number: Decimal) -> Decimal:
        """Give how far what was meant may lie from a number, by its last place."""
        written = number.as_tuple().exponent
        with_decimals = isinstance(written, int) and written < 0
        exponent = written if with_decimals else number.normalize().as_tuple().exponent
        place = exponent if isinstance(exponent, int) and number else 0
        rounded = self.bound in ("about", "almost")
        if place == 0 and rounded:
            return _STEP
        # A rate's own unit (`percent-on-year`) is rounded like a share, and may pass 100.
        is_share = bool(_OF_PERCENT.search(self.unit))
        if place >= 0 and not rounded:
            return Decimal("0.5") if is_share else Decimal(0)
        return Decimal(1).scaleb(place) / 2

    @cached_property
    def reach(self) -> tuple[Edge, Edge]:
        """The least and the most it may mean, each with whether it is reached itself."""
        number, endless = self.number, (Decimal(inf), 0)
        match self.bound:
            case "at-least":
                return (number, 0), endless
            case "more-than":
                return (number, 1), endless
            case "at-most":
                return (Decimal(0), 0), (number, 0)
            case "fewer-than":
                return (Decimal(0), 0), (number, -1)
            case "almost":
                # Nobody calls 60 almost 100, though 100 may be to the hundred; nor 350 almost 400.
                # But 11 is almost 12: of what is told to the unit, the one below it is meant.
                lacking = min(self.play, number / _NEARLY)
                return (number - lacking, 0 if lacking == _STEP else 1), (number, -1)
            case "range" if self.upto is not None:
                beyond = self._play_of(self.upto)  # up to 57 per cent: 57.4 is written so
                return (number - self.play, 0), (self.upto + beyond, -1 if beyond else 0)
            case _:
                # What is written to the unit ends where the next unit begins: 51.5 is written 52.
                is_rounded = self.bound == "exact" and self.play > 0
                return (number - self.play, 0), (number + self.play, -1 if is_rounded else 0)

    @property
    def dated(self) -> Span | None:
        """The period that is stated; for a stock that has none, the day of the list."""
        return self.when or (self.as_of if self.sort is Counted.STOCK else None)

    @cached_property
    def period(self) -> Span | None:
        """What it counts over: a flow dated “2014” counts all of 2014, a stock some day of it."""
        return whole(self.when) if self.when and self.sort is Counted.FLOW else self.dated

    @property
    def has_no_beginning(self) -> bool:
        """Whether a flow is counted up to a day, and nobody says from when."""
        return bool(self.when and self.sort is Counted.FLOW and self.when.bounds[0] == -inf)

    @property
    def is_open(self) -> bool:
        """Whether a flow is counted since a day, with no end."""
        return bool(self.when and self.sort is Counted.FLOW and self.when.bounds[3] == inf)

    @cached_property
    def until_said(self) -> Span | None:
        """The period, of what is counted since a day up to when its voice says it."""
        if not (self.is_open and self.period and self.said):
            return self.period
        first, last = self.said.earliest_begin, self.said.latest_end
        return replace(self.period, earliest_end=first, latest_end=last)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a verdict: a key of the phrases, and what fills it."""

    key: str
    """`counted`, `unit`, `subject`, `periods`…"""
    of: tuple[str | Span | Decimal | None, ...] = ()
    """IRIs, periods or numbers, first figure first."""


def figures_of(record: Record) -> list[Figure]:
    """Give every figure a graph records, worked out once a graph."""
    return list(record.once("figures", _figures))


def _figures(record: Record) -> list[Figure]:
    stocks = _stocks(record)
    return [
        _figure(record, claim, claim.object, stocks)
        for claim in record.counted.values()
        if isinstance(claim.object, Decimal)
    ]


def _figure(record: Record, claim: Claim, number: Decimal, stocks: set[str]) -> Figure:
    figure = claim.figure
    # A source that speaks in its own words speaks with the voice of the text it copies.
    voices = {record.root(v) if v in record.sources else v for v in claim.voices}
    return Figure(
        claim=claim.iri,
        number=number,
        bound=claim.bound,
        counted=claim.counted,
        unit=claim.unit,
        subject=claim.subject,
        when=claim.when,
        voices=frozenset(voices),
        sort=Counted.STOCK if claim.counted in stocks else Counted.FLOW,
        source=claim.source,
        text=record.root(claim.source),
        said=_said(record, claim),
        printed=record.sources[claim.source].issued if claim.source in record.sources else None,
        modality=claim.modality,
        definition=claim.definition,
        within=str(claim.within or ""),
        limit=_in_words(claim.limit),
        disputes=frozenset(claim.disputes),
        revises=frozenset(claim.revises),
        part_of=claim.part_of,
        upto=figure.upto if figure else None,
        spread=figure.spread if figure else None,
        total=figure.total if figure else None,
        base=figure.base if figure else "",
        stage=figure.stage if figure else "",
        progress=figure.progress if figure else None,
        as_of=figure.as_of if figure else None,
        of_itself=_is_of_itself(record, claim.subject, claim.unit),
    )


def _is_of_itself(record: Record, subject: str, unit: str) -> bool:
    """
    Tell whether what is counted about something needs no period to be about one thing.

    The votes of one ballot, the articles of one law; not who was freed since an event of one day.
    """
    if id_of(unit) not in _OF_THE_THING:
        return False
    kind = record.kind(subject)
    hull = record.hulls.get(subject) if kind == "event" else None
    if kind == "event":  # a ballot that nobody dates is one ballot all the same
        return hull is None or hull.bounds[0] == hull.bounds[3]
    return kind == "instrument"


def _said(record: Record, claim: Claim) -> Span | None:
    """Give the day on which a voice says it: as stated, or that of a page of its own."""
    return record.said(claim) if record.is_own_page(claim) else claim.said


def _in_words(limit: Mapping[str, str]) -> str:
    return " / ".join(limit[lang] for lang in sorted(limit))


def _stocks(record: Record) -> set[str]:
    """Give the counted things that are stocks: those under `counted:stock`, at any depth."""
    rows = record.store.query("SELECT ?x WHERE { ?x skos:broader+ counted:stock }").values()
    return {row["x"] for row in rows}
