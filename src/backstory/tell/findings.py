"""What a function of `compare.findings` found, as a table with names and claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.compare.findings import Finding
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.words.phrases import phrase, phrases
from backstory.words.table import Id, Table

__all__ = ["findings_table"]

_MOST_NAMED: Final = 8


def findings_table(findings: Sequence[Finding], graph: TripleStore, lang: str) -> Table:
    """
    Give findings about a network as a table: about whom, the value, and the claims it rests on.

    Args:
        findings: What a function of `backstory.compare.findings` found, in its order.
        graph: The graph they were found in, which knows the names.
        lang: en or es.
    """
    record = Record(graph)
    rows = []
    for one in findings:
        names = [record.label(record.by_id.get(name, name), lang) for name in one.about]
        told = (" → " if one.note == "stated steps" else "; ").join(names[:_MOST_NAMED])
        if len(names) > _MOST_NAMED:
            told = phrase("and more", lang).format(told, len(names) - _MOST_NAMED)
        claims = [Id.of(record.by_id.get(claim, claim)) for claim in one.claims]
        rows.append(
            {
                "what": told,
                "amount": int(one.value) if one.value.is_integer() else round(one.value, 2),
                "how_counted": phrases(lang).get(one.note, one.note).lower(),
                "claims": len(claims),
                "first_claim": claims[0] if claims else None,
            }
        )
    notes = () if rows else (phrase("nothing", lang),)
    return Table(
        ("what", "amount", "how_counted", "claims", "first_claim"), tuple(rows), "", lang, notes
    )
