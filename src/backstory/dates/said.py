"""The words in which people of either language say dates, as patterns, by what they mean."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

__all__ = ["any_of", "is_elsewhere", "is_said", "words_of_dates"]


@cache
def words_of_dates() -> Mapping[str, list[str]]:
    """Give the words of every language, as patterns, by what they mean."""
    text = Path(__file__).with_name("worded.json").read_text("utf-8")
    found: dict[str, list[str]] = json.loads(text)
    return found


def any_of(key: str) -> str:
    """Give a pattern of all words that mean something."""
    return f"(?:{'|'.join(words_of_dates()[key])})"


def is_said(key: str, text: str) -> bool:
    """
    Tell whether a text is one of some words: `relative` (yesterday), `not stated` (sin fecha).

    >>> is_said("relative", "el viernes"), is_said("not stated", "n.d.")
    (True, True)
    """
    return bool(re.fullmatch(any_of(key), " ".join(text.lower().split())))


def is_elsewhere(text: str) -> bool:
    """
    Tell whether a text is a date of another calendar than the Gregorian.

    >>> is_elsewhere("27 Nisan 5774"), is_elsewhere("3 May 1712 (Julian)"), is_elsewhere("May 1712")
    (True, True, False)
    """
    return bool(re.search(rf"(?<![a-z]){any_of('elsewhere')}(?![a-z])", text.lower()))
