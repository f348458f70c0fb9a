"""Rows of a table become drafts: told by row and column, and never over what people wrote."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from paths import ROOT

from backstory.cli import doors
from backstory.dossier import read
from backstory.dossier.sheet import TEMPLATE, template_text
from backstory.dossier.sheet_import import import_table
from backstory.errors import CouldNotRun, Severity
from backstory.rdf.files import claims_csv, grown_files
from backstory.rdf.grow import triples
from backstory.words.messages import message_in

LOCKOUT = ROOT / "tests" / "dossiers" / "good" / "ruritania-lockout"
SPAIN = ROOT / "seeds" / "spain-amnesty-1977"

Tabled = Callable[..., Path]


@pytest.fixture
def tabled(tmp_path: Path) -> Tabled:
    """Write a table with some cells of the template's example changed, one dict a row."""

    def write(*rows: dict[str, str], name: str = "strike.csv") -> Path:
        example = dict(
            zip(
                TEMPLATE, next(csv.reader(io.StringIO(template_text().split("\n")[1]))), strict=True
            )
        )
        out = io.StringIO()
        writer = csv.DictWriter(out, TEMPLATE)
        writer.writeheader()
        writer.writerows([{**example, "row": str(at), **row} for at, row in enumerate(rows, 1)])
        path = tmp_path / name
        path.write_text(out.getvalue(), "utf-8")
        return path

    return write


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_template_comes_in_and_builds(tmp_path: Path, lang: str) -> None:
    """Whoever fills in the template has a dossier without a mistake, in either language."""
    table = tmp_path / "strike.csv"
    table.write_text(template_text(lang), "utf-8")
    done = import_table(table, tmp_path / "strike")
    assert (done.problems, done.added) == ([], 1)
    assert len(read(tmp_path / "strike").claims) == 2


def test_mistakes_are_told_by_row_and_column_and_nothing_is_written(
    tabled: Tabled, tmp_path: Path
) -> None:
    table = tabled(
        {"date": "1911-13-01"}, {"at": ""}, {"counted": ""}, {"role": "decidor", "actor": "board",
         "actor_name": "Harbour Board", "actor_kind": "body", "at": "paragraph 3"},
    )  # fmt: skip
    done = import_table(table, tmp_path / "strike")
    told = [(problem.at.line, problem.what) for problem in done.problems]
    assert told == [
        (
            2,
            "row 2, column `date`: `happened: 1911-13-01` cannot be placed in time: "
            "'1911-13-01': there is no such month",
        ),
        (3, "row 3, column `at`: the cell is empty"),
        (4, "row 4, column `counted`: the cell is empty, and there is a figure"),
        (5, "row 5, column `role`: the role 'decidor' is not a concept of `role`"),
    ], "all in one run, row by row, of the rows beside them too"
    board = {"actor": "board", "actor_name": "Harbour Board", "actor_kind": "body"}
    mended = tabled(
        {"date": "1911-13-01"}, {"role": "decidor", "figure": "", "counted": "", **board}
    )
    told = [
        (problem.code, problem.what.partition(":")[0])
        for problem in import_table(mended, tmp_path / "strike").problems
    ]
    assert told == [("D021", "row 2, column `date`"), ("D020", "row 3, column `role`")]
    assert not (tmp_path / "strike").exists()


def test_a_second_import_changes_what_nobody_edited(tabled: Tabled, tmp_path: Path) -> None:
    home = tmp_path / "strike"
    import_table(tabled({}, {"at": "paragraph 3"}, {"at": "paragraph 4"}), home)
    file = home / "sources" / "harbour-gazette-1911-08-02.yaml"
    by_hand = file.read_text("utf-8").replace("~400", "~450", 1)
    file.write_text(by_hand, "utf-8")
    # The first was edited here and changed there, the second changed, the third is gone.
    done = import_table(tabled({"figure": "~500"}, {"at": "paragraph 3", "figure": "380"}), home)
    assert (done.added, done.changed, done.same) == (0, 1, 0)
    [(spot, ours, theirs)] = done.edited
    assert spot.endswith("harbour-gazette-1911-08-02.yaml:9")
    assert "~450 people-affected" in ours
    assert "~500 people-affected" in theirs
    assert [each.partition(".yaml:")[2] for each in done.gone] == ["25 3"]
    assert file.read_text("utf-8").count("~450") == 1
    assert "count: 380 people-affected" in file.read_text("utf-8")
    again = import_table(tabled({"figure": "~500"}, {"at": "paragraph 3", "figure": "380"}), home)
    assert (again.files, again.same, len(again.edited)) == ([], 1, 1)


