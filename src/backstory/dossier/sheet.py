"""Read the rows of a spreadsheet (csv, tsv, xlsx, ods) as text, each with its number."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from backstory.dates.days import iso
from backstory.dates.edtf import DateError, Span
from backstory.dossier.sheet_workbook import Grid, workbook
from backstory.errors import CouldNotRun
from backstory.text import nearest, normalise
from backstory.words.languages import language_name, shipped, words_of
from backstory.words.separated import separated, untamed

__all__ = [
    "OF_SOURCES", "OF_STATEMENTS", "TEMPLATE", "Row", "Sheet", "last_day", "read_sheet",
    "template_text",
]  # fmt: skip

TEMPLATE: Final = (
    "row", "source", "title", "source_kind", "publisher", "language", "issued", "address", "read",
    "at", "voice", "voice_name", "voice_kind", "event", "event_en", "event_es", "event_kind",
    "date", "actor", "actor_name", "actor_kind", "role", "place", "place_name", "figure", "counted",
    "when", "put_as", "inferred", "wording", "gist_en", "gist_es",
)  # fmt: skip
"""The columns of the template; a table needs some of them only."""

OF_SOURCES: Final = ("title_en", "title_es", "publisher_en", "publisher_es", "issued_inferred",
                     "link", "sha256", "copy_of", "lead", "archived")  # fmt: skip
"""Columns of the head of a source that the template does without."""

OF_STATEMENTS: Final = (
    "statement", "said", "as_of", "of", "stage", "definition", "within", "limit_en", "limit_es",
    "articles", "extent", "part_of", "disputes", "denies", "supports", "revises",
)  # fmt: skip
"""Columns that say more exactly what a statement says, which the template does without."""

NEEDED: Final = ("source", "at", "event")
_HEADINGS_WITHIN: Final = 12
"""Rows among which the headings stand."""

_EXAMPLE: Final[Mapping[str, str]] = {
    "row": "1", "source": "harbour-gazette-1911-08-02", "title": "The men are out",
    "source_kind": "newspaper", "publisher": "Harbour Gazette", "language": "en",
    "issued": "1911-08-02", "read": "whole", "at": "paragraph 2", "voice": "dockers-union",
    "voice_name": "Dockers' Union", "voice_kind": "body", "event": "harbour-strike-1911",
    "event_en": "Harbour strike of 1911", "event_es": "Huelga portuaria de 1911",
    "event_kind": "strike", "date": "1911-08-01", "figure": "~400", "counted": "people-affected",
    "when": "1911-08-01",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it, and the text of each cell that has any."""

    number: int
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """Give the text of a cell; empty where there is none."""
        return self.cells.get(column, "")

    def flat(self) -> Row:
        """Give it with one blank for each run of blanks, tabs and ends of lines within a cell."""
        return Row(self.number, {each: " ".join(text.split()) for each, text in self.cells.items()})


