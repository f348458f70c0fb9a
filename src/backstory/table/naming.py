"""
Rows with numbers of names come in; out go the same rows with the names, and what they name.

Put on here and not by joins: to plan eight of them took as long as to find the rows of a window.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["SQL", "Names"]

SQL = "SELECT no, name, iri FROM names ORDER BY no NULLS LAST"


class Names:
    """All names of a data set, by number."""

    def __init__(self, table: pa.Table) -> None:
        """
        Take the names.

        Args:
            table: Their numbers `no`, the `name` and `iri` of each.
        """
        import numpy as np

        numbers = table["no"].to_numpy()
        self._at = np.full(int(numbers.max(initial=0)) + 1, -1, np.int64)
        self._at[numbers] = np.arange(len(numbers))
        self._name = table["name"].combine_chunks()
        self._iri = table["iri"].combine_chunks()

    def put(self, found: pa.Table, texts: Collection[str], things: Collection[str]) -> pa.Table:
        """
        Put names in the place of their numbers.

        Args:
            found: The rows.
            texts: Columns whose names are nothing but texts.
            things: Columns whose names may name a thing: a column more, `…_iri`, says which.
        """
        import pyarrow as pa

        columns: dict[str, Any] = {}
        for column in found.column_names:
            if column not in texts and column not in things:
                columns[column] = found[column]
                continue
            at = self._places(found[column])
            columns[column] = self._name.take(at)
            if column in things:
                columns[f"{column}_iri"] = self._iri.take(at)
        return pa.table(columns)

    def _places(self, numbers: pa.ChunkedArray) -> pa.Array:
        import pyarrow as pa
        import pyarrow.compute as pc

        at = self._at[pc.fill_null(numbers, 0).to_numpy()]  # nothing has the number 0
        return pa.array(at, mask=at < 0)
