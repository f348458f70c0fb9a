"""
Plain words come in; what must be found, what asks, a day and a number go out.

The page has the same rules (web/src/box/typed.ts); tests/shared/asked.json holds both.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from backstory.ask.ids import NARROWED
from backstory.ask.learned import CAPITALS, Learned
from backstory.ask.placing import ANY, apart, begins_elsewhere, where
from backstory.ask.plain import is_year, plain

__all__ = ["Query", "Words"]

_ENDS: Final = re.compile(r"\?\s+\W?\w")
"""Where one question ends and something else begins."""
_WORD: Final = re.compile(r"\w+")
_LEFT_OUT: Final = "left_out"
_REACHED: Final = "reach_of_measure"
_PLANNED: Final = "plans_not_facts"
_STANDING: Final = "in_force"
"""Asks of a day, which may be the end of a year."""
_UNTIL: Final = "known_at"
"""Asks what had been said by a day."""
_KEPT: Final = 4096
"""Texts lately taken apart that are not again: the sentences of a dossier, and what is typed."""
_SECOND: Final = 3
"""Words before a second question, at least: else it is part of the first."""


@dataclass(frozen=True, slots=True)
class Query:
    """Plain words, taken apart."""

    words: tuple[str, ...]
    """What must be found."""
    hints: tuple[str, ...]
    """What may be found: the words that ask, and those of a day."""
    asked: tuple[str, ...]
    """Names of the questions that the words ask."""
    day: str
    """YYYY-MM-DD, or empty."""
    number: str
    """Digits, or empty."""
    is_day: bool
    """Whether they are nothing but a day."""
    dated: tuple[str, ...] = ()
    """The words of the day."""
    told: tuple[str, ...] = ()
    """The words that ask something else, and may be found too."""
    pairs: tuple[tuple[str, str, str], ...] = ()
    """Questions about two things, each with the words of the first and of the second."""
    does: tuple[str, ...] = ()
    """Of the words, those that ask too: who announced."""
    months: tuple[str, ...] = ()
    """Of the words, those that are months."""
    guessed: bool = False
    """Whether the year of the day was not typed."""
    of_all: str = ""
    """The question that the words ask of all that is recorded, or empty."""
    alone: bool = False
    """Whether they say no more than that."""
    bare: bool = False
    """Whether nothing was typed but words that ask: was it unanimous."""


def _marked(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Give where each word of a text stands, and the words, comparable."""
    marks = [found.span() for found in _WORD.finditer(text)]
    return marks, [plain(text[begin:end]) for begin, end in marks]


