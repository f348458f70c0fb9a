"""
Rows of a question come in; out they go with the mark of a worked-out date where they show one.

What build states lets a query tell it alone (`ctx:notInferredIn`). A file that an earlier version
wrote does not have it, and each sentence of such a claim would count as one that shows the date:
here the sentence itself is read, so that both kinds of files get the same marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pyoxigraph as ox

from backstory.dates.edtf import Span
from backstory.rdf.store import Reach, TripleStore
from backstory.rdf.values import span_or_none
from backstory.vocabulary import term
from backstory.words.told_dates import tells_one

__all__ = ["mark_rows"]

_PART: Final = ox.NamedNode(term("ctx:inferredPart"))
_PREDICATE, _OBJECT = (ox.NamedNode(term(f"rdf:{name}")) for name in ("predicate", "object"))
_PASSAGE: Final = ox.NamedNode(term("ctx:passage"))
_SUBJECT: Final = ox.NamedNode(term("rdf:subject"))
_DATE: Final = ox.NamedNode(term("ctx:date"))
_SAID: Final = ox.NamedNode(term("dcterms:issued"))
_SOURCE: Final = ox.NamedNode(term("dcterms:source"))
_INFERRED: Final = ox.NamedNode(term("ctx:inferred"))
_AS_OF: Final = ox.NamedNode(term("ctx:asOf"))
_TRUE: Final = ox.Literal(True)
_TELLS: Final = ("gist", "said")
"""Columns that may show a worked-out date though the query has not marked the row."""


def mark_rows(
    graph: TripleStore, columns: Sequence[str], rows: Sequence[list[Any]], lang: str
) -> None:
    """
    Mark each row that shows a date which the editors worked out, and no other; in place.

    The date of another claim, and of two at once, has the mark that the query gives it.

    Args:
        graph: What was asked.
        columns: Names of the columns.
        rows: The rows.
        lang: Language of the sentences.
    """
    if not {"claim", "inferred"} <= {*columns} or "other_date" in columns:
        return
    at = {name: columns.index(name) for name in columns}
    looked_at = [
        row
        for row in rows
        if isinstance(row[at["claim"]], ox.NamedNode)
        and any(row[at[name]] is not None for name in ("inferred", *_TELLS) if name in at)
    ]
    claims = dict.fromkeys(row[at["claim"]] for row in looked_at)
    reach = graph.of(claims)
    parts = {claim: {_text(each) for each in _of(reach, claim, _PART)} for claim in claims}
    if "gist" in at:
        beside = {place for claim, told in parts.items() if "happened" in told
                  for place in _of(reach, claim, _PASSAGE)}  # fmt: skip
        reach.foresee_into((_PASSAGE,), beside)
    for row in looked_at:
        if told := parts[row[at["claim"]]]:
            shown = {name: row[here] for name, here in at.items() if row[here] is not None}
            if "date" in shown and shown["date"] not in _dated(reach, shown["claim"]):
                continue
            shows = _shows(reach, shown, told, lang)
            row[at["inferred"]] = (row[at["inferred"]] or _TRUE) if shows else None


def _shows(reach: Reach, row: Mapping[str, Any], parts: set[str], lang: str) -> bool:
    """Tell whether a row shows what was worked out: in a column, or in the sentence."""
    claim = row["claim"]
    in_column = (
        ("when" in parts and not {"when", "as_of"}.isdisjoint(row))
        or ("said" in row and "said" in parts)
        or (not {"said", "printed"}.isdisjoint(row) and _is_of_page(reach, claim))
        or ("as-of" in parts and "value" in row)  # beside the number, in words
        or ("happened" in parts and not {*_dated(reach, claim)}.isdisjoint(row.values()))
    )
    if in_column or "gist" not in row:
        return in_column
    said = _spans(_of(reach, claim, _SAID)) if "said" in parts else []
    return tells_one(_text(row["gist"]), lang, _worked_out(reach, claim, parts), *said[:1])


def _is_of_page(reach: Reach, claim: Any) -> bool:
    """Tell whether a claim was said when its page was issued, on a day that was worked out."""
    pages = [] if _of(reach, claim, _SAID) else _of(reach, claim, _SOURCE)
    return any(_of(reach, page, _INFERRED) for page in pages)


def _dated(reach: Reach, claim: Any) -> list[Any]:
    """Give the date that a claim gives an event; nothing if it says another thing."""
    return _of(reach, claim, _OBJECT) if _DATE in _of(reach, claim, _PREDICATE) else []


def _worked_out(reach: Reach, claim: Any, parts: set[str]) -> Iterator[Span]:
    """Give what an editor worked out of the period of a claim, and of the day of its event."""
    for part, predicate in (("when", _DATE), ("as-of", _AS_OF)):
        if part in parts:
            yield from _spans(_of(reach, claim, predicate))
    if "happened" not in parts:
        return
    about = _of(reach, claim, _SUBJECT)
    for place in _of(reach, claim, _PASSAGE):
        for beside in reach.quads_for_pattern(None, _PASSAGE, place):
            each = beside.subject
            parts_there = {_text(part) for part in _of(reach, each, _PART)}
            if _of(reach, each, _SUBJECT) == about and "happened" in parts_there:
                yield from _spans(_dated(reach, each))


def _spans(values: Sequence[Any]) -> list[Span]:
    return [span for each in values if (span := span_or_none(_text(each)))]


def _of(reach: Reach, node: Any, predicate: ox.NamedNode) -> list[Any]:
    return [quad.object for quad in reach.quads_for_pattern(node, predicate, None)]


def _text(value: Any) -> str:
    return "" if isinstance(value, ox.Triple) else str(value.value)
