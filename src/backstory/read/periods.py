"""
Figures and the dates of a text come in; out they go with the time of which each is told.

`39 were freed on 1 June`: the one date of the clause that the number stands in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from backstory.read.dated import Dated
from backstory.read.figures import STOCK, Figure
from backstory.read.lexicon import Lexicon
from backstory.read.tokens import Tokens

__all__ = ["with_periods"]

_NEAR: Final = 10
"""Words between a number and the date of its period."""
_CLAUSE: Final = frozenset(";:()—–")


def with_periods(
    figures: Sequence[Figure], text: Tokens, lex: Lexicon, dates: Sequence[Dated]
) -> list[Figure]:
    """
    Give figures with the time of which each is told, in EDTF; empty where its clause tells none.

    Args:
        figures: The figures, with what they count.
        text: The text.
        lex: What is known of its language.
        dates: The dates of the text.
    """
    by_sentence: dict[int, list[Dated]] = {}
    for one in dates:
        by_sentence.setdefault(text.sentence_at(one.first), []).append(one)
    found = []
    for figure in figures:
        near = by_sentence.get(text.sentence_at(figure.first), ())
        told = [one.value for one in near if _is_of(one, figure, text, lex)]
        found.append(replace(figure, period=told[0] if len(told) == 1 else ""))
    return found


def _is_of(one: Dated, figure: Figure, text: Tokens, lex: Lexicon) -> bool:
    """Tell whether a date is of the clause of a figure, and no beginning of who is still held."""
    at, held = figure.first, figure.counted.endswith(STOCK)
    if held and (one.sense == "since" or _is_before(one, at, text, lex)):
        return False  # `600 freed since 8 January, but over 500 are still held`
    low, high = (one.after, at) if one.after <= at else (at, one.first)
    marks = any(set(text.gap(place)) & _CLAUSE for place in range(low - 1, high))
    return high - low <= _NEAR and not marks


def _is_before(one: Dated, at: int, text: Tokens, lex: Lexicon) -> bool:
    """Tell whether a date is of what was before: `After the releases of Monday, 336 remain`."""
    low = text.sentences[text.sentence_at(at)][0]
    behind = not {*text.words[low : one.first]}.isdisjoint(lex.raw["behind"])
    return behind and any("," in text.gap(place) for place in range(one.after - 1, at))
