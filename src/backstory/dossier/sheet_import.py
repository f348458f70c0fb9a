"""
Bring the rows of a table into a dossier as draft YAML, file by file; people's words stay.

Each item that comes from a table stands under a line `# import: IDENTITY SUM`. The identity makes
a row the same one again, and the sum tells whether somebody has edited the item since: an edited
one is left as it is, and both versions are told.
"""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from backstory.dossier.folder import copy_of
from backstory.dossier.imported import Imported
from backstory.dossier.reader import Reading, read_all
from backstory.dossier.sheet import Sheet, read_sheet
from backstory.dossier.sheet_begun import begun, languages_of
from backstory.dossier.sheet_blocks import (
    blocks_in,
    defaults_in,
    item_lines,
    replaced_in,
    sum_of,
    without_defaults,
)
from backstory.dossier.sheet_cells import Cells, Origin
from backstory.dossier.sheet_items import (
    Line,
    Written,
    is_claims_table,
)
from backstory.dossier.sheet_names import Named, lacking_of
from backstory.dossier.sheet_rows import Rows
from backstory.dossier.sheet_standing import not_standing
from backstory.errors import CouldNotRun, Problem, Spot
from backstory.files import alone, as_folder, write_set
from backstory.model.claims_table import CLAIM_COLUMNS

__all__ = ["Imported", "import_sheet", "import_table"]

_NAMES: Final = ("events", "actors", "places")
_LACKING: Final = ("D010", "D012", "D015", "D017")
"""Problems of what is not there."""
_OF_NAMES: Final = ("D020", "D026", "D045", "D048")
"""Problems of a name that nothing has."""


def import_table(
    table: Path,
    folder: Path,
    *,
    named: Mapping[str, str] | None = None,
    sheet: str = "",
    dry: bool = False,
    lang: str = "",
) -> Imported:
    """
    Bring a table into a dossier; nothing is written if one of its cells cannot be used.

    Args:
        table: A file of csv, tsv, xlsx …, in the form of the template or of GRAPH.claims.csv.
        folder: The dossier; it is begun if it is not there.
        named: What a heading means, where it is another word than the template's.
        sheet: Which sheet of a workbook.
        dry: Only tell what would be done.
        lang: That of the names in it, where it has one name for an event and begins a dossier.

    Raises:
        CouldNotRun: The table or the folder cannot be read.
    """
    found = read_sheet(table, CLAIM_COLUMNS, named, sheet)
    return import_sheet(found, folder, dry=dry, lang=lang)


def import_sheet(sheet: Sheet, folder: Path, *, dry: bool = False, lang: str = "") -> Imported:
    """Bring rows that somebody has read already into a dossier; see `import_table`."""
    folder = as_folder(folder)
    with alone(folder):
        return _Importer(sheet, folder, lang).run(dry=dry)


