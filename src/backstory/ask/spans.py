"""Words that name a span of years come in; out go its first and last day, and which they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from backstory.ask.ids import SPANS

__all__ = ["Span", "Spans"]

Span = tuple[str, str]
"""The first and the last day, YYYY-MM-DD; either may be empty."""
_DECADE: Final = re.compile(r"(1[5-9]\d0|20\d0)s")
_TENS: Final = re.compile(r"(1[5-9]|20)?(\d)0")


class Spans:
    """The words of all languages for spans of years."""

    def __init__(self, is_year: Callable[[str], bool]) -> None:
        self._is_year = is_year
        self._words: dict[str, set[str]] = {key: set() for key in SPANS}
        self._named: dict[str, Span] = {}

    def learn(self, told: Mapping[str, str]) -> None:
        """Learn the words of a language: `from 1950 to 1980`, `since`, `before`, and its names."""
        for key in SPANS:
            self._words[key].update(str(told.get(key, "")).split())
        for group in str(told.get("named", "")).split(";"):
            first, last, *words = group.split() or ("", "")
            self._named.update(dict.fromkeys(words, (f"{first}-01-01", f"{last}-12-31")))

    def words(self, key: str) -> set[str]:
        """Give the words of one kind: `since`, `before`."""
        return self._words[key]

    @property
    def within(self) -> set[str]:
        """What stands before the year in which something held."""
        return self._words["within"]

    def read(self, words: Sequence[str]) -> tuple[Span, frozenset[int]]:
        """Give the span that words name, and the places of those words; empty if they name none."""
        years = [at for at, word in enumerate(words) if self._is_year(word)]
        of = self._words
        if len(years) > 1:
            one, other = years[:2]
            begin = self._before(words, one, of["from"])
            if other == one + 1 or (begin is not None and {*words[one + 1 : other]} <= of["to"]):
                span = sorted((words[one], words[other]))
                used = frozenset(range(one if begin is None else begin, other + 1))
                return (f"{span[0]}-01-01", f"{span[1]}-12-31"), used
            return ("", ""), frozenset()
        for at, word in enumerate(words):
            decade = _TENS.fullmatch(word)
            if decade and (begin := self._before(words, at, of["decade"])) is not None:
                first = int(f"{decade[1] or 19}{decade[2]}0")
                tens = frozenset((*range(begin, at + 1), *self._linking(words, begin)))
                return (f"{first}-01-01", f"{first + 9}-12-31"), tens
        for at in years:
            if (begin := self._before(words, at, of["since"])) is not None:
                return (f"{words[at]}-01-01", ""), frozenset(range(begin, at + 1))
            if (begin := self._before(words, at, of["before"])) is not None:
                return ("", f"{int(words[at]) - 1}-12-31"), frozenset(range(begin, at + 1))
        for at, word in enumerate(words):
            decade = _DECADE.fullmatch(word)
            named = (f"{decade[1]}-01-01", f"{int(decade[1]) + 9}-12-31") if decade else None
            if found := named or self._named.get(word):
                beside = {at + way for way in (-2, -1, 1) if 0 <= at + way < len(words)}
                near = {each for each in beside if words[each] in of["beside"]}
                if near or decade:
                    return found, frozenset((at, *near, *self._linking(words, at)))
        return ("", ""), frozenset()

    def _before(self, words: Sequence[str], at: int, wanted: set[str]) -> int | None:
        """Give the place of a word that stands before a year: since 2014, despues de 2014."""
        while at > 0:
            at -= 1
            if words[at] in wanted:
                return at
            if words[at] not in self._words["of"]:
                break
        return None

    def _linking(self, words: Sequence[str], at: int) -> set[int]:
        found = set[int]()
        while at > 0 and words[at - 1] in (self._words["of"] | self._words["beside"]):
            at -= 1
            found.add(at)
        return found
