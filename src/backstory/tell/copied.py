"""A graph comes in; out goes which of its sources are copies, and of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from backstory.ask.plain import plain
from backstory.ask.turn import same
from backstory.tell.sayer import FEW
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.model.nouns import Source
    from backstory.rdf.record import Record
    from backstory.tell.told import Teller

__all__ = ["copies", "most_copied", "resting"]

_SOURCES: Final = 3
"""Pages that are named of those that copy one text."""
_LETTERS: Final = 5
"""Letters by which a word is known, whatever its ending: translated, translation."""


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


def resting(teller: Teller, words: Iterable[str]) -> tuple[str, ...]:
    """
    Tell how much rests on the sources of a sort that words name: blogs, machine translations.

    Nothing where they name none: what rests on a single voice is another question.
    """
    record = teller.record
    meant = _sorts(teller, {*words})
    if not meant:
        return ()
    own = {iri for iri, one in record.sources.items() if not meant.isdisjoint(_sorts_of(one))}
    carry = Counter(claim.source for claim in record.claims.values() if claim.source in own)
    names = ", ".join(sorted(map(teller.prose.name, meant)))
    numbers = [numeral(many, teller.lang) for many in (len(own), len(record.sources))]
    all_of_them = numeral(carry.total(), teller.lang)
    told = [phrase("reply resting", teller.lang).format(*numbers, names, all_of_them)]
    most = sorted(carry, key=lambda iri: (-carry[iri], iri))
    each = phrase("reply resting on", teller.lang)
    told += [each.format(teller.prose.source(iri), numeral(carry[iri], teller.lang))
             for iri in most[:FEW]]  # fmt: skip
    return tuple(told)


def _sorts_of(source: Source) -> tuple[str, ...]:
    return (source.kind, *source.cautions)


def _sorts(teller: Teller, words: set[str]) -> set[str]:
    """Give the kinds of sources, and the cautions, whose names have most of some words."""
    record = teller.record
    every = {each for source in record.sources.values() for each in _sorts_of(source)}
    found = {}
    for each in every & record.names.keys():
        own = plain(" ".join(record.names[each].labels.values())).split()
        found[each] = sum(
            any(same(word, one) or word[:_LETTERS] == one[:_LETTERS] for one in own)
            for word in words
        )
    most = max(found.values(), default=0)
    return {each for each, many in found.items() if many == most and many}


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
    """Give the sources that are named where it is told what are copies, or of which sort."""
    few = list(copies_of(record).items())[:FEW]
    named = {iri for key, copies in few for iri in (key, *copies[:_SOURCES])}
    carry = Counter(claim.source for claim in record.claims.values())
    most = sorted(record.sources, key=lambda iri: (-carry[iri], iri))
    for sort in {each for source in record.sources.values() for each in _sorts_of(source)}:
        named |= {*[iri for iri in most if sort in _sorts_of(record.sources[iri])][:FEW]}
    return sorted(named & record.sources.keys())
