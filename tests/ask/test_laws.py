"""A law of another country: a stray date, an order without dates, a post with two claimants."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import backstory
from backstory.ask.asking import Hit
from backstory.ask.plurals import undone_first
from backstory.ask.typed import Query
from backstory.graph import Graph

FILES = {
    "dossier.yaml": """\
title:
  en: Trial
  es: Prueba
description:
  en: A trial.
  es: Una prueba.
languages:
- en
- es
language: en
focus: law-vote
as-known-on: 1990-12-31
licence: CC-BY-4.0
""",
    "events.yaml": """\
law-vote:
  en: Parliament passes the expiry law
  es: El Parlamento aprueba la ley de caducidad
  kind: adoption
law-promulgation:
  en: Promulgation of the expiry law
  es: Promulgación de la ley de caducidad
  kind: promulgation
referendum:
  en: Referendum on the expiry law
  es: Referendo sobre la ley de caducidad
  kind: referendum
ruling-1988:
  en: The court strikes down two articles of the expiry law
  es: La corte anula dos artículos de la ley de caducidad
  kind: ruling-annul
repeal:
  en: Parliament repeals the expiry law
  es: El Parlamento deroga la ley de caducidad
  kind: repeal
case:
  en: A judge applies the expiry law to one case
  es: Un juez aplica la ley de caducidad a un caso
  kind: ruling
strike:
  en: General strike
  es: Huelga general
  kind: strike
""",
    "instruments.yaml": """\
expiry-law:
  en: Expiry law
  es: Ley de caducidad
  form: law
""",
    "actors.yaml": """\
parliament:
  en: Parliament
  es: Parlamento
  kind: body
court:
  en: Electoral Court
  es: Corte Electoral
  kind: body
commission:
  en: Pro-referendum commission
  es: Comisión pro referendo
  kind: body
alba:
  name: Ana Alba
  kind: person
bruno:
  name: Beto Bruno
  kind: person
caro:
  name: Clara Caro
  kind: person
dario:
  name: Dario Dell
  kind: person
elsa:
  name: Elsa Egan
  kind: person
flora:
  name: Flora Fenn
  kind: person
speaker:
  en: Speaker
  es: Presidencia de la cámara
  kind: post
minister:
  en: Minister of Justice
  es: Ministerio de Justicia
  kind: post
""",
    "sources/a.yaml": """\
title: A
kind: newspaper
publisher: Paper A
issued: 1989-04-17
says:
- at: paragraph 1
  about: law-vote
  happened: 1986-12-22
  instrument: expiry-law
  actors:
    decider: parliament
- at: paragraph 2
  about: law-promulgation
  happened: 1986-12-22
  instrument: expiry-law
- at: paragraph 3
  about: referendum
  happened: 1989-04-16
- at: paragraph 3
  voice: court
  about: referendum
  count: 55.9 vote-share
  when: 1989-04-16
  stage: partial 95 %
- at: paragraph 5
  about: alba
  holds: minister
  when: 1985-03-01/..
- at: paragraph 6
  about: strike
  before: referendum
""",
    "sources/b.yaml": """\
title: B
kind: newspaper
publisher: Paper B
issued: 1989-04-18
says:
- at: paragraph 3
  about: referendum
  happened: 1989-04-16
- at: paragraph 3
  voice: court
  about: referendum
  count: 56.1 vote-share
  when: 1989-04-16
  stage: final
- at: paragraph 9
  about: bruno
  holds: minister
  when: 1987-06-01/..
""",
    "sources/e.yaml": """\
title: E
kind: newspaper
publisher: Paper E
issued: 1988-05-01
says:
- at: paragraph 1
  id: dario-speaker
  about: dario
  holds: speaker
  when: 1988-03-01/..
- at: paragraph 2
  about: flora
  holds: speaker
  when: 1986-03-01/..
""",
    "sources/f.yaml": """\
