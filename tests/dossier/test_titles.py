"""What the editors call a source stands in each language; a title stands as its source has it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from paths import GOOD

from backstory.ask.questions import answer
from backstory.dossier import read
from backstory.rdf.grow import store_of
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.tell.cite import citation
from backstory.tell.saying import Speaker

WIRE = "wire-1911-08-11"


@pytest.fixture
def record(grown: Callable[[str], TripleStore]) -> Record:
    return Record(grown("ruritania-lockout"))


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "Page of the wire on the lockout, an agency of the capital, 11 August 1911"),
        ("es", "Página de la agencia sobre el cierre, una agencia de la capital, 11 de agosto"),
    ],
)
def test_a_described_source_is_told_in_either_language_without_quotation_marks(
    record: Record, lang: str, told: str
) -> None:
    assert Speaker(record, lang).source(record.by_id[WIRE]).startswith(told)


def test_a_title_stays_in_the_language_of_its_source(record: Record) -> None:
    iri = record.by_id["board-report-1911"]
    assert record.sources[iri].titles == {"en": "Report of the Board"}
    assert Speaker(record, "es").source(iri).startswith("«Report of the Board»")


def test_titles_and_publishers_are_tagged_in_the_graph(
    grown: Callable[[str], TripleStore],
) -> None:
    told = grown("ruritania-lockout").query("""
        SELECT (LANG(?t) AS ?lang) (STR(?t) AS ?title) WHERE { ?s dcterms:title ?t ;
          dcterms:publisher ?p . FILTER (LANG(?t) = LANG(?p)) } ORDER BY ?lang""")
    assert [row["lang"] for row in told.values()] == ["en", "es"]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_two_titles_make_no_row_twice(grown: Callable[[str], TripleStore], lang: str) -> None:
    graph = grown("ruritania-lockout")
    held = answer(graph, "sources_held", lang=lang)
    assert len(held) == 4
    wire = next(row for row in held if str(row["source"]) == WIRE)
    assert wire["source_label"].startswith("Page" if lang == "en" else "Página")
    assert wire["publisher"].startswith("an" if lang == "en" else "una")
    rows = [row["claim"] for row in answer(graph, "figures_side_by_side", lang=lang)]
    assert len(rows) == len(set(rows))


def test_a_citation_is_in_the_language_of_its_reader(record: Record) -> None:
    for lang, title in (("en", "Page of the wire"), ("es", "Página de la agencia")):
        assert citation(record, record.by_id[WIRE], lang).startswith(title)


def test_words_for_a_text_that_is_not_held_stand_in_each_language(tmp_path: Path) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    wire = folder / "sources" / f"{WIRE}.yaml"
    both = "copy-of:\n  en: a report not held\n  es: una nota que no se tiene\n"
    wire.write_text(wire.read_text("utf-8").replace("copy-of: gazette-1911-08-10\n", both), "utf-8")
    kept = store_of(read(folder))
    found = Record(TripleStore(kept, str(folder)))
    source = found.sources[found.by_id[WIRE]]
    assert Speaker(found, "es").original(source) == "una nota que no se tiene"
    assert Speaker(found, "en").original(source) == "a report not held"


def test_an_actor_publishes_under_its_name_where_its_id_is_written(tmp_path: Path) -> None:
    """A page would else be shown as published by `prison-league`."""
    place = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / place.name, place)
    path = place / "sources" / "union-pamphlet-1911.yaml"
    actor, name = next(iter(read(place).actors.items()))
    text = re.sub(r"(?m)^publisher: .*", f"publisher: {actor}", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    published = read(place).sources[path.stem].publishers
    assert {*published.values()} == {*name.labels.values()}
