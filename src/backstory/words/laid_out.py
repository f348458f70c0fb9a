"""Headings and cells come in; out goes a table as text: aligned, ruled to a width, or Markdown."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any, Final

from backstory.words.markup import marked

__all__ = ["NARROWEST", "aligned", "markdown", "ruled", "styled"]

NARROWEST: Final = 14
"""Letters a column of a ruled table needs to be read; with less room, cells stand below another."""

Cells = Sequence[Sequence[str]]

_STYLE: Final = re.compile("\x1b\\[[0-9;]*m")


def markdown(heads: Sequence[str], cells: Cells, notes: Sequence[str] = ()) -> str:
    """
    Write a table as Markdown, its notes below it; no letter of either marks anything.

    >>> print(markdown(["a"], [["x|y"]]), end="")
    | a |
    | --- |
    | x\\|y |
    >>> markdown([], [])  # an answer in sentences has no table
    ''
    """
    lines = [heads, ["---"] * len(heads), *cells] if heads else []
    return "".join(
        "| " + " | ".join(_cell(text) for text in line) + " |\n" for line in lines
    ) + "".join(f"\n{_cell(note)}\n" for note in notes)


def _cell(text: str) -> str:
    return marked(text.replace("\r", " ").replace("\n", " "))


def aligned(heads: Sequence[str], cells: Cells) -> str:
    """
    Write columns of equal width, for pipes.

    >>> print(aligned(["a", "b"], [["long", "x"]]), end="")
    a     b
    long  x
    """
    lines = [[text.replace("\n", " ") for text in line] for line in (heads, *cells)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(heads))]
    return "".join(
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        + "\n"
        for line in lines
    )


def ruled(heads: Sequence[str], cells: Cells, title: str, width: int) -> str:
    """Draw a table for a terminal of so many columns; what is empty throughout is left out."""
    import textwrap  # late: a pipe has no width

    kept = [at for at in range(len(heads)) if any(line[at] for line in cells)] if cells else []
    longest = [max(len(line[at]) for line in [heads, *cells]) for at in kept]
    if sum(min(letters, NARROWEST) + 3 for letters in longest) >= width:
        drawn = _one_below_another(heads, cells, width)
    elif kept:
        drawn = _side_by_side(heads, cells, kept, width)
    else:
        drawn = []
    across = min(width, max(map(_letters, drawn), default=0))
    above = [
        styled(line.center(across).rstrip(), bold=True)
        for line in textwrap.wrap(title, max(width, NARROWEST))
    ]
    return "".join(f"{line}\n" for line in [*above, *drawn])


def _letters(line: str) -> int:
    return len(_STYLE.sub("", line))


def styled(text: str, **style: Any) -> str:
    """Have a terminal set a text bold, dim or coloured; not one that shows the codes as letters."""
    import click  # late: Python and notebooks set nothing for a terminal

    if os.environ.get("NO_COLOR"):
        style.pop("fg", None)
    return click.style(text, **style) if style and os.environ.get("TERM") != "dumb" else text


def _side_by_side(heads: Sequence[str], cells: Cells, kept: list[int], width: int) -> list[str]:
    """Set cells beside one another, with a line between rows where one takes more than a line."""
    from texttable import Texttable

    whole = sum(max(len(line[at]) for line in [heads, *cells]) + 3 for at in kept) - 3
    table = Texttable(max_width=width)
    table.set_chars(["─", "│", "┼", "─"])
    between = Texttable.HLINES if whole > width else 0
    table.set_deco(Texttable.HEADER | Texttable.VLINES | between)
    table.set_cols_dtype(["t"] * len(kept))
    table.set_header_align(["l"] * len(kept))
    table.header([heads[at] for at in kept])
    for line in cells:
        table.add_row([line[at] for at in kept])
    lines = (table.draw() or "").splitlines()
    ends = next(at for at, line in enumerate(lines) if set(line) <= {"─", "┼"})
    return [
        styled(line.rstrip(), bold=True) if at < ends
        else styled(line, dim=True) if set(line) <= {"─", "┼"}
        else line.rstrip()
        for at, line in enumerate(lines)
    ]  # fmt: skip


def _one_below_another(heads: Sequence[str], cells: Cells, width: int) -> list[str]:
    """Set the cells of each row one below another: there are too many to stand side by side."""
    import textwrap

    numbers, names = len(str(len(cells))), max(map(len, heads))
    beside = numbers + names + 4
    lines: list[str] = []
    for number, line in enumerate(cells, 1):
        mark = str(number)
        for head, cell in zip(heads, line, strict=True):
            if not cell:
                continue
            told = textwrap.wrap(cell, max(width - beside, NARROWEST)) or [""]
            begun = (
                f"{styled(mark.rjust(numbers), bold=True)}  {styled(head.ljust(names), dim=True)}"
            )
            lines += [f"{begun}  {told[0]}", *(" " * beside + more for more in told[1:])]
            mark = ""
        lines.append("")
    return lines
