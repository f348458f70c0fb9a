"""
The words of each language come in; out goes what they ask, mean, and name beside one another.

The page has the same rules (web/src/box/learned.ts); tests/shared/asked.json holds both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from backstory.ask.placing import ANY, joined
from backstory.ask.plain import is_year, plain, plain_lines
from backstory.ask.turn_words import TurnWords
from backstory.ask.typed_days import Days

__all__ = ["CAPITALS", "Learned"]

CAPITALS: Final = re.compile(r"\b[A-Z]{2,}\b")
"""What names something though it is small elsewhere: the UN."""
_OF_ALL: Final = "!"
"""Ends words that ask of all that is recorded, whatever stands beside them."""


class Learned:
    """The words of all languages by which people ask."""

    def __init__(
        self,
        languages: Iterable[Mapping[str, object]],
        year_of: Callable[[int, str, int, bool], int] = lambda month, name, day, last: 0,
    ) -> None:
        """
        Learn the words.

        Args:
            languages: Of each language its months, `light` words, and `asking`: by the name of a
                question the words that ask it, `;` between them, `*` for any ending, `+` where they
                say what is asked about too, `!` where they ask of all. It may have
                `pairs`, which ask about two things, each where `…` stands; `spelt`, numbers
                each before its words; `alike`, words that mean the same; `edges`, the first and
                last day of a year, each before its words; `named`, phrases in which a small word
                is a name, in capitals: the US; `fates`, words for what befell somebody, and
                those that ask of whoever did it, and words that are such where it is asked when,
                as `salió`, and those of a death, which bears a name; `seconds`, which open a
                second question; `meant`, words for the main event that name no other; and `little`,
                words of dates and of names, by what they do.
            year_of: Gives the year of a day that was typed without one: of the number of a month,
                its name and the day, the last such if so wished.
        """
        self.year_of = year_of
        self._befallen = tuple(set[str]() for _ in range(7))
        (self.fates, self.doers, self.openers, self.acts, self.whens, self.moves,
         self.dying) = self._befallen  # fmt: skip
        self.light: set[str] = set()
        self.asking: list[tuple[tuple[str, ...], str, bool]] = []
        self.alike: dict[str, tuple[str, ...]] = {}
        self._pairs: list[tuple[tuple[str, ...], str]] = []
        self._days = Days()
        self._named: list[tuple[tuple[str, ...], frozenset[str]]] = []
        self.asks: set[str] = set()
        """Words by which people ask, of whatever language."""
        self.either: list[str] = []
        """Words between two names of one kind: pardon or commutation."""
        self.meant: set[str] = set()
        """Words for the main event of a dossier that name no other: the proposal."""
        self._seconds: list[tuple[str, ...]] = []
        self._instead: list[tuple[tuple[str, ...], str, set[str], set[str]]] = []
        self._of_all: list[tuple[tuple[str, ...], str]] = []
        self.turns = TurnWords(is_year)
        for language in languages:
            self._learn(language)
        self.asking.sort(key=lambda pair: -len(pair[0]))
        self._pairs.sort(key=lambda pair: -len(pair[0]))

    def _learn(self, language: Mapping[str, object]) -> None:
        told: Mapping[str, Mapping[str, str]] = language  # type: ignore[assignment]
        self.turns.learn(language)
        turns: Mapping[str, str] = language.get("turns", {})  # type: ignore[assignment]
        pairs = told.get("pairs", {})
        texts = (str(language["light"]), *told["asking"].values(), *turns.values(), *pairs.values())
        self.asks.update(word for word in plain(" ".join(texts)).split() if word.isalpha())
        self.light.update(plain(str(language["light"])).split())
        groups = [plain(group).split() for group in str(language.get("spelt", "")).split(";")]
        spelt = {word: int(number) for number, *words in filter(None, groups) for word in words}
        ends = [plain(group).split() for group in str(language.get("edges", "")).split(";")]
        edges = {word: f"{at[0]}-{at[1]}" for *at, word in _each(ends)}
        little = told.get("little", {})
        self._days.learn([plain(str(month)) for month in told["months"]], spelt, edges, little)
        self.either += little.get("or", "").split()
        fates = str(language.get("fates", "")).split(";")
        for own, group in zip(self._befallen, fates, strict=False):
            own.update(plain(group).split())
        asking = [(name, phrase.strip()) for name, phrases in told["asking"].items()
                  for phrase in phrases.split(";")]  # fmt: skip
        lines = plain_lines([phrase for _, phrase in asking])
        for (name, phrase), line in zip(asking, lines, strict=True):
            words = line.split()
            if phrase.endswith(_OF_ALL):
                self._of_all.append((tuple(words), name))
                continue
            pattern = (*words[:-1], words[-1] + "*" * phrase.endswith("*"))
            self.asking.append((pattern, name, phrase.endswith("+")))
        for name, phrases in pairs.items():
            for phrase in phrases.split(";"):
                parts = [tuple(plain(part).split()) for part in phrase.split(ANY)]
                self._pairs.append((joined(parts), name))
        seconds = str(language.get("seconds", "")).split(";")
        self._seconds += [tuple(words) for each in seconds if (words := plain(each).split())]
        for word, _, phrases in (
            g.partition(":") for g in str(language.get("instead", "")).split(";")
        ):
            read_so, given, lacking = (*phrases.split(":"), "", "")[:3]
            if_there, unless = ({*plain(words).split()} for words in (given, lacking))
            self._instead += [
                (tuple(plain(each).split()), word.strip(), if_there, unless)
                for each in read_so.split(",")
            ]
        self.meant.update(plain(str(language.get("meant", ""))).split())
        for phrase in filter(None, str(language.get("named", "")).split(";")):
            names = frozenset(word.lower() for word in CAPITALS.findall(phrase))
            self._named.append((tuple(plain(phrase).split()), names))
        for group in str(language.get("alike", "")).split(";"):
            every = plain(group).split()
            for word in every:
                known = self.alike.get(word, ())
                self.alike[word] = tuple(dict.fromkeys((*known, *every)))

    def counting(self, name: str, said: str) -> frozenset[str]:
        """
        Give the words typed that are the whole of a name, or mean the same; none if some is not.

        Foreigners released are foreigners freed.
        """
        own = {*plain(name).split()}
        forms = {word: {word, *self.alike.get(word, ())} & own for word in said.split()}
        whole = own <= frozenset[str]().union(*forms.values())
        return frozenset(word for word, same in forms.items() if same) if whole else frozenset()


def _each(groups: Iterable[Sequence[str]]) -> Iterable[tuple[str, str, str]]:
    for month, day, *words in filter(None, groups):
        yield from ((month, day, word) for word in words)
