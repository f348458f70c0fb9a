"""
A text comes in whose cells stand apart by a mark; out come its rows.

Row numbers count as a spreadsheet does: a cell may have several lines, and an empty line is a row
in which nothing stands.
"""

from __future__ import annotations

import codecs
import contextlib
import csv as plain_csv
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from backstory.errors import CouldNotRun
from backstory.table.maps import TableMap
from backstory.table.opened import HEAD, Broken, Opened, named, without_empty
from backstory.table.packed import ending, opened_bytes, opened_text, told_in_a_line

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from pyarrow import csv

__all__ = ["separated_rows"]

_BLOCK_BYTES: Final = 1 << 23
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def separated_rows(path: Path, how: TableMap) -> Opened:
    """Open CSV, TSV and their like."""
    import pyarrow as pa
    from pyarrow import csv

    mark = how.delimiter or ("\t" if ending(path) in (".tsv", ".tab") else ",")
    broken: list[Broken] = []
    skipped: list[int] = []

    def keep(row: csv.InvalidRow) -> str:
        skipped.append(row.number)
        if row.text.strip():
            broken.append(_broken(row, how.quote))
        return "skip"

    head = _head(path, how, mark)
    above = 0 if how.header else how.header_row
    names = how.header or named(path, head[above - 1] if len(head) >= above else ())
    parse = csv.ParseOptions(
        delimiter=mark, quote_char=how.quote or False, newlines_in_values=bool(how.quote),
        invalid_row_handler=keep, ignore_empty_lines=False,
    )  # fmt: skip
    read = csv.ReadOptions(
        block_size=_BLOCK_BYTES, use_threads=False, encoding=how.encoding,
        column_names=list(names), skip_rows=above,
    )  # fmt: skip
    convert = csv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True,
        null_values=sorted(how.empty), quoted_strings_can_be_null=True,
    )  # fmt: skip

    def batches() -> Iterator[tuple[np.ndarray, pa.RecordBatch]]:
        following = above + 1
        with told_in_a_line(path, how), opened_bytes(path) as lines:
            try:
                for batch in csv.open_csv(lines, read, parse, convert):
                    numbers = _numbers(following, len(batch), skipped)
                    following = int(numbers[-1]) + 1 if len(batch) else following
                    yield without_empty(numbers, batch)
            except pa.ArrowInvalid as why:
                if "straddl" not in str(why):
                    raise
                raise CouldNotRun(
                    f"{path}: a row after row {following - 1} is longer than 8 MB: close the quote "
                    "that is open there, or put `quote: none` into the map."
                ) from None

    return Opened(tuple(names), how, batches(), broken, head)


def _broken(row: csv.InvalidRow, quote: str) -> Broken:
    what = f"the line has {row.actual_columns} cells, the header {row.expected_columns}"
    mend = "put a cell that holds the mark between cells into quotes"
    if quote and row.text.count(quote) % 2:
        mend = "close the quote that is open, or put `quote: none` into the map"
    elif row.actual_columns < row.expected_columns:
        mend = "write the cells that are missing, if only the marks between them"
    return Broken(row.number, row.text, what, mend)


def _numbers(first: int, count: int, skipped: Iterable[int]) -> np.ndarray:
    """Give the numbers of rows from a first one on, without those that were skipped."""
    import numpy as np

    gone = np.array(sorted(row for row in skipped if row >= first), dtype=np.int64)
    numbers = np.arange(first, first + count + len(gone), dtype=np.int64)
    return np.setdiff1d(numbers, gone, assume_unique=True)[:count]


def _head(path: Path, how: TableMap, mark: str) -> list[list[str]]:
    """
    Read the first lines, a list of cells each.

    Raises:
        CouldNotRun: The file says that it is UTF-16, and the map does not.
    """
    most = max(HEAD, how.header_row)
    with told_in_a_line(path, how), opened_bytes(path) as raw:
        if how.encoding == "utf-8" and raw.read(2) in _UTF_16:
            raise CouldNotRun(f"{path} is UTF-16: put `encoding: utf-16` into the map.")
    found: list[list[str]] = []
    # Bytes that are no text are told when their row is read, with its number.
    with told_in_a_line(path, how), opened_text(path, how.encoding, forgiving=True) as lines:
        if not how.quote:
            return [line.rstrip("\r\n").split(mark) for line in itertools.islice(lines, most)]
        rows = plain_csv.reader(lines, delimiter=mark, quotechar=how.quote)
        with contextlib.suppress(plain_csv.Error):  # too long a cell is told with its row, too
            found += itertools.islice(rows, most)
    return found
