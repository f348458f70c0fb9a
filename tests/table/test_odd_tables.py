"""Tables as people have them are read rightly, or told with their line and what to do."""

from __future__ import annotations

import gzip
import json
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

import pyarrow as pa
from pyarrow import parquet
from tabled import write_xlsx

from backstory.errors import CouldNotRun
from backstory.graph import load
from backstory.table import adding, opening, separated
from backstory.table.cells import Refused, read_day, read_figure
from backstory.table.dataset import DataSet
from backstory.table.door import Tables
from backstory.table.maps import TableMap, read_map
from backstory.words.messages import message_in

MAP = "date: day\nactor: who\nfigure: dead\n"
TEXT = "day,who,dead\n1956-10-29,Añez,3\n1956-11,B,\n"
ROWS = [("1956-10-29", "Añez", 3.0), ("1956-11", "B", None)]


def _added(
    tmp_path: Path, name: str, held: bytes | str, keys: str = MAP
) -> tuple[Tables, adding.Told]:
    path = tmp_path / name
    path.write_bytes(held.encode("utf-8") if isinstance(held, str) else held)
    (tmp_path / "m.yaml").write_text(keys, "utf-8")
    tables = load().table(tmp_path / "data")
    (told,) = tables.add(path, tmp_path / "m.yaml").files
    return tables, told


def _rows(tables: Tables) -> list[tuple[object, ...]]:
    return [
        (row["date"], row["actor"], row["figure"]) for row in tables.arrow("window").to_pylist()
    ]


def _zipped(text: str, *names: str) -> bytes:
    import io

    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names:
            packed.writestr(zipfile.ZipInfo(name), text)
    return held.getvalue()


def _packed(text: str) -> bytes:
    """Pack a text by gzip, with no clock in it: it stands in the names of tests."""
    return gzip.compress(text.encode(), mtime=0)


JSON_LINES = "".join(
    json.dumps(row) + "\n"
    for row in (
        {"day": "1956-10-29", "who": {"name": "Añez"}, "dead": 3},
        {"day": "1956-11", "who": {"name": "B"}, "dead": None},
    )
)


@pytest.mark.parametrize(
    ("name", "held", "keys"),
    [
        ("a.csv", b"\xef\xbb\xbf" + TEXT.encode(), MAP),
        ("a.csv", TEXT.encode("utf-16"), MAP + "encoding: utf-16\n"),
        ("a.csv", TEXT.replace("\n", "\r"), MAP),
        ("a.csv", TEXT.replace("\n", ",,\n"), MAP),
        ("a.csv", TEXT.replace(",", ";"), MAP + "delimiter: semicolon\n"),
        ("a.csv", "Deaths in October,,\n\n" + TEXT, MAP + "header-row: 3\n"),
        ("a.csv.gz", _packed(TEXT), MAP),
        ("a.zip", _zipped(TEXT, "folder/a.CSV"), MAP),
        ("a.jsonl", JSON_LINES, MAP.replace("who", "who.name")),
        ("a.ndjson.gz", _packed(JSON_LINES), MAP.replace("who", "who.name")),
    ],
    ids=["mark of UTF-8", "UTF-16", "returns", "columns without a name", "semicolons",
         "title above", "gz", "zip", "JSON lines", "packed JSON lines"],
)  # fmt: skip
def test_an_odd_file_is_read_rightly(
    name: str, held: bytes | str, keys: str, tmp_path: Path
) -> None:
    tables, told = _added(tmp_path, name, held, keys)
    assert _rows(tables) == ROWS
    assert told.file.bad == 0


