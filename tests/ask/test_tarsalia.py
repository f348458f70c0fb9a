"""A kingdom written in Spanish first: two amnesties, a disputed toll, a referendum, two regents."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from growing import grown_of
from paths import HERE

import backstory
from backstory.graph import Graph

TARSALIA = HERE / "fixtures" / "tarsalia"


@pytest.fixture(params=["es", "en"])
def graph(request: pytest.FixtureRequest) -> Graph:
    return Graph(store=grown_of(TARSALIA), lang=request.param)


def test_the_result_of_a_referendum_is_its_figures_the_final_count_first(graph: Graph) -> None:
    asked = {
        "es": "¿cuál fue el resultado del referendo?", "en": "what was the result of the referendum"
    }[graph.lang]  # fmt: skip
    told = graph.ask(asked).told
    assert {"es": "recuento definitivo", "en": "final count"}[graph.lang] in told[0]
    assert "50,6" in told[0] or "50.6" in told[0]
    assert any("partial" in each or "parcial" in each for each in told[1:])


def test_a_post_is_named_without_its_country_and_no_crisis_of_like_name_is_meant(
    graph: Graph,
) -> None:
    asked = {
        "es": "¿quién era regente en febrero de 1994?",
        "en": "who was regent in February 1994",
    }
    answer = graph.ask(asked[graph.lang])
    assert "--post regente" in answer.notes[0]
    assert {name for name in ("Iria Valcarce", "Teodoro Lanza") if name in str(answer.told)} == {
        "Iria Valcarce", "Teodoro Lanza",
    }  # fmt: skip


def test_who_is_only_reported_to_have_held_a_post_is_told_so(graph: Graph) -> None:
    asked = {"es": "¿quién fue regente en 1994?", "en": "who was regent in 1994"}[graph.lang]
    told = {"Lanza" in each: each for each in graph.ask(asked).told if each.count("1994")}
    without = {"es": "sin darlo por cierto", "en": "without vouching for it"}[graph.lang]
    assert without in told[True]
    assert without not in told[False]


@pytest.mark.parametrize(
    ("asked", "voice"),
    [("¿qué dijo la Liga de los Derechos?", "La Liga de los Derechos contó"),
     ("¿qué dijo la Comisión de la Verdad?", "La Comisión de la Verdad contó")],
)  # fmt: skip
def test_the_name_of_a_voice_is_no_topic_of_another(asked: str, voice: str) -> None:
    graph = Graph(store=grown_of(TARSALIA), lang="es")
    assert graph.ask(asked).told[0].startswith(voice)


def test_a_count_set_against_the_date_of_another_item_is_warned_of(tmp_path: Path) -> None:
    """The id of an item is that of its first statement: its date, where it has one."""
    shutil.copytree(TARSALIA, place := tmp_path / "tarsalia")
    assert not [p for p in backstory.check(place).problems if p.code == "D058"]
    path = place / "sources" / "heraldo-1979-05-04.yaml"
    text = path.read_text("utf-8")
    one = text.replace("  happened: 1979-05-02\n- id: interior-14\n", "  happened: 1979-05-02\n"
                       "  id: interior-14\n")  # fmt: skip
    assert one != text
    path.write_text(one, "utf-8")
    [told] = [p for p in backstory.check(place).problems if p.code == "D058"]
    assert told.at.file.endswith("liga-informe-1980.yaml")
    assert "its id is that of `happened:`, not of `count:`" in told.what


def test_what_ended_a_part_later_is_no_reason_for_not_being_in_force_before(graph: Graph) -> None:
    """In 1985 the law of 1987 was not there: the ruling of 1992 ended nothing."""
    asked = {
        "es": "¿estaba vigente la Ley de Concordia en 1985?",
        "en": "was the Concord Law in force in 1985",
    }[graph.lang]
    told = graph.ask(asked).told
    assert "1985" in told[0]
    assert "1987" in told[1]
    assert not any("1992" in each for each in told)


def test_a_law_with_a_year_in_its_name_is_asked_about_in_another_year(graph: Graph) -> None:
    asked = {
        "es": "¿estaba en vigor la Ley de Concordia de 1987 en 1990?",
        "en": "was the Concord Law of 1987 in force in 1990",
    }[graph.lang]
    told = graph.ask(asked).told
    assert "1990" in told[0]
    assert "1987" in told[0]
    assert len(told) == 1


def test_a_cause_without_a_sentence_of_the_editors_is_a_reason(graph: Graph) -> None:
    asked = {
        "es": "¿por qué se aprobó la segunda amnistía?",
        "en": "why was the second amnesty passed",
    }[graph.lang]
    told = graph.ask(asked).told
    assert {"es": "responde", "en": "responds to"}[graph.lang] in told[0]