@dataclass(frozen=True, slots=True)
class Unseen:
    """What a workbook does not show: in a row, and in a column, or in the row as a whole."""

    row: int
    column: str
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: what its columns are called in it, by what they mean, and its rows."""

    path: Path
    headings: Mapping[str, str]
    rows: Sequence[Row]
    unused: tuple[str, ...]
    """Headings of columns that mean nothing here."""
    unseen: tuple[Unseen, ...] = ()
    """What a workbook does not show of it; a result that is lacking is a mistake."""

    def heading(self, column: str) -> str:
        """Give what a column is called in the table."""
        return self.headings.get(column, column)


_COLUMNS: Final = "`backstory import --template` writes the columns."


def template_text(lang: str = "en") -> str:
    """Write the template: its columns in a language, and one row as an example."""
    names = words_of(lang)["sheet"]
    example = [_EXAMPLE.get(column, "") for column in TEMPLATE]
    return separated([names[column] for column in TEMPLATE], [example])


def read_sheet(
    path: Path, known: Iterable[str], named: Mapping[str, str] | None = None, sheet: str = ""
) -> Sheet:
    """
    Read a table.

    Args:
        path: A file of csv, tsv, xlsx, xls or ods.
        known: What columns may mean, besides those of the template.
        named: What a heading of this table means, by the heading, where it is another word.
        sheet: Which sheet of a workbook; the first if empty.

    Raises:
        CouldNotRun: It cannot be read, or `named` speaks of what is not there.
    """
    whole = _grid(path, sheet)
    grid = whole.cells
    meaning = _meanings({*known, *TEMPLATE})
    head = _head_of(grid, {*meaning, *map(_folded, named or ())})
    if "claim" not in map(_folded, grid[head] if grid else ()):
        # The columns of a table of claims have everyday names: here `number` is a figure.
        meaning = _meanings({*TEMPLATE, *OF_SOURCES, *OF_STATEMENTS})
    if not any(any(map(str.strip, row)) for row in grid[head + 1 :]):
        raise CouldNotRun(f"{path} has no rows.")
    first = [" ".join(text.split()) for text in grid[head]]
    for heading, column in (named or {}).items():
        if heading not in first:
            guess = nearest(heading, first)
            hint = f" Did you mean '{guess}'?" if guess else f" It has {', '.join(first)}."
            raise CouldNotRun(f"{path} has no column '{heading}'.{hint}")
        if _folded(column) not in meaning:
            guess = nearest(column, meaning)
            hint = f" Did you mean '{guess}'?" if guess else f" {_COLUMNS}"
            raise CouldNotRun(f"--map: no column means '{column}'.{hint}")
    columns = [_meant(meaning, (named or {}).get(heading, heading)) for heading in first]
    lacking = [column for column in NEEDED if column not in columns]
    if {"event_en", "event_es"} & set(columns):  # a name makes the id, as where its cell is empty
        lacking = [column for column in lacking if column != "event"]
    if lacking and "claim" not in columns:
        strange = ", ".join(f"'{h}'" for h, c in zip(first, columns, strict=True) if h and not c)
        raise CouldNotRun(
            f"{path} has no column for {', '.join(lacking)}. Say which it is: --map "
            f'"HEADING={lacking[0]}". Headings that mean nothing here: {strange or "none"}.'
        )
    twice = next((c for at, c in enumerate(columns) if c and c in columns[:at]), "")
    if twice:
        raise CouldNotRun(f"{path}: two columns mean `{twice}`; `--map` tells which is which.")
    rows = [
        Row(number, {c: text.strip() for c, text in zip(columns, cells, strict=False)
                     if c and text.strip()})
        for number, cells in enumerate(grid[head + 1 :], head + 2)
        if any(text.strip() for text in cells)
    ]  # fmt: skip
    headings = {column: heading for column, heading in zip(columns, first, strict=True) if column}
    unused = tuple(h for column, h in zip(columns, first, strict=True) if h and not column)
    return Sheet(path, headings, rows, unused, tuple(_unseen(whole, head, columns)))


def _unseen(grid: Grid, head: int, columns: Sequence[str]) -> Iterator[Unseen]:
    """Give what a workbook keeps from who looks at it, or has not: for the columns that count."""
    for row, at in sorted(grid.unknown):
        column = columns[at] if row > head and at < len(columns) else ""
        if column:
            what = "a formula whose result is not stored in the file"
            mend = "open the workbook, let it reckon, and save it; or write the value"
            yield Unseen(row + 1, column, what, mend)
    for row in sorted(grid.hidden):
        if row > head and row < len(grid.cells) and any(map(str.strip, grid.cells[row])):
            yield Unseen(row + 1, "", "the row is hidden, and comes in",
                         "show it and look at it; or delete it")  # fmt: skip
    if grid.others:
        named = ", ".join(f"'{each}'" for each in grid.others)
        yield Unseen(1, "", f"only the sheet '{grid.name}' is read, and not {named}",
                     "name another with `--sheet`; or leave it if that is meant")  # fmt: skip


def _folded(heading: str) -> str:
    """Write a heading without its capitals, accents and breaks of lines."""
    return normalise(heading.replace("_", " "))


def _meant(meaning: Mapping[str, str], heading: str) -> str:
    """
    Give the column that a heading means; empty if none.

    >>> _meant({"event": "event", "event es": "event_es"}, "Event (Spanish)")
    'event_es'
    """
    told, _, lang = heading.strip().removesuffix(")").rpartition("(")
    column = re.sub(f"_({'|'.join(shipped())})$", "", meaning.get(_folded(told), ""))
    for each in shipped():
        called = {each, *(_folded(language_name(each, of)) for of in shipped())}
        if column and _folded(lang) in called and f"{column} {each}" in meaning:
            return meaning[f"{column} {each}"]
    return meaning.get(_folded(heading), "")


def _head_of(grid: Sequence[Sequence[str]], known: Collection[str]) -> int:
    """Find the row of the headings: a title may stand above it."""
    found = [sum(_folded(text) in known for text in row) for row in grid[:_HEADINGS_WITHIN]]
    return found.index(max(found)) if found and max(found) > 1 else 0


def _meanings(columns: Iterable[str]) -> dict[str, str]:
    """Give what each heading means: a column's own name, and its names in each language."""
    found = {_folded(column): column for column in columns}
    for lang in shipped():
        for column, heading in words_of(lang)["sheet"].items():
            found.setdefault(_folded(heading), column)
    # Then what people write instead, which is no name of another column.
    for lang in shipped():
        for column, headings in words_of(lang)["sheet_also"].items():
            for heading in headings.split(", "):
                found.setdefault(_folded(heading), column)
    return found


def _grid(path: Path, sheet: str) -> Grid:
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        return Grid(_separated(path))
    return workbook(path, sheet)


def _separated(path: Path) -> list[list[str]]:
    try:
        text = _decoded(path.read_bytes())
    except OSError as why:
        raise CouldNotRun(f"{path} cannot be read: {(why.strerror or '').lower()}.") from None
    if text is None:
        raise CouldNotRun(f"{path} is not UTF-8; save it as “CSV UTF-8” (or as .xlsx).")
    lines = text.splitlines()[:_HEADINGS_WITHIN]
    mark = max(
        ("\t", ";", ","), key=lambda each: max((line.count(each) for line in lines), default=0)
    )
    csv.field_size_limit(10_000_000)
    try:
        return [[untamed(cell) for cell in row] for row in csv.reader(
            io.StringIO(text, newline=""), delimiter=mark, strict=True)]  # fmt: skip
    except csv.Error as why:
        raise CouldNotRun(f"{path} is no table of {mark!r}: {why}.") from None


def _decoded(content: bytes) -> str | None:
    """Read bytes as spreadsheets write them: UTF-8, UTF-16 with its mark, else Windows-1252."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\x00" in text else text
    return None


def last_day(text: str) -> str:
    """Give the last day of a date as a cell has it; empty if it has none."""
    try:
        last = Span.parse(text).latest_end if text else None
    except DateError:
        return ""
    return "" if last is None else iso(last)
