"""
Say how alike the kinds of two events are, by where they stand in the tree of concepts.

Two kinds are the more alike, the rarer the nearest concept above both (Lin's measure). What an
event is about counts with its kind: a vote on an amnesty bill is alike to an amnesty.

Sources:
    D. Lin, "An information-theoretic definition of similarity", Proceedings of the 15th
    International Conference on Machine Learning, 1998, pp. 296-304.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Mapping
from functools import cached_property
from typing import Final

from backstory.compare.measures import broader
from backstory.model.nouns import Name
from backstory.rdf.record import Record
from backstory.text import normalise
from backstory.vocabulary import id_of

__all__ = ["Kinds"]

_AIM: Final = "clemency"
"""The branch of kinds that the names of bills, requests and announcements speak of."""


class Kinds:
    """The kinds of the events of a graph."""

    def __init__(
        self, record: Record, events: Mapping[str, Name], telling: Container[str] = ()
    ) -> None:
        self.record, self.events, self.telling = record, events, telling
        self.above = broader(record)
        # What is alike in every language, asked for by the hundred thousand.
        self.ids: dict[str, frozenset[str]] = record.once("ids of kinds", lambda _: {})
        self.accusing: dict[str, tuple[bool, tuple[str, ...]]] = record.once(
            "accusing", lambda _: {}
        )
        self.silent: dict[str, bool] = record.once("accusing nobody", lambda _: {})
        self._near: dict[tuple[str, ...], dict[str, float]] = {}
        self._nearest: dict[tuple[str, str], tuple[str, float]] = {}

    def chain(self, kind: str) -> list[str]:
        """Give a kind and every broader one, the narrowest first."""
        found: list[str] = []
        while kind and kind not in found:
            found.append(kind)
            kind = self.above.get(kind, "")
        return found

    @cached_property
    def of(self) -> dict[str, tuple[str, ...]]:
        """What each event is, and which clemency its name speaks of."""
        aims = {
            f" {normalise(label)} ": iri
            for iri, name in self.record.names.items()
            if name.kind == "concept" and _AIM in map(id_of, self.chain(iri))
            for label in name.labels.values()
        }
        found = {}
        for iri, name in self.events.items():
            told = [f" {normalise(label)} " for label in name.labels.values()]
            named = [w for w in aims if any(w in text for text in told)]
            longest = max(named, key=lambda word: (len(word), word), default="")
            also = (aims[longest],) if longest and aims[longest] != name.type else ()
            found[iri] = (*((name.type,) if name.type else ()), *also)
        return found

    @cached_property
    def events_of(self) -> dict[tuple[str, ...], list[str]]:
        """The events of each set of kinds."""
        found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for event, kinds in self.of.items():
            found[kinds].append(event)
        return found

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How rare each kind is, with all below it, 0 to 1."""
        counted: Counter[str] = Counter()
        for kinds in self.of.values():
            counted.update({above for kind in kinds for above in self.chain(kind)})
        most = math.log(len(self.events) + 1)
        return {kind: math.log((len(self.events) + 1) / n) / most for kind, n in counted.items()}

    def nearest(self, one: str, other: str) -> tuple[str, float]:
        """Give the narrowest concept above two kinds, and how alike they are for it."""
        if (one, other) not in self._nearest:
            self._nearest[one, other] = self._found(one, other)
        return self._nearest[one, other]

    def _found(self, one: str, other: str) -> tuple[str, float]:
        there = set(self.chain(other))
        both = next((kind for kind in self.chain(one) if kind in there), "")
        if not both:
            return "", 0.0
        if both not in (one, other) and both not in self.above and id_of(both) not in self.telling:
            return "", 0.0  # that both are of politics is no reason to tell of one beside the other
        rare = self.rarity.get(both, 0.0)
        total = self.rarity.get(one, rare) + self.rarity.get(other, rare)
        return both, 2 * rare / total if total else 0.0

    def alike(self, ones: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, float]:
        """Give the best of all pairs of what two events are."""
        pairs = [self.nearest(one, other) for one in ones for other in others]
        return max(pairs, key=lambda pair: (pair[1], pair[0]), default=("", 0.0))

    def near(self, event: str) -> dict[str, float]:
        """Give how alike every other event is in kind, 0 to 1."""
        found = dict(self._alike(self.of.get(event, ())))
        found.pop(event, None)
        return found

    def _alike(self, own: tuple[str, ...]) -> dict[str, float]:
        """Give how alike every event is to those of a set of kinds."""
        if own not in self._near:
            found = self._near[own] = {}
            for kinds, events in self.events_of.items():
                value = self.alike(own, kinds)[1]
                if value:
                    found.update(dict.fromkeys(events, value))
        return self._near[own]
