"""A table answers; its SQL is the same on every engine; shell and Python say the same."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

from click.testing import CliRunner
from paths import GOOD
from tabled import ASKED

from backstory.cli import doors
from backstory.dates.days import from_iso
from backstory.dossier import read
from backstory.errors import BackstoryError, CouldNotRun, NotFound, UnknownName, WrongCall
from backstory.graph import load
from backstory.table.asking import table_questions
from backstory.table.door import Tables
from backstory.table.maps import read_map, shipped_maps


def test_every_question_is_asked_here() -> None:
    assert ASKED.keys() == table_questions().keys()


@pytest.mark.parametrize("name", list(ASKED))
def test_a_question_has_a_value_for_each_mark_and_a_total_order(name: str) -> None:
    """Where it orders, it says where nothing goes; it knows no function of one engine only."""
    asked = table_questions()[name]
    assert asked.sql.count("?") == len(asked.values)
    orders = re.findall(r"ORDER BY (.*?)(?=\n\)|\n\s*LIMIT|\Z)", asked.sql, re.S)
    assert orders
    for order in orders:
        for key in order.split(","):
            assert "NULLS LAST" in key, key
    called = set(re.findall(r"\b([A-Za-z_]+)\(", asked.sql)) - {"IN"}
    both = {"COUNT", "MIN", "MAX", "LEAST", "GREATEST", "array_contains", "split"}
    assert called <= both | {"AS"}


def test_what_happened_in_a_window(harbour: Tables) -> None:
    found = harbour.window("1911-08-02", "1911-08-03")
    assert [(row["date"], row["actor"]) for row in found] == [
        ("1911-08", "Strikers"),
        ("1911-08-02", "Port Board"),
        ("1911-08-03", "Police"),
        ("1911-08-03", "Police"),
    ]
    assert harbour.window("1911-08-02/1911-08-03").rows == found.rows


def test_around_an_actor_tells_both_sides(harbour: Tables) -> None:
    found = harbour.around("Strikers")
    assert [row["is_target"] for row in found] == [False, True, True, False]
    assert len(harbour.around("Strikers", first="1911-08-07")) == 2


def test_who_appears_together(harbour: Tables) -> None:
    first = harbour.together()[0]
    assert {first["actor"], first["other"]} == {"Dockers' Union", "Port Board"}
    assert first["rows"] == 2


def test_figures_of_one_thing_that_differ(harbour: Tables) -> None:
    (row,) = harbour.conflicts()
    assert (row["thing"], row["least"], row["most"]) == ("h-3", 2, 5)
    assert {row["said_by"], row["other_said_by"]} == {"Harbour Gazette", "Evening Star"}


def test_who_says_the_least_and_who_the_most_stand_beside_what_they_say(tmp_path: Path) -> None:
    """They stood in the order in which the table first names them, whatever they said."""
    held = "day,dead,what,who\n1911,5,h,First\n1911,3,h,Second\n1911,2,h,Third\n1911,5,h,Fourth\n"
    (tmp_path / "a.csv").write_text(held, "utf-8")
    keys = "date: day\nfigure: dead\nthing: what\nsaid-by: who\n"
    (tmp_path / "m.yaml").write_text(keys, "utf-8")
    tables = load().table(tmp_path / "data")
    tables.add(tmp_path / "a.csv", tmp_path / "m.yaml")
    (row,) = tables.conflicts()
    assert [row[key] for key in ("figures", "least", "said_by", "most", "other_said_by")] == [
        4, 2, "Third", 5, "First",
    ]  # fmt: skip


def test_counts_add_up_to_all_rows(harbour: Tables) -> None:
    assert sum(harbour.counts().column("rows")) == 8
    assert sum(harbour.density().column("rows")) == 8


def test_a_limit_is_told(harbour: Tables) -> None:
    found = harbour.window("1911", limit=2)
    assert len(found) == 2
    assert found.notes
    assert not harbour.window("1911", limit=7).notes


def test_arrow_and_pandas_hold_day_numbers(harbour: Tables) -> None:
    pytest.importorskip("pandas")
    frame = harbour.pandas("window", first="1911-08-01", last="1911-08-01")
    assert frame["first_day"].tolist() == [from_iso("1911-08-01")] * 2
    assert harbour.arrow("counts").column_names == ["year", "kind", "kind_iri", "rows", "figures"]


def test_a_value_that_no_question_has_is_refused(harbour: Tables) -> None:
    """Passed over, the answer would be of all rows, and nobody would see it."""
    with pytest.raises(WrongCall, match="not `window`"):
        harbour.arrow("window", window="1911-08")
    with pytest.raises(WrongCall, match="`event=`"):
        harbour.arrow("near")
    with pytest.raises(WrongCall, match="`actor=`"):
        harbour.ask("around", first="1911")


def test_a_name_is_not_run_but_asked(harbour: Tables) -> None:
    """Values are bound, never spliced."""
    with pytest.raises(UnknownName):
        harbour.around("x' OR '1'='1")
    assert harbour.window("1911-08-06")[1]["actor"] == '=HYPERLINK("x")'


def test_what_is_not_there_is_told_with_the_nearest(harbour: Tables) -> None:
    with pytest.raises(UnknownName, match="Police"):
        harbour.around("Polise")
    with pytest.raises(UnknownName, match="There is Dockers' Union"):
        harbour.around("union")
    with pytest.raises(NotFound):
        harbour.near("coup-2003x")
    with pytest.raises(UnknownName, match="window"):
        harbour.arrow("windov")
    with pytest.raises(BackstoryError, match="ends before"):
        harbour.window("1911-08-05", "1911-08-01")


def test_a_table_that_is_not_there_is_told(tmp_path: object) -> None:
    tables = load().table(f"{tmp_path}/none")
    with pytest.raises(CouldNotRun, match="backstory table add"):
        tables.window("1911")
    with pytest.raises(UnknownName, match="duckdb"):
        load().table("x", engine="duckbd").window("1911")


@pytest.mark.parametrize(
    ("words", "method"),
    [
        (["window", "1911-08-02"], lambda t: t.window("1911-08-02")),
        (["around", "Police"], lambda t: t.around("Police")),
        (["together"], lambda t: t.together()),
        (["conflicts"], lambda t: t.conflicts()),
        (["counts"], lambda t: t.counts()),
        (["density", "--window", "1911-08"], lambda t: t.density(first="1911-08")),
    ],
)
def test_the_shell_and_python_say_the_same(
    words: list[str], method: object, harbour: Tables
) -> None:
    done = CliRunner().invoke(doors, ["table", *words, "--data", harbour.data, "--format", "csv"])
    assert done.exit_code == 0, done.output
    assert callable(method)
    assert done.stdout == method(harbour).text("csv")


def test_nothing_near_an_event_says_how_to_ask_for_what_others_did(harbour: Tables) -> None:
    """None of its actors is in the rows; that is not to say that no row is of its days."""
    told = "No row of 2002-04-04/2002-04-21 names an actor of it."
    assert harbour.near("coup-2002").notes[0].startswith(told)
    asked = ["table", "claims", "--about", "coup-2002", "--data", harbour.data]
    done = CliRunner().invoke(doors, asked)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "`backstory table window 2002-04-04/2002-04-21` gives all rows" in done.stderr


def test_rows_become_draft_sources_that_a_dossier_takes(
    fixtures: Path, tmp_path: Path, harbour: Tables
) -> None:
    """Proposed, at their rows, in the form of the dossier: its reader finds nothing wrong."""
    home = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", home)
    tables = load(home).table(tmp_path / "data")
    tables.add(fixtures / "harbour.tsv", fixtures / "harbour.yaml")
    drafts = tables.claims("lockout-1911", first="1911-08")
    assert list(drafts) == ["harbour.yaml"]
    for name, text in drafts.items():
        (home / "sources" / name).write_text(text, "utf-8")
    dossier = read(home)
    made = [c for c in dossier.claims.values() if c.source.endswith("/harbour")]
    assert len(made) == len(tables.window("1911-08"))
    assert {claim.modality for claim in made} == {"proposed"}
    assert {claim.locator.split()[0] for claim in made} == {"row"}
    assert "There are more" not in drafts["harbour.yaml"]
    assert (
        "more than 1 rows"
        in tables.claims("lockout-1911", first="1911-08", limit=1)["harbour.yaml"]
    )
    asked = ["table", "claims", "--about", "lockout-1911", "--window", "1911-08", "--graph",
             str(home), "--data", tables.data]  # fmt: skip
    done = CliRunner().invoke(doors, asked)
    assert done.exit_code == 0, done.output
    assert drafts["harbour.yaml"] in done.stdout
    again = CliRunner().invoke(doors, [*asked, "--out", str(home / "sources")])
    assert isinstance(again.exception, CouldNotRun)


def test_the_draft_of_a_slide_tells_its_headline(tmp_path: Path) -> None:
    """It names nobody and no kind; an empty remark would leave nothing to judge it by."""
    sheet = tmp_path / "slides.csv"
    columns = ["Year", "Month", "Day", "End Year", "End Month", "End Day", "Headline",
               "Text", "Type", "Group", "Media Credit"]  # fmt: skip
    sheet.write_text(f"{','.join(columns)}\n2002,4,11,,,,The march,,,,\n", "utf-8")
    tables = load().table(tmp_path / "data")
    tables.add(sheet, "timelinejs")
    assert 'en: "The march"' in tables.claims("coup-2002", first="2002-04")["slides.yaml"]


def test_a_sheet_without_what_its_makers_did_not_need_is_taken(tmp_path: Path) -> None:
    """Most events have no end; half of an end is a slip, and told."""
    sheet = tmp_path / "slides.csv"
    sheet.write_text("Year,Month,Day,Headline\n2002,4,11,The march\n", "utf-8")
    tables = load().table(tmp_path / "data")
    assert not tables.add(sheet, "timelinejs").bad
    assert tables.window("2002-04-11").rows[0]["thing"] == "The march"
    grouped = tmp_path / "grouped.csv"  # a group is what an event is, as the export writes it
    grouped.write_text("Year,Month,Day,Headline,Group\n1999,,,Vote,referendum\n", "utf-8")
    tables.add(grouped, "timelinejs")
    (row,) = tables.window("1999").rows
    assert row["kind"] == "referendum"
    assert not row.get("place")
    half = tmp_path / "half.csv"
    half.write_text("Year,Month,Day,End Year,Headline\n2002,4,11,,The march\n", "utf-8")
    with pytest.raises(CouldNotRun, match="no column 'End Month'"):
        tables.add(half, "timelinejs")


def test_the_slide_that_opens_a_timeline_is_passed_over_and_told(tmp_path: Path) -> None:
    """It has no day and needs none: to ask for one would be a wrong remedy."""
    sheet = tmp_path / "slides.csv"
    sheet.write_text("Year,Month,Day,Headline,Type\n,,,All,title\n2002,4,11,March,\n", "utf-8")
    asked = ["table", "add", str(sheet), "--map", "timelinejs", "--data", str(tmp_path / "data")]
    done = CliRunner().invoke(doors, asked)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "slides.csv: passed over, as the map says: 1" in done.stderr
    assert [row["thing"] for row in load().table(tmp_path / "data").window("2002")] == ["March"]


def test_a_draft_says_whose_table_it_is_made_of(tmp_path: Path) -> None:
    file = tmp_path / "quads.tsv"
    file.write_text("Police\tAccuse\tStrikers\t2002-04-11\n", "utf-8")
    tables = load().table(tmp_path / "data")
    tables.add(file, "icews-quadruples")
    draft = tables.claims("coup-2002", first="2002-04")["quads.yaml"]
    assert 'publisher: "Integrated Crisis Early Warning System"\nurl: "https://doi.org/' in draft


def test_files_of_one_name_become_a_draft_each_and_no_figure_is_rounded(tmp_path: Path) -> None:
    """Of events.csv and events.tsv one was left; 1,234,567 stood there as 1.23457e+06."""
    (tmp_path / "m.yaml").write_text("date: day\nactor: who\nfigure: dead\n", "utf-8")
    tables = load().table(tmp_path / "data")
    for mark, name, dead in ((",", "events.csv", "1234567"), ("\t", "events.tsv", "0.1234567")):
        lines = (mark.join(cells) for cells in (("day", "who", "dead"), ("2002-04-11", "A", dead)))
        (tmp_path / name).write_text("\n".join(lines), "utf-8")
        tables.add(tmp_path / name, tmp_path / "m.yaml")
    drafts = tables.claims("coup-2002", first="2002-04")
    assert list(drafts) == ["events.yaml", "events-2.yaml"]
    assert "# count: 1234567 " in drafts["events.yaml"]
    assert "# count: 0.1234567 " in drafts["events-2.yaml"]


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "No map of these rows names"), ("es", "Ningún mapa de estas filas")]
)
def test_figures_that_nothing_says_are_of_the_same_thing_are_told_as_such(
    lang: str, told: str, tmp_path: Path
) -> None:
    """*Nothing recorded* would read as if they had been compared."""
    file, how = tmp_path / "dead.csv", tmp_path / "dead.yaml"
    file.write_text("day,dead\n2002-04-11,3\n2002-04-11,5\n", "utf-8")
    how.write_text("date: day\nfigure: dead\n", "utf-8")
    tables = Tables(load().record, tmp_path / "data", lang=lang)
    tables.add(file, how)
    assert tables.conflicts().notes[0].startswith(told)


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "non-state conflict"), ("es", "conflicto sin participación de un Estado")],
)
def test_a_code_reads_as_words(lang: str, told: str, tmp_path: Path) -> None:
    """SQL and Arrow keep the code, by which rows are counted and matched."""
    file = tmp_path / "ged.csv"
    columns = {"date_start": "2002-04-11", "date_end": "2002-04-12", "side_a": "A", "side_b": "B",
               "type_of_violence": "2", "country": "Ruritania", "best": "3", "id": "7",
               "source_office": "Wire", "source_headline": "Fighting"}  # fmt: skip
    file.write_text(f"{','.join(columns)}\n{','.join(columns.values())}\n", "utf-8")
    tables = Tables(load().record, tmp_path / "data", lang=lang)
    assert not tables.add(file, "ucdp").bad
    for table in (tables.window("2002-04-11"), tables.counts()):
        assert table.rows[0]["kind_label"] == told
    assert tables.arrow("counts")["kind"].to_pylist() == ["2"]
    draft = tables.claims("coup-2002", first="2002-04")["ged.yaml"]
    assert f'{lang}: "A – {told} – B (Ruritania)"' in draft


@pytest.mark.parametrize(("lang", "told"), [("en", "deaths"), ("es", "muertes")])
def test_what_is_counted_and_a_month_in_words_read_as_people_write(
    lang: str, told: str, tmp_path: Path
) -> None:
    """The vocabulary's own word, and April 2014 for all days of it."""
    file, how = tmp_path / "dead.csv", tmp_path / "dead.yaml"
    file.write_text("day,who,dead,what\nabril de 2014,A,3,x\n5 de abril de 2014,A,4,x\n", "utf-8")
    how.write_text(
        "date: day\nactor: who\nfigure: dead\ncounted: deaths\nthing: what\ndate-forms: [words]\n",
        "utf-8",
    )
    tables = Tables(load().record, tmp_path / "data", lang=lang)
    assert not tables.add(file, how).bad
    rows = tables.window("2014").rows
    assert [row["date"] for row in rows] == ["2014-04", "2014-04-05"]
    for row in (*rows, *tables.conflicts().rows):
        assert (row["counted"], row["counted_label"]) == ("deaths", told)


def test_every_kind_of_a_map_that_ships_is_called_in_both_languages() -> None:
    for name in shipped_maps():
        how = read_map(name)
        for code in how.kinds if how.labels else ():
            assert set(how.labels[code]) == {"en", "es"}, (name, code)


@pytest.mark.parametrize("address", ["spark://127.0.0.1:1", "sc://127.0.0.1:1/;use_ssl=false"])
def test_a_cluster_that_is_not_there_is_told_at_once(address: str, harbour: Tables) -> None:
    """Spark itself gives up after minutes and never says that the door was shut."""
    pytest.importorskip("pyspark")
    tables = load().table(harbour.data, engine=address)
    with pytest.raises(CouldNotRun, match=f"{address} is not to be reached: .*refused"):
        tables.counts()
