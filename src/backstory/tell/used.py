"""
A concept and the claims that use it come in; out go those that are told, and how many are not.

What a large graph counts is counted thousands of times: a story tells the figures that were said
last, and where all of them are.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from backstory.model.nouns import Claim
from backstory.rdf.last_said import last_said
from backstory.rdf.record import Record
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

__all__ = ["last_used"]


def last_used(
    record: Record, concept: str, found: Sequence[Claim], lang: str
) -> tuple[list[Claim], str]:
    """
    Give the claims that a story of a concept tells, and a line on the others; empty if none.

    Args:
        record: What a graph records, or what was read of it for this.
        concept: IRI of the concept.
        found: The claims of the record that use it.
        lang: The language of the line.
    """
    last, there = last_said(record.store, concept)
    # How many there are in the whole graph is known beside what was read of it.
    if (there := record.store.cache.get(f"used {concept}", there)) <= len(last):
        return [*found], ""
    of = {node.value for node in last if isinstance(node, ox.NamedNode)}
    kept = [claim for claim in found if claim.iri in of]
    counted = any(claim.counted == concept for claim in kept)
    command = f"figures {record.short(concept)}" if counted else "export claims-csv"
    numbers = (numeral(number, lang) for number in (len(kept), there - len(kept)))
    return kept, phrase("used more", lang).format(*numbers, f"`backstory {command}`")
