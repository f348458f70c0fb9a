"""Write what the rows of a table say: each once, with ids where it has names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from backstory.dates.days import from_iso, iso
from backstory.dossier.sheet import NEEDED, Row
from backstory.dossier.sheet_cells import Cells
from backstory.dossier.sheet_items import (
    NEEDED_OF_CLAIMS,
    NOTHING,
    Refused,
    Written,
    empty,
    identity,
    says_something,
    written,
)
from backstory.dossier.sheet_names import THINGS, Named, each_named
from backstory.dossier.values import id_in

__all__ = ["Rows"]

_HOME: Final = ("source", "at", "voice", "event", "put_as", "when", "inferred")
"""What two rows share that say a thing in the same place."""
_NOWHERE: Final = 1_000_000
"""A paragraph that no source has."""
_AGAIN: Final = ("date", "place")
"""What tables write again in each row."""


class Rows:
    """The rows of one table."""

    def __init__(self, cells: Cells, names: Named) -> None:
        self.cells, self.names = cells, names
        self.first: dict[str, int] = {}
        """The row of each identity."""
        self.doubtful: set[int] = set()
        """Rows with a cell that cannot be used: looked at for their other mistakes, never kept."""
        self.uncounted: set[int] = set()
        """Rows with a figure, and no word of what it counts."""
        self.unsure: set[str] = {NOTHING}
        """What a wrong cell may name, or what stands in for it."""
        self.better_known: set[str] = set()
        """Of these the same rows tell more, once it is clear whom they mean."""
        self.said: set[tuple[str, ...]] = set()
        """What rows say, with where and by whom."""

    def written(self, *, claims: bool) -> list[tuple[int, Written]]:
        """Write each row, with its number; what stands in the way of one is noted."""
        found = []
        for row in self.cells.sheet.rows:
            one = self._row(row, claims=claims)
            if one is None:
                continue
            if row.number in self.doubtful and not row.get("claim" if claims else "row"):
                one.identity = f"row-{row.number}"  # what it is about may be told in the wrong cell
            first = self.first.setdefault(one.identity, row.number)
            if first == row.number:
                found.append((row.number, one))
                continue
            what = f"this row and row {first} are the same one, `{one.identity}`"
            mend = "remove one; or number them in the column `row`"
            self.cells.note(row.number, "claim" if claims else "row", what, mend)
        return found

    def _row(self, row: Row, *, claims: bool) -> Written | None:
        known, faults = (row, []) if claims else self.names.in_ids(row)
        wrong = {fault.column for fault in faults}
        whole, absent = self._whole(known, NEEDED_OF_CLAIMS if claims else NEEDED)
        if not claims:
            faults = [*_unsound(row), *faults]
        one = None
        try:
            one = written(whole, claims=True) if claims else self._once(whole)
            faults += one.refused
        except Refused as why:
            faults.append(why)
        faults = [*absent, *faults]
        for fault in faults:
            self.cells.note(row.number, fault.column, fault.what, fault.mend, warning=fault.warning)
        wrong |= {fault.column for fault in absent}
        if one is None:
            wrong |= {*THINGS, "statement"}
        for column in wrong:
            told = [known.get(column), *map(id_in, each_named(row.get(column), column))]
            self.unsure.update(*map(str.split, told))
        if one and not all(fault.warning for fault in faults):
            self.doubtful.add(row.number)
            if any(fault.column == "counted" for fault in faults):
                self.uncounted.add(row.number)
            # A name that stands in for another is called and described by that one's own rows.
            for key in [key for key in one.names if one.columns[key] in wrong]:
                if one.names.pop(key):
                    self.better_known.add(key[1])
        return one

    def _whole(self, row: Row, needed: tuple[str, ...]) -> tuple[Row, list[Refused]]:
        """
        Fill in what a row lacks, so that what is wrong in its other cells is told in the same run.

        Nothing comes of it: with an empty cell, nothing is written. A row that lacks all of it, a
        sum or a note, is left as it is.
        """
        lacks = [column for column in needed if not row.get(column)]
        others = {column: next(filter(None, (id_in(each.get(column)) for each in
                  self.cells.sheet.rows)), NOTHING) for column in lacks}  # fmt: skip
        nowhere = f"paragraph {_NOWHERE + row.number}"
        others |= {"claim": f"row-{row.number}", needed[1 if needed is NEEDED else 2]: nowhere}
        if len(lacks) == len(needed):
            return row, []
        filled = {column: others[column] for column in lacks}
        return replace(row, cells={**row.cells, **filled}), [empty(column) for column in lacks]

    def _once(self, row: Row) -> Written:
        """Write what a row says, but for what a row above says of the same place already."""
        home = tuple(row.get(key) for key in _HOME)
        again = {key for key in _AGAIN if (*home, key, row.get(key)) in self.said}
        left = replace(row, cells={k: text for k, text in row.cells.items() if k not in again})
        one = written(left if says_something(left) else row, claims=False)
        one.identity = identity(row, claims=False)
        self.said.update((*home, key, row.get(key)) for key in _AGAIN if row.get(key))
        return one


def _unsound(row: Row) -> Iterator[Refused]:
    """Find the numbers by which spreadsheets count days, and what is told of nobody or nothing."""
    for column in ("date", "when", "issued", "said", "as_of"):
        text = row.get(column)
        if re.fullmatch(r"\d{5}", text):
            day = iso(from_iso("1899-12-30") + int(text))
            yield Refused(column, f"`{text}` is how a spreadsheet counts days", f"write `{day}`")
    for column, of, what, mend in _ALONE:
        if row.get(column) and not row.get(of) and not row.get(f"{of}_name"):
            # A column that is filled down the whole table says nothing in a row without its other.
            yield Refused(of, what, mend, warning=column != "role")


_ALONE: Final = (
    ("role", "actor", "the cell is empty, and a role is given",
     "write who had the role; or remove the role"),
    ("actor_kind", "actor", "the cell is empty, and the kind of an actor is given",
     "write who it is; or remove the kind"),
    ("voice_kind", "voice", "the cell is empty, and the kind of a voice is given",
     "write who says it; or remove the kind"),
    ("counted", "figure", "the cell is empty, and a counted thing is given",
     "write the figure; or remove the counted thing"),
)  # fmt: skip
"""What stands for nothing without the cell of another column: told there, never dropped."""
