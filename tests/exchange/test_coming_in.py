"""A timeline and an entity of Wikidata become drafts: proposed, with their references, no finer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from paths import ROOT

from backstory.cli import doors
from backstory.dossier import read
from backstory.errors import CouldNotRun
from backstory.exchange.timelinejs import timelinejs
from backstory.exchange.timelinejs_sheet import is_timeline, timelinejs_sheet
from backstory.exchange.wikidata import wikidata_sheet
from backstory.rdf.opening import open_store
from backstory.rdf.record import Record
from backstory.words.messages import message_in

TIMELINE = """\
Year,Month,Day,Time,End Year,End Month,End Day,Display Date,Headline,Text,Media,Type,Group
,,,,,,,,The harbour,,,title,
1911,8,2,,,,,,The men are <b>out</b>,"<p>All of them, &amp; at once</p>",pic.jpg,,
1911,8,,,1911,9,,,A long strike,,,,
1912,,,,,,,,=A settlement,,,,
"""


def _time(time: str, precision: int = 11, calendar: str = "Q1985727") -> dict[str, Any]:
    return {"time": time, "precision": precision,
            "calendarmodel": f"http://www.wikidata.org/entity/{calendar}"}  # fmt: skip


def _statement(number: int, value: Any, *references: dict[str, Any], **more: Any) -> dict[str, Any]:
    snak = {"snaktype": "value", "datavalue": {"value": value}}
    return {"id": f"Q1$A-{number}", "mainsnak": snak, "references": list(references), **more}


def _reference(url: str, title: str = "") -> dict[str, Any]:
    snaks = {"P854": [{"datavalue": {"value": url}}]}
    if title:
        snaks["P1476"] = [{"datavalue": {"value": {"text": title, "language": "es"}}}]
    return {"snaks": snaks}


def _labels(en: str, es: str) -> dict[str, Any]:
    return {"en": {"value": en}, "es": {"value": es}}


ENTITY = {
    "entities": {
        "Q1": {
            "labels": _labels("Harbour strike", "Huelga del puerto"),
            "claims": {
                "P585": [_statement(1, _time("+1911-08-02T00:00:00Z"),
                                    _reference("https://gazette.example/a", "Salen todos"))],
                "P580": [_statement(2, _time("+1911-08-00T00:00:00Z", 10)),
                         _statement(3, _time("+1910-00-00T00:00:00Z", 9), rank="deprecated"),
                         _statement(4, _time("+1911-08-02T00:00:00Z", 11, "Q1985786"))],
                "P276": [_statement(5, {"id": "Q2"})],
                "P710": [_statement(10, {"id": "Q9"}), _statement(6, {"id": "Q3"}, _reference("https://gazette.example/b"),
                                    _reference("javascript:alert(1)"))],
                "P1120": [_statement(7, {"amount": "+19", "lowerBound": "+17",
                                         "upperBound": "+21"})],
                "P31": [_statement(8, {"id": "Q4"})],
            },
        },
        "Q2": {"labels": _labels("Port Town", "Puerto"), "claims": {}},
        "Q3": {"labels": _labels("Anna", "Ana"), "claims": {"P31": [_statement(9, {"id": "Q5"})]}},
    }
}  # fmt: skip


@pytest.fixture
def entity(tmp_path: Path) -> Path:
    path = tmp_path / "Q1.json"
    path.write_text(json.dumps(ENTITY), "utf-8")
    return path


@pytest.fixture
def timeline(tmp_path: Path) -> Path:
    path = tmp_path / "harbour timeline.csv"
    path.write_text(TIMELINE, "utf-8")
    return path


def _spanish(line: str) -> str:
    return message_in(f"a.csv: left out: {line}", "es")


def test_a_timeline_is_known_by_its_columns_and_read_no_finer_than_it_is(timeline: Path) -> None:
    assert is_timeline(timeline)
    sheet, left = timelinejs_sheet(timeline, "strike")
    assert [row.get("date") for row in sheet.rows] == ["1911-08-02", "1911-08/1911-09", "1912"]
    assert [row.get("event") for row in sheet.rows] == [
        "the-men-are-out", "a-long-strike", "a-settlement",
    ]  # fmt: skip
    assert sheet.rows[0].get("gist_en") == "All of them, & at once"
    assert left == ["row 2: title"]
    assert all(f": se dejó fuera: fila {line[4]}" in _spanish(line) for line in left)


def test_the_json_that_is_exported_for_a_timeline_comes_back_as_the_same_events(
    tmp_path: Path,
) -> None:
    record = Record(open_store(ROOT / "graph" / "spain-amnesty-1977.ttl"))
    path = tmp_path / "spain.json"
    path.write_text(timelinejs(record), "utf-8")
    slides = json.loads(path.read_text("utf-8"))["events"]
    assert is_timeline(path)
    sheet, left = timelinejs_sheet(path, "politics")
    assert left == ["title"], "the slide that opens it tells of no event"
    assert [row.get("event") for row in sheet.rows] == [slide["unique_id"] for slide in slides]
    pardon = next(row for row in sheet.rows if row.get("event") == "pardon-1975")
    assert (pardon.get("date"), pardon.get("put_as"), pardon.get("at"), pardon.get("gist_en")) == (
        "1975-11-25", "proposed", "slide 1", "",
    )  # fmt: skip


@pytest.mark.parametrize("odd", ["[]", "{", '{"events": 3}', '{"entities": {}}'])
def test_json_that_is_no_timeline_is_taken_for_none(odd: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(odd, "utf-8")
    assert not is_timeline(path)


def test_a_slide_without_a_year_or_a_headline_is_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    told = {"headline": "In", "text": "<p>They go in.</p>"}
    begun = {"start_date": {"year": "1911", "month": 8}, "display_date": "August 1911"}
    slides = [7, {"text": {"headline": "Out"}}, {"text": told, **begun}]
    path.write_text(json.dumps({"events": slides}), "utf-8")
    sheet, left = timelinejs_sheet(path, "strike")
    assert left == ["slide 2: no year"]
    assert _spanish(left[0]) == "a.csv: se dejó fuera: diapositiva 2: sin año"
    (row,) = sheet.rows
    assert [row.get(key) for key in ("event", "date", "gist_en")] == [
        "in",
        "1911-08",
        "They go in.",
    ]


def test_an_entity_gives_each_statement_with_its_reference(entity: Path) -> None:
    sheet, left = wikidata_sheet(entity, "strike")
    said = [(row.get("date") or row.get("place") or row.get("actor") or row.get("figure"),
             row.get("source")) for row in sheet.rows]  # fmt: skip
    told = dict(said)
    assert list(told) == ["17..21", "q2", "1911-08/..", "1911-08-02", "q3"]
    assert told["1911-08-02"].startswith("gazette-example-")
    assert told["1911-08-02"] != told["q3"]
    assert {told["q2"], told["17..21"]} == {"wikidata-q1"}
    assert {row.get("put_as") for row in sheet.rows} == {"proposed"}
    (dated,) = [row for row in sheet.rows if row.get("date") == "1911-08-02"]
    assert (dated.get("title"), dated.get("language")) == ("Salen todos", "es")
    (place,) = [row for row in sheet.rows if row.get("place")]
    assert place.get("place_name") == "Port Town / Puerto"
    assert left == [
        "Q1 P580: a statement that Wikidata no longer holds to be true",
        "Q1 P580: a date of another calendar, or none",
        "Q1 P710: Q9, of which the file does not say what it is",
    ]
    assert [_spanish(line) for line in left] == [
        "a.csv: se dejó fuera: Q1 P580: una declaración que Wikidata ya no da por cierta",
        "a.csv: se dejó fuera: Q1 P580: una fecha de otro calendario, o ninguna",
        "a.csv: se dejó fuera: Q1 P710: Q9, del que el archivo no dice qué es",
    ]


def test_a_reference_to_a_work_is_no_statement_without_one(tmp_path: Path) -> None:
    """“Stated in” without an address was put down to the item itself, and its page was lost."""
    stated = {"P248": [{"datavalue": {"value": {"id": "Q9"}}}],
              "P304": [{"datavalue": {"value": "12"}}]}  # fmt: skip
    imported = {"P143": [{"datavalue": {"value": {"id": "Q328"}}}],
                "P4656": [{"datavalue": {"value": "https://en.wikipedia.example/w"}}]}  # fmt: skip
    entities = {
        "Q1": {"labels": _labels("Strike", "Huelga"), "claims": {
            "P585": [_statement(1, _time("+1911-08-02T00:00:00Z"), {"snaks": stated},
                                {"snaks": imported}, qualifiers={"P1480": [], "P459": []})]}},
        "Q9": {"labels": _labels("Gazette", "Gaceta")},
    }  # fmt: skip
    path = tmp_path / "q.json"
    path.write_text(json.dumps({"entities": entities}), "utf-8")
    sheet, left = wikidata_sheet(path, "strike")
    assert [[row.get(key) for key in ("source", "title", "at")] for row in sheet.rows] == [
        ["wikidata-q9", "Gazette / Gaceta", "page 12"],
        [sheet.rows[1].get("source"), "https://en.wikipedia.example/w", "whole item"],
    ]
    assert left == ["Q1 P585: its qualifiers P1480, P459"]
    assert _spanish(left[0]) == "a.csv: se dejó fuera: Q1 P585: sus calificadores P1480, P459"


def test_the_title_and_the_eras_of_a_timeline_are_told(tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    slide = {"start_date": {"year": 1911}, "text": {"headline": "A strike"}}
    told = {"title": {"text": {"headline": "All"}}, "events": [slide], "eras": [slide]}
    path.write_text(json.dumps(told), "utf-8")
    sheet, left = timelinejs_sheet(path, "strike")
    assert (len(sheet.rows), left) == (1, ["title", "era"])
    assert _spanish("era") == "a.csv: se dejó fuera: era (época)"


def test_what_wikidata_no_longer_holds_or_does_not_know_is_told(tmp_path: Path) -> None:
    """Of what the import would read; what says nothing of an event is passed over."""
    path, dated = tmp_path / "q.json", _time("+1911-08-02T00:00:00Z")
    nothing = {"id": "Q1$B", "mainsnak": {"snaktype": "somevalue"}}
    claims = {"P585": [_statement(1, dated)], "P580": [_statement(2, dated, rank="deprecated")],
              "P582": [nothing], "P18": [nothing]}  # fmt: skip
    path.write_text(json.dumps({"id": "Q1", "labels": {}, "claims": claims}), "utf-8")
    sheet, left = wikidata_sheet(path)
    assert [row.get("date") for row in sheet.rows] == ["1911-08-02"]
    assert left == [
        "Q1 P580: a statement that Wikidata no longer holds to be true",
        "Q1 P582: no value is known, or there is none",
    ]
    assert not [line for line in left if _spanish(line) == f"a.csv: left out: {line}"]


def test_a_timeline_is_known_by_what_it_holds_and_not_by_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "ours.timelinejs"
    slide = {"start_date": {"year": 1911}, "text": {"headline": "A strike"}}
    path.write_text(json.dumps({"events": [slide]}), "utf-8")
    sheet, _ = timelinejs_sheet(path, "strike")
    assert [row.get("date") for row in sheet.rows] == ["1911"]


def test_a_year_before_christ_is_counted_as_edtf_counts(tmp_path: Path) -> None:
    path = tmp_path / "q.json"
    dated = [_time("-0044-03-15T00:00:00Z"), _time("+1950-00-00T00:00:00Z", 8)]
    claims = {"P585": [_statement(number, each) for number, each in enumerate(dated)]}
    told = {"id": "Q5", "labels": {}, "claims": claims}
    path.write_text(json.dumps(told), "utf-8")
    assert [row.get("date") for row in wikidata_sheet(path)[0].rows] == ["-0043-03-15", "195X"]


STRANGE = ["", "[]", "{}", "{", '{"entities": {"Q1": 3}}', '{"id": "Q1"}',
           '{"id": "Q1", "claims": {"P585": [{"mainsnak": 3}]}}']  # fmt: skip


@pytest.mark.parametrize("text", STRANGE)
def test_what_is_no_entity_is_told_in_one_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "q.json"
    path.write_text(text, "utf-8")
    with pytest.raises(CouldNotRun) as why:
        wikidata_sheet(path)
    assert "\n" not in str(why.value)


@pytest.mark.parametrize("which", ["timeline", "entity"])
def test_the_shell_brings_both_into_a_dossier_that_reads(
    which: str, tmp_path: Path, timeline: Path, entity: Path
) -> None:
    into = tmp_path / "harbour"
    path = {"timeline": timeline, "entity": entity}[which]
    words = ["import", str(path), "--into", str(into), "--kind", "protest"]
    lacking = CliRunner().invoke(doors, words[:-2])
    assert lacking.exit_code == 1
    assert "--kind KIND gives it" in lacking.output, "no column of these has the kind"
    done = CliRunner().invoke(doors, words)
    assert done.exit_code == 0, done.output
    dossier = read(into)
    assert {claim.modality for claim in dossier.claims.values()} == {"proposed"}
    again = CliRunner().invoke(doors, words)
    assert again.exit_code == 0, again.output
    assert read(into).claims.keys() == dossier.claims.keys(), "a second import changes nothing"
