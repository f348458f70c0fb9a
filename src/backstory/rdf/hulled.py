"""
An event comes in; out goes its date in words, marked where the editors alone worked it out.

The date of an event is worked out from all that voices give. Where none of those that stand is in
the text itself, and each was resolved by an editor ("Friday", "the day after"), that is said.
"""

from __future__ import annotations

from backstory.rdf.record import Record
from backstory.words.dates import name
from backstory.words.phrases import phrase

__all__ = ["inferred_hulls", "told_hull"]

_INFERRED = """SELECT DISTINCT ?event WHERE {
  ?event ctx:datedBy ?claim . ?claim ctx:inferredPart "happened" .
  FILTER NOT EXISTS {
    ?event ctx:datedBy ?other . FILTER NOT EXISTS { ?other ctx:inferredPart "happened" }
  } }"""


def inferred_hulls(record: Record) -> frozenset[str]:
    """Give the IRIs of events whose date no source states: the editors worked it out."""
    found: frozenset[str] = record.once("inferred hulls", _found)
    return found


def _found(record: Record) -> frozenset[str]:
    return frozenset(row["event"] for row in record.store.query(_INFERRED).values())


def told_hull(record: Record, iri: str, lang: str) -> str:
    """Name the date of an event; "not stated" where nobody dates it."""
    told = name(record.hulls.get(iri), lang)
    if iri not in inferred_hulls(record):
        return told
    return f"{told} ({phrase('date worked out', lang)})"
