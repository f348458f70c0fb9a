"""
A chunk of rows comes in, typed and sorted; out go its Parquet, and its bad rows as files and words.

Of a bad row nothing is lost: its cells are kept beside the data set, with why it is bad.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from backstory.errors import Problem, Spot
from backstory.files.whole import told as writing
from backstory.table.dataset import Added, DataSet
from backstory.table.opened import Broken
from backstory.words.separated import separated

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    from backstory.table.chunks import Wrong

__all__ = ["Chunk", "problems_of", "reject", "write_part"]

_MOST_TOLD: Final = 1000
"""Bad rows of a chunk that are told one by one; all of them are kept and counted."""
_WRITTEN_AT_ONCE: Final = 50_000
_GROUP_ROWS: Final = 1 << 16
"""Measured at 10,000,000 rows: in larger groups more is read than asked for, of smaller there are
too many to be looked through."""
_PAGE_BYTES: Final = 1 << 13
"""Small pages: those with no row that is asked for are passed over."""
_PLAIN: Final = ("figure", "thing", "note", "other")
"""Columns with few repeats, which no dictionary makes smaller."""
_STEPS: Final = ("row_no", "first_day", "last_day", "year", "month", "date", "actor", "target",
                 "other", "place")  # fmt: skip
"""Whole numbers that are sorted, or have thousands of values: kept as the steps between them. A
dictionary of each group would be unpacked to read a page of it."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows as they were read, with their numbers in the file."""

    cells: pa.Table
    numbers: np.ndarray
    broken: list[Broken]


def write_part(path: Path, table: pa.Table) -> Path:
    """Write a part of the data set."""
    import pyarrow as pa
    from pyarrow import parquet

    steps = {
        each.name: "DELTA_BINARY_PACKED"
        for each in table.schema
        if each.name in _STEPS and pa.types.is_integer(each.type)
    }
    sorted_by = [name for name in ("party", "first_day", "last_day") if name in table.column_names]
    with writing(path):
        parquet.write_table(
            table, path, compression="zstd", compression_level=1, row_group_size=_GROUP_ROWS,
            use_dictionary=[each for each in table.column_names if each not in (*_PLAIN, *steps)],
            column_encoding=steps or None, data_page_size=_PAGE_BYTES,
            write_statistics=sorted_by or True,
        )  # fmt: skip
    return path


def reject(data: DataSet, number: int, file: Added, chunk: Chunk, wrong: Wrong) -> Path:
    """Write the bad rows with all their cells, each with why, so that nothing is lost."""
    names = chunk.cells.column_names
    path = data.folder / "rejected" / f"{number + 1:05}-{file.seen:012}.csv"
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with writing(path), path.open("w", encoding="utf-8", newline="") as out:
        out.write(separated(["(row)", "(column)", "(value)", "(why)", "(mend)", *names], ()))
        out.write(separated((), (
            [line.row, "", line.text, line.what, line.mend, *[None] * len(names)]
            for line in chunk.broken
        )))  # fmt: skip
        for start in range(0, len(wrong.rows), _WRITTEN_AT_ONCE):
            places = wrong.rows[start : start + _WRITTEN_AT_ONCE]
            rows = []
            for place, cells in zip(places, chunk.cells.take(places).to_pylist(), strict=True):
                column, why = wrong.of(place)
                told = [int(chunk.numbers[place]), column, cells[column], why.what, why.mend]
                rows.append([*told, *(cells[name] for name in names)])
            out.write(separated((), rows))
    return path


def problems_of(name: str, wrong: Wrong, chunk: Chunk) -> list[Problem]:
    """Tell the bad rows, each with its number and remedy; of many, the first thousand."""
    columns = {column: at for at, column in enumerate(chunk.cells.column_names, 1)}
    found = []
    for place in wrong.rows[:_MOST_TOLD]:
        column, why = wrong.of(place)
        spot = Spot(name, int(chunk.numbers[place]), columns[column])
        found.append(Problem(spot, why.code, f"`{column}`: {why.what}", why.mend))
    found += [
        Problem(Spot(name, line.row, 1), "T001", line.what, line.mend)
        for line in chunk.broken[:_MOST_TOLD]
    ]
    return sorted(found)