@pytest.mark.parametrize(
    ("name", "held", "told"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", TEXT.encode("utf-16"), "encoding: utf-16"),
        ("a.csv", TEXT.encode("latin-1"), r"a\.csv:2:13 is not text in utf-8"),
        # In the header too, so that no column of the map is found; the mark is told after it.
        ("a.csv", TEXT.replace("dead", "año").encode("latin-1"), r"a\.csv:1:10 is not text in"),
        ("a.csv", TEXT.replace(",", ";"), "delimiter: semicolon"),
        ("a.csv", TEXT.replace(",", "|"), "delimiter: bar"),
        ("a.csv", "Deaths,,\n" + TEXT, "header-row: 2"),
        ("a.csv", "Deaths,,\n" + TEXT.replace("who", "name"), r"in row 2\? .* day, name, dead\."),
        ("a.csv", TEXT.replace("dead", "who"), "two columns are called 'who'"),
        ("a.zip", _zipped(TEXT, "a.csv", "b.csv"), "holds 2 files"),
        ("a.gz", _packed(TEXT), "none of the files"),
        ("a.csv.gz", _packed(TEXT)[:-20], "cannot be read"),
        ("a.xlsx", TEXT, "is no spreadsheet, or a damaged one"),
        ("a.parquet", TEXT, "cannot be read"),
        ("a.jsonl", '{"day": "\\ud800"}\n', "a.jsonl:1: the line is no object of JSON"),
    ],
)
def test_what_cannot_be_read_is_told_and_leaves_nothing(
    name: str, held: bytes | str, told: str, tmp_path: Path
) -> None:
    if name.endswith("xlsx"):
        pytest.importorskip("python_calamine")
    with pytest.raises(CouldNotRun, match=told) as why:
        _added(tmp_path, name, held)
    assert message_in(str(why.value), "es") != str(why.value)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("header", "hint"),
    [("day,whom,dead", "¿es 'whom'? Sus"), ("day,payload,dead", "corrija el mapa. Sus columnas")],
)
def test_a_column_that_is_not_there_is_told_in_one_language(
    header: str, hint: str, tmp_path: Path
) -> None:
    """The hint within the Spanish sentence was English."""
    more = "".join(f",c{at}" for at in range(40))
    with pytest.raises(CouldNotRun) as why:
        _added(tmp_path, "a.csv", f"{header}{more}\n")
    told = message_in(str(why.value), "es")
    assert hint in told
    assert told.endswith(", ….")


def test_row_numbers_are_those_of_a_spreadsheet(tmp_path: Path) -> None:
    """Empty lines are rows in which nothing stands; a cell of two lines is one row."""
    text = 'day,who,dead\n\n1956,"A\nB",1\n,,\n\n1957,x\n1958,C,2\n'
    tables, told = _added(tmp_path, "a.csv", text)
    assert [row["row_no"] for row in tables.arrow("window").to_pylist()] == [3, 7]
    assert [problem.at.line for problem in told.problems] == [6]


def test_lines_that_are_no_object_are_told_by_their_number(tmp_path: Path) -> None:
    lines = ['{"day": "1956", "who": "A"}', "{oops", "[1]", '{"day": "1957", "day": "1958"}', ""]
    tables, told = _added(tmp_path, "a.jsonl", "\n".join(lines), "date: day\nactor: who\n")
    assert [row["row_no"] for row in tables.arrow("window").to_pylist()] == [1]
    assert [problem.at.line for problem in told.problems] == [2, 3, 4]


def test_an_open_quote_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = TEXT + '1957,"C,1\n' + "1958,D,1\n" * 400
    _, told = _added(tmp_path, "a.csv", broken)
    assert "close the quote" in told.problems[0].mend
    monkeypatch.setattr(separated, "_BLOCK_BYTES", 1000)
    with pytest.raises(CouldNotRun, match=r"after row \d+ is longer .* Nothing of it was added"):
        _added(tmp_path, "b.csv", broken + "1959,E,1\n")


