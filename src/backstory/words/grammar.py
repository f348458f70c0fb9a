"""
What a language does with a name or a date in running text: its article, number, joints.

One module a language behind one protocol (`english.py`, `spanish.py`); a language that has none
gets the plain one, which takes no article and contracts nothing. All are rules of thumb and no
dictionary: what they cannot tell is left as the dossier writes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

from backstory.words.languages import shipped, words_of

if TYPE_CHECKING:
    from backstory.dates.edtf import Stretch
    from backstory.words.plain import Common

__all__ = ["Grammar", "grammar_of", "has_article", "sentence", "stopped"]

_WORD: Final = re.compile(r"\w+")
_CAPITAL: Final = re.compile("[A-Z]")


class Grammar(Protocol):
    """What a language does with words that are not the program's."""

    def joined(self, names: Sequence[str]) -> str:
        """Join names as people do; with semicolons where a name has a comma of its own."""

    def contracted(self, text: str) -> str:
        """Contract a preposition and an article; a name keeps its own."""

    def quoted(self, text: str) -> str:
        """Put words in the quotation marks of the language."""

    def small(self, text: str, common: Common) -> str:
        """Begin with a small letter if the first word is an ordinary one and no title goes on."""

    def is_plural(self, name: str) -> bool:
        """Tell whether a group, an event or a thing counted takes a plural verb."""

    def is_noun(self, name: str, kind: str, common: Common) -> bool:
        """Tell whether a label is a noun phrase, and not a clause ("The president resigns")."""

    def is_clause(self, name: str, common: Common) -> bool:
        """Tell whether the label of an event that looks plural is a clause, which is one thing."""
        ...

    def plural(self, word: str) -> str:
        """Give the plural of a unit."""

    def noun(self, name: str, kind: str, common: Common) -> str:
        """
        Write a name as a part of a sentence: with its article, and small if an ordinary word.

        Args:
            name: As the dossier labels it.
            kind: event, instrument, place, source, person, body, group, post, concept.
            common: Tells whether a word is an ordinary one.
        """

    def one(self, name: str) -> str:
        """Give the indefinite article of a name; empty if there is none."""

    def unexpected(self, counted: str) -> str:
        """Take "expected" off a thing counted, where the sentence says so already."""

    def stretch(self, begin: Stretch, end: Stretch, first: str, last: str, year: str) -> str:
        """
        Name a stretch from one date to another, both without marks, saying nothing twice.

        Args:
            begin: Where it begins.
            end: Where it ends; never the same date.
            first: The beginning in words.
            last: The end in words.
            year: The year of the beginning in words; empty if it is not known to the year.
        """


@cache
def grammar_of(lang: str) -> Grammar:
    """
    Give the grammar of a language.

    >>> grammar_of("es").joined(["A", "B", "C"])
    'A, B y C'
    """
    match lang.partition("-")[0]:  # who reads one language does not wait for another
        case "en":
            from backstory.words.english import English

            return English(lang)
        case "es":
            from backstory.words.spanish import Spanish

            return Spanish(lang)
        case _:
            from backstory.words.plain import Plain

            return Plain(lang)


@cache
def _articles() -> re.Pattern[str]:
    known = " ".join(words_of(lang)["grammar"]["articles"] for lang in shipped())
    return re.compile(rf"(?:{'|'.join(map(re.escape, known.split()))}) [A-Z]")


def has_article(name: str) -> bool:
    """
    Tell whether a name begins with an article of its own, as those of newspapers do.

    >>> has_article("El País"), has_article("La paz")
    (True, False)
    """
    return bool(_articles().match(name))


def sentence(text: str) -> str:
    """Begin with a capital letter and end with one full stop."""
    text = text.strip()
    place = _WORD.search(text)
    if place and not _CAPITAL.search(text, place.start() + 1, place.end()):
        text = text[: place.start()] + text[place.start()].upper() + text[place.start() + 1 :]
    return stopped(text)


def stopped(text: str) -> str:
    """End a text with one full stop, unless it ends like a sentence already."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
