"""A number of a text comes in; out goes whether it only looks like a figure."""

from __future__ import annotations

import re
from typing import Final

from backstory.read.lexicon import Lexicon
from backstory.read.numbers import Number
from backstory.read.tokens import Tokens

__all__ = ["SMALL", "NoFigure"]

SMALL: Final = 6
"""A smaller number in words is a figure only where it is plain what it counts."""
_YOUNG: Final = 12
_OLD: Final = 110
"""Ages that are told of people."""
_LINES: Final = 100
"""More than the lines of a list."""
_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")


class NoFigure:
    """Which numbers of a text count nothing: ordinals, ages, hours, numbers of articles."""

    def __init__(self, text: Tokens, lex: Lexicon, named: frozenset[int]) -> None:
        """
        Take a text.

        Args:
            text: The text.
            lex: What is known of its language.
            named: The last words of the names in it.
        """
        self.text, self.lex, self.named = text, lex, named
        self.halves = [text.split() for text in lex.raw["halves"]]

    def holds(self, number: Number) -> bool:
        """Tell what only looks like a figure: ordinals, ages, lengths of time, numbers of texts."""
        words, text = self.text.words, self.text
        before = words[number.first - 1] if number.first else ""
        following = words[number.after] if number.after < len(words) else ""
        start, end = text.starts[number.first], text.ends[number.after - 1]
        beside = text.text[end : end + 2]
        if self._is_year(number):
            return True
        if (
            before in self.lex.raw["no-figure-before"]
            or following in self.lex.raw["no-figure-after"]
        ):
            return True
        if beside[:1] in ("-", "º", "ª", "°", ":", "/") and beside[1:2].strip():
            return True
        if beside[:1] == "/":
            return True
        if beside[:1] == "." and beside[1:2] in ("º", "ª"):
            return True
        if start and text.text[start - 1] in ":/-#" and text.text[start - 2 : start - 1].strip():
            return True
        if self._heads_line(number):
            return True
        if self._is_age(number) or self._is_time(number) or self._is_of_name(number):
            return True
        tail = words[number.after : number.after + 3]
        return any(tail[: len(half)] == half for half in self.halves)

    def _heads_line(self, number: Number) -> bool:
        """Read the `3.` and the `3)` before a line of a list."""
        text, first = self.text, number.first
        line = not first or "\n" in text.gap(first - 1)
        gap = text.gap(number.after - 1)
        return (
            line
            and not number.words
            and number.value < _LINES
            and (gap[:1] in (".", ")") and gap[1:2] == " ")
        )

    def _is_age(self, number: Number) -> bool:
        """Read `Hiowanka Avila, 39, said`: a number between commas behind a name."""
        text, first = self.text, number.first
        return (
            not number.words and _YOUNG <= number.value <= _OLD and first > 0
            and text.gap(first - 1) == ", " and text.gap(number.after - 1)[:1] in (",", ".", ")")
            and text.raw(first - 1)[:1].isupper() and first == number.after - 1
        )  # fmt: skip

    def _is_time(self, number: Number) -> bool:
        """Read `a las 4.30`, `at 9.15`."""
        first = number.first
        written = self.text.text[self.text.starts[first] : self.text.ends[number.after - 1]]
        before = self.text.words[first - 1] if first else ""
        return before in self.lex.raw["clock-before"] and bool(_CLOCK.fullmatch(written))

    def _is_of_name(self, number: Number) -> bool:
        """Read `Rodeo 1 jail`: a small number that belongs to the name before it."""
        first = number.first
        following = self.text.words[number.after : number.after + 1]
        return (
            not number.words
            and number.value < SMALL
            and first - 1 in self.named
            and self.text.gap(first - 1) == " "
            and not any(word in self.lex.raw["people"] for word in following)
        )

    def _is_year(self, number: Number) -> bool:
        """Tell a year after a word that may be a bound: `over 2002 killings`."""
        written = self.text.words[number.first]
        return (
            number.after == number.first + 1 and written.isdecimal() and len(written) == 4
            and 1900 < number.value < 2100 and number.value % 50 != 0
        )  # fmt: skip
