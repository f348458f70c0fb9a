"""A query without an answer is told why, in the same words by shell and Python."""

from __future__ import annotations

import json
import re
import time

import pyoxigraph as ox
import pytest
from growing import shipped
from paths import HERE, ROOT

from backstory.ask import probing
from backstory.ask.asked import asked_for
from backstory.ask.why import MOST_LOOKED_AT, reasons, why_empty, why_nothing
from backstory.draw.spoken import page_words
from backstory.errors import QueryError
from backstory.graph import Graph
from backstory.rdf.store import TripleStore

SHARED = json.loads((HERE / "shared" / "why.json").read_text("utf-8"))
CASES = pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["asks"])


@pytest.fixture(scope="module")
def strike() -> TripleStore:
    store = ox.Store()
    store.load(SHARED["graph"], format=ox.RdfFormat.TURTLE)
    return TripleStore(store)


@CASES
def test_what_a_query_names(case: dict[str, list[list[str]]]) -> None:
    assert [list(each[:3]) for each in asked_for(str(case["query"]))] == case["names"]


@CASES
def test_why_a_query_finds_nothing(strike: TripleStore, case: dict[str, list[list[str]]]) -> None:
    assert [list(each) for each in reasons(strike, str(case["query"]))] == case["reasons"]


@pytest.mark.parametrize("case", SHARED["empty"], ids=lambda case: case["asks"])
def test_why_a_column_is_empty(strike: TripleStore, case: dict[str, str]) -> None:
    query = case["query"]
    assert why_empty(strike, query, strike.query(query), "en") == case["told"]


@pytest.mark.parametrize("case", SHARED["left"], ids=lambda case: case["asks"])
def test_what_leaves_out_nothing_is_told(strike: TripleStore, case: dict[str, str]) -> None:
    query = case["query"]
    assert why_empty(strike, query, strike.query(query), "en") == case["told"]


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o }", "ASK { ?s <urn:p> 1 }"])
def test_a_graph_of_which_all_lies_in_named_graphs_says_so(query: str) -> None:
    store = TripleStore(ox.Store())
    for name in ("urn:b", "urn:a"):
        graph = ox.NamedNode(name)
        store.store.add(ox.Quad(graph, ox.NamedNode("urn:p"), ox.Literal(1), graph))
    assert "lie in named graphs, as <urn:a>: write GRAPH ?g { … }" in why_nothing(
        store, query, "en"
    )
    assert "está en grafos con nombre" in why_nothing(store, query, "es")
    named = "SELECT * { GRAPH ?g { ?s <urn:q> ?o } }"
    assert "lie in named graphs" not in why_nothing(store, named, "en")


def test_a_year_of_sources_is_told_beside_the_rows_that_lack_it() -> None:
    query = "SELECT ?y (COUNT(?s) AS ?n) { ?s dcterms:issued ?d BIND (YEAR(?d) AS ?y) } GROUP BY ?y"
    (told,) = shipped().sparql(query).notes
    assert "dates as EDTF writes them" in told
    assert not shipped().sparql(query.replace("YEAR(?d)", "SUBSTR(STR(?d), 1, 4)")).notes
    (told,) = shipped().sparql("SELECT ?s { ?e a sem:Event ; dcterms:source ?s }").notes
    claims = told.rpartition("Ask ")[2].removesuffix(".")
    assert len(shipped().sparql(f"SELECT ?s {{ ?e a sem:Event . {claims} }}")), "as it is told"


def test_the_reasons_are_told_in_both_languages(strike: TripleStore) -> None:
    query = "SELECT ?e WHERE { ?e a sem:Evnt }"
    assert why_nothing(strike, query, "en") == (
        "sem:Evnt occurs nowhere in this graph. Did you mean sem:Event?"
    )
    assert why_nothing(strike, query, "es") == (
        "sem:Evnt no aparece en este grafo. ¿Quiso decir sem:Event?"
    )


def test_a_graph_tells_it_beside_its_answer() -> None:
    graph = shipped()
    assert "sem:Event" in graph.sparql("SELECT ?e WHERE { ?e a sem:Evnt }").notes[0]
    assert "sem:Event" in graph.sparql("ASK { ?e a sem:Evnt }").notes[0]
    printed = str(graph.sparql("SELECT ?e WHERE { ?e a sem:Evnt }"))
    assert printed.endswith("Did you mean sem:Event?"), "what is printed says it too"
    same = graph.sparql("SELECT ?who ?same WHERE { ?who owl:sameAs ?same }").notes[0]
    assert "skos:exactMatch" in same
    people = "SELECT ?who WHERE { ?who a foaf:Person ; schema:name ?name }"
    told = "Nothing here fits both `?who a foaf:Person` and `?who schema:name ?name`."
    assert graph.sparql(people).notes == (f"{told} Did you mean foaf:name?",)
    ring = "{ ?a ctx:precedent ?b . ?b ctx:precedent ?c . ?c ctx:precedent ?a }"
    assert graph.sparql(f"SELECT ?a WHERE {ring}").notes == ("No row.",)
    alone = graph.sparql("ASK { ?e sem:hasActor ?e }")
    assert alone[0]["answer"] is False
    assert alone.notes == ("Nothing here fits `?e sem:hasActor ?e`.",)
    assert graph.sparql("ASK { ?e sem:hasActor ?a }").notes == ()
    counted = "SELECT (COUNT(?e) AS ?n) (MIN(?e) AS ?least) WHERE {{ ?e a sem:{} }}"
    assert "sem:Event" in graph.sparql(counted.format("Evnt")).notes[0]
    assert graph.sparql(counted.format("Event")).notes == ()
    assert graph.sparql(f"SELECT (COUNT(?a) AS ?n) WHERE {ring}").notes == ()