def test_what_people_wrote_beside_it_stays(tabled: Tabled, tmp_path: Path) -> None:
    home = tmp_path / "ruritania-lockout"
    shutil.copytree(LOCKOUT, home)
    before = {path: path.read_text("utf-8") for path in home.rglob("*.yaml")}
    source = sorted((home / "sources").glob("*.yaml"))[0]
    done = import_table(tabled({"source": source.stem}), home)
    assert done.is_well, done.problems
    for path, text in before.items():
        assert path.read_text("utf-8").startswith(text.rstrip("\n"))


@pytest.mark.parametrize("folder", [LOCKOUT, SPAIN], ids=lambda each: each.name)
def test_a_table_of_claims_comes_back_in_as_it_went_out(folder: Path, tmp_path: Path) -> None:
    """All that the sources of a dossier say is in its table of claims: the same bytes grow."""
    home = tmp_path / folder.name
    shutil.copytree(folder, home, ignore=shutil.ignore_patterns("sources"))
    table = tmp_path / "claims.csv"
    table.write_text(claims_csv(read(folder)), "utf-8")
    done = import_table(table, home)
    assert done.is_well, "\n".join(map(str, done.problems))
    assert [each for each in done.problems if each.code == "D068"] == []
    one, other = (grown_files(dossier, triples(dossier)) for dossier in (read(folder), read(home)))
    assert other == one


def test_blanks_within_a_text_come_back_from_a_table_of_claims(tmp_path: Path) -> None:
    """Cells that a spreadsheet would end at a tab or a line are tamed, and are the same after."""
    before = Path(shutil.copytree(LOCKOUT, tmp_path / "before" / LOCKOUT.name))
    source = before / "sources" / "board-report-1911.yaml"
    item = """
- at: paragraph 9
  about: lockout-1911
  remark:
    en: "a\\t=1"
    es: "b\\r@c"
  wording: "two  blanks\\n-2+3"
"""
    source.write_text(source.read_text("utf-8") + item, "utf-8")
    table = tmp_path / "claims.csv"
    text = claims_csv(read(before))
    assert [cell in text for cell in ("a\t'=1", "b\r'@c", "two  blanks\n'-2+3")] == [True] * 3
    table.write_bytes(text.encode("utf-8"))
    after = tmp_path / "after" / LOCKOUT.name
    shutil.copytree(LOCKOUT, after, ignore=shutil.ignore_patterns("sources"))
    done = import_table(table, after)
    assert done.is_well, "\n".join(map(str, done.problems))
    one, other = (grown_files(dossier, triples(dossier)) for dossier in (read(before), read(after)))
    assert other == one


def test_a_table_of_claims_brings_its_own_dossier_nothing_new(tmp_path: Path) -> None:
    """People wrote it by hand: as it is, it stays; a row edited is told beside it, and it stays."""
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    table = tmp_path / "claims.csv"
    table.write_text(claims_csv(read(LOCKOUT)), "utf-8")
    done = import_table(table, folder)
    assert (done.is_well, done.added, done.changed, done.edited, done.files) == (
        True, 0, 0, [], []
    )  # fmt: skip
    assert done.same == len(read(LOCKOUT).claims)
    text = table.read_text("utf-8")
    [row] = [line for line in text.split("\n") if line.startswith("union-ships,")]
    table.write_text(text.replace(row, row.replace(",40,ships-idle", ",41,ships-idle")), "utf-8")
    done = import_table(table, folder)
    [told] = [str(each) for each in done.problems]
    assert "it says 40, and the column `number` 41, which is taken" in told
    [(spot, ours, theirs)] = done.edited
    assert spot.endswith("gazette-1911-08-10.yaml:27")
    assert ("count: 40 ships-idle" in ours, "count: 41 ships-idle" in theirs) == (True, True)
    assert done.files == []


