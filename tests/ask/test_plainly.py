"""One box in plain words: what is found first, and which question the words come to."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backstory.ask.box import answered, box_of, found
from backstory.ask.find import record_of
from backstory.ask.plain import plain
from backstory.ask.plainly import Box
from backstory.ask.questions import is_plain, questions
from backstory.ask.shelf import Row, Rows
from backstory.graph.front import Graph
from backstory.rdf.store import TripleStore
from backstory.vocabulary import id_of
from backstory.words.columns import heading

Grown = Callable[[str], TripleStore]
SHARED = json.loads((Path(__file__).parents[1] / "shared" / "asked.json").read_text("utf-8"))


def _box(rows: list[list[Any]], main: str = "") -> Box:
    questions = {
        name: {
            blank: (kinds if isinstance(kinds, str) else frozenset(kinds), needed)
            for blank, (kinds, needed) in blanks.items()
        }
        for name, blanks in SHARED["questions"].items()
    }
    return Box(Rows(Row(*row) for row in rows), SHARED["languages"], lambda: questions,
               lambda: SHARED["reach"], main=lambda: main)  # fmt: skip


@pytest.fixture(scope="module")
def box() -> Box:
    return _box(SHARED["rows"], SHARED["main"])


@pytest.fixture
def graph(grown: Grown) -> Graph:
    return Graph(store=grown("venezuela-amnesties"))


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["query"])
def test_plain_words_find_what_they_name_and_the_question_they_ask(
    case: dict[str, Any], box: Box
) -> None:
    understood = box.ask(case["query"])
    ids = [hit.id for hit in understood.hits]
    assert ids[: len(case["hits"])] == case["hits"]
    assert bool(ids) == bool(case["hits"])
    asked = [[each.name, dict(each.values)] for each in understood.questions[:1]]
    assert asked == ([case["question"]] if case["question"] else [])


@pytest.mark.parametrize(("query", "values"), SHARED["small"]["cases"])
def test_a_count_is_of_what_it_is_said_of_and_not_of_what_has_the_word_in_a_shorter_name(
    query: str, values: dict[str, str]
) -> None:
    [first, *_] = _box(SHARED["small"]["rows"]).ask(query).questions
    assert (first.name, dict(first.values)) == ("figures_side_by_side", values)


@pytest.mark.parametrize("case", SHARED["of_all"], ids=lambda case: case["query"])
def test_what_names_nothing_else_is_asked_of_the_main_event_or_of_all(
    case: dict[str, Any], box: Box
) -> None:
    understood = box.ask(case["query"])
    assert understood.named
    assert [[one.name, dict(one.values)] for one in understood.questions[:1]] == [case["question"]]


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["query"])
def test_the_whole_dossier_answers_the_same_words(case: dict[str, Any], grown: Grown) -> None:
    record = record_of(grown("venezuela-amnesties"))
    understood = box_of(record).ask(case["query"])
    ids = [hit.id for hit in understood.hits]
    assert bool(ids) == bool(case["hits"])
    if case["question"]:
        # A claim is named by what it says, and other sentences may come before it: things stay.
        things = {hit for hit in case["hits"] if record.by_id.get(hit) in record.names}
        assert things <= set(ids)
        asked = [[each.name, dict(each.values)] for each in understood.questions]
        # What bears the very name in the whole dossier comes before what only holds it.
        iris = {one: record.by_id[one] for one in ids if one in record.by_id}
        bears = {one for one, iri in iris.items() if record.label(iri, "en") == case["query"]}
        assert case["question"] in asked or any(bears & {*values.values()} for _, values in asked)


@pytest.mark.parametrize(("typed", "meant"), SHARED["undated"])
def test_a_month_without_a_year_is_the_last_such_month(typed: str, meant: str, box: Box) -> None:
    """The last that the sources reach: January alone answered with figures of any month."""
    assert box.mended(typed) == meant


@pytest.mark.parametrize(("lang", "text", "told"), [
    ("en", "what happened in January", "January 2026 is meant"),
    ("es", "qué pasó en enero", "se entiende enero de 2026"),
    ("en", "what happened in January 2026", ""),
])  # fmt: skip
def test_which_month_was_meant_is_said(lang: str, text: str, told: str, graph: Graph) -> None:
    notes = " ".join(graph.ask(text, lang=lang).notes)
    assert told in notes
    assert bool(told) == ("is meant" in notes or "se entiende" in notes)


@pytest.mark.parametrize(("lang", "text", "asks", "told"), [
    ("en", "how long was Simonovis in prison", "events_of_actor", "November 2004"),
    ("es", "cuánto tiempo estuvo preso Leopoldo López", "events_of_actor", "18 de febrero de 2014"),
    ("en", "Put all figures on releases and measures side by side, from the article alone",
     "--subject releases-2026", "302 verified releases"),
    ("es", "Según el artículo, pon lado a lado las cifras de excarcelaciones y medidas",
     "--subject releases-2026", "808 excarcelaciones anunciadas"),
    ("en", "how did Baduel die", "events_of_actor", "No death of Raúl Baduel is recorded here."),
    ("es", "cómo murió Raúl Baduel", "events_of_actor", "Aquí no consta la muerte de Raúl Baduel."),
    ("en", "was Danilo Anderson killed", "events_of_actor", "killed by a car bomb"),
    ("en", "how many people asked for the amnesty", "--counted applications", "12,557"),
    ("es", "cuántas personas pidieron la amnistía", "--counted applications", "12.557"),
    ("es", "cuántos murieron en el golpe de 2002", "--counted deaths", "19 muertes"),
    ("es", "cuántos salieron libres", "figures_side_by_side", "excarcelaciones"),
    ("en", "what did the US say about the amnesty", "statements_per_voice", "denied that any"),
    ("es", "qué dijo Estados Unidos de la amnistía", "statements_per_voice", "negó que"),
    ("es", "cuántos quedaron en libertad", "figures_side_by_side", "excarcelaciones"),
    ("es", "a quiénes no alcanzó la amnistía de 2000", "left_out", "excluye"),
    ("en", "whom does the 2026 law not cover", "left_out", "Soldiers"),
])  # fmt: skip
def test_what_reporters_ask_is_answered_by_what_they_mean(
    lang: str, text: str, asks: str, told: str, graph: Graph
) -> None:
    """What befell somebody in its order, how many applied, whom a law leaves out."""
    answer = graph.ask(text, lang=lang)
    assert asks in answer.notes[0]
    assert told in " ".join(answer.told)


@pytest.mark.parametrize(("lang", "text", "asks", "told"), [
    ("en", "Which earlier clemency measures does the article name, in order, and whose were they?",
     "earlier_measures --event announcement-2026", "2007"),
    ("es", "¿Qué políticos acogieron la propuesta?", "reactions --event announcement-2026",
     "Stalin González"),
    ("en", 'Show the passage behind "110 pardons".', "passages_behind", "110"),
    ("es", "¿De qué trató la amnistía de 2007?", "links_of_event --event amnesty-2007", "2002"),
    ("en", "Which statements about the new law are plans and not facts?", "plans_not_facts", ""),
    ("es", "Compara las cuatro medidas: tipo, quién decidió", "measures_compared", "1936"),
    ("es", "¿En qué fecha exacta se hizo el anuncio?", "dates_of_event", "30 de enero de 2026"),
    ("en", "Which past events best explain the announcement, with reasons?",
     "earlier_measures --event announcement-2026", "2002"),
    ("en", "Timeline of the past events, oldest first.", "timeline", ""),
    ("en", "Which body was told to prepare the text, and by whom?", "tasks_given", ""),
    ("en", "Who disputes the 711, and how does it name the same people?", "who_disputes --number",
     "The Government of Venezuela had consistently denied"),
    ("es", "¿Cuál fue anterior, la amnistía de 2007 o los indultos de 2020?", "compare_dates",
     "fue anterior a"),
])  # fmt: skip
def test_what_an_editor_asks_of_the_main_event_or_of_all_is_understood(
    lang: str, text: str, asks: str, told: str, graph: Graph
) -> None:
    """Of the thirty questions that the dossier must answer these were not understood."""
    answer = graph.ask(text, lang=lang)
    assert f"backstory ask {asks}" in answer.notes[0]
    assert told in " ".join(answer.told)
    assert len(answer)


def test_words_that_ask_which_was_first_are_no_slips_where_few_things_have_them(
    grown: Grown,
) -> None:
    """*primero* became *primer*, and *veto* became *voto*, where no row has the word."""
    box = box_of(record_of(grown("spain-amnesty-1977")))
    text = "¿Qué fue primero, la aprobación o el veto?"
    assert box.mended(text) == text


def test_things_come_before_sentences_and_these_before_sources(box: Box) -> None:
    order = {"claim": 1, "source": 2}
    for case in SHARED["cases"]:
        said = plain(case["query"])
        hits = [hit for hit in box.ask(case["query"]).hits if hit.whole and plain(hit.text) != said]
        groups = [order.get(hit.kind, 0) for hit in hits]
        assert groups == sorted(groups), case["query"]


def test_a_year_asks_for_who_held_a_post_only_if_the_post_is_named(box: Box) -> None:
    """In a page of two countries "amnesty of 1977" came to a post of the other one."""
    name = "President of the commission for the follow-up of the amnesty law"
    rows = [Row("chair", "post", name, "", 4), Row("law-1999", "event", "Law of 1999", "", 9)]
    one = Box(Rows(rows), SHARED["languages"], lambda: box.questions)
    assert "holders_of_post" not in {asked.name for asked in one.ask("amnesty law 1999").questions}
    named = one.ask("president of the follow-up commission 1999").questions
    assert named[0].name == "holders_of_post"


def test_a_number_is_never_taken_for_another() -> None:
    one = Box(
        Rows([Row("a", "event", "Pardons of 2020"), Row("b", "claim", "711 people")]), [], dict
    )
    assert not one.ask("2021").hits
    assert not one.ask("71").hits
    assert not one.ask("7111").hits
    assert plain("7,727") == plain("7.727") == "7727"


@pytest.mark.parametrize("text", ["", "¿?", "</script>", "\x00"])
def test_nothing_breaks_the_box(text: str, box: Box) -> None:
    assert box.ask(text).hits == ()


def test_a_question_in_plain_words_is_answered_and_says_as_what_it_was_understood(
    grown: Grown,
) -> None:
    table = answered(grown("venezuela-amnesties"), "who was excluded in 2007", "en", list)
    assert len(table)
    assert "object" in table.columns
    assert table.notes[0] == "Understood as: backstory ask left_out --measure amnesty-2007"


@pytest.mark.parametrize("asked", ["dead of 11 April 2002", "how many were pardoned in 2020"])
def test_plain_words_give_every_column_of_the_question_whatever_the_rows_have(
    asked: str, grown: Grown
) -> None:
    """Who reads the table in Python finds the same columns, whatever the data; people see fewer."""
    table = answered(grown("venezuela-amnesties"), asked, "en", list)
    assert {*questions()["figures_side_by_side"].returns} <= {*table.columns}
    empty = [name for name in table.columns if not any(row[name] for row in table.rows)]
    assert empty
    shown = table.text("table").splitlines()[0]
    assert all(heading(name, "en") not in shown.split("  ") for name in empty)
    assert table.text("csv").startswith(",".join(table.columns))


def test_words_that_ask_nothing_are_answered_by_what_they_name(grown: Grown) -> None:
    table = answered(grown("venezuela-amnesties"), "Simonovis", "es", list)
    assert table.rows[0]["id"] == "ivan-simonovis"
    asked = "backstory ask statements_of_voice --voice ivan-simonovis"
    assert table.notes[0] == f"Pregunte también: {asked}"


def test_a_number_alone_asks_who_counted_it(grown: Grown) -> None:
    table = answered(grown("venezuela-amnesties"), "711", "es", list)
    assert {row["value"] for row in table.rows} == {711}
    assert table.notes[0] == "Entendido como: backstory ask figures_side_by_side --value 711"


def test_find_gives_sentences_and_sources_after_names(grown: Grown) -> None:
    record = record_of(grown("venezuela-amnesties"))
    kinds = [row["kind"] for row in found(record, "torture", "en", list).rows]
    assert kinds == sorted(kinds, key=["concept", "claim", "source"].index)
    assert {"claim", "source"} <= set(kinds)
    assert all(
        row["kind"] == "claim" for row in found(record, "711", "en", list, kind="claim").rows
    )


def test_a_slip_in_the_name_of_a_question_is_no_plain_word() -> None:
    assert not is_plain("left_ot")
    assert not is_plain("timeline")
    assert not is_plain("who_said_what")
    assert is_plain("left out 2007")
    assert is_plain("711")


@pytest.mark.parametrize(
    ("asked", "lang"),
    [
        ("dead of 11 April 2002", "en"),
        ("muertos del 11 de abril de 2002", "es"),
        ("how many were killed on 11/4/2002", "en"),
        ("fallecidos el once de abril de dos mil dos", "es"),
    ],
)
def test_the_dead_of_a_day_are_told_side_by_side_with_how_to_cite_one(
    asked: str, lang: str, grown: Grown
) -> None:
    graph = grown("venezuela-amnesties")
    table = answered(graph, asked, lang, list)
    assert {id_of(row["subject"].iri) for row in table.rows} == {"coup-2002"}
    assert {id_of(row["counted"].iri) for row in table.rows} == {"deaths"}
    assert "backstory cite " in table.notes[-1]
    shown = table._names()
    assert all(any(row[n] not in (None, "") for row in table.rows) for n in shown)


@pytest.mark.parametrize(
    "asked",
    [
        "how does the coup lead to the announcement",
        "from the announcement to the coup",
        "¿cómo lleva el golpe de 2002 al anuncio?",
        "qué relación hay entre el anuncio y el golpe",
    ],
)
def test_how_one_event_leads_to_another_is_told_from_the_later_one_whoever_comes_first(
    asked: str, grown: Grown
) -> None:
    table = answered(grown("venezuela-amnesties"), asked, "en", list)
    assert table.notes[0].endswith("steps_between --event announcement-2026 --other coup-2002")
    assert len(table)


@pytest.mark.parametrize(
    "asked",
    ["days from the coup to the 2007 amnesty", "días entre la amnistía de 2007 y el golpe de 2002"],
)
def test_days_are_counted_from_the_earlier_of_two_events(asked: str, grown: Grown) -> None:
    table = answered(grown("venezuela-amnesties"), asked, "en", list)
    assert table.notes[0].endswith("days_between --event coup-2002 --other amnesty-2007")
    assert all(row["fewest_days"] > 1000 for row in table)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("11/4/2002", "2002-04-11"), ("4/25/2002", "2002-04-25"), ("31/2/2002", ""),
        ("11 apr 2002", "2002-04-11"), ("Sept. 3rd, 2020", "2020-09-03"),
        ("twenty-first of June two thousand and five", "2005-06-21"),
        ("treinta y uno de diciembre de dos mil siete", "2007-12-31"),
        ("primero de enero del 2026", "2026-01-01"), ("April 2002", ""),
        ("11 de abril", "2002-04-11"),
        ("may 11 people be freed", ""),
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(typed: str, day: str, box: Box) -> None:
    assert box.read(typed).day == day
    assert not box.read(typed).number or not day
