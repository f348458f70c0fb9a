"""
Some hundred thousand rows of text come in; out go their typed columns, sorted, and what is bad.

Each column is turned into its distinct texts and a number a row; Python sees each text once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from backstory.dates.days import civil
from backstory.table.cells import Day, Refused, read_day, read_figure, several_names
from backstory.table.coding import Coder, numbers_of
from backstory.table.maps import TableMap

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Wrong", "parties_of", "rows_of"]

_APART: Final = "\x1f"
_CODED: Final = {"actor": "actor", "target": "actor", "kind": "kind", "place": "place",
                 "said-by": "said_by"}  # fmt: skip
"""What each field is to a row: actor and target share their names."""
Texts: TypeAlias = Any
"""A column of Arrow, in one piece or several."""


class Wrong:
    """Which rows of a chunk cannot be read, and why; of a row with several faults, the first."""

    def __init__(self, size: int) -> None:
        self._which = np.full(size, -1, np.int32)
        self._why: list[tuple[str, Refused]] = []

    def refuse(self, at: NDArray[Any], column: str, why: Sequence[Refused | None]) -> None:
        """
        Note what is wrong.

        Args:
            at: By row, a place in `why`, or -1 where nothing is wrong.
            column: The column whose cells are meant.
            why: The reasons.
        """
        places = np.flatnonzero((at >= 0) & (self._which < 0))
        known = {}
        for place, each in enumerate(why):
            if each is not None:
                known[place] = len(self._why)
                self._why.append((column, each))
        table = np.full(len(why), -1, np.int32)
        for place, number in known.items():
            table[place] = number
        self._which[places] = table[at[places]]

    @property
    def rows(self) -> NDArray[np.int64]:
        """Give the places of the rows, in order."""
        return np.flatnonzero(self._which >= 0)

    def of(self, place: int) -> tuple[str, Refused]:
        """Give the column and the reason for a row."""
        return self._why[int(self._which[place])]

    def pass_over(self, where: NDArray[np.bool_]) -> None:
        """Let rows be that are none of the table's: whatever is wrong with them is no mistake."""
        self._which[where] = -1

    def counts(self) -> Counter[str]:
        """Count the rows by the code of their reason."""
        found: Counter[str] = Counter()
        which, times = np.unique(self._which[self.rows], return_counts=True)
        for each, many in zip(which.tolist(), times.tolist(), strict=True):
            found[self._why[each][1].code] += many
        return found


def rows_of(
    cells: pa.Table, numbers: NDArray[np.int64], how: TableMap, coder: Coder, file: int
) -> tuple[pa.Table, Wrong]:
    """
    Type the rows of a chunk.

    Args:
        cells: All cells as text.
        numbers: The number of each row in its file.
        how: Which column is what.
        coder: Gives names their numbers.
        file: The number of the file's name.

    Returns:
        The rows that can be read, sorted by day, without those that the map passes over; and what
        is wrong with the others.
    """
    size, wrong = len(cells), Wrong(len(cells))
    passed = _passed(cells, how)
    first, last, written = _days(cells, how, coder, wrong)
    columns: dict[str, Any] = {"first_day": first, "last_day": last}
    columns["year"], columns["month"] = _calendar(first)
    for name in _CODED:
        columns[name.replace("-", "_")] = _coded(cells, how, name, coder, wrong)
    columns["counted"] = _constant(how.counted, coder, size)
    columns["figure"] = _figures(cells, how, wrong)
    for name in ("thing", "note"):
        columns[name] = _needed(_first_filled(cells, how.columns.get(name, ())), name, how, wrong)
    columns |= {"date": written, "file": np.full(size, file, np.int32), "row_no": numbers}
    columns["other"] = _other(cells, how)
    table = pa.table({name: _array(values) for name, values in columns.items()})
    wrong.pass_over(passed)
    kept = np.setdiff1d(np.flatnonzero(~passed), wrong.rows, assume_unique=True)
    order = kept[np.lexsort((last[kept], first[kept]))]
    return table.take(pa.array(order)), wrong


def _passed(cells: pa.Table, how: TableMap) -> NDArray[np.bool_]:
    """Say of each row whether the map passes over it."""
    found = np.zeros(len(cells), np.bool_)
    for column in how.pass_over.keys() & set(cells.column_names):
        meant = pa.array(how.pass_over[column], pa.string())
        found |= pc.is_in(cells[column], value_set=meant).to_numpy(zero_copy_only=False)
    return found


def parties_of(rows: pa.Table) -> pa.Table:
    """Give each actor and target of rows a row of its own, sorted by who it is, then by day."""
    size = len(rows)
    actor, target = (numbers_of(rows[name]) for name in ("actor", "target"))
    party = np.concatenate([actor, target])
    day = np.concatenate([numbers_of(rows["first_day"])] * 2)
    key = (party.astype(np.int64) << 32) + day  # one number to sort by, twice as quick as two
    order = np.argsort(key, kind="stable")
    order = order[np.searchsorted(party[order], 1) :]  # 0: nobody
    base = np.where(order >= size, order - size, order)
    other = np.concatenate([target, actor])[order]
    columns = {
        "party": pa.array(party[order]),
        "is_target": pa.array(order >= size),
        "other": pa.array(other, mask=other == 0),
    }
    take = pa.array(base)
    for name in ("first_day", "last_day", "year", "month", "kind", "place", "said_by", "counted",
                 "figure", "date", "file", "row_no"):  # fmt: skip
        columns[name] = rows[name].combine_chunks().take(take)
    return pa.table(columns)


def _array(values: Any) -> Any:
    return pa.array(values) if isinstance(values, np.ndarray) else values


