"""A spreadsheet comes in; out come the rows of a sheet, its cells written as they are meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from backstory.errors import CouldNotRun
from backstory.table.maps import TableMap
from backstory.table.opened import HEAD, Opened, named, number_as_text, without_empty

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

__all__ = ["sheet_rows"]

_BATCH_ROWS: Final = 100_000


def sheet_rows(path: Path, how: TableMap) -> Opened:
    """Open xlsx, xls and ods."""
    import numpy as np
    import pyarrow as pa

    rows = _cells(path, how)
    above = 0 if how.header else how.header_row
    head = [[_text(value) for value in row] for row in rows[: max(HEAD, above)]]
    names = how.header or named(path, head[above - 1] if len(head) >= above else ())

    def batches() -> Iterator[tuple[np.ndarray, pa.RecordBatch]]:
        for start in range(above, len(rows), _BATCH_ROWS):
            taken = rows[start : start + _BATCH_ROWS]
            cells = [
                pa.array([_filled(row, at, how.empty) for row in taken], pa.string())
                for at in range(len(names))
            ]
            numbers = np.arange(start + 1, start + 1 + len(taken), dtype=np.int64)
            yield without_empty(numbers, pa.record_batch(cells, names=list(names)))

    return Opened(tuple(names), how, batches(), head=head)


def _cells(path: Path, how: TableMap) -> list[list[Any]]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook, WorksheetNotFound
    except ModuleNotFoundError:
        raise CouldNotRun(
            "Reading a spreadsheet needs python-calamine: pip install python-calamine"
        ) from None
    try:
        book = CalamineWorkbook.from_path(path)
        if not book.sheet_names:
            raise CouldNotRun(f"{path} is empty.")
        sheet = book.get_sheet_by_name(how.sheet or book.sheet_names[0])
        rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    except WorksheetNotFound:
        raise CouldNotRun(
            f"{path} has no sheet '{how.sheet}', which the map {how.name} names. "
            f"Its sheets are {', '.join(book.sheet_names)}."
        ) from None
    except (CalamineError, OSError, ValueError) as why:
        raise CouldNotRun(
            f"{path} is no spreadsheet, or a damaged one: open it in the program that wrote it, "
            f"and save it as xlsx or CSV. ({' '.join(str(why).split())})"
        ) from None
    if not rows:
        raise CouldNotRun(f"{path} is empty.")
    _unmerge(rows, sheet.merged_cell_ranges or (), how)
    return rows


def _unmerge(rows: list[list[Any]], merged: Any, how: TableMap) -> None:
    """
    Say again in each row what one cell says for several, above the rows too: a name of two rows.

    But a figure is said once: of several rows together it may be the sum.
    """
    figures = {*how.columns.get("figure", ())}
    above = 0 if how.header else how.header_row
    ranges = sorted(merged)
    _fill_down(rows, (each for each in ranges if each[0][0] < above), above)
    header = [] if how.header else [_text(value).strip() for value in rows[above - 1 : above][0]]
    figured = {column for column, name in enumerate(header) if name in figures}
    below = (each for each in ranges if each[0][0] >= above and each[0][1] not in figured)
    _fill_down(rows, below, len(rows))


def _fill_down(rows: list[list[Any]], ranges: Iterable[Any], before: int) -> None:
    for (first, column), (last, _) in ranges:
        for row in rows[first + 1 : min(last + 1, before)]:
            row[column] = rows[first][column]


def _filled(row: list[Any], at: int, empty: frozenset[str]) -> str | None:
    text = _text(row[at]) if at < len(row) else ""
    return None if text in empty else text


def _text(value: Any) -> str:
    """Write a cell as it is meant: whole numbers whole, days as days."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, float):
        return number_as_text(str(value))
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        return value.date().isoformat()
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)
