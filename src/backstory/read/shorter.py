"""The name of a body comes in; out go the shorter ones by which a text of its country calls it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from backstory.read.country import country_words
from backstory.read.entries import Entry
from backstory.read.lexicon import LANGUAGES, lexicon
from backstory.read.tokens import tokens_of

__all__ = ["shorter"]

_HEAD: Final = 3
"""Words of a name before what it is for, of which it may be called alone."""


def shorter(entry: Entry) -> list[Entry]:
    """Leave out the country, the union or the `national` in the name of a body."""
    length, words = len(entry.words), entry.words
    cuts: list[tuple[int, int]] = []
    found = country_words(tokens_of(entry.text))
    if len(found) == 1:
        one = found[0]
        if one.first == 0 and length - one.after >= 2:
            cuts.append((one.after, length))
        elif one.after == length and one.first >= 3 and len(words[one.first - 1]) <= 3:
            cuts.append((0, one.first - 1))
        elif one.after == length and one.sort == "people" and one.first >= 2:
            cuts.append((0, one.first))
    unions = frozenset(word for lang in LANGUAGES for word in lexicon(lang).raw["unions"])
    if words[0] in unions and length > 3:
        cuts.append((1, length))
    if words[-1] in unions and length > 5:
        cuts.append((0, length - 3))
    purposes = frozenset(word for lang in LANGUAGES for word in lexicon(lang).raw["purposes"])
    what_for = next((at for at, word in enumerate(words) if word in purposes), 0)
    if what_for >= _HEAD and not entry.capitals[what_for]:
        cuts.append((0, what_for))  # `Comité de Madres en Defensa de la Verdad`
    found_ = [
        replace(entry, words=words[low:high], capitals=entry.capitals[low:high], home=True)
        for low, high in cuts if entry.capitals[low] and entry.capitals[high - 1]
    ]  # fmt: skip
    national = frozenset(word for lang in LANGUAGES for word in lexicon(lang).raw["national"])
    for at, word in enumerate(words):
        if word in national and length > 2 and all(entry.capitals):
            found_.append(replace(entry, words=words[:at] + words[at + 1 :],
                                  capitals=entry.capitals[1:], home=True))  # fmt: skip
    return found_
