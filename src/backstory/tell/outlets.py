"""A gist that says "the page says" comes in, and an outlet; out goes the gist with its name."""

from __future__ import annotations

import re
from functools import cache

from backstory.words.phrases import phrase

__all__ = ["with_outlet"]


@cache
def _itself(lang: str) -> re.Pattern[str]:
    """Find where a gist says that its own page, article or newspaper says it."""
    own, says = (phrase(key, lang).replace(";", "|") for key in ("itself", "itself says"))
    return re.compile(rf"(\b(?:{says}) )?\b(?:{own})\b(?! \d)( (?:{says})\b)?", re.IGNORECASE)


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
