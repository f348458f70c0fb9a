"""
A file comes in; out come its rows as text, a batch at a time, each with its number in the file.

CSV, TSV, JSON lines, Parquet and spreadsheets are read alike. A line that is no row stops nothing:
it is kept with its number, to be told. To add a kind of file, write its opener and its line in
`_OPENERS`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from backstory.errors import CouldNotRun
from backstory.table.columnar import json_lines, parquet_rows
from backstory.table.inner import with_inner
from backstory.table.maps import DELIMITERS, TableMap
from backstory.table.opened import Opened
from backstory.table.packed import ending, opened_text, told_in_a_line
from backstory.table.separated import separated_rows
from backstory.table.sheets import sheet_rows

__all__ = ["ENDINGS", "needed", "open_rows"]

_MOST_NAMED: Final = 30
"""Columns of a file that are listed where the map names another."""


def needed() -> None:
    """
    Say what to install, if what reads and asks tables is not there.

    Raises:
        CouldNotRun: It is not.
    """
    try:
        import duckdb
        import numpy  # which Arrow no longer brings
        import pyarrow

        _ = duckdb, numpy, pyarrow
    except ModuleNotFoundError:
        raise CouldNotRun(
            "Tables need DuckDB, Arrow and NumPy: pip install duckdb pyarrow numpy"
        ) from None


def open_rows(path: Path, how: TableMap) -> Opened:
    """
    Open a file to read its rows.

    Raises:
        CouldNotRun: It is not there, of no known kind, or lacks a column that the map names.
    """
    if not path.is_file():
        raise CouldNotRun(f"There is no file {path}.")
    if not path.stat().st_size:
        raise CouldNotRun(f"{path} is empty.")
    opener = _OPENERS.get(ending(path))
    if opener is None:
        raise CouldNotRun(f"{path} is none of the files that are read: {', '.join(ENDINGS)}.")
    opened = with_inner(opener(path, how), how)
    opened.how = opened.how.narrowed(opened.columns)
    for column in opened.how.used():
        if column not in opened.columns:
            raise _lacking(path, opened, column)
    return opened


def _lacking(path: Path, opened: Opened, column: str) -> CouldNotRun:
    """Say that a column is not there, and what to do: the header may stand elsewhere."""
    from backstory.text import nearest

    how, names = opened.how, opened.columns
    if _OPENERS[ending(path)] is separated_rows and "\ufffd" in str(opened.head):
        # The name may be there, in bytes that are no text in the encoding of the map: that first.
        with told_in_a_line(path, how), opened_text(path, how.encoding) as lines:
            _ = list(itertools.islice(lines, len(opened.head)))
    for at, row in enumerate(opened.head, 1):
        if at != how.header_row and _is_header(row, how):
            return CouldNotRun(
                f"{path} has the columns of the map {how.name} in row {at}: put "
                f"`header-row: {at}` into the map."
            )
        for mark, sign in DELIMITERS.items():
            if len(row) == 1 and _is_header([one.strip(' "') for one in row[0].split(sign)], how):
                return CouldNotRun(
                    f"{path} has another mark between its cells: put `delimiter: {mark}` into the "
                    f"map {how.name}."
                )
    if (at := _fuller_row(opened)) and not set(names) & set(how.used()):
        shown = ", ".join(cell.strip() for cell in opened.head[at - 1] if cell.strip())
        return CouldNotRun(
            f"{path} has no column '{column}', which the map {how.name} names. Are the names of "
            f"its columns in row {at}? Put `header-row: {at}` into the map, "
            f"and name these: {shown}."
        )
    guess = nearest(column, [name for name in names if len(name) < 2 * len(column) + 8])
    shown = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
    if guess:
        return CouldNotRun(
            f"{path} has no column '{column}', which the map {how.name} names: is it '{guess}'? "
            f"Its columns are {shown}."
        )
    return CouldNotRun(
        f"{path} has no column '{column}', which the map {how.name} names: mend the map. "
        f"Its columns are {shown}."
    )


def _fuller_row(opened: Opened) -> int:
    """Give the number of the row in which names may stand, if that of the map is but a title."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in opened.head]
    most, here = max(filled, default=0), opened.how.header_row
    is_title = here <= len(filled) and filled[here - 1] * 2 < most
    return filled.index(most) + 1 if is_title and not opened.how.header else 0


def _is_header(row: Sequence[str], how: TableMap) -> bool:
    names = {name.removeprefix("\ufeff").strip() for name in row}
    return names.issuperset(how.narrowed(names).used())


_OPENERS: Final[Mapping[str, Callable[[Path, TableMap], Opened]]] = {
    ".csv": separated_rows,
    ".tsv": separated_rows,
    ".tab": separated_rows,
    ".txt": separated_rows,
    ".jsonl": json_lines,
    ".ndjson": json_lines,
    ".parquet": parquet_rows,
    ".xlsx": sheet_rows,
    ".xls": sheet_rows,
    ".ods": sheet_rows,
}
ENDINGS: Final = (*_OPENERS, ".gz", ".zip")
"""The endings of the files that are read; the last two with a text inside."""