def test_a_table_of_claims_is_not_made_a_dossier_of_its_own(tmp_path: Path) -> None:
    """It has no names: told at once, not once for each thing that lacks one."""
    table = tmp_path / "claims.csv"
    table.write_text(claims_csv(read(LOCKOUT)), "utf-8")
    with pytest.raises(CouldNotRun, match="copy of its dossier without `sources/`"):
        import_table(table, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_headings_of_ones_own_and_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "huelga.xlsx"
    _workbook(path, [["Fuente", "Dónde", "Qué", "Cuándo", "kind of event", "hecho en inglés",
                      "hecho en español", "título", "tipo de fuente", "editor", "idioma"],
                     ["gazette", "párrafo 1", "strike", "1911-08", "strike", "Strike", "Huelga",
                      "The men are out", "newspaper", "Gazette", "en"]])  # fmt: skip
    asked = ["import", str(path), "--into", str(tmp_path / "huelga"), "--lang", "es"]
    done = CliRunner().invoke(doors, [*asked, "--map", "Qué=event", "--map", "Cuándo=date"])
    assert done.exit_code == 0, done.output
    assert "entradas añadidas: 1;" in done.output
    assert [str(claim.object) for claim in read(tmp_path / "huelga").claims.values()] == ["1911-08"]


def test_a_table_that_names_its_events_needs_no_ids_of_them_and_a_role_is_told_at_its_own_column(
    tmp_path: Path,
) -> None:
    """A column of ids was wanted, be it empty; «líder» was told at a column that was not there."""
    path = tmp_path / "motin.csv"
    head = "fuente,título,tipo de fuente,editor,idioma,dónde,hecho en español,tipo de hecho,fecha"
    rows = (
        f"{head},nombre del actor,tipo de actor,papel\n"
        "diario-1923,Motín,newspaper,Norte,es,página 1,Motín del puerto,protest,1923-05-02,"
        "Coronel Ardiles,person,{}\n"
    )
    path.write_text(rows.format("líder"), "utf-8")
    asked = ["import", str(path), "--into", str(tmp_path / "motin"), "--lang", "es"]
    told = CliRunner().invoke(doors, asked).output
    assert "motin.csv:2:12: D014 fila 2, columna `papel`: 'líder' no es un identificador" in told
    path.write_text(rows.format("leader"), "utf-8")
    done = CliRunner().invoke(doors, asked)
    assert done.exit_code == 0, done.output
    assert set(read(tmp_path / "motin").events) == {"motin-del-puerto"}


HEAD = ("source,title,kind of source,publisher,language,issued,at,event,event in English,"
        "event in Spanish,kind of event,date,figure,counted,when")  # fmt: skip
ROW = ("diario-1911,Los hombres,newspaper,Diario,es,1911-08-05,párrafo 2,salidas-1911,Releases,"
       "Excarcelaciones,release,1911-08-01,302,releases,1911-08")  # fmt: skip
OTHER = ROW.replace("párrafo 2", "párrafo 3").replace(",302,releases,", ",@,turnout,")
TABLE = f"{HEAD}\n{ROW}\n"
MESSY: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "a byte order mark": (TABLE.encode("utf-8-sig"), ()),
    "UTF-16 with tabs": (TABLE.replace(",", "\t").encode("utf-16"), ()),
    "Latin-1": (TABLE.encode("latin-1"), ()),
    "semicolons and a decimal comma": (
        f"{HEAD}\n{OTHER}\n".replace(",", ";").replace("@", "55,9").encode(), (),
    ),
    "a title above": (f"Registro de 1911\n\n{TABLE}".encode(), ()),
    "empty rows": (f"{HEAD}\n\n{',' * 14}\n{ROW}\n\n\n".encode(), ()),
    "capitals, spaces and a break in a heading": (
        TABLE.replace("kind of event", " Kind  OF Event ").replace("title", '"TITLE\n"').encode(),
        (),
    ),
    "headings without accents": (
        TABLE.replace("source,title,kind of source,publisher,language,issued,at",
                      "fuente,titulo,tipo de fuente,editor,idioma,publicada,donde").encode(), (),
    ),
    "days as a spreadsheet counts them": (
        TABLE.replace("1911-08-05", "46052").replace("1911-08-01", "46030").encode(),
        ("column `date`: `46030` is how a spreadsheet counts days", "write `2026-01-08`",
         "column `issued`: `46052` is how a spreadsheet counts days", "write `2026-01-30`"),
    ),
    "days with the day first": (
        TABLE.replace("1911-08-01", "01/08/1911").encode(),
        ("column `date`", "write 1911-08-01 if the day comes first"),
    ),
    "a mark in a number that can be read two ways": (
        TABLE.replace(",302,", ",1.525,").encode(), ("column `figure`", "write `1525`"),
    ),
    "figures and days in words": (
        TABLE.replace(",302,", ",más de 300,").replace("1911-08-01", "agosto de 1911").encode(),
        ("write `>300` in this cell, and `releases` as what is counted", "write 1911-08"),
    ),
    "names where ids are wanted": (
        TABLE.replace("salidas-1911", "Salidas de 1911").replace("diario-1911", "El Diario")
        .encode(), (),
    ),
    "a name in letters that make no id": (
        TABLE.replace("salidas-1911", "出獄").encode(),
        ("column `event`: no id can be made of `出獄`",),
    ),
}  # fmt: skip
"""Tables as people have them, and what each is told: nothing where it can be used."""


