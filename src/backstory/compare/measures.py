"""Set measures side by side: which there are, and the claims of each cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from math import inf
from typing import Final

from backstory.errors import UnknownName
from backstory.model.measures import measures_in
from backstory.model.nouns import Claim
from backstory.model.stages import REPEALING, stage_of
from backstory.rdf.record import Record
from backstory.rdf.view import with_broader
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase
from backstory.words.predicates import predicate_name

__all__ = [
    "COLUMNS", "Measure", "broader", "claims_in", "is_repeal", "measures_of", "relation_of",
    "repeals", "stage_in",
]  # fmt: skip

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "origin": ("ctx:origin",),
    "decided": ("sem:hasActor",),
    "scope": ("ctx:covers", "ctx:addresses"),
    "beneficiaries": ("ctx:benefits",),
    "exclusions": ("ctx:excludes",),
    "conditions": ("ctx:condition",),
    "outcome": ("ctx:effect", "ctx:status", "ctx:annuls"),
}
"""What measures are compared by: the predicates of each cell; `annuls` is of what annuls it."""

_DECIDING: Final = frozenset(("decider",))
_UNDECIDED: Final = frozenset(("asked", "denied", "ordered", "questioned"))
"""How a decision is told that nobody says was taken: as the questions have it."""
_REFUSALS: Final = frozenset(("rejection", "veto"))
_APPLYING: Final = frozenset(("ruling", "acquittal"))
"""Kinds of what applies a text to one case, and is no stage of the text."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A clemency with the texts it comes by, or a legal text about one; all as IRIs."""

    iri: str
    texts: tuple[str, ...]
    stages: tuple[str, ...]
    """Events that come by its texts, and itself, oldest first."""

    @property
    def things(self) -> tuple[str, ...]:
        """What is said of any of these is said of the measure."""
        return tuple(dict.fromkeys((self.iri, *self.texts, *self.stages)))


def broader(record: Record) -> dict[str, str]:
    """Give the concept above each, by IRI."""
    rows = record.store.query("SELECT ?x ?above WHERE { ?x skos:broader ?above }").values()
    return {row["x"]: row["above"] for row in rows}


def measures_of(record: Record, names: Iterable[str] = ()) -> list[Measure]:
    """
    Give the measures a graph records, oldest first.

    Args:
        record: What a graph records.
        names: Ids; only the measures these are, or belong to. An event that is none is set beside
            them all the same.

    Raises:
        UnknownName: Nothing that could be a measure has such an id.
    """
    above = broader(record)
    kinds_of = {
        name.iri: with_broader(name.iri if name.kind == "concept" else name.type, above)
        for name in record.names.values()
        if name.kind in ("event", "concept")
    }
    by = [
        (claim.subject, claim.object)
        for claim in record.claims.values()
        if claim.predicate == "ctx:instrument" and isinstance(claim.object, str)
    ]
    found = measures_in(record.names.values(), kinds_of, by)
    known = {
        record.short(name.iri): name.iri
        for name in record.names.values()
        if name.kind in ("event", "instrument")
    }
    asked = []
    for name in names:
        if name not in known:
            raise UnknownName("measure", name, known)
        asked.append(known[name])
    chosen = {iri: found.get(iri, _texts(iri, by)) for iri in asked} if asked else found
    applying = {iri for iri, name in record.names.items() if id_of(name.type) in _APPLYING}
    measures = [_measure(record, iri, texts, by, applying) for iri, texts in chosen.items()]
    return measures if asked else sorted(measures, key=lambda one: (_start(record, one), one.iri))


def _texts(event: str, by: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(sorted({text for each, text in by if each == event}))


def _measure(
    record: Record, iri: str, texts: tuple[str, ...], by: Iterable[tuple[str, str]],
    applying: Set[str],
) -> Measure:  # fmt: skip
    own = {iri, *texts}
    stages = {event for event, text in by if text in own} - applying
    if record.names[iri].kind == "event":
        stages.add(iri)
    return Measure(iri, texts, tuple(sorted(stages, key=lambda one: _turn(record, one))))


def _turn(record: Record, event: str) -> tuple[float, int, str]:
    """Give what events come in order by: their day, and on one day which stage each is."""
    return _begin(record, event), stage_in(record, event), event


def stage_in(record: Record, event: str) -> int:
    """Give which stage of a text an event is, by its kind and those that contain it."""
    name = record.names.get(event)
    return stage_of(with_broader(name.type if name else "", record.once("broader", broader)))


def _begin(record: Record, iri: str) -> float:
    span = record.hulls.get(iri)
    days = (span.earliest_begin, span.latest_begin, span.earliest_end) if span else ()
    return next((day for day in days if day is not None), inf)


def _start(record: Record, measure: Measure) -> float:
    return min((_begin(record, one) for one in measure.things), default=inf)


def _is_refusal(record: Record, iri: str) -> bool:
    """Tell whether an event is a vote that rejected, or a veto: who decides it adopts nothing."""
    name = record.names.get(iri)
    above = record.once("broader", broader)
    return name is not None and not _REFUSALS.isdisjoint(with_broader(name.type, above))


def is_repeal(record: Record, iri: str) -> bool:
    """Tell whether an event repealed what it undid, by another law too: no court annulled it."""
    name = record.names.get(iri)
    above = record.once("broader", broader)
    return name is not None and not with_broader(name.type, above).isdisjoint(REPEALING)


def repeals(record: Record, claim: Claim) -> bool:
    """Tell whether a claim is of a repeal, which is written with `annuls:` too."""
    return claim.predicate == "ctx:annuls" and is_repeal(record, claim.subject)


def relation_of(record: Record, claim: Claim, lang: str) -> str:
    """Name what a claim says of its subject: what a parliament repeals no court annuls."""
    if repeals(record, claim):
        return phrase("repeals", lang)
    return predicate_name(claim.predicate, lang)


def _decides(claim: Claim) -> bool:
    return id_of(claim.role) in _DECIDING and claim.modality not in _UNDECIDED


def claims_in(record: Record, things: Iterable[str], predicate: str) -> list[Claim]:
    """
    Give what is said of things under a predicate: who decided, what covers, what annuls them.

    A veto or a rejection is a status of the text, and its decider none who decided the measure;
    nor did who was only asked or ordered to decide, or is denied to have.
    """
    things = tuple(things)
    own = set(things)
    if predicate == "ctx:annuls":
        towards = [c for t in own for c in record.towards[t] if c.predicate == predicate]
        return sorted((c for c in towards if c.subject not in own), key=lambda c: c.iri)
    found = [
        claim
        for thing in things
        for claim in record.about[thing]
        if claim.predicate == predicate
        and (predicate != "sem:hasActor" or _decides(claim))
        and not (predicate == "sem:hasActor" and _is_refusal(record, thing))
    ]
    if predicate == "ctx:status":
        steps = {
            c.iri: c for t in own for c in record.towards[t] if c.predicate == "ctx:instrument"
        }
        refused = [c for c in steps.values() if _is_refusal(record, c.subject)]
        found += sorted(refused, key=lambda c: c.iri)
    return found
