"""Take plain words apart: what must be found, what a question is asked by, a day, a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from backstory.text import normalise, normalise_lines

__all__ = ["Query", "Words", "plain", "plain_lines"]

_YEARS: Final = (1500, 2100)
"""A number between these is a year, and counts nothing."""
_GROUPED: Final = re.compile(r"[.,'\u00a0\u202f](?<=\d.)(?=\d{3}(?!\d))")
"""The sign is looked for first: of a long text that is a fifth of the time."""
_CAPITALS: Final = re.compile(r"\b[A-Z]{2,}\b")
"""What names something though it is small elsewhere: the UN."""
_ISO: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


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

    def __init__(self, languages: Iterable[Mapping[str, object]]) -> None:
        """
        Learn the words.

        Args:
            languages: Of each language its months, `light` words, and `asking`: by the name of a
                question the words that ask it, `;` between them, `*` for any ending.
        """
        self.light: set[str] = set()
        self.months: dict[str, int] = {}
        self.asking: list[tuple[tuple[str, ...], str]] = []
        for language in languages:
            self._learn(language)
        self.asking.sort(key=lambda pair: -len(pair[0]))

    def _learn(self, language: Mapping[str, object]) -> None:
        self.light.update(plain(str(language["light"])).split())
        for number, month in enumerate(language["months"], 1):  # type: ignore[arg-type, var-annotated]
            self.months[plain(month)] = number
        asking: Mapping[str, str] = language["asking"]  # type: ignore[assignment]
        for name, phrases in asking.items():
            for phrase in phrases.split(";"):
                ended = phrase.strip().endswith("*")
                words = plain(phrase).split()
                self.asking.append(((*words[:-1], words[-1] + "*" * ended), name))

    def read(self, text: str) -> Query:
        """Take plain words apart."""
        iso = _ISO.search(text)
        day = iso[0] if iso and _is_day(*map(int, iso.groups())) else ""
        words = plain(text.replace(day, " ") if day else text).split()
        hints: list[str] = []
        if day:
            year, month, number = day.split("-")
            hints = [
                str(int(number)),
                next(m for m, n in self.months.items() if n == int(month)),
                year,
            ]
        else:
            day, used = self._day(words)
            hints += [words[at] for at in used]
            words = [word for at, word in enumerate(words) if at not in used]
        asked: list[str] = []
        for pattern, name in self.asking:
            at = _where(words, pattern)
            if at >= 0:
                hints += [w for w in words[at : at + len(pattern)] if w not in self.light]
                words[at : at + len(pattern)] = ["" for _ in pattern]
                asked.append(name)
        names = set() if text.isupper() else {word.lower() for word in _CAPITALS.findall(text)}
        kept = [word for word in words if word and (word in names or word not in self.light)]
        counted = [word for word in kept if word.isdigit()]
        number = next((n for n in counted if not _YEARS[0] <= int(n) < _YEARS[1]), "")
        is_day = bool(day) and not kept and not asked
        if not kept:  # "excluded" by itself, or nothing but a day
            kept, hints = hints, []
        if not kept:
            kept = [word for word in words if word]
        known = tuple(dict.fromkeys(asked))
        return Query(tuple(kept), tuple(hints), known, day, number, is_day)

    def _day(self, words: list[str]) -> tuple[str, list[int]]:
        """Find a whole day, as in "11 April 2016", "11 de abril de 2016" or "April 11 2016"."""
        for at, word in enumerate(words):
            month = self.months.get(word)
            if not month:
                continue
            before = [at - back for back in (1, 2) if at >= back and words[at - 1] == "de"][1:]
            for near in (*(before or ([at - 1] if at else [])), at + 1):
                step = at + 1 if near < at else at + 2
                if step < len(words) and words[step] in ("de", "del"):
                    step += 1
                if step >= len(words) or near >= len(words):
                    continue
                number, year = re.sub(r"(st|nd|rd|th|o)$", "", words[near]), words[step]
                told = number.isdigit() and len(year) == 4 and year.isdigit()
                if told and _is_day(int(year), month, int(number)):
                    return f"{year}-{month:02}-{int(number):02}", [near, at, step]
        return "", []


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _where(words: list[str], pattern: tuple[str, ...]) -> int:
    """Say where words stand in others; -1 if nowhere."""
    for at in range(len(words) - len(pattern) + 1):
        if all(_is_like(words[at + i], part) for i, part in enumerate(pattern)):
            return at
    return -1


def _is_like(word: str, part: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part
