"""
What somebody typed comes in; the day that is meant goes out, however it was written.

As 2002-04-11, 11/4/2002, 11 April 2002, Apr. 11th 2002, «once de abril de dos mil dos». Of two ways
to read 4/11/2002 the day comes first, as in both languages of the program and in most of the world.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from backstory.ask.plain import plain

__all__ = ["Days"]

_ISO: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_FIGURES: Final = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-])")
_ENDED: Final = re.compile(r"^(\d{1,2})([^\W\d_]+)$")
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_LETTERS: Final = 3
"""A month is written short with no fewer: Apr, Sept, ene."""
_HUNDRED, _THOUSAND = 100, 1000
_WORDS_OF_DAY, _WORDS_OF_YEAR = 3, 6
"""How many words a day or a year has at most: treinta y uno; two thousand and twenty six."""


class Days:
    """Reads days as people write them."""

    def __init__(self) -> None:
        self._months: dict[str, int] = {}
        self._spelt: dict[str, int] = {}
        self._edges: dict[str, str] = {}
        self.of: set[str] = set()
        """Words between a day, its month and its year."""
        self._and: set[str] = set()
        self._on: set[str] = set()
        self._by: set[str] = set()
        """Words before a day: what had come about by then is asked of the last such day."""
        self._before_months: dict[str, str] = {}
        """Words before a month, each with how a year is written behind that month."""
        self._ends: set[str] = set()
        """Letters behind a number in figures: 11th."""

    def learn(
        self,
        months: Iterable[str],
        spelt: Mapping[str, int],
        edges: Mapping[str, str],
        little: Mapping[str, str],
    ) -> None:
        """
        Learn the dates of a language.

        Args:
            months: Their names, comparable, from January on.
            spelt: Its numbers by their words.
            edges: The first and last day of a year, MM-DD, by its words.
            little: Words of dates: `of`, `and`, `on`, `by`, `months`, `year` and `ends`.
        """
        self._edges.update(edges)
        words = {key: plain(text).split() for key, text in little.items()}
        known = {"of": self.of, "and": self._and, "on": self._on, "by": self._by,
                 "ends": self._ends}  # fmt: skip
        for key, own in known.items():
            own.update(words.get(key, ()))
        behind = little.get("year", "{}")
        self._before_months.update(dict.fromkeys(words.get("months", ()), behind))
        self._months.update({month: number for number, month in enumerate(months, 1)})
        self._spelt.update(spelt)

    def words(self, day: str) -> tuple[str, ...]:
        """Give the words of a day, as names and sentences have them; none of no day."""
        if not day:
            return ()
        year, month, number = day.split("-")
        return tuple(word for word in (str(int(number)), self.called(int(month)), year) if word)

    def called(self, month: int) -> str:
        """Give the name of a month; empty if none is known."""
        return next((name for name, number in self._months.items() if number == month), "")

    def written(self, text: str) -> tuple[str, str]:
        """Take a day in figures out of a text: the day, or nothing; and what is left."""
        if (iso := _ISO.search(text)) and (day := _day(*map(int, iso.groups()))):
            return day, text.replace(iso[0], " ")
        if found := _FIGURES.search(text):
            one, other, year = int(found[1]), int(found[3]), int(found[4])
            if day := _day(year, other, one) or _day(year, one, other):
                return day, text.replace(found[0], " ")
        return "", text

    def spoken(self, words: Sequence[str]) -> tuple[str, frozenset[int]]:
        """Find a whole day in words; and say where its words stand."""
        for at, word in enumerate(words):
            month = self._month(word)
            if not month:
                continue
            for number, near in (self._before(words, at), self._after(words, at)):
                step = max(at, *near) + 1 if near else len(words)
                step += step < len(words) and words[step] in self.of
                year, year_at = self._from(words, step, _WORDS_OF_YEAR)
                if year >= _THOUSAND and (day := _day(year, month, number)):
                    return day, frozenset((*near, at, *year_at, *range(at, step)))
        return "", frozenset()

    def yearless(
        self, words: Sequence[str], year_of: Callable[[int, int, bool], int]
    ) -> tuple[str, frozenset[int]]:
        """
        Find a day without a year, and say where its words stand.

        Args:
            words: What somebody typed, no year among them.
            year_of: Gives the year of a month and a day, the last one if so wished; 0 of none.
        """
        for at, word in enumerate(words):
            month = self._month(word)
            for number, near in (self._before(words, at), self._after(words, at)) if month else ():
                first, end = min((at, *near)), max((at, *near)) + 1
                before = {*words[max(first - 2, 0) : first]}
                # May 11 people be freed is no day, on May 11 is.
                sure = not before.isdisjoint(self._on | self._by) or first < at or end == len(words)
                if near and sure and _day(2000, month, number):
                    year = year_of(month, number, not self._by.isdisjoint((*before, *words[:1])))
                    if day := _day(year, month, number) if year else "":
                        return day, frozenset(range(first, end))
        return "", frozenset()

    def of_year(
        self, text: str, comparable: Callable[[str], str], year_of: Callable[[int], int]
    ) -> str:
        """
        Give a text with the year beside the one month that it names without: in January.

        Args:
            text: What somebody typed, no day and no year in it.
            comparable: Makes a word comparable.
            year_of: Gives the year of a month; 0 of none.
        """
        words = [*_WORD.finditer(text)]
        said = [comparable(word[0]) for word in words]
        months = [at for at, word in enumerate(said) if word in self._months]
        at = months[0] if len(months) == 1 else 0
        behind = self._before_months.get(said[at - 1]) if at else None
        if behind is None or any(each.isdigit() for each in said[at + 1 : at + 2]):
            return text
        year, end = year_of(self._months[said[at]]), words[at].end()
        return f"{text[:end]} {behind.format(year)}{text[end:]}" if year else text

    def edge(self, words: Sequence[str]) -> tuple[str, frozenset[int]]:
        """Find the first or last day of a year in words, the end of 2016; and where they stand."""
        for at, word in enumerate(words):
            if word in self._edges:
                step = at + 1 + (at + 1 < len(words) and words[at + 1] in self.of)
                year, used = self._from(words, step, _WORDS_OF_YEAR)
                if year >= _THOUSAND:
                    return f"{year}-{self._edges[word]}", frozenset((*range(at, step), *used))
        return "", frozenset()

    def month(self, words: Iterable[str]) -> int:
        """Give the one month that words name; 0 if they name none, or several."""
        found = {month for word in words if (month := self._month(word))}
        return found.pop() if len(found) == 1 else 0

    def halves(self, words: Sequence[str]) -> set[int]:
        """Say where the numbers of days without a year stand: 11 de abril counts nothing."""
        found = set[int]()
        for at, word in enumerate(words):
            if self._month(word):
                found.update(self._before(words, at)[1])
                number, near = self._after(words, at)
                found.update(near if number < _THOUSAND else ())
        return found

    def _month(self, word: str) -> int:
        if word in self._months:
            return self._months[word]
        if len(word) < _LETTERS or word.isdigit():
            return 0
        short = {n for month, n in self._months.items() if month.startswith(word)}
        return short.pop() if len(short) == 1 else 0

    def _before(self, words: Sequence[str], at: int) -> tuple[int, tuple[int, ...]]:
        """Read the number that ends before a month."""
        end = at - (at > 0 and words[at - 1] in self.of)
        for start in range(max(0, end - _WORDS_OF_DAY), end):
            number, used = self._from(words, start, end - start)
            if used and used[-1] == end - 1:
                return number, used
        return 0, ()

    def _after(self, words: Sequence[str], at: int) -> tuple[int, tuple[int, ...]]:
        return self._from(words, at + 1, 1)

    def _from(self, words: Sequence[str], start: int, most: int) -> tuple[int, tuple[int, ...]]:
        """Read the number that begins somewhere, in figures or words; and where its words stand."""
        if start < len(words) and (figures := self._figures(words[start])):
            return figures, (start,)
        total, used = 0, 0
        for at in range(start, min(start + most, len(words))):
            word = words[at]
            if word in self._spelt:
                total, used = _grown(total, self._spelt[word]), at - start + 1
            elif word not in self._and or not used:
                break
        return total, tuple(range(start, start + used))

    def _figures(self, word: str) -> int:
        ended = _ENDED.match(word)
        figures = ended[1] if ended and ended[2] in self._ends else word
        return int(figures) if figures.isascii() and figures.isdigit() and len(figures) <= 4 else 0


def _grown(total: int, more: int) -> int:
    """Say a number on: two, thousand, two; twenty, twenty, six."""
    if more in (_HUNDRED, _THOUSAND):
        return (total or 1) * more
    teens = 0 < total < _HUNDRED and more >= 10 and total >= 10
    return total * _HUNDRED + more if teens else total + more


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