def test_what_breaks_off_is_taken_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mended file is another one: what was read of the broken one would stand there twice."""
    monkeypatch.setattr(adding, "_LEAST_ROWS", 2)
    monkeypatch.setattr(adding, "_ROW_BYTES", 1 << 40)
    monkeypatch.setattr(separated, "_BLOCK_BYTES", 100)
    good = "day,who,dead\n" + "1956,A,1\n" * 50
    broken = good.encode() + "1957,Añez,1\n".encode("latin-1") + b"1958,B,2\n"
    for before in (0, 50):
        with pytest.raises(CouldNotRun, match="Nothing of it was added"):
            _added(tmp_path, "b.csv", broken)
        tables, _ = _added(tmp_path, "a.csv", good)
        data = DataSet(tables.data)
        assert [file.name for file in data.files] == ["a.csv"], before
        assert len(_rows(tables)) == 50
        lie = {path.name for path in Path(tables.data, "rows").iterdir()}
        assert lie == set(data.parts["rows"])
    tables, told = _added(tmp_path, "b.csv", broken.decode("latin-1"))
    assert told.file.name == "b.csv"
    assert len(_rows(tables)) == 102


def test_values_of_parquet_are_written_as_they_are_meant(tmp_path: Path) -> None:
    days = pa.array([0, 3_600_000_000], pa.timestamp("us", tz="America/Caracas"))
    table = pa.table({"day": days, "who": [["a", "b"], []], "dead": [12.345, 1200.0]})
    path = tmp_path / "a.parquet"
    parquet.write_table(table, path)
    (tmp_path / "m.yaml").write_text(
        "date: day\nnote: who\nfigure: dead\ncounted: deaths\n", "utf-8"
    )
    tables = load().table(tmp_path / "data")
    assert tables.add(path, tmp_path / "m.yaml").bad == 0
    rows = tables.arrow("window").to_pylist()
    assert [(row["date"], row["note"], row["figure"]) for row in rows] == [
        ("1969-12-31 20:00:00-04:00", '["a", "b"]', 12.345),
        ("1969-12-31 21:00:00-04:00", "[]", 1200.0),
    ]


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1 200", "", 1200), ("1\u202f200", "", 1200), ("12\u00a0345\u00a0678", "", 12345678),
        ("1.2", "", 1.2), ("0.125", "", 0.125), ("1.200", ".", 1.2), ("1.200", ",", 1200),
        ("1,200.5", ".", 1200.5), ("1.200,5", ",", 1200.5), ("-3", ",", -3), ("3,25", ",", 3.25),
    ],
)  # fmt: skip
def test_a_figure_is_read_as_the_map_says(text: str, decimal: str, value: float) -> None:
    assert read_figure(text, decimal) == value


def test_nothing_is_counted_below_zero() -> None:
    """Minus nine, or ninety-nine, stands in many tables for what is not known."""
    told = read_figure("-99", counts=True)
    assert isinstance(told, Refused)
    assert told.code == "T003"
    assert "`empty:`" in told.mend
    assert read_figure("-99") == -99
    assert read_figure("0", counts=True) == 0


@pytest.mark.parametrize("text", ["20190132", "20191301", "00000000"])
def test_eight_digits_that_are_no_day_are_told_as_such(text: str) -> None:
    """They were told to be written with hyphens, which the table nowhere has."""
    told = read_day(text, read_map("gdelt"))
    assert isinstance(told, Refused)
    assert "there is no such day" in told.what


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("1.200", "`decimal: comma`"), ("1.200.300", "`decimal: comma`"), ("1,200", ": 1200"),
        ("2,5", "`decimal: comma` into the map, or write 2.5"), ("1.200,50", "write 1200.5"),
        ("1e400", "digits only"), ("many", "digits only"), ("1 20", "digits only"), ("", "digits"),
    ],
)  # fmt: skip
def test_a_figure_that_may_be_another_is_not_guessed(text: str, mend: str) -> None:
    read = read_figure(text)
    assert isinstance(read, Refused)
    assert mend in read.mend
    assert read_figure(text, ".") != read_figure(text, ",") or isinstance(
        read_figure(text, "."), Refused
    )


def test_a_date_in_words_is_read_where_the_map_says_so(tmp_path: Path) -> None:
    """Of a sheet in two languages, with a form of its own beside them."""
    text = "day,who\n6 de marzo de 2014,A\nmarzo 2014,B\n7 March 2014,C\n08/03/2014,D\n"
    tables, told = _added(tmp_path, "a.csv", text + "31 June 2014,E\n", "date: day\nactor: who\n")
    assert told.problems[-1].mend == "write a day that exists, or 2014-06 if the day is not known"
    assert [problem.mend for problem in told.problems][:2] == [
        f"write {day}, or put `date-forms: [words]` into the map"
        for day in ("2014-03-06", "2014-03")
    ]
    assert message_in(told.problems[0].mend, "es").startswith("escriba 2014-03-06, o ponga")
    keys = 'date: day\nactor: who\ndate-forms: [words, "%d/%m/%Y"]\n'
    (tmp_path / "b").mkdir()
    tables, told = _added(tmp_path / "b", "a.csv", text, keys)
    assert told.file.bad == 0
    shown = {row["actor"]: row["date"] for row in tables.window("2014").rows}
    assert shown == {"A": "2014-03-06", "B": "2014-03", "C": "2014-03-07", "D": "2014-03-08"}


def test_a_table_of_a_header_alone_is_told_as_one_without_rows(tmp_path: Path) -> None:
    tables, told = _added(tmp_path, "a.csv", "day,who,dead\n")
    assert (told.file.rows, told.file.bad) == (0, 0)
    with pytest.raises(CouldNotRun, match=r"has no rows: none could be read of a\.csv") as why:
        tables.window("1956")
    assert message_in(str(why.value), "es") != str(why.value)


def test_a_table_of_bad_rows_alone_is_told_as_one_without_rows(tmp_path: Path) -> None:
    """DuckDB told it, with a traceback: no name had been written."""
    tables, told = _added(tmp_path, "a.csv", "day,who,dead\n1956-13-01,A,1\n")
    assert (told.file.rows, told.file.bad) == (0, 1)
    with pytest.raises(CouldNotRun, match=r"has no rows: none could be read of a\.csv"):
        tables.window("1956")


def test_a_name_over_two_rows_of_a_sheet_is_that_of_its_column(tmp_path: Path) -> None:
    """As ministries write them: one cell over both rows, or one over several columns."""
    pytest.importorskip("python_calamine")
    head = [["Register of 2014", "", ""], ["Day", "Who", ""], ["", "Acts", "Suffers"]]
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [*head, ["2014-03-06", "A", "B"]], merged=("A1:C1", "A2:A3", "B2:C2"))
    (tmp_path / "m.yaml").write_text(
        "date: Day\nheader-row: 3\nactor: Acts\ntarget: Suffers\n", "utf-8"
    )
    tables = load().table(tmp_path / "data")
    tables.add(path, tmp_path / "m.yaml")
    (row,) = tables.arrow("window").to_pylist()
    assert (row["actor"], row["target"], row["row_no"]) == ("A", "B", 4)


def test_a_list_or_an_object_is_no_name(tmp_path: Path) -> None:
    """`["A", "B"]` was the name of an actor whom nobody knows; a name in brackets is a name."""
    told = ['["A", "B"]', '{"name": "A"}', "[]", "[unnamed]"]
    cells = [cell.replace('"', '""') for cell in told]
    lines = [f'1956-10-2{at},"{cell}"\n' for at, cell in enumerate(cells)]
    held = "day,who\n" + "".join(lines)
    tables, read = _added(tmp_path, "a.csv", held, "date: day\nactor: who\n")
    assert [row["actor"] for row in tables.arrow("window").to_pylist()] == ["[unnamed]"]
    mends = [(problem.code, problem.mend) for problem in read.problems]
    listed = ("T005", "name in the map what is meant, such as `who.1`")
    assert mends == [listed, ("T005", listed[1].replace("1", "name")), listed]


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.jsonl"])
def test_a_place_in_a_list_is_a_column_that_a_map_may_name(name: str, tmp_path: Path) -> None:
    """What is left of the list is kept; a cell that is no list is the first of its own."""
    told = [["A", "B", "C"], ["D"], []]
    if name.endswith("parquet"):
        days = [f"1956-10-2{at}" for at in range(3)]
        parquet.write_table(pa.table({"day": days, "who": told}), tmp_path / "made.parquet")
        held = (tmp_path / "made.parquet").read_bytes()
    elif name.endswith("jsonl"):
        rows = [{"day": f"1956-10-2{at}", "who": who} for at, who in enumerate([*told, "E"])]
        held = "".join(json.dumps(row) + "\n" for row in rows).encode()
    else:
        cells = [json.dumps(who).replace('"', '""') for who in told]
        lines = [f'1956-10-2{at},"{cell}"\n' for at, cell in enumerate([*cells, "E"])]
        held = ("day,who\n" + "".join(lines)).encode()
    keys = "date: day\nactor: who.1\ntarget: who.2\n"
    tables, read = _added(tmp_path, name, held, keys)
    rows = tables.arrow("window").to_pylist()
    found = [(row["actor"], row["target"]) for row in rows]
    assert found[:3] == [("A", "B"), ("D", None), (None, None)]
    assert found[3:] == ([] if name.endswith("parquet") else [("E", None)])
    assert read.file.bad == 0
    (part, *_) = DataSet(tables.data).paths("rows")
    assert '"C"' in json.loads(parquet.read_table(part)["other"].to_pylist()[0])["who"]


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("03/02/2014", '["%d/%m/%Y"]'),
        ("3.2.14", '["%d.%m.%y"]'),
        ("41699", "2014-03-01 may be meant"),
    ],
)
def test_a_date_of_a_spreadsheet_is_told_with_its_remedy(text: str, mend: str) -> None:
    how = TableMap(name="m", title="m", columns={}, date=("day",))
    read = read_day(text, how)
    assert isinstance(read, Refused)
    assert mend in read.mend


@pytest.mark.parametrize("key", ["header-row: 0", "header-row: two", "decimal: semicolon"])
def test_a_map_with_a_wrong_value_is_told(key: str, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(f"date: day\n{key}\n", "utf-8")
    with pytest.raises(CouldNotRun, match=key.partition(":")[0]):
        read_map(tmp_path / "m.yaml")


def test_a_note_stays_as_it_was_written(tmp_path: Path) -> None:
    """“month” in a note was told as “mes” in Spanish, as if it were a word of the program."""
    held = "day,who,said\n1956-10-29,range,month\n"
    tables, _ = _added(tmp_path, "a.csv", held, "date: day\nactor: who\nnote: said\n")
    tables.lang = "es"
    told = str(tables.window("1956"))
    assert "month" in told
    assert "range" in told
    assert "29 de octubre de 1956" in told


@pytest.mark.parametrize(
    ("names", "told"),
    [("", None), ("names: {CPI: international-criminal-court}\n", "international-criminal-court")],
)
def test_initials_are_whose_the_map_says(tmp_path: Path, names: str, told: str | None) -> None:
    """ICEWS's CPI, with whom soldiers of India fought, was taken for the International Court."""
    held = "day,who\n2014-07-24,CPI\n2014-07-26,LEOPOLDO LÓPEZ\n"
    (tmp_path / "a.csv").write_text(held, "utf-8")
    (tmp_path / "m.yaml").write_text(f"date: day\nactor: who\n{names}", "utf-8")
    tables = load().table(tmp_path / "data")
    added = tables.add(tmp_path / "a.csv", tmp_path / "m.yaml")
    assert added.unsure == ({} if told else {"CPI": "international-criminal-court"})
    found = [str(row["actor"]) for row in tables.window("2014")]
    assert found == [told or "CPI", "leopoldo-lopez"]


