"""
What can be found stands on a shelf: its rows, and by each word the rows that have it.

A small graph's shelf is filled in memory; a large one's lies beside its store. Both are searched by
the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple, Protocol

from backstory.ask.ids import LAST_FOUND
from backstory.ask.plain import plain
from backstory.ask.postings import Postings
from backstory.text import a_slip_away

__all__ = ["ALSO", "Row", "Rows", "Shelf", "like", "words_of_row"]

ALSO: Final = 0.6
"""What a word beside the name is worth."""
_JOINED: Final = 3
"""A name of no more words is found written as one: foropenal."""


class Row(NamedTuple):
    """Words by which something may be found."""

    id: str
    kind: str
    """event, person, post, place, instrument, concept, claim, source …"""
    text: str
    """A name, a sentence or a title."""
    also: str = ""
    """More words, which count for less: a date, a voice, a number, a publisher."""
    weight: int = 0
    """How much is said of it, to order what fits alike."""
    about: str = ""
    """Of a sentence, what it is about: kind and id, a colon between them."""


class Shelf(Protocol):
    """Rows that can be searched."""

    @property
    def total(self) -> int:
        """How many things there are in all; something may have several rows."""

    @property
    def things(self) -> Sequence[int]:
        """By row, the number of the thing it names; they are numbered in the order of their ids."""

    @property
    def kinds(self) -> Sequence[str]:
        """By row, the kind of the thing."""

    @property
    def lengths(self) -> Sequence[int]:
        """By row, how many words its text has."""

    @property
    def weights(self) -> Sequence[int]:
        """By row, how much is said of the thing."""

    def having(self, word: str) -> Mapping[int, float]:
        """Give the rows that have a word, and what it is worth there."""

    def beginning(self, letters: str) -> Mapping[str, Any]:
        """Give the words that begin so, each with where it stands, which `worth` reads."""

    def worth(self, places: Iterable[Any]) -> Mapping[int, float]:
        """Give the rows where some words stand, and the most that any of the words is worth."""

    def slipped(self, word: str) -> Iterable[str]:
        """Give the words that are one slip away."""

    def row(self, at: int) -> Row:
        """Give a row."""


class Rows:
    """A shelf in memory."""

    def __init__(self, rows: Iterable[Row]) -> None:
        told = [row for row in rows if row.text]
        joined = [_JOINED * (row.kind not in LAST_FOUND) for row in told]
        own = Postings([row.text for row in told], joined=joined)
        self._fill(told, own, Postings([row.also for row in told]))

    def _fill(self, rows: list[Row], own: Postings, also: Postings) -> None:
        self.rows, self.own, self.also = rows, own, also
        self.lengths = own.lengths
        numbers = {name: at for at, name in enumerate(sorted({row.id for row in rows}))}
        self.things = [numbers[row.id] for row in rows]
        self.kinds = [row.kind for row in rows]
        self.weights = [row.weight for row in rows]
        self.total = len(numbers)
        self._having: dict[str, Mapping[int, float]] = {}

    def having(self, word: str) -> Mapping[int, float]:
        """Give the rows that have a word, and what it is worth there."""
        if word not in self._having:  # asked for again with each letter of the next word
            found = dict.fromkeys(self.also.holding(word), ALSO)
            found.update(dict.fromkeys(self.own.holding(word), 1.0))
            self._having[word] = found
        return self._having[word]

    def beginning(self, letters: str) -> Mapping[str, Any]:
        """Give the words that begin so, each with the rows that have it, and have it beside."""
        own, also = self.own.beginning(letters), self.also.beginning(letters)
        return {word: (own.get(word, ()), also.get(word, ()))
                for word in sorted(own.keys() | also.keys())}  # fmt: skip

    def worth(self, places: Iterable[Any]) -> Mapping[int, float]:
        """Give the rows where some words stand, and the most that any of the words is worth."""
        every = list(places)
        found = dict.fromkeys((at for _, also in every for at in also), ALSO)
        found.update(dict.fromkeys((at for own, _ in every for at in own), 1.0))
        return found

    @cached_property
    def _spelt(self) -> list[str]:
        return sorted(word for word in self.own.words | self.also.words if word.isalpha())

    def slipped(self, word: str) -> Iterable[str]:
        """Give the words that are one slip away."""
        return like(word, self._spelt)

    def row(self, at: int) -> Row:
        """Give a row."""
        return self.rows[at]


def words_of_row(row: Row) -> tuple[list[str], list[str]]:
    """Give the words of a row's text, and those beside it."""
    own = plain(row.text).split()
    joined = ["".join(own)] if 1 < len(own) <= _JOINED and row.kind not in LAST_FOUND else []
    return [*own, *joined], plain(row.also).split()


def like(word: str, spelt: Sequence[str]) -> list[str]:
    """Give those of some words that are one slip away from another, or none."""
    return [*(each for each in spelt if each == word), *a_slip_away(word, spelt)]
