"""
Words come in; out go the rows that have them, or words like them, the best of each thing.

The rules are few, so that the page's box has them too: `tests/shared/asked.json` holds both to the
same answers.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import pairwise
from typing import Final, NamedTuple

from backstory.ask.asking import Hit
from backstory.ask.shelf import GROUPS, Shelf
from backstory.ask.typed import Query, Words, is_year, plain

__all__ = ["Fit", "Fitting"]

_MOST: Final = (6, 5, 3)
"""Things, sentences and sources that are given at most; all words go before some of them."""
_HINT, _SHORT, _KNOWN = 0.3, 0.4, 0.05
"""What a word is worth that is no must; a name of no more words; weight."""
_PREFIX, _SAME, _STEM, _SLIP = 0.85, 0.8, 0.7, 0.6
_STEM_LETTERS, _STEM_SHARE, _STEM_APART = 5, 0.6, 4
_SLIP_LETTERS, _PREFIX_LETTERS = 4, 3
_NAMED: Final = 0.5
"""The least share of a name that words must be to name it."""
_WHOLE, _ENOUGH, _LEAST = 0.99, 0.6, 0.3
"""Shares of what is asked: all of it; of the best row of a group; of all, below which is noise."""


class Fit(NamedTuple):
    """A row that fits, not yet read."""

    at: int
    whole: bool
    words: frozenset[str]
    dated: bool = False
    """Whether it has every word of the day."""


class Fitting:
    """Finds the rows of a shelf that words fit."""

    def __init__(self, shelf: Shelf, typed: Words) -> None:
        """
        Take in what can be found.

        Args:
            shelf: The rows.
            typed: Takes words apart, and knows which mean the same.
        """
        self.shelf, self.typed = shelf, typed
        self._heard: dict[str, tuple[bool, float]] = {}
        self._known: dict[tuple[str, bool], tuple[dict[int, float], float]] = {}

    def shown(self, fitting: Iterable[Fit]) -> tuple[Hit, ...]:
        """Give the first few of each group; a sentence that two claims say once."""
        shown = list[Hit]()
        counted = [0, 0, 0]
        said = set[str]()
        for fit in fitting:
            group = GROUPS.get(self.shelf.kinds[fit.at], 0)
            if counted[group] == _MOST[group]:
                continue
            hit = self.hit(fit)
            if hit.kind != "claim" or hit.text not in said:
                shown.append(hit)
                counted[group] += 1
                said.add(hit.text)
        return tuple(shown)

    def hit(self, fit: Fit) -> Hit:
        """Read a row that fits."""
        row = self.shelf.row(fit.at)
        return Hit(row.id, row.kind, row.text, fit.whole, fit.words, row.about)

    def is_named(self, hit: Hit) -> bool:
        """Tell whether the words name a thing, and are not only a few of its many."""
        if not hit.whole or all(word.isdigit() for word in hit.words):
            return False
        own = [word for word in plain(hit.text).split() if word not in self.typed.light]
        begins = {word[:_STEM_LETTERS] for word in hit.words}
        return sum(word[:_STEM_LETTERS] in begins for word in own) >= _NAMED * len(own)

    def heard(self, word: str) -> tuple[bool, float]:
        """Tell whether anything has a word, or one like it, and how few things have."""
        if word not in self._heard:
            rows, rarity = self._fits(word, True)
            self._heard[word] = bool(rows), rarity
        return self._heard[word]

    def move(self, shelf: Shelf) -> None:
        """Find in other rows from now on; how rare a word is stays as it was heard."""
        self._heard.update((w, (bool(f), r)) for (w, same), (f, r) in self._known.items() if same)
        self.shelf, self._known = shelf, {}

    def forms(self, word: str) -> set[str]:
        """Give the words that stand for one that was typed: of the same meaning, or a slip away."""
        found = {word, *self.typed.alike.get(word, ())}
        if not self.shelf.having(word) and len(word) >= _SLIP_LETTERS and word.isalpha():
            found.update(self._slipped(word))
        return found

    def _slipped(self, word: str) -> Iterable[str]:
        """Give the words a slip away, but those that say nothing: papa is no slip of para."""
        return (known for known in self.shelf.slipped(word) if known not in self.typed.light)

    def _fits(self, word: str, same: bool) -> tuple[dict[int, float], float]:
        """Give the rows that have a word, or one like it, how well it fits; and how rare it is."""
        if (word, same) not in self._known:
            found = self._alike(word, self.typed.alike.get(word, ()) if same else ())
            things = self.shelf.things
            holders = len({things[at] for at in found})
            self._known[word, same] = found, math.log(1 + self.shelf.total / (1 + holders))
        return self._known[word, same]

    def _alike(self, word: str, same: Iterable[str]) -> dict[int, float]:
        found = dict(self.shelf.having(word))
        for other in same:
            _take(found, self.shelf.having(other), _SAME)
        if word.isdigit():  # 2016 is not 2017, and 71 is not 711
            return found
        if len(word) >= _PREFIX_LETTERS:
            for known, rows in self.shelf.beginning(word[:_STEM_LETTERS]):
                # Who is of a place is called by the whole of its name: Caracazo is not of Caracas.
                if known != word and (known in word or not self.is_place(known)):
                    begins = known.startswith(word)
                    _take(found, rows, _PREFIX if begins else _STEM * _same_stem(word, known))
        if not found and len(word) >= _SLIP_LETTERS and word.isalpha():
            for known in self._slipped(word):
                _take(found, self.shelf.having(known), _SLIP)
        return found

    def is_place(self, word: str) -> bool:
        """Tell whether a word is the whole name of a place."""
        kinds, row = self.shelf.kinds, self.shelf.row
        rows = self.shelf.having(word)
        return any(kinds[at] == "place" and plain(row(at).text) == word for at in rows)

    def fitting(self, query: Query, said: str) -> list[Fit]:
        """Give a row of each thing that fits, the best first."""
        score: defaultdict[int, float] = defaultdict(float)
        share: defaultdict[int, float] = defaultdict(float)
        told: defaultdict[int, list[str]] = defaultdict(list)
        kinds = self.shelf.kinds
        exact: defaultdict[int, float] = defaultdict(float)
        dated: defaultdict[int, set[str]] = defaultdict(set)
        total = 0.0
        for words, worth, same in (
            (query.words, 1.0, True), (query.told, _HINT, True), (query.hints, _HINT, False)
        ):  # fmt: skip
            for word in dict.fromkeys(words):
                fits, rarity = self._fits(word, same)
                total += rarity * (worth == 1.0)
                for at, value in fits.items():
                    score[at] += worth * rarity * value
                    if worth == 1.0:
                        share[at] += rarity
                        told[at].append(word)
                        # Who types the law means no lawmakers: a name is short by its own words.
                        exact[at] += _SAME if value == _PREFIX and kinds[at] != "claim" else 1
                    elif word in query.dated:
                        dated[at].add(word)
        things, lengths, weights = self.shelf.things, self.shelf.lengths, self.shelf.weights
        best: dict[int, tuple[float, int]] = {}
        for at, part in share.items():
            if part / total < _LEAST:
                continue
            value = score[at] / total + _SHORT * min(1, exact[at] / (lengths[at] or 1))
            value += _KNOWN * math.log(1 + weights[at])
            thing = things[at]
            if thing not in best or best[thing][0] < value:
                best[thing] = (value, at)
        shares = {at: part / total for at, part in share.items()}
        days = {at for at, words in dated.items() if len(words) == len(query.dated)}
        found = self._ordered(best, shares, told, days, said)
        numbered = [pair for pair in pairwise(query.words) if _is_numbered(*pair)]
        if not numbered:
            return found
        return [fit for fit in found if not _is_other(self.shelf.row(fit.at).text, numbered)]

    def _ordered(
        self,
        best: Mapping[int, tuple[float, int]],
        share: Mapping[int, float],
        told: Mapping[int, list[str]],
        days: Set[int],
        said: str,
    ) -> list[Fit]:
        kinds, lengths, words = self.shelf.kinds, self.shelf.lengths, len(said.split())
        most: dict[int, float] = {}
        for _, at in best.values():
            group = GROUPS.get(kinds[at], 0)
            most[group] = max(most.get(group, 0.0), share[at])
        keyed = []
        for thing, (value, at) in best.items():
            group, whole = GROUPS.get(kinds[at], 0), share[at] >= _WHOLE
            if share[at] >= _ENOUGH * most[group]:
                # Who types the whole name of a newspaper means it, whatever else has its words.
                named = kinds[at] != "claim" and lengths[at] == words
                named = named and plain(self.shelf.row(at).text) == said
                if kinds[at] == "person":  # or the last name of somebody
                    named = f" {plain(self.shelf.row(at).text)}".endswith(f" {said}")
                rank = (not named, not whole, group, -round(value, 9), thing)
                keyed.append((rank, Fit(at, whole, frozenset(told[at]), at in days)))
        return [fit for _, fit in sorted(keyed, key=lambda each: each[0])]


def _is_numbered(word: str, number: str) -> bool:
    return number.isdigit() and not word.isdigit() and not is_year(number)


def _is_other(text: str, numbered: Sequence[tuple[str, str]]) -> bool:
    """
    Tell whether a text has but other numbers behind a word.

    >>> _is_other("Ruling on article 29, of 9 May", [("article", "9")])
    True
    """
    own = [pair for pair in pairwise(plain(text).split()) if _is_numbered(*pair)]
    named = [{number for word, number in own if word == typed} for typed, _ in numbered]
    return any(had and pair[1] not in had for had, pair in zip(named, numbered, strict=True))


def _take(found: dict[int, float], rows: Mapping[int, float], value: float) -> None:
    """Take rows in that have a word like the one asked for, where nothing fits better."""
    if value:
        for at, worth in rows.items():
            found[at] = max(found.get(at, 0.0), value * worth)


def _same_stem(one: str, other: str) -> bool:
    """Tell whether two words begin alike: tortured, torture; presos, presas are not."""
    most = max(len(one), len(other))
    pairs = zip(one, other, strict=False)
    shared = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    near = abs(len(one) - len(other)) <= _STEM_APART
    return near and shared >= _STEM_LETTERS and shared >= _STEM_SHARE * most
