"""
Rank what came before an event, alongside it and since: fixed features, weights in one file.

Two lists, never one: *the story* (the same matter, in steps) and *before* (earlier measures and
events that explain it). Every event that is listed says why, part by part, with the claims that
each part rests on. An order in time is no reason. The weights stand in `context.json`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Final

from backstory.compare.context_lists import list_of
from backstory.compare.context_texts import stems
from backstory.compare.context_ties import EDGES, Part, Ties
from backstory.compare.context_ways import either, middle, through
from backstory.compare.context_weights import weights
from backstory.errors import CouldNotRun
from backstory.rdf.record import Record
from backstory.vocabulary import id_of

__all__ = ["LISTS", "Candidate", "Context", "context_of", "main_event", "ties_of"]

LISTS: Final = ("story", "before", "alongside", "since")
"""The four lists, in the order in which they are told."""
_KEPT: Final = 300
"""Events whose context is kept: a screen, a brief and what is told beside them ask for it again."""


@dataclass(frozen=True)
class Candidate:
    """An event of the context of another, and why."""

    iri: str
    list: str
    """story, before, alongside or since."""
    score: float
    features: Mapping[str, float]
    """What each feature comes to, 0 to 1, those of relation and of importance."""
    why: Callable[[], Iterable[Part]] = field(repr=False, compare=False)
    """How its reasons are found: many are ranked and few are told."""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Why it is here, the weightiest first."""
        return tuple(self.why())


@dataclass(frozen=True, slots=True)
class Context:
    """What came before an event, alongside it and since."""

    about: str
    """IRI of the event."""
    asked: str
    """IRI of what was asked about: the event, or a text it comes by."""
    candidates: tuple[Candidate, ...]
    """The best first, whatever the list."""

    def listed(self, name: str) -> tuple[Candidate, ...]:
        """Give one of the lists, the best first."""
        return tuple(each for each in self.candidates if each.list == name)


def ties_of(record: Record) -> Ties:
    """Give the ties of a graph, worked out once however often they are asked for."""
    return record.once("ties", lambda known: Ties(known, weights()))


def main_event(ties: Ties, iri: str) -> str:
    """
    Give the event that something stands for: itself, or the measure that comes by a text.

    Raises:
        CouldNotRun: No event comes by that text, or the event has no name.
    """
    if iri in ties.events:
        return iri
    events = ties.events_of.get(iri, [])
    if not events:
        name = ties.record.label(iri, "en")
        if ties.record.kind(iri) == "event":  # of somebody else's graph
            raise CouldNotRun(f"The event '{name}' is not looked at: it has no `skos:prefLabel`.")
        raise CouldNotRun(f"No event comes by '{name}': ask about an event.")
    clement = [
        each for each in events if "clemency" in map(id_of, ties.kinds.chain(_kind(ties, each)))
    ]
    return sorted(clement or events, key=lambda each: (-ties.sources[each], each))[0]


def _kind(ties: Ties, event: str) -> str:
    return ties.events[event].type


def context_of(
    record: Record, iri: str, *, without: Collection[str] = (), most: int | None = None
) -> Context:
    """
    Rank the context of an event.

    Args:
        record: What a graph records; limited to a day, it holds only what had been said by then.
        iri: The event, or a legal text by which one comes.
        without: Features to leave out, as `stated` and `signed`.
        most: The most events a list.

    Raises:
        CouldNotRun: No event comes by that text.
    """
    ties = ties_of(record)
    event = main_event(ties, iri)
    kept = record.once("contexts", lambda _: dict[str, tuple[Candidate, ...]]())
    full = ties.limits["candidates"]
    if not without and (most or full) <= full and event in kept:
        return Context(event, iri, _first_of(kept[event], most or full))
    found = _ranked(ties, event, without, most or full)
    if not without and most in (None, full):
        if len(kept) >= _KEPT:
            kept.clear()
        kept[event] = found
    return Context(event, iri, found)


def _first_of(candidates: Iterable[Candidate], most: int) -> tuple[Candidate, ...]:
    """Give the first of each list, in their order."""
    counted = dict.fromkeys(LISTS, 0)
    found = []
    for each in candidates:
        counted[each.list] += 1
        if counted[each.list] <= most:
            found.append(each)
    return tuple(found)


