"""Take plain words apart: what must be found, what a question is asked by, a day, a number."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import Final

from backstory.ask.turn_words import TurnWords
from backstory.ask.typed_days import Days
from backstory.text import normalise, normalise_lines

__all__ = ["Query", "Words", "is_year", "plain", "plain_lines"]

_YEARS: Final = (1500, 2100)
"""A number between these is a year, and counts nothing."""
_FIGURES: Final = re.compile(r"\d{1,4}")
"""Not whatever `isdigit` says: `፩` and 5,000 nines make no number."""
_GROUPED: Final = re.compile(r"[.,'\u00a0\u202f](?<=\d.)(?=\d{3}(?!\d))")
"""The sign is looked for first: of a long text that is a fifth of the time."""
_ENDS: Final = re.compile(r"\?\s+\W?\w")
"""Where one question ends and something else begins."""
_WORD: Final = re.compile(r"\w+")
_CAPITALS: Final = re.compile(r"\b[A-Z]{2,}\b")
"""What names something though it is small elsewhere: the UN."""
_LAST: Final = ("about",)
"""Questions that more words may narrow: who was excluded."""
_LEFT_OUT: Final = "left_out"
_REACHED: Final = "reach_of_measure"
_PLANNED: Final = "plans_not_facts"
_STANDING: Final = "in_force"
"""Asks of a day, which may be the end of a year."""
_OF: Final = ("of", "de", "del")
_UNTIL: Final = "known_at"
"""Asks what had been said by a day."""
_ANY: Final = "…"
_OF_ALL: Final = "!"
"""Ends words that ask of all that is recorded, whatever stands beside them."""
_KEPT: Final = 4096
"""Texts lately taken apart that are not again: the sentences of a dossier, and what is typed."""
_SECOND: Final = 3
"""Words before a second question, at least: else it is part of the first."""
"""Where one of two things stands in a pattern."""


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


def plain(text: str) -> str:
    """
    Make words comparable, the thousands of a number joined.

    >>> plain("7.727 víctimas")
    '7727 victimas'
    """
    return normalise(_GROUPED.sub("", text))


def plain_lines(texts: Sequence[str]) -> list[str]:
    """
    Make many texts comparable at once, as `plain` does one by one.

    >>> plain_lines(["7.727 víctimas", "Ley de Amnistía"])
    ['7727 victimas', 'ley de amnistia']
    """
    whole = "\n".join([each.replace("\n", " ") for each in texts])
    return normalise_lines(_GROUPED.sub("", whole).split("\n")) if texts else []


class Words:
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
                those that ask of whoever did it; `seconds`, which open a second question; and
                `meant`, words for the main event that name no other.
            year_of: Gives the year of a day that was typed without one: of the number of a month,
                its name and the day, the last such if so wished.
        """
        self._year_of = year_of
        self._read: dict[str, Query] = {}
        self._befallen = (set[str](), set[str](), set[str](), set[str]())
        self.fates, self.doers, self.openers, self.acts = self._befallen
        self.light: set[str] = set()
        self.asking: list[tuple[tuple[str, ...], str, bool]] = []
        self.alike: dict[str, tuple[str, ...]] = {}
        self._pairs: list[tuple[tuple[str, ...], str]] = []
        self._days = Days()
        self._named: list[tuple[tuple[str, ...], frozenset[str]]] = []
        self.asks: set[str] = set()
        """Words by which people ask, of whatever language."""
        self.meant: set[str] = set()
        """Words for the main event of a dossier that name no other: the proposal."""
        self._seconds: list[tuple[str, ...]] = []
        self._instead: list[tuple[tuple[str, ...], str]] = []
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
        self._days.learn([plain(str(month)) for month in told["months"]], spelt, edges)
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
                parts = [tuple(plain(part).split()) for part in phrase.split(_ANY)]
                self._pairs.append((_joined(parts), name))
        seconds = str(language.get("seconds", "")).split(";")
        self._seconds += [tuple(words) for each in seconds if (words := plain(each).split())]
        for word, _, phrases in (
            g.partition(":") for g in str(language.get("instead", "")).split(";")
        ):
            self._instead += [
                (tuple(plain(each).split()), word.strip()) for each in phrases.split(",")
            ]
        self.meant.update(plain(str(language.get("meant", ""))).split())
        for phrase in filter(None, str(language.get("named", "")).split(";")):
            names = frozenset(word.lower() for word in _CAPITALS.findall(phrase))
            self._named.append((tuple(plain(phrase).split()), names))
        for group in str(language.get("alike", "")).split(";"):
            every = plain(group).split()
            for word in every:
                known = self.alike.get(word, ())
                self.alike[word] = tuple(dict.fromkeys((*known, *every)))

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
        phrases = [own for phrase, own in self._named if _where(words, phrase) >= 0]
        asked: dict[str, tuple[bool, int]] = {}
        said: list[tuple[tuple[bool, int], str, list[str]]] = []
        beside |= {at for at in range(1, len(words)) if words[at - 1] in self.turns.numbering}
        counts = {words[at] for at in range(len(words)) if at not in beside}
        free = list(words)
        does: tuple[str, ...] = ()
        typed = set(words)
        for pattern, name, stays in self.asking:
            if _begins_elsewhere(pattern, typed):
                continue
            at = _where(free, pattern)
            if at >= 0:
                place = (name in _LAST, at)
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
        names = set() if text.isupper() else {word.lower() for word in _CAPITALS.findall(text)}
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
            if not _begins_elsewhere(words, heard) and _where(every, words) >= 0
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
            does, months, guessed, of_all, bool(of_all) and alone,
        )  # fmt: skip

    def counting(self, name: str, said: str) -> frozenset[str]:
        """
        Give the words typed that are the whole of a name, or mean the same; none if some is not.

        Foreigners released are foreigners freed.
        """
        own = {*plain(name).split()}
        forms = {word: {word, *self.alike.get(word, ())} & own for word in said.split()}
        whole = own <= frozenset[str]().union(*forms.values())
        return frozenset(word for word, same in forms.items() if same) if whole else frozenset()

    def shortened(self, text: str) -> str:
        """Give a text with one word in place of a phrase that means the same: se fue, salió."""
        for phrase, word in self._instead:
            marks = [found.span() for found in _WORD.finditer(text)]
            at = _where([plain(text[begin:end]) for begin, end in marks], phrase) if phrase else -1
            if at >= 0:
                last = at + len(phrase) - 1
                text = f"{text[: marks[at][0]]}{word}{text[marks[last][1] :]}"
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
            text, plain, lambda month: self._year_of(month, self._days.called(month), 1, True)
        )

    def _year(self, words: list[str], month: int, day: int, by: bool) -> int:
        known = (pattern for pattern, name, _ in self.asking if name == _UNTIL)
        last = by or any(_where(words, pattern) >= 0 for pattern in known)
        return self._year_of(month, self._days.called(month), day, last)

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
        while at and (words[at - 1] in _OF or self._days.month((words[at - 1],))):
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
            opening = pattern[pattern[0] == _ANY :]
            parts = None if _begins_elsewhere(opening, typed) else _apart(words, pattern)
            if parts:
                yield (name, *parts)