class _Importer:
    """Carry one table into one dossier."""

    def __init__(self, sheet: Sheet, folder: Path, lang: str) -> None:
        self.sheet, self.folder = sheet, folder
        there = (folder / "dossier.yaml").exists()
        self.known = read_all(folder) if there else Reading(None)
        found = self.known.dossier or self.known.remains
        self.languages = found.languages if found else languages_of(sheet, lang)
        self.claims = is_claims_table(sheet.headings)
        if self.claims and not (folder / "events.yaml").exists():
            raise CouldNotRun(
                f"{sheet.path} is a table of claims: it has the ids of events and actors, not what "
                f"they are called. Import it into a copy of its dossier without `sources/`: what "
                f"names them stays there. {folder} has no events.yaml."
            )
        self.result = Imported()
        self.cells = Cells(sheet, lang or "en", self.result.problems)
        self.rows = Rows(self.cells, Named([], None, self.languages))
        self.lacking: set[str] = set()
        """New names of which it is told what they lack."""
        self.named: dict[tuple[str, int], str] = {}
        """Which new name a line of a file is of."""
        self.files: dict[str, list[str]] = {}
        """Lines of each file that changes, by its name in the dossier."""

    def run(self, *, dry: bool) -> Imported:
        there = self.known.dossier or self.known.remains
        names = Named(self.sheet.rows, there, self.languages)
        self.cells.note_unseen()
        if not self.claims:
            self.cells.note_undated()
            self.cells.note_unread()
        else:
            self.cells.note_two_numbers()
        self.rows = Rows(self.cells, names)
        rows = self.rows.written(claims=self.claims)
        self.cells.note_unlike(rows)
        whole = self.result.is_well
        self._names(rows)
        if self.claims and there:
            rows = not_standing(rows, self.sheet, self.folder, there, self.result)
        if rows:
            self._sources(rows)
            self._begin(rows)
            self._check(whole=whole)
        # Row by row, as the table is read: what was held to the rules stands by source.
        table = str(self.sheet.path)
        self.result.problems.sort(
            key=lambda one: (False, one.at[1:]) if one.at.file == table else (True, ())
        )
        if self.result.is_well and not dry:
            contents = {name: "\n".join(lines) + "\n" for name, lines in self.files.items()}
            changed = write_set(self.folder, {n: t.encode() for n, t in contents.items()})
            self.result.files = [self.folder / name for name, differs in changed.items() if differs]
        return self.result

    def _may_stand(self, where: str, problem: Problem, origin: Origin | None) -> bool:
        """Tell whether what lacks is told already, or may stand in a row with a wrong cell."""
        thing = self.named.get((where, problem.at.line), "")
        if thing:
            return thing in self.lacking or thing in self.rows.better_known
        if Path(where).stem not in self.rows.unsure or origin is None:
            return False
        return self.cells.column_of(problem, origin) in self.sheet.headings

    def _may_follow(self, problem: Problem, origin: Origin) -> bool:
        """Tell whether a problem may come of what stands in a cell that is told already."""
        if problem.code in _OF_NAMES:
            return not self.rows.unsure.isdisjoint(
                re.findall(r"[`']([a-z0-9-]+)[`']", problem.what)
            )
        if problem.code == "D053":
            both = {
                origin[0],
                *map(int, re.findall(r"row (\d+)", self.cells.by_rows(problem.what))),
            }
            return not self.rows.doubtful.isdisjoint(both)
        if problem.code == "D060":  # 54.2 of what is counted is told to be what it counts
            return origin[0] in self.rows.uncounted
        return problem.code == "D043" and origin[0] in self.rows.doubtful

    def _names(self, rows: Iterable[tuple[int, Written]]) -> None:
        """Add the names that the dossier does not have yet."""
        known = {name: self._ids(f"{name}.yaml") for name in _NAMES}
        taken = set().union(*known.values(), self._ids("instruments.yaml"))
        taken |= {path.stem for path in (self.folder / "sources").glob("*.yaml")}
        taken |= {one.source for _, one in rows}
        wanted: dict[tuple[str, str], tuple[int, str, list[Line]]] = {}
        for number, one in rows:
            for key, lines in one.names.items():
                best = wanted.get(key)
                if key[1] not in taken and (best is None or len(lines) > len(best[2])):
                    wanted[key] = (number, one.columns[key], lines)
        for (name, thing), (number, column, lines) in wanted.items():
            for lacks, what, mend in lacking_of(column, thing, lines, self.languages[0]):
                # A row with a wrong cell may have it, but not in a column that no row has.
                if thing not in self.rows.better_known or lacks not in self.sheet.headings:
                    self.cells.note(number, lacks, what, mend)
                self.lacking.add(thing)
            text = self._lines(f"{name}.yaml")
            text.append(f"{thing}:")
            self.named[f"{name}.yaml", len(text)] = thing
            for line in lines:
                text.append(line.text)
                self.named[f"{name}.yaml", len(text)] = thing
                self.cells.origins[f"{name}.yaml", len(text)] = (number, line.column)

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
                self.cells.note(number, "when", what, mend)
            lines = item_lines(one)
            summed = [f"# import: {one.identity} {sum_of(lines)}", *lines]
            held = blocks.get(one.identity)
            if held is None:
                self.result.added += number not in self.rows.doubtful
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
            self.cells.origins[name, len(found)] = (number, line.column)
        self.cells.origins[name, 1] = (number, "source")
        return [*found, "says:"]

    def _note_origins(self, name: str, items: Iterable[tuple[int, Written]]) -> None:
        """Know from which cell each line of an item comes."""
        blocks = blocks_in(self.files[name])
        for number, one in items:
            block = blocks.get(one.identity)
            if block and block.lines == item_lines(one):
                for below, line in enumerate(one.item, 1):
                    self.cells.origins[name, block.at + below] = (number, line.column)

    def _begin(self, rows: list[tuple[int, Written]]) -> None:
        """Draft the head of a dossier that is not there."""
        if (self.folder / "dossier.yaml").exists() or not rows:
            return
        focus = next((name for _, one in rows for kind, name in one.names if kind == "events"), "")
        name, lang = self.folder.resolve().name, self.cells.lang
        self.files["dossier.yaml"] = begun(name, focus, self.sheet, self.languages, lang)
        self.cells.origins["dossier.yaml", 1] = rows[0][0], ""

    def _check(self, *, whole: bool) -> None:
        """
        Read what the dossier would be, and tell what is wrong by row and column.

        Where a row has a cell that cannot be used (`whole` is false), its others are looked at all
        the same; what may come of that cell is not told beside it.
        """
        with tempfile.TemporaryDirectory() as place:
            copy = Path(place) / self.folder.resolve().name
            if self.folder.exists():
                copy_of(self.folder, copy)
            for name, lines in self.files.items():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                (copy / name).write_text("\n".join(lines) + "\n", "utf-8")
            problems = read_all(copy).problems
        known = {(p.code, p.what) for p in self.known.problems}
        for problem in problems:
            where = Path(problem.at.file).relative_to(copy).as_posix()
            origin = self.cells.origins.get((where, problem.at.line))
            if problem.code in _LACKING and self._may_stand(where, problem, origin):
                continue
            if origin:
                if whole or not self._may_follow(problem, origin):
                    self.cells.tell(problem, origin)
            elif not whole:
                continue
            elif where in self.files or (problem.code, problem.what) not in known:
                at = Spot(str(self.folder / where), problem.at.line, problem.at.column)
                self.result.problems.append(replace(problem, at=at))
