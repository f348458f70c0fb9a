"""
The words of a language by which texts speak of dates, numbers, bodies and kinds of event.

They are data, one file a language, in `lexicon/`; `countries.tsv` names the countries of the world
in both. To teach the reader another language, write its file.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final, Generic, TypeVar

from backstory.text import normalise

__all__ = [
    "LANGUAGES",
    "Country",
    "Frame",
    "Lexicon",
    "Phrases",
    "countries",
    "lexicon",
    "other_languages",
    "phrases_of",
]

LANGUAGES: Final = tuple(
    sorted(
        path.name.partition(".")[0]
        for path in files("backstory").joinpath("read", "lexicon").iterdir()
        if path.name.endswith((".json", ".json.xz"))
    )
)
"""The languages that the reader knows: one file each."""
T = TypeVar("T")
_Row = tuple[int, tuple[str, ...], T]
"""The place of a phrase, its words after the first, and what it stands for."""
_GAP: Final = 3
"""Words that may stand where a phrase has `~`."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A way in which texts speak of a kind of event."""

    kinds: tuple[str, ...]
    """Ids of concepts, the most usual first."""
    needs: str = ""
    """The topic of which the sentence must hold a word."""
    means: tuple[str, ...] = ()
    """Words that it stands for, as names of events have them."""


class Phrases(Generic[T]):
    """
    Phrases that can be found in a text, each with what it stands for.

    A word may end in a star, which stands for any ending; a word `*` is any word, and `~` is up to
    three.

    >>> Phrases([("struck down", 1), ("annul*", 2)]).at(["annulled", "it"], 0)
    [(1, 2)]
    """

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self._whole: defaultdict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        self._stems: defaultdict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        self._lengths: set[int] = set()
        self._sorted: dict[str, tuple[list[_Row[T]], dict[str, list[_Row[T]]]]] = {}
        self._known: dict[str, tuple[tuple[tuple[str, ...], T], ...]] = {}
        for text, value in rows:
            words = tuple(_words(text))
            if not words:
                continue
            row = (words[1:], value)
            if words[0].endswith("*"):
                self._stems[words[0][:-1]].append(row)
                self._lengths.add(len(words[0]) - 1)
            else:
                self._whole[words[0]].append(row)

    def starting(self, word: str) -> tuple[tuple[tuple[str, ...], T], ...]:
        """Give the phrases that may begin with a word: the words after it, and their value."""
        found = self._known.get(word)
        if found is None:
            rows = list(self._whole.get(word, ()))
            for length in self._lengths:
                if length <= len(word):
                    rows.extend(self._stems.get(word[:length], ()))
            found = self._known[word] = tuple(rows)
        return found

    def begins(self, words: Iterable[str]) -> frozenset[str]:
        """Give those of some words with which a phrase may begin, each looked at once."""
        return frozenset(word for word in {*words} if self.starting(word))

    def at(self, words: Sequence[str], place: int, end: int | None = None) -> list[tuple[int, T]]:
        """Give the phrases that stand at a place: how many words they take, and their value."""
        found = []
        last = len(words) if end is None else end
        word = words[place]
        sorted_ = self._sorted.get(word)
        if sorted_ is None:
            sorted_ = self._sorted[word] = _by_second(self.starting(word))
        open_, by_second = sorted_
        following = words[place + 1] if place + 1 < last else ""
        rows = open_
        if following in by_second:  # in the order in which they are written
            rows = sorted((*open_, *by_second[following]), key=lambda row: row[0])
        for _, rest, value in rows:
            after = _match(rest, words, place + 1, last) if rest else place + 1
            if after:
                found.append((after - place, value))
        return found


def _by_second(
    rows: Iterable[tuple[tuple[str, ...], T]],
) -> tuple[list[_Row[T]], dict[str, list[_Row[T]]]]:
    """Sort phrases that begin alike: those that any word may follow, and the others by it."""
    open_: list[_Row[T]] = []
    found: dict[str, list[_Row[T]]] = {}
    for number, (rest, value) in enumerate(rows):
        second = rest[0] if rest else ""
        if not second or second[-1] in "*~":
            open_.append((number, rest, value))
        else:
            found.setdefault(second, []).append((number, rest, value))
    return open_, found


def _words(text: str) -> list[str]:
    """Normalise the words of a phrase and keep its signs."""
    found: list[str] = []
    for part in text.replace("-", " ").replace("'", " ").split():
        if part in ("*", "~"):
            found.append(part)
            continue
        words = normalise(part.rstrip("*")).split()
        if words and part.endswith("*"):
            words[-1] += "*"
        found += words
    return found


