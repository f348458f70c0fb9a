"""
The SPARQL 1.1 Protocol, request by request: what the W3C's cases ask for, written anew as a table.

Sources:
    W3C, "SPARQL 1.1 Protocol", 2013; the cases of its working group, by their names.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import pytest
from serving import Served

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
JSON = "application/sparql-results+json"
ONE, TWO = "http://example.org/graph1", "http://example.org/graph2"
ROWS = {JSON, "application/sparql-results+xml", "text/csv", "text/tab-separated-values"}
TRIPLES = {"text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"}


@dataclass(frozen=True)
class Case:
    """One request and what must come of it."""

    name: str
    method: str = "GET"
    address: str = ""
    """After `?`."""
    body: bytes | None = None
    kind: str = ""
    status: int = 200
    kinds: frozenset[str] = frozenset(ROWS)
    truth: bool | None = None
    """What an ASK must answer."""


def _given(**values: str | list[str]) -> str:
    return urlencode({key.replace("_", "-"): value for key, value in values.items()}, doseq=True)


def _form(**values: str | list[str]) -> bytes:
    return _given(**values).encode()


BOTH = f"ASK {{ GRAPH <{ONE}> {{ ?x ?p ?y }} GRAPH <{TWO}> {{ ?a ?b ?c }} }}"
PLAIN = 'ASK { ?s ?p "one" . ?t ?q "two" }'
MIXED = f'ASK {{ ?s ?p "one" GRAPH <{TWO}> {{ ?t ?q "two" }} }}'
QUERIES = [
    Case("query_get", address=_given(query="ASK {}"), truth=True),
    Case("query_post_form", "POST", body=_form(query="ASK {}"), kind=FORM, truth=True),
    Case("query_post_direct", "POST", body=b"ASK {}", kind=QUERY, truth=True),
    Case("query_content_type_select", address=_given(query="SELECT (1 AS ?one) {}")),
    Case("query_content_type_ask", address=_given(query="ASK {}")),
    Case("query_content_type_describe", address=_given(query="DESCRIBE <http://example.org/a>"),
         kinds=frozenset(TRIPLES)),
    Case("query_content_type_construct",
         address=_given(query="CONSTRUCT { <urn:s> <urn:p> 1 } WHERE {}"),
         kinds=frozenset(TRIPLES)),
    Case("query_dataset_default_graph", "POST", kind=FORM, truth=True,
         body=_form(query='ASK { ?s ?p "one" }', default_graph_uri=ONE)),
    Case("query_dataset_default_graphs_get", truth=True,
         address=_given(query=PLAIN, default_graph_uri=[ONE, TWO])),
    Case("query_dataset_default_graphs_post", "POST", kind=FORM, truth=True,
         body=_form(query=PLAIN, default_graph_uri=[ONE, TWO])),
    Case("query_dataset_named_graphs_post", "POST", kind=FORM, truth=True,
         body=_form(query=BOTH, named_graph_uri=[ONE, TWO])),
    Case("query_dataset_named_graphs_get", truth=True,
         address=_given(query=BOTH, named_graph_uri=[ONE, TWO])),
    Case("query_dataset_full", "POST", kind=FORM, truth=True,
         body=_form(query=MIXED, default_graph_uri=ONE, named_graph_uri=TWO)),
    Case("query_multiple_dataset", "POST", kind=FORM, truth=True,
         body=_form(query=f'ASK FROM <{TWO}> {{ ?s ?p "one" }}', default_graph_uri=ONE)),
    Case("bad_query_method", "PUT", body=_form(query="ASK {}"), kind=FORM, status=405),
    Case("bad_multiple_queries", address=_given(query=["ASK {}", "SELECT * {}"]), status=400),
    Case("bad_query_wrong_media_type", "POST", body=b"ASK {}", kind="text/plain", status=415),
    Case("bad_query_missing_form_type", "POST", body=_form(query="ASK {}"), status=415),
    Case("bad_query_missing_direct_type", "POST", body=b"ASK {}", status=415),
    Case("bad_query_non_utf8", "POST", body="ASK {}".encode("utf-16"),
         kind=f"{QUERY}; charset=UTF-16", status=415),
    Case("bad_query_syntax", address=_given(query="ASK {"), status=400),
]  # fmt: skip
CLEAR = "CLEAR ALL"
INSERT = "INSERT DATA { <urn:s> <urn:p> 1 }"
UPDATES = [
    Case("update_post_form", "POST", body=_form(update=CLEAR), kind=FORM),
    Case("update_post_direct", "POST", body=CLEAR.encode(), kind=UPDATE),
    Case("update_dataset_default_graph", "POST", kind=FORM,
         body=_form(update=INSERT, using_graph_uri=ONE)),
    Case("update_dataset_default_graphs", "POST", kind=FORM,
         body=_form(update=INSERT, using_graph_uri=[ONE, TWO])),
    Case("update_dataset_named_graphs", "POST", kind=FORM,
         body=_form(update=INSERT, using_named_graph_uri=[ONE, TWO])),
    Case("update_dataset_full", "POST", kind=FORM,
         body=_form(update=INSERT, using_graph_uri=ONE, using_named_graph_uri=TWO)),
    Case("update_base_uri", "POST", kind=FORM,
         body=_form(update="BASE <http://example.org/> INSERT DATA { <s> <p> 1 }")),
    Case("bad_update_get", "GET", address=_given(update=CLEAR)),
    Case("bad_multiple_updates", "POST", body=_form(update=[CLEAR, CLEAR]), kind=FORM),
    Case("bad_update_wrong_media_type", "POST", body=CLEAR.encode(), kind="text/plain"),
    Case("bad_update_missing_form_type", "POST", body=_form(update=CLEAR)),
    Case("bad_update_missing_direct_type", "POST", body=CLEAR.encode()),
    Case("bad_update_non_utf8", "POST", body=CLEAR.encode("utf-16"),
         kind=f"{UPDATE}; charset=UTF-16"),
    Case("bad_update_syntax", "POST", body=_form(update="CLEAR XYZ"), kind=FORM),
]  # fmt: skip


def _send(small: Served, case: Case, **more: str):
    path = "/sparql" + (f"?{case.address}" if case.address else "")
    kind = {"Content_Type": case.kind} if case.kind else {}
    return small.ask(case.method, path, case.body, **kind, **more)


@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case.name)
def test_a_query_is_answered_as_the_protocol_says(small: Served, case: Case) -> None:
    reply = _send(small, case)
    assert reply.status == case.status, reply.text
    if case.status == 200:
        assert reply.kind in case.kinds
    else:
        assert len(reply.text.split()) > 3, "an error is told in words"
    if case.truth is not None:
        assert json.loads(_send(small, case, Accept=JSON).text)["boolean"] is case.truth


@pytest.mark.parametrize("case", UPDATES, ids=lambda case: case.name)
def test_an_update_is_refused_with_words_and_changes_nothing(small: Served, case: Case) -> None:
    reply = _send(small, case)
    assert 400 <= reply.status < 500
    assert reply.kind == "text/plain"
    assert len(reply.text.split()) > 3
    count = small.get(f"/sparql?{_given(query='SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')}",
                      Accept="text/csv")  # fmt: skip
    assert count.text == "n\r\n1\r\n"


@pytest.mark.parametrize(
    ("method", "path", "kind", "status", "told"),
    [
        ("GET", "/sparql?query=SELEC", "", 400, "`SELEC` no es una palabra de SPARQL"),
        ("GET", f"/sparql?query={quote('ASK { FILTER (xsd:dat(1)) }')}", "", 400,
         "`xsd:dat` no es aquí ninguna función"),
        ("GET", f"/sparql?query={quote('ASK { SERVICE <x:y> { ?s ?p ?o } }')}", "", 400,
         "SERVICE en la línea 1 se rechaza"),
        ("PUT", "/sparql", "", 405, "PUT no se responde aquí; sí GET, HEAD, OPTIONS, POST."),
        ("POST", "/sparql", "text/plain", 415, "Una consulta se envía como"),
        ("POST", "/sparql", UPDATE, 403, "Este servidor solo lee"),
        ("PUT", "/", "", 405, "PUT no se responde aquí; sí GET, HEAD, OPTIONS."),
        ("DELETE", "/read", "", 405, "DELETE no se responde aquí"),
        ("POST", "/read", "image/png", 415, "Un texto se envía como"),
        ("GET", "/search?q=%ff", "", 400, "La dirección no está en UTF-8"),
        ("GET", "/sparql?query=%ff", "", 400, "La dirección no está en UTF-8"),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", "", 400, "Dé una sola consulta: hay 2."),
        ("GET", "/nothing/here", "", 404, "En esta dirección no hay nada."),
    ],
)  # fmt: skip
def test_a_refusal_is_told_in_the_language_that_is_asked_for(
    small: Served, method: str, path: str, kind: str, status: int, told: str
) -> None:
    """And in English to whoever asks for none."""
    body = b"CLEAR ALL" if method == "POST" else None
    typed = {"Content_Type": kind} if kind else {}
    spanish = small.ask(method, path, body, Accept_Language="es-VE,es;q=0.9", **typed)
    assert (spanish.status, spanish.headers["content-language"]) == (status, "es")
    assert told in spanish.text
    english = small.ask(method, path, body, **typed)
    assert (english.status, english.headers["content-language"]) == (status, "en")
    assert told not in english.text
    assert "Accept-Language" in english.headers["vary"]


def test_what_cannot_be_given_as_accepted_is_told_in_spanish_too(small: Served) -> None:
    reply = small.get("/sparql?query=ASK%20%7B%7D", Accept="image/png", Accept_Language="es")
    assert reply.status == 406
    assert reply.text.startswith("Las respuestas se dan como ")


def test_as_many_cases_as_the_working_group_has() -> None:
    assert (len(QUERIES), len(UPDATES)) == (21, 14)


SELECT = quote("SELECT ?o { ?s ?p ?o }")
CONSTRUCT = quote("CONSTRUCT WHERE { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("accept", "query", "kind"),
    [
        ("*/*", SELECT, JSON),
        ("application/json", SELECT, JSON),
        ("text/html,application/xml;q=0.9,*/*;q=0.1", SELECT, "application/sparql-results+xml"),
        ("text/csv;q=0.4, text/tab-separated-values", SELECT, "text/tab-separated-values"),
        ("application/ld+json", CONSTRUCT, "application/ld+json"),
        ("text/plain", CONSTRUCT, "application/n-triples"),
        ("application/rdf+xml", CONSTRUCT, "application/rdf+xml"),
        ("*/*", CONSTRUCT, "text/turtle"),
    ],
)
def test_an_answer_comes_in_the_form_that_is_accepted(
    small: Served, accept: str, query: str, kind: str
) -> None:
    reply = small.get(f"/sparql?query={query}", Accept=accept)
    assert (reply.status, reply.kind) == (200, kind)
    assert "default" in reply.text


@pytest.mark.parametrize(("accept", "query"), [("image/png", SELECT), ("text/turtle", SELECT),
                                               ("text/csv", CONSTRUCT)])  # fmt: skip
def test_what_cannot_be_answered_as_accepted_is_406(small: Served, accept: str, query: str) -> None:
    reply = small.get(f"/sparql?query={query}", Accept=accept)
    assert reply.status == 406
    assert "text/csv" in reply.text or "text/turtle" in reply.text


def test_head_says_what_get_would_without_saying_it(small: Served) -> None:
    got = small.get(f"/sparql?query={SELECT}")
    head = small.ask("HEAD", f"/sparql?query={SELECT}")
    assert (head.status, head.body) == (200, b"")
    for name in ("content-type", "content-length", "etag"):
        assert head.headers[name] == got.headers[name]


def test_options_tells_the_methods_and_other_sites_may_ask(small: Served) -> None:
    reply = small.ask("OPTIONS", "/sparql", Origin="https://example.org",
                      Access_Control_Request_Method="POST")  # fmt: skip
    assert reply.status == 204
    assert reply.headers["allow"] == "GET, HEAD, OPTIONS, POST"
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "POST" in reply.headers["access-control-allow-methods"]


def test_who_has_the_answer_already_is_not_sent_it_again(small: Served) -> None:
    first = small.get(f"/sparql?query={SELECT}")
    again = small.get(f"/sparql?query={SELECT}", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    other = small.get(f"/sparql?query={SELECT}", Accept="text/csv",
                      If_None_Match=first.headers["etag"])  # fmt: skip
    assert other.status == 200
    assert "etag" not in small.get(f"/sparql?query={quote('SELECT (RAND() AS ?n) {}')}").headers


def test_a_long_answer_is_packed_where_that_is_accepted(small: Served) -> None:
    query = quote(f"SELECT ?n {{ VALUES ?n {{ {' '.join(map(str, range(2000)))} }} }}")
    plain = small.get(f"/sparql?query={query}", Accept="text/csv")
    packed = small.get(f"/sparql?query={query}", Accept="text/csv", Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 2


def test_an_answer_larger_than_memory_should_hold_comes_whole_in_pieces(small: Served) -> None:
    digits = " ".join(f"VALUES ?{name} {{ 0 1 2 3 4 5 6 7 8 9 }}" for name in "abcde")
    query = f"SELECT ?a ?b ?c ?d ?e {{ {digits} }}"
    reply = small.get(f"/sparql?query={quote(query)}", Accept="text/csv")
    assert reply.headers.get("transfer-encoding") == "chunked"
    assert len(reply.text.splitlines()) == 100_001


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }",
        "PREFIX e: <http://127.0.0.1:9/> SELECT * FROM NAMED e:x { ?s ?p ?o }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:9/>",
        "DROP ALL",
    ],
)
def test_what_would_reach_further_is_refused_by_name(small: Served, query: str) -> None:
    reply = small.get(f"/sparql?query={quote(query)}")
    assert reply.status == 400
    assert "is refused" in reply.text


def test_a_graph_that_is_stored_may_be_named(small: Served) -> None:
    for clause in (f"FROM <{ONE}>", f"from named <{TWO}> FROM <{ONE}>"):
        reply = small.get(f"/sparql?query={quote(f'SELECT ?o {clause} {{ ?s ?p ?o }}')}",
                          Accept="text/csv")  # fmt: skip
        assert reply.text == "o\r\none\r\n"
    short = "PREFIX e: <http://example.org/> SELECT ?o FROM e:graph1 { ?s ?p ?o }"
    assert small.get(f"/sparql?query={quote(short)}", Accept="text/csv").text == "o\r\none\r\n"
    other = small.get(f"/sparql?query={SELECT}&default-graph-uri=http://127.0.0.1:9/")
    assert other.status == 400
    assert "nothing is fetched" in other.text


def test_a_named_dataset_has_an_empty_default_graph(small: Served) -> None:
    reply = small.get(f"/sparql?{_given(query='ASK { ?s ?p ?o }', named_graph_uri=ONE)}")
    assert json.loads(reply.text)["boolean"] is False


def test_a_mistake_is_shown_where_it_stands(small: Served) -> None:
    reply = small.get(f"/sparql?query={quote('SELECT ?e { ?e a semm:Event }')}")
    assert reply.status == 400
    assert "the prefix `semm:` is not declared" in reply.text
    assert "^" in reply.text


def test_without_a_query_the_service_is_described(small: Served) -> None:
    import rdflib

    reply = small.get("/sparql", Accept="text/turtle")
    graph = rdflib.Graph().parse(data=reply.text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert (None, sd.supportedLanguage, sd.SPARQL11Query) in graph
    assert {str(o) for o in graph.objects(None, sd.name)} == {ONE, TWO}
    assert "<textarea" in small.get("/sparql", Accept="text/html,*/*;q=0.8").text
    assert small.ask("POST", "/sparql", b"", Content_Type=FORM).status == 400


@pytest.mark.parametrize(("query", "form", "accept", "kind"), [
    ("ASK {}", "xml", "", "application/sparql-results+xml"),
    ("CONSTRUCT WHERE { ?s ?p ?o }", "xml", "", "application/rdf+xml"),
    ("CONSTRUCT WHERE { ?s ?p ?o }", "json", "", "application/ld+json"),
    ("ASK {}", "", "text/*", "text/csv"),
    ("ASK {}", "", "text/xml, text/*;q=0.5", "application/sparql-results+xml"),
    ("CONSTRUCT WHERE { ?s ?p ?o }", "", "text/*", "text/turtle"),
])  # fmt: skip
def test_a_short_name_or_a_range_gives_what_can_be_given(
    small: Served, query: str, form: str, accept: str, kind: str
) -> None:
    more = f"&format={form}" if form else ""
    given = {"Accept": accept} if accept else {}
    assert small.get(f"/sparql?query={quote(query)}{more}", **given).kind == kind
