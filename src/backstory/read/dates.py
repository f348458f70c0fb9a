"""
A text comes in; out go the dates it speaks of, as EDTF, worked out from the day it is of.

A small grammar of each language, over words: days, months, years, ranges, decades; weekdays and
"last month" against the article's own date; "two days later" against the date before it. What
cannot be worked out is no date. A date without a year takes that of the story it stands in, else
the nearest that fits the tense.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from backstory.read.dated import Dated
from backstory.read.lexicon import lexicon
from backstory.read.tokens import Tokens
from backstory.read.weekdays import Weekdays
from backstory.text import normalise

__all__ = ["Dated", "dates_in"]


def dates_in(text: Tokens, lang: str, day: date | None) -> list[Dated]:
    """
    Find the dates of a text.

    Args:
        text: The text.
        lang: en or es.
        day: The day of the text; without it, what is told against it is left out.
    """
    return _Reader(text, lexicon(lang), day).all()


@cache
def _starts(lang: str) -> frozenset[str]:
    """Give the words with which a date told against another may begin."""
    lex, firsts = (
        lexicon(lang),
        {normalise(text).split()[0] for text in lexicon(lang).raw["relative"]},
    )
    return frozenset(
        firsts | set(lex.numbers) | set(lex.sets["ones"]) | set(lex.raw["hence"])
        | set(lex.raw["day-of-month"]) | {told.split()[0] for told in lex.raw["anniversary"]}
        | set(lex.raw["decades"])
    )  # fmt: skip


class _Reader(Weekdays):
    """Reads every date, in the order of the text."""

    def all(self) -> list[Dated]:
        """Read every date, in the order of the text."""
        read = 0  # words
        words, months, weekdays = self.words, self.lex.months, self.lex.weekdays
        starts, named = _starts(self.lex.lang), self.named.begins(words)
        every = {*words}
        digits = {word for word in every if word[0].isdecimal()}
        any_ = digits | starts | named | (every & months.keys()) | (every & weekdays.keys())
        for at, word in [(at, word) for at, word in enumerate(words) if word in any_]:
            if at < read:
                continue
            one: Dated | None = None
            if word in digits:
                one = self.more.get(at) or self._digits(at) or self._nth(at) or self._decade(at)
            elif word in months:
                one = self._month(at)
            elif word in weekdays:
                one = self._weekday(at)
            elif word in named and (one := self._named(at)):
                pass
            elif word in starts:
                one = (
                    self._relative(at) or self._counted(at) or self._anniversary(at)
                    or self._numbered(at) or self._decade(at)
                )  # fmt: skip
            if one is not None:
                one = self._edge_of_year(one)
                self.found.append(self._sensed(one))
                read = one.after
        return self.found

    def _sensed(self, one: Dated) -> Dated:
        before = self.words[max(0, one.first - 2) : one.first]
        if any(word in self.raw["since"] for word in before[-2:]):
            return replace(one, sense="since")
        if any(word in self.raw["until"] for word in before[-2:]) or (
            " ".join(before) in self.raw["until"]
        ):
            return replace(one, sense="until")
        return one
