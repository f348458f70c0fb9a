"""A stranger's query reads only, stops in time, and a wrong one is shown where it breaks."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from backstory.errors import QueryError
from backstory.guard import explained, refuse_reach
from backstory.results import results_xml
from backstory.store import TripleStore, prefixed
from backstory.worker import Supervised

REFUSED = {
    "SELECT ?s WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }": "SERVICE",
    "SELECT ?s FROM <file:///etc/passwd> WHERE { ?s ?p ?o }": "FROM",
    "select ?s from named <http://example.org/> where { ?s ?p ?o }": "FROM",
    "LOAD <http://example.org/a.ttl>": "LOAD",
    "INSERT DATA { <a:b> <a:c> 1 }": "INSERT",
    "# a comment\nDELETE WHERE { ?s ?p ?o }": "DELETE",
    "DROP ALL": "DROP",
}


@pytest.mark.parametrize("query", REFUSED)
def test_what_reaches_out_is_refused_and_what_is_allowed_is_said(query: str) -> None:
    with pytest.raises(QueryError, match=REFUSED[query]) as told:
        refuse_reach(query)
    assert "Allowed: SELECT, ASK, CONSTRUCT and DESCRIBE" in str(told.value)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?from ?load WHERE { ?from ?p ?load }",
        "SELECT ?s WHERE { ?s ?p 'SERVICE <http://x>' } # LOAD",
        'SELECT ?s WHERE { ?s ?p """INSERT\nDATA""" }',
        "SELECT ?s WHERE { ?s <http://example.org/FROM> ?o }",
        "PREFIX load: <http://example.org/> SELECT ?s WHERE { ?s load:from ?o }",
    ],
)
def test_words_that_only_look_like_it_are_let_through(query: str) -> None:
    refuse_reach(query)


def _complaint(query: str) -> str:
    with pytest.raises(QueryError) as told:
        TripleStore(ox.Store()).query(query)
    return explained(query, str(told.value), len(prefixed("")))


def test_a_missing_prefix_is_offered() -> None:
    told = _complaint("SELECT ?e WHERE {\n  ?e a semm:Event }")
    assert told.startswith("line 2, column 8: the prefix `semm:` is not declared")
    assert "write `sem:`" in told
    assert told.split("\n")[2].index("^") == told.split("\n")[1].index("semm")


def test_a_missing_brace_is_told_with_its_line() -> None:
    told = _complaint("SELECT ?e\nWHERE { ?e a sem:Event")
    assert told.startswith("line 2")
    assert "a brace is missing" in told


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 1SERVICE <http://example.org/> { ?a ?b ?c } }",
        "PREFIX : <http://example.org/> SELECT * { SERVICE:x { ?a ?b ?c } }",
        "SELECT * { ?s ?p trueSERVICE <http://example.org/> { ?a ?b ?c } }",
        "SELECT * { FILTER(1<2)SERVICE<http://example.org/> { ?a ?b ?c } }",
        "SELECT *FROM<file:///etc/passwd>{ ?s ?p ?o }",
    ],
)
def test_a_keyword_glued_to_its_neighbour_is_refused_too(query: str) -> None:
    """The engine reads `1SERVICE` as a number and a keyword."""
    with pytest.raises(QueryError, match="is refused"):
        refuse_reach(query)


@pytest.fixture(scope="module")
def supervised() -> Iterator[Supervised]:
    store = ox.Store()
    thing = ox.NamedNode("http://example.org/a")
    store.bulk_extend(ox.Quad(thing, thing, ox.Literal(number)) for number in range(400))
    child = Supervised(lambda: store.dump(format=ox.RdfFormat.N_QUADS) or b"")
    yield child
    child.close()


def test_a_query_stops_at_the_time_limit_and_the_next_one_is_answered(
    supervised: Supervised,
) -> None:
    with pytest.raises(QueryError, match=r"stopped after 0\.5 seconds, the time limit"):
        supervised.ask(
            "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h }", timeout_s=0.5
        )
    answer, cut = supervised.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert (answer.values(), cut) == ([{"n": "400"}], False)


def test_an_answer_is_cut_at_the_row_limit_and_says_so(supervised: Supervised) -> None:
    answer, cut = supervised.ask("SELECT ?o { ?s ?p ?o }", max_rows=10)
    assert (len(answer.rows), cut) == (10, True)
    whole, cut = supervised.ask("SELECT ?o { ?s ?p ?o }", max_rows=400)
    assert (len(whole.rows), cut) == (400, False)


def test_behind_the_refusal_no_socket_and_no_file_can_be_opened(
    supervised: Supervised, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were a keyword to slip through, the child has no descriptor left to reach out with."""
    monkeypatch.setattr("backstory.worker.refuse_reach", lambda query: None)
    with pytest.raises(QueryError, match="could not"):
        supervised.ask("SELECT * { SERVICE <http://127.0.0.1:9999/> { ?s ?p ?o } }")


def test_an_answer_is_written_as_sparql_results_in_xml(supervised: Supervised) -> None:
    rows = supervised.ask('SELECT ?s ?t { BIND (<http://a/&> AS ?s) BIND ("<b>"@es AS ?t) }')[0]
    told = list(ox.parse_query_results(results_xml(rows).encode(), ox.QueryResultsFormat.XML))
    assert [tuple(row) for row in told] == [
        (ox.NamedNode("http://a/&"), ox.Literal("<b>", language="es"))
    ]
    truth = results_xml(supervised.ask("ASK { ?s ?p ?o }")[0])
    assert bool(ox.parse_query_results(truth.encode(), ox.QueryResultsFormat.XML))
