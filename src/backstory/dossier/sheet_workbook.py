"""
A workbook comes in; out go its cells as text, as they are shown where their values say otherwise.

A spreadsheet keeps *mar-19* as the first of March 2019, and 55.9 % as 0.559; whether a formula was
worked out, and whether a row is hidden, stands in the file alone too. That is read of
xlsx; of xls and ods it is not known.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from backstory.errors import CouldNotRun

__all__ = ["Grid", "workbook"]

_DAMAGED: Final = (OSError, KeyError, ValueError, IndexError, zipfile.BadZipFile,
                   NotImplementedError, RuntimeError, ElementTree.ParseError)  # fmt: skip
_BUILT_IN: Final[Mapping[int, str]] = {9: "0%", 10: "0.00%", 17: "mmm-yy"}
"""Formats that a file names by number alone, where they show something else than the value."""
_NO_LETTERS: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|[_*].')
"""Parts of a format that are text, colour or space."""
_DIGITS: Final = 15
"""Digits that a spreadsheet keeps of a number."""

Cell = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet, by row and column from 0."""

    cells: list[list[str]]
    unknown: frozenset[Cell] = frozenset()
    """Cells with a formula whose result is not stored."""
    hidden: frozenset[int] = frozenset()
    """Rows that are not shown."""
    name: str = ""
    """The sheet, of a workbook."""
    others: tuple[str, ...] = ()
    """The other sheets that hold something, where none was asked for."""


@dataclass(frozen=True, slots=True)
class _Formats:
    """What a sheet says of its cells beside their values; nothing where that is not known."""

    codes: Mapping[Cell, str] = field(default_factory=dict)
    """Format of a cell, as the file has it."""
    unknown: frozenset[Cell] = frozenset()
    """Cells with a formula whose result is not stored."""
    hidden: frozenset[int] = frozenset()
    """Rows that are not shown."""


def workbook(path: Path, sheet: str = "") -> Grid:
    """
    Read a sheet of a workbook (xlsx, xls, ods): the one that is named, else the first that shows.

    Raises:
        CouldNotRun: It cannot be read, or has no such sheet.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum
    except ModuleNotFoundError:
        raise CouldNotRun(
            "Reading a spreadsheet needs python-calamine; or save it as csv."
        ) from None
    try:
        with path.open("rb"):
            pass  # what the system says is known in each language, what the library says in none
        book = CalamineWorkbook.from_path(path)
        if sheet and sheet not in book.sheet_names:
            named = ", ".join(f"'{each}'" for each in book.sheet_names)
            raise CouldNotRun(f"{path} has no sheet '{sheet}'. It has {named}.")
        visible = {each.name for each in book.sheets_metadata
                   if each.visible == SheetVisibleEnum.Visible}  # fmt: skip
        shown = [each for each in book.sheet_names if each in visible]
        name = sheet or next(iter(shown), book.sheet_names[0])
        found = book.get_sheet_by_name(name)
        others = [] if sheet else [each for each in shown if each != name]
        others = [each for each in others if book.get_sheet_by_name(each).height > 1]
    except OSError as why:
        raise CouldNotRun(f"{path} cannot be read: {(why.strerror or '').lower()}.") from None
    except (CalamineError, ValueError, IndexError):
        raise CouldNotRun(
            f"{path} is no whole workbook (xlsx, xls, ods) that can be read. Save it anew, without "
            "a password, or as csv."
        ) from None
    formats = _formats_of(path, name)
    grid = [
        [_text_of(value, formats.codes.get((row, at), "")) for at, value in enumerate(cells)]
        for row, cells in enumerate(found.to_python(skip_empty_area=False))
    ]
    for (top, left), (bottom, right) in found.merged_cell_ranges or ():
        # Cells that were merged are one cell: each row of them says the same.
        for line in grid[top : bottom + 1]:
            line[left : right + 1] = [grid[top][left]] * len(line[left : right + 1])
    return Grid(grid, formats.unknown, formats.hidden, name, tuple(others))


def _formats_of(path: Path, sheet: str) -> _Formats:
    """Read what an xlsx file says of the cells of a sheet; of another file nothing is known."""
    try:
        with zipfile.ZipFile(path) as book:
            codes = _codes(_part(book, "xl/styles.xml"))
            return _formats(_part(book, _place(book, sheet)), codes)
    except _DAMAGED:
        return _Formats()


def _text_of(value: Any, code: str = "") -> str:
    """
    Write a value of a cell as its format shows it: no day of a month, and a share as a percentage.

    >>> _text_of(datetime.date(2019, 3, 1), "mmm-yy"), _text_of(datetime.date(2019, 3, 1), "d/m/yy")
    ('2019-03', '2019-03-01')
    >>> _text_of(0.559, "0.0%"), _text_of(711.0)
    ('55.9 %', '711')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    shown = _NO_LETTERS.sub("", code.split(";")[0]).lower()
    if isinstance(value, int | float):
        share = "%" in shown
        number = Decimal(f"{value:.{_DIGITS}g}") * (100 if share else 1)
        whole = number == number.to_integral_value()
        told = f"{number.to_integral_value() if whole else number.normalize():f}"
        return f"{told} %" if share else told
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    is_day = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    if is_day and "y" in shown and "d" not in shown and value.day == 1:
        # Whoever types a month gets its first day; of another day, the day was typed.
        return f"{value:%Y-%m}" if "m" in shown or value.month > 1 else f"{value:%Y}"
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    return str(value)


