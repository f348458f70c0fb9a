"""A number and how it is meant come in; out go words: "more than 500", "86 of 91", "almost 60"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from backstory.words.numbers import numeral
from backstory.words.phrases import phrase, phrases

__all__ = ["amount", "beside"]

_BOUNDS: Final = frozenset(
    ("exact", "at-least", "at-most", "about", "more-than", "fewer-than", "almost", "range")
)


def amount(
    number: Decimal,
    lang: str,
    *,
    bound: str = "exact",
    upto: Decimal | None = None,
    spread: Decimal | None = None,
    total: Decimal | None = None,
) -> str:
    """
    Write a number as it is meant.

    >>> amount(Decimal(500), "en", bound="more-than"), amount(Decimal(86), "es", total=Decimal(91))
    ('more than 500', '86 de 91')
    """
    told = numeral(number, lang)
    if spread is not None:
        told = phrase("spread", lang).format(told, numeral(spread, lang))
    high = numeral(upto, lang) if upto is not None else ""
    key = {"about": "about n"}.get(bound, bound) or "exact"
    if bound and bound not in _BOUNDS:  # of a stranger's graph: as it stands
        told = f"{told} ({bound})"
    else:
        told = phrase(key, lang).format(told, high)
    if total is not None:
        told = phrase("out of", lang).format(told, numeral(total, lang))
    return told


def beside(
    lang: str, *, base: str = "", stage: str = "", progress: Decimal | None = None, as_of: str = ""
) -> tuple[str, ...]:
    """
    Say of what a figure is a part, how far its count had come, and of which day it is.

    Args:
        lang: The language.
        base: What the whole consists of, by its name.
        stage: partial, provisional or final.
        progress: How much had been counted, in per cent.
        as_of: The day of the list, in words.

    >>> beside("en", base="votes", stage="partial", progress=Decimal(80))
    ('of votes', 'partial count', '80 % counted')
    """
    found = []
    if base:
        found.append(phrase("of what", lang).format(base))
    if stage:
        found.append(phrases(lang).get(f"stage {stage}", stage))
    if progress is not None:
        found.append(phrase("progress", lang).format(numeral(progress, lang)))
    if as_of:
        found.append(phrase("as of", lang).format(as_of))
    return tuple(found)
