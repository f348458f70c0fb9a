"""What goes into a table is there, or is told by its number with what to write; nothing is lost."""

from __future__ import annotations

import csv
import dataclasses
import errno
import json
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet
from tabled import write_xlsx

from backstory.dates.days import from_iso
from backstory.errors import BackstoryError, CouldNotRun, UnknownName
from backstory.graph import load
from backstory.table import adding
from backstory.table.adding import bytes_of
from backstory.table.cells import Day, Refused, read_day
from backstory.table.dataset import DataSet
from backstory.table.door import Tables
from backstory.table.maps import TableMap, read_map, shipped_maps
from backstory.table.parts import write_part
from backstory.words.separated import tamed, untamed


def _read(tables: Tables, kind: str) -> list[dict[str, object]]:
    data = DataSet(tables.data)
    return [row for path in data.paths(kind) for row in parquet.read_table(path).to_pylist()]


def test_every_bad_row_is_told_by_its_number_with_its_remedy(
    fixtures: Path, tmp_path: Path
) -> None:
    added = load().table(tmp_path).add(fixtures / "harbour.tsv", fixtures / "harbour.yaml")
    (told,) = added.files
    assert [(p.at.line, p.code) for p in told.problems] == [
        (6, "T002"), (8, "T003"), (9, "T001"), (10, "T004"),
    ]  # fmt: skip
    assert all(problem.mend for problem in told.problems)
    assert "1200" in told.problems[1].mend
    assert (told.file.rows, told.file.bad) == (8, 4)


def test_no_row_is_lost(fixtures: Path, tmp_path: Path) -> None:
    tables = load().table(tmp_path)
    (told,) = tables.add(fixtures / "harbour.tsv", fixtures / "harbour.yaml").files
    lines = (fixtures / "harbour.tsv").read_text("utf-8").splitlines()
    with told.rejected[0].open(encoding="utf-8", newline="") as file:
        rejected = {int(row["(row)"]): row for row in csv.DictReader(file)}
    kept = {row["row_no"] for row in _read(tables, "rows")}
    assert kept | rejected.keys() == set(range(2, len(lines) + 1))
    assert not kept & rejected.keys()
    assert rejected[8]["Dead"] == "1,200"
    assert rejected[9]["(value)"] == "only\tthree\tcells"


def test_names_of_bad_rows_alone_are_no_names_of_the_table(tmp_path: Path) -> None:
    """They would be counted among those that the dossier lacks, and no row says them."""
    file, how = tmp_path / "said.csv", tmp_path / "how.yaml"
    file.write_text(
        "day,who,what\n2014-02-30,Nobody,Nothing\n2014-02-12,Ada,Strike\n2014-02-31,Ada,Talk\n"
        "2014-02-13,Bo,Talk\n",
        "utf-8",
    )
    how.write_text("date: day\nactor: who\nkind: what\n", "utf-8")
    tables = load().table(tmp_path / "data")
    added = tables.add(file, how)
    assert added.bad == 2
    assert (added.names["actor"], added.names["kind"]) == (2, 2)
    texts = {(row["role"], row["name"]) for row in _read(tables, "names")}
    assert {name for role, name in texts if role in ("actor", "kind")} == {
        "Ada", "Bo", "Strike", "Talk",
    }  # fmt: skip
    # Said later in a row that can be read, it is a name as every other.
    more = tmp_path / "more.csv"
    more.write_text("day,who,what\n2014-02-14,Nobody,Talk\n", "utf-8")
    assert tables.add(more, how).names["actor"] == 1
    assert "Nobody" in {row["actor"] for row in tables.arrow("window").to_pylist()}


def test_rows_lie_sorted_by_day_and_parties_by_who(harbour: Tables) -> None:
    days = [row["first_day"] for row in _read(harbour, "rows")]
    assert days == sorted(days)
    keys = [(row["party"], row["first_day"]) for row in _read(harbour, "parties")]
    assert keys == sorted(keys)
    assert len(keys) == 2 * len(days)


def test_a_vague_day_has_its_bounds(harbour: Tables) -> None:
    (row,) = [row for row in _read(harbour, "rows") if row["thing"] == "h-5"]
    assert (row["first_day"], row["last_day"]) == (from_iso("1911-08-01"), from_iso("1911-08-31"))


def test_names_lead_to_the_dossier_only_where_it_has_them(harbour: Tables) -> None:
    names = {(row["role"], row["name"]): row["iri"] for row in _read(harbour, "names")}
    assert str(names["kind", "Conduct strike or boycott"]).endswith("/kind/strike")
    assert names["actor", "Dockers' Union"] is None
    assert names["kind", "Consult"] is None