@pytest.mark.parametrize("name", MESSY)
def test_a_messy_table_is_used_or_told_cell_by_cell(tmp_path: Path, name: str) -> None:
    content, told = MESSY[name]
    table = tmp_path / "table.csv"
    table.write_bytes(content)
    done = import_table(table, tmp_path / "salidas")
    problems = "\n".join(map(str, done.problems))
    assert done.is_well is not bool(told), problems
    assert all(each in problems for each in told), problems
    if not told:
        claims = read(tmp_path / "salidas").claims.values()
        counts = [claim.object for claim in claims if claim.predicate == "ctx:count"]
        assert counts in ([Decimal(302)], [Decimal("55.9")])
    assert (tmp_path / "salidas").exists() is not bool(told), "nothing is written of what is wrong"


def test_headings_are_understood_as_people_write_them(tmp_path: Path) -> None:
    """«lugar en la fuente» is where, «contado» what is counted; no other column is taken for it."""
    table = tmp_path / "strike.csv"
    head, row = template_text("es").splitlines()[:2]
    for name, other in (("dónde", "Lugar en la fuente"), ("qué se cuenta", "contado"),
                        ("voz", "Quién lo dice")):  # fmt: skip
        assert f",{name}," in head
        head = head.replace(f",{name},", f",{other},")
    table.write_text(f"{head}\n{row}\n", "utf-8")
    done = import_table(table, tmp_path / "strike")
    assert (done.problems, done.added) == ([], 1)
    [count] = [c for c in read(tmp_path / "strike").claims.values() if c.figure]
    assert (count.locator, count.counted.rpartition("/")[2]) == ("paragraph 2", "people-affected")


