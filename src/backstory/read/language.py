"""A text comes in; out goes the language it is written in, by its commonest words."""

from __future__ import annotations

import re
from typing import Final

from backstory.read.lexicon import LANGUAGES, lexicon, other_languages
from backstory.text import normalise

__all__ = ["language_of"]

_SAMPLE: Final = 20_000
"""Code points that are looked at."""
_LEAST: Final = 0.12
"""The share of words that must be common ones of the language: a half of what texts have."""
_FEW: Final = 12
"""Words: in a shorter text a single common word is enough."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """
    Tell which of the known languages a text is in.

    Returns:
        Two letters; empty if it is none of them, or nothing can be told.

    >>> language_of("El presidente dijo que la ley no se aplica a los que huyeron")
    'es'
    """
    words = normalise(" ".join(_LETTERS.findall(text[:_SAMPLE]))).split()
    if not words:
        return ""
    shares = {
        lang: sum(word in lexicon(lang).sets["stop"] for word in words) / len(words)
        for lang in LANGUAGES
    }
    shares |= {
        code: sum(word in common for word in words) / len(words)
        for code, common in other_languages().items()
    }
    best = max(sorted(shares), key=shares.__getitem__)
    enough = shares[best] > 0 if len(words) < _FEW else shares[best] >= _LEAST
    return best if enough and best in LANGUAGES else ""
