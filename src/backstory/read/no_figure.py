"""A number of a text comes in; out goes whether it only looks like a figure."""

from __future__ import annotations

import re
from typing import Final

from backstory.read.lexicon import Lexicon, phrases_of
from backstory.read.numbers import Number, number_at
from backstory.read.tokens import Tokens

__all__ = ["SMALL", "NoFigure"]

SMALL: Final = 6
"""A smaller number in words is a figure only where it is plain what it counts."""
_YOUNG: Final = 12
_OLD: Final = 110
"""Ages that are told of people."""
_LINES: Final = 100
"""More than the lines of a list."""
_HOURS: Final = 24
_RATIO: Final = 3
"""Words between the numbers of a share."""
_SHARE: Final = 4
"""Words behind a number in which `por ciento` stands, if it is the lower end of a range."""
_WHOLES: Final = frozenset((*range(2, 11), 100))
"""Numbers of which shares are told."""
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
        self.ratios = phrases_of(lex.lang, "ratios")
        self.hours = phrases_of(lex.lang, "hours")

    def holds(self, number: Number) -> bool:
        """Tell what only looks like a figure: ordinals, ages, lengths of time, numbers of texts."""
        words, text = self.text.words, self.text
        before = words[number.first - 1] if number.first else ""
        following = words[number.after] if number.after < len(words) else ""
        start, end = text.starts[number.first], text.ends[number.after - 1]
        beside = text.text[end : end + 2]
        if beside[:1] == "-" and following in self.lex.raw["hyphen-after"]:
            beside = ""  # `60-odd`, `12,000-strong`
        if self._is_year(number):
            return True
        if following in self.lex.raw["no-figure-after"] or (
            before in self.lex.raw["no-figure-before"] and "," not in text.gap(number.first - 1)
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
        if self._heads_line(number) or self._is_ratio(number) or self._goes_on(number):
            return True
        if before in self.lex.raw["one-article"] and not self._is_share(number):
            return True  # «el 25 dejó el cargo»: the article of one thing, a day of the month
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

    def _is_ratio(self, number: Number) -> bool:
        """Read `nine votes in ten`, «uno de cada tres»: shares of a whole, and no counts."""
        words, hits = self.text.words, self.ratios
        for at in range(number.after, min(number.after + _RATIO, len(words))):
            for length, _ in hits.at(words, at) if at <= number.after + 1 else ():
                whole = number_at(self.text, at + length, self.lex) if at + length < len(
                    words
                ) else None  # fmt: skip
                if whole and number.value < whole.value and whole.value in _WHOLES:
                    return True
        for back in range(max(0, number.first - _RATIO), number.first):
            for length, _ in hits.at(words, back, number.first) if back else ():
                share = words[max(0, back - 2) : back]  # `nine`, `nine votes`
                if back + length == number.first and number.value in _WHOLES and (
                    any(one in self.lex.numbers for one in share)
                    or share[-1] in self.lex.sets["ones"]
                    or (share[-1].isdecimal() and len(share[-1]) <= _RATIO - 1)
                ):  # fmt: skip
                    return True
        return False

    def _is_share(self, number: Number) -> bool:
        """Tell whether a number is one of percent, or the lower end of such a range."""
        words, text = self.text.words, self.text
        near = words[number.after : number.after + _SHARE]
        if number.words or text.text[text.ends[number.after - 1] :][:2].strip()[:1] == "%":
            return True
        return near[:1] == ["por"] or (
            bool(near) and near[0] in self.lex.raw["joins"] and "por" in near
        )

    def _goes_on(self, number: Number) -> bool:
        """Read the 9 of `articles 7, 8 and 9`: a number of a text, as those before it."""
        words, at = self.text.words, number.first
        while at > 1 and not number.words:
            joined = words[at - 1] in self.lex.raw["and"]
            before = at - 1 - joined
            if before < 1 or not words[before].isdecimal() or not (
                joined or self.text.gap(at - 1).strip() == ","
            ):  # fmt: skip
                return False
            if words[before - 1] in self.lex.raw["no-figure-before"]:
                return True
            at = before
        return False

    def _is_age(self, number: Number) -> bool:
        """Read `Hiowanka Avila, 39, said` and «, de 39,»: a number between commas after a name."""
        text, first = self.text, number.first
        if first > 1 and text.words[first - 1] in self.lex.raw["of"] and text.gap(first - 1) == " ":
            first -= 1
        return (
            not number.words and _YOUNG <= number.value <= _OLD and first > 0
            and text.gap(first - 1) == ", " and text.gap(number.after - 1)[:1] in (",", ".", ")")
            and text.raw(first - 1)[:1].isupper() and number.first == number.after - 1
        )  # fmt: skip

    def _is_time(self, number: Number) -> bool:
        """Read `a las 4.30`, `at 9.15`, «a las ocho y cuarto», `9 p.m.`, the 21.40 of a line."""
        first, words = number.first, self.text.words
        written = self.text.text[self.text.starts[first] : self.text.ends[number.after - 1]]
        before = words[first - 1] if first else ""
        clock = before in self.lex.raw["clock-before"] or (
            not first or "\n" in self.text.gap(first - 1)
        )
        if clock and _CLOCK.fullmatch(written):
            return True
        if number.value > _HOURS or not self.hours.at(words, number.after) if (
            number.after < len(words)
        ) else True:  # fmt: skip
            return False
        return before in self.lex.raw["clock-before"] or words[number.after] in (
            "p",
            "a",
            "pm",
            "am",
            "o",
        )

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
