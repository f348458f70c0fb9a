"""
The words of a language by which texts speak of dates, numbers, bodies and kinds of event.

They are data, one file a language, in `lexicon/`; `countries.tsv` names the countries of the world
in both. To teach the reader another language, write its file.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from backstory.carried import carried
from backstory.read.phrases import Phrases

__all__ = [
    "LANGUAGES",
    "Country",
    "Frame",
    "Lexicon",
    "Phrases",
    "countries",
    "lexicon",
    "light_words",
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


@dataclass(frozen=True, slots=True)
class Frame:
    """A way in which texts speak of a kind of event."""

    kinds: tuple[str, ...]
    """Ids of concepts, the most usual first."""
    needs: str = ""
    """The topic of which the sentence must hold a word."""
    means: tuple[str, ...] = ()
    """Words that it stands for, as names of events have them."""


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
    return carried(Path(__file__).parent / "lexicon" / f"{lang}.json").decode("utf-8")


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
        "doubts",
        "expects",
        "definite",
        "titles",
        "abbreviations",
        "clauses",
        "common",
        "no-sign",
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
def light_words() -> frozenset[str]:
    """Give the words that tell nothing in a name, of all languages."""
    return frozenset(word for lang in LANGUAGES for word in lexicon(lang).raw["name-light"])


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
