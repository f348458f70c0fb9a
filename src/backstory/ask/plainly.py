"""
Plain words come in; out go the things, sentences and sources they are about, and what to ask next.

The rules are few, so that the page's box has them too: `tests/shared/asked.json` holds both to the
same answers. Which words ask which question stands with the words of each language, under `asking`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from backstory.ask.asking import ASKED, Asking, Blanks, Hit, asked_of, covers, is_denied
from backstory.ask.shelf import GROUPS, Shelf
from backstory.ask.typed import Query, Words, plain

__all__ = ["Box", "Found"]

_MOST: Final = (6, 5, 3)
"""Things, sentences and sources that are given at most; all words go before some of them."""
_HINT, _SHORT, _KNOWN = 0.3, 0.4, 0.05
"""What a word is worth that is no must; a name of no more words; weight."""
_PREFIX, _STEM, _SLIP = 0.85, 0.7, 0.6
_STEM_LETTERS, _STEM_SHARE, _STEM_APART = 5, 0.6, 4
_SLIP_LETTERS, _PREFIX_LETTERS = 4, 3
_WHOLE, _ENOUGH, _LEAST = 0.99, 0.6, 0.3
"""Shares of what is asked: all of it; of the best row of a group; of all, below which is noise."""


class _Fit(NamedTuple):
    """A row that fits, not yet read."""

    at: int
    whole: bool
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """What plain words were understood as."""

    hits: tuple[Hit, ...]
    """The best first: things, then sentences, then sources."""
    questions: tuple[Asking, ...]
    """The likeliest first."""
    named: bool = False
    """Whether the words ask one of the questions, and not only name a thing."""


class Box:
    """One box for plain words."""

    def __init__(
        self,
        shelf: Shelf,
        languages: Iterable[Mapping[str, object]],
        questions: Callable[[], Blanks],
    ) -> None:
        """
        Take in what can be found.

        Args:
            shelf: The rows.
            languages: Of each language its months, `light` words, and `asking`: by the name of a
                question the words that ask it, `;` between them, `*` for any ending.
            questions: Gives the blanks of the questions, when they are first needed.
        """
        self.shelf = shelf
        self._asked = questions
        self.read = Words(languages).read
        self._known: dict[str, tuple[dict[int, float], float]] = {}
        self._last: tuple[str, Found | tuple[Hit, ...]] = ("", ())

    @cached_property
    def questions(self) -> Blanks:
        """The blanks of each question."""
        return self._asked()

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Find what plain words are about: the best of things, of sentences, of sources."""
        said, found = self._last
        if said != text:
            found = self._shown(self._fitting(self.read(text), plain(text)))
            self._last = (text, found)
        return found.hits if isinstance(found, Found) else found

    def ask(self, text: str) -> Found:
        """Find what plain words are about, and which questions they may ask."""
        said, found = self._last
        if said != text or not isinstance(found, Found):
            found = self._understood(text)
            self._last = (text, found)
        return found

    def _understood(self, text: str) -> Found:
        query = self.read(text)
        fitting = self._fitting(query, plain(text))
        things = [self._hit(fit) for fit in fitting if self.shelf.kinds[fit.at] != "claim"]
        whole = {self.shelf.kinds[fit.at] == "claim" for fit in fitting if fit.whole}
        sentence = bool(fitting) and self.shelf.kinds[fitting[0].at] == "claim"
        asked = {*query.asked, *(("who_disputes",) if is_denied(query) else ())}
        # A sentence that has every word answers better than a question about something like it.
        alone = whole == {True}
        questions = tuple(
            one
            for one in asked_of(self.questions, query, things, sentence=sentence)
            if not alone or one.name not in asked or covers(one, things, query)
        )[:ASKED]
        named = any(
            one.name in asked or ("valid_at", query.day) in one.values for one in questions[:1]
        )
        return Found(self._shown(fitting), questions, named)

    def _shown(self, fitting: Iterable[_Fit]) -> tuple[Hit, ...]:
        """Give the first few of each group; a sentence that two claims say once."""
        shown = list[Hit]()
        counted = [0, 0, 0]
        said = set[str]()
        for fit in fitting:
            group = GROUPS.get(self.shelf.kinds[fit.at], 0)
            if counted[group] == _MOST[group]:
                continue
            hit = self._hit(fit)
            if hit.kind != "claim" or hit.text not in said:
                shown.append(hit)
                counted[group] += 1
                said.add(hit.text)
        return tuple(shown)

    def _hit(self, fit: _Fit) -> Hit:
        row = self.shelf.row(fit.at)
        return Hit(row.id, row.kind, row.text, fit.whole, fit.words)

    def _fits(self, word: str) -> tuple[dict[int, float], float]:
        """Give the rows that have a word, or one like it, how well it fits; and how rare it is."""
        if word not in self._known:
            found = self._alike(word)
            things = self.shelf.things
            holders = len({things[at] for at in found})
            self._known[word] = found, math.log(1 + self.shelf.total / (1 + holders))
        return self._known[word]

    def _alike(self, word: str) -> dict[int, float]:
        found = dict(self.shelf.having(word))
        if word.isdigit():  # 2016 is not 2017, and 71 is not 711
            return found
        if len(word) >= _PREFIX_LETTERS:
            for known, rows in self.shelf.beginning(word[:_STEM_LETTERS]):
                if known != word:
                    begins = known.startswith(word)
                    _take(found, rows, _PREFIX if begins else _STEM * _same_stem(word, known))
        if not found and len(word) >= _SLIP_LETTERS and word.isalpha():
            for known in self.shelf.slipped(word):
                _take(found, self.shelf.having(known), _SLIP)
        return found

    def _fitting(self, query: Query, said: str) -> list[_Fit]:
        """Give a row of each thing that fits, the best first."""
        score: defaultdict[int, float] = defaultdict(float)
        share: defaultdict[int, float] = defaultdict(float)
        told: defaultdict[int, list[str]] = defaultdict(list)
        total = 0.0
        for words, worth in ((query.words, 1.0), (query.hints, _HINT)):
            for word in dict.fromkeys(words):
                fits, rarity = self._fits(word)
                total += rarity * (worth == 1.0)
                for at, value in fits.items():
                    score[at] += worth * rarity * value
                    if worth == 1.0:
                        share[at] += rarity
                        told[at].append(word)
        things, lengths, weights = self.shelf.things, self.shelf.lengths, self.shelf.weights
        best: dict[int, tuple[float, int]] = {}
        for at, part in share.items():
            if part / total < _LEAST:
                continue
            value = score[at] / total + _SHORT * min(1, len(told[at]) / (lengths[at] or 1))
            value += _KNOWN * math.log(1 + weights[at])
            thing = things[at]
            if thing not in best or best[thing][0] < value:
                best[thing] = (value, at)
        return self._ordered(best, {at: part / total for at, part in share.items()}, told, said)

    def _ordered(
        self,
        best: Mapping[int, tuple[float, int]],
        share: Mapping[int, float],
        told: Mapping[int, list[str]],
        said: str,
    ) -> list[_Fit]:
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
                rank = (not named, not whole, group, -round(value, 9), thing)
                keyed.append((rank, _Fit(at, whole, frozenset(told[at]))))
        return [fit for _, fit in sorted(keyed, key=lambda each: each[0])]


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
