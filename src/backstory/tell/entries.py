"""Hold one thing to cite, and give its date as programs for citations have dates."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from backstory.dates.days import civil
from backstory.dates.edtf import Span

__all__ = ["Entry", "date_parts", "one_line", "shared_parts"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to cite: the fields every form is made from; empty where not stated."""

    key: str
    title: str
    kind: str
    """The id of the kind of source, or dataset."""
    publisher: str = ""
    issued: Span | None = None
    url: str = ""
    language: str = ""
    note: str = ""
    place: str = ""
    """Where in the source."""
    is_unnamed: bool = False
    """What stands for the publisher is no name: it begins a sentence with a capital."""


def one_line(text: str) -> str:
    """Put a text on one line."""
    return " ".join(text.splitlines())


def date_parts(span: Span | None) -> list[list[int]]:
    """
    Give a date as CSL has it: one list of year, month, day, or two for a range.

    A month or year is given as such, never as its first day; an open end is no date at all.
    """
    if span is None or span.earliest_begin is None or span.latest_end is None:
        return []
    if "/" in span.text or span.text.startswith("["):
        ends = dict.fromkeys((span.earliest_begin, span.latest_end))
        return [list(civil(day)) for day in ends]
    digits = span.text.split("T")[0].rstrip("?~%")
    if "X" in digits:
        return [[civil(span.earliest_begin)[0]], [civil(span.latest_end)[0]]]
    precision = 3 - max(0, 2 - digits.lstrip("-").count("-"))
    return [list(civil(span.earliest_begin))[:precision]]


def shared_parts(parts: list[list[int]]) -> list[int]:
    """
    Give the year, month and day that a date certainly has: of a range what both its ends share.

    >>> shared_parts([[2026, 1, 30], [2026, 2, 1]]), shared_parts([[1950], [1959]])
    ([2026], [])
    """
    if not parts:
        return []
    pairs = zip(parts[0], parts[-1], strict=False)
    return [one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)]
