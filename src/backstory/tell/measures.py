"""Measures told side by side: what is said of each, cell by cell and with its voice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from backstory.compare.measures import COLUMNS, Measure, claims_in
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.saying import Speaker
from backstory.tell.struck import struck
from backstory.text import normalise
from backstory.vocabulary import concept_iri
from backstory.words.phrases import phrase
from backstory.words.predicates import predicate_name

__all__ = ["cells_of", "said_in"]

_ROWS: Final = ("ctx:date", *(predicate for of in COLUMNS.values() for predicate in of))
"""Predicates, one a row, in this order."""
_OF_EVENTS: Final = ("ctx:annuls", "ctx:instrument")
"""Predicates of which the cell names the event, not the text that it points at."""


def cells_of(
    record: Record, measures: Sequence[Measure], lang: str
) -> dict[str, dict[str, list[str]]]:
    """Tell, row by row and measure by measure, what is said and by whom; no row is empty."""
    speak = Speaker(record, lang)
    found: dict[str, dict[str, list[str]]] = {}
    for predicate in _ROWS:
        row: dict[str, list[str]] = {}
        for measure in measures:
            # The dates of its stages are not its own.
            own = (measure.iri, *measure.texts) if predicate == "ctx:date" else measure.things
            lines = _lines(speak, claims_in(record, own, predicate))
            if lines:
                row[record.label(measure.iri, lang)] = lines
        if row:
            found[_head(speak, predicate)] = row
        if predicate == "ctx:date" and (stages := _stages(speak, measures)):
            found[phrase("stages", lang)] = stages
    return found


def _stages(speak: Speaker, measures: Sequence[Measure]) -> dict[str, list[str]]:
    """Tell when each measure's text went through which stage, by whose word, oldest first."""
    found: dict[str, list[str]] = {}
    for measure in measures:
        lines = []
        for stage in measure.stages:
            name = speak.name(speak.record.names[stage].type)
            if stage != measure.iri:
                dates = _lines(speak, claims_in(speak.record, (stage,), "ctx:date"))
                lines += [f"{name}: {date}" for date in dates] or [f"{name}: {speak.date(None)}"]
        if lines:
            found[speak.record.label(measure.iri, speak.lang)] = lines
    return found


def _head(speak: Speaker, predicate: str) -> str:
    words = predicate_name(predicate, speak.lang)
    return f"← {words}" if predicate == "ctx:annuls" else words


def _lines(speak: Speaker, claims: Iterable[Claim]) -> list[str]:
    """Write each thing said once, with all who say it; what is not asserted says so."""
    voices: dict[str, list[str]] = {}
    for claim in claims:
        told = speak.name(claim.subject) if claim.predicate in _OF_EVENTS else speak.thing(claim)
        told += _no_wider(speak, claim)
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


def said_in(speak: Speaker, claim: Claim) -> str:
    """Write what a claim says in the cell of a measure: the editors' gist, or what it points at."""
    of_event = claim.predicate in _OF_EVENTS
    gist = "" if claim.predicate == "ctx:annuls" else claim.gist.get(speak.lang, "")
    told = gist or (speak.name(claim.subject) if of_event else speak.thing(claim))
    if claim.predicate == "ctx:annuls":
        told = f"{speak.reverse(claim)}: {told}"  # the cell is of what was undone
    mark = phrase("date worked out", speak.lang)
    if claim.when:
        day = speak.date(claim.when)
        told += f" ({day}, {mark})" if claim.is_date_inferred else f" ({day})"
    elif gist and speak.shows_inferred(claim):
        told += f" ({mark})"
    return told + _no_wider(speak, claim, gist)


def _no_wider(speak: Speaker, claim: Claim, gist: str = "") -> str:
    """
    Tell within what limits alone it is so, unless the editors' sentence tells the limit.

    That its article was annulled no such sentence tells: it is of what the law said.
    """
    limit = normalise(speak.limit(claim))
    told = gist and (not limit or limit in normalise(gist))
    bounds = [] if told else [*speak.enclosed(claim), *speak.bounds(claim)]
    bounds += struck(speak, claim)
    return f" ({'; '.join(bounds)})" if bounds else ""
