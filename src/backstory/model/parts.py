"""Hold what a claim is made of: words, a place, a figure, and how a voice puts it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from backstory.calls import quick_doors, with_parts
from backstory.dates.edtf import Span
from backstory.errors import Spot
from backstory.vocabulary import id_of

__all__ = [
    "NOWHERE", "Bound", "Figure", "Identified", "Modality", "Object", "Passage", "Words",
    "with_zeros",
]  # fmt: skip

NOWHERE = Spot("")


@with_parts
class Identified:
    """What has an IRI, and so an id that people type."""

    __slots__ = ()
    iri: str

    @property
    def id(self) -> str:
        """The id people type."""
        return id_of(self.iri)


class Modality(StrEnum):
    """How the voice puts it."""

    ASSERTED = "asserted"
    DENIED = "denied"
    PROPOSED = "proposed"
    EXPECTED = "expected"
    HOPED = "hoped"
    QUESTIONED = "questioned"
    ASKED = "asked"
    ORDERED = "ordered"
    WARNED = "warned"
    REPORTED = "reported"
    """Told without vouching for it: "would have", «habrían»."""


class Bound(StrEnum):
    """How a figure's number is meant."""

    EXACT = "exact"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    ABOUT = "about"
    MORE_THAN = "more-than"
    FEWER_THAN = "fewer-than"
    ALMOST = "almost"
    RANGE = "range"


@with_parts
@dataclass(frozen=True, slots=True)
class Words:
    """Words as somebody wrote them, with their language (empty if it is not stated)."""

    text: str
    language: str


Object = str | Words | Span | Decimal
"""What the predicate of a claim points at; a text is an IRI."""


@with_parts
@dataclass(frozen=True, slots=True)
class Passage:
    """
    A place in a source.

    Offsets count Unicode code points, end exclusive; they are None where the text is not held
    and `locator` says the place in words.
    """

    source: str
    """IRI of the source."""
    locator: str
    start: int | None = None
    end: int | None = None
    first: str = ""
    last: str = ""
    unit: str = ""
    """IRI of the concept that the place is counted by or called; empty where words alone say it."""
    number: str = ""
    """Its number as no language writes it: 3, 2-4, first, last, 'A title'."""


_MOST_DECIMALS = 12


@quick_doors
@with_parts
@dataclass(frozen=True, slots=True)
class Figure:
    """What makes a number comparable: what is counted, in which unit, how the number is meant."""

    counted: str
    """IRI of the concept, like unit and definition."""
    unit: str
    bound: Bound
    definition: str = ""
    part_of: str = ""
    """IRI of the claim whose figure this one is a part of."""
    upto: Decimal | None = None
    """The higher end of a range; the claim's number is the lower one."""
    spread: Decimal | None = None
    """How far from the number it may lie on either side, where the voice tells it."""
    total: Decimal | None = None
    """The whole that it is taken from, as in 86 of 91."""
    base: str = ""
    """IRI of what the whole, or the base of a share, consists of; empty means not stated."""
    stage: str = ""
    """The id of the concept: partial, provisional or final."""
    progress: Decimal | None = None
    """The percentage that was counted, for a partial count."""
    as_of: Span | None = None
    """The day of which the list is, where the voice tells it beside the period."""
    decimals: int = 0
    """With how many decimals the number, its range, spread or total is written, where one of them
    ends in a zero: 50.0 is not 50."""
    progress_decimals: int = 0
    """The same of the percentage that was counted."""

    def as_written(self, number: Decimal) -> Decimal:
        """Give the number, or an end of its range, with the zeros that a store leaves out."""
        return with_zeros(number, self.decimals)

    def with_its_zeros(self) -> Figure:
        """Give the figure as its source writes it, where it was read from a store."""
        if not self.decimals and not self.progress_decimals:
            return self
        upto, spread, total = (
            None if each is None else self.as_written(each)
            for each in (self.upto, self.spread, self.total)
        )
        share = self.progress
        progress = None if share is None else with_zeros(share, self.progress_decimals)
        return replace(self, upto=upto, spread=spread, total=total, progress=progress)


def with_zeros(number: Decimal, decimals: int) -> Decimal:
    """
    Give a number with so many decimals as it is written with; a store leaves out zeros at its end.

    >>> str(with_zeros(Decimal(43), 1)), str(with_zeros(Decimal("43.25"), 1))
    ('43.0', '43.25')
    """
    exponent = number.as_tuple().exponent
    if not 0 < decimals <= _MOST_DECIMALS or abs(number) >= 10**_MOST_DECIMALS:
        return number  # from elsewhere, and nothing that anybody writes
    if isinstance(exponent, int) and -exponent >= decimals:
        return number
    return number.quantize(Decimal(1).scaleb(-decimals))
