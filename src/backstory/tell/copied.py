"""A graph comes in; out goes which of its sources are copies, and of what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from backstory.tell.sayer import FEW
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.rdf.record import Record
    from backstory.tell.told import Teller

__all__ = ["copies", "most_copied"]

_SOURCES: Final = 3
"""Pages that are named of those that copy one text."""


def copies(teller: Teller) -> tuple[str, ...]:
    """Tell how many sources are copies, and of what most are."""
    record = teller.record
    of = copies_of(record)
    numbers = (
        numeral(each, teller.lang) for each in (sum(map(len, of.values())), len(record.sources))
    )
    told = [phrase("reply copies", teller.lang).format(*numbers)]
    for key, copies in list(of.items())[:FEW]:
        source = record.sources.get(copies[0])
        name = source.copied.get(teller.lang) or key if source else key
        name = teller.prose.source(key) if key in record.sources else name
        named = "; ".join(teller.prose.source(iri) for iri in copies[:_SOURCES])
        told.append(
            phrase("reply copies of", teller.lang).format(
                name, numeral(len(copies), teller.lang), named
            )
        )
    return tuple(told)


def copies_of(record: Record) -> dict[str, list[str]]:
    """Give by what is copied the sources that copy it, those that carry most first."""
    of: dict[str, list[str]] = {}
    for iri, source in record.sources.items():
        if source.copy_of:
            of.setdefault(source.copy_of, []).append(iri)
    carry = Counter(claim.source for claim in record.claims.values())
    return {
        key: sorted(copies, key=lambda iri: (-carry[iri], iri))
        for key, copies in sorted(of.items(), key=lambda each: (-len(each[1]), each[0]))
    }


def most_copied(record: Record) -> list[str]:
    """Give the sources that are named where it is told what most are copies of."""
    few = list(copies_of(record).items())[:FEW]
    return sorted(
        {iri for key, copies in few for iri in (key, *copies[:_SOURCES]) if iri in record.sources}
    )
