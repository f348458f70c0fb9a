"""A question within a limit is SPARQL that gives what the smaller graph of the limit gives."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
import pytest
from growing import shipped

from backstory.ask.patterns import parsed, printed
from backstory.ask.questions import question_text, questions
from backstory.errors import QueryError
from backstory.graph import Graph
from backstory.rdf.limits import limited
from backstory.rdf.store import TripleStore

HOME = "https://w3id.org/backstory/venezuela-amnesties/"
LIMITS = {
    "a source": ("announcement-article", "", None),
    "a voice": ("", "foro-penal", None),
    "an early day": ("", "", "2007-12-31"),
    "a late day": ("", "", "2026-01-30"),
    "a voice by a day": ("", "foro-penal", "2026-02-01"),
    "all three": ("announcement-article", "foro-penal", "2026-02-01"),
}
DAYS = {"2007-12-31": 13878, "2026-01-30": 20483, "2026-02-01": 20485}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return shipped()


@cache
def _smaller(limit: str) -> TripleStore:
    source, voice, day = LIMITS[limit]
    return limited(
        shipped().store,
        source=ox.NamedNode(HOME + source) if source else None,
        voice=ox.NamedNode(HOME + voice) if voice else None,
        known_at=DAYS[day] if day else None,
    )


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("name", sorted(questions()))
def test_a_limit_in_the_text_is_the_smaller_graph(name: str, limit: str, graph: Graph) -> None:
    """Same rows, value for value, in the same order; with and without a day to hold against."""
    asked = questions()[name]
    given = dict(zip(("source", "voice", "known_at"), LIMITS[limit], strict=True))
    given = {key: value for key, value in given.items() if value}
    if asked.parameters.keys() & given.keys():
        pytest.skip("the question has that as a parameter of its own")
    small = _smaller(limit)
    few = {key: value for key, value in asked.example.items() if asked.parameters[key].required}
    timed = asked.time and "valid_at" not in asked.parameters
    for values in (asked.example, few, *([{**asked.example, "valid_at": DAY}] if timed else [])):
        there = small.query(question_text(graph.store, asked, values))
        here = graph.store.query(question_text(graph.store, asked, {**values, **given}))
        width = len(there.columns)
        assert here.columns[:width] == there.columns
        assert [row[:width] for row in here.rows] == list(there.rows)


DAY = "2026-01-30"


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_text_is_read_whole_and_written_again(name: str, graph: Graph) -> None:
    """Nothing of a question is lost on the way through its tree."""
    asked = questions()[name]
    text = question_text(graph.store, asked, asked.example)
    again = printed(*parsed(text))
    assert printed(*parsed(again)) == again
    assert graph.store.query(again) == graph.store.query(text)


def test_within_a_day_alone_the_text_says_where_to_begin(graph: Graph) -> None:
    """Virtuoso lost 4 of 34 rows without it; beside other limits it takes too much memory."""
    never = "LIMIT 1000000"
    texts = {
        limits: graph.question_text("measures_compared", measure="amnesty-2007", **dict(limits))
        for limits in ((), (("known_at", DAY),), (("known_at", DAY), ("voice", "foro-penal")))
    }
    assert [text.count(never) - texts[()].count(never) for text in texts.values()] == [0, 1, 0]


def test_what_had_been_said_by_a_day_says_how_surely(graph: Graph) -> None:
    """What bears no date of its own may have been said; what was said later is left out."""
    every = graph.ask("dates_of_event", event="announcement-2026")
    by_then = graph.ask("dates_of_event", event="announcement-2026", known_at="2026-01-30")
    assert 0 < len(by_then) < len(every)
    assert {str(row["known"]) for row in by_then} <= {"certain", "possible"}
    assert by_then.rows == graph.ask(
        "dates_of_event", event="announcement-2026", known_at="2026-01-30", lang="en"
    ).rows  # fmt: skip


def test_a_date_is_worked_out_from_what_is_left(graph: Graph) -> None:
    """Within the limit of one source an event bears the date that this one gives."""
    rows = graph.ask("timeline", source="announcement-article")
    assert len(rows)
    assert {str(row["sources"]) for row in rows} == {"1"}


def test_a_text_that_is_no_question_is_refused() -> None:
    with pytest.raises(QueryError, match="cannot be limited"):
        parsed("SELECT ?a WHERE { ?a ?b ")


@pytest.mark.parametrize("limit", LIMITS)
def test_what_is_limited_is_told_with_the_title_and_what_is_left(limit: str, graph: Graph) -> None:
    """It is a part of the dossier, not a graph without one; what it holds is counted anew."""
    whole, small = graph.summary(), Graph(store=_smaller(limit)).summary()
    assert small["title"] == whole["title"]
    assert small.keys() == whole.keys()
    claims = int(small["Claim"].replace(",", ""))
    assert claims == len(Graph(store=_smaller(limit)).record.claims)
    assert claims < int(whole["Claim"].replace(",", ""))