def test_a_named_graph_that_is_not_there_is_told_with_its_braces(strike: TripleStore) -> None:
    """The sentence shows `{ }`, which no filling of blanks may trip over."""
    told = why_nothing(strike, "SELECT * { GRAPH <urn:g> { ?s ?p ?o } }", "en")
    assert "without GRAPH … { }" in told


def test_a_text_with_a_direction_is_held_against_the_graph_without_it(strike: TripleStore) -> None:
    """`@en--ltr` is a language and a direction, and the engine takes it for no language."""
    assert why_nothing(strike, 'SELECT * { ?s ?p "nobody said so"@en--ltr }', "en")


def test_the_page_has_the_words_of_every_reason() -> None:
    asking = ROOT / "src" / "backstory" / "ask"
    code = "".join(
        (asking / f"{name}.py").read_text("utf-8")
        for name in ("why", "unfit", "occurring", "other_text")
    )
    keys = set(re.findall(r'(?:Reason|return) ?\(?\s*"([a-z ]+)",', code))
    assert {"other tags", "is a class", "of another", "occurs nowhere"} <= keys
    for lang in ("en", "es"):
        assert keys <= set(page_words(lang)["page"]), lang


@pytest.mark.parametrize(
    ("what", "pattern"), [(":nobody-{}", "?x a sem:Event"), ('"text {}"', "?e rdfs:label ?x")]
)
def test_of_a_long_list_only_the_first_are_looked_for(
    grown, monkeypatch, what: str, pattern: str
) -> None:
    """For 6,000 names in VALUES it took minutes, with the answer long there."""
    store = grown("ruritania-lockout")
    asked = []
    looked = type(store).query
    monkeypatch.setattr(type(store), "query", lambda *a, **k: asked.append(a) or looked(*a, **k))
    listed = " ".join(what.format(n) for n in range(400))
    told = reasons(store, f"SELECT * {{ VALUES ?x {{ {listed} }} {pattern} }}")
    assert len(told) <= 3
    assert len(asked) < 200


def test_in_a_query_without_end_no_slip_is_looked_for(grown) -> None:
    """It took six seconds, and half a minute on a busy machine, for a text of a megabyte."""
    store = grown("ruritania-lockout")
    short = "SELECT * { ?s ctx:nothing 'x' }"
    assert reasons(store, short)
    assert reasons(store, short + " #" + "x" * MOST_LOOKED_AT) == []


def test_why_is_looked_for_no_longer_than_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part of a query may take longer than the whole, and the answer is there already."""
    graph = Graph(ROOT / "graph" / "spain-amnesty-1977.ttl")
    without = "SELECT ?e { ?e a sem:Evnt }"
    assert "sem:Event" in graph.sparql(without).notes[0]
    monkeypatch.setattr(probing, "REASONS_S", 0.3)
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"0\.\d+ seconds"):
        graph._probed().query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    assert time.monotonic() - began < 5, "some 10^13 rows"
    monkeypatch.setattr(probing, "REASONS_S", 0.0)
    assert graph.sparql(without).notes == ("No row.",), "the answer stands without its reason"
    assert graph.sparql("ASK { ?e a sem:Evnt }").notes == ()
    monkeypatch.undo()
    assert "sem:Event" in graph.sparql(without).notes[0], "the next is told again"


def test_a_graph_that_is_asked_in_a_process_is_not_read_again_to_tell_why() -> None:
    graph = Graph(ROOT / "graph" / "spain-amnesty-1977.ttl")
    assert graph.sparql("SELECT ?e { ?e a sem:Evnt }").notes
    assert "store" not in graph.__dict__


@pytest.mark.parametrize(
    "query", ["SELECT ?e { ?e a sem:Event }", "SELECT ?e { ?e sem:hasActor ?a }"]
)
def test_what_lies_in_a_named_graph_is_never_told_to_occur_nowhere(query: str) -> None:
    """Nor that only claims have it, though some do: a stranger's file keeps plain triples apart."""
    whole, apart = ox.Store(), ox.Store()
    whole.load(SHARED["graph"], format=ox.RdfFormat.TURTLE)
    sem = "http://semanticweb.cs.vu.nl/2009/11/sem/"
    for quad in whole:
        named = sem in str(quad.predicate) or sem in str(quad.object)
        where = ox.NamedNode("urn:mine") if named else ox.DefaultGraph()
        apart.add(ox.Quad(quad.subject, quad.predicate, quad.object, where))
    actor = ox.NamedNode(f"{sem}hasActor")
    predicate = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate")
    apart.add(ox.Quad(ox.NamedNode("urn:example/claim"), predicate, actor))
    told = [each.key for each in reasons(TripleStore(apart), query)]
    assert told == ["only in named graphs"]