def is_year(word: str) -> bool:
    """Tell whether a word is a year, and counts nothing."""
    return bool(_FIGURES.fullmatch(word)) and _YEARS[0] <= int(word) < _YEARS[1]


def _each(groups: Iterable[Sequence[str]]) -> Iterable[tuple[str, str, str]]:
    for month, day, *words in filter(None, groups):
        yield from ((month, day, word) for word in words)


def _joined(parts: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(word for at, part in enumerate(parts) for word in ((_ANY,) * (at > 0) + part))


def _apart(words: Sequence[str], pattern: Sequence[str]) -> tuple[str, str] | None:
    """
    Give what stands where a pattern leaves two places open; None if the words are no such.

    >>> _apart("how does the coup lead to the announcement".split(), "how does … lead to …".split())
    ('the coup', 'the announcement')
    """
    first = pattern.index(_ANY)
    second = pattern.index(_ANY, first + 1)
    before, between, after = pattern[:first], pattern[first + 1 : second], pattern[second + 1 :]
    start = _where(list(words), tuple(before)) + len(before) if before else 0
    if before and start < len(before):
        return None
    rest = list(words[start:])
    end = len(rest) - len(after) if after and tuple(rest[-len(after) :]) == tuple(after) else None
    if after and end is None:
        return None
    rest = rest[:end]
    at = _where(rest[1:], tuple(between)) + 1
    one, other = " ".join(rest[:at]), " ".join(rest[at + len(between) :])
    return (one, other) if at and one and other else None


def _begins_elsewhere(pattern: Sequence[str], words: Set[str]) -> bool:
    """Tell at once of most patterns that they stand nowhere: their first word is not there."""
    return pattern[0] not in words and pattern[0][-1] != "*"


def _where(words: list[str], pattern: tuple[str, ...]) -> int:
    """Say where words stand in others; -1 if nowhere."""
    if not pattern:
        return 0
    first, *rest = pattern
    for at in range(len(words) - len(rest)):
        if _is_like(words[at], first) and all(
            _is_like(words[at + i], part) for i, part in enumerate(rest, 1)
        ):
            return at
    return -1


def _is_like(word: str, part: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part