def test_columns_that_are_nothing_to_the_map_are_kept(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text('day,who,odd\n2014-03-06,A,"say ""x""\n\\y"\n2014-03-07,B,\n', "utf-8")
    map_ = tmp_path / "m.yaml"
    map_.write_text("date: day\nactor: who\n", "utf-8")
    tables = load().table(tmp_path / "data")
    tables.add(table, map_)
    kept = [row["other"] for row in _read(tables, "rows")]
    assert [each and json.loads(str(each)) for each in kept] == [{"odd": 'say "x"\n\\y'}, None]


def test_the_same_file_is_never_added_twice(fixtures: Path, tmp_path: Path) -> None:
    tables = load().table(tmp_path)
    for known in (False, True):
        added = tables.add(fixtures / "harbour.tsv", fixtures / "harbour.yaml")
        assert added.files[0].known is known
    assert len(_read(tables, "rows")) == 8


def test_a_run_that_was_stopped_goes_on(
    fixtures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often it is stopped, wherever: the rows are those of one run."""
    monkeypatch.setattr(adding, "_LEAST_ROWS", 2)
    monkeypatch.setattr(adding, "_ROW_BYTES", 1 << 40)
    whole, pieces = load().table(tmp_path / "whole"), load().table(tmp_path / "pieces")
    whole.add(fixtures / "harbour.tsv", fixtures / "harbour.yaml")
    real, left = adding.write_part, [3]

    def stopped(path: Path, table: pa.Table) -> Path:
        left[0] -= 1
        if left[0] < 0:
            left[0] = 4
            raise KeyboardInterrupt
        return real(path, table)

    monkeypatch.setattr(adding, "write_part", stopped)
    for _ in range(30):
        try:
            pieces.add(fixtures / "harbour.tsv", fixtures / "harbour.yaml")
            break
        except KeyboardInterrupt:
            continue
    else:
        pytest.fail("it never came to an end")
    assert DataSet(pieces.data).files == DataSet(whole.data).files
    for kind in ("rows", "parties", "names"):
        assert _read(pieces, kind) == _read(whole, kind)
    assert len(DataSet(whole.data).parts["rows"]) > 3


ROWS = [["day", "who"], ["1956-10-29", "A"], ["1956-11", "B"]]


@pytest.mark.parametrize("ending", ["csv", "tsv", "parquet", "xlsx"])
def test_csv_tsv_parquet_and_xlsx_are_read_alike(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"t.{ending}"
    if ending == "xlsx":
        pytest.importorskip("python_calamine")
        write_xlsx(path, ROWS)
    elif ending == "parquet":
        parquet.write_table(pa.table(dict(zip(ROWS[0], zip(*ROWS[1:], strict=True), strict=True))),
                            path)  # fmt: skip
    else:
        mark = {"csv": ",", "tsv": "\t"}[ending]
        path.write_text("".join(mark.join(row) + "\n" for row in ROWS), "utf-8")
    (tmp_path / "m.yaml").write_text("date: day\nactor: who\n", "utf-8")
    tables = load().table(tmp_path / "data")
    tables.add(path, tmp_path / "m.yaml")
    found = tables.arrow("window").to_pylist()
    assert [(row["date"], row["actor"]) for row in found] == [("1956-10-29", "A"), ("1956-11", "B")]


@pytest.mark.parametrize("name", list(shipped_maps()))
def test_every_map_that_ships_is_read_and_names_concepts_that_there_are(name: str) -> None:
    from backstory.table.matching import Matcher

    how = read_map(name)
    assert how.title
    Matcher(load().record, how)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("actor: who\n", "no `date:`"),
        ("date: day\nactr: who\n", "Did you mean `actor:`?"),
        ("date: day\nneed: [whom]\n", "`need:` names `whom`"),
        ("date: [a, b, c, d]\n", "year, month and day"),
        ("- date\n", "keys such as"),
        ("date: day\nkinds: [a]\n", "a line each"),
        ("date: day\nprecision: p\n", "`column:`"),
    ],
)
def test_a_map_that_makes_no_sense_is_told_with_its_remedy(
    text: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(CouldNotRun) as why:
        read_map(path)
    assert told in str(why.value)


def test_a_map_nobody_has_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="icews"):
        read_map("icevs")


def test_what_cannot_be_opened_is_told_before_anything_is_written(
    fixtures: Path, tmp_path: Path
) -> None:
    strange = tmp_path / "t.csv"
    strange.write_text("day,whom\n2014-01-01,x\n", "utf-8")
    (tmp_path / "m.yaml").write_text("date: day\nactor: who\n", "utf-8")
    for path, told in [
        (strange, "no column 'who'"),
        (tmp_path / "none.csv", "There is no file"),
        (tmp_path / "m.yaml", "none of the files"),
    ]:
        with pytest.raises(CouldNotRun, match=told):
            load().table(tmp_path / "data").add([path], tmp_path / "m.yaml")
    assert not (tmp_path / "data").exists()


def test_a_file_needs_one_of_several_columns_that_would_serve(tmp_path: Path) -> None:
    """People export the columns they want: a place has five in ACLED's map, and here two."""
    table = tmp_path / "few.csv"
    table.write_text(
        "event_id_cnty,event_date,time_precision,event_type,actor1,actor2,country,location,"
        "source,notes,fatalities\n"
        "X1,01 March 2024,1,Protests,Strikers,,Ruritania,,Gazette,quiet,0\n",
        "utf-8",
    )
    rows = load().table(tmp_path / "data")
    assert rows.add(table, "acled").bad == 0
    assert [row["place_name_label"] for row in rows.window("2024")] == ["Ruritania"]
    table.write_text(table.read_text("utf-8").replace("country,location", "land,town"), "utf-8")
    with pytest.raises(CouldNotRun, match="no column 'location'"):
        rows.add(table, "acled")


def test_a_text_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("day,who\n2014-01-01,Añez\n".encode("latin-1"))
    (tmp_path / "m.yaml").write_text("date: day\nactor: who\n", "utf-8")
    tables = load().table(tmp_path / "data")
    with pytest.raises(CouldNotRun, match="encoding: latin-1"):
        tables.add(path, tmp_path / "m.yaml")
    (tmp_path / "m.yaml").write_text("date: day\nactor: who\nencoding: latin-1\n", "utf-8")
    tables.add(path, tmp_path / "m.yaml")
    assert tables.arrow("window")["actor"].to_pylist() == ["Añez"]


def _map(**keys: object) -> TableMap:
    found: dict[str, object] = {"name": "m", "title": "m", "columns": {}, "date": ("day",)}
    return TableMap(**(found | keys))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("how", "cells", "first", "last"),
    [
        (_map(), ("2014-03-06",), "2014-03-06", "2014-03-06"),
        (_map(forms=("%d %B %Y",)), ("06 March 2014",), "2014-03-06", "2014-03-06"),
        (_map(), ("2014-03-06 11:30:00.000",), "2014-03-06", "2014-03-06"),
        (_map(date=("y", "m", "d")), ("1956", "10", ""), "1956-10-01", "1956-10-31"),
        (_map(date=("y", "m", "d")), ("-44", "3", "15"), "-0044-03-15", "-0044-03-15"),
        (_map(until=("to",)), ("2014-03-06", "2014-04"), "2014-03-06", "2014-04-30"),
        (_map(precision="p", grains={"2": "week"}), ("2014-03-06", "2"),
         "2014-02-28", "2014-03-12"),
        (_map(precision="p", grains={"3": "month"}), ("2014-02-06", "3"),
         "2014-02-01", "2014-02-28"),
    ],
)  # fmt: skip
def test_a_date_is_read_with_its_bounds(
    how: TableMap, cells: tuple[str, ...], first: str, last: str
) -> None:
    found = read_day("\x1f".join(cells), how)
    assert isinstance(found, Day)
    assert (found.first, found.last) == (from_iso(first), from_iso(last))


def test_digits_that_are_cut_short_are_no_day() -> None:
    """`%Y%m%d` would find the first of April in what lacks a digit."""
    gdelt = read_map("gdelt")
    assert read_day("20020411", gdelt) == Day("20020411", *[from_iso("2002-04-11")] * 2)
    assert isinstance(read_day("2002041", gdelt), Refused)
    assert isinstance(read_day("09110806", gdelt), Day)


def test_a_day_that_its_month_does_not_have_is_told_as_that() -> None:
    """It was told to write hyphens, which the form of the map has not; another form may fit."""
    refused = read_day("20140230", read_map("gdelt"))
    assert isinstance(refused, Refused)
    assert "there is no such day" in refused.what
    assert refused.mend == "write a day that exists"
    both = dataclasses.replace(_map(), forms=("%y/%m/%d", "%d/%m/%y"))
    assert read_day("10/02/30", both) == Day("10/02/30", *[from_iso("2030-02-10")] * 2)


@given(st.text(max_size=30))
def test_no_text_of_a_date_breaks_the_reader(text: str) -> None:
    assert isinstance(read_day(text, _map()), Day | Refused)


@given(st.text(max_size=20))
def test_a_tamed_cell_runs_nowhere_and_comes_back(text: str) -> None:
    assert untamed(tamed(text)) == text
    assert tamed(text)[:1] not in ("=", "@", "\t", "\r", "\n")


@pytest.mark.parametrize("text", ["much", "2", "1MB", "499MB", "GB"])
def test_an_amount_of_memory_that_is_none_is_told(text: str) -> None:
    with pytest.raises(BackstoryError, match="memory"):
        bytes_of(text)


@pytest.mark.parametrize("address", ["s3://rows/mine", "hdfs:///rows", "file:///tmp/rows"])
def test_an_address_is_no_place_to_add_to(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taken for a folder it would be made here, as `s3:`, and Arrow would write elsewhere."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rows.csv").write_text("day,who\n1911-08-01,A\n", "utf-8")
    (tmp_path / "map.yaml").write_text("date: day\nactor: who\n", "utf-8")
    with pytest.raises(CouldNotRun, match="added to a folder of this machine"):
        Tables(load().record, address).add("rows.csv", "map.yaml")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["map.yaml", "rows.csv"]


def test_a_full_disk_is_told_with_the_file_that_could_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library's own sentence named no file."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "Error writing bytes to file. Detail: [errno 28] No space left")

    monkeypatch.setattr(parquet, "write_table", full)
    with pytest.raises(CouldNotRun, match=r"00001\.parquet cannot be written: no space left on d"):
        write_part(tmp_path / "00001.parquet", pa.table({"row_no": [1]}))
