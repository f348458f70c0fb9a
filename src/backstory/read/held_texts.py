"""The instruments that a graph holds, and what was done with them when; kept beside its store."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import Final

from backstory.read.forms import form_of
from backstory.read.known import Known
from backstory.read.thing import Event, Thing, stem
from backstory.read.when import bounds_of
from backstory.text import normalise

__all__ = ["DAYS", "HeldTexts"]

DAYS: Final = 45
"""Days before a text within which `the amnesty law` is the only one of which anybody speaks."""
_YEAR: Final = 4
"""Signs of a year, in EDTF."""
_PASSED: Final = frozenset(
    ("adoption", "adoption-first", "amnesty", "introduction", "promulgation")
)
"""Kinds of events that are done with a law."""


class HeldTexts:
    """What a reader must know of the instruments of a graph, worked out once for all texts."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.things = [thing for thing in known.things.values() if thing.kind == "instrument"]
        self.stems = {
            thing.iri: frozenset(
                stem(word) for name in thing.texts for word in normalise(name).split()
            )
            for thing in self.things
        }
        """The stems of the names of each, by IRI."""
        seen = Counter(word for words in self.stems.values() for word in words)
        self.every = frozenset(seen)
        self.single = frozenset(
            word for word, times in seen.items() if times == 1 and word.isalpha()
        )
        """Words that the names of but one instrument have."""
        self.events = [event for event in known.events.values() if event.instruments]
        """What was done with instruments."""
        self.dated = [
            (*bounds, event) for event in self.events if (bounds := bounds_of(event)) is not None
        ]
        """The same, with the days within which it began and ended, where anybody tells them."""
        self.events_of: defaultdict[str, list[Event]] = defaultdict(list)
        """What was done with each instrument, by its IRI."""
        for event in self.events:
            for iri in event.instruments:
                self.events_of[iri].append(event)
        self.passed = frozenset(
            event.iri for event in known.events.values() if not _PASSED.isdisjoint(event.kinds)
        )
        """The IRIs of what is done with laws."""
        self._of: dict[str, list[Thing]] = {}

    @classmethod
    def of(cls, known: Known) -> HeldTexts:
        """Make it of what is known; kept beside the store."""
        made = known.store.cache.get("read-texts")
        if not isinstance(made, HeldTexts):
            made = known.store.cache["read-texts"] = cls(known)
        return made

    @cached_property
    def years(self) -> dict[str, set[str]]:
        """The years of what was done with the instruments whose names tell no year."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for event in self.events:
            begin = event.span.earliest_begin if event.span else None
            for iri in event.instruments & self.stems.keys() if begin is not None else ():
                if not any(len(word) == _YEAR and word.isdecimal() for word in self.stems[iri]):
                    found[iri].add(str(event.span)[:_YEAR])
        return dict(found)

    @cached_property
    def anchors(self) -> dict[str, frozenset[str]]:
        """The names proper of the events that made an instrument: where it was agreed."""
        return {
            iri: frozenset[str]().union(*(event.anchors for event in events))
            for iri, events in self.events_of.items()
        }

    @cached_property
    def annulled(self) -> frozenset[str]:
        """The laws that judges annulled."""
        return frozenset(
            thing.iri
            for event in self.known.events.values() if "ruling-annul" in event.kinds
            for thing in self.of_event(event.iri) if form_of(thing) == "law"
        )  # fmt: skip

    def of_event(self, iri: str) -> list[Thing]:
        """Give the instruments of an event and of its episode, its own first."""
        if iri not in self._of:
            self._of[iri] = self._of_event(iri)
        return self._of[iri]

    def _of_event(self, iri: str) -> list[Thing]:
        events, things = self.known.events, self.known.things
        if iri not in events:
            return []
        near = self.known.episodes.get(iri, frozenset())
        own = events[iri].instruments | {one for one in near if one not in events}
        more = {text for one in near if one in events for text in events[one].instruments}
        words = {word for word in events[iri].words if not word.isdecimal()}
        namesakes = frozenset(one for one in own if words & self.stems.get(one, frozenset()))
        own = namesakes or own  # the decree of amnesty, and not the law that allows it
        order = [*sorted(own), *sorted(more - own)]
        return [things[one] for one in order if one in things]

    def done_before(self, day: int | None, days: int = DAYS) -> frozenset[str]:
        """Give the instruments with which something was done in the weeks before a day."""
        if day is None:
            return frozenset()
        return frozenset(
            iri for _, end, event in self.dated if day - days <= end <= day
            for iri in event.instruments
        )  # fmt: skip
