"""A text comes in; out go the names it may mean, best first, in either language."""

from __future__ import annotations

from backstory.rdf.record import Record
from backstory.words.phrases import phrase
from backstory.words.table import Id, Table

__all__ = ["found_names"]


def found_names(record: Record, text: str, lang: str, *, kind: str = "", limit: int = 10) -> Table:
    """
    Find names and aliases, without regard to accents or case, forgiving a slip of the finger.

    Args:
        record: What a graph records.
        text: What somebody typed.
        lang: The language of the names given back.
        kind: event, instrument, place, source, actor (or person, body, group, post), concept.
        limit: The most rows to give.
    """
    wanted = {"actor": {"person", "body", "group", "post"}}.get(kind, {kind} if kind else set())
    matches = record.index.search(text, limit * 20 if wanted else limit)
    rows = [
        {
            "thing": Id.of(record.by_id[match.id]),
            "thing_label": record.label(record.by_id[match.id], lang),
            "kind": match.kind,
            "kind_label": phrase(match.kind, lang),
            "name": match.name,
            "how": match.how,
            "how_label": phrase(f"found {match.how}", lang),
        }
        for match in matches
        if not wanted or match.kind in wanted
    ][:limit]
    named = [{"id": str(row["thing"]), **row} for row in rows]
    columns = ("id", "thing", "thing_label", "kind", "kind_label", "name", "how", "how_label")
    return Table(columns, tuple(named), "", lang)