def test_a_table_without_a_needed_column_says_which(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(TABLE.replace("source,title", "Nota,title", 1), "utf-8")
    with pytest.raises(CouldNotRun, match=r"no column for source.*HEADING=source.*'Nota'"):
        import_table(table, tmp_path / "salidas")
    table.write_text(f"{HEAD}\n", "utf-8")
    with pytest.raises(CouldNotRun, match=r"has no rows"):
        import_table(table, tmp_path / "salidas")


def test_cells_that_were_merged_are_one_cell(tmp_path: Path) -> None:
    rows = [HEAD.split(","), ROW.split(","), OTHER.replace("@", "17").split(",")]
    rows[2][:6] = [""] * 6
    path = tmp_path / "merged.xlsx"
    _workbook(path, rows, merged=[f"{letter}2:{letter}3" for letter in "ABCDEF"])
    done = import_table(path, tmp_path / "salidas")
    assert done.is_well, "\n".join(map(str, done.problems))
    assert done.added == 2


def test_what_is_wrong_with_a_workbook_is_told_in_our_words(tmp_path: Path) -> None:
    """Not in those of the library that opens it, which no other language has."""
    whole, cut = tmp_path / "whole.xlsx", tmp_path / "cut.xlsx"
    _workbook(whole, [HEAD.split(","), ROW.split(",")])
    cut.write_bytes(whole.read_bytes()[:100])
    (tmp_path / "folder.xlsx").mkdir()

    def told(name: str, *more: str) -> str:
        asked = ["import", str(tmp_path / name), *more, "--into", str(tmp_path / "x")]
        done = CliRunner().invoke(doors, [*asked, "--lang", "es"], standalone_mode=False)
        return message_in(str(done.exception), "es").replace(str(tmp_path), "")

    assert (
        told("whole.xlsx", "--sheet", "Hoja9") == "/whole.xlsx no tiene la hoja 'Hoja9'. Tiene '1'."
    )
    assert "no es un libro de cálculo entero" in told("cut.xlsx")
    assert told("folder.xlsx") == "/folder.xlsx no se puede leer: es una carpeta."
    assert told("none.xlsx") == "/none.xlsx no se puede leer: no existe tal archivo o carpeta."


def _workbook(path: Path, rows: list[list[str]], merged: Sequence[str] = ()) -> None:
    """Write the smallest workbook that has these cells, some of them merged."""
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row) + "</row>"
        for row in rows
    )
    joined = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    joined = f"<mergeCells>{joined}</mergeCells>" if joined else ""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData>'
        f"{joined}</worksheet>",
    }
    with zipfile.ZipFile(path, "w") as out:
        for name, text in parts.items():
            out.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')


def test_a_row_says_no_more_than_its_cells_under_a_head_that_speaks_for_all(
    tabled: Tabled, tmp_path: Path
) -> None:
    folder = tmp_path / "harbour-strike"
    assert import_table(tabled({}), folder).is_well
    source = folder / "sources" / "harbour-gazette-1911-08-02.yaml"
    head, items = source.read_text("utf-8").split("says:\n")
    source.write_text(f"{head}voice: dockers-union\nsays:\n{items}", "utf-8")
    second = {"row": "2", "at": "page 9", "voice": "", "voice_name": "", "voice_kind": ""}
    done = import_table(tabled({}, {**second, "figure": "12", "counted": "arrests"}), folder)
    assert done.is_well, done.problems
    said = {str(claim.object): claim.voices for claim in read(folder).claims.values()}
    assert [voice.rpartition("/")[2] for voice in said["12"]] == ["harbour-gazette-1911-08-02"]
    source.write_text(f"{head}when: 1911-08-01\nsays:\n{items}", "utf-8")
    refused = import_table(tabled({**second, "row": "3", "when": ""}), folder)
    assert [problem.code for problem in refused.problems] == ["D068"]
    assert "`when: 1911-08-01` for all" in refused.problems[0].what


PLAIN = """\
When,What happened,Type of event,Who,Type of actor,Role,Where,Number,Of what,Said by,\
Kind of voice,Source,Headline,Kind of source,Outlet,Language,Published,Page,Summary
1968-10-03,Coup of 1968,coup,Juan Velasco,person,leader,Lima,,,,,"Caretas, October",El golpe,\
Magazine,Caretas,es,1968-10-10,p. 3,
1968-10-03,Coup of 1968,coup,Fernando Belaúnde,person,victim,Lima,,,,,"Caretas, October",El golpe,\
magazine,Caretas,es,1968-10-10,p. 3,He was put on a plane.
1968-10-03,Coup of 1968,coup,,,,,2,Deaths,Students' League,body,"Caretas, October",El golpe,\
magazine,Caretas,es,1968-10-10,p. 4,
"""
"""A table as people have them, with names in its cells and in one language."""


@pytest.fixture
def plain(tmp_path: Path) -> Callable[..., Path]:
    def write(*more: str) -> Path:
        path = tmp_path / "coup.csv"
        path.write_text(PLAIN + "".join(f"{line}\n" for line in more), "utf-8")
        return path

    return write