class Words(Learned):
    """Takes words apart by those of all languages."""

    @cached_property
    def _read(self) -> dict[str, Query]:
        return {}

    def read(self, text: str) -> Query:
        """Take plain words apart; what is read again and again, by answer after answer, once."""
        if known := self._read.get(text):
            return known
        if len(self._read) >= _KEPT:
            self._read.clear()
        return self._read.setdefault(text, self._taken(text))

    def _taken(self, text: str) -> Query:
        day, text = self._days.written(text)
        words = plain(text).split()
        pairs = tuple(self._paired(words))
        dated: tuple[str, ...] = self._days.words(day)
        beside: set[int] = set()
        guessed = False
        if not day:
            day, used = self._days.spoken(words)
            dated = self._days.words(day)
            if not day and not any(is_year(word) for word in words):
                day, used = self._days.yearless(words, partial(self._year, words))
                dated, guessed = self._days.words(day), bool(day)
            words = [word for at, word in enumerate(words) if at not in used]
            beside = self._days.halves(words)
        hints = list(dated)
        phrases = [own for phrase, own in self._named if where(words, phrase) >= 0]
        asked: dict[str, tuple[bool, int]] = {}
        said: list[tuple[tuple[bool, int], str, list[str]]] = []
        beside |= {at for at in range(1, len(words)) if words[at - 1] in self.turns.numbering}
        counts = {words[at] for at in range(len(words)) if at not in beside}
        free = list(words)
        does: tuple[str, ...] = ()
        typed = set(words)
        for pattern, name, stays in self.asking:
            if begins_elsewhere(pattern, typed):
                continue
            at = where(free, pattern)
            if at >= 0:
                place = (name in NARROWED, at)
                asked[name] = min(place, asked.get(name, place))
                free[at : at + len(pattern)] = ["" for _ in pattern]
                if stays:
                    does += pattern
                    continue
                spoken = [w for w in words[at : at + len(pattern)] if w not in self.light]
                said.append((place, name, spoken))
                words[at : at + len(pattern)] = ["" for _ in pattern]
        # Which crimes it leaves out: not what it covers.
        if {_LEFT_OUT, _REACHED} <= asked.keys():
            asked[_REACHED] = (True, asked[_REACHED][1])
        # What would be left out: what is left out of a plan, not what is planned.
        if {_LEFT_OUT, _PLANNED} <= asked.keys():
            asked[_PLANNED] = (True, asked[_PLANNED][1])
        names = set() if text.isupper() else {word.lower() for word in CAPITALS.findall(text)}
        names |= frozenset[str]().union(*phrases)
        of = self.turns.spans.words("of") - self.light  # in the year 2000
        after = (*words[1:], "")
        words = [
            "" if word in of and is_year(year) else word
            for word, year in zip(words, after, strict=False)
        ]
        kept = [word for word in words if word and (word in names or word not in self.light)]
        if not asked.keys().isdisjoint((_LEFT_OUT, _REACHED)):  # which crimes: none is named
            named = [word for word in kept if word not in self.turns.reached]
            hints += [word for word in kept if named and word not in named]
            kept = named or kept
        every = plain(text).split()
        heard = {*every}
        whole = (
            (name, words) for words, name in self._of_all
            if not begins_elsewhere(words, heard) and where(every, words) >= 0
        )  # fmt: skip
        of_all, said_of_all = next(whole, ("", ()))
        # Of two words that ask, the first does; the other is what it asks about: when … annulled.
        first = min(asked.values(), default=None)
        if not day and _STANDING in asked:
            day, used = self._days.edge(words)
            if not day and (year := self._year_asked(kept, words)):
                day, used = self._last_of(year, words)  # in 1980: at the end of it
            kept = [words[at] for at in range(len(words)) if words[at] in kept and at not in used]
        # What asks the same again tells nothing of what it is about: what does she say, quote it.
        same = next((name for place, name, _ in said if place == first), "")
        beside_it = [word for _, name, spoken in said if name != same for word in spoken]
        hints += [word for _, name, spoken in said if name == same for word in spoken]
        counted = [word for word in kept if word.isdigit() and word in counts]
        number = next((n for n in counted if not is_year(n)), "")
        is_day = bool(day) and not kept and not asked
        bare = bool(said) and not kept
        if not kept:  # "excluded" by itself, or nothing but a day
            kept, hints, beside_it = [*hints, *beside_it], [], []
        if not kept:
            kept = [word for word in words if word]
        known = tuple(sorted(asked, key=lambda name: asked[name]))
        if _UNTIL in known:  # by that day: it is not of that day
            hints, dated = [word for word in hints if word not in dated], ()
        months = tuple(word for word in kept if self._days.month((word,)))
        alone = heard <= {*said_of_all} | self.light | self.meant
        return Query(
            tuple(kept), tuple(hints), known, day, number, is_day, dated, tuple(beside_it), pairs,
            does, months, guessed, of_all, bool(of_all) and alone, bare,
        )  # fmt: skip

    def shortened(self, text: str) -> str:
        """
        Give a text with one word in place of a phrase that means the same: se fue, salió.

        Some do only beside others: how many prisoners were freed counts who was freed, none held.
        """
        marks, words = _marked(text)
        for phrase, word, beside, without in self._instead:
            at = where(words, phrase) if phrase else -1
            rest = words[at + len(phrase) :]
            if at >= 0 and (not beside or beside.intersection(rest)) and without.isdisjoint(rest):
                last = at + len(phrase) - 1
                text = f"{text[: marks[at][0]]}{word}{text[marks[last][1] :]}"
                marks, words = _marked(text)
        return text

    def first(self, text: str) -> str:
        """
        Give the first of two questions that are asked at once: who was freed, and by whom.

        What is asked of two things stays whole: between when it passed and when it was annulled.
        """
        if (end := _ENDS.search(text)) and len(plain(text[: end.start()]).split()) >= _SECOND:
            text = text[: end.start() + 1]
        marks = [found.span() for found in _WORD.finditer(text)]
        words = [plain(text[begin:end]) for begin, end in marks]
        at = min(
            (at for each in self._seconds for at in range(_SECOND, len(words) - len(each) + 1)
             if tuple(words[at : at + len(each)]) == each), default=0,
        )  # fmt: skip
        return text[: marks[at][0]].rstrip(" ,;") if at and not any(self._paired(words)) else text

    def dated(self, text: str) -> str:
        """Give a text with the year beside a month typed without one: the last such month."""
        if any(is_year(word) for word in plain(text).split()) or self.read(text).day:
            return text
        return self._days.of_year(
            text, plain, lambda month: self.year_of(month, self._days.called(month), 1, True)
        )

    def _year(self, words: list[str], month: int, day: int, by: bool) -> int:
        known = (pattern for pattern, name, _ in self.asking if name == _UNTIL)
        last = by or any(where(words, pattern) >= 0 for pattern in known)
        return self.year_of(month, self._days.called(month), day, last)

    def _year_asked(self, kept: list[str], words: list[str]) -> int:
        """Give the year of a time; of several, the only one: the act of 1968 in force in 1971."""
        years = {word for word in kept if is_year(word)}
        if len(years) > 1:
            years = {each for each in years if self._is_within(each, words)}
        told = [each for each in years if self._is_when(each, words)]
        return int(told[0]) if len(told) == 1 else 0

    def _is_when(self, year: str, words: list[str]) -> bool:
        """Tell whether words tell a time by a year: in 1980, and not the amnesty of 2007."""
        told = any(self._days.month((word,)) for word in words[words.index(year) :])
        return told or self._is_within(year, words)

    def _is_within(self, year: str, words: list[str]) -> bool:
        at = words.index(year)
        while at and (words[at - 1] in self._days.of or self._days.month((words[at - 1],))):
            at -= 1
        return not self.turns.spans.within.isdisjoint(words[at - 1 : at])

    def _last_of(self, year: int, words: list[str]) -> tuple[str, frozenset[int]]:
        """Give the last day of a year, or of its month that words name; and where they stand."""
        month = self._days.month(words) or 12
        used = {
            at for at, word in enumerate(words) if word == str(year) or self._days.month((word,))
        }
        return f"{year}-{month:02}-{monthrange(year, month)[1]}", frozenset(used)

    def month(self, words: list[str]) -> tuple[int, int]:
        """Give the year that words name, and the month of it, or 0; of several years, none."""
        years = {int(word) for word in words if is_year(word)}
        return (years.pop(), self._days.month(words)) if len(years) == 1 else (0, 0)

    def _paired(self, words: list[str]) -> Iterable[tuple[str, str, str]]:
        """Give the questions about two things, with the words of each; the longest first."""
        typed = set(words)
        for pattern, name in self._pairs:
            opening = pattern[pattern[0] == ANY :]
            parts = None if begins_elsewhere(opening, typed) else apart(words, pattern)
            if parts:
                yield (name, *parts)
