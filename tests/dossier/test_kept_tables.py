"""Tables as people keep them, with headings of their own: read as they are meant, or told."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from paths import HERE
from tabled import write_xlsx

from backstory.dossier import read
from backstory.dossier.sheet import template_text
from backstory.dossier.sheet_import import import_table
from backstory.errors import Severity
from backstory.rdf.files import claims_csv, grown_files
from backstory.rdf.grow import triples
from backstory.words.messages import problems_in_words


@pytest.mark.parametrize(
    ("lang", "heads"),
    [
        ("en", {"event in English": "event (en)", "event in Spanish": "Event (Spanish)",
                "gist in English": "Summary (EN)", "gist in Spanish": "gist (es)"}),
        ("es", {"hecho en inglés": "hecho (en)", "hecho en español": "Hecho (español)",
                "resumen en inglés": "resumen (inglés)", "resumen en español": "Resumen (es)"}),
    ],
)  # fmt: skip
def test_a_language_in_brackets_is_that_of_the_column(
    tmp_path: Path, lang: str, heads: dict[str, str]
) -> None:
    table = tmp_path / "strike.csv"
    head, row = template_text(lang).splitlines()[:2]
    for name, other in heads.items():
        assert name in head
        head = head.replace(name, other)
    table.write_text(f"{head}\n{row}\n", "utf-8")
    done = import_table(table, tmp_path / "strike", lang=lang)
    assert (done.problems, done.added) == ([], 1)
    [event] = read(tmp_path / "strike").events.values()
    assert event.labels == {"en": "Harbour strike of 1911", "es": "Huelga portuaria de 1911"}


@pytest.mark.parametrize(
    ("lang", "named", "other", "offered"),
    [
        ("en", "name of the place", "name of that place", "name of the place"),
        ("es", "nombre del lugar", "nombre de lugar", "nombre del lugar"),
        ("en", "name of the place", "Bemerkung", "gist in English"),
        ("es", "nombre del lugar", "Bemerkung", "resumen en español"),
    ],
)
def test_a_heading_that_nobody_reads_is_offered_the_one_it_is_like(
    tmp_path: Path, lang: str, named: str, other: str, offered: str
) -> None:
    table = tmp_path / "strike.csv"
    head, *rows = template_text(lang).splitlines()
    table.write_text("\n".join([head.replace(named, other), *rows]), "utf-8")
    [told] = import_table(table, tmp_path / "strike", lang=lang).problems
    assert told.mend.startswith(f'--map "{other}={offered}"')


COLUMNS = {
    "source": "gazette", "title": "The count", "kind of source": "newspaper",
    "publisher": "Gazette", "language": "en", "issued": "{issued}", "at": "page {page}",
    "event": "vote-2019", "event in English": "Vote of 2019", "event in Spanish": "Voto de 2019",
    "kind of event": "referendum", "date": "{date}", "figure": "{figure}", "counted": "{counted}",
    "when": "{when}",
}  # fmt: skip
HEAD, ROW = tuple(COLUMNS), tuple(COLUMNS.values())
STYLES = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot; d.C.&quot;"/>
<numFmt numFmtId="165" formatCode="mmmm\\ yyyy;@"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="17"/><xf numFmtId="10"/>
<xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>"""
"""Styles: 1 a day, 2 mmm-yy, 3 0.00%, 4 a year with words, 5 a month and a year."""
MARCH = 43525
"""1 March 2019, as a spreadsheet keeps it; 15 March is 43539."""

