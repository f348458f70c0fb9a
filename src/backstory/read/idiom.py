"""
A text comes in; out go its words that sound like an event of ours and mean another thing.

`Released an album`, «liberó el tipo de cambio», `a tax amnesty`, «golpe de calor»: such a word is
no event. Which words, and beside what, the lexicon tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from backstory.read.lexicon import Lexicon, Phrases, lexicon
from backstory.read.tokens import Tokens

__all__ = ["idioms_in"]

_OBJECT: Final = 5
"""Words behind a verb among which the thing stands that it is done to."""
_SUBJECT: Final = 6
"""Words before a passive verb among which the thing stands."""


def idioms_in(text: Tokens, lex: Lexicon) -> frozenset[int]:
    """Give the places of the words that sound like an event and are none."""
    words, rows, heads = text.words, lex.raw["idioms"], _heads(lex.lang)
    begins = heads.begins(words)
    return frozenset(
        at for at, word in enumerate(words) if word in begins
        and any(_is_one(text, lex, at, rows[number]) for _, number in heads.at(words, at, at + 1))
    )  # fmt: skip


@cache
def _heads(lang: str) -> Phrases[int]:
    """Give the words that sound so, each with the numbers of the rows that tell beside what."""
    rows = enumerate(lexicon(lang).raw["idioms"])
    return Phrases((head, number) for number, row in rows for head in row["heads"])


def _is_one(text: Tokens, lex: Lexicon, at: int, row: Mapping[str, Any]) -> bool:
    """Tell whether what makes it an idiom stands behind a word, before it or right beside it."""
    words, (low, high) = text.words, text.sentences[text.sentence_at(at)]
    behind = " ".join(words[at + 1 : min(high, at + _OBJECT)])
    if any(f"{behind} ".startswith(f"{phrase} ") for phrase in row.get("next", ())):
        return True
    before = " ".join(words[max(low, at - 3) : at])
    if any(f" {before}".endswith(f" {phrase}") for phrase in row.get("before", ())):
        return True
    things = {*row.get("things", ())}
    return bool(things) and (
        _done_to(text, lex, at, high, things) or _was_done_to(text, lex, at, low, things)
    )


def _done_to(text: Tokens, lex: Lexicon, at: int, high: int, things: set[str]) -> bool:
    """Tell whether the object of a verb, or what a noun is of, is such a thing."""
    raw, words = lex.raw, text.words
    people = {*raw["people"], *raw["freed-people"]}
    for place in range(at + 1, min(high, at + 1 + _OBJECT)):
        word = words[place]
        if text.gap(place - 1) not in (" ", " “", ' "', " «", " ‘", " '") or word in people:
            return False
        if word in things:
            return True
        if word in raw["object-ends"]:
            return False
    return False


def _was_done_to(text: Tokens, lex: Lexicon, at: int, low: int, things: set[str]) -> bool:
    """Tell whether such a thing stands right before a noun, or before a passive verb."""
    words = text.words
    if at == low:
        return False
    if words[at - 1] in things:
        return text.gap(at - 1) == " "
    if words[at - 1] not in lex.raw["passive"]:
        return False
    near = {*words[max(low, at - _SUBJECT) : at - 1]}
    people = {*lex.raw["people"], *lex.raw["freed-people"]}
    return bool(near & things) and near.isdisjoint(people)
