"""
A file comes in; out come its rows as text, a batch at a time, each with its number in the file.

CSV, TSV, Parquet and xlsx are read alike. A line that has too many or too few cells stops nothing:
it is kept with its number, to be told. To add a kind of file, write its opener and its line in
`_OPENERS`.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from backstory.errors import CouldNotRun
from backstory.table.maps import TableMap

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

__all__ = ["ENDINGS", "Broken", "Opened", "needed", "open_rows"]

_BLOCK_BYTES: Final = 1 << 23
_BATCH_ROWS: Final = 100_000


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that does not have as many cells as the header."""

    row: int
    cells: int
    expected: int
    text: str


@dataclass(slots=True)
class Opened:
    """A file whose rows are being read."""

    columns: tuple[str, ...]
    how: TableMap
    """The map, with no column that the file does not have."""
    batches: Iterator[tuple[np.ndarray, pa.RecordBatch]]
    """Row numbers and cells. In a file with a header the first row has number 2, as on a screen."""
    broken: list[Broken] = field(default_factory=list)
    """What was found so far; whoever tells it takes it out."""


def needed() -> None:
    """
    Say what to install, if what reads and asks tables is not there.

    Raises:
        CouldNotRun: It is not.
    """
    try:
        import duckdb
        import pyarrow

        _ = duckdb, pyarrow
    except ModuleNotFoundError:
        raise CouldNotRun("Tables need DuckDB and Arrow: pip install duckdb pyarrow") from None


def open_rows(path: Path, how: TableMap) -> Opened:
    """
    Open a file to read its rows.

    Raises:
        CouldNotRun: It is not there, of no known kind, or lacks a column that the map names.
    """
    if not path.is_file():
        raise CouldNotRun(f"There is no file {path}.")
    opener = _OPENERS.get(path.suffix.lower())
    if opener is None:
        raise CouldNotRun(f"{path} is none of the files that are read: {', '.join(_OPENERS)}.")
    opened = opener(path, how)
    opened.how = how.narrowed(opened.columns)
    for column in opened.how.used():
        if column not in opened.columns:
            from backstory.text import nearest

            guess = nearest(column, opened.columns)
            hint = f"is it '{guess}'?" if guess else "mend the map."
            raise CouldNotRun(
                f"{path} has no column '{column}', which the map {how.name} names: {hint} "
                f"Its columns are {', '.join(opened.columns)}."
            )
    return opened


def _separated(path: Path, how: TableMap) -> Opened:
    import pyarrow as pa
    from pyarrow import csv

    mark = how.delimiter or ("\t" if path.suffix.lower() in (".tsv", ".tab") else ",")
    broken: list[Broken] = []
    skipped: list[int] = []

    def keep(row: csv.InvalidRow) -> str:
        skipped.append(row.number)
        broken.append(Broken(row.number, row.actual_columns, row.expected_columns, row.text))
        return "skip"

    parse = csv.ParseOptions(
        delimiter=mark, quote_char=how.quote or False, newlines_in_values=bool(how.quote),
        invalid_row_handler=keep,
    )  # fmt: skip
    names = list(how.header) or _header(path, how, mark)
    read = csv.ReadOptions(
        block_size=_BLOCK_BYTES, use_threads=False, encoding=how.encoding,
        column_names=names, skip_rows=0 if how.header else 1,
    )  # fmt: skip
    convert = csv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True,
        null_values=sorted(how.empty), quoted_strings_can_be_null=True,
    )  # fmt: skip

    def batches() -> Iterator[tuple[np.ndarray, pa.RecordBatch]]:
        following = 1 if how.header else 2
        with _told(path, how):
            for batch in csv.open_csv(path, read, parse, convert):
                numbers = _numbers(following, len(batch), skipped)
                following = int(numbers[-1]) + 1 if len(batch) else following
                yield numbers, batch

    if path.stat().st_size == 0:
        return Opened(tuple(names), how, iter(()), broken)
    return Opened(tuple(names), how, batches(), broken)


def _numbers(first: int, count: int, skipped: Iterable[int]) -> np.ndarray:
    """Give the numbers of rows from a first one on, without those that were skipped."""
    import numpy as np

    gone = np.array(sorted(row for row in skipped if row >= first), dtype=np.int64)
    numbers = np.arange(first, first + count + len(gone), dtype=np.int64)
    return np.setdiff1d(numbers, gone, assume_unique=True)[:count]


