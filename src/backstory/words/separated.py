"""
Rows come in; out goes CSV that a spreadsheet opens without running any of it: the one writer of it.

A cell that a spreadsheet would take for a formula gets an apostrophe before it; one that begins
with an apostrophe gets another, so that `untamed` gives back what was written. Where the list
separator of the reader's country is a semicolon, as in Spanish, a spreadsheet ends a cell at one,
and a row at the end of a line within one: what begins there is a cell as well.

Sources:
    RFC 4180, "Common Format and MIME Type for CSV Files", 2005.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final

__all__ = ["separated", "tamed", "untamed"]

_RUNS: Final = re.compile(r"[=@\t\r\n\0＝＋－＠]|[+-](?![0-9]+(?:\.[0-9]+)?\Z)|'")
"""How a cell begins that a spreadsheet runs (some in wide signs, some past a zero character), or
with an apostrophe."""
_ENDS: Final = re.compile("[;\t\r\n]")
"""Where a cell ends for some spreadsheets."""
_THEN: Final = r"(?=[=@＝＋－＠']|[+-](?![0-9]+(?:\.[0-9]+)?(?:[;\t\r\n]|\Z)))"
_WITHIN: Final = re.compile(f"({_ENDS.pattern}){_THEN}")
_TAMED_WITHIN: Final = re.compile(f"({_ENDS.pattern})'{_THEN}")


def tamed(cell: str) -> str:
    """
    Keep a spreadsheet from running a cell.

    >>> tamed("=1+1"), tamed("-5"), tamed("-5+1"), tamed("'quoted'"), tamed("a;=1+1")
    ("'=1+1", '-5', "'-5+1", "''quoted'", "a;'=1+1")
    """
    safe = _WITHIN.sub(r"\1'", cell) if _ENDS.search(cell) else cell
    return f"'{safe}" if _RUNS.match(cell) else safe


def untamed(cell: str) -> str:
    """
    Give back what `tamed` was given; an apostrophe that it would not have put stays.

    >>> [untamed(tamed(cell)) for cell in ("=1+1", "'quoted'", "plain")], untamed("'tis")
    (['=1+1', "'quoted'", 'plain'], "'tis")
    """
    own = cell[1:] if cell.startswith("'") and _RUNS.match(cell[1:]) else cell
    return _TAMED_WITHIN.sub(r"\1", own) if _ENDS.search(own) else own


def separated(columns: Sequence[str], rows: Iterable[Iterable[Any]], mark: str = ",") -> str:
    """
    Write rows as CSV, one a line; None is an empty cell.

    Args:
        columns: The header; none is written if it is empty.
        rows: The cells; what is not text is written as it is.
        mark: What stands between two cells.

    >>> print(separated(["a", "b"], [["=1", None], ["x, y", -2.5]]), end="")
    a,b
    '=1,
    "x, y",-2.5
    """
    # A carriage return within a cell ends a row for many readers, so it is quoted too.
    needs = re.compile(f'[{mark}"\\r\\n]')

    def quoted(text: str) -> str:
        return f'"{text.replace(chr(34), chr(34) * 2)}"' if needs.search(text) else text

    @lru_cache(maxsize=1 << 14)  # the same labels and ids stand in many rows
    def cell(text: str) -> str:
        return quoted(tamed(text))

    def line(cells: Iterable[Any]) -> str:
        # Most cells of a wide table are empty.
        written = [
            "" if value is None or value == "" else
            cell(value) if isinstance(value, str) else quoted(str(value))
            for value in cells
        ]  # fmt: skip
        return (mark.join(written) if written != [""] else '""') + "\n"

    head = line(columns) if columns else ""
    return head + "".join(map(line, rows))
