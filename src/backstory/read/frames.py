"""
A clue comes in; out go the events that it may mean, by the frame that fits best, with evidence.

A frame is what one must find to think of an event: a word for its kind, a day that agrees, those
who took part, the instrument, the place, the words of its name and of what is told of it. Every
candidate is scored; whoever links takes the best only if it scores enough and leads the second.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import inf, log1p
from typing import Final

from backstory.read.around import Around, around_of
from backstory.read.clues import Clue
from backstory.read.dated import Dated
from backstory.read.favour import (
    deeds_of,
    directions_of,
    favour_direction,
    favour_latest,
    favour_neighbour,
    favour_next,
    favour_own,
)
from backstory.read.fit import Fit
from backstory.read.hints import Hints, called_of, codes_of
from backstory.read.known import Known
from backstory.read.nearby import beside, said_by, since, thread
from backstory.read.numbered import numbers_of
from backstory.read.other_law import without_other_laws
from backstory.read.possible import YEAR, Possible, dated_near
from backstory.read.scene import Scene
from backstory.read.storytime import then_of
from backstory.read.support import Support
from backstory.read.thing import Event, stem
from backstory.read.when import (
    CALLED,
    LONG_AGO,
    about_of,
    agrees,
    bears,
    bounds_of,
    of_text,
    undated,
)  # fmt: skip
from backstory.text import normalise

__all__ = ["Frames"]

_TELLING: Final = 1.5
"""Names and words that tell an old event without its day."""
_SLACK: Final = 3
"""Days by which a text may be wrong."""
_MONTH: Final = 2.2
"""What a month that agrees weighs."""
_FRESH: Final = 0.6
"""What an undated event weighs that is news, so that the text may not name whom it is about."""
_ONWARD: Final = 0.8
"""What it weighs that the text has just told of something that belongs to an event."""
_THEN: Final = 1.0
"""What it weighs that an event happened at the time of which the text tells."""
_ITS_DAY: Final = 2.5
"""What a day weighs that tells an event without the person in its name."""
_EXPECTED: Final = CALLED | {"candidate-selection"}
"""Kinds of events of which a text tells before their day, whatever other day its clause tells."""
_ROUGH: Final = 0.6
"""What a day weighs that comes near one which is known roughly."""
_NONE: Final[frozenset[str]] = frozenset()


class Frames:
    """The events of a graph, ready to be fitted to the clues of texts."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.hints = Hints.of(known)
        self.by_kind: defaultdict[str, list[Event]] = defaultdict(list)
        self.called = {iri: called_of(event) for iri, event in known.events.items()}
        """Kinds by which the names of an event call it, where its own kind is of all sorts."""
        for event in known.events.values():
            for kind in (*event.kinds[:2], *self.called[event.iri]):
                self.by_kind[kind].append(event)
        self.names = frozenset(stem(word) for word in known.name_words)
        """Stems of names of people, who count as actors and not as words too."""
        most = log1p(max((event.claims for event in known.events.values()), default=0)) or 1.0
        self.told = {iri: log1p(event.claims) / most for iri, event in known.events.items()}
        """How much is told of each event, from 0 to 1."""
        self.persons = known.persons
        self.numbers, self.codes = numbers_of(known), codes_of(known)
        """Other countries whose bodies took part, by IRI of the event."""
        self.bounds = {iri: bounds_of(event) for iri, event in known.events.items()}
        self.about = {iri: about_of(one, self.bounds[iri]) for iri, one in known.events.items()}
        """The same, wider where an event is dated roughly."""
        self.unbegun = frozenset(
            iri for iri, event in known.events.items()
            if event.span and event.span.earliest_begin is None
        )  # fmt: skip
        """IRIs of events of which only the end is told."""
        self.done = deeds_of(known)  # the events of a kind in which somebody had a part in earnest
        self.directions = directions_of(known)
        """Whether an event tells of a coming or a going, by IRI."""
        self.by_year: defaultdict[int, list[tuple[float, float, Event]]] = defaultdict(list)
        """Events by every stretch of a year's length that they touch, with their days."""
        for iri, bounds in self.bounds.items():
            if bounds is not None:
                low, high = self.about[iri] or bounds
                days = (-inf, inf) if iri in self.unbegun else (low - _SLACK, high + _SLACK)
                for year in range(int((bounds[0] - _SLACK) // YEAR),
                                  int((bounds[1] + _SLACK) // YEAR) + 1):  # fmt: skip
                    self.by_year[year].append((*days, known.events[iri]))
        self.possible = Possible(self.by_kind, self.about, self.unbegun)
        self._persons = {iri: self._named(one) for iri, one in known.events.items()}
        self._support = Support(known, self.hints, self.names, self.numbers, self.codes)

    def _named(self, event: Event) -> frozenset[str]:
        """Give the names of persons in the names of an event, where none of these does without."""
        own = event.anchors & self.known.name_words
        bare = any(own.isdisjoint(normalise(text).split()) for text in event.thing.texts)
        return _NONE if bare else own

    def is_of_person(self, iri: str) -> bool:
        """Tell whether the name of an event names a person, whose it is."""
        return bool(self._persons[iri])

    @classmethod
    def of(cls, known: Known) -> Frames:
        """Make them of what is known; kept beside the store."""
        made = known.store.cache.get("read-frames")
        if not isinstance(made, Frames):
            made = known.store.cache["read-frames"] = Frames(known)
        return made

    def fits(self, clue: Clue, scene: Scene, among: Iterable[Event] | None = None) -> list[Fit]:
        """
        Score every event that a clue may mean, best first.

        Args:
            clue: A trigger, or a clause with a day.
            scene: What is known of the text.
            among: The candidates, for a clue without a kind; all if none are given.
        """
        if clue.denied:
            return []
        around = around_of(clue, scene)
        around.then = None if around.dates or clue.dates else then_of(clue, scene, self.bounds)
        state = (scene.main, around.again, around.thread, len(scene.ahead), around.then)
        if around.fits[0] == state and clue.kinds:
            return around.fits[1]
        if clue.kinds:
            possible = self.possible.of(clue, scene, around)
            news = {scene.main, *scene.episode} if around.then else _NONE
            if news and any(event.iri in news for event, _ in possible):
                around.then = None  # the news goes on, and no story
            found = self._fitting(possible, clue, scene, around)
            if found:
                favour_latest(clue, found, scene, self.bounds)
                favour_next(clue, found, scene, self.bounds)
                favour_neighbour(clue, found, scene, self.bounds)
                favour_own(clue, found, scene, self.done)
                favour_direction(clue, found, scene, self.directions)
        else:
            near = around.kinds
            events = dated_near(clue, self.by_year) if among is None else among
            told = [(event, 0.0 if near.isdisjoint(event.kinds[:2]) else 0.8) for event in events]
            found = self._fitting(told, clue, scene, around)
        found = without_other_laws(clue, found, scene, self.known)
        found.sort(key=lambda fit: (-fit.score, fit.event.iri))
        if clue.kinds:
            around.fits = state, found
        return found

    def _fitting(
        self, events: Iterable[tuple[Event, float]], clue: Clue, scene: Scene, around: Around
    ) -> list[Fit]:
        """Fit those of some events, each with its base, that no day excludes."""
        near = [
            (event, base, dated) for event, base in events
            if (dated := self._dated(event, clue, scene, around)) is not None
        ]  # fmt: skip
        if near:
            around.look()
        fits = [self._fit(event, base, dated, clue, scene, around) for event, base, dated in near]
        return [fit for fit in fits if fit is not None]

    def _fit(
        self, event: Event, base: float, dated: tuple[float, str], clue: Clue, scene: Scene,
        around: Around,
    ) -> Fit | None:  # fmt: skip
        if clue.abroad and not (
            clue.abroad & (event.anchors | event.words)
            or around.codes & self.codes.get(event.iri, frozenset())
            or around.iris & event.places
        ):
            return None
        held: frozenset[str] = _NONE
        if event.anchors:
            held = event.anchors & around.wide
            if dated[0] >= _MONTH or not around.persons:
                held |= event.anchors & scene.hero
            if (
                not held
                and self._persons[event.iri]
                and (
                    dated[0] < (_FRESH if not dated[1] else self._needed(event, around))
                    or around.persons - event.actors.keys()
                )
            ):
                return None
        evidence: list[tuple[str, str]] = [("kind", (*event.kinds, "")[0])] if base else []
        if dated[1]:
            evidence.append(("date", dated[1]))
        story = scene.story if dated == (LONG_AGO, "") and event.iri not in scene.episode else _NONE
        support = self._support.of(event, around, evidence, story)
        old = dated == (LONG_AGO, "") and support >= _TELLING
        score = base + dated[0] + 0.4 * old + support + self.told[event.iri]
        if event.instruments and around.instruments and not event.instruments & around.iris:
            score -= 1.2
        if around.beside:
            score += beside(event, around)
        if event.anchors:
            score += 0.5 if held else -1.0
        if event.parents:
            score -= 0.35
        if around.speaker:
            score += said_by(event, clue, around)
        if around.since:
            score += since(self.bounds[event.iri], around, evidence)
        score += thread(event, clue, scene, around, evidence)
        if around.thread and not dated[1]:
            score += self._onward(event, scene, around, evidence)
        if around.then and around.then.meets(self.bounds[event.iri]):
            evidence.append(("then", ""))
            score += _THEN
        return Fit(event, round(score, 3), tuple(evidence), round(support, 3))

    @staticmethod
    def _needed(event: Event, around: Around) -> float:
        """Give what a day must weigh of an event whose name names a person: a month, by others."""
        spoken = around.persons or around.topic
        return _MONTH if spoken and spoken <= event.actors.keys() else _ITS_DAY

    def _onward(
        self, event: Event, scene: Scene, around: Around, evidence: list[tuple[str, str]]
    ) -> float:  # fmt: skip
        """Weigh that the text has just told of what belongs to an event: it goes on with it."""
        if event.iri in around.thread or event.iri in scene.episode:
            return 0.0
        for iri in sorted(around.thread):
            if iri != scene.main and event.iri in self.known.episodes.get(iri, _NONE):
                evidence.append(("thread", self.known.events[iri].thing.id))
                return _ONWARD
        return 0.0

    def _agrees(self, event: Event, dates: Sequence[Dated]) -> tuple[float, str] | None:
        """Weigh the dates of a clause; less where they only come near a day that is rough."""
        found = agrees(self.bounds[event.iri], dates)
        if found is None and self.about[event.iri] != self.bounds[event.iri]:
            found = agrees(self.about[event.iri], dates)
            return found and (_ROUGH * found[0], found[1])
        return found

    def _dated(
        self, event: Event, clue: Clue, scene: Scene, around: Around
    ) -> tuple[float, str] | None:
        """Weigh the day: what the clause says, else how near the article the event lies."""
        bounds = self.bounds[event.iri]
        if event.iri in self.unbegun:
            if bounds and scene.day is not None and bounds[0] > scene.day:
                return None  # it was there by a day that is years ahead of the text
            found = agrees(bounds, clue.dates or around.dates) if bounds else (0.0, "")
            return None if found is None and (clue.dates or around.own) else (-0.3, "")
        if clue.dates and clue.dates[0].sense:
            return agrees(bounds and (bounds[0], bounds[0]), clue.dates)
        if clue.dates:
            return self._agrees(event, clue.dates)
        if around.dates:
            found = self._agrees(event, around.dates)
            ahead = bounds is not None and scene.day is not None and bounds[0] > scene.day + 1
            if (
                around.own
                and found is None
                and any(bears(event, bounds, one) for one in around.dates)
                and not (ahead and _EXPECTED.isdisjoint(event.kinds))
            ):
                return (-0.4, "")  # `the sentence over April 2002`
            if around.own:
                return found
            if found:
                return (0.7 * found[0], found[1])
            excluded = undated(event, bounds, clue, scene) is None
            return None if excluded else (-0.4, "")  # no text speaks of what was years ahead of it
        return of_text(event, bounds, around.of_texts) or undated(event, bounds, clue, scene)
