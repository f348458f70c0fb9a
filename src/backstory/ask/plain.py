"""Words come in; they go out comparable, the thousands of their numbers joined; a year is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from backstory.text import normalise, normalise_lines

__all__ = ["as_typed", "is_year", "plain", "plain_lines"]

_YEARS: Final = (1500, 2100)
"""A number between these is a year, and counts nothing."""
_FIGURES: Final = re.compile(r"\d{1,4}")
"""Not whatever `isdigit` says: `፩` and 5,000 nines make no number."""
_WRITTEN: Final = re.compile(r"[\w'’.-]*\w")
_GROUPED: Final = re.compile(r"[.,'\u00a0\u202f](?<=\d.)(?=\d{3}(?!\d))")
"""The sign is looked for first: of a long text that is a fifth of the time."""


def plain(text: str) -> str:
    """
    Make words comparable, the thousands of a number joined.

    >>> plain("7.727 víctimas")
    '7727 victimas'
    """
    return normalise(_GROUPED.sub("", text))


def plain_lines(texts: Sequence[str]) -> list[str]:
    """
    Make many texts comparable at once, as `plain` does one by one.

    >>> plain_lines(["7.727 víctimas", "Ley de Amnistía"])
    ['7727 victimas', 'ley de amnistia']
    """
    whole = "\n".join([each.replace("\n", " ") for each in texts])
    return normalise_lines(_GROUPED.sub("", whole).split("\n")) if texts else []


def is_year(word: str) -> bool:
    """Tell whether a word is a year, and counts nothing."""
    return bool(_FIGURES.fullmatch(word)) and _YEARS[0] <= int(word) < _YEARS[1]


def as_typed(text: str, words: Sequence[str]) -> str:
    """
    Give comparable words as they stand in a text, accents and all; nothing where none does.

    >>> as_typed("¿Habló la Oposición?", ("oposicion",))
    'Oposición'
    """
    own = ((each, plain(each).split()) for each in _WRITTEN.findall(text))
    found = [each for each, parts in own if parts and all(part in words for part in parts)]
    return " ".join(found)
