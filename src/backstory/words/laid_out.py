"""Headings and cells come in; out goes a table as text: aligned, ruled to a width, or Markdown."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from backstory.words.markup import marked

if TYPE_CHECKING:
    from rich.table import Table as Ruled

__all__ = ["NARROWEST", "aligned", "markdown", "ruled"]

NARROWEST: Final = 14
"""Letters a column of a ruled table needs to be read; with less room, cells stand below another."""

Cells = Sequence[Sequence[str]]


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
    from rich.console import Console
    from rich.table import Table as Ruled
    from rich.text import Text

    kept = [at for at in range(len(heads)) if any(line[at] for line in cells)] if cells else []
    console = Console(width=width, file=io.StringIO(), force_terminal=True)
    longest = [max(len(line[at]) for line in [heads, *cells]) for at in kept]
    if sum(min(letters, NARROWEST) + 3 for letters in longest) >= width:
        drawn = _one_below_another(heads, cells, title)
    else:
        drawn = Ruled(title=title or None, show_lines=False, row_styles=("", "dim"))
        for at in kept:
            drawn.add_column(heads[at], overflow="fold")
        for line in cells:
            drawn.add_row(*(Text(line[at]) for at in kept))
    with console.capture() as caught:
        console.print(drawn)
    return caught.get()


def _one_below_another(heads: Sequence[str], cells: Cells, title: str) -> Ruled:
    """Set the cells of each row one below another: there are too many to stand side by side."""
    from rich.table import Table as Ruled
    from rich.text import Text

    drawn = Ruled(box=None, show_header=False, title=title or None, pad_edge=False)
    drawn.add_column(justify="right", style="bold")
    drawn.add_column(style="dim", no_wrap=True)
    drawn.add_column(overflow="fold")
    for number, line in enumerate(cells, 1):
        mark = str(number)
        for head, cell in zip(heads, line, strict=True):
            if cell:
                drawn.add_row(mark, head, Text(cell))
                mark = ""
        drawn.add_row()
    return drawn
