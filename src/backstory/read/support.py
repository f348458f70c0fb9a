"""An event and what stands around a clue come in; out goes what its names and words weigh."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from backstory.read.around import Around
from backstory.read.hints import Hints
from backstory.read.known import Known
from backstory.read.numbered import weight_of_numbers
from backstory.read.telling import weight_of
from backstory.read.thing import Event

__all__ = ["Support"]

_NONE: Final[frozenset[str]] = frozenset()
_NO_NUMBER: Final[frozenset[Decimal]] = frozenset()


class Support:
    """What may speak for each event of a graph."""

    def __init__(
        self, known: Known, hints: Hints, names: frozenset[str],
        numbers: Mapping[str, frozenset[Decimal]], codes: Mapping[str, frozenset[str]],
    ) -> None:  # fmt: skip
        self.known, self._hints, self._numbers, self._codes = known, hints, numbers, codes
        events = known.events
        self._words = {iri: one.words - names for iri, one in events.items()}
        self._rare = {
            iri: {word: 0.9 * known.rarity.get(word, 0) for word in words}
            for iri, words in self._words.items()
        }
        self._hinted = {
            iri: {word: 0.4 * more for word, more in hints.words.get(iri, {}).items()}
            for iri in events
        }
        self._gists = {iri: frozenset(hints.words.get(iri, ())) for iri in events}
        self._actors = {iri: frozenset(one.actors) for iri, one in events.items()}
        self._weights = {
            iri: {actor: weight_of(one, actor, known) for actor in one.actors}
            for iri, one in events.items()
        }
        self._keys = {
            iri: self._words[iri].union(
                self._gists[iri], one.actors, one.instruments, one.places, codes[iri])
            for iri, one in events.items()
        }  # fmt: skip
        """Whatever may speak for an event, but for numbers: most have nothing of it in a clause."""

    def of(
        self, event: Event, around: Around, evidence: list[tuple[str, str]],
        story: frozenset[str] = _NONE,
    ) -> float:  # fmt: skip
        """Weigh the names and the words that stand around a clue, but for those of the story."""
        if not around.numbers and around.keys.isdisjoint(self._keys[event.iri]):
            return 0.0  # nearly always
        known, own = self.known, around.iris
        score, topic = 0.0, around.topic
        took_part, actors = self._actors[event.iri], list[str]()
        if own and not own.isdisjoint(took_part):
            actors = [iri for iri in event.actors if iri in own]
            weights = self._weights[event.iri]
            score = min(1.6, sum([weights[iri] for iri in actors]))
        if topic and not around.persons and not topic.isdisjoint(took_part):
            spoken = [iri for iri in event.actors if iri in topic and iri not in own]
            weights = self._weights[event.iri]
            score += min(0.6, sum([0.5 * weights[iri] for iri in spoken]))
            actors += spoken
        if actors:
            evidence += [("actor", known.things[iri].id) for iri in actors if iri in known.things]
        if own and (texts := event.instruments & own):
            score += 1.5
            evidence += [("instrument", known.things[iri].id) for iri in sorted(texts)
                         if iri in known.things]  # fmt: skip
        if own and (places := event.places & own):
            score += sum(0.6 * known.rarity.get(iri, 0) for iri in places)
        if around.numbers and (
            numbers := around.numbers & self._numbers.get(event.iri, _NO_NUMBER)
        ):
            score += weight_of_numbers(numbers)
            evidence += [("number", f"{number:f}") for number in sorted(numbers)]
        if around.codes and around.codes & self._codes[event.iri]:
            score += 0.5
        stems, named = around.stems, self._words[event.iri]
        words = _NONE if stems.isdisjoint(named) else (named & stems) - story
        if words:
            rare = self._rare[event.iri]
            score += min(2.4, sum([rare[word] for word in words]))
        more: list[str] = []
        told = self._gists[event.iri]
        if not stems.isdisjoint(told) and (seen := (told & stems) - words - story):
            hinted = self._hinted[event.iri]
            more = sorted(seen)
            more.sort(key=hinted.__getitem__, reverse=True)
            score += min(1.2, sum([hinted[word] for word in more]))
        if words or more:
            evidence += [("word", word) for word in (*sorted(words), *more[:3])]
        return score