def _ranked(ties: Ties, event: str, without: Collection[str], full: int) -> tuple[Candidate, ...]:
    """Rank what an event is tied to: so many of each list, the best first."""
    weigh, least = ties.weights["relation"], ties.limits["least relation"]
    values = _values(ties, event, without)
    # First how strongly each is tied: most are not, and nothing else need be known of them.
    relation: defaultdict[str, float] = defaultdict(float)
    for key, of in values.items():
        weight = weigh[key]
        for other, value in of.items():
            relation[other] += weight * value
    here, days = ties.days.get(event), ties.days
    ranked = [
        (tied + _weight(ties, here, days.get(other), other), other)
        for other, tied in relation.items()
        if tied >= least
    ]
    ranked.sort(key=lambda each: (-each[0], each[1]))
    found, counted = [], dict.fromkeys(LISTS, 0)
    later_full = earlier_full = False
    for score, other in ranked:
        # Of a thousand that came later, or before, few are told.
        there = days.get(other) if later_full or earlier_full else None
        if here is None or there is None or there == here:
            pass
        elif later_full if there > here else earlier_full:
            continue
        name = list_of(ties, event, other, values)
        if name and counted[name] < full and not _is_one_word(ties, event, other, values):
            counted[name] += 1
            later_full = counted["since"] >= full
            earlier_full = counted["story"] >= full and counted["before"] >= full
            features = {key: of[other] for key, of in values.items() if other in of}
            features |= _importance(ties, event, other)
            why = partial(_parts, ties, event, other, features, without)
            found.append(Candidate(other, name, score, features, why))
    return tuple(found)


def _is_one_word(
    ties: Ties, event: str, other: str, values: Mapping[str, Mapping[str, float]]
) -> bool:
    """
    Tell whether nothing ties two events but one word in what is told of them.

    A word that both are called by is a tie: two votes of one senate.
    """
    if [key for key, of in values.items() if of.get(other)] != ["text"]:
        return False
    shared = ties.text.shared(event, other, 2)
    letters = int(ties.limits["letters of a word"])
    names = [
        {stem for label in ties.record.names[each].labels.values()
         for stem, _ in stems(label, letters)}
        for each in (event, other) if each in ties.record.names
    ]  # fmt: skip
    return len(shared) == 1 and not all(shared[0] in each for each in names)


def _values(ties: Ties, event: str, without: Collection[str]) -> dict[str, Mapping[str, float]]:
    """Give the value of each other event by each feature of relation that they share."""
    wanted = [sort for sort in EDGES if sort not in without]
    found: dict[str, Mapping[str, float]] = {
        sort: {
            other: either(part.value for part in parts)
            for other, parts in ties.edges[sort].get(event, {}).items()
        }
        for sort in wanted
    }
    near: Mapping[str, Callable[[str], Mapping[str, float]]] = {
        "through": lambda one: through(ties, one, wanted),
        "scope": ties.scope.near,
        "kind": ties.kinds.near,
        "actors": ties.actors.near,
        "places": ties.places.near,
        "text": ties.text.near,
    }
    return found | {key: of(event) for key, of in near.items() if key not in without}


def _importance(ties: Ties, event: str, other: str) -> dict[str, float]:
    found = dict(ties.known(other))
    if event in ties.days and other in ties.days:
        apart = abs(ties.days[event] - ties.days[other])
        found["days"] = 0.5 ** (apart / ties.limits["half of days"])
        found["years"] = 0.5 ** (apart / 365.25 / ties.limits["half of years"])
    return found


def _weight(ties: Ties, here: int | None, there: int | None, other: str) -> float:
    """Weigh how important an event is beside another: what of it is the same for all is kept."""
    found = ties.weight_of(other)
    if here is not None and there is not None:
        near, same_years = ties.weights_apart(abs(here - there))
        found += near
        found += same_years
    return found


def _parts(
    ties: Ties, event: str, other: str, features: Mapping[str, float], without: Collection[str]
) -> Iterable[Part]:
    """Give the reasons, each with the claims it rests on, the weightiest sort first."""
    order = sorted(
        (key for key in ties.weights["relation"] if features.get(key)),
        key=lambda key: (-ties.weights["relation"][key] * features[key], key),
    )
    for key in order:
        if key in EDGES:
            parts = ties.edges[key][event][other]
            yield from sorted(parts, key=lambda part: (-part.value, part.claims, part.link))
        elif key == "through":
            yield middle(ties, event, other, features[key], without)
        elif key == "kind":
            above = ties.kinds.alike(ties.kinds.of[event], ties.kinds.of[other])[0]
            yield Part("kind", features[key], (), (above,))
        elif key == "text":
            stems = ties.text.shared(event, other, 4)
            yield Part("text", features[key], (), tuple(map(ties.text.word, stems)))
        else:
            yield from _shared(ties, key, event, other, features[key])


def _shared(ties: Ties, key: str, event: str, other: str, value: float) -> Iterable[Part]:
    """Give what two events share, each with a claim on either side."""
    predicate = {"actors": "sem:hasActor", "places": "sem:hasPlace"}.get(key, "ctx:covers")
    vectors = {"actors": ties.actors, "places": ties.places}.get(key, ties.scope)
    for thing in vectors.shared(event, other, 3):
        claims = (
            *ties.claims_naming(event, thing, predicate),
            *ties.claims_naming(other, thing, predicate),
        )
        if len(claims) > 1:
            yield Part(key, value, claims, (thing,))
