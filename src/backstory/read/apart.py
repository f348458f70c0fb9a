"""
`Three weeks after the vote` comes in; out go the days on which the vote can have been.

Such words are no date of what they stand beside: they tell how far two events lie apart, and so,
with the day of the one, the day of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from backstory.read.dated import Dated
from backstory.read.lexicon import Lexicon
from backstory.read.numbers import number_at
from backstory.read.tokens import Tokens

__all__ = ["SOME", "UNITS", "Apart", "amount_at", "apart_in", "told_apart_in", "units_of"]

_NEWS: Final = 4
"""Sentences from the beginning that tell the news."""
_EPOCH: Final = date(1970, 1, 1)
_MOST: Final = 60
"""Units of which more are no way to tell a day."""
_FINE: Final = 7
"""Signs of a month, in EDTF: a year is too rough to count days from."""
UNITS: Final = {
    "hour": (0.04, 1), "day": (1, 1), "week": (7, 4), "weekend": (7, 4), "fortnight": (14, 5),
    "month": (30.4, 16), "year": (365.25, 190),
}  # fmt: skip
"""Days of a unit, and how many days it may be wrong."""
SOME: Final = (1, 12)
"""How many `days after` may be: the fewest and the most."""


@dataclass(frozen=True, slots=True)
class Apart:
    """How far two events lie apart, and where the words for it stand."""

    first: int
    after: int
    unit: str
    least: int
    most: int
    sign: int
    """-1 where what follows was before, 1 where it came later."""


def apart_in(
    text: Tokens, lex: Lexicon, dates: Sequence[Dated], day: int | None
) -> list[Dated]:  # fmt: skip
    """
    Give the days of what `N weeks after` goes on to name, as dates whose words are those.

    Args:
        text: The text.
        lex: The words of its language.
        dates: Its dates.
        day: The day of the text, as a day number.
    """
    found = []
    by_sentence: dict[int, list[Dated]] = {}
    for one in dates:
        by_sentence.setdefault(text.sentence_at(one.first), []).append(one)
    for told in told_apart_in(text, lex):
        here = text.sentence_at(told.first)
        near = [one for one in by_sentence.get(here, ()) if not one.sense
                and len(one.value) >= _FINE and one.after <= told.first]  # fmt: skip
        low = high = float(day) if day is not None and here < _NEWS else None
        if near:
            low, high = near[-1].span.earliest_begin, near[-1].span.latest_end
        elif here in by_sentence:
            low = None
        if low is None or high is None:
            continue
        length, slack = UNITS[told.unit]
        ends = [told.sign * number * length for number in (told.least, told.most)]
        begin = _iso(low + min(ends) - slack)
        end = _iso(high + max(ends) + slack)
        found.append(Dated(told.first, told.after, f"{begin}/{end}", "text"))
    return found


def units_of(lex: Lexicon) -> dict[str, str]:
    """Give the units of time by their words, hours among them, which move no date of a text."""
    return {**lex.units, **dict.fromkeys(lex.raw["hours"], "hour")}


def told_apart_in(text: Tokens, lex: Lexicon) -> Iterator[Apart]:
    """Give every place that says how far two events lie apart."""
    words = text.words
    units = units_of(lex)
    for at in [at for at, word in enumerate(words) if word in units]:
        unit = units[words[at]]
        if unit not in UNITS:
            continue
        for key, sign in (("apart-after", -1), ("apart-before", 1)):
            for phrase in lex.raw[key]:
                parts = phrase.split()
                after = at + 1 + len(parts)
                if words[at + 1 : after] == parts and after < len(words):
                    first, least, most = amount_at(text, lex, at)
                    if most <= _MOST:
                        yield Apart(first, after, unit, least, most, sign)
                    break


def amount_at(text: Tokens, lex: Lexicon, at: int) -> tuple[int, int, int]:
    """Give the first word of an amount before a unit, the least and the most that it means."""
    words, low = text.words, text.sentences[text.sentence_at(at)][0]
    for back in (1, 2, 3):
        number = number_at(text, at - back, lex) if at - back >= low else None
        if number is not None and number.after == at:
            return at - back, int(number.value), int(number.value)
    if at > low and words[at - 1] in (*lex.sets["ones"], *lex.raw["apart-one"]):
        return at - 1, 1, 1
    return at, *SOME


def _iso(day: float) -> str:
    return (_EPOCH + timedelta(days=round(day))).isoformat()
