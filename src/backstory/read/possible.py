"""A clue comes in; out go the events of its kinds that its days do not exclude."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import inf
from typing import Final

from backstory.read.around import Around
from backstory.read.clues import Clue
from backstory.read.scene import Scene
from backstory.read.thing import Event
from backstory.read.when import CALLED, Bounds

__all__ = ["YEAR", "Possible", "dated_near"]

_BASE: Final = (1.0, 0.75, 0.6)
"""What a word for a kind weighs: for the kind it means first, the second, the others."""
YEAR: Final = 366
"""Days by which events are sorted."""
_FREES: Final = "release"
_ALSO: Final = {
    _FREES: "dismissal", "statement": "report", "announcement": "investigation"
}  # fmt: skip
"""What else a kind may be: who waits in prison is freed by the end of the case; a report is made
known by what is said of it, an inquiry by being announced."""
_APPLIED: Final = "implementation"
_Row = tuple[Event, float, float, float, frozenset[str], bool]


class Possible:
    """The events of a graph by kind, each with the days outside which it is not meant."""

    def __init__(
        self, by_kind: Mapping[str, Sequence[Event]], bounds: Mapping[str, Bounds],
        unbegun: Collection[str],
    ) -> None:  # fmt: skip
        self._by_kind, self._bounds, self._unbegun = by_kind, bounds, unbegun
        self._applied = {event.iri: event.kinds[0] for event in by_kind.get(_APPLIED, ())}
        self.alike: defaultdict[str, list[Event]] = defaultdict(list)
        """The events of which a kind is the very one; none of a kind that the graph has not."""
        for kind, events in by_kind.items():
            self.alike[kind] = [event for event in events if event.kinds[:1] == (kind,)]
        self._known: dict[tuple[str, ...], list[_Row]] = {}

    def of(
        self, clue: Clue, scene: Scene, around: Around
    ) -> list[tuple[Event, float]]:  # fmt: skip
        """Give the events of the kinds of a clue that its days do not exclude, and their base."""
        kinds = clue.kinds
        if kinds[0] == _FREES and scene.certain and scene.main in self._applied:
            kinds = (*kinds, self._applied[scene.main])  # whom a law frees as it is applied
        if also := _ALSO.get(kinds[0]):
            kinds = (*kinds, also)
        rows = self._known.get(kinds)
        if rows is None:
            rows = self._known[kinds] = self._rows_of(kinds)
        days = around.reach_of_days()
        if days is not None:
            low, high, years = days
            return [
                (event, base) for event, base, begin, end, told, _ in rows
                if (begin <= high and low <= end) or not years.isdisjoint(told)
            ]  # fmt: skip
        last = inf if scene.day is None or around.dates else scene.day + 1
        return [
            (event, base) for event, base, begin, _, _, called in rows
            if begin <= last or called or event.iri in scene.spoken or (
                clue.expected and event.iri in scene.episode
            )
        ]  # fmt: skip

    def _rows_of(self, kinds: Iterable[str]) -> list[_Row]:
        """Give the events of some kinds: with base, bounds, years in the name, whether called."""
        found: dict[str, _Row] = {}
        for place, kind in enumerate(kinds):
            for event in self._by_kind.get(kind, ()):
                if event.iri not in found:
                    bounds = None if event.iri in self._unbegun else self._bounds[event.iri]
                    begin, end = bounds or (-inf, inf)
                    years = frozenset(word for word in event.words if word.isdecimal())
                    found[event.iri] = (
                        event, _BASE[min(place, 2)], begin, end, years,
                        not CALLED.isdisjoint(event.kinds),
                    )  # fmt: skip
        return list(found.values())


def dated_near(
    clue: Clue, by_year: Mapping[int, Sequence[tuple[float, float, Event]]]
) -> list[Event]:
    """Give the events that the days of a clause do not exclude."""
    found: dict[str, Event] = {}
    for one in clue.dates:
        low, high = one.span.earliest_begin, one.span.latest_end
        if low is not None and high is not None:
            for year in range(int(low // YEAR), int(high // YEAR) + 1):
                for begin, end, event in by_year.get(year, ()):
                    if begin <= high and low <= end:
                        found[event.iri] = event
    return list(found.values())
