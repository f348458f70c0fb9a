"""Rows of Arrow come in; out goes a table that people read: days as dates, names with their ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from backstory.dates.days import iso
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase
from backstory.words.table import Id, Table

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["shown_rows"]

_DAYS = ("first_day", "last_day")


def shown_rows(
    found: pa.Table, lang: str, cut_at: int | None = None,
    kinds: Mapping[str, Mapping[str, str]] | None = None,
) -> Table:  # fmt: skip
    """
    Make a table of rows.

    Args:
        found: What an engine answered.
        lang: The language of headings and notes.
        cut_at: The number of rows after which the answer was cut, if it was.
        kinds: What a code of a kind means, by language; it stays where nothing is told.
    """
    named = [name.removesuffix("_iri") for name in found.column_names if name.endswith("_iri")]
    dated = "date" in found.column_names
    columns: list[str] = []
    for name in found.column_names:
        if name.endswith("_iri") or (name in _DAYS and dated):
            continue
        columns += [name, f"{name}_label"] if name in named else [name]
    rows = tuple(_row(_worded(row, kinds or {}, lang), named, dated) for row in found.to_pylist())
    notes = []
    if cut_at is not None:
        notes.append(phrase("cut at limit", lang).format(numeral(cut_at, lang)))
    if not rows:
        notes.append(phrase("nothing", lang))
    return Table(tuple(columns), rows, "", lang, tuple(notes))


def _worded(
    row: Mapping[str, Any], kinds: Mapping[str, Mapping[str, str]], lang: str
) -> Mapping[str, Any]:
    told = kinds.get(row.get("kind") or "", {})
    return {**row, "kind": told.get(lang) or told.get("en") or row["kind"]} if told else row


def _row(row: Mapping[str, Any], named: list[str], dated: bool) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in row.items():
        if name.endswith("_iri") or (name in _DAYS and dated):
            continue
        if name in named:
            iri = row[f"{name}_iri"]
            found[name] = Id.of(iri) if iri else value
            found[f"{name}_label"] = value
        elif name in _DAYS:
            found[name] = None if value is None else iso(value)
        elif isinstance(value, float) and value.is_integer():
            found[name] = int(value)
        else:
            found[name] = value
    return found