title: F
kind: newspaper
publisher: Paper F
issued: 1988-09-01
says:
- at: paragraph 1
  about: elsa
  holds: speaker
  when: 1988-06-01/..
  disputes: dario-speaker
""",
    "sources/d.yaml": """\
title: D
kind: newspaper
publisher: Paper D
issued: 1989-05-20
about: expiry-law
says:
- at: paragraph 1
  excludes: homicide
  within: 1973/1985
  limit:
    en: only of officials
    es: solo de funcionarios
  article: 3
- at: paragraph 2
  benefits: military
  limit:
    en: below the rank of major
    es: por debajo del grado de mayor
""",
    "sources/c.yaml": """\
title: C
kind: newspaper
publisher: Paper C
issued: 1989-05-18
says:
- at: paragraph 3
  about: referendum
  happened: 1986-04-16
- at: paragraph 4
  voice: commission
  about: referendum
  count: ~56 vote-share
  when: 1989-04-16
- at: paragraph 5
  about: repeal
  happened: 1990-03-01
  annuls: expiry-law
  extent: whole
  actors:
    decider: parliament
- at: paragraph 8
  about: ruling-1988
  happened: 1988-05-02
  annuls: expiry-law
  extent: part
  article:
  - 3
  - 4
  actors:
    decider: court
- at: paragraph 9
  about: case
  happened: 1987-02-02
  instrument: expiry-law
  actors:
    decider: elsa
- at: paragraph 6
  about: alba
  holds: minister
  when: /1987-05-30
- at: paragraph 7
  about: caro
  holds: minister
  when: 1987-06-01/1989-12-31
