"""The name of a body comes in; out go the shorter ones by which a text of its country calls it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from backstory.read.entries import Entry
from backstory.read.lands import country_words
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
            both = one.first > 3 and len(words[one.first - 2]) <= 3  # `de los Estados Unidos`
            cuts.append((0, one.first - 1 - both))
        elif one.after == length and one.sort == "people" and one.first >= 2:
            cuts.append((0, one.first))
    unions = frozenset(word for lang in LANGUAGES for word in lexicon(lang).raw["unions"])
    if words[0] in unions and length > 3:
        cuts.append((1, length))
    own: list[Entry] = []
    if words[0] in unions and length > 2:  # `the UN's fact-finding mission`
        own.append(replace(entry, words=(words[0], "s", *words[1:]),
                           capitals=(entry.capitals[0], False, *entry.capitals[1:])))  # fmt: skip
    if words[-1] in unions and length > 5:
        cuts.append((0, length - 3))
    purposes = frozenset(word for lang in LANGUAGES for word in lexicon(lang).raw["purposes"])
    what_for = next((at for at, word in enumerate(words) if word in purposes), 0)
    if what_for >= _HEAD and not entry.capitals[what_for]:
        cuts.append((0, what_for))  # `Comité de Madres en Defensa de la Verdad`
    found_ = own + [
        replace(entry, words=words[low:high], capitals=entry.capitals[low:high], home=True)
        for low, high in cuts if entry.capitals[low] and entry.capitals[high - 1]
    ]  # fmt: skip
    national = frozenset(word for lang in LANGUAGES for word in lexicon(lang).raw["national"])
    for at, word in enumerate(words):
        if word in national and length > 2 and all(entry.capitals):
            found_.append(replace(entry, words=words[:at] + words[at + 1 :],
                                  capitals=entry.capitals[1:], home=True))  # fmt: skip
    return [*found_, *_turned(entry, found[0].after if found and found[0].first == 0 else 0)]


def _turned(entry: Entry, country: int) -> list[Entry]:
    """
    Put what a department is of before it: `US Department of State`, `(US) State Department`.

    Args:
        entry: The name.
        country: Words of the country at its beginning.
    """
    words, heads = entry.words, lexicon("en").raw["departments"]
    if words[country : country + 1] == () or words[country] not in heads:
        return []
    if words[country + 1 : country + 2] != ("of",) or len(words) != country + 3:
        return []
    bare = replace(entry, words=(words[-1], words[country]), capitals=(True, True), home=True)
    whole = replace(
        entry, words=(*words[:country], *bare.words),
        capitals=(*entry.capitals[:country], True, True),
    )  # fmt: skip
    return [bare, whole] if country else [bare]
