"""Write what the rows of a table say: each once, with ids where it has names."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from backstory.dossier.sheet import Row
from backstory.dossier.sheet_cells import Cells
from backstory.dossier.sheet_items import (
    Refused,
    Written,
    identity,
    says_something,
    unsound,
    written,
)
from backstory.dossier.sheet_names import THINGS, Named

__all__ = ["Rows"]

_HOME: Final = ("source", "at", "voice", "event", "put_as", "when", "inferred")
"""What two rows share that say a thing in the same place."""
_AGAIN: Final = ("date", "place")
"""What tables write again in each row."""


class Rows:
    """The rows of one table."""

    def __init__(self, cells: Cells, names: Named) -> None:
        self.cells, self.names = cells, names
        self.first: dict[str, int] = {}
        """The row of each identity."""
        self.ids: set[str] = set()
        """What the rows name, those that cannot be used too."""
        self.said: set[tuple[str, ...]] = set()
        """What rows say, with where and by whom."""

    def written(self, *, claims: bool) -> list[tuple[int, Written]]:
        """Write each row that can be used, with its number; what stands in the way is noted."""
        found = []
        for row in self.cells.sheet.rows:
            one = self._claim(row) if claims else self._row(row)
            if one is None:
                continue
            first = self.first.setdefault(one.identity, row.number)
            if first == row.number:
                found.append((row.number, one))
                continue
            what = f"this row and row {first} are the same one, `{one.identity}`"
            mend = "remove one; or number them in the column `row`"
            self.cells.note(row.number, "claim" if claims else "row", what, mend)
        return found

    def _claim(self, row: Row) -> Written | None:
        try:
            return written(row, claims=True)
        except Refused as why:
            self.cells.note(row.number, why.column, why.what, why.mend)
            return None

    def _row(self, row: Row) -> Written | None:
        known, unknown = self.names.in_ids(row)
        for column in (*THINGS, "statement"):
            self.ids.update(known.get(column).split())
        faults = [*unsound(row), *unknown]
        one = None
        try:
            one = self._once(known)
        except Refused as why:
            faults.append(why)
        for fault in faults:
            self.cells.note(row.number, fault.column, fault.what, fault.mend, warning=fault.warning)
        return one if all(fault.warning for fault in faults) else None

    def _once(self, row: Row) -> Written:
        """Write what a row says, but for what a row above says of the same place already."""
        home = tuple(row.get(key) for key in _HOME)
        again = {key for key in _AGAIN if (*home, key, row.get(key)) in self.said}
        left = replace(row, cells={k: text for k, text in row.cells.items() if k not in again})
        one = written(left if says_something(left) else row, claims=False)
        one.identity = identity(row, claims=False)
        self.said.update((*home, key, row.get(key)) for key in _AGAIN if row.get(key))
        return one
