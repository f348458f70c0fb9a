"""Results for programs: every term comes back out of every format as it went in."""

from __future__ import annotations

import io
import json
from typing import Any
from xml.dom.minidom import Document

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner
from growing import shipped
from rdflib.query import Result

import backstory
from backstory.cli import doors
from backstory.exchange.sparql_results import RESULT_FORMATS, result_forms
from backstory.rdf.store import Answer

QUERY = """SELECT ?iri ?plain ?tagged ?whole ?day ?none WHERE {
 VALUES (?iri ?plain ?tagged ?whole ?day) {
  (sem:Event "=1+1" "año"@es 7 "2026-01-30"^^xsd:date)
  (<https://example.org/a?b=c#d> "a\\tb\\n\\"c\\", d" "-3"@en -3 "2026-01"^^xsd:gYearMonth)
  (kind:coup "" "@x"@en-GB 1.50 UNDEF) } }"""
TRUTH = "ASK { ?s a sem:Event }"
FORMS = ("csv", "tsv", "json", "xml")


@pytest.fixture(scope="module")
def graph() -> backstory.Graph:
    return shipped()


@pytest.fixture(scope="module")
def terms(graph: backstory.Graph) -> list[dict[str, Any]]:
    """Give the rows as RDFLib has them, read off the terms one by one."""
    answer = graph.answer(QUERY)
    return [
        {name: _term(term) for name, term in zip(answer.columns, row, strict=True) if term}
        for row in answer.rows
    ]


def _term(term: Any) -> Any:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value.endswith("#string")
    kind = None if plain else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=kind, normalize=False)


def _read(text: str, form: str) -> list[dict[str, Any]]:
    found = Result.parse(io.BytesIO(text.encode("utf-8")), format=form)
    return [{str(name): term for name, term in row.items()} for row in found.bindings]


@pytest.mark.parametrize("form", ["tsv", "json", "xml"])
def test_rdflib_reads_back_every_term_with_its_type_and_language(
    form: str, graph: backstory.Graph, terms: list[dict[str, Any]]
) -> None:
    read = _read(graph.sparql(QUERY).text(form), form)
    assert [{n: t.n3() for n, t in row.items()} for row in read] == [
        {n: t.n3() for n, t in row.items()} for row in terms
    ]


def test_rdflib_reads_back_every_value_of_csv(
    graph: backstory.Graph, terms: list[dict[str, Any]]
) -> None:
    """CSV has no types: a value is its text, an address stays whole, nothing is tamed."""
    text = graph.sparql(QUERY).text("csv")
    assert text.count("\r\n") == 4
    assert "'=1+1" not in text
    read = [{n: str(t) for n, t in row.items()} for row in _read(text, "csv")]
    # An empty text and no value are one thing in CSV.
    assert read == [{n: str(t) for n, t in row.items() if str(t)} for row in terms]


@pytest.mark.parametrize("form", FORMS)
def test_pyoxigraph_reads_what_is_written(form: str, graph: backstory.Graph) -> None:
    if form == "csv":
        pytest.skip("the engine writes CSV and does not read it")
    kind = {"tsv": ox.QueryResultsFormat.TSV, "json": ox.QueryResultsFormat.JSON,
            "xml": ox.QueryResultsFormat.XML}[form]  # fmt: skip
    read = ox.parse_query_results(graph.sparql(QUERY).text(form), kind)
    assert isinstance(read, ox.QuerySolutions)
    assert [tuple(row) for row in read] == list(graph.answer(QUERY).rows)


@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_client_converts_rows_and_the_truth_of_an_ask(form: str, graph: backstory.Graph) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper.Wrapper")

    class Response:
        """What a server would send, with as much of its head as the client reads."""

        def __init__(self, text: str) -> None:
            self.text = io.BytesIO(text.encode("utf-8"))

        def info(self) -> dict[str, str]:
            return {"content-type": f"application/sparql-results+{form}"}

        def read(self, size: int = -1) -> bytes:
            return self.text.read(size)

        def geturl(self) -> str:
            return ""

    def converted(query: str) -> Any:
        return wrapper.QueryResult((Response(graph.sparql(query).text(form)), form)).convert()

    rows, truth = converted(QUERY), converted(TRUTH)
    if form == "json":
        assert truth["boolean"] is True
        assert rows["results"]["bindings"][0]["tagged"] == {
            "type": "literal", "value": "año", "xml:lang": "es"
        }  # fmt: skip
        assert "none" not in rows["results"]["bindings"][0]
        assert rows["head"]["vars"][-1] == "none"
    else:
        assert isinstance(rows, Document)
        assert len(rows.getElementsByTagName("result")) == 3
        assert truth.getElementsByTagName("boolean")[0].firstChild.data == "true"


def test_a_column_called_answer_is_no_truth(graph: backstory.Graph) -> None:
    told = json.loads(graph.sparql("SELECT (true AS ?answer) {}").text("json"))
    assert told["results"]["bindings"][0]["answer"]["value"] == "true"


def test_blank_cells_nodes_and_triple_terms_are_written() -> None:
    node, text = ox.BlankNode("b"), ox.Literal("x")
    triple = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), text)
    forms = result_forms(Answer(("a", "b"), ((None, node), (triple, None))))
    assert forms["csv"]().splitlines()[1] == ",_:b"
    assert forms["tsv"]().splitlines()[1] == "\t_:b"
    assert json.loads(forms["json"]())["results"]["bindings"][1]["a"]["value"]["object"] == {
        "type": "literal", "value": "x"
    }  # fmt: skip


@pytest.mark.parametrize("form", RESULT_FORMATS)
def test_the_shell_writes_the_same(form: str, graph: backstory.Graph) -> None:
    ran = CliRunner().invoke(doors, ["sparql", QUERY, "--format", form])
    assert ran.exit_code == 0, ran.output
    assert ran.stdout_bytes.decode("utf-8") == graph.sparql(QUERY).text(form)
