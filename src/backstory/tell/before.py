"""The row that compares two events in time comes in; one sentence says which was first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from backstory.dates.edtf import Span
from backstory.rdf.record import Record
from backstory.tell.replying import ALIKE, PUT, SURE, TURNED
from backstory.words.dates import name
from backstory.words.phrases import phrase
from backstory.words.table import Table

__all__ = ["order_told"]

_EVENTS: Final = ("event", "other")


def order_told(record: Record, table: Table, lang: str) -> tuple[str, ...]:
    """
    Tell which of two events was first, the earlier one first; or that nobody can tell.

    Of two that shared days it is told which began first, where their dates leave no doubt.

    Args:
        record: Where the two are dated.
        table: The answer to `compare_dates`.
        lang: The language to tell it in.
    """
    for row in table.rows:
        events = [(row["event_label"], _day(row, "date", lang)),
                  (row["other_label"], _day(row, "other_date", lang))]  # fmt: skip
        held = {key: str(row[key]) for key in ("before", "after", *ALIKE)}
        found = [(sure, key) for sure in SURE for key, how in held.items() if how == sure]
        sure, key = found[0] if found else ("", "open")
        if key in ALIKE:
            key = _began(*(record.hulls.get(record.by_id[str(row[of])]) for of in _EVENTS))
        if key in TURNED:  # the earlier one is named first
            events = events[::-1]
        told = [part for event in events for part in event]
        asides = [phrase("order probable", lang)] if sure == "probable" else []
        asides += [phrase("order inferred", lang)] if row["inferred"] else []
        return (" ".join((phrase(f"order {PUT.get(key, key)}", lang).format(*told), *asides)),)
    return ()


def _began(one: Span | None, other: Span | None) -> str:
    """Tell which of two events that shared days began first, as far as their dates allow."""
    bounds = [(s.earliest_begin, s.latest_begin, s.latest_end) if s else (None,) * 3
              for s in (one, other)]  # fmt: skip
    (early, late, _), (other_early, other_late, _) = bounds
    if late is not None and other_early is not None and late < other_early:
        return "began before"
    if other_late is not None and early is not None and other_late < early:
        return "began after"
    # A month that somebody gives is one in which it was, not all of it.
    is_day = early is not None and {early} == {day for each in bounds for day in each}
    return "same" if is_day else "shared"


def _day(row: Mapping[str, Any], column: str, lang: str) -> str:
    """Name a day; what is worked out, and no one date, has its words beside it."""
    told = row.get(f"{column}_label") or ""
    day = row[column]
    return str(told) or (name(Span.parse(str(day)), lang) if day else phrase("undated", lang))
