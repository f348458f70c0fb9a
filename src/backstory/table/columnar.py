"""
Parquet or JSON lines come in; out come their rows, values written as text.

What lies in an object within an object is a column of its own, `actor.name`; a list stays JSON, of
which a map may name a place (`inner`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from backstory.errors import CouldNotRun
from backstory.table.inner import value_text
from backstory.table.maps import TableMap
from backstory.table.opened import (
    LIKE_THOUSANDS,
    Broken,
    Opened,
    named,
    without_empty,
)
from backstory.table.packed import opened_text, told_in_a_line

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

__all__ = ["json_lines", "parquet_rows"]

_BATCH_ROWS: Final = 100_000
_OBJECTS_AT_ONCE: Final = 10_000
_NOT_JSON: Final = "write one object of JSON on the line, each key once"


def parquet_rows(path: Path, how: TableMap) -> Opened:
    """Open Parquet; its first row has number 1."""
    import numpy as np
    import pyarrow as pa
    from pyarrow import parquet

    with told_in_a_line(path, how):
        file = parquet.ParquetFile(path)
        names = named(path, file.schema_arrow.names)
    figures = how.columns.get("figure", ())

    def batches() -> Iterator[tuple[np.ndarray, pa.RecordBatch]]:
        following = 1
        with told_in_a_line(path, how):
            for batch in file.iter_batches(_BATCH_ROWS):
                cells = [
                    _as_text(column, how.empty, is_figure=name in figures)
                    for name, column in zip(names, batch.columns, strict=True)
                ]
                numbers = np.arange(following, following + len(batch), dtype=np.int64)
                following += len(batch)
                yield without_empty(numbers, pa.record_batch(cells, names=list(names)))

    return Opened(names, how, batches())


def _as_text(column: pa.Array, empty: frozenset[str], *, is_figure: bool) -> pa.Array:
    """Write the values of a column as text, a list or a group of fields as JSON."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_floating(column.type):  # pandas and polars say so that there is none
        column = pc.if_else(pc.is_nan(column), pa.scalar(None, column.type), column)
    try:
        found = pc.cast(column, pa.string())
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        found = pa.array([None if v is None else _written(v) for v in column.to_pylist()],
                         pa.string())  # fmt: skip
    if pa.types.is_timestamp(column.type):  # 2014-02-28 19:30:00.000000-0430
        found = pc.replace_substring_regex(found, r"\.0+(Z|[+-]|$)", r"\1")
        found = pc.replace_substring_regex(found, r"([+-]\d\d)(\d\d)$", r"\1:\2")
        found = pc.replace_substring_regex(found, r" 00:00:00$", "")
    if is_figure and pa.types.is_floating(column.type):
        found = pc.replace_substring_regex(found, f"{LIKE_THOUSANDS}$", r"\10")
    nothing = pc.is_in(found, value_set=pa.array(sorted(empty), pa.string()))
    return pc.if_else(nothing, pa.scalar(None, pa.string()), found)


def _written(value: Any) -> str:
    if isinstance(value, bytes):  # a text that is not all UTF-8: what is none stays to be seen
        return value.decode("utf-8", "backslashreplace")
    return json.dumps(value, ensure_ascii=False, default=str)


def json_lines(path: Path, how: TableMap) -> Opened:
    """Open JSON, one object a line; its first row has number 1."""
    import numpy as np
    import pyarrow as pa

    broken: list[Broken] = []
    names: dict[str, None] = {}
    for _, row in _objects(path, how, broken):
        names.update(dict.fromkeys(row))
    if not names and broken:
        raise CouldNotRun(f"{path}:{broken[0].row}: {broken[0].what}.")
    broken.clear()  # to be told with their rows
    columns = named(path, tuple(names))

    def batches() -> Iterator[tuple[np.ndarray, pa.RecordBatch]]:
        rows: list[tuple[int, Mapping[str, str]]] = []

        def whole() -> tuple[np.ndarray, pa.RecordBatch]:
            cells = [pa.array([row.get(name) for _, row in rows], pa.string()) for name in names]
            numbers = np.array([number for number, _ in rows], np.int64)
            return without_empty(numbers, pa.record_batch(cells, names=list(columns)))

        for numbered in _objects(path, how, broken):
            rows.append(numbered)
            if len(rows) == _OBJECTS_AT_ONCE:
                yield whole()
                rows = []
        if rows:
            yield whole()

    return Opened(columns, how, batches(), broken)


def _objects(
    path: Path, how: TableMap, broken: list[Broken]
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Read the objects, each with the number of its line."""
    with told_in_a_line(path, how), opened_text(path, how.encoding) as lines:
        for at, line in enumerate(lines, 1):
            text = line.strip().removeprefix("\ufeff")
            if not text:
                continue
            try:
                yield at, _flat(_object(text), how.empty)
            except (ValueError, RecursionError) as why:
                what = f"the line is no object of JSON: {' '.join(str(why).split())}"
                broken.append(Broken(at, text, what, _NOT_JSON))


def _object(text: str) -> dict[str, Any]:
    """
    Read an object.

    Raises:
        ValueError: It is none, has a key twice, or half a character.
    """
    found = json.loads(text, object_pairs_hook=_once, parse_int=str, parse_float=Decimal)
    if not isinstance(found, dict):
        raise ValueError("it is a list or a single value")
    if re.search(r"\\u[dD][89a-fA-F]", text):
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("it has a key twice")
    return found


def _flat(told: Mapping[str, Any], empty: frozenset[str], within: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in told.items():
        name = f"{within}{key}"
        if isinstance(value, dict) and value:
            found |= _flat(value, empty, f"{name}.")
        elif value is not None:
            text = value_text(value)
            if text not in empty:
                found[name] = text
    return found
