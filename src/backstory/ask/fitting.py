"""
Words come in; out go the rows that have them, or words like them, the best of each thing.

The rules are few, so that the page's box has them too: `tests/shared/asked.json` holds both to the
same answers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from backstory.ask.asking import Hit
from backstory.ask.ids import LAST_FOUND
from backstory.ask.plain import is_year, plain
from backstory.ask.shelf import Shelf
from backstory.ask.typed import Query, Words

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
_MANY: Final = 500
"""Rows with few of the words, of which it is worth asking whether one can be found at all."""
_KEPT: Final = 64
"""What was found lately and is not weighed again: one answer asks for the same words twice."""


class Fit(NamedTuple):
    """A row that fits, not yet read."""

    at: int
    whole: bool
    words: frozenset[str]
    dated: bool = False
    """Whether it has every word of the day."""


class _Heard(NamedTuple):
    """A word, the rows that have it or one like it, each with its worth, and how rare it is."""

    word: str
    rows: Mapping[int, float]
    rarity: float


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
        self._found: dict[tuple[object, ...], list[Fit]] = {}

    def shown(self, fitting: Iterable[Fit]) -> tuple[Hit, ...]:
        """Give the first few of each group; a sentence that two claims of a dossier say once."""
        shown = list[Hit]()
        counted = [0, 0, 0]
        said = set[tuple[str, str]]()
        for fit in fitting:
            group = LAST_FOUND.get(self.shelf.kinds[fit.at], 0)
            if counted[group] == _MOST[group]:
                continue
            hit = self.hit(fit)
            told = (hit.id.rpartition(":")[0], hit.text)
            if hit.kind != "claim" or told not in said:
                shown.append(hit)
                counted[group] += 1
                said.add(told)
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
            near = self._but_places(word, self.shelf.beginning(word[:_STEM_LETTERS]))
            begins = [place for known, place in near.items() if known.startswith(word)]
            _take(found, self.shelf.worth(begins), _PREFIX)
            stems = [place for known, place in near.items()
                     if not known.startswith(word) and _same_stem(word, known)]  # fmt: skip
            _take(found, self.shelf.worth(stems), _STEM)
        if not found and len(word) >= _SLIP_LETTERS and word.isalpha():
            for known in self._slipped(word):
                _take(found, self.shelf.having(known), _SLIP)
        return found

    def _but_places(self, word: str, near: Mapping[str, Any]) -> dict[str, Any]:
        """
        Leave out of words that begin alike the word itself, and the whole names of places.

        Who is of a place is called by the whole of its name: Caracazo is not of Caracas.
        """
        kinds = self.shelf.kinds
        others = {known: place for known, place in near.items() if known != word}
        if "place" not in {kinds[at] for at in self.shelf.worth(others.values())}:
            return others
        return {known: place for known, place in others.items()
                if known in word or not self.is_place(known)}  # fmt: skip

    def is_place(self, word: str) -> bool:
        """Tell whether a word is the whole name of a place."""
        kinds, row = self.shelf.kinds, self.shelf.row
        rows = self.shelf.having(word)
        return any(kinds[at] == "place" and plain(row(at).text) == word for at in rows)

    def fitting(self, query: Query, said: str) -> list[Fit]:
        """Give a row of each thing that fits, the best first; the same words are weighed once."""
        asked = (query.words, query.told, query.hints, query.dated, said)
        if asked not in self._found:
            if len(self._found) >= _KEPT:
                self._found.clear()
            self._found[asked] = self._weighed(query, said)
        return [*self._found[asked]]

    def _weighed(self, query: Query, said: str) -> list[Fit]:
        must = self._heard_of(query.words, same=True)
        may = [*self._heard_of(query.told, same=True), *self._heard_of(query.hints, same=False)]
        total = sum(each.rarity for each in must)
        parts: dict[int, float] = {}
        for _, fits, rarity in must:
            for at in fits:
                parts[at] = parts.get(at, 0.0) + rarity
        enough = {at: part / total for at, part in parts.items() if part / total >= _LEAST}
        share = self._promising(enough)
        things, best = self.shelf.things, dict[int, tuple[float, int]]()
        for at, value in self._values(share, must, may, total):
            thing = things[at]
            known = best.get(thing)
            if known is None or known[0] < value or (known[0] == value and at < known[1]):
                best[thing] = (value, at)
        dated = [each for each in may if each.word in query.dated]
        needed = len(query.dated)

        def fit(at: int) -> Fit:
            words = frozenset(each.word for each in must if at in each.rows)
            days = {each.word for each in dated if at in each.rows}
            return Fit(at, share[at] >= _WHOLE, words, 0 < needed == len(days))

        found = [fit(at) for at in self._ordered(best, share, said)]
        numbered = [pair for pair in pairwise(query.words) if _is_numbered(*pair)]
        if not numbered:
            return found
        return [fit for fit in found if not _is_other(self.shelf.row(fit.at).text, numbered)]

    def _heard_of(self, words: Iterable[str], *, same: bool) -> list[_Heard]:
        return [_Heard(word, *self._fits(word, same)) for word in dict.fromkeys(words)]

    def _values(
        self, rows: Iterable[int], must: Sequence[_Heard], may: Sequence[_Heard], total: float
    ) -> Iterator[tuple[int, float]]:
        """Say of each row how well it fits."""
        kinds, lengths, weights = self.shelf.kinds, self.shelf.lengths, self.shelf.weights
        for at in rows:
            score = exact = 0.0
            for _, worth, rarity in must:
                if value := worth.get(at):
                    score += rarity * value
                    # Who types the law means no lawmakers: a name is short by its own words.
                    exact += _SAME if value == _PREFIX and kinds[at] != "claim" else 1
            for _, worth, rarity in may:
                score += _HINT * rarity * worth.get(at, 0.0)
            fits = score / total + _SHORT * min(1, exact / (lengths[at] or 1))
            yield at, fits + _KNOWN * math.log(1 + weights[at])

    def _promising(self, share: Mapping[int, float]) -> Mapping[int, float]:
        """
        Leave out, where thousands have but a common word, the things that cannot be found for it.

        Their rows would be weighed one by one, and all be passed over at the end: something of
        their group has nearly every word.
        """
        top = max(share.values(), default=0.0)
        low = {at for at, part in share.items() if part < _ENOUGH * top}
        if len(low) < _MANY:
            return share
        kinds, things = self.shelf.kinds, self.shelf.things
        least: dict[int, float] = {}
        high = [at for at in share if at not in low]
        for at in high:
            least[things[at]] = min(least.get(things[at], share[at]), share[at])
        for at in low:  # the best row of a thing need not be the one with most words
            if things[at] in least:
                least[things[at]] = min(least[things[at]], share[at])
        most: dict[int, float] = {}
        for at in high:
            group = LAST_FOUND.get(kinds[at], 0)
            most[group] = max(most.get(group, 0.0), least[things[at]])
        below = max(share[at] for at in low)
        closed = {group for group, part in most.items() if below < _ENOUGH * part}
        return {
            at: part for at, part in share.items()
            if at not in low or things[at] in least or LAST_FOUND.get(kinds[at], 0) not in closed
        }  # fmt: skip

    def _ordered(
        self, best: Mapping[int, tuple[float, int]], share: Mapping[int, float], said: str
    ) -> list[int]:
        """Give the best row of each thing, the best first, but for those with too few words."""
        kinds, lengths, words = self.shelf.kinds, self.shelf.lengths, len(said.split())
        most: dict[int, float] = {}
        for _, at in best.values():
            group = LAST_FOUND.get(kinds[at], 0)
            most[group] = max(most.get(group, 0.0), share[at])
        keyed = []
        for thing, (value, at) in best.items():
            group, whole = LAST_FOUND.get(kinds[at], 0), share[at] >= _WHOLE
            if share[at] >= _ENOUGH * most[group]:
                # Who types the whole name of a newspaper means it, whatever else has its words.
                named = kinds[at] != "claim" and lengths[at] == words
                named = named and plain(self.shelf.row(at).text) == said
                if kinds[at] == "person":  # or the last name of somebody
                    named = f" {plain(self.shelf.row(at).text)}".endswith(f" {said}")
                keyed.append(((not named, not whole, group, -round(value, 9), thing), at))
        return [at for _, at in sorted(keyed)]


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
    for at, worth in rows.items():
        if found.get(at, 0.0) < value * worth:
            found[at] = value * worth


def _same_stem(one: str, other: str) -> bool:
    """Tell whether two words begin alike: tortured, torture; presos, presas are not."""
    most = max(len(one), len(other))
    pairs = zip(one, other, strict=False)
    shared = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    near = abs(len(one) - len(other)) <= _STEM_APART
    return near and shared >= _STEM_LETTERS and shared >= _STEM_SHARE * most
