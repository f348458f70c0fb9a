"""A text and one of its days come in; out goes whether the words around speak of what was."""

from __future__ import annotations

from typing import Final

from backstory.read.lexicon import Lexicon
from backstory.read.tokens import Tokens

__all__ = ["is_ahead", "is_past", "tense_of", "undone"]

_BEHIND: Final = 8
"""Words behind a day among which its verb stands."""
_LEAST: Final = 3
"""Letters: a shorter word is no verb with its ending."""


def is_past(text: Tokens, lex: Lexicon, at: int) -> bool:
    """Tell whether a word tells what was: `fueron`, `votaron`, `signed`; not `be signed`."""
    word, raw = text.words[at], lex.raw
    if at and text.words[at - 1] in raw["past-not-after"]:
        return False
    told = text.raw(at)
    return word in raw["past-verbs"] or (
        len(word) > _LEAST and word not in raw["past-not"] and told.islower()
        and told.endswith(tuple(raw["past-endings"]))
    )  # fmt: skip


def is_ahead(text: Tokens, lex: Lexicon, at: int) -> bool:
    """Tell whether a word tells what will be: `votarán`, `will`, `due`."""
    raw, endings = lex.raw, tuple(lex.raw["future-endings"])
    return text.words[at] in (*raw["ahead"], *raw["verbs-ahead"]) or bool(
        endings and text.raw(at).endswith(endings)
    )


def tense_of(text: Tokens, lex: Lexicon, low: int, first: int, after: int) -> str:
    """
    Give `past` or `ahead` by the nearest word before a day that tells it, else the next behind.

    A word that may be either (`called this Tuesday on …`) says nothing beside the day.
    """
    high = min(text.sentences[text.sentence_at(first)][1], after + _BEHIND)
    for at in (*range(first - 1, low - 1, -1), *range(after, high)):
        ahead, past = is_ahead(text, lex, at), is_past(text, lex, at)
        if ahead and not (past and at == first - 1):
            return "ahead"
        if past:
            return "past"
    return ""


def undone(text: Tokens, lex: Lexicon, after: int) -> bool:
    """Tell whether what was to be did not come: `the session planned for Monday was not held`."""
    raw, words = lex.raw, text.words
    high = min(text.sentences[text.sentence_at(after - 1)][1], after + _BEHIND)
    for at in range(after, high):
        if set(text.gap(at - 1)) & set(",;:") or words[at] in raw["another-clause"]:
            return False
        if words[at] in lex.sets["negations"]:
            beside = (*range(max(after, at - 2), at), *range(at + 1, min(high, at + 3)))
            return any(is_past(text, lex, place) for place in beside)
    return False
