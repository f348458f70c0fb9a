"""The row that compares two events in time comes in; one sentence says which was first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from backstory.dates.edtf import Span
from backstory.words.dates import name
from backstory.words.phrases import phrase
from backstory.words.table import Table

__all__ = ["order_told"]

_SURE: Final = ("certain", "probable")
_ALIKE: Final = ("same", "during", "overlaps")


def order_told(table: Table, lang: str) -> tuple[str, ...]:
    """
    Tell which of two events was first, the earlier one first; or that nobody can tell.

    Args:
        table: The answer to `compare_dates`.
        lang: The language to tell it in.
    """
    for row in table.rows:
        events = [(row["event_label"], _day(row, "date", lang)),
                  (row["other_label"], _day(row, "other_date", lang))]  # fmt: skip
        held = {key: str(row[key]) for key in ("before", "after", *_ALIKE)}
        found = [(sure, key) for sure in _SURE for key, how in held.items() if how == sure]
        sure, key = found[0] if found else ("", "open")
        if key == "after":  # the earlier one is named first
            events, key = events[::-1], "before"
        told = [part for event in events for part in event]
        aside = phrase("order probable", lang) if sure == "probable" else ""
        kind = "shared" if key in _ALIKE else key
        return (" ".join(filter(None, (phrase(f"order {kind}", lang).format(*told), aside))),)
    return ()


def _day(row: Mapping[str, Any], column: str, lang: str) -> str:
    """Name a day; what is worked out, and no one date, has its words beside it."""
    told = row.get(f"{column}_label") or ""
    day = row[column]
    return str(told) or (name(Span.parse(str(day)), lang) if day else phrase("undated", lang))