def test_parquet_without_a_number_or_with_bytes_is_read(tmp_path: Path) -> None:
    """NaN was a bad figure, and a column with one wrong byte was told as Python writes bytes."""
    held = {"day": ["1956", "1957"], "who": [b"A\xc3\xb1ez", b"B\xff"],
            "dead": [float("nan"), 3.0]}  # fmt: skip
    parquet.write_table(pa.table(held), tmp_path / "a.parquet")
    tables, told = _added(tmp_path, "a.parquet", (tmp_path / "a.parquet").read_bytes())
    assert told.problems == []
    assert _rows(tables) == [("1956", "Añez", None), ("1957", "B\\xff", 3.0)]


def test_a_place_in_a_list_is_counted_from_one(tmp_path: Path) -> None:
    """`who.0` left every row without an actor, and nothing was said."""
    held = '{"day": "1956", "who": ["A", "B"]}\n'
    with pytest.raises(CouldNotRun, match="are counted from 1: the map says `0`") as why:
        _added(tmp_path, "a.jsonl", held, "date: day\nactor: who.0\n")
    assert "se cuentan desde 1" in message_in(str(why.value), "es")


@pytest.mark.parametrize("lacking", ["duckdb", "numpy", "pyarrow"])
def test_what_tables_need_is_told_whole(lacking: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`pip install duckdb pyarrow` brought no NumPy, and the next command was a traceback."""
    monkeypatch.setitem(sys.modules, lacking, None)
    with pytest.raises(CouldNotRun, match=rf"pip install .*\b{lacking}\b") as why:
        opening.needed()
    assert message_in(str(why.value), "es").startswith("Las tablas requieren")
