"""
What can be found stands on a shelf: its rows, and by each word the rows that have it.

A small graph's shelf is filled in memory; a large one's lies beside its store. Both are searched by
the same rules.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA

from backstory.ask.typed import plain

__all__ = ["ALSO", "GROUPS", "Row", "Rows", "Shelf", "like", "words_of_row"]

GROUPS: Final = {"claim": 1, "source": 2}
"""Things come first, then sentences; sources come last."""
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

    def beginning(self, letters: str) -> Iterable[tuple[str, Mapping[int, float]]]:
        """Give the words that begin so, each with its rows as `having` gives them."""

    def slipped(self, word: str) -> Iterable[str]:
        """Give the words that are one slip away."""

    def row(self, at: int) -> Row:
        """Give a row."""


class Rows:
    """A shelf in memory."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = [row for row in rows if row.text]
        self._words: dict[str, dict[int, float]] = defaultdict(dict)
        self.lengths: list[int] = []
        for at, row in enumerate(self._rows):
            own, also = words_of_row(row)
            self.lengths.append(len(plain(row.text).split()))
            for word in also:
                self._words[word][at] = ALSO
            for word in own:
                self._words[word][at] = 1.0
        self._sorted = sorted(self._words)
        self._spelt = [word for word in self._sorted if word.isalpha()]
        numbers = {name: at for at, name in enumerate(sorted({row.id for row in self._rows}))}
        self.things = [numbers[row.id] for row in self._rows]
        self.kinds = [row.kind for row in self._rows]
        self.weights = [row.weight for row in self._rows]
        self.total = len(numbers)

    def having(self, word: str) -> Mapping[int, float]:
        """Give the rows that have a word, and what it is worth there."""
        return self._words.get(word, {})

    def beginning(self, letters: str) -> Iterable[tuple[str, Mapping[int, float]]]:
        """Give the words that begin so, each with its rows."""
        low = bisect_left(self._sorted, letters)
        for word in self._sorted[low : bisect_left(self._sorted, f"{letters}\U0010ffff")]:
            yield word, self._words[word]

    def slipped(self, word: str) -> Iterable[str]:
        """Give the words that are one slip away."""
        return like(word, self._spelt)

    def row(self, at: int) -> Row:
        """Give a row."""
        return self._rows[at]


def words_of_row(row: Row) -> tuple[list[str], list[str]]:
    """Give the words of a row's text, and those beside it."""
    own = plain(row.text).split()
    joined = ["".join(own)] if 1 < len(own) <= _JOINED and row.kind not in GROUPS else []
    return [*own, *joined], plain(row.also).split()


def like(word: str, spelt: Sequence[str]) -> list[str]:
    """Give those of some words that are one slip away from another, or none."""
    found = process.extract(word, spelt, scorer=OSA.distance, score_cutoff=1, limit=None)
    return [each for each, _, _ in found]
