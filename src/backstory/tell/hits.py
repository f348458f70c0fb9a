"""Claims that were found come in; out go their sentences, with what answers an accusation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from backstory.rdf.near import near
from backstory.rdf.record import Record
from backstory.tell.answers import answers_of
from backstory.tell.naming import Namer
from backstory.tell.pending import matters
from backstory.tell.sentences import Sentences

if TYPE_CHECKING:
    from backstory.rdf.store import TripleStore

__all__ = ["sentences_of"]


def sentences_of(record: Record, store: TripleStore, claims: Sequence[str], lang: str) -> list[str]:
    """
    Tell claims in sentences that name who says it; empty for what is none.

    Of a graph no more is read than is told, and all that is said of what an accusation is about: an
    answer that was not read would be told as missing.

    Args:
        record: What a graph records, or as much of it as was read.
        store: The whole graph.
        claims: IRIs.
        lang: The language to tell in.
    """
    part = "is near" in record.store.cache
    read = part or "claims" in record.__dict__
    whole = read and not part and record.store is store
    known = record if read else Record(near(store, claims, whole=False))
    teller = Sentences(known, lang)
    of = set() if whole else matters(known, store)
    beside = Record(near(store, of)) if of else known
    if record.store is store:
        for each in (known, beside):  # or they would tell otherwise once the claims had been read
            Namer(each, lang).learn(record)
    answers = answers_of(beside, lang)
    return [
        answers.beside(beside.claims.get(iri, known.claims[iri]), teller.text(known.claims[iri]))
        if iri in known.claims
        else ""
        for iri in claims
    ]