def test_names_in_cells_become_ids_and_name_what_is_new(
    plain: Callable[..., Path], tmp_path: Path
) -> None:
    home = tmp_path / "peru"
    done = import_table(plain(), home, named={"When": "date"}, lang="en")
    assert (done.problems, done.added) == ([], 3)
    dossier = read(home)
    assert dossier.languages == ("en",), "of a table in one language, a dossier in one"
    assert {name: one.labels for name, one in dossier.events.items()} == {
        "coup-of-1968": {"en": "Coup of 1968"}
    }
    assert list(dossier.actors) == ["fernando-belaunde", "juan-velasco", "students-league"]
    assert list(dossier.sources) == ["caretas-october"]
    [count] = [claim for claim in dossier.claims.values() if claim.figure]
    assert (count.object, count.counted.rpartition("/")[2]) == (Decimal(2), "deaths")
    places = [c for c in dossier.claims.values() if c.predicate == "sem:hasPlace"]
    assert len(places) == 1, "what each row repeats of one place is said once"
    assert import_table(plain(), home, named={"When": "date"}).same == 3


def test_a_column_that_may_mean_two_things_is_warned_of(
    plain: Callable[..., Path], tmp_path: Path
) -> None:
    done = import_table(plain(), tmp_path / "peru", lang="en")
    assert done.is_well
    assert [(p.severity, p.mend) for p in done.problems] == [
        (Severity.WARNING, '--map "When=date" if it tells when the event happened')
    ]


def test_a_name_that_is_nearly_another_is_told_not_guessed(
    plain: Callable[..., Path], tmp_path: Path
) -> None:
    home = tmp_path / "peru"
    assert import_table(plain(), home, named={"When": "date"}, lang="en").is_well
    tail = "1968-10-10,p. 5,"
    head = '"Caretas, October",El golpe,magazine,Caretas,es'
    belaunde = f"1968-10-04,Coup of 1968,,Belaúnde,,target,,,,,,{head},{tail}"
    [problem] = import_table(plain(belaunde), home, named={"When": "date"}).problems
    assert problem.what == "row 5, column `Who`: `Belaúnde` is nearly a name of `fernando-belaunde`"
    assert problem.mend.startswith("write `fernando-belaunde` if that is meant")
    whole = belaunde.replace("Belaúnde", "FERNANDO BELAUNDE").replace("of 1968", "of 1948")
    told = [p.what for p in import_table(plain(whole), home, named={"When": "date"}).problems]
    assert told == ["row 5, column `Type of event`: `coup-of-1948` is new and has no kind"], (
        "another year is another coup; capitals and accents make no other person"
    )


