"""
The rows of a table come in, counted by day; out go bars to be drawn behind the timeline.

They are of another kind than what the timeline shows: what a coder or a register counted, not what
somebody claims here. So the legend names their source, and how many could not be drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from backstory.draw.spoken import page_languages
from backstory.errors import CouldNotRun
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.shape import Behind
    from backstory.table.door import Tables

__all__ = ["behind_of"]

_MOST_BARS: Final = 12_000
"""Bars that are handed to the page; of a longer time each has several days."""


def behind_of(rows: Tables, first: Any = None, last: Any = None) -> Behind:
    """
    Count the rows of a table by day.

    Args:
        rows: The table.
        first: The first day that is drawn, as `window` takes it; all if None.
        last: The last one.

    Raises:
        CouldNotRun: There is no table, or none of its rows has a day.
    """
    found = rows.arrow("days", first=first, last=last, limit=4_000_000)
    days, counts = found["first_day"].to_pylist(), found["rows"].to_pylist()
    if not days:
        raise CouldNotRun(f"No row of {rows.data} has a day that could be drawn.")
    step = 1 + (days[-1] - days[0]) // _MOST_BARS
    bars = [0] * (1 + (days[-1] - days[0]) // step)
    for day, count in zip(days, counts, strict=True):
        bars[(day - days[0]) // step] += count
    drawn, left = sum(counts), rows.count() - sum(counts)
    told = []
    for lang in page_languages(rows.lang):
        text = phrase("rows behind", lang).format(numeral(drawn, lang), rows.title)
        if left:
            text += " " + phrase("rows not behind", lang).format(numeral(left, lang))
        told.append(text)
    return {"first": days[0], "step": step, "bars": bars, "told": told}
