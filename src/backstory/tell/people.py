"""
A graph comes in; out goes which of its people are public, and which appear within events alone.

Public is who has an office or a voice here: somebody says that they hold a post, they speak for
themselves in a claim, or the dossier has them speak from an office. Whoever publishes asks here who
gets a page, a line in a sitemap, a feed or an answer.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final

from backstory.rdf.record import Record
from backstory.text import normalise
from backstory.vocabulary import id_of

__all__ = ["People", "people_of"]

_OFFICES: Final = frozenset(("authority", "foreign-authority", "court", "intergovernmental",
                             "party"))  # fmt: skip
"""Positions that are an office, or a voice in politics: who speaks from one is public."""


class People:
    """Who of a graph's people is public."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def others(self) -> frozenset[str]:
        """The IRIs of persons without a public office or voice."""
        record = self.record
        persons = {iri for iri, name in record.names.items() if name.kind == "person"}
        office = {
            claim.subject
            for claim in record.claims.values()
            if claim.predicate == "org:holds" and claim.modality == "asserted"
        }
        signed = {iri for iri in persons if id_of(record.names[iri].type) in _OFFICES}
        return frozenset(persons - office - signed - record.said_by.keys())

    def is_public(self, iri: str) -> bool:
        """Tell whether a thing may have a page of its own; only some persons may not."""
        return iri not in self.others

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """Names of the others as words between spaces, by their first word."""
        found: dict[str, list[str]] = {}
        for iri in sorted(self.others):
            name = self.record.names[iri]
            texts = [*name.labels.values(), *(alias.text for alias in name.aliases)]
            for text in texts:
                words = normalise(text).split()
                if len(words) > 1 or (words and text in name.labels.values()):
                    found.setdefault(words[0], []).append(f" {' '.join(words)} ")
        return found

    def named_in(self, text: str) -> bool:
        """Tell whether a text names somebody who is not public."""
        if not self._names:
            return False
        told = normalise(text)
        first = self._names.keys() & told.split()
        return any(name in f" {told} " for word in first for name in self._names[word])


def people_of(record: Record) -> People:
    """Give who is public in a graph, worked out once."""
    return record.once("people", People)
