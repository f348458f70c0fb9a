"""Rows of Arrow come in; out goes a table that people read: days as dates, names with their ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from backstory.dates.days import iso
from backstory.dates.edtf import DateError, Span
from backstory.words.columns import AsWritten
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase
from backstory.words.table import Id, Table

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["shown_rows", "when"]

_DAYS = ("first_day", "last_day")


def shown_rows(
    found: pa.Table, lang: str, cut_at: int | None = None,
    kinds: Mapping[str, Mapping[str, str]] | None = None,
    counted: Callable[[str], str] | None = None,
) -> Table:  # fmt: skip
    """
    Make a table of rows.

    Args:
        found: What an engine answered.
        lang: The language of headings and notes.
        cut_at: The number of rows after which the answer was cut, if it was.
        kinds: What a code of a kind means, by language; it stays where nothing is told.
        counted: Gives the name of what figures count, of its id; left out, the id alone stands.
    """
    named = [name.removesuffix("_iri") for name in found.column_names if name.endswith("_iri")]
    dated = "date" in found.column_names
    columns: list[str] = []
    for name in found.column_names:
        if name.endswith("_iri") or (name in _DAYS and dated):
            continue
        worded = name in named or (name == "counted" and counted is not None)
        columns += [name, f"{name}_label"] if worded else [name]
    rows = tuple(_row(_worded(row, kinds or {}, lang), named, dated) for row in found.to_pylist())
    if counted is not None and "counted" in columns:
        for row in rows:
            said = row["counted"]
            row["counted_label"] = None if said is None else counted(said)
    notes = []
    if cut_at is not None:
        notes.append(phrase("cut rows", lang).format(numeral(cut_at, lang)))
    if not rows:
        notes.append(phrase("nothing", lang))
    return Table(tuple(columns), rows, "", lang, tuple(notes))


def when(row: Mapping[str, Any]) -> str:
    """Write the date as the table has it where that is EDTF, else the days it may lie between."""
    try:
        span = Span.parse(str(row["date"]))
        if (span.earliest_begin, span.latest_end) == (row["first_day"], row["last_day"]):
            return str(row["date"])
    except DateError:
        pass
    first, last = iso(row["first_day"]), iso(row["last_day"])
    # A month or a year that a map read from words is that month or year again.
    for whole in (first, first[:-3], first[:-6]):
        try:
            span = Span.parse(whole)
        except DateError:
            continue
        if (span.earliest_begin, span.latest_end) == (row["first_day"], row["last_day"]):
            return whole
    return f"{first}/{last}"


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
        if name == "date":
            # What a table calls 03/04/14 is one day, which its map knew and no reader can.
            found[name] = when(row)
        elif name in named:
            iri = row[f"{name}_iri"]
            found[name] = Id.of(iri) if iri else value
            found[f"{name}_label"] = value
        elif name in _DAYS:
            found[name] = None if value is None else iso(value)
        elif isinstance(value, float) and value.is_integer():
            found[name] = int(value)
        elif isinstance(value, str):
            found[name] = AsWritten(value)  # `month` in a note is no word of ours
        else:
            found[name] = value
    return found
