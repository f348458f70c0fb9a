"""
Plain words come in; out go the things, sentences and sources they are about, and what to ask next.

The rules are few, so that the page's box has them too: `tests/shared/asked.json` holds both to the
same answers. Which words ask which question stands with the words of each language, under `asking`.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from backstory.ask.typed import Query, Words, plain

__all__ = ["Asking", "Box", "Found", "Hit", "Row"]

_GROUPS: Final = {"claim": 1, "source": 2}
"""Things come first, then sentences; sources come last; what has all words before what has some."""
_MOST: Final = (6, 5, 3)
"""Things, sentences and sources that are given at most."""
_ALSO, _HINT, _SHORT, _KNOWN = 0.6, 0.3, 0.4, 0.05
"""What a word beside the name is worth; one that is no must; a name of no more words; weight."""
_PREFIX, _STEM, _SLIP = 0.85, 0.7, 0.6
_STEM_LETTERS, _STEM_SHARE, _STEM_APART = 5, 0.6, 4
_SLIP_LETTERS, _PREFIX_LETTERS = 4, 3
_JOINED: Final = 3
"""A name of no more words is found written as one: foropenal."""
_WHOLE, _ENOUGH, _LEAST = 0.99, 0.6, 0.3
"""Shares of what is asked: all of it; of the best row of a group; of all, below which is noise."""


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


class Hit(NamedTuple):
    """Something that was found."""

    id: str
    kind: str
    text: str
    """Its words that fitted best."""
    whole: bool
    """Whether it has every word that was asked for."""
    words: frozenset[str] = frozenset()
    """Those that it has."""


class Asking(NamedTuple):
    """A named question with its blanks filled in."""

    name: str
    values: tuple[tuple[str, str], ...]


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
        rows: Iterable[Row],
        languages: Iterable[Mapping[str, object]],
        questions: Mapping[str, Mapping[str, tuple[frozenset[str] | str, bool]]],
        things: int = 0,
    ) -> None:
        """
        Take in what can be found.

        Args:
            rows: Something may have several.
            languages: Of each language its months, `light` words, and `asking`: by the name of a
                question the words that ask it, `;` between them, `*` for any ending.
            questions: By name their blanks: the kinds of things that fit, or `day` or `number`,
                and whether it must be filled.
            things: How many things there are in all, if these rows are but those that may fit.
        """
        self.rows = [row for row in rows if row.text]
        self.questions = questions
        self.read = Words(languages).read
        self._words: dict[str, dict[int, float]] = defaultdict(dict)
        self.lengths = []
        for at, row in enumerate(self.rows):
            own = plain(row.text).split()
            self.lengths.append(len(own))
            for word in plain(row.also).split():
                self._words[word][at] = _ALSO
            for word in own:
                self._words[word][at] = 1.0
            if 1 < len(own) <= _JOINED and row.kind not in _GROUPS:
                self._words["".join(own)][at] = 1.0
        self._sorted = sorted(self._words)
        self._spelt = [word for word in self._sorted if word.isalpha()]
        numbers: dict[str, int] = {}
        self._ids = [numbers.setdefault(row.id, len(numbers)) for row in self.rows]
        self._total = things or len(numbers)
        self._known: dict[str, tuple[dict[int, float], float]] = {}

    def ask(self, text: str) -> Found:
        """Find what plain words are about, and which questions they may ask."""
        query = self.read(text)
        hits = self._hits(query)
        questions = self._questions(query, hits)
        named = any(
            one.name in query.asked or ("valid_at", query.day) in one.values
            for one in questions[:1]
        )
        shown = list[Hit]()
        counted = [0, 0, 0]
        for hit in hits:
            group = _GROUPS.get(hit.kind, 0)
            counted[group] += 1
            if counted[group] <= _MOST[group]:
                shown.append(hit)
        return Found(tuple(shown), questions, named)

    def _fits(self, word: str) -> tuple[dict[int, float], float]:
        """Give the rows that have a word, or one like it, how well it fits; and how rare it is."""
        if word not in self._known:
            found = self._alike(word)
            holders = len({self._ids[at] for at in found})
            self._known[word] = found, math.log(1 + self._total / (1 + holders))
        return self._known[word]

    def _alike(self, word: str) -> dict[int, float]:
        found = dict(self._words.get(word, {}))
        if word.isdigit():  # 2016 is not 2017, and 71 is not 711
            return found
        low = bisect_left(self._sorted, word[:_STEM_LETTERS])
        high = bisect_left(self._sorted, word[:_STEM_LETTERS] + "\U0010ffff")
        for known in self._sorted[low:high] if len(word) >= _PREFIX_LETTERS else ():
            if known != word:
                begins = known.startswith(word)
                self._take(found, known, _PREFIX if begins else _STEM * _same_stem(word, known))
        if not found and len(word) >= _SLIP_LETTERS and word.isalpha():
            near = process.extract(
                word, self._spelt, scorer=OSA.distance, score_cutoff=1, limit=None
            )
            for known, _, _ in near:
                self._take(found, known, _SLIP)
        return found

    def _take(self, found: dict[int, float], known: str, value: float) -> None:
        if value:
            for at, worth in self._words[known].items():
                found[at] = max(found.get(at, 0.0), value * worth)

    def _hits(self, query: Query) -> list[Hit]:
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
        best: dict[str, tuple[float, int]] = {}
        for at, part in share.items():
            row = self.rows[at]
            value = score[at] / total + _SHORT * min(1, len(told[at]) / (self.lengths[at] or 1))
            value += _KNOWN * math.log(1 + row.weight)
            if part / total >= _LEAST and (row.id not in best or best[row.id][0] < value):
                best[row.id] = (value, at)
        return self._ordered(best, {at: part / total for at, part in share.items()}, told)

    def _ordered(
        self,
        best: Mapping[str, tuple[float, int]],
        share: Mapping[int, float],
        told: Mapping[int, list[str]],
    ) -> list[Hit]:
        most: dict[int, float] = {}
        for _, at in best.values():
            group = _GROUPS.get(self.rows[at].kind, 0)
            most[group] = max(most.get(group, 0.0), share[at])
        keyed = []
        for name, (value, at) in best.items():
            row = self.rows[at]
            group, whole = _GROUPS.get(row.kind, 0), share[at] >= _WHOLE
            if share[at] >= _ENOUGH * most[group]:
                rank = (not whole, group, -round(value, 9), name)
                hit = Hit(row.id, row.kind, row.text, whole, frozenset(told[at]))
                keyed.append((rank, hit))
        found: dict[str, Hit] = {}
        for _, hit in sorted(keyed, key=lambda each: each[0]):
            found.setdefault(hit.text if hit.kind == "claim" else hit.id, hit)
        return list(found.values())

    def _questions(self, query: Query, hits: list[Hit]) -> tuple[Asking, ...]:
        things = [hit for hit in hits if hit.kind != "claim"]
        kind = things[0].kind if things else ""
        on_day = ["events_on_day"] if query.day else []
        names = [*query.asked, *(on_day if query.is_day else ())]
        if query.day and kind == "post":
            names.insert(0, "holder_on_day")
        names += ["figures_side_by_side", "who_disputes"] if query.number else []
        names += [*_USUAL.get(kind, ()), *on_day]
        found = []
        for name in dict.fromkeys(names):
            values = self._filled(name, query, things)
            if values is not None:
                found.append(Asking(name, values))
        return tuple(found[:_ASKED])

    def _filled(
        self, name: str, query: Query, things: list[Hit]
    ) -> tuple[tuple[str, str], ...] | None:
        """Fill in the blanks of a question; None if one that is needed stays empty."""
        blanks = self.questions.get(name)
        if blanks is None:
            return None
        given = {"day": query.day, "number": query.number}
        values = {blank: given[kinds] for blank, (kinds, _) in blanks.items() if kinds in given}
        kept: list[Hit] = []
        # What is needed is filled first; no two blanks by the same words.
        for must in (True, False):
            for hit in things:
                for blank, (kinds, needed) in blanks.items():
                    fits = needed == must and blank not in values and hit.kind in kinds
                    if fits and not any(hit.words <= other.words for other in kept):
                        values[blank] = hit.id
                        kept.append(hit)
        if any(must and not values.get(blank) for blank, (_, must) in blanks.items()):
            return None
        filled = tuple((blank, values[blank]) for blank in blanks if values.get(blank))
        return filled if filled or not blanks else None


_ASKED: Final = 4
"""Questions that are offered at most."""
_ACTOR: Final = ("statements_of_voice", "events_of_actor")
_USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "post": ("holder_on_day", "holders_of_post"),
    "person": _ACTOR,
    "body": _ACTOR,
    "group": _ACTOR,
    "event": ("actors_of_event", "figures_side_by_side"),
    "instrument": ("reach_of_measure", "stages_of_instrument"),
    "place": ("events_of_place",),
    "source": ("rests_on_source",),
}
"""What is usually asked of a thing."""


def _same_stem(one: str, other: str) -> bool:
    """Tell whether two words begin alike: tortured, torture; presos, presas are not."""
    most = max(len(one), len(other))
    pairs = zip(one, other, strict=False)
    shared = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    near = abs(len(one) - len(other)) <= _STEM_APART
    return near and shared >= _STEM_LETTERS and shared >= _STEM_SHARE * most
