"""
Things that words fit come in; out goes first what is meant, not what has the words by chance.

Releases are no release of one; and who asks what was annulled does not mean what annulled it.

The page has the same rules (web/src/box/counting.ts); `tests/shared/asked.json` holds both to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from backstory.ask.asking import Hit
from backstory.ask.fitting import Fitting
from backstory.ask.ids import COUNTED, SUBJECT
from backstory.ask.plain import plain
from backstory.ask.typed import Query

__all__ = ["counting_words", "kind_first", "of_many", "undone_first"]

_OUTCOME: Final = "outcome_of_measure"
_STEM: Final = 4
"""Letters by which a word is known again, whatever its ending."""


def counting_words(fitting: Fitting, words: Iterable[str]) -> list[str]:
    """Give those of some words that stand in the name of something counted."""
    shelf = fitting.shelf
    return [word for word in words if any(shelf.kinds[at] == COUNTED for at in shelf.having(word))]


def of_many(fitting: Fitting, query: Query, things: Sequence[Hit]) -> list[Hit]:
    """
    Put first what a plural names, and leave out what has but the singular.

    A thing that has another word typed, which counts nothing, is meant: the release of soldiers.
    """

    def is_one(hit: Hit) -> bool:
        own = {*plain(hit.text).split()}
        return len(counting_words(fitting, hit.words)) == len(hit.words) and any(
            not own.isdisjoint(_singulars(word)) for word in hit.words - own
        )

    first = next((hit for hit in things if hit.kind in SUBJECT), None)
    if first is None or not is_one(first):
        return [*things]
    rest = [hit for hit in things if hit.kind not in SUBJECT or not is_one(hit)]
    for word in counting_words(fitting, query.words):
        for fit in fitting.fitting(replace(query, words=(word,), hints=()), word):
            hit = fitting.hit(fit)
            if hit.whole and hit.kind in SUBJECT and word in plain(hit.text).split():
                return [hit, *(one for one in rest if one.id != hit.id)]
    return rest


def kind_first(fitting: Fitting, query: Query, things: Sequence[Hit], main: str) -> list[Hit]:
    """
    Put what is of the kind that one word names before what merely has the word in its name.

    The amnesty is the act, not the plebiscite on the amnesty: the main event, if it is such, else
    that of which most is said.
    """
    first = next(iter(things), None)
    if len(query.words) != 1 or query.day or first is None or first.kind != "event":
        return [*things]
    word, shelf = query.words[0], fitting.shelf
    rows = [(at, shelf.row(at)) for at in shelf.having(word) if shelf.kinds[at] == "event"]
    of_kind = {row.id: shelf.weights[at] for at, row in rows if word in plain(row.also).split()}
    if not of_kind or first.id in of_kind or first.id == main:
        return [*things]
    best = max(of_kind, key=lambda each: (each == main, of_kind[each], each))
    hit = Hit(best, "event", "", whole=True, words=frozenset((word,)))
    return [hit, *(one for one in things if one.id != best)]


def undone_first(query: Query, things: Sequence[Hit]) -> list[Hit]:
    """Put a legal text, where it is asked whether it was annulled, before what annulled it."""
    first = next((hit for hit in things if hit.kind in SUBJECT), None)
    text = next((hit for hit in things if hit.kind == "instrument" and hit.whole), None)
    if _OUTCOME not in query.asked or first is None or first.kind != "event" or text is None:
        return [*things]
    own = {word[:_STEM] for word in plain(first.text).split()}
    if own.isdisjoint(word[:_STEM] for word in query.hints):
        return [*things]
    return [text, *(hit for hit in things if hit != text)]


def _singulars(word: str) -> frozenset[str]:
    """
    Give what a word may be the plural of; nothing, if it has no such end.

    >>> sorted(_singulars("releases"))
    ['releas', 'release']
    """
    return frozenset((word[:-1], word[:-2])) if word.endswith("s") else frozenset()