def _part(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    with book.open(name) as text:
        return ElementTree.parse(text).getroot()


def _named(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """Give the parts of this name, whatever namespace the writer gave it."""
    return (each for each in root.iter() if each.tag.rpartition("}")[2] == name)


def _place(book: zipfile.ZipFile, sheet: str) -> str:
    """Give where a sheet lies in the file."""
    [own] = [each for each in _named(_part(book, "xl/workbook.xml"), "sheet")
             if each.get("name") == sheet]  # fmt: skip
    number = next(value for name, value in own.attrib.items() if name.endswith("}id"))
    for each in _named(_part(book, "xl/_rels/workbook.xml.rels"), "Relationship"):
        if each.get("Id") == number:
            target = each.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError(number)


def _codes(styles: ElementTree.Element) -> list[str]:
    """Give the format of each style, by its number."""
    own = {int(each.get("numFmtId", "0")): each.get("formatCode", "")
           for each in _named(styles, "numFmt")}  # fmt: skip
    known = {**_BUILT_IN, **own}
    return [
        known.get(int(each.get("numFmtId", "0")), "")
        for listed in _named(styles, "cellXfs")
        for each in _named(listed, "xf")
    ]


def _formats(sheet: ElementTree.Element, codes: list[str]) -> _Formats:
    found: dict[Cell, str] = {}
    unknown, hidden = set[Cell](), set[int]()
    row = -1
    for line in _named(sheet, "row"):
        row = int(line.get("r", row + 2)) - 1
        if line.get("hidden") in ("1", "true"):
            hidden.add(row)
        column = -1
        for cell in _named(line, "c"):
            column = _column(cell.get("r", "")) if cell.get("r") else column + 1
            style = int(cell.get("s", "0"))
            if style < len(codes) and codes[style]:
                found[row, column] = codes[style]
            told = next(_named(cell, "v"), None)
            if next(_named(cell, "f"), None) is not None and (told is None or not told.text):
                unknown.add((row, column))
    return _Formats(found, frozenset(unknown), frozenset(hidden))


def _column(address: str) -> int:
    """
    Give the number of a column by the address of a cell.

    >>> _column("A1"), _column("AB12")
    (0, 27)
    """
    found = 0
    for letter in address.rstrip("0123456789"):
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1
