"""
Say how alike the texts of things are: their names and the editors' gists, word by word.

Plain TF-IDF: a word weighs the more, the fewer texts have it; two texts are as alike as their
weighted words point the same way (the cosine). A word is cut to its first letters, so that
"amnesty" and "amnesties" are one; the words that two texts share can be told.

Sources:
    K. Spärck Jones, "A statistical interpretation of term specificity and its application in
    retrieval", Journal of Documentation 28(1), 1972, pp. 11-21;
    G. Salton, C. Buckley, "Term-weighting approaches in automatic text retrieval", Information
    Processing & Management 24(5), 1988, pp. 513-523.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from backstory.text import normalise
from backstory.words.languages import languages, words_of

__all__ = ["Texts", "Vectors", "stems"]

_SHORTEST = 4
"""Letters of a word that says something by itself; years and other numbers are left out."""


@lru_cache(maxsize=1024)
def stems(text: str, letters: int) -> tuple[tuple[str, str], ...]:
    """
    Cut the words of a text to their first letters: each cut word, with one that it stands for.

    >>> stems("The amnesties of 2007", 6)
    (('amnest', 'amnesties'),)
    """
    return tuple(
        [
            (word[:letters], word)
            for word in normalise(text).split()
            if len(word) >= _SHORTEST and not word[0].isdigit()
        ]
    )


@cache
def _joining() -> frozenset[str]:
    """Give the words of every language that only join others: before, since, hasta."""
    texts = (words_of(lang)["joining"] for lang in languages())
    return frozenset(word for text in texts for word in normalise(text).split())


class Vectors:
    """Things as weighted sets of marks, each of length one; who shares a mark is found by it."""

    def __init__(self, counted: Mapping[str, Mapping[str, float]], *, most: float = 1.0) -> None:
        """
        Weigh the marks.

        Args:
            counted: How often each thing has each mark, its marks by thing.
            most: The share of all things that may have a mark; a commoner one says nothing.
        """
        holders = Counter(mark for marks in counted.values() for mark in marks)
        total = max(len(counted), 1)
        rarity = {
            mark: math.log((1 + total) / n) for mark, n in holders.items() if n <= most * total
        }
        self.of: dict[str, dict[str, float]] = {}
        self.holders: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for thing, marks in counted.items():
            raw = {m: (1 + math.log(n)) * rarity[m] for m, n in marks.items() if m in rarity}
            length = math.sqrt(sum(value * value for value in raw.values()))
            self.of[thing] = {mark: value / length for mark, value in raw.items()} if length else {}
            for mark, value in self.of[thing].items():
                self.holders[mark].append((thing, value))

    def near(self, thing: str) -> dict[str, float]:
        """Give how alike every other thing is that shares a mark, 0 to 1."""
        found: defaultdict[str, float] = defaultdict(float)
        for mark, weight in self.of.get(thing, {}).items():
            for other, value in self.holders[mark]:
                found[other] += weight * value
        found.pop(thing, None)
        return found

    def shared(self, one: str, other: str, most: int = 99) -> list[str]:
        """Give the marks that two things share, the weightiest first."""
        there = self.of.get(other, {})
        both = {m: v * there[m] for m, v in self.of.get(one, {}).items() if m in there}
        return sorted(both, key=lambda mark: (-both[mark], mark))[:most]


class Texts(Vectors):
    """Things by the words of their texts."""

    def __init__(
        self, texts: Mapping[str, Iterable[tuple[str, float]]], *, letters: int, most: float
    ) -> None:
        """
        Read the texts.

        Args:
            texts: The texts of each thing, each with how many times it counts.
            letters: To how many letters a word is cut.
            most: The share of all things whose texts may have a word.
        """
        counted: dict[str, Counter[str]] = {}
        full: defaultdict[str, Counter[str]] = defaultdict(Counter)
        joining = _joining()
        for thing, several in texts.items():
            words: Counter[str] = Counter()
            for text, times in several:
                for stem, word in stems(text, letters):
                    if word in joining:  # says nothing of what two texts share
                        continue
                    words[stem] += times  # type: ignore[assignment]
                    full[stem][word] += 1
            counted[thing] = words
        super().__init__(counted, most=most)
        self._full, self._letters = full, letters

    def likeness(self, text: str, thing: str) -> float:
        """Say how much of a text's words are those by which a thing is told, 0 to 1."""
        own = self.of.get(thing, {})
        # In the order of the text: summed as a set has them, each process had other last bits.
        found = dict.fromkeys(stem for stem, _ in stems(text, self._letters))
        return sum(own.get(stem, 0.0) for stem in found) / math.sqrt(len(found) or 1)

    def word(self, stem: str) -> str:
        """Give the word that a cut one most often stands for."""
        words = self._full[stem]
        return min(words, key=lambda word: (-words[word], word))
