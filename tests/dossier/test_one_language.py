"""A dossier in one language: nothing is said in the other, and its readers lose no row."""

from __future__ import annotations

import csv
import io
import re
import shutil
from pathlib import Path

import pytest
from paths import ROOT

import backstory
from backstory.dossier import read, read_all
from backstory.draw.data import page_data
from backstory.rdf.files import turtle
from backstory.rdf.grow import triples
from backstory.rdf.record import Record

LOCKOUT = ROOT / "tests" / "dossiers" / "good" / "ruritania-lockout"


@pytest.fixture
def spanish(tmp_path: Path) -> Path:
    """Give the good dossier without a word of English."""
    folder = tmp_path / "cierre"
    shutil.copytree(LOCKOUT, folder)
    for path in folder.rglob("*.yaml"):
        text = path.read_text("utf-8")
        text = re.sub(r"^ *(?:(?:title|definition|triggers|also)-)?en:.*\n", "", text, flags=re.M)
        path.write_text(text.replace("- en\n", ""), "utf-8")
    return folder


def test_a_dossier_in_spanish_is_read_and_tells_nothing_in_english(spanish: Path) -> None:
    found = read_all(spanish)
    assert not [str(p) for p in found.problems if p.severity == 2]
    dossier = read(spanish)
    assert dossier.languages == ("es",)
    assert all(set(name.labels) == {"es"} for name in dossier.named())
    own = f"<{dossier.base}" if dossier.base else ":"
    lines = turtle(dossier.id, triples(dossier), dossier.base).decode().splitlines()
    subjects = [line for line in lines if line.startswith(own) and "@en" in line]
    assert not [line for line in subjects if "prefLabel" in line]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_who_reads_another_language_loses_no_row(spanish: Path, lang: str) -> None:
    graph = backstory.load(spanish, lang=lang)
    rows = graph.ask("timeline")
    assert len(rows) == len(backstory.load(LOCKOUT).ask("timeline"))
    assert {row["event_label"] for row in rows} >= {"Cierre patronal de Strelsau de 1911"}
    assert "Cierre patronal de Strelsau" in str(graph.show("lockout-1911"))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_who_reads_another_language_is_told_why_accounts_differ(spanish: Path, lang: str) -> None:
    graph = backstory.load(spanish, lang=lang)
    reason = "Las dos fechas difieren en un día"
    signed = [row for row in graph.disputes().rows if reason in str(row["why"])]
    assert signed
    assert reason in str(graph.show("lockout-1911"))
    assert reason in str(graph.show(str(signed[0]["disagreement"])))


def test_beside_a_dossier_in_two_languages_its_names_fall_back(spanish: Path) -> None:
    graph = backstory.load([spanish, LOCKOUT])
    labels = {row["event_label"] for row in graph.ask("timeline")}
    assert {"Cierre patronal de Strelsau de 1911", "Strelsau lockout of 1911"} <= labels


def test_a_text_in_a_language_that_is_not_declared_is_told(spanish: Path) -> None:
    events = spanish / "events.yaml"
    events.write_text(events.read_text("utf-8").replace("  es:", "  en: X\n  es:", 1), "utf-8")
    [problem] = [p for p in read_all(spanish).problems if p.severity == 2]
    assert problem.code == "D011"
    assert "`en` is not a language of this dossier" in problem.what


def test_what_every_dossier_shares_is_named_in_the_language_of_the_reader(spanish: Path) -> None:
    """The dossier has no English, and what it takes from the common vocabulary has."""
    for row in backstory.load(spanish, lang="en").ask("timeline"):
        assert row["modality_label"] in ("asserted", "reported")
        assert row["its_kind_label"] not in ("indulto", "golpe de Estado o intento")
    assert (
        backstory.load(spanish, lang="es").ask("timeline").rows[0]["modality_label"] == "afirmado"
    )


def test_a_column_of_another_language_is_empty_in_the_export_as_in_what_was_built(
    spanish: Path,
) -> None:
    """The table headed `about_en` bore Spanish names."""
    graph = backstory.load(spanish)
    rows = list(csv.DictReader(io.StringIO(str(graph.export("claims-csv")))))
    assert rows
    assert all(row["about_es"] for row in rows)
    assert not any(row["about_en"] for row in rows)
    assert "Sindicato de Estibadores" not in {row["voices_en"] for row in rows}


def test_who_reads_another_language_is_told_the_gist_too(spanish: Path) -> None:
    """`show --lang en` left out what the editors wrote in their one language."""
    record = backstory.load(spanish).record
    graph = backstory.load(spanish, lang="en")
    told = [claim for claim in record.claims.values()
            if claim.gist and claim.predicate != "ctx:remark"]  # fmt: skip
    assert told
    for claim in told:
        assert claim.gist["es"] in str(graph.show(record.short(claim.iri)))


def test_no_text_is_missed_in_a_language_in_which_the_dossier_says_nothing(spanish: Path) -> None:
    """`en` was asked for, and refused as none of its languages where somebody then wrote it."""
    for name in ("disagreements.yaml", "events.yaml"):
        text = (spanish / name).read_text("utf-8")
        (spanish / name).write_text(re.sub(r"^  es:.*\n", "", text, flags=re.M), "utf-8")
    told = {p.what for p in read_all(spanish).problems if p.code == "D017"}
    assert "`es` is missing" in told
    assert any("has no label in Spanish" in what for what in told)
    assert not [what for what in told if "`en`" in what or "English" in what]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_citation_names_the_language_in_which_the_dossier_is_written(
    spanish: Path, lang: str
) -> None:
    """Who reads English was told that a dossier in Spanish is in English."""
    graph = backstory.load(spanish, lang=lang)
    for name in (spanish.name, "lockout-1911"):
        (first,) = re.findall(r"\A@dataset.*?\n}", str(graph.cite(name, form="bibtex")), re.S)
        assert "  language = {es}," in first


def test_a_page_knows_in_which_language_the_names_are(spanish: Path) -> None:
    """A voice that reads the page aloud in English read Spanish names as English."""
    alone = page_data(Record(backstory.load(spanish).store), engine=False)["dossier"]
    assert alone["language"] == "es"
    both = page_data(Record(backstory.load([spanish, LOCKOUT]).store), engine=False)["dossier"]
    assert "language" not in both, "the title of both is in no one language"
    assert [one.get("language") for one in both["dossiers"]] == ["es", None]