def _distinct(texts: Texts) -> tuple[list[str | None], NDArray[np.int64]]:
    """Give the distinct texts of a column, and which of them each row has; -1 for none."""
    coded = pc.dictionary_encode(texts)
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks()
    if isinstance(coded, pa.ChunkedArray):  # no row at all
        return [], np.zeros(0, np.int64)
    return coded.dictionary.to_pylist(), pc.fill_null(coded.indices, -1).to_numpy()


def _first_filled(cells: pa.Table, columns: tuple[str, ...]) -> Texts:
    if not columns:
        return pa.nulls(len(cells), pa.string())
    return pc.coalesce(*(cells[name] for name in columns))


def _days(cells: pa.Table, how: TableMap, coder: Coder, wrong: Wrong) -> Any:
    """Read the date of each row: first day, last day, number of what is written."""
    used = [*how.date, *how.until, *filter(None, [how.precision])]
    texts: Texts = pc.fill_null(cells[used[0]], "")
    if len(used) > 1:
        parts = [pc.fill_null(cells[name], "") for name in used]
        texts = pc.binary_join_element_wise(*parts, _APART)
    distinct, at = _distinct(texts)
    read = [read_day(text or "", how) for text in distinct]
    days = [each for each in read if isinstance(each, Day)]
    first, last, written = (np.zeros(len(read) or 1, np.int32) for _ in range(3))
    for place, each in enumerate(read):
        if isinstance(each, Day):
            first[place], last[place] = each.first, each.last
            written[place] = coder.number("date", each.written)
    if len(days) < len(read):
        why = [each if isinstance(each, Refused) else None for each in read]
        wrong.refuse(np.where(_marked(why)[at], at, -1), used[0], why)
    return first[at], last[at], written[at]


def _marked(why: Sequence[Refused | None]) -> NDArray[np.bool_]:
    return np.array([each is not None for each in why])


def _calendar(day: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Give the year, and the year and month as one number (201403), of each first day."""
    distinct, at = np.unique(day, return_inverse=True)
    told = [civil(int(each)) for each in distinct]
    years = np.array([year for year, _, _ in told], np.int32)
    months = np.array([year * 100 + month for year, month, _ in told], np.int32)
    return years[at], months[at]


def _coded(cells: pa.Table, how: TableMap, name: str, coder: Coder, wrong: Wrong) -> Texts:
    if name not in how.columns:
        return pa.nulls(len(cells), pa.int32())
    texts = _needed(_first_filled(cells, how.columns[name]), name, how, wrong)
    distinct, at = _distinct(texts)
    column = how.columns[name][0]
    why = [several_names(text or "", column) for text in distinct]
    if any(why):
        wrong.refuse(np.where(_marked(why)[at] & (at >= 0), at, -1), column, why)
    role = _CODED[name]
    codes = np.array([coder.number(role, text or "") for text in distinct] or [0], np.int32)
    return pa.array(codes[at], mask=at < 0)


def _needed(texts: Texts, name: str, how: TableMap, wrong: Wrong) -> Texts:
    if name in how.need and texts.null_count:
        empty = pc.is_null(texts).to_numpy(zero_copy_only=False)
        column = how.columns[name][0]
        why = Refused("T004", f"the cell of `{name}` is empty", "fill it, or take `need:` out")
        wrong.refuse(np.where(empty, 0, -1), column, [why])
    return texts


def _constant(counted: str, coder: Coder, size: int) -> Texts:
    if not counted:
        return pa.nulls(size, pa.int32())
    return pa.array(np.full(size, coder.number("counted", counted), np.int32))


def _figures(cells: pa.Table, how: TableMap, wrong: Wrong) -> Texts:
    if "figure" not in how.columns:
        return pa.nulls(len(cells), pa.float64())
    texts = _needed(_first_filled(cells, how.columns["figure"]), "figure", how, wrong)
    distinct, at = _distinct(texts)
    read = [read_figure(text or "", how.decimal, counts=bool(how.counted)) for text in distinct]
    values = np.array([0.0 if isinstance(v, Refused) else v for v in read] or [0.0])
    why = [each if isinstance(each, Refused) else None for each in read]
    if any(why):
        wrong.refuse(np.where(_marked(why)[at] & (at >= 0), at, -1), how.columns["figure"][0], why)
    return pa.array(values[at], mask=at < 0)


def _other(cells: pa.Table, how: TableMap) -> Texts:
    """Keep the cells of all columns that are nothing to the map, as JSON, so that none is lost."""
    alone = {columns[0] for columns in how.columns.values() if len(columns) == 1}
    kept = {*alone, *(how.date if len(how.date) == 1 else ()),
            *(how.until if len(how.until) == 1 else ())}  # fmt: skip
    left = [name for name in cells.column_names if name not in kept]
    if not left:
        return pa.nulls(len(cells), pa.string())
    pairs = [pc.fill_null(_pair(name, cells[name]), "") for name in left]
    joined = pc.binary_join_element_wise(*pairs, "") if len(pairs) > 1 else pairs[0]
    whole = pc.binary_join_element_wise("{", pc.utf8_slice_codeunits(joined, 2), "}", "")
    return pc.if_else(pc.equal(joined, ""), pa.scalar(None, pa.string()), whole)


def _pair(name: str, texts: Texts) -> Texts:
    import json

    plain = pc.replace_substring(pc.replace_substring(texts, "\\", "\\\\"), '"', '\\"')
    for sign, told in (("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        plain = pc.replace_substring(plain, sign, told)
    plain = pc.replace_substring_regex(plain, r"[\x00-\x1f]", "\N{REPLACEMENT CHARACTER}")
    return pc.binary_join_element_wise(
        ", " + json.dumps(name, ensure_ascii=False) + ': "', plain, '"', ""
    )
