"""
A map names what lies within a cell, `actors.1`; out come the rows with a column of it.

A cell may hold a list or an object of JSON: so lists and groups of Parquet are written, and what
lies in a list of JSON lines. A row has one actor; which of several it is, the map says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from backstory.errors import CouldNotRun
from backstory.table.maps import TableMap
from backstory.table.opened import Opened, number_as_text

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

__all__ = ["value_text", "with_inner"]


def with_inner(opened: Opened, how: TableMap) -> Opened:
    """Give a file with the columns that the map names within others, if it names any."""
    inner = {
        column: found
        for column in how.used()
        if column not in opened.columns and (found := _split(column, opened.columns))
    }
    if inner:
        opened.batches = _batches(opened.batches, inner, how.empty)
        opened.columns = (*opened.columns, *inner)
    return opened


def _split(column: str, held: Sequence[str]) -> tuple[str, list[str]] | None:
    """Give the column of the file that holds another, and the way within it."""
    steps = column.split(".")
    for at in range(len(steps) - 1, 0, -1):
        if (outer := ".".join(steps[:at])) in held:
            return outer, steps[at:]
    return None


def _batches(
    batches: Iterator[tuple[np.ndarray, pa.RecordBatch]],
    inner: dict[str, tuple[str, list[str]]], empty: frozenset[str],
) -> Iterator[tuple[np.ndarray, pa.RecordBatch]]:  # fmt: skip
    for numbers, batch in batches:
        for column, (outer, steps) in inner.items():
            batch = batch.append_column(column, _within(batch[outer], steps, empty))
        yield numbers, batch


def _within(cells: pa.Array, steps: Sequence[str], empty: frozenset[str]) -> pa.Array:
    """Read each text once, however many cells repeat it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    coded = pc.dictionary_encode(cells)
    read = (_found(text, steps) for text in coded.dictionary.to_pylist())
    texts = pa.array([None if text in empty else text for text in read], pa.string())
    return texts.take(coded.indices)


def _found(text: str, steps: Sequence[str]) -> str | None:
    """
    Follow keys, and places counted from 1; what is no list is the first of its own.

    Raises:
        CouldNotRun: A place is 0, where every row would lose what the map means.

    >>> _found('["A", {"name": "B"}]', ["2", "name"]), _found("A", ["1"]), _found("[]", ["1"])
    ('B', 'A', None)
    """
    value: Any = text
    if text.lstrip()[:1] in ("[", "{"):
        try:
            value = json.loads(text, parse_int=str, parse_float=Decimal)
        except (ValueError, RecursionError):
            value = text
    for step in steps:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list):
            if step == "0":
                way = ".".join(steps)
                raise CouldNotRun(f"Places in a list are counted from 1: the map says `{way}`.")
            at = int(step) if re.fullmatch(r"[1-9][0-9]{0,8}", step) else len(value) + 1
            value = value[at - 1] if at <= len(value) else None
        elif step != "1":
            return None
    return None if value is None else value_text(value)


def value_text(value: Any) -> str:
    """Write a value of JSON as a cell: numbers and texts as they are, else as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return number_as_text(str(value))
    return json.dumps(value, ensure_ascii=False, default=str)
