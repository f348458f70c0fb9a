"""A date that stands in a text, with its bounds in whole days."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from backstory.dates.edtf import Span

__all__ = ["YEAR", "Dated", "day_of"]

YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text."""

    first: int
    """The first of its words."""
    after: int
    """The word after it."""
    value: str
    """EDTF."""
    why: str
    """How it was worked out: written, article, text (against another date), story (its year)."""
    sense: str = ""
    """since or until, where the text says so."""
    span: Span = field(init=False, repr=False, compare=False)
    """The bounds in whole days."""

    def __post_init__(self) -> None:
        """Work the bounds out once: they are asked for at every turn."""
        object.__setattr__(self, "span", _span(self.value))


@lru_cache(maxsize=10_000)
def _span(value: str) -> Span:
    return Span.parse(value)


def day_of(year: int, month: int, day: int) -> date | None:
    """Give a day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
