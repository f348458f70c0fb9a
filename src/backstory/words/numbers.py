"""A number and a language come in; the number as that language writes it goes out."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

__all__ = ["numeral"]

_MARKS: Final = str.maketrans(",.", ".,")


def numeral(number: Decimal | float, lang: str) -> str:
    """
    Write a number, thousands apart, in full; Spanish has the two marks the other way round.

    Args:
        number: Any finite number; what follows the point is kept, but for zeros at its end.
        lang: en or es.

    >>> numeral(2396, "en"), numeral(2396, "es"), numeral(Decimal("11526.50"), "es")
    ('2,396', '2.396', '11.526,5')
    """
    exact = number if isinstance(number, Decimal) else Decimal(str(number))
    text = f"{exact.normalize():,f}"
    return text.translate(_MARKS) if lang == "es" else text
