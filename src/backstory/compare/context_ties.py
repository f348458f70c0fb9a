"""
Find what ties the events of a graph to one another, part by part, each with its claims.

A tie is something that somebody can deny: a voice's statement, a link the editors sign, a text or
a whole that two events share, what a law covers. Worked out once a graph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import log
from typing import Any, Final

from backstory.compare.context_kinds import Kinds
from backstory.compare.context_texts import Texts, Vectors
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.vocabulary import CONTEXT_PREDICATES, id_of

__all__ = ["EDGES", "LIKENESS", "Part", "Ties"]

EDGES: Final = ("stated", "signed", "stage", "part", "covers")
"""Ties between two events that rest on claims about just these two."""
LIKENESS: Final = ("scope", "kind", "actors", "places", "text")
"""Ties by what two events have in common."""
_STATED: Final = frozenset((*CONTEXT_PREDICATES.values(), "ctx:before", "ctx:after"))
_COVERS: Final = frozenset(("ctx:covers", "ctx:excludes", "ctx:benefits"))
_MANY: Final = 24
"""Events of one text beyond which it is no matter of their own: a constitution."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of why an event is context of another."""

    feature: str
    value: float
    """How strong, 0 to 1."""
    claims: tuple[str, ...] = ()
    """IRIs of what it rests on, all of it needed."""
    things: tuple[str, ...] = ()
    """IRIs of what is shared or gone through; words, for texts."""
    link: str = ""
    """IRI of the link that the editors sign."""


Edges = defaultdict[str, defaultdict[str, list[Part]]]