""",
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder: Path = tmp_path_factory.mktemp("law") / "portella"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return backstory.load(folder)


def test_one_stray_date_moves_nothing_and_stands_beside(graph: Graph) -> None:
    rows = [row for row in graph.ask("timeline") if row["event"] == "referendum"]
    assert {(row["source"], row["date"]) for row in rows} == {
        ("a", "1989-04-16"), ("b", "1989-04-16"), ("c", "1986-04-16")
    }  # fmt: skip
    assert {(row["worked_out"], int(row["sources"])) for row in rows} == {("1989-04-16", 2)}


def test_a_date_that_lies_apart_is_listed_as_at_odds_until_somebody_signs_it(graph: Graph) -> None:
    rows = [row for row in graph.disputes("referendum") if row["kind"] == "date"]
    assert len(rows) == 2, "once, however many pages carry a date"
    assert "c" in {row["source"] for row in rows}
    assert {row["by"] for row in rows} == {"shown"}
    assert {row["by_label"] for row in rows} == {"the dates show it"}
    assert {row["why"] for row in rows} == {"two dates of one event that cannot both be right"}


def test_an_order_that_a_voice_states_is_certain_without_a_date(graph: Graph) -> None:
    [row] = graph.ask("compare_dates", event="strike", other="referendum")
    assert (row["before"], row["after"], row["overlaps"]) == ("certain", "impossible", "impossible")


def test_nobody_holds_a_post_after_a_stated_end_and_rivals_stand_side_by_side(
    graph: Graph,
) -> None:
    def holders(day: str) -> set[tuple[str, str]]:
        rows = graph.ask("holder_on_day", post="minister", valid_at=day)
        return {(row["person"], row["held"]) for row in rows}

    assert holders("1987-05-15") == {("alba", "certain")}
    assert holders("1988-01-01") == {("bruno", "disputed"), ("caro", "disputed")}
    assert ("bruno", "disputed") in holders("1989-04-18")
    assert holders("1990-06-01") == {("bruno", "possible")}, "a paper of 1989 says: and still"


def test_a_law_that_parliament_repeals_is_not_annulled_by_a_court(graph: Graph) -> None:
    rows = {row["event"]: row for row in graph.ask("outcome_of_measure", measure="expiry-law")}
    assert rows["ruling-1988"]["extent"] == "part"
    ruling = graph.ask("outcome_of_measure", measure="expiry-law")
    assert {row["article"] for row in ruling if row["event"] == "ruling-1988"} == {"3", "4"}
    row = rows["repeal"]
    assert (row["status"], row["extent"], row["decider"]) == ("repealed", "whole", "parliament")
    assert {row["held"] for row in graph.ask("in_force", valid_at="1989-01-01")} == {"certain"}
    assert len(graph.ask("in_force", valid_at="1990-06-01")) == 0
    assert {row["measure"] for row in graph.ask("measures_compared")} == {"expiry-law"}


def test_a_law_that_nobody_dates_has_the_dates_of_its_stages_each_named_as_that(
    graph: Graph,
) -> None:
    rows = graph.ask("measures_compared")
    stages = {row["date_of"]: row for row in rows if row["cell"] == "stage"}
    dated = {event: (row["date"], row["worked_out"]) for event, row in stages.items()}
    assert dated == {
        "law-vote": ("1986-12-22", "1986-12-22"),
        "law-promulgation": ("1986-12-22", "1986-12-22"),
        "ruling-1988": ("1988-05-02", "1988-05-02"),
        "repeal": ("1990-03-01", "1990-03-01"),
    }, "a court that applies the law to one case is no stage of it"
    assert stages["repeal"]["date_of_label"] == "Parliament repeals the expiry law"
    others = [row for row in rows if row["cell"] != "stage"]
    assert {(row["worked_out"], row["date_of"]) for row in others} <= {
        ("1986-12-22", "law-vote"), ("1986-12-22", "law-promulgation")
    }, "the first of its stages stands for a law that nobody dates, by its name"  # fmt: skip
    [kind] = [row for row in rows if row["cell"] == "kind"]
    assert kind["date"] is None, "no voice gives it"


def test_a_law_from_before_1970_has_the_dates_of_its_stages_too(tmp_path: Path) -> None:
    folder = tmp_path / "older"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(re.sub(r"\b19(\d\d)", r"18\1", text), "utf-8")
    rows = backstory.load(folder).ask("measures_compared")
    labels = {row["date_of_label"] for row in rows if row["cell"] == "kind"}
    assert labels <= {"Parliament passes the expiry law", "Promulgation of the expiry law"}, (
        "days before 1970 are negative"
    )
    assert {row["worked_out"] for row in rows if row["cell"] == "kind"} == {"1886-12-22"}


def test_measures_compared_are_told_no_wider_than_the_text(graph: Graph) -> None:
    rows = graph.ask("measures_compared")
    assert {row["limit"] for row in rows if row["cell"] == "reach"} == {"below the rank of major"}
    extents = {row["date_of"]: row["extent"] for row in rows if row["cell"] == "stage"}
    assert (extents["repeal"], extents["ruling-1988"]) == ("whole", "part")
    assert {row["object"] for row in rows if row["cell"] == "decider"} == {"parliament"}
    stages = {row["event"] for row in graph.ask("stages_of_instrument", instrument="expiry-law")}
    assert stages == {"law-vote", "law-promulgation", "ruling-1988", "repeal"}


def test_measures_side_by_side_tell_stages_and_limits(graph: Graph) -> None:
    text = graph.view("measures").text
    assert "adoption by vote: 22 December 1986 — Paper A" in text
    assert "military personnel (only within this limit: below the rank of major) — Paper D" in text
    assert "(within the period: 1973–1985; only within this limit: only of officials;" in text
    assert "article 3 annulled: The court strikes down two articles of the expiry law)" in text
    assert "two articles of the expiry law (in part: articles 3, 4)" in text
    assert "Elsa Egan" not in text, "who applied the law to one case did not decide it"


@pytest.mark.parametrize(
    ("lang", "out", "reach"),
    [
        ("en", "1973/1985; only of officials", "below the rank of major"),
        ("es", "1973/1985; solo de funcionarios", "por debajo del grado de mayor"),
    ],
)
def test_what_a_law_leaves_out_and_reaches_is_told_no_wider_than_the_text(
    graph: Graph, lang: str, out: str, reach: str
) -> None:
    [row] = graph.ask("left_out", lang=lang, measure="expiry-law")
    assert (row["object"], row["limit"], row["article"]) == ("homicide", out, "3")
    assert row["struck_by"] == "ruling-1988", "the article that leaves them out was annulled"
    rows = graph.ask("reach_of_measure", lang=lang, measure="expiry-law")
    assert {row["object"]: row["limit"] for row in rows} == {"homicide": out, "military": reach}


@pytest.mark.parametrize(("lang", "by"), [
    ("en", "The court strikes down two articles of the expiry law"),
    ("es", "La corte anula dos artículos de la ley de caducidad"),
])  # fmt: skip
def test_a_law_in_force_is_told_with_the_articles_that_were_struck_down(
    graph: Graph, lang: str, by: str
) -> None:
    before = graph.ask("in_force", valid_at="1987-06-01", lang=lang)
    assert {row["struck"] for row in before} == {None}, "nothing had been struck down by then"
    after = [row for row in graph.ask("in_force", valid_at="1989-06-01", lang=lang)
             if row["measure"] == "law-promulgation"]  # fmt: skip
    assert {(row["struck"], row["struck_by"], row["struck_by_label"]) for row in after} == {
        ("3", "ruling-1988", by), ("4", "ruling-1988", by),
    }  # fmt: skip
    assert {row["held"] for row in after} == {"certain"}, "the rest of the law stands"


def test_a_rival_stays_where_another_came_in_against_them(graph: Graph) -> None:
    def holders(day: str) -> set[tuple[str, str, str | None]]:
        rows = graph.ask("holder_on_day", post="speaker", valid_at=day)
        return {(row["person"], row["held"], row["rival"]) for row in rows}

    assert holders("1987-05-15") == {("flora", "certain", None)}
    assert ("elsa", "disputed") in {row[:2] for row in holders("1988-09-01")}
    assert {row[:2] for row in holders("1988-10-01")} == {
        ("elsa", "possible"), ("dario", "possible"),
    }, "Dario's claim was told before Elsa came in, and Elsa disputes it"  # fmt: skip
    rivals = {row[0]: row[2] for row in holders("1988-10-01") if row[2]}
    assert rivals["dario"] == "elsa"
    assert rivals["elsa"] == "dario"


@pytest.mark.parametrize(
    ("ruling", "law", "asked"),
    [("The court annuls two articles of the expiry law", "Expiry law of 1986", "annulled"),
     ("La corte anula dos artículos de la ley de caducidad", "Ley de caducidad", "anulada")],
)  # fmt: skip
def test_asked_whether_a_law_was_annulled_its_ruling_is_not_what_is_meant(
    ruling: str, law: str, asked: str
) -> None:
    """“Nothing says that the ruling was annulled”: its name has the words, and the verb."""
    first, second = (
        Hit("ruling-1988", "event", ruling, whole=True),
        Hit("expiry-law", "instrument", law, whole=True),
    )
    query = Query((), (asked,), ("outcome_of_measure",), "", "", is_day=False)
    assert undone_first(query, [first, second]) == [second, first]
    other = replace(query, hints=("status",))
    assert undone_first(other, [first, second]) == [first, second]


@pytest.mark.parametrize(("lang", "part"), [("en", "in part: 3, 4"), ("es", "en parte: 3, 4")])
def test_a_table_says_that_only_a_part_is_annulled(graph: Graph, lang: str, part: str) -> None:
    asked: dict[str, dict[str, str]] = {
        "about": {"subject": "ruling-1988"}, "links_of_event": {"event": "ruling-1988"},
        "single_voiced": {},
    }  # fmt: skip
    for question, given in asked.items():
        labels = [str(row["object_label"]) for row in graph.ask(question, lang=lang, **given)]
        assert any(f"({part})" in label for label in labels), f"{question} is wider than the page"
