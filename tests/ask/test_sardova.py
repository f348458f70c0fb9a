"""A dossier written from the manual alone, and what a careful person answers from it."""

from __future__ import annotations

import pytest
from growing import grown_of
from paths import HERE

from backstory.graph import Graph

SARDOVA = HERE / "fixtures" / "sardova"
PAIRS = """\
deaths: 14 | deaths: 9 | conflict
deaths: 14 | Union: deaths: more than 12 | compatible
injured: between 40 | injured: 47 | compatible
injured: between 40 | injured: fewer than 30 | conflict
injured: 47 | injured: fewer than 30 | conflict
idle: almost 60 | idle: 38 | conflict
arrests: 211 | arrests: 174 | possible-conflict
arrests: 211 | arrests: 1,640 | later-count
arrests: 1,640 | arrests: 1,200 | conflict
arrests: 1,200 | arrests: 1,900 | not-comparable
arrests: 1,640 | arrests: 1,900 | not-comparable
held: 702 | held: about 650 | not-comparable
held: 702 | held: 415 | possible-conflict
held: about 650 | held: 415 | conflict
held: about 650 | held: 640 | later-count
held: about 650 | held: 690 | later-count
held: 88 | held: about 650 | not-comparable
held: 415 | held: 640 | not-comparable
52.4 | 51.1 | later-count
turnout: 63 | turnout: 62.7 | compatible
1,250,000 | 2,031,444 | later-count
2,031,444 | 1,943,881 | not-comparable
vote: 47 | vote: 51.1 | possible-conflict
about 50 | turnout: 62.7 | conflict
vote: 60 | vote: 51.1 | not-comparable
favour: 86 | favour: 85 | possible-conflict
against: 4 | against: 5 | possible-conflict
favour: 86 | against: 4 | not-comparable
releases: 302 | releases: 298 | revision
releases: 302 | releases: 377 | later-count
releases: 298 | releases: 377 | later-count
releases: 377 | releases: 400 | conflict
releases: 400 | almost 400 | conflict
releases: 377 | almost 400 | compatible
releases: 377 | at least 370 | compatible
releases: 377 | at most 350 | conflict
at least 370 | at most 350 | conflict
almost 400 | at most 350 | conflict
releases: 302 | stated): 808 | not-comparable
releases: 302 | measures): 643 | not-comparable
releases: 120 | releases: 290 | not-comparable
releases: 290 | releases: 298 | later-count
releases: 290 | releases: 302 | later-count
prison: 250 | releases: 302 | not-comparable"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(store=grown_of(SARDOVA))


def test_figures_are_compared_as_a_careful_person_does(graph: Graph) -> None:
    """Forty-four verdicts, written down before the program was asked."""
    rows = list(graph.pairs(every=True))
    wrong = []
    for line in PAIRS.splitlines():
        one, other, verdict = (part.strip() for part in line.split("|"))
        found = {
            str(row["verdict"])
            for row in rows
            for a, b in ((row["one"], row["other"]), (row["other"], row["one"]))
            if one in str(a) and other in str(b)
        }
        wrong += [] if found == {verdict} else [f"{line}: {sorted(found)}"]
    assert wrong == []


@pytest.mark.parametrize(("question", "given", "column", "answer"), [
    ("holder_on_day", {"post": "president", "valid_at": "1991-06-01"}, "person", {"vell"}),
    ("holder_on_day", {"post": "president", "valid_at": "1990-07-01"}, "rival", {"vell", "marek"}),
    ("holder_on_day", {"post": "president", "valid_at": "1994-01-01"}, "person", set()),
    ("holder_on_day", {"post": "interior-minister", "valid_at": "1991-01-01"}, "held", {"certain"}),
    ("holder_on_day", {"post": "interior-minister", "valid_at": "1993-01-01"}, "held",
     {"possible"}),
    ("in_force", {"valid_at": "1990-06-01"}, "law",
     {"earlier-pardon-1975", "emergency-decree-1990", "press-decree-1990"}),
    ("in_force", {"valid_at": "1991-06-01"}, "law",
     {"earlier-pardon-1975", "press-decree-1990", "amnesty-act-1991"}),
    ("in_force", {"valid_at": "1994-06-01"}, "law", {"earlier-pardon-1975", "amnesty-act-1991"}),
    ("in_force", {"valid_at": "1993-06-01"}, "struck", {"None", "article 4"}),
    ("outcome_of_measure", {"measure": "amnesty-act-1991"}, "extent", {"part"}),
    ("outcome_of_measure", {"measure": "press-decree-1990"}, "decider", {"parliament"}),
    ("outcome_of_measure", {"measure": "emergency-decree-1990"}, "status", {"lapsed"}),
    ("outcome_of_measure", {"measure": "mines-bill-1993"}, "status", {"vetoed"}),
    ("outcome_of_measure", {"measure": "conscription-bill"}, "decider", {"senate"}),
    ("compare_dates", {"event": "talks-1990", "other": "referendum-1990"}, "before", {"certain"}),
    ("compare_dates", {"event": "miners-strike-1990", "other": "emergency-1990"}, "overlaps",
     {"certain"}),
    ("compare_dates", {"event": "miners-strike-1990", "other": "emergency-1990"}, "before",
     {"impossible"}),
    ("compare_dates", {"event": "bomb-1990", "other": "emergency-1990"}, "after", {"probable"}),
    ("days_between", {"event": "shooting-orsk-1990", "other": "emergency-1990"}, "most_days",
     {"16"}),
    ("dated_by_year_only", {}, "event", {"earlier-pardon-1975"}),
    ("left_out", {"measure": "amnesty-act-1991"}, "article", {"article 4"}),
    ("tasks_given", {}, "actor", {"interior-ministry"}),
])  # fmt: skip
def test_what_is_known_beforehand_is_answered(
    graph: Graph, question: str, given: dict[str, str], column: str, answer: set[str]
) -> None:
    """A strike that a voice puts before an emergency and that went on shares its days with it."""
    assert {str(row[column]) for row in graph.ask(question, **given)} == answer


def test_two_sources_with_two_days_are_no_majority(graph: Graph) -> None:
    rows = graph.ask("compare_dates", event="bomb-1990", other="emergency-1990")
    assert [str(row["date"]) for row in rows] == ["[1990-05-27~..1990-05-28~]"]


@pytest.mark.parametrize(("lang", "told"), [
    ("en", "Interior Ministry of Sardova (denied): deaths: more than 12"),
    ("es", "Ministerio del Interior de Sardova (negado): muertes: más de 12"),
])  # fmt: skip
def test_whoever_denies_a_number_does_not_state_it(graph: Graph, lang: str, told: str) -> None:
    """It stood beside the others as *Interior Ministry: deaths: more than 12*."""
    rows = Graph(store=graph.store, lang=lang).pairs(every=True)
    assert any(told in str(row["one"]) for row in rows)