class Ties:
    """Every tie of a graph."""

    def __init__(self, record: Record, weights: Mapping[str, Any]) -> None:
        self.record, self.weights = record, weights
        self.limits: Mapping[str, Any] = weights["limits"]
        self._standing: dict[str, float] = {}
        self._known: dict[str, dict[str, float]] = {}
        self._weights_of: dict[str, float] = {}
        self._weights_apart: dict[int, tuple[float, float]] = {}
        self.steps: dict[tuple[str, ...], dict[str, float]] = {}
        """How strongly an event is tied to others by way of some sorts of edges, once asked."""
        self.events = {iri: name for iri, name in record.names.items() if name.kind == "event"}

    @cached_property
    def days(self) -> dict[str, int]:
        """The day on which each event begins, or the nearest bound that is known."""
        found = {}
        for iri in self.events:
            span = self.record.hulls.get(iri)
            bounds = (
                (span.earliest_begin, span.latest_begin, span.earliest_end, span.latest_end)
                if span
                else ()
            )
            day = next((each for each in bounds if each is not None), None)
            if day is not None:
                found[iri] = day
        return found

    @cached_property
    def texts_of(self) -> dict[str, dict[str, str]]:
        """The texts by which an event comes, each with the claim that says so."""
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for claim in self._claims("ctx:instrument"):
            if claim.subject in self.events and isinstance(claim.object, str):
                found[claim.subject].setdefault(claim.object, claim.iri)
        return found

    @cached_property
    def events_of(self) -> dict[str, list[str]]:
        """The events that come by a text."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for event, texts in self.texts_of.items():
            for text in texts:
                found[text].append(event)
        return found

    def own(self, event: str) -> tuple[str, ...]:
        """Give an event and the texts it comes by: what is said of these is said of it."""
        return (event, *self.texts_of.get(event, ()))

    def holders(self, thing: str) -> list[str]:
        """Give the events of which a thing is said: itself, or those that come by a text."""
        return [thing] if thing in self.events else self.events_of.get(thing, [])

    @cached_property
    def edges(self) -> dict[str, Edges]:
        """What ties two events by claims about just these two, by sort of tie."""
        found: dict[str, Edges] = {sort: defaultdict(lambda: defaultdict(list)) for sort in EDGES}
        self._stated(found["stated"])
        self._signed(found["signed"])
        self._stages(found["stage"])
        self._parts(found["part"])
        self._covers(found["covers"])
        return found

    def _stated(self, edges: Edges) -> None:
        for claim in self.record.claims.values():
            if claim.predicate in _STATED and isinstance(claim.object, str):
                value = float(self.weights["stated"].get(claim.predicate, 0.5))
                self._tie(edges, "stated", claim, claim.subject, claim.object, value)

    def _signed(self, edges: Edges) -> None:
        for link in self.record.links.values():
            # A graph from elsewhere may have relations of its own: they tie nothing.
            value = float(self.weights["signed"].get(link.relation, 0))
            for one in self.holders(link.subject):
                for other in self.holders(link.object):
                    if one != other and value:
                        part = Part("signed", value, link.rests_on, link=link.iri)
                        edges[one][other].append(part)
                        edges[other][one].append(part)

    def _stages(self, edges: Edges) -> None:
        for text, events in self.events_of.items():
            if 1 < len(events) <= _MANY:
                for one, other in combinations(sorted(events), 2):
                    claims = (self.texts_of[one][text], self.texts_of[other][text])
                    part = Part("stage", 1.0, claims, (text,))
                    edges[one][other].append(part)
                    edges[other][one].append(part)

    def _parts(self, edges: Edges) -> None:
        inside: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for claim in self._claims("sem:subEventOf"):
            if isinstance(claim.object, str) and claim.object in self.events:
                inside[claim.object].setdefault(claim.subject, claim.iri)
                self._tie(edges, "part", claim, claim.subject, claim.object, 1.0)
        for whole, parts in inside.items():
            for one, other in combinations(sorted(parts), 2) if len(parts) <= _MANY else ():
                part = Part("part", 0.6, (parts[one], parts[other]), (whole,))
                edges[one][other].append(part)
                edges[other][one].append(part)

    def _covers(self, edges: Edges) -> None:
        for claim in self.record.claims.values():
            if claim.predicate in _COVERS and claim.object in self.events:
                self._tie(edges, "covers", claim, claim.subject, str(claim.object), 1.0)

    def _tie(
        self, edges: Edges, sort: str, claim: Claim, subject: str, thing: str, value: float
    ) -> None:
        """Tie every event of which the subject is said with every one of the object."""
        if claim.modality == "denied":
            return
        ones, others = self.holders(subject), self.holders(thing)
        direct = len(ones) * len(others)
        for one in ones:
            for other in others:
                if one != other:
                    part = Part(sort, value if direct == 1 else value * 0.8, (claim.iri,))
                    edges[one][other].append(part)
                    edges[other][one].append(part)

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of events, and how alike they are."""
        return Kinds(self.record, self.events, self.weights["kinds"])

    def standing(self, kind: str) -> float:
        """Say how much events of a kind matter, by the kind or the nearest broader one."""
        if kind not in self._standing:
            values = (self.weights["kinds"].get(id_of(each)) for each in self.kinds.chain(kind))
            self._standing[kind] = next((float(v) for v in values if v is not None), 0.3)
        return self._standing[kind]

    def known(self, event: str) -> Mapping[str, float]:
        """Say how well an event is known, and how much its kind matters, 0 to 1."""
        if event not in self._known:
            told = log(1 + self.sources[event]) / log(1 + self.limits["sources of the best known"])
            standing = self.standing(self.events[event].type)
            self._known[event] = {"prominence": min(1.0, told), "standing": standing}
        return self._known[event]

    def weight_of(self, event: str) -> float:
        """Weigh how well an event is known and its kind."""
        if event not in self._weights_of:
            important = self.weights["importance"]
            known = self.known(event).items()
            self._weights_of[event] = sum(important[key] * value for key, value in known)
        return self._weights_of[event]

    def weights_apart(self, days: int) -> tuple[float, float]:
        """Weigh so many days between two events: that they are near, and of the same years."""
        if days not in self._weights_apart:
            important, limits = self.weights["importance"], self.limits
            self._weights_apart[days] = (
                important["days"] * 0.5 ** (days / limits["half of days"]),
                important["years"] * 0.5 ** (days / 365.25 / limits["half of years"]),
            )
        return self._weights_apart[days]

    @cached_property
    def scope(self) -> Vectors:
        """What the texts of each event reach."""
        found: dict[str, Counter[str]] = {}
        for event in self.events:
            marks: Counter[str] = Counter()
            for thing in self.own(event):
                for claim in self.record.about.get(thing, ()):
                    if claim.predicate in _COVERS and isinstance(claim.object, str):
                        marks[claim.object] += 1
            if marks:
                found[event] = marks
        return Vectors(found)

    @cached_property
    def actors(self) -> Vectors:
        """Who is named at each event."""
        return self._named("sem:hasActor", most=0.25)

    @cached_property
    def places(self) -> Vectors:
        """Where each event took place."""
        return self._named("sem:hasPlace", most=0.1)

    def _named(self, predicate: str, *, most: float) -> Vectors:
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for claim in self._claims(predicate):
            if claim.subject in self.events and isinstance(claim.object, str):
                found[claim.subject][claim.object] += 1
        return Vectors(found, most=most)

    @cached_property
    def text(self) -> Texts:
        """What is written of each event: its names, and the editors' gists."""
        often = float(self.limits["times a label counts"])
        return Texts(
            {event: list(self._written(event, often)) for event in self.events},
            letters=int(self.limits["letters of a word"]),
            most=float(self.limits["share of texts"]),
        )

    def _written(self, event: str, often: float) -> Iterable[tuple[str, float]]:
        for thing in self.own(event):
            name = self.record.names.get(thing)
            for label in name.labels.values() if name else ():
                yield label, often
        gists = {gist for claim in self.record.about.get(event, ()) for gist in claim.gist.values()}
        for gist in sorted(gists):
            yield gist, 1.0

    @cached_property
    def sources(self) -> dict[str, int]:
        """By how many independent sources each event is told of."""
        about, towards = self.record.about, self.record.towards
        return {
            event: len({
                self.record.root(claim.source)
                for claim in (*about.get(event, ()), *towards.get(event, ()))
            })
            for event in self.events
        }  # fmt: skip

    def _claims(self, predicate: str) -> Iterable[Claim]:
        return (
            claim
            for claim in self.record.claims.values()
            if claim.predicate == predicate and claim.modality != "denied"
        )

    def claims_naming(self, event: str, thing: str, predicate: str) -> tuple[str, ...]:
        """Give the first claim by which a thing is named at an event, or at a text of it."""
        for own in self.own(event):
            for claim in self.record.about.get(own, ()):
                if claim.object == thing and claim.predicate == predicate:
                    return (claim.iri,)
        return ()
