"""A file or a pasted text comes in; out goes an article: its text, title, day and language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from backstory.errors import CouldNotRun
from backstory.read.language import language_of
from backstory.read.lexicon import LANGUAGES

__all__ = ["ADDRESS", "MAX_LETTERS", "Article", "article_of", "is_address", "is_within"]

MAX_LETTERS: Final = 1_000_000
"""Code points of a text that are read; what follows is left out, and said so."""
ADDRESS: Final = ("This is the address of a page, and nothing is fetched: save the page, and give "
                  "its file or its text.")  # fmt: skip
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Article:
    """A text to be read."""

    text: str
    lang: str
    """en or es."""
    day: date | None = None
    """The day it is of, told or found."""
    day_found: bool = False
    """Whether the day was found in the text, and not told."""
    cut: bool = False
    """Whether a part of a text too long was left out."""


def is_within(day: date) -> bool:
    """Tell whether the year before a day and the one after it can be counted too."""
    return date.min.year < day.year < date.max.year


def is_address(text: str) -> bool:
    """
    Tell whether a text is one address of the web and nothing else.

    >>> is_address("https://example.org/page"), is_address("see https://example.org/page")
    (True, False)
    """
    return bool(re.match(r"\s*https?:/", text[:20], re.IGNORECASE)) and len(text.split()) == 1


def article_of(
    text: str, *, day: date | None = None, lang: str = "", found: bool = False
) -> Article:
    """
    Make an article of a text.

    Args:
        text: Plain text; places are counted in its code points.
        day: The day it is of; if None, it is looked for in the text.
        lang: en or es; if empty, it is detected.
        found: Whether the day was found in the article, and not told.

    Raises:
        CouldNotRun: It is empty, holds no words, or is in neither language.
    """
    from backstory.read.lexicon import lexicon
    from backstory.read.own_date import own_date
    from backstory.read.tokens import tokens_of

    cut = len(text) > MAX_LETTERS
    text = text[:MAX_LETTERS]
    if not text.strip():
        raise CouldNotRun("There is nothing to read: the text is empty.")
    if is_address(text):
        raise CouldNotRun(ADDRESS)
    written_in = lang or language_of(text)
    if written_in not in LANGUAGES:
        raise CouldNotRun(
            "The text is in neither English nor Spanish, as far as its words tell. "
            "If it is, say so: --in en or --in es."
        )
    if day is not None:
        return Article(text, written_in, day, day_found=found, cut=cut)
    top = tokens_of(text[:2000], lexicon(written_in).sets["abbreviations"])
    own = own_date(top, written_in)
    if own is not None and not is_within(own):
        own = None
    return Article(text, written_in, own, day_found=own is not None, cut=cut)
