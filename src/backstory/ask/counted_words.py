"""
Everyday words for what is counted come in; out go the ideas in them, whatever word has each.

"Women in prison", "female detainees" and "women among political prisoners held" are one thing said
in three ways. Each word stands for an idea (held, freed, woman), and words like *number of*, *the*
or *people* for none. Which words mean the same is told once a language, in `words/NAME.json`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from backstory.text import normalise
from backstory.words.languages import words_of

__all__ = ["bare_of", "ideas_in"]


def ideas_in(text: str, lang: str) -> frozenset[str]:
    """
    Give the ideas in words, each by the word that stands first for it.

    >>> ideas_in("number of women in prison", "en") == ideas_in("female detainees", "en")
    True
    """
    said = _said(lang)
    return frozenset(said.get(word, word) for word in normalise(text).split()) - {""}


def bare_of(text: str, lang: str) -> str:
    """
    Leave out the words before what is counted that name nothing.

    >>> bare_of("the total number of ballot papers", "en")
    'ballot papers'
    """
    said, words = _said(lang), normalise(text).split()
    while len(words) > 1 and said.get(words[0]) == "":
        del words[0]
    return " ".join(words)


@cache
def _said(lang: str) -> Mapping[str, str]:
    """Give the idea of each word; an empty one for words that have none."""
    told = words_of(lang)["counted_words"]
    groups = (normalise(group).split() for group in told["alike"].split(";"))
    return {
        **{word: group[0] for group in groups for word in group},
        **dict.fromkeys(normalise(told["none"]).split(), ""),
    }