def _header(path: Path, how: TableMap, mark: str) -> list[str]:
    import csv

    with _told(path, how), path.open(encoding=how.encoding, newline="") as lines:
        if how.quote:
            found = next(csv.reader(lines, delimiter=mark, quotechar=how.quote), [])
        else:
            found = lines.readline().rstrip("\r\n").split(mark)
    names = [name.removeprefix("\ufeff").strip() for name in found]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise CouldNotRun(f"{path}: two columns are called '{twice}'; give one another name.")
    return names


@contextlib.contextmanager
def _told(path: Path, how: TableMap) -> Iterator[None]:
    """Tell in one line why a file cannot be read."""
    import pyarrow as pa

    try:
        yield
    except LookupError:
        raise CouldNotRun(
            f"The map {how.name} has an encoding nobody knows: {how.encoding}."
        ) from None
    except (UnicodeError, OSError, pa.ArrowException) as why:
        if isinstance(why, UnicodeError) or "utf8" in str(why).lower():
            raise CouldNotRun(
                f"{path} is not text in {how.encoding}: save it so, or put its encoding into the "
                "map, as in `encoding: latin-1`."
            ) from None
        raise CouldNotRun(f"{path} cannot be read: {' '.join(str(why).split())}") from None


def _parquet(path: Path, how: TableMap) -> Opened:
    import numpy as np
    import pyarrow as pa
    from pyarrow import parquet

    with _told(path, how):
        file = parquet.ParquetFile(path)
    names = tuple(file.schema_arrow.names)

    def batches() -> Iterator[tuple[np.ndarray, pa.RecordBatch]]:
        following = 1
        with _told(path, how):
            for batch in file.iter_batches(_BATCH_ROWS):
                cells = [_as_text(column, how.empty) for column in batch.columns]
                numbers = np.arange(following, following + len(batch), dtype=np.int64)
                following += len(batch)
                yield numbers, pa.record_batch(cells, names=list(names))

    return Opened(names, how, batches())


def _as_text(column: pa.Array, empty: frozenset[str]) -> pa.Array:
    """Write the values of a column as text, a list or a group of fields as JSON."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    try:
        found = pc.cast(column, pa.string())
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        found = pa.array([None if v is None else json.dumps(v, ensure_ascii=False, default=str)
                          for v in column.to_pylist()], pa.string())  # fmt: skip
    nothing = pc.is_in(found, value_set=pa.array(sorted(empty), pa.string()))
    return pc.if_else(nothing, pa.scalar(None, pa.string()), found)


def _sheet(path: Path, how: TableMap) -> Opened:
    import numpy as np
    import pyarrow as pa

    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ModuleNotFoundError:
        raise CouldNotRun(
            "Reading a spreadsheet needs python-calamine: pip install python-calamine"
        ) from None
    try:
        book = CalamineWorkbook.from_path(path)
        sheet = book.get_sheet_by_name(how.sheet) if how.sheet else book.get_sheet_by_index(0)
    except (CalamineError, OSError, ValueError) as why:
        raise CouldNotRun(f"{path} cannot be read: {' '.join(str(why).split())}") from None
    rows = iter(sheet.to_python(skip_empty_area=False))
    names = how.header or tuple(_cell(value).strip() for value in next(rows, []))

    def batches() -> Iterator[tuple[np.ndarray, pa.RecordBatch]]:
        following = 1 if how.header else 2
        while taken := [row for row, _ in zip(rows, range(_BATCH_ROWS), strict=False)]:
            cells = [
                pa.array([_filled(row, at, how.empty) for row in taken], pa.string())
                for at in range(len(names))
            ]
            numbers = np.arange(following, following + len(taken), dtype=np.int64)
            following += len(taken)
            full = np.array([any(value != "" for value in row) for row in taken])
            batch = pa.record_batch(cells, names=list(names))
            yield numbers[full], batch.filter(pa.array(full))

    return Opened(tuple(names), how, batches())


def _filled(row: list[Any], at: int, empty: frozenset[str]) -> str | None:
    text = _cell(row[at]) if at < len(row) else ""
    return None if text in empty else text


def _cell(value: Any) -> str:
    """Write a cell as it is meant: whole numbers whole, days as days."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        return value.date().isoformat()
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


_OPENERS: Final[Mapping[str, Callable[[Path, TableMap], Opened]]] = {
    ".csv": _separated,
    ".tsv": _separated,
    ".tab": _separated,
    ".txt": _separated,
    ".parquet": _parquet,
    ".xlsx": _sheet,
    ".xls": _sheet,
    ".ods": _sheet,
}
ENDINGS: Final = tuple(_OPENERS)
"""The endings of the files that are read."""
