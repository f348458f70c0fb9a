"""
Measures come in; what is said of each, cell by cell and with its voice, goes out.

A measure is told together with its instruments: what a law covers is said of the law.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from backstory.errors import UnknownName
from backstory.tell.saying import Speaker
from backstory.vocabulary import concept_iri, id_of
from backstory.words.predicates import predicate_name

if TYPE_CHECKING:
    from backstory.model.nouns import Claim
    from backstory.rdf.record import Record

__all__ = ["cells_of", "chosen_measures"]

_ROWS: Final = (
    "ctx:date", "ctx:origin", "sem:hasActor", "ctx:covers", "ctx:benefits", "ctx:excludes",
    "ctx:condition", "ctx:effect", "ctx:status", "ctx:annuls",
)  # fmt: skip
"""Predicates, one a row, in this order; `annuls` is told of what annuls the measure."""
_DECIDING: Final = frozenset(("decider", "executor"))


def chosen_measures(record: Record, names: Iterable[str]) -> dict[str, list[str]]:
    """
    Find measures and their instruments; every event that is of clemency if none is named.

    Returns:
        IRIs: of each measure, those of its instruments.

    Raises:
        UnknownName: The graph has no such event.
    """
    events = {id_of(iri): iri for iri, one in record.names.items() if one.kind == "event"}
    named = list(names) or [
        id_of(row["event"])
        for row in record.store.query(
            "SELECT DISTINCT ?event WHERE { ?event sem:eventType/skos:broader* kind:clemency } "
            "ORDER BY ?event"
        ).values()
    ]
    found = {}
    for name in named:
        if name not in events:
            raise UnknownName("event", name, events)
        iri = events[name]
        by = {c.object for c in record.about[iri] if c.predicate == "ctx:instrument"}
        found[iri] = sorted(one for one in by if isinstance(one, str))
    return found


def cells_of(
    record: Record, measures: Mapping[str, Sequence[str]], lang: str
) -> dict[str, dict[str, list[str]]]:
    """Tell, row by row and measure by measure, what is said and by whom; no row is empty."""
    speak = Speaker(record, lang)
    found: dict[str, dict[str, list[str]]] = {}
    for predicate in _ROWS:
        row: dict[str, list[str]] = {}
        for measure, instruments in measures.items():
            claims = _claims(record, (measure, *instruments), predicate)
            lines = _lines(speak, claims)
            if lines:
                row[record.label(measure, lang)] = lines
        if row:
            found[_head(speak, predicate)] = row
    return found


def _head(speak: Speaker, predicate: str) -> str:
    words = predicate_name(predicate, speak.lang)
    return f"← {words}" if predicate == "ctx:annuls" else words


def _claims(record: Record, things: Iterable[str], predicate: str) -> list[Claim]:
    if predicate == "ctx:annuls":
        return [c for t in things for c in record.towards[t] if c.predicate == predicate]
    return [
        claim
        for thing in things
        for claim in record.about[thing]
        if claim.predicate == predicate
        and (predicate != "sem:hasActor" or id_of(claim.role or "") in _DECIDING)
    ]


def _lines(speak: Speaker, claims: Iterable[Claim]) -> list[str]:
    """Write each thing said once, with all who say it; what is not asserted says so."""
    voices: dict[str, list[str]] = {}
    for claim in claims:
        told = speak.thing(claim)
        if claim.predicate == "ctx:annuls":
            told = speak.name(claim.subject)
        if claim.modality != "asserted":
            told = f"[{speak.name(concept_iri('modality', claim.modality))}] {told}"
        who = speak.voices(claim)
        if who not in voices.setdefault(told, []):
            voices[told].append(who)
    return [f"{told} — {_few(who)}" for told, who in voices.items()]


def _few(voices: Sequence[str]) -> str:
    """Name the first voice and count the others."""
    first = voices[0] if len(voices[0]) <= 60 else voices[0][:59] + "…"
    return first if len(voices) == 1 else f"{first} +{len(voices) - 1}"