def _match(rest: Sequence[str], words: Sequence[str], at: int, end: int) -> int:
    """Give the place after a phrase, or 0 where it does not stand."""
    for number, part in enumerate(rest):
        if part == "~":
            for skipped in range(_GAP + 1):
                if after := _match(rest[number + 1 :], words, at + skipped, end):
                    return after
            return 0
        if at >= end:
            return 0
        if part == "*":
            fits = True
        elif part.endswith("*"):
            fits = words[at].startswith(part[:-1])
        else:
            fits = words[at] == part
        if not fits:
            return 0
        at += 1
    return at


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the reader knows of a language."""

    lang: str
    raw: Mapping[str, Any]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    units: Mapping[str, str]
    frames: Phrases[Frame]
    bounds: Phrases[str]
    after_bounds: Phrases[str]
    counted: Phrases[str]
    bodies: Phrases[str]
    forms: Mapping[str, str]
    """Forms of an instrument by the word for it."""
    topics: Mapping[str, tuple[str, ...]]
    """The topics of which a word is."""
    classes: Mapping[str, str]
    """Classes of people that are counted apart, by the words for them."""
    sets: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def has(self, name: str, word: str) -> bool:
        """Tell whether a word is in one of the lists: said, expects and the like."""
        return word in self.sets[name]


def _written(lang: str) -> str:
    """Read the file of a language, which an installed package holds packed."""
    home = files("backstory").joinpath("read", "lexicon")
    plain = home.joinpath(f"{lang}.json")
    if plain.is_file():
        return plain.read_text("utf-8")
    import lzma  # late: a checkout holds it as it is written

    return lzma.decompress(home.joinpath(f"{lang}.json.xz").read_bytes()).decode("utf-8")


@cache
def lexicon(lang: str) -> Lexicon:
    """Read what is known of a language."""
    raw = json.loads(_written(lang))
    frames = [
        (text, Frame(tuple(row["kinds"]), row.get("needs", ""), tuple(row.get("means", ()))))
        for row in raw["frames"]
        for text in row["words"]
    ]
    lists = (
        "stop",
        "ones",
        "said",
        "negations",
        "expects",
        "definite",
        "titles",
        "abbreviations",
        "clauses",
        "common",
    )
    return Lexicon(
        lang=lang,
        raw=raw,
        months=raw["months"],
        weekdays=raw["weekdays"],
        numbers=raw["numbers"],
        multipliers=raw["multipliers"],
        units=raw["units"],
        frames=Phrases(frames),
        bounds=Phrases(raw["bounds"].items()),
        after_bounds=Phrases(raw["after-bounds"].items()),
        counted=Phrases(_turned(raw["counted"])),
        bodies=Phrases(_turned(raw["bodies"])),
        forms=dict(_turned(raw["forms"])),
        topics=_of_words(raw["topics"]),
        classes=dict(_turned(raw["parts"])),
        sets={name: frozenset(raw[name]) for name in lists},
    )


@cache
def phrases_of(lang: str, name: str) -> Phrases[Any]:
    """Give a list or a table of a language as phrases, made once."""
    told = lexicon(lang).raw[name]
    return Phrases(told.items() if isinstance(told, dict) else ((text, "") for text in told))


def _of_words(lists: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, words in lists.items():
        for word in words:
            found[word].append(name)
    return {word: tuple(names) for word, names in found.items()}


def _turned(lists: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(text, name) for name, texts in lists.items() for text in texts]


@cache
def other_languages() -> dict[str, frozenset[str]]:
    """Give the commonest words of languages that the reader does not know."""
    text = files("backstory").joinpath("read", "lexicon", "others.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {code: frozenset(words.split()) for code, words in rows}


@dataclass(frozen=True, slots=True)
class Country:
    """A country of the world, and the words that speak of it."""

    code: str
    names: tuple[str, ...]
    peoples: tuple[str, ...]
    cities: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """Read the countries of the world."""
    text = files("backstory").joinpath("read", "lexicon", "countries.tsv").read_text("utf-8")
    found = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, names, peoples, cities = (*line.split("\t"), "", "", "")[:4]
            parts = [tuple(part for part in cell.split("|") if part)
                     for cell in (names, peoples, cities)]  # fmt: skip
            found.append(Country(code, *parts))
    return tuple(found)
