"""Measures side by side come in; out goes a table of them, as a picture in SVG."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Final

from backstory.words.markup import picture, sheet, tag, text

__all__ = ["compare_svg"]

_COLUMN_LETTERS: Final = 27


def compare_svg(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], foot: str = ""
) -> str:
    """
    Draw measures side by side as a table.

    Args:
        title: What the table is.
        heads: One head a column, the first over the row names.
        rows: Rows of cells; a cell is the list of what is said there.
        foot: What stands below it.
    """
    step = 7.0 * _COLUMN_LETTERS
    width = step * len(heads) + 20
    y = 22.0
    named = [wrap(head, _COLUMN_LETTERS - 4) for head in heads]
    body = [
        text(10 + at * step, y + 15 * down, line, font_size=12, font_weight="bold")
        for at, lines in enumerate(named)
        for down, line in enumerate(lines)
    ]
    y += 15 * (max(map(len, named)) - 1)
    for row in rows:
        y += 12
        body.append(
            tag("line", {"x1": 10, "y1": y, "x2": width - 10, "y2": y, "stroke": "#c9c2b3"})
        )
        cells = [[part for line in cell for part in _wrapped(line)] for cell in row]
        for at, lines in enumerate(cells):
            body += [
                text(10 + at * step, y + 16 + 15 * down, line, font_size=12)
                for down, line in enumerate(lines)
            ]
        y += 15 * max((len(lines) for lines in cells), default=1) + 8
    if foot:
        y += 16
        body.append(text(10, y, foot, font_size=12, fill="#555"))
    height = y + 20
    back = sheet(0, 0, width, height)
    told = ", ".join(heads[1:])
    return picture(width, height, f"0 0 {width:g} {height:g}", title, told, [back, *body])


def _wrapped(words: str) -> list[str]:
    """Break a text into lines that fit a column; the first begins with a dot."""
    lines = ["·"]
    for word in words.split():
        if len(lines[-1]) + 1 + len(word) > _COLUMN_LETTERS and lines[-1] != "·":
            lines.append(" ")
        lines[-1] += " " + word[: _COLUMN_LETTERS - 2]
    return lines
