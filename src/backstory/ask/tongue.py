"""Plain words come in; out goes the language they are in, where that is clear."""

from __future__ import annotations

from functools import cache
from typing import Final

from backstory.ask.plain import plain
from backstory.words.languages import languages, words_of

__all__ = ["language_of"]


def language_of(text: str) -> str:
    """
    Give the language that words ask in: several are of it alone, and twice as many as of another.

    >>> language_of("qué dijo Machado"), language_of("what is El Helicoide"), language_of("El País")
    ('es', 'en', '')
    """
    typed = {*plain(text).split()}
    most, *others = sorted(((len(typed & own), lang) for lang, own in _own().items()), reverse=True)
    return most[1] if most[0] >= _FEW * max([1, *(many for many, _ in others)]) else ""


_FEW: Final = 2
"""Words of a language: one may stand in a name, as in El País."""


@cache
def _own() -> dict[str, frozenset[str]]:
    """Give by language the words by which people ask that no other language has."""
    asking = {lang: _asking(lang) for lang in languages()}
    return {
        lang: words - frozenset[str]().union(*(o for each, o in asking.items() if each != lang))
        for lang, words in asking.items()
    }


def _asking(lang: str) -> frozenset[str]:
    words = words_of(lang)
    asked = words["asking"]
    texts = [asked["light"], asked["links"], asked["listing"], asked["fates"], *words["months"]]
    for group in ("questions", "pairs", "turns", "spans"):
        texts += asked[group].values()
    whole = " ".join(texts).replace("*", " ").replace(";", " ")
    return frozenset(word for word in plain(whole).split() if not word.isdigit())
