"""A reading comes in; out goes what a shell tells of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.read.found import Found

__all__ = ["report"]


def report(reading: Found, width: int | None = None) -> str:
    """Tell the main event, the links with their reasons, dates, figures and what stayed open."""
    lang, linked = reading.lang, reading.linked
    parts = ["\n".join(reading.notes)] if reading.notes else []
    if len(reading.table):
        parts.append(reading.table.text("table", width=width).rstrip())
    dates = [f"{reading.words_of(one.first, one.after)} → {one.value}" for one in linked.dates]
    parts.append(_listed(phrase("read dates", lang), dates))
    parts.append(_listed(phrase("read figures", lang), map(reading.figure_line, linked.figures)))
    parts.append(_listed(phrase("read open", lang), reading.open_lines))
    return "\n\n".join(part for part in parts if part) + "\n"


def _listed(title: str, lines: Iterable[str]) -> str:
    found = list(lines)
    return "\n".join([title, *(f"  {line}" for line in found)]) if found else ""
