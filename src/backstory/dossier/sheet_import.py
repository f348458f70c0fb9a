"""
Bring the rows of a table into a dossier as draft YAML, file by file; people's words stay.

Each item that comes from a table stands under a line `# import: IDENTITY SUM`. The identity makes
a row the same one again, and the sum tells whether somebody has edited the item since: an edited
one is left as it is, and both versions are told.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from backstory.dossier.imported import Imported
from backstory.dossier.reader import read_all
from backstory.dossier.sheet import Sheet, last_day, read_sheet
from backstory.dossier.sheet_blocks import (
    blocks_in,
    defaults_in,
    item_lines,
    replaced_in,
    sum_of,
    without_defaults,
)
from backstory.dossier.sheet_items import (
    Line,
    Refused,
    Written,
    is_claims_table,
    unsound,
    written,
)
from backstory.errors import CouldNotRun, Problem, Severity, Spot
from backstory.files import write_set
from backstory.model.claims_table import CLAIM_COLUMNS
from backstory.words.languages import shipped

__all__ = ["Imported", "import_sheet", "import_table"]

_NAMES: Final = ("events", "actors", "places")
_Origin = tuple[int, str]
"""Row and column of a table."""


def import_table(
    table: Path,
    folder: Path,
    *,
    named: Mapping[str, str] | None = None,
    sheet: str = "",
    dry: bool = False,
) -> Imported:
    """
    Bring a table into a dossier; nothing is written if one of its cells cannot be used.

    Args:
        table: A file of csv, tsv, xlsx …, in the form of the template or of GRAPH.claims.csv.
        folder: The dossier; it is begun if it is not there.
        named: What a heading means, where it is another word than the template's.
        sheet: Which sheet of a workbook.
        dry: Only tell what would be done.

    Raises:
        CouldNotRun: The table or the folder cannot be read.
    """
    found = read_sheet(table, CLAIM_COLUMNS, named, sheet)
    return _Importer(found, folder).run(dry=dry)


def import_sheet(sheet: Sheet, folder: Path, *, dry: bool = False) -> Imported:
    """Bring rows that somebody has read already into a dossier; see `import_table`."""
    return _Importer(sheet, folder).run(dry=dry)


class _Importer:
    """Carry one table into one dossier."""

    def __init__(self, sheet: Sheet, folder: Path) -> None:
        self.sheet, self.folder = sheet, folder
        self.claims = is_claims_table(sheet.headings)
        self.result = Imported()
        self.files: dict[str, list[str]] = {}
        """Lines of each file that changes, by its name in the dossier."""
        self.origins: dict[tuple[str, int], _Origin] = {}
        self.rows: dict[str, int] = {}

    def run(self, *, dry: bool) -> Imported:
        rows = self._written()
        if self.result.is_well:
            self._names(rows)
        if self.result.is_well:
            self._sources(rows)
            self._begin(rows)
            self._check()
        if self.result.is_well and not dry:
            contents = {name: "\n".join(lines) + "\n" for name, lines in self.files.items()}
            changed = write_set(self.folder, {n: t.encode() for n, t in contents.items()})
            self.result.files = [self.folder / name for name, differs in changed.items() if differs]
        return self.result

    def note(self, row: int, column: str, what: str, mend: str, code: str = "D068") -> None:
        """Tell what is wrong with a cell, by the row and column of the table."""
        heading = self.sheet.heading(column)
        at = list(self.sheet.headings).index(column) + 1 if column in self.sheet.headings else 1
        spot = Spot(str(self.sheet.path), row, at)
        told = f"row {row}, column `{heading}`: {what}"
        self.result.problems.append(Problem(spot, code, told, mend))

    def _written(self) -> list[tuple[int, Written]]:
        found: list[tuple[int, Written]] = []
        for row in self.sheet.rows:
            faults = [] if self.claims else list(unsound(row))
            for fault in faults:
                self.note(row.number, fault.column, fault.what, fault.mend)
            if faults:
                continue
            try:
                one = written(row, claims=self.claims)
            except Refused as why:
                self.note(row.number, why.column, why.what, why.mend)
                continue
            first = self.rows.setdefault(one.identity, row.number)
            if first != row.number:
                column = "claim" if self.claims else "row"
                what = f"this row and row {first} are the same one, `{one.identity}`"
                self.note(
                    row.number, column, what, "remove one; or number them in the column `row`"
                )
                continue
            found.append((row.number, one))
        return found

    def _names(self, rows: Iterable[tuple[int, Written]]) -> None:
        """Add the names that the dossier does not have yet."""
        known = {name: self._ids(f"{name}.yaml") for name in _NAMES}
        taken = set().union(*known.values(), self._ids("instruments.yaml"))
        taken |= {path.stem for path in (self.folder / "sources").glob("*.yaml")}
        taken |= {one.source for _, one in rows}
        wanted: dict[tuple[str, str], tuple[int, list[Line]]] = {}
        for number, one in rows:
            for key, lines in one.names.items():
                if key[1] not in taken and len(lines) > len(wanted.get(key, (0, []))[1]):
                    wanted[key] = (number, lines)
        for (name, thing), (number, lines) in wanted.items():
            self._complete(name, thing, number, lines)
            text = self._lines(f"{name}.yaml")
            text.append(f"{thing}:")
            for line in lines:
                text.append(line.text)
                self.origins[f"{name}.yaml", len(text)] = (number, line.column)

    def _complete(self, name: str, thing: str, number: int, lines: list[Line]) -> None:
        """Tell what a new name lacks."""
        written_keys = {line.text.strip().partition(":")[0] for line in lines}
        one = {"events": "event", "actors": "actor", "places": "place"}[name]
        labels = {"name"} if "name" in written_keys else written_keys & set(shipped())
        column = f"{one}_en" if name == "events" else f"{one}_name"
        if not labels:
            self.note(number, column, f"`{thing}` is new and has no name", "fill in its name")
        if name != "places" and "kind" not in written_keys:
            mend = "coup, strike, referendum …" if name == "events" else "person, body, group, post"
            self.note(number, f"{one}_kind", f"`{thing}` is new and has no kind", f"write {mend}")

    def _ids(self, name: str) -> set[str]:
        return {found[1] for line in self._read(name)
                if (found := re.match(r"([a-z0-9][a-z0-9-]*):", line))}  # fmt: skip

    def _read(self, name: str) -> list[str]:
        path = self.folder / name
        try:
            return path.read_text("utf-8").rstrip("\n").split("\n") if path.exists() else []
        except (OSError, UnicodeDecodeError) as why:
            raise CouldNotRun(f"{path} cannot be read: {why}") from None

    def _lines(self, name: str) -> list[str]:
        """Give the lines of a file, to be added to."""
        if name not in self.files:
            self.files[name] = list(self._read(name))
        return self.files[name]

    def _sources(self, rows: Iterable[tuple[int, Written]]) -> None:
        by: dict[str, list[tuple[int, Written]]] = defaultdict(list)
        for number, one in rows:
            by[one.source].append((number, one))
        for source, items in by.items():
            self._source(f"sources/{source}.yaml", items)

    def _source(self, name: str, items: list[tuple[int, Written]]) -> None:
        old = self._read(name)
        blocks = blocks_in(old)
        if old:
            last = [line for line in old if re.match(r"[a-z]", line)]
            if last and last[-1] != "says:":
                raise CouldNotRun(
                    f"{self.folder / name}: `says:` is not the last key of the file; move it to "
                    "the end, so that items can be added."
                )
        new = list(old)
        replaced: dict[str, list[str]] = {}
        defaults = defaults_in(old)
        for number, one in items:
            for key in without_defaults(one, defaults):
                what = f"the cell is empty, and `{name}` says `{key}: {defaults[key]}` for all"
                mend = f"fill it in, or write `{key}:` in the items of that file, not at its head"
                self.note(number, "when", what, mend)
            lines = item_lines(one)
            summed = [f"# import: {one.identity} {sum_of(lines)}", *lines]
            held = blocks.get(one.identity)
            if held is None:
                self.result.added += 1
                if not new:
                    new = self._head(name, number, one)
                elif new[-1] != "says:":
                    new.append("")
                new += summed
            elif held.lines == lines:
                self.result.same += 1
            elif sum_of(held.lines) == held.sum:
                self.result.changed += 1
                replaced[one.identity] = summed
            elif sum_of(lines) != held.sum:
                spot = f"{self.folder / name}:{held.at}"
                self.result.edited.append((spot, "\n".join(held.lines), "\n".join(lines)))
            else:
                self.result.same += 1
        told = {one.identity for _, one in items}
        self.result.gone += [
            f"{self.folder / name}:{held.at} {identity}"
            for identity, held in blocks.items() if identity not in told
        ]  # fmt: skip
        if new != old or replaced:
            self.files[name] = replaced_in(new, replaced)
            self._note_origins(name, items)

    def _head(self, name: str, number: int, one: Written) -> list[str]:
        """Write the header of a new source."""
        found = ["# yaml-language-server: $schema=../../schema/source.json"]
        for line in one.header:
            found.append(line.text)
            self.origins[name, len(found)] = (number, line.column)
        self.origins[name, 1] = (number, "source")
        return [*found, "says:"]

    def _note_origins(self, name: str, items: Iterable[tuple[int, Written]]) -> None:
        """Know from which cell each line of an item comes."""
        blocks = blocks_in(self.files[name])
        for number, one in items:
            block = blocks.get(one.identity)
            if block and block.lines == item_lines(one):
                for below, line in enumerate(one.item, 1):
                    self.origins[name, block.at + below] = (number, line.column)

    def _begin(self, rows: list[tuple[int, Written]]) -> None:
        """Draft the head of a dossier that is not there."""
        if (self.folder / "dossier.yaml").exists() or not rows:
            return
        title = self.folder.name.replace("-", " ").capitalize()
        focus = next((name for _, one in rows for kind, name in one.names if kind == "events"), "")
        days = [day for row in self.sheet.rows for key in ("issued", "date", "when")
                if (day := last_day(row.get(key)))]  # fmt: skip
        self.files["dossier.yaml"] = [
            "# Drafted by `backstory import`: write over every line of it.",
            "title:", f"  en: {title}", f"  es: {title}",
            "description:", "  en: Drafted from a table.", "  es: Borrador a partir de una tabla.",
            "languages:", "- en", "- es", f"focus: {focus}",
            f"as-known-on: {max(days, default='2000-01-01')}", "licence: CC-BY-4.0",
        ]  # fmt: skip

    def _check(self) -> None:
        """Read what the dossier would be, and tell what is wrong by row and column."""
        with tempfile.TemporaryDirectory() as place:
            copy = Path(place) / self.folder.resolve().name
            if self.folder.exists():
                shutil.copytree(self.folder, copy, ignore=shutil.ignore_patterns("*.html"))
            for name, lines in self.files.items():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                (copy / name).write_text("\n".join(lines) + "\n", "utf-8")
            problems = read_all(copy).problems
        there = (self.folder / "dossier.yaml").exists()
        known = {(p.code, p.what) for p in read_all(self.folder).problems} if there else set()
        for problem in problems:
            where = Path(problem.at.file).relative_to(copy).as_posix()
            origin = self.origins.get((where, problem.at.line))
            if origin:
                self._at_cell(problem, origin)
            elif where in self.files or (problem.code, problem.what) not in known:
                at = Spot(str(self.folder / where), problem.at.line, problem.at.column)
                self.result.problems.append(
                    Problem(at, problem.code, problem.what, problem.mend, problem.severity)
                )

    def _at_cell(self, problem: Problem, origin: _Origin) -> None:
        row, column = origin
        if problem.severity == Severity.PROBLEM:
            self.note(row, column, problem.what, problem.mend, problem.code)
