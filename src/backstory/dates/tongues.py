"""A date or a count in a neighbouring language comes in; out goes the same in English words."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["in_english", "roman_in"]

_LEAST: Final = 4
"""Letters from which on a number of Romans is a year, and no word or initial."""
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_NUMBER: Final = re.compile(r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_YEARS: Final = range(1000, 2200)
_DAY: Final = re.compile(r"(?<![\w.])([XVI]{1,5})(?=[ ./-][XVI]{1,4}[ ./-]\d{4}\b)")


_BEGINS: Final = r"(?:(?<![^\W_])|(?<=\d)(?=\.))"
_ENDS: Final = r"(?:(?<=[\s'-])|(?![^\W_]))"
"""Where words may begin and end; a blank, a stroke or an apostrophe is an end already."""


@cache
def _rules(of: str) -> list[tuple[re.Pattern[str], str]]:
    text = Path(__file__).with_name("tongues.json").read_text("utf-8")
    found: list[tuple[str, str]] = json.loads(text)[of]
    return [(re.compile(f"{_BEGINS}(?:{each}){_ENDS}", re.IGNORECASE), to) for each, to in found]


def in_english(text: str, of: str) -> str:
    """
    Say in English what is written in French, Portuguese, Italian, German, or in Roman numbers.

    It serves remedies only: a dossier says its dates and counts in EDTF and in digits.

    Args:
        text: What somebody wrote.
        of: `dates` or `counts`.

    >>> in_english("vers le 9 août 1911", "dates"), in_english("une vingtaine de morts", "counts")
    ('about 9 August 1911', 'about 20 morts')
    >>> in_english("IX-VIII-MCMXI", "dates")
    '9-VIII-1911'
    """
    text = " ".join(text.replace("\u2019", "'").split())
    if of == "dates":
        text = _DAY.sub(lambda day: str(_value(day[1])), re.sub(r"\b[MDCLXVI]+\b", _year, text))
    for pattern, meant in _rules(of):
        text = pattern.sub(meant, text)
    return " ".join(text.split())


def roman_in(text: str) -> str:
    """
    Write the Roman number with which a text begins in digits; empty if it begins with none.

    >>> roman_in("XII arrests"), roman_in("MIX of arrests"), roman_in("I arrest")
    ('12 arrests', '', '')
    """
    found = re.match(r"([MDCLXVI]{2,}) (?!(?:of|de)\b)", text)
    value = _value(found[1]) if found else 0
    return f"{value} {text[found.end() :]}" if found and value else ""


def _year(found: re.Match[str]) -> str:
    value = _value(found[0]) if len(found[0]) >= _LEAST or found[0][0] == "M" else 0
    return str(value) if value in _YEARS else found[0]


def _value(text: str) -> int:
    """Give what a number of Romans comes to; 0 if it is written as none is."""
    if not text or not _NUMBER.fullmatch(text):
        return 0
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if v < n else v for v, n in zip(values, [*values[1:], 0], strict=True))
