"""
The headings and cells of a table come in; out goes what a notebook shows: HTML, or a picture.

Both are cut after so many rows, and say so; the table itself keeps them all.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from backstory.words.markup import escaped, picture, sheet, tag, text
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

__all__ = ["HTML_ROWS", "PICTURE_ROWS", "TableParts", "cut_note", "table_html", "table_svg"]

HTML_ROWS: Final = 250
"""Rows that a cell of a notebook shows; a hundred kilobytes or so."""
PICTURE_ROWS: Final = 30
"""Rows that the picture of a table shows, a sheet of paper or so."""

_LETTER: Final = 7.0
_LINE: Final = 17.0
_WIDEST: Final = 34
"""Letters to a line of a cell in the picture."""


def cut_note(shown: int, rows: int, lang: str) -> str:
    """Say how many rows of how many are shown; empty where all are."""
    if rows <= shown:
        return ""
    return phrase("cut", lang).format(numeral(shown, lang), numeral(rows, lang))


@dataclass(frozen=True, slots=True)
class TableParts:
    """A table as it is shown."""

    caption: str
    heads: Sequence[str]
    """The heading of each column, as text."""
    cells: Sequence[Sequence[str]]
    """Rows of as many cells, text or HTML."""
    numbers: Sequence[bool]
    """Whether a column holds numbers, which stand at the right."""
    notes: Sequence[str]
    """What a reader has to know, as text."""
    lang: str
    told: Sequence[str] = ()
    """The answer in sentences, as text; the table stands below."""


def table_html(table: TableParts) -> str:
    """Write a table for a notebook; its cells are HTML, made by `markup.link` or escaped."""
    # Said at each cell, for the style sheets of notebooks put every cell at the right.
    sides = [f' style="text-align:{"right" if number else "left"}"' for number in table.numbers]
    head = "".join(
        f'<th scope="col"{side}>{escaped(name)}</th>'
        for name, side in zip(table.heads, sides, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(f"<td{side}>{cell}</td>" for cell, side in zip(row, sides, strict=True))
        + "</tr>"
        for row in table.cells
    )
    named = (
        f'<caption style="text-align:left">{escaped(table.caption)}</caption>'
        if table.caption
        else ""
    )
    told = "".join(f"<p>{escaped(note)}</p>" for note in table.notes)
    points = "".join(f"<li>{escaped(each)}</li>" for each in table.told)
    answer = f'<ul lang="{escaped(table.lang)}">{points}</ul>' if points else ""
    return (
        f'{answer}<table lang="{escaped(table.lang)}">{named}<thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>{told}"
    )


def table_svg(table: TableParts) -> str:
    """Draw a table as a picture, at most `PICTURE_ROWS` rows of it; its cells are text."""
    shown = table.cells[:PICTURE_ROWS]
    cut = cut_note(len(shown), len(table.cells), table.lang)
    lines = [
        [textwrap.wrap(cell, _WIDEST) or [""] for cell in row] for row in [table.heads, *shown]
    ]
    widths = [
        (max(len(part) for row in lines for part in row[at]) + 3) * _LETTER
        for at in range(len(table.heads))
    ]
    told = [line for note in (*table.notes, cut) if note for line in textwrap.wrap(note, 96)]
    longest = max((len(line) for line in (table.caption, *told)), default=0)
    width = max(sum(widths), longest * _LETTER) + 20
    body: list[str] = []
    y = 10.0
    if table.caption:
        body.append(text(10, y + 14, table.caption, font_size=14, font_weight="bold"))
        y += 26
    for number, row in enumerate(lines):
        x = 10.0
        for at, cell in enumerate(row):
            body += _cell(x, y, widths[at], cell, right=table.numbers[at], head=number == 0)
            x += widths[at]
        y += _LINE * max((len(cell) for cell in row), default=1) + 6
        ink = "#1c1a17" if number == 0 else "#d8d1c2"
        body.append(tag("path", {"d": f"M10 {y:g}H{width - 10:g}", "stroke": ink}))
        y += 2
    for line in told:
        body.append(text(10, y + 16, line, font_size=12, font_style="italic"))
        y += _LINE
    height = y + 14
    described = phrase("table described", table.lang).format(
        numeral(len(table.cells), table.lang), ", ".join(table.heads)
    )
    box = f"0 0 {width:g} {height:g}"
    return picture(
        width, height, box, table.caption, described, [sheet(0, 0, width, height), *body]
    )


def _cell(
    x: float, y: float, width: float, lines: Sequence[str], *, right: bool, head: bool
) -> list[str]:
    """Write the lines of one cell, numbers at its right."""
    place = x + width - 3 * _LETTER if right else x
    look: dict[str, str | float] = {"font_size": 12, "fill": "#1c1a17"}
    look |= {"text_anchor": "end"} if right else {}
    look |= {"font_weight": "bold"} if head else {}
    return [text(place, y + 15 + _LINE * at, line, **look) for at, line in enumerate(lines) if line]
