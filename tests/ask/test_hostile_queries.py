"""Whatever a stranger asks is answered, refused or stopped; nobody is reached, no door breaks."""

from __future__ import annotations

import contextlib
import http.server
import os
import threading
from collections.abc import Iterator

import pytest
from paths import GOOD
from serving import SOON_S

import backstory
from backstory.errors import BackstoryError

FUZZ = "BACKSTORY_FUZZ" in os.environ
"""`make fuzz` asks all of them; the tests those that take no time."""


@pytest.fixture(scope="module")
def heard() -> Iterator[tuple[str, list[str]]]:
    """Listen for whoever a query reaches: its address, and who came."""
    came: list[str] = []

    class Listening(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            came.append(self.path)
            self.send_response(200)
            self.end_headers()

        do_POST = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Listening)
    threading.Thread(target=server.serve_forever, args=(SOON_S,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/x", came
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def graph() -> backstory.Graph:
    return backstory.grow(GOOD / "ruritania-lockout")


def _reaching(address: str) -> list[str]:
    """Give queries that would reach an address."""
    found = []
    kw = ["SERVICE", "service", "SeRvIcE", "SERVICE SILENT", "S\\u0045RVICE"]
    for k in kw:
        for ws in [" ", "\t", "\n", "\r", "#c\n", "#c\r", "\u00a0", "\x0b", "\x0c", "\u2028", ""]:
            found.append(f"SELECT * {{ {k}{ws}<{address}> {{ ?s ?p ?o }} }}")  # noqa: PERF401
    found += [
        f"SELECT * FROM <{address}> {{ ?s ?p ?o }}",
        f"SELECT * FROM NAMED <{address}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        f"ASK FROM <{address}> {{}}",
        f"CONSTRUCT FROM <{address}> WHERE {{ ?s ?p ?o }}",
        f"DESCRIBE <{address}> FROM <{address}>",
        f"BASE <{address}> SELECT * FROM <> {{}}",
        f"PREFIX a: <{address}> SELECT * FROM a: {{}}",
        f"LOAD <{address}>",
        "LOAD <file:///etc/passwd> INTO GRAPH <urn:x>",
        "INSERT DATA { <a:a> <a:b> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "CLEAR DEFAULT",
        "CREATE GRAPH <a:b>",
        "COPY <a:a> TO <a:b>",
        "MOVE <a:a> TO <a:b>",
        "ADD <a:a> TO <a:b>",
        "WITH <a:b> DELETE {?s ?p ?o} WHERE {?s ?p ?o}",
        "SELECT * { ?s ?p 'x' . SERVICE ?s { ?a ?b ?c } }",
        f"SELECT * {{ VALUES ?s {{ <{address}> }} SERVICE ?s {{ ?a ?b ?c }} }}",
        f"SELECT * {{ BIND(IRI('{address}') AS ?e) SERVICE ?e {{ ?a ?b ?c }} }}",
        f"SELECT * {{ {{ SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }} }} }}",
        f"SELECT * {{ OPTIONAL {{ SERVICE <{address}> {{ ?s ?p ?o }} }} }}",
        f"SELECT * {{ FILTER EXISTS {{ SERVICE <{address}> {{ ?s ?p ?o }} }} }}",
        f"SELECT * {{ MINUS {{ SERVICE <{address}> {{ ?s ?p ?o }} }} }}",
        f"SELECT * {{ ?s ?p '''a''' . SERVICE<{address}>{{?s ?p ?o}} }}",
        f'SELECT * {{ ?s ?p """a""b""" . SERVICE<{address}>{{?s ?p ?o}} }}',
        f"SELECT * {{ ?s ?p 'a\\'b' . SERVICE<{address}>{{?s ?p ?o}} }}",
        f"SELECT * {{ ?s ?p 'a'@en. SERVICE<{address}>{{?s ?p ?o}} }}",
        f"SELECT * {{ ?s ?p 1.SERVICE<{address}>{{?s ?p ?o}} }}",
        f"SELECT * {{ ?s ?p 1e0SERVICE<{address}>{{?s ?p ?o}} }}",
        f"SELECT * {{ ?s ?p trueSERVICE<{address}>{{?s ?p ?o}} }}",
        f"SELECT * {{ ?s <a#b> 'x' . #'\nSERVICE<{address}>{{?s ?p ?o}} }}",
        f'SELECT * {{ ?s ?p "#" SERVICE<{address}>{{?s ?p ?o}} }}',
        f"SELECT * {{ <a:'> ?p ?o . SERVICE<{address}>{{?s ?p ?o}} }}",
        f"SELECT * {{ a:\\' ?p ?o . SERVICE<{address}>{{?s ?p ?o}} . a:\\' ?p ?o }}",
        f"SELECT * {{ <<( ?a ?b ?c )>> ?p ?o SERVICE<{address}>{{?s ?p ?o}} }}",
        f"SELECT * {{ ?s ?p ?o LATERAL {{ SERVICE <{address}> {{ ?s ?p ?o }} }} }}",
        f"SELECT (1 AS ?x) {{ GRAPH <{address}> {{ ?s ?p ?o }} }}",
    ]
    return found


HEAVY = [
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a (<a:b>|!<a:b>)* ?c . ?c (<a:b>|!<a:b>)* ?d }",
    "SELECT (GROUP_CONCAT(?o) AS ?x) { ?a ?b ?o . ?c ?d ?e }",
    "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c",
    "SELECT * { BIND(REPLACE('" + "a" * 9000 + "','(a*)*b','x') AS ?x) }",
    "SELECT * { FILTER(REGEX('" + "a" * 40 + "','(a|aa)+$')) }",
    "SELECT * {" + "{" * 30000 + "}" * 30000 + "}",
    "SELECT " + "(" * 20000 + "1" + ")" * 20000,
    "SELECT * { FILTER(" + "!" * 50000 + "true) }",
    "SELECT * {" + " UNION ".join(["{?s ?p ?o}"] * 3000) + "}",
    "SELECT * { ?s " + "/".join(["<a:b>"] * 50000) + " ?o }",
    "SELECT * { VALUES ?x {" + "1 " * 400000 + "} }",
    "SELECT * { ?s ?p " + "<<( " * 5000,
    "SELECT (CONCAT(" + ",".join(["?o"] * 1000) + ") AS ?x) { ?s ?p ?o . ?a ?b ?c }",
    "SELECT * { BIND(STRDT(REPLACE(STR(NOW()),'.','" + "x" * 100000 + "'),<a:b>) AS ?a) }",
    "SELECT ?x { BIND('x' AS ?x0) "
    + "".join(f"BIND(CONCAT(?x{i},?x{i}) AS ?x{i + 1}) " for i in range(40))
    + " BIND(?x40 AS ?x) }",
    "",
    "{",
    "SELECT",
    "\x00",
    "\ufeffSELECT * {?s ?p ?o} LIMIT 1",
    "SELECT * { ?s ?p '\x00' }",
    'SELECT * { ?s ?p "\\uD800" }',
    "SELECT ?\u202ex { ?s ?p ?o } LIMIT 1",
    "EXPLAIN SELECT * {}",
    "SELECT * { ?s ?p ?o } ; DROP ALL",
    "SELECT * { ?s ?p ?o } LIMIT -1",
    "SELECT * { ?s ?p ?o } LIMIT 99999999999999999999999",
    "DESCRIBE ?s { ?s ?p ?o . ?a ?b ?c }",
    "CONSTRUCT { ?a ?e ?c } WHERE { ?a ?b ?c . ?d ?e ?f }",
    "SELECT (UUID() AS ?u) (RAND() AS ?r) (NOW() AS ?n) {}",
    "SELECT (<file:///etc/passwd> AS ?x) {}",
    "ASK { <file:///etc/passwd> ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o . ?x ?y ?z }",
]
"""What would run for ever, fill the memory, or break the parser."""


def _asked(graph: backstory.Graph, query: str) -> None:
    with contextlib.suppress(BackstoryError):
        graph.sparql(query, timeout_s=4)


def test_no_query_reaches_anybody(graph: backstory.Graph, heard: tuple[str, list[str]]) -> None:
    address, came = heard
    for query in _reaching(address):
        _asked(graph, query)
    assert not came


@pytest.mark.skipif(not FUZZ, reason="takes a minute: make fuzz")
@pytest.mark.parametrize(
    "query", HEAVY, ids=lambda query: query[:40].encode("unicode_escape").decode()
)
def test_no_query_breaks_the_door(graph: backstory.Graph, query: str) -> None:
    _asked(graph, query)
