"""A graph comes in; out goes a table of its sources, with how far each may be trusted."""

from __future__ import annotations

from collections import Counter

from backstory.rdf.record import Record
from backstory.tell.saying import Speaker
from backstory.vocabulary import concept_iri
from backstory.words.phrases import phrase
from backstory.words.table import Id, Table
from backstory.words.titles import title

__all__ = ["sources_table"]


def sources_table(record: Record, lang: str) -> Table:
    """Give every source as a row, by date of issue; the undated last."""
    speak = Speaker(record, lang)
    claims = Counter(claim.source for claim in record.claims.values())
    rows = [
        {
            "source": Id.of(source.iri),
            "source_label": title(source.told(source.titles, lang), lang),
            "publisher": source.publisher if speak.publisher(source) else None,
            "publisher_label": speak.publisher(source) or None,
            "kind": Id.of(source.kind) if source.kind else None,
            "kind_label": speak.name(source.kind) if source.kind else None,
            "issued": source.issued.text if source.issued else None,
            "inferred": True if source.issued_inferred else None,
            "reading": source.reading,
            "reading_label": speak.name(concept_iri("reading", source.reading)),
            "cautions": "; ".join(speak.name(each) for each in source.cautions) or None,
            "copy_of": Id.of(source.copy_of) if source.copy_is_held else source.copy_of or None,
            "copy_of_label": speak.original(source) or None,
            "claims": claims[source.iri],
            "url": source.url or None,
            "address": source.address or None,
        }
        for source in record.sources.values()
    ]
    rows.sort(key=lambda row: (row["issued"] is None, str(row["issued"]), str(row["source"])))
    columns = ("source", "source_label", "publisher", "publisher_label", "kind", "kind_label",
               "issued", "inferred", "reading", "reading_label", "cautions", "copy_of",
               "copy_of_label", "claims", "url", "address")  # fmt: skip
    return Table(columns, tuple(rows), phrase("sources", lang), lang)
