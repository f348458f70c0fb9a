"""
A key and a language come in; out goes the phrase people read: every text of the telling doors.

A key that is missing raises KeyError at once, so that nothing is told half in another language.
"""

from __future__ import annotations

from backstory.vocabulary import LANGUAGES
from backstory.words.described import publisher
from backstory.words.grammar import joined
from backstory.words.phrase_book import PHRASES
from backstory.words.predicates import clause, predicate_name, reverse_name

__all__ = [
    "clause", "joined", "phrase", "predicate_name", "publisher", "reverse_name",
]  # fmt: skip


def phrase(key: str, lang: str) -> str:
    """
    Give a phrase.

    >>> phrase("verdict conflict", "es")
    'en conflicto'
    """
    return PHRASES[key][LANGUAGES.index(lang)]
