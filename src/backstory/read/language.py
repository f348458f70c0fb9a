"""A text comes in; out goes the language it is written in, by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from typing import Final

from backstory.read.lexicon import LANGUAGES, Lexicon, lexicon, other_languages
from backstory.text import normalise

__all__ = ["language_of"]

_SAMPLE: Final = 20_000
"""Code points that are looked at."""
_LEAST: Final = 0.12
"""The share of words that must be common ones of the language: a half of what texts have."""
_FEW: Final = 12
"""Words: in a shorter text a single common word is enough."""
_NOUNS: Final = 2
"""Such words that tell a language, and of how many words at most one is."""
_SHARE: Final = 8
_MORE: Final = 2
"""How many times as many nouns of one language a headline must hold as of the other."""
_OWN: Final = 2
"""Different common words that one language has and the other has not, and their share."""
_KIN: Final = 0.07
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
    seen = Counter(words)
    common = {lang: lexicon(lang).sets["stop"] for lang in LANGUAGES} | other_languages()
    shares = {
        code: sum([seen[word] for word in seen.keys() & told]) / len(words)
        for code, told in common.items()
    }
    best = max(sorted(shares), key=shares.__getitem__)
    enough = shares[best] > 0 if len(words) < _FEW else shares[best] >= _LEAST
    if enough or shares[best] >= _LEAST:
        return best if best in LANGUAGES and not _is_kin(seen, common[best]) else ""
    return _by_nouns(words)


def _is_kin(seen: Counter[str], common: Collection[str]) -> bool:
    """Tell whether a text that has the common words of a language is in one like it: Catalan."""
    own = (told.difference(common) for told in other_languages().values())
    few = max(_OWN, sum(seen.values()) * _KIN)
    return any(
        len(here) >= _OWN and sum(seen[word] for word in here) >= few
        for told in own if (here := seen.keys() & told)
    )  # fmt: skip


def _by_nouns(words: list[str]) -> str:
    """Tell the language of what is written like a headline: by the words that it is read by."""
    seen = dict.fromkeys(words)
    hits = {lang: sum(_is_of(lexicon(lang), word) for word in seen) for lang in LANGUAGES}
    first, second = sorted(hits, key=lambda lang: -hits[lang])[:2]
    clear = hits[first] >= _NOUNS and hits[first] > _MORE * hits[second]
    return first if clear and hits[first] * _SHARE >= len(seen) else ""


def _is_of(lex: Lexicon, word: str) -> bool:
    """Tell whether a language is read by a word."""
    return (
        word in lex.topics or word in lex.months or word in lex.weekdays
        or word in lex.raw["people"] or bool(lex.frames.at([word], 0))
    )  # fmt: skip