def test_what_a_new_source_lacks_is_told_at_its_column(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    cut = TABLE.replace("kind of source,", "").replace("newspaper,", "").replace("Los hombres", "")
    table.write_text(cut, "utf-8")
    told = {p.what for p in import_table(table, tmp_path / "salidas", lang="es").problems}
    assert told == {
        "row 2, column `tipo de fuente`: `kind` is missing",
        "row 2, column `title`: `diario-1911` has no title",
    }


def test_a_row_of_nothing_but_a_summary_is_a_remark(tabled: Tabled, tmp_path: Path) -> None:
    told = {"gist_en": "The quays were still.", "gist_es": "Los muelles estaban quietos."}
    table = tabled({}, {"at": "page 3", "date": "", "figure": "", "counted": "", **told})
    assert import_table(table, tmp_path / "strike").is_well
    kinds = [claim.predicate for claim in read(tmp_path / "strike").claims.values()]
    assert sorted(kinds) == ["ctx:count", "ctx:date", "ctx:remark"]


def test_a_problem_names_the_row_of_what_it_repeats(tabled: Tabled, tmp_path: Path) -> None:
    [problem] = import_table(tabled({}, {}), tmp_path / "strike").problems
    assert problem.what == "row 3, column `at`: this says the same as row 2"


def test_a_column_that_nobody_reads_and_an_empty_head_are_told_as_a_table_has_them(
    tabled: Tabled, tmp_path: Path
) -> None:
    """A column of one's own vanished without a word, and `add publisher:` is no cell."""
    table = tabled({"publisher": ""})
    head, *rows = table.read_text("utf-8").splitlines()
    table.write_text("\n".join([f"{head},Bemerkung", *(f"{row},x" for row in rows)]), "utf-8")
    done = import_table(table, tmp_path / "strike")
    told = [(p.severity, p.what, p.mend) for p in done.problems]
    assert (Severity.WARNING, "nobody reads the column `Bemerkung`") in [t[:2] for t in told]
    [missing] = [t for t in told if t[0] == Severity.PROBLEM]
    assert "column `publisher`" in missing[1]
    assert missing[2] == "fill in this cell"


MIXED = """\
title: The men are out
kind: newspaper
publisher: Harbour Gazette
language: en
issued: 1911-08-02
says:
- at: paragraph 7
  voice: dockers-union
  about: lockout-1911
  actors:
    critic: dockers-union
  characterised-as: a trap
  as-quoted: en
"""


def test_what_is_said_of_words_alone_comes_back_with_the_words_alone(tmp_path: Path) -> None:
    """An item that calls a thing names and tells who takes part is two rows: one has no words."""
    whole = Path(shutil.copytree(LOCKOUT, tmp_path / "whole" / "ruritania-lockout"))
    (whole / "sources" / "mixed.yaml").write_text(MIXED, "utf-8")
    table, home = tmp_path / "claims.csv", tmp_path / "ruritania-lockout"
    table.write_text(claims_csv(read(whole)), "utf-8")
    shutil.copytree(whole, home, ignore=shutil.ignore_patterns("sources"))
    done = import_table(table, home)
    assert done.is_well, "\n".join(map(str, done.problems))
    one, other = (grown_files(dossier, triples(dossier)) for dossier in (read(whole), read(home)))
    assert other == one


def test_what_is_counted_is_told_at_its_own_cell(tabled: Tabled, tmp_path: Path) -> None:
    """A figure and what it counts are one line of a draft, and two cells of the table."""
    [told] = import_table(tabled({"counted": "people-afected"}), tmp_path / "strike").problems
    assert told.what.startswith("row 2, column `counted`: the counted thing 'people-afected'")


def test_an_empty_cell_hides_no_mistake_of_its_row(tabled: Tabled, tmp_path: Path) -> None:
    """Whoever had filled in the place was told of the date, and then of the number."""
    row = {"at": "", "event": "", "event_en": "", "event_es": "", "date": "1934-02-30",
           "figure": "634.702"}  # fmt: skip
    done = import_table(tabled({}, row), tmp_path / "strike")
    told = [(*re.findall("column `([^`]+)`", each.what), each.code) for each in done.problems]
    assert told == [("at", "D068"), ("event", "D068"), ("date", "D021"), ("figure", "D059")]
    assert done.files == []


def test_a_cell_that_cannot_be_used_hides_no_mistake_of_its_row(
    tabled: Tabled, tmp_path: Path
) -> None:
    """
    A row with a name that is nearly known was set aside: its impossible day came a run later.

    What stands in such a cell while the others are looked at is never told itself.
    """
    union = {"voice": "", "voice_name": "Dockers Unoin", "voice_kind": ""}
    board = {"actor": "board", "actor_name": "Harbour Board", "actor_kind": "boody"}
    done = import_table(
        tabled(
            {},
            union | {"date": "1911-13-01", "when": "1911-02-30",
                     "figure": "107", "counted": "turnout"},
            {"at": "paragraph 4", "counted": "", "figure": "634.702", "date": "1911-14"},
            {"at": "paragraph 4 b", "counted": "", "figure": "54.2"},
            {"at": "paragraph 5", "figure": "60 arrests", "issued": "19111"} | board,
            {"at": "paragraph 6", "event": "", "event_en": "Harbor strike of 1911",
             "event_es": "", "event_kind": "", "put_as": "askd"},
        ),
        tmp_path / "strike",
    )  # fmt: skip
    told = [
        (problem.at.line, *re.findall("column `([^`]+)`", problem.what), problem.code)
        for problem in done.problems
        if problem.severity == Severity.PROBLEM
    ]
    assert told == [
        (3, "voice", "D068"), (3, "date", "D021"), (3, "figure", "D060"), (3, "when", "D021"),
        (4, "date", "D021"), (4, "figure", "D059"), (4, "counted", "D068"),
        (5, "counted", "D068"),
        (6, "issued", "D068"), (6, "actor_kind", "D013"), (6, "role", "D068"),
        (6, "figure", "D068"),
        (7, "event", "D068"), (7, "put_as", "D013"),
    ]  # fmt: skip
    assert (done.files, done.added) == ([], 1)


def test_a_row_of_claims_is_told_of_all_its_mistakes_at_once(tmp_path: Path) -> None:
    home = tmp_path / "ruritania-lockout"
    shutil.copytree(LOCKOUT, home, ignore=shutil.ignore_patterns("sources"))
    found = list(csv.DictReader(io.StringIO(claims_csv(read(LOCKOUT)))))
    found[0] |= {"about": "", "predicate": "", "when": "1911-13"}
    out = io.StringIO()
    writer = csv.DictWriter(out, found[0])
    writer.writeheader()
    writer.writerows(found)
    table = tmp_path / "ruritania-lockout.claims.csv"
    table.write_text(out.getvalue(), "utf-8")
    told = {
        (*re.findall("column `([^`]+)`", problem.what), problem.code)
        for problem in import_table(table, home).problems
        if problem.at.line == 2
    }
    assert {("about", "D068"), ("predicate", "D068"), ("when", "D021")} <= told


@pytest.mark.parametrize("said", ["ships lying idle", "Barcos parados", "ships-idle"])
def test_a_concept_of_the_dossier_itself_may_be_written_by_its_label(
    tabled: Tabled, tmp_path: Path, said: str
) -> None:
    """Only the labels of the common ones were known: whoever had added one had to write its id."""
    home = tmp_path / "strike"
    import_table(tabled({}), home)
    (home / "concepts.yaml").write_text(
        "counted:\n  ships-idle:\n    en: ships lying idle\n    es: barcos parados\n"
        "    broader: stock\n    unit: ship\nunit:\n  ship:\n    en: ship\n    es: barco\n",
        "utf-8",
    )
    done = import_table(tabled({}, {"at": "paragraph 3", "counted": said, "figure": "12"}), home)
    assert (done.problems, done.added) == ([], 1)


def test_an_event_may_be_named_and_have_no_id(tabled: Tabled, tmp_path: Path) -> None:
    """As its actors may: the cell of the id was told to be empty beside its name."""
    done = import_table(tabled({"event": ""}), tmp_path / "strike")
    assert (done.problems, done.added) == ([], 1)
    assert list(read(tmp_path / "strike").events) == ["harbour-strike-of-1911"]


def test_the_template_is_written_to_the_file_that_is_named_and_never_over_one(
    tmp_path: Path,
) -> None:
    """The name was passed over: the template went to the screen, and no file was there."""
    table = tmp_path / "strike.csv"
    run = CliRunner().invoke(doors, ["import", str(table), "--template"])
    assert (run.exit_code, run.stdout) == (0, "")
    assert table.read_text("utf-8") == template_text()
    table.write_text("mine", "utf-8")
    again = CliRunner().invoke(doors, ["import", str(table), "--template", "--lang", "es"])
    assert isinstance(again.exception, CouldNotRun)
    assert "ya está ahí; no se escribió nada" in message_in(str(again.exception), "es")
    assert table.read_text("utf-8") == "mine"


def test_what_no_column_has_is_told_beside_what_is_wrong_in_a_cell(tmp_path: Path) -> None:
    """One wrong date hid eight more mistakes until it was mended: they came in a second run."""
    table = tmp_path / "mill.csv"
    table.write_text(
        "Quelle,at,name of the voice,Wann,event in English,kind of event,gist in English\n"
        "gazette-1,p. 1,,1911-08-01,Strike of the mill,strike,\n"
        "gazette-1,p. 2,Mill Union,,Strike of the mill,,The union hopes for more.\n"
        "gazette-2,p. 1,,1911-13-01,Strike of the mill,,\n"
        "gazette-2,p. 2,,1911-08-02,Strike of the mil,,\n",
        "utf-8",
    )
    done = import_table(table, tmp_path / "mill", named={"Quelle": "source", "Wann": "date"})
    told = {problem.what.partition(":")[0] for problem in done.problems}
    assert {
        "row 2, column `title`",
        "row 2, column `kind of source`",
        "row 2, column `publisher`",
        "row 2, column `language`",
        "row 3, column `kind of voice`",
        "row 4, column `Wann`",
        "row 5, column `event in English`",
    } <= told
    assert not list(tmp_path.glob("mill/*"))