Cell = tuple[str | int | float, int]
"""What is kept in a cell, and its style."""


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook as a spreadsheet does: cells with styles, formulas, hidden rows, sheets."""

    def write(*rows: dict[str, str], hidden: Sequence[int] = (), more: str = "") -> Path:
        path = tmp_path / "votes.xlsx"
        write_xlsx(path, [])
        lines = ["".join(f'<c t="inlineStr"><is><t>{each}</t></is></c>' for each in HEAD)]
        for page, row in enumerate(rows, 1):
            cells = {"issued": _kept("2019-04-02"), "date": "<c/>", "figure": "<c/>",
                     "counted": _kept("turnout") if "figure" in row else "<c/>",
                     "when": "<c/>", **row}  # fmt: skip
            lines.append("".join(
                cells[each[1:-1]] if each.startswith("{") else _kept(each.format(page=page))
                for each in ROW
            ))  # fmt: skip
        sheet = "".join(
            f'<row r="{at}" hidden="{int(at in hidden)}">{line}</row>'
            for at, line in enumerate(lines, 1)
        )
        with zipfile.ZipFile(path) as book:
            parts = {name: book.read(name).decode() for name in book.namelist()}
        parts["xl/styles.xml"] = STYLES
        parts["xl/worksheets/s.xml"] = parts["xl/worksheets/s.xml"].replace(
            "<sheetData></sheetData>", f"<sheetData>{sheet}</sheetData>"
        )
        if more:
            parts["xl/worksheets/t.xml"] = parts["xl/worksheets/s.xml"]
            parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
                "<sheets>", f"<sheets>{more}"
            )
            rels = parts["xl/_rels/workbook.xml.rels"]
            kind = rels.split('Type="')[1].split('"')[0]
            parts["xl/_rels/workbook.xml.rels"] = rels.replace(
                "</Relationships>",
                f'<Relationship Id="t" Type="{kind}" Target="worksheets/t.xml"/></Relationships>',
            )
        with zipfile.ZipFile(path, "w") as book:
            for name, text in parts.items():
                book.writestr(name, text)
        return path

    return write


def _kept(value: str | float, style: int = 0, formula: str = "") -> str:
    """Write a cell: a text, or what a spreadsheet keeps of a number or a day."""
    if isinstance(value, str) and not formula:
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>' if value else "<c/>"
    worked = f"<f>{formula}</f>" if formula else ""
    return f'<c s="{style}">{worked}{f"<v>{value}</v>" if value != "" else ""}</c>'


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ((MARCH, 1), "2019-03-01"),
        ((MARCH, 2), "2019-03"),  # it shows mar-19, and that is what was typed
        ((MARCH, 5), "2019-03"),
        ((MARCH + 14, 2), "2019-03-15"),  # a day that was typed, and looks like a month
        ((43466, 4), "2019"),
        ((2019, 0), "2019"),
    ],
)
def test_a_day_that_a_cell_does_not_show_is_not_told(
    workbook: Callable[..., Path], tmp_path: Path, cell: Cell, date: str
) -> None:
    table = workbook({"date": _kept(*cell)})
    assert import_table(table, tmp_path / "votes").problems == []
    [claim] = read(tmp_path / "votes").claims.values()
    assert str(claim.object) == date


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (_kept(0.559, 3), "55.9"),
        (_kept(55.9), "55.9"),
        (_kept(55.900000000000006, formula="SUM(A1:A2)"), "55.9"),
        (_kept("55.9%"), "55.9"),
    ],
)
def test_a_share_is_the_one_that_the_cell_shows(
    workbook: Callable[..., Path], tmp_path: Path, cell: str, number: str
) -> None:
    """A spreadsheet keeps 55.9 % as 0.559, and a sum with the crumbs of its arithmetic."""
    table = workbook({"figure": cell, "when": _kept(MARCH, 1)})
    assert import_table(table, tmp_path / "votes").problems == []
    [claim] = read(tmp_path / "votes").claims.values()
    assert claim.object == Decimal(number)


def test_a_formula_without_its_result_is_told_and_nothing_is_written(
    workbook: Callable[..., Path], tmp_path: Path
) -> None:
    table = workbook({"figure": _kept("", formula="B1*2"), "date": _kept(MARCH, 1)})
    done = import_table(table, tmp_path / "votes")
    told = [p for p in done.problems if p.severity == Severity.PROBLEM]
    assert "row 2, column `figure`: a formula whose result is not stored in the file" in [
        p.what for p in told
    ]
    assert not (tmp_path / "votes").exists()


def test_a_hidden_row_and_another_sheet_are_told(
    workbook: Callable[..., Path], tmp_path: Path
) -> None:
    kept = '<sheet xmlns:o="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    day = {"date": _kept(MARCH, 1)}
    table = workbook(day, day, hidden=[3], more=f'{kept}name="Old" sheetId="2" o:id="t"/>')
    told = import_table(table, tmp_path / "votes", sheet="S").problems
    assert [p.what for p in told] == ["row 3: the row is hidden, and comes in"]
    found = import_table(table, tmp_path / "v").problems
    spanish = "\n".join(problems_in_words(found, 0, "es"))
    assert "fila 3: la fila está oculta, y entra" in spanish
    assert "solo se lee la hoja 'Old', y no 'S'" in spanish
    hidden = f'{kept}name="Old" sheetId="2" state="hidden" o:id="t"/>'
    (done,) = [import_table(workbook(day, more=hidden), tmp_path / "w")]
    assert done.problems == [], "the first sheet that shows is read"


def test_a_whole_dossier_comes_back_from_a_workbook(tmp_path: Path) -> None:
    """Its table of claims as a spreadsheet keeps it, into its names alone: the same graph."""
    whole = Path(shutil.copytree(HERE / "fixtures" / "tarsalia", tmp_path / "whole" / "tarsalia"))
    bare = Path(shutil.copytree(whole, tmp_path / "bare" / "tarsalia"))
    shutil.rmtree(bare / "sources")
    rows = list(csv.reader(io.StringIO(claims_csv(read(whole)))))
    write_xlsx(tmp_path / "claims.xlsx", rows)
    done = import_table(tmp_path / "claims.xlsx", bare)
    assert (done.problems, done.added) == ([], len(rows) - 1)
    one, other = (grown_files(each, triples(each)) for each in (read(whole), read(bare)))
    assert one == other
