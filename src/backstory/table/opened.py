"""What every opener of a table gives: columns, rows as text, and the lines that are none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from backstory.errors import CouldNotRun
from backstory.table.maps import TableMap

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

__all__ = ["HEAD", "LIKE_THOUSANDS", "Broken", "Opened", "named", "number_as_text", "without_empty"]

HEAD: Final = 20
"""How many of the first rows are looked through for the header, where it stands not first."""

LIKE_THOUSANDS: Final = r"\A([+-]?[1-9][0-9]{0,2}\.[0-9]{3})"
"""A number that, as text, may be thousands or have three decimals."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that is no row: what is wrong with it, and what to write."""

    row: int
    text: str
    what: str
    mend: str


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
    head: Sequence[Sequence[str]] = ()
    """The first rows as they stand, to look for the header if it is not where the map says."""


def number_as_text(text: str) -> str:
    """
    Write a number of which it is known that decimals follow its point, so that nobody doubts it.

    >>> number_as_text("12.345"), number_as_text("12.5")
    ('12.3450', '12.5')
    """
    return re.sub(f"{LIKE_THOUSANDS}\\Z", r"\g<1>0", text)


def named(path: Path, found: Sequence[str]) -> tuple[str, ...]:
    """
    Give the names of columns; one without a name is called by its number.

    Raises:
        CouldNotRun: Two have the same name.
    """
    plain = (name.removeprefix("\ufeff").strip() for name in found)
    names = [name or f"column {at}" for at, name in enumerate(plain, 1)]
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise CouldNotRun(f"{path}: two columns are called '{twice[0]}'; give one another name.")
    return tuple(names)


def without_empty(numbers: np.ndarray, batch: pa.RecordBatch) -> tuple[np.ndarray, pa.RecordBatch]:
    """Leave out the rows of which no cell is filled: there is nothing in them."""
    import pyarrow.compute as pc

    empty: Any = None
    for column in batch.columns:
        if not column.null_count:
            return numbers, batch
        here = pc.is_null(column)
        empty = here if empty is None else pc.and_(empty, here)
        if not pc.any(empty).as_py():
            return numbers, batch
    full = pc.invert(empty)
    return numbers[full.to_numpy(zero_copy_only=False)], batch.filter(full)
