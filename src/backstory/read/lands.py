"""
The words of a text for countries, and those of each: its names, its peoples, its cities.

No country is named here: `lexicon/countries.tsv` holds those of the world alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from backstory.read.lexicon import LANGUAGES, Phrases, countries, lexicon
from backstory.read.tokens import Tokens, tokens_of
from backstory.text import normalise

__all__ = [
    "CountryWord",
    "country_words",
    "dateline_of",
    "home_of",
    "home_words",
    "names_of_country",
    "words_of_cities",
    "words_of_country",
]

_DASHES: Final = frozenset(("—", "–", "-"))
_TAIL: Final = 4
"""Words between a town and its dash: `DORAL, Florida (AP) —`."""
_EARLY: Final = 60
"""Words from the beginning of a text in which its dateline stands."""
_SHORT: Final = 3
"""Letters: a shorter name of a country is written in capitals (`US`, and not `us`)."""


@dataclass(frozen=True, slots=True)
class CountryWord:
    """A word that speaks of a country."""

    first: int
    after: int
    code: str
    sort: str
    """name, people or city."""


@cache
def _phrases() -> Phrases[tuple[str, str]]:
    rows: list[tuple[str, tuple[str, str]]] = []
    for country in countries():
        rows += [(text, (country.code, "name")) for text in country.names]
        rows += [(text, (country.code, "people")) for text in country.peoples]
        rows += [(text, (country.code, "city")) for text in country.cities]
    return Phrases(rows)


def country_words(text: Tokens) -> list[CountryWord]:
    """Find the words of a text that speak of countries; names and cities only in capitals."""
    found: list[CountryWord] = []
    phrases, words, last = _phrases(), text.words, 0
    begins = phrases.begins(words)
    for at in [at for at, word in enumerate(words) if word in begins]:
        if at < last:
            continue
        hits = phrases.at(words, at)
        best = max(hits, key=lambda hit: hit[0], default=None)
        if best is None:
            continue
        code, sort = best[1]
        last = at + best[0]
        if sort != "people" and _is_street(text, at, last):
            continue  # «la avenida de Venezuela»
        short = best[0] == 1 and len(words[at]) <= _SHORT
        if text.raw(at).isupper() if short else (sort == "people" or text.raw(at)[:1].isupper()):
            found.append(CountryWord(at, last, code, sort))
    return found


@cache
def _streets() -> tuple[frozenset[str], frozenset[str]]:
    """Give the words for a street, and those before them that tell none by its name."""
    streets, any_ = (
        frozenset(word for lang in LANGUAGES for word in lexicon(lang).raw["streets"][key])
        for key in ("words", "any")
    )
    return streets, any_


def _is_street(text: Tokens, first: int, after: int) -> bool:
    """Tell whether a name is a street's: `calle de Caracas`, and not `una calle de Caracas`."""
    streets, any_ = _streets()
    words = text.words
    if after < len(words) and words[after] in streets and text.raw(after)[:1].isupper():
        return True
    at = first - 1
    if at > 0 and words[at] == "de":
        at -= 1
    named = at >= 0 and words[at] in streets and not text.gap(at).strip()
    return named and not (at and words[at - 1] in any_)


def dateline_of(text: Tokens) -> str:
    """Give the town in capitals before the dash of a text's first paragraph; empty if none."""
    for first, after in text.sentences:
        if first >= _EARLY:
            break
        town = 0
        while first + town < after and text.raw(first + town).isupper() and (
            not town or not text.gap(first + town - 1).strip()
        ):  # fmt: skip
            town += 1
        ends = range(first + town - 1, min(len(text.words) - 1, first + town + _TAIL))
        if town and any(text.gap(at).strip(" ).,") in _DASHES for at in ends):
            return " ".join(text.words[first : first + town])
    return ""


def home_of(titles: Iterable[tuple[str, int]]) -> str:
    """Give the code of the country that some titles name most, each with its weight; or none."""
    counts: Counter[str] = Counter()
    for text, weight in titles:
        for code in {word.code for word in country_words(tokens_of(text))}:
            counts[code] += weight
    best = counts.most_common(1)
    return best[0][0] if best else ""


@cache
def names_of_country(code: str) -> frozenset[str]:
    """Give the names of a country, made comparable."""
    return frozenset(
        normalise(text) for country in countries() if country.code == code for text in country.names
    )


@cache
def words_of_country(code: str) -> frozenset[str]:
    """Give the words of the names of a country."""
    return frozenset(
        word for country in countries() if country.code == code
        for text in country.names for word in normalise(text).split()
    )  # fmt: skip


@cache
def words_of_cities(code: str) -> frozenset[str]:
    """Give the words of the great cities of a country, in which any of its events may happen."""
    return frozenset(
        word for country in countries() if country.code == code
        for text in country.cities for word in normalise(text).split()
    )  # fmt: skip


def home_words(home: str, labels: Iterable[str]) -> frozenset[str]:
    """Give the words for a country and its people, with their forms in some labels."""
    texts = [
        text.rstrip("*") for country in countries() if country.code == home
        for text in (*country.names, *country.peoples)
    ]  # fmt: skip
    words = {word for text in texts for word in normalise(text).split()}
    forms = {
        word for text in labels for word in normalise(text).split()
        if any(word.startswith(part) for part in words if len(part) > 3)
    }  # fmt: skip
    return frozenset(words | forms)
