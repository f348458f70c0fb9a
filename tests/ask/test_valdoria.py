"""A dossier in Spanish alone: laws that no event brought, a rumour, figures of its own kind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from growing import grown_of
from paths import HERE

import backstory
from backstory.graph import Graph

VALDORIA = HERE / "fixtures" / "valdoria"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(store=grown_of(VALDORIA), lang="es")


@pytest.mark.parametrize(
    ("law", "day", "held"),
    [
        ("ley-destierros-1875", "1875-02-28", ""),
        ("ley-destierros-1875", "1875-03-01", "certain"),  # a voice says so, and no event
        ("ley-destierros-1875", "1885-01-01", "certain"),
        ("ley-imprenta-1870", "1880-01-29", "certain"),
        ("ley-imprenta-1870", "1880-01-30", ""),  # its repeal names the text as its own
        ("decreto-indulto-1869", "1869-08-09", "certain"),
        ("decreto-indulto-1869", "1869-08-10", "possible"),  # it says that it will lapse
        ("ley-amnistia-1871", "1882-10-31", "certain"),
        ("ley-amnistia-1871", "1882-12-01", ""),
    ],
)
def test_a_law_is_in_force_as_far_as_somebody_says_so(
    graph: Graph, law: str, day: str, held: str
) -> None:
    rows = graph.ask("in_force", valid_at=day)
    assert {str(row["law"]): str(row["held"]) for row in rows}.get(law, "") == held


def test_a_repeal_that_names_only_its_text_is_what_became_of_it(graph: Graph) -> None:
    rows = graph.ask("outcome_of_measure", measure="ley-imprenta-1870")
    assert [(str(row["status"]), str(row["decider"])) for row in rows] == [
        ("repealed", "camara-baja")
    ]
    told = graph.ask("¿Sigue vigente la Ley de Imprenta?").told
    assert "la derogación de la Ley de Imprenta el 30 de enero de 1880" in told[0]


def test_a_law_that_a_voice_says_to_be_in_force_is_told_so(graph: Graph) -> None:
    told = graph.ask("¿Sigue vigente la Ley de Destierros?").told
    assert "vigente (desde el 1 de marzo de 1875)" in told[1]


@pytest.mark.parametrize(
    ("lang", "asked", "told"),
    [
        ("es", "¿Estaba vigente la Ley de Destierros en 1876?",
         "Vigentes el 31 de diciembre de 1876, según consta aquí: Ley de Destierros de 1875."),
        ("es", "¿Estaba vigente la Ley Inventada en 1880?",
         "Ningún texto legal que conste aquí se llama así."),
        ("es", "¿Estaba vigente la amnistía en 1875?",
         "Vigentes el 31 de diciembre de 1875, según consta aquí: Ley de Amnistía de 1871."),
        ("es", "¿Estaba vigente la amnistía en 1860?",
         "Nada de lo que consta aquí tiene «Ley de Amnistía de 1871» por vigente el 31 de "
         "diciembre de 1860."),
        ("en", "Was the Invented Law in force in 1880?",
         "No legal text recorded here is called so."),
    ],
)  # fmt: skip
def test_a_law_is_named_without_its_year_and_an_unknown_one_is_said_to_be_unknown(
    graph: Graph, lang: str, asked: str, told: str
) -> None:
    assert graph.ask(asked, lang=lang).told[0] == told


def test_a_rumour_is_found_by_another_form_of_its_verb(graph: Graph) -> None:
    """A verb of which the dossier has another form is no slip of *hubo*."""
    told = graph.ask("¿Huyó Barros?").told
    assert "Barros habría huido en una goleta inglesa" in told[0]
    assert "Gobierno de Valdoria niega" in told[0]


def test_what_answers_nothing_is_told_as_it_was_typed(graph: Graph) -> None:
    asked = "¿Quién responde de este dosier?"
    assert any(f"'{asked}'" in note for note in graph.ask(asked).notes)


def test_what_is_asked_ordered_warned_of_or_only_reported_is_no_fact(graph: Graph) -> None:
    put = {str(row["modality"]) for row in graph.ask("plans_not_facts")}
    assert put == {
        "asked", "expected", "hoped", "ordered", "proposed", "questioned", "reported", "warned"
    }  # fmt: skip


def test_words_for_what_is_counted_find_what_a_dossier_counts_more_narrowly(graph: Graph) -> None:
    """Prisoners on the island are political prisoners held, of which no other figure stands."""
    for words in ("presos políticos", "political prisoners"):
        assert {str(row["counted"]) for row in graph.figures(words)} == {"counted-presos-isla"}


def test_a_holder_is_told_once_with_whoever_says_so(graph: Graph) -> None:
    told = str(graph.show("ministro-guerra"))
    assert "lo ocupaba ese día Teófilo Arce (Boletín del Yermo, El Eco de Ultramar)" in told


def test_a_hope_in_the_future_tense_is_told_as_a_hope(graph: Graph) -> None:
    told = graph.ask("¿Quedará alguien en la isla al acabar el año?").told
    assert "El Gobierno de Valdoria espera: no quedará nadie en la isla" in told[0]


@pytest.mark.parametrize(
    "words", ["¿Qué se ordenó al ministro de Guerra?", "¿Qué debe hacer el ministerio de Guerra?"]
)
def test_what_somebody_was_told_to_do_is_told(graph: Graph, words: str) -> None:
    (row,) = graph.ask("tasks_given", actor="ministro-guerra")
    assert (str(row["event"]), row["ordered_by"]) == (
        "ley-amnistia-1871",
        None,
    )  # by whom: not stated
    (told,) = graph.ask(words).told
    assert "El ministerio de Guerra debe abrir la prisión de la isla" in told


@pytest.mark.parametrize(
    ("lang", "words", "told"),
    [
        ("es", "¿Qué se ordenó a Ignacio Barros?",
         "Nada de lo que consta aquí dice que se pidiera u ordenara algo a «Ignacio Barros»."),
        ("en", "What was Ignacio Barros ordered to do?",
         "Nothing recorded here says that “Ignacio Barros” was asked or ordered to do anything."),
    ],
)  # fmt: skip
def test_that_nobody_ordered_somebody_anything_is_told(
    graph: Graph, lang: str, words: str, told: str
) -> None:
    assert graph.ask(words, lang=lang).told == (told,)


@pytest.mark.parametrize(
    ("law", "lang", "told"),
    [
        ("ley-amnistia-1871", "es",
         "(anulación en parte; decisión: Tribunal de Casación)"),
        ("ley-amnistia-1871", "en",
         "(repealed as a whole; decider: Cámara de Diputados de Valdoria)"),
        ("ley-imprenta-1870", "es",
         "Derogación de la Ley de Imprenta (decisión: Cámara de Diputados de Valdoria)"),
    ],
)  # fmt: skip
def test_how_and_by_whom_a_law_was_undone_is_shown(
    graph: Graph, law: str, lang: str, told: str
) -> None:
    assert told in str(Graph(store=graph.store, lang=lang).show(law))


def test_a_stated_order_says_which_of_two_was_first(tmp_path: Path) -> None:
    """No source dates the repeal here: one says that it came after the plebiscite."""
    folder = Path(shutil.copytree(VALDORIA, tmp_path / "valdoria"))
    path = folder / "sources" / "eco-1882-12-01.yaml"
    path.write_text(path.read_text("utf-8").replace("  happened: 1882-11-XX\n", ""), "utf-8")
    graph = backstory.load(folder, lang="es")
    (row,) = graph.ask("compare_dates", event="plebiscito-1879", other="derogacion-amnistia-1882")
    assert (row["before"], row["other_date"]) == ("certain", None)
    told = graph.ask("¿La derogación de la amnistía fue después del plebiscito?").told
    assert told == (
        "«Plebiscito de 1879» (17 de agosto de 1879) fue anterior a «Derogación de la amnistía» "
        "(sin fecha).",
    )


def test_of_two_whose_order_nobody_tells_that_is_told(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(VALDORIA, tmp_path / "valdoria"))
    path = folder / "sources" / "eco-1882-12-01.yaml"
    text = path.read_text("utf-8").replace("  happened: 1882-11-XX\n", "")
    path.write_text(text.replace("  after: plebiscito-1879\n", "  precedent: plebiscito-1879\n"))
    graph = backstory.load(folder, lang="en")
    (told,) = graph.ask("Did the Derogación de la amnistía come before the Plebiscito?").told
    assert told.startswith("By what is recorded here, “")


def test_a_disputed_office_is_told_by_its_name_and_not_its_id(graph: Graph) -> None:
    labels = {str(row["value"]): row["value_label"] for row in graph.ask("who_disputes")}
    assert labels["ministro-guerra"] == "Ministerio de Guerra"
