"""The names of things as they are looked for in a text, by their first word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from backstory.read.thing import Thing
from backstory.text import words_at

__all__ = ["ByFirst", "Entry", "entry_of", "words_of"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A name as it is looked for."""

    words: tuple[str, ...]
    text: str
    thing: str
    kind: str
    proper: bool
    """Whether it is a name and not a common noun."""
    initials: bool
    capitals: tuple[bool, ...] = ()
    """Which of its words are written with a capital."""
    home: bool = False
    """Whether it is a part of a name, so that the country must be plain."""


_ByLength = Sequence[tuple[int, Mapping[tuple[str, ...], Sequence[Entry]]]]
"""Names by how many words they have, the longest first, and by these words."""


class ByFirst:
    """Names by their first word; those of persons are made when a text holds that word."""

    def __init__(
        self, made: Mapping[str, list[Entry]], persons: Mapping[str, list[tuple[Thing, str]]]
    ) -> None:
        self._made, self._persons = made, persons
        self._known: dict[str, Sequence[Entry]] = {}
        self._lengths: dict[str, _ByLength] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._made or word in self._persons

    def begins(self, words: Iterable[str]) -> frozenset[str]:
        """Give those of some words with which a name may begin, each looked at once."""
        every = {*words}
        return frozenset(every & self._made.keys() | every & self._persons.keys())

    def get(self, word: str) -> Sequence[Entry]:
        """Give the names that begin with a word, the longest first."""
        rows = self._known.get(word)
        if rows is None:
            found = list(self._made.get(word, ()))
            for thing, text in self._persons.get(word, ()):
                found.append(entry_of(thing, text, words_of(text)))
            found.sort(key=lambda row: (-len(row.words), row.thing))
            rows = self._known[word] = found
        return rows

    def by_length(self, word: str) -> _ByLength:
        """Give the proper names that begin with a word, by how many words they have."""
        told = self._lengths.get(word)
        if told is None:
            by_words: defaultdict[int, dict[tuple[str, ...], list[Entry]]] = defaultdict(dict)
            for row in self.get(word):
                if row.proper:
                    by_words[len(row.words)].setdefault(row.words, []).append(row)
            told = self._lengths[word] = [*by_words.items()]
        return told


def entry_of(thing: Thing, text: str, words: tuple[str, ...]) -> Entry:
    """Make a name ready to be found."""
    letters = [letter for letter in text if letter.isalpha()]
    initials = len(words) == 1 and len(letters) <= 5 and all(letter.isupper() for letter in letters)
    proper = any(raw[:1].isupper() for raw in text.split())
    capitals = tuple(text[start].isupper() for _, start, _ in words_at(text))
    return Entry(words, text, thing.iri, thing.kind, proper, initials, capitals)


def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a name, made comparable."""
    return tuple(word for word, _, _ in words_at(text))
