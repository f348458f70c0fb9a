"""Names and words of a clause come in; out go the events that they may tell without a trigger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from backstory.read.hints import LIGHT_ROLES, Hints
from backstory.read.known import Known
from backstory.read.thing import Event, stem
from backstory.text import normalise

__all__ = ["NEWS", "SPEECH", "Telling", "story_of", "weight_of"]

SPEECH: Final = frozenset(
    ("announcement", "contact", "meeting", "petition", "proposal", "reaction", "report",
     "statement", "talk")
)  # fmt: skip
"""Kinds of events that happen every day, so that who or when must tell which is meant."""
NEWS: Final = 0.6
"""What the day weighs of an event that is no news."""
_ROUNDED: Final = 1e-6
"""What adding in another order may change."""
_TOLD: Final = 0.8
"""What the names and words of a clause weigh at least that may tell an event."""


def weight_of(event: Event, iri: str, known: Known) -> float:
    """Weigh somebody who took part in an event: less, who only spoke of it."""
    light = event.actors[iri] <= LIGHT_ROLES
    rarity: float = known.rarity.get(iri, 0.2)
    return (0.4 if light else 1.0) * float(rarity**1.5)  # who is in every story tells little


def story_of(main: str, known: Known) -> frozenset[str]:
    """Give the stems of the names of the main event, of its episode and of their texts."""
    found: set[str] = set()
    for iri in (main, *known.episodes.get(main, ())) if main else ():
        event = known.events.get(iri)
        found |= event.words if event else {stem(word) for word in known.words_of(iri)}
    return frozenset(word for word in found if not word.isdecimal())


class Telling:
    """Which events each name and each word tells, and how much."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.titles = frozenset(
            stem(word) for thing in known.things.values() if thing.kind == "post"
            for text in thing.texts for word in normalise(text).split()
        )  # fmt: skip
        """Stems of the names of offices, which tell nothing."""
        names = frozenset(stem(word) for word in known.name_words)
        hints = Hints.of(known).words
        self._told: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for iri, event in known.events.items():
            weights = {word: 0.4 * more for word, more in hints.get(iri, {}).items()}
            words = event.words - names
            weights |= {word: 0.9 * known.rarity.get(word, 0) for word in words}
            weights = {word: more for word, more in weights.items() if word not in self.titles}
            weights |= {actor: weight_of(event, actor, known) for actor in event.actors}
            for key, weight in weights.items():
                if weight:
                    self._told[key].append((iri, weight))
        self._most = {key: max(weight for _, weight in rows) for key, rows in self._told.items()}
        """The most that each name or word weighs for any event."""
        self._keys = frozenset(self._told)

    @classmethod
    def of(cls, known: Known) -> Telling:
        """Make it of what is known; kept beside the store."""
        made = known.store.cache.get("read-telling")
        if not isinstance(made, Telling):
            made = known.store.cache["read-telling"] = cls(known)
        return made

    def by(self, stems: Iterable[str], names: Iterable[str]) -> list[Event]:
        """Give the events of which enough names and words stand in a clause."""
        keys = [*sorted(self._keys.intersection(stems)), *filter(self._keys.__contains__, names)]
        if sum([self._most[key] for key in keys]) < _TOLD - _ROUNDED:
            return []  # nearly always: not even all of them together tell one
        seen: dict[str, float] = {}
        for key in keys:
            for iri, weight in self._told[key]:
                seen[iri] = seen.get(iri, 0.0) + weight
        return [self.known.events[iri] for iri in sorted(seen) if seen[iri] >= _TOLD]
