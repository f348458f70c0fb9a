"""
A key and a language come in; out goes the phrase people read: every text of the telling doors.

A key that is missing raises KeyError at once, so that nothing is told half in another language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from backstory.words.languages import words_of

__all__ = ["filled", "form", "phrase", "phrases"]

_NUMBERED: Final = re.compile(r"<([^|<>]*)\|([^|<>]*)>")


def phrases(lang: str) -> Mapping[str, str]:
    """Give every phrase of a language, by its key."""
    found: Mapping[str, str] = words_of(lang)["phrases"]
    return found


def phrase(key: str, lang: str) -> str:
    """
    Give a phrase.

    >>> phrase("verdict conflict", "es")
    'se contradicen'
    """
    return phrases(lang)[key]


def filled(pattern: str, many: bool, **values: str) -> str:
    """
    Fill a pattern, its verbs in the singular or the plural.

    >>> filled("{v} <says|say> that {c}", True, v="A and B", c="it rains")
    'A and B say that it rains'
    """
    return form(pattern, many).format(**values)


@cache
def form(pattern: str, many: bool) -> str:
    """
    Give the form of a pattern for one, or for many.

    >>> form("<page|pages>", True)
    'pages'
    """
    return _NUMBERED.sub(r"\2" if many else r"\1", pattern) if "<" in pattern else pattern
