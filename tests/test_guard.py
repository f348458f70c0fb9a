"""A stranger's query reads only, stops in time, and a wrong one is shown where it breaks."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from backstory.errors import QueryError
from backstory.guard import explained, refuse_reach
from backstory.store import TripleStore, prefixed

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
