"""A gist that says "the page says" comes in, and an outlet; out goes the gist with its name."""

from __future__ import annotations

import re
from functools import cache

from backstory.words.phrases import phrase

__all__ = ["leans", "with_outlet"]


@cache
def _itself(lang: str) -> re.Pattern[str]:
    """Find where a gist says that its own page, article or newspaper says it."""
    own, says = (phrase(key, lang).replace(";", "|") for key in ("itself", "itself says"))
    return re.compile(rf"(\b(?:{says}) )?\b(?:{own})\b(?! \d)( (?:{says})\b)?", re.IGNORECASE)


@cache
def _leaning(lang: str) -> tuple[str, ...]:
    return tuple(f"{word} " for word in phrase("leans", lang).split(";"))


def leans(gist: str, lang: str) -> bool:
    """
    Tell whether a gist begins with what its subject was called or named to, as a voice was not.

    Behind "According to El Nacional, …" it would sound as if the newspaper had been called.

    >>> leans("Called to the presidency by the court, she took the oath", "en")
    True
    >>> leans("Calls for her release began that day", "en")
    False
    """
    return gist.lower().startswith(_leaning(lang))


def with_outlet(gist: str, voice: str, lang: str) -> str:
    """
    Put the name of an outlet where a gist says that the page says it; empty if none does.

    >>> with_outlet("The newspaper calls the pardons of 2020 an amnesty", "La Razón", "en")
    'La Razón calls the pardons of 2020 an amnesty'
    >>> with_outlet("The amnesty passed before the page appeared", "El Carabobeño", "en")
    ''
    >>> with_outlet("Según el artículo 3 del decreto, se borran los registros", "La Razón", "es")
    ''
    """
    for found in _itself(lang).finditer(gist):
        if found[1] or found[2]:
            told = f"{found[1] or ''}{voice}{found[2] or ''}"
            return f"{gist[: found.start()]}{told}{gist[found.end() :]}"
    return ""
