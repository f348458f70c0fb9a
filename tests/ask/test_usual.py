"""A mistake that many make in SPARQL is told as what it is, with what to write instead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import backstory
from backstory.ask.guard import silenced
from backstory.ask.usual import rules, usual
from backstory.draw.asking import _usual
from backstory.errors import QueryError

SHARED = json.loads((Path(__file__).parents[1] / "shared" / "usual.json").read_text("utf-8"))

MISTAKES = (
    (
        "SELECT ?e { ?e a ?k BIND (1 AS ?k) }",
        "`?k`, which has one already",
        "another name after AS",
    ),
    ("SELECT (1 AS ?e) { ?e a ?k }", "`?e`, which has one already", "another name after AS"),
    ("SELECT ?k (COUNT(?e) AS ?n) { ?e a ?k }", "GROUP BY does not name it", "write GROUP BY ?k"),
    ("SELECT COUNT(?e) { ?e a ?k }", "COUNT lacks parentheses", "write (COUNT(?x) AS ?n)"),
    ("SELECT ?e { ?e a ?k } ORDER BY COUNT(?k)", "sorted by where no column", "ORDER BY ?n"),
    ("SELECT ?e { ?e a ?k FILTER COUNT(?e) > 2 }", "COUNT cannot stand in FILTER", "HAVING"),
    ("SELECT ?e { ?e a ?k FILTER ?e != 3 }", "FILTER lacks its parentheses", "write FILTER (…)"),
    ("SELECT ?e { ?e a ?k } GROUP BY ?e HAVING ?e > 2", "HAVING lacks", "write HAVING (…)"),
    ("SELECT ?e { ?e a ?k } ORDER ?e", "ORDER stands without BY", "write ORDER BY"),
    ("SELECT ?e { ?e a ?k } ORDER BY DESC ?e", "DESC lacks its parentheses", "write DESC(?x)"),
    ("SELECT ?e { ?e a ?k } LIMIT ten", "LIMIT takes a whole number", "write LIMIT 10"),
    ("SELECT ?e { ?e a ?k } LIMIT 3 ORDER BY ?e", "ORDER comes too late", "ORDER before LIMIT"),
    ("SELECT ?e WHERE ?e a ?k", "?e stands outside braces", "write WHERE { ?e … }"),
    ("SELECT ?e, ?k { ?e a ?k }", "columns stand side by side", "remove the `,`"),
    ("SELECT ?e { ?e a ?k . SELECT ?x { ?x a ?e } }", "SELECT within a query", "{ SELECT … }"),
    ("SELECT ?e { ?e a ?k FILTER (?e = 1 AND ?k = 2) }", "AND is no word", "write &&"),
    ("SELECT ?e { ?e a ?k FILTER (?e == 1) }", "== is no sign of SPARQL", "write ="),
    ("SELECT ?e { ?e a ?k FILTER (?e LIKE 'x%') }", "LIKE is no word", "CONTAINS"),
    ("SELECT ?e { ?e a sem:Event rdfs:label ?l }", "before rdfs:label a `;`", "write ; where"),
    ("SELECT ?e { ?e a ?k ; rdfs:label ?l ?e sem:hasActor ?a }", "before ?e a `;`", ". where"),
    ("SELECT ?e { ?e a <http://example.org/a b> }", "has a space in it", "write %20"),
    ("SELECT ?e { ?e a ?k OPTIONAL ?e rdfs:label ?l }", "OPTIONAL lacks its braces", "{ … }"),
    ("SELECT ?e { ?e a ?k FILTER NOT EXISTS ?e a ?x }", "EXISTS lacks its braces", "{ … }"),
    ("SELECT ?e WHERE { ?e a ?k } UNION { ?e a ?x }", "UNION stands outside", "} UNION {"),
    ("SELECT ?e { ?e a ?k FILTER YEAR(?k) = 2002 }", "FILTER lacks its parentheses", "(…)"),
    ("SELECT ?e { ?e a ?k FILTER (?k > '2002'^xsd:date) }", "^ alone gives no text", "write ^^"),
    ("SELECT ?e { ?e a ?k FILTER REGEX(STR(?k), 'a', i) }", "last letters of REGEX", ', "i")'),
    ("SELECT ?e { ?e a ?k FILTER (?k != NULL) }", "NULL is no word", "BOUND(?x)"),
    ("SELECT ?the-event { ?the-event a ?k }", "a variable has no `-`", "write _"),
    ("SELECT ?e { ?e a ?k . . ?e a ?x }", "a `.` too many", "remove the `.`"),
    ("SELECT ?e { ?e rdfs:label }", "what is said of ?e lacks its value", "?e property value"),
)


@pytest.fixture(scope="module")
def graphs() -> tuple[backstory.Graph, backstory.Graph]:
    return backstory.load(), backstory.load(lang="es")


@pytest.mark.parametrize(("query", "what", "mend"), MISTAKES, ids=lambda each: each[:40])
def test_a_usual_mistake_is_told_with_its_remedy(
    query: str, what: str, mend: str, graphs: tuple[backstory.Graph, backstory.Graph]
) -> None:
    english, spanish = graphs
    with pytest.raises(QueryError) as why:
        english.sparql(query)
    told = str(why.value)
    assert what in told.split("\n")[0]
    assert mend in told.rpartition("mend: ")[2]
    with pytest.raises(QueryError) as why:
        spanish.sparql(query)
    first, *_, last = str(why.value).split("\n")
    assert first.startswith("línea 1, columna ")
    assert first.partition(": ")[2] != told.split("\n")[0].partition(": ")[2]
    assert last.strip().startswith("remedio: ")


@pytest.mark.parametrize("query", [
    "SELECT ?k (COUNT(?e) AS ?n) { ?e a ?k } GROUP BY ?k ORDER BY DESC(?n) LIMIT 2",
    "SELECT ?e { ?e a ?k BIND (STR(?k) AS ?name) FILTER (?name != 'ORDER ?x == AND') } LIMIT 2",
    "SELECT (COUNT(*) AS ?n) { { SELECT ?e { ?e a ?k } LIMIT 3 } }",
    "SELECT ?e { ?e a ?k FILTER EXISTS { ?e rdfs:label ?l } } LIMIT 1",
    "SELECT ?e { { ?e a ?k } UNION { ?e ^sem:hasActor ?k } FILTER REGEX(STR(?e), 'a', 'i') }",
])  # fmt: skip
def test_what_is_right_is_answered(
    query: str, graphs: tuple[backstory.Graph, backstory.Graph]
) -> None:
    assert len(graphs[0].sparql(query))


def test_the_page_tells_the_same_by_the_same_rules() -> None:
    """web/tests/usual.test.ts holds the page to these cases, with these rules."""
    assert SHARED["rules"] == [_usual(*rule, ["en", "es"]) for rule in rules()]
    queries = [each["query"] for each in SHARED["cases"]]
    assert set(queries) >= {query for query, *_ in MISTAKES}
    for each in SHARED["cases"]:
        query = each["query"]
        found = usual(silenced(query)) if query.count("{") == query.count("}") else None
        told = {} if found is None else found._asdict()
        assert told == {key: each[key] for key in told} | {}, query
        assert bool(told) == ("what" in each), query


def test_a_rule_is_told_in_each_language() -> None:
    for rule in SHARED["rules"]:
        for told in (rule["what"], rule["mend"]):
            assert told[0] != told[1], told
