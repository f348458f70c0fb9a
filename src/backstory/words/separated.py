"""
Rows come in; out goes CSV that a spreadsheet opens without running any of it: the one writer of it.

A cell that a spreadsheet would take for a formula gets an apostrophe before it; one that begins
with an apostrophe gets another, so that `untamed` gives back what was written.

Sources:
    RFC 4180, "Common Format and MIME Type for CSV Files", 2005.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

__all__ = ["separated", "tamed", "untamed"]

_RUNS: Final = re.compile(r"[=@\t\r\n]|[+-](?![0-9]+(?:\.[0-9]+)?\Z)|'", re.S)
"""How a cell begins that a spreadsheet runs, or that has an apostrophe of its own."""


def tamed(cell: str) -> str:
    """
    Keep a spreadsheet from running a cell.

    >>> tamed("=1+1"), tamed("-5"), tamed("-5+1"), tamed("'quoted'")
    ("'=1+1", '-5', "'-5+1", "''quoted'")
    """
    return f"'{cell}" if _RUNS.match(cell) else cell


def untamed(cell: str) -> str:
    """
    Give back what `tamed` was given.

    >>> [untamed(tamed(cell)) for cell in ("=1+1", "'quoted'", "plain")]
    ['=1+1', "'quoted'", 'plain']
    """
    return cell[1:] if cell.startswith("'") else cell


def separated(columns: Sequence[str], rows: Iterable[Iterable[Any]], mark: str = ",") -> str:
    """
    Write rows as CSV, one a line; None is an empty cell.

    Args:
        columns: The header; none is written if it is empty.
        rows: The cells; what is not text is written as it is.
        mark: What stands between two cells.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark, lineterminator="\n")
    if columns:
        writer.writerow([tamed(name) for name in columns])
    for row in rows:
        writer.writerow(["" if c is None else tamed(c) if isinstance(c, str) else c for c in row])
    return out.getvalue()
