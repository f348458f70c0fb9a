"""Tell what is wrong with a table by its rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from backstory.dossier.amounts import DIGITS, number_in
from backstory.dossier.sheet import Sheet
from backstory.dossier.sheet_items import HEADER, Line, Written
from backstory.errors import Problem, Severity, Spot
from backstory.text import nearest, normalise
from backstory.words.languages import shipped, words_of

__all__ = ["Cells", "Origin"]

Origin = tuple[int, str]
"""Row and column of a table."""

_MISSING = re.compile("`([a-z-]+)` is missing")


class Cells:
    """The cells of one table, and what is wrong with them."""

    def __init__(self, sheet: Sheet, lang: str, problems: list[Problem]) -> None:
        self.sheet, self.lang, self.problems = sheet, lang, problems
        self.origins: dict[tuple[str, int], Origin] = {}
        """From which cell each line of a draft comes, by its file and number."""

    def note(
        self, row: int, column: str, what: str, mend: str, code: str = "D068", *,
        warning: bool = False,
    ) -> None:  # fmt: skip
        """Tell what is wrong with a cell, by the row and column of the table."""
        # Where the table has names and no ids, the cell is that of the name.
        alike = (column, f"{column}_name", *(f"{column}_{lang}" for lang in shipped()))
        column = next((each for each in alike if each in self.sheet.headings), column)
        heading = self.sheet.headings.get(column) or words_of(self.lang)["sheet"].get(
            column, column
        )
        at = list(self.sheet.headings).index(column) + 1 if column in self.sheet.headings else 1
        spot = Spot(str(self.sheet.path), row, at)
        told = f"row {row}, column `{heading}`: {what}"
        severity = Severity.WARNING if warning else Severity.PROBLEM
        self.problems.append(Problem(spot, code, told, mend, severity))

    def note_unseen(self) -> None:
        """Tell what a workbook does not show; a result that is lacking is a mistake."""
        for each in self.sheet.unseen:
            if each.column:
                self.note(each.row, each.column, each.what, each.mend)
                continue
            what = each.what if each.row == 1 else f"row {each.row}: {each.what}"
            spot = Spot(str(self.sheet.path), each.row)
            self.problems.append(Problem(spot, "D068", what, each.mend, Severity.WARNING))

    def note_undated(self) -> None:
        """Warn where a column that people mean for the day of an event is read as a period."""
        heading = self.sheet.headings.get("when")
        if heading and "date" not in self.sheet.headings:
            at = list(self.sheet.headings).index("when") + 1
            what = f"`{heading}` is read as the period of a statement, and no column dates events"
            mend = f'--map "{heading}=date" if it tells when the event happened'
            spot = Spot(str(self.sheet.path), 1, at)
            self.problems.append(Problem(spot, "D068", what, mend, Severity.WARNING))

    def note_unread(self) -> None:
        """Warn of each column that means nothing here: nothing of it comes into the dossier."""
        names = words_of(self.lang)["sheet"].items()
        free = [name for column, name in names if column not in self.sheet.headings]
        for heading in self.sheet.unused:
            what = f"nobody reads the column `{heading}`"
            guess = nearest(heading, free) or words_of(self.lang)["sheet"][f"gist_{self.lang}"]
            mend = f'--map "{heading}={guess}" or what else it means; leave it if it is yours'
            self.problems.append(
                Problem(Spot(str(self.sheet.path), 1), "D068", what, mend, Severity.WARNING)
            )

    def note_two_numbers(self) -> None:
        """Warn where the two columns that hold the number of a figure differ: one of them leads."""
        for row in self.sheet.rows:
            value, number = row.get("object"), row.get("number")
            if row.get("predicate") != "count" or not (value and number):
                continue
            if re.fullmatch(DIGITS, value) and re.fullmatch(DIGITS, number):
                if number_in(value) == number_in(number):
                    continue
            elif value == number:
                continue
            what = f"it says {value}, and the column `number` {number}, which is taken"
            self.note(row.number, "object", what, "write the same number in both", warning=True)

    def note_unlike(self, rows: Iterable[tuple[int, Written]]) -> None:
        """Warn where two rows tell one source, event or actor otherwise: one of them leads."""
        told: dict[tuple[str, str], list[tuple[int, list[Line]]]] = {}
        for number, one in rows:
            told.setdefault(("sources", one.source), []).append((number, one.header))
            for key, lines in one.names.items():
                told.setdefault(key, []).append((number, lines))
        for (kind, name), each in told.items():
            # Of a name the row that tells most is taken, of a source the first.
            lead, lines = each[0] if kind == "sources" else max(each, key=lambda own: len(own[1]))
            taken = _by_column(lines)
            for number, others in each:
                for column, value in _by_column(others).items():
                    other = taken.get(column, "")
                    if "read: part" in (value, other) or not other:
                        continue
                    if normalise(value) != normalise(other):
                        what = (
                            f"`{value}` of `{name}`, but `{other}` in row {lead}: "
                            "only one can stand"
                        )
                        mend = "write the same in both rows, or leave one cell empty"
                        self.note(number, column, what, mend, warning=True)

    def column_of(self, problem: Problem, origin: Origin) -> str:
        """Name the column in which a problem of a draft is mended."""
        row, column = origin
        if missing := _MISSING.match(problem.what):  # it stands nowhere: the column is its key's
            return dict(HEADER).get(missing[1], column)
        if problem.what.endswith("has no title"):
            return "title"
        if column in ("figure", "number") and problem.what.startswith("the counted thing"):
            return "counted"  # one line of a draft, and two cells
        roles = {
            own.get("role") for own in self.sheet.rows if own.number == row and own.get("role")
        }
        misnamed = problem.code == "D014" and any(f"'{role}'" in problem.what for role in roles)
        if column == "actor" and (misnamed or problem.what.startswith("the role")):
            return "role"
        return column

    def tell(self, problem: Problem, origin: Origin) -> None:
        """Tell a problem of a draft at the cell that its line comes from."""
        (row, _), column, mend = origin, self.column_of(problem, origin), problem.mend
        missing = _MISSING.match(problem.what)
        if problem.code == "D010" and (missing or column == "title"):
            mend = "fill in this cell"  # who writes a table knows no keys
        if problem.what.endswith("sources state none of their own"):
            mend = "fill in this column, in the first row of each source"
        if column in ("figure", "number"):
            mend = _in_a_cell(mend)
        if problem.code == "D048" and "claim" not in self.sheet.headings:
            name = self.sheet.headings.get("statement") or words_of(self.lang)["sheet"]["statement"]
            mend = f"write this id in the column `{name}` of the row that is meant"
        if problem.severity == Severity.PROBLEM:
            self.note(row, column, self.by_rows(problem.what), mend, problem.code)

    def by_rows(self, what: str) -> str:
        """Name the row of a table where a problem names the line of a draft."""

        def row_of(found: re.Match[str]) -> str:
            where = "/".join(Path(found[1]).parts[-2:])
            origin = self.origins.get((where, int(found[2])))
            return f"row {origin[0]}" if origin else where

        return re.sub(r"(\S+\.yaml):(\d+)(?::\d+)?", row_of, what)


def _by_column(lines: Iterable[Line]) -> dict[str, str]:
    """Give what a row tells of a name, by its columns; the lines of a list are one."""
    told: dict[str, str] = {}
    for line in lines:
        if line.column:
            there = told.get(line.column)
            told[line.column] = f"{there}, {line.text.strip()}" if there else line.text.strip()
    return told


def _in_a_cell(mend: str) -> str:
    """
    Say what to type into a table, where a remedy says what to type into a source file.

    >>> _in_a_cell("write `count: >100 prisoners-held`")
    'write `>100` in this cell, and `prisoners-held` as what is counted'
    """
    if found := re.fullmatch(r"write `count: (.+) (\S+)`(; the currency .+)?", mend):
        told = f"write `{found[1]}` in this cell, and `{found[2]}` as what is counted"
        return told + (found[3] or "")
    mend = mend.replace("leave `count:` out", "leave this cell empty")
    return mend.replace(" …`", "`").removesuffix("; `…` stands for what is counted")
