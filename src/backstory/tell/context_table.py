"""Context as it is laid out: a table, running text, plain values."""

from __future__ import annotations

import json
from functools import partial
from typing import Any, Final

from backstory.compare.context import LISTS, Context
from backstory.compare.context_weights import weights
from backstory.rdf.hulled import told_hull
from backstory.rdf.record import Record
from backstory.tell.context import Row, context_rows, teller_of
from backstory.words.columns import shown
from backstory.words.phrases import phrase
from backstory.words.table import Id, Table

__all__ = ["context_data", "context_table"]

_SHOWN: Final = 3
"""Reasons told of an event in a table."""
_EVENTS: Final = 5
"""Events of a list told in a table."""


def context_table(record: Record, context: Context, lang: str) -> Table:
    """Give the context as a table: the best of each list, in the order of time."""
    rows: list[dict[str, Any]] = []
    teller = teller_of(record, lang)
    for name in LISTS:
        best = [r for r in context_rows(record, context, lang, _EVENTS) if r.list == name]
        best.sort(key=lambda r: (*teller.begins(r.iri), r.rank))
        rows.extend(_cells(record, row, lang) for row in best)
    columns = ("list", "when", "event", "event_label", "told", "why", "against", "rank", "score")
    title = phrase("context of", lang).format(record.label(context.asked, lang))
    notes = () if rows else (phrase("no context", lang),)
    forms = {
        "json": partial(_json, record, context, lang),
        "text": partial(_text, record, title, tuple(rows), lang),
    }
    return Table(columns, tuple(rows), title, lang, notes, forms=forms)


def _cells(record: Record, row: Row, lang: str) -> dict[str, Any]:
    return {
        "list": phrase(f"list {row.list}", lang),
        "when": _written(record, row.iri, lang),
        "event": Id.of(row.iri),
        "event_label": row.label,
        "told": " ".join(each.whole for each in row.told) or None,
        "why": " ".join(_told_reasons(row, lang)) or None,
        "against": " ".join(each.whole for each in row.against[:2]) or None,
        "rank": row.rank,
        "score": round(row.score, 2),
    }


def _told_reasons(row: Row, lang: str) -> list[str]:
    """Give the first reasons, but for what is told of the event already."""
    told = {each.whole for each in row.told}
    reasons = [each for each in row.why if each.text not in told]
    return [
        phrase("differs", lang).format(each.text) if each.differs else each.text
        for each in (reasons or row.why)[:_SHOWN]
    ]


def _written(record: Record, iri: str, lang: str) -> str | None:
    """Give a date as it is written; one that no date can write, in words."""
    span = record.hulls.get(iri)
    if span is None:
        return None
    return span.text or told_hull(record, iri, lang) or None


def _json(record: Record, context: Context, lang: str) -> str:
    return json.dumps(context_data(record, context, lang), ensure_ascii=False, indent=1) + "\n"


def context_data(record: Record, context: Context, lang: str) -> dict[str, Any]:
    """Give the context as plain values: the four lists, the ranking over all, the weights."""
    rows, short = context_rows(record, context, lang), record.short
    return {
        "about": short(context.about),
        "asked": short(context.asked),
        **{name: [row.data(short) for row in rows if row.list == name] for name in LISTS},
        "ranked": [short(each.iri) for each in context.candidates if each.list in LISTS[:2]],
        "weights": dict(weights()),
    }


def _text(record: Record, title: str, rows: tuple[dict[str, Any], ...], lang: str) -> str:
    """Write the lists as running text: a line for each event, and below it why it is here."""
    lines = [title]
    for name in dict.fromkeys(row["list"] for row in rows):
        lines += ["", name]
        for row in (each for each in rows if each["list"] == name):
            when = told_hull(record, row["event"].iri, lang) or shown("when", None, None, lang)
            named = f"{row['event_label']} [{record.short(row['event'].iri)}]"
            lines.append(f"  {when} · {named}")
            lines += [f"    {row[key]}" for key in ("told", "why") if row[key]]
            if row["against"]:
                lines.append(f"    {phrase('said against', lang).format(row['against'])}")
    return "\n".join(lines) + "\n"
