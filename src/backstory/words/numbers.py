"""A number and a language come in; the number as that language writes it goes out."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from backstory.words.languages import words_of

__all__ = ["numeral", "small_numeral"]


def numeral(number: Decimal | float, lang: str) -> str:
    """
    Write a number, thousands apart, in full, with the marks of the language.

    Args:
        number: Any finite number; zeros at the end of decimals are kept as somebody wrote them.
        lang: The language.

    >>> numeral(2396, "en"), numeral(2396, "es"), numeral(Decimal("11526.50"), "es")
    ('2,396', '2.396', '11.526,50')
    """
    try:
        exact = number if isinstance(number, Decimal) else Decimal(str(number)).normalize()
    except InvalidOperation:  # no number, in a graph from elsewhere: as it stands
        return str(getattr(number, "text", number))
    marks = words_of(lang)["numbers"]
    text = f"{exact:,f}"
    return text.translate(str.maketrans({",": marks["thousands"], ".": marks["decimal"]}))


def small_numeral(number: int, lang: str) -> str:
    """
    Write a small number as a word.

    >>> small_numeral(2, "es"), small_numeral(11, "es")
    ('dos', '11')
    """
    small = words_of(lang)["numbers"]["small"]
    return str(small[number - 1]) if 0 < number <= len(small) else str(number)
