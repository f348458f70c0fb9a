"""A mistake that many make in SPARQL is told as what it is, with what to write instead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import backstory
from backstory.ask.brackets import lone
from backstory.ask.guard import silenced
from backstory.ask.texts import IN_TEXTS
from backstory.ask.usual import in_texts, rules, usual
from backstory.draw.asking import _usual
from backstory.errors import QueryError

SHARED = json.loads((Path(__file__).parents[1] / "shared" / "usual.json").read_text("utf-8"))

MISTAKES = (
    ("SELECT ?e { ?e ctx:amount ?k . ?k > 5 }", "`>` compares stands outside FILTER", "(?x > …)"),
    ("SELECT ?e { ?e a ?k } LIMIT(5)", "LIMIT takes a whole number", "write LIMIT 10"),
    ("SELECT ?e { ?e a ?k FILTER CONTAINS(STR(?e), 'a', 'i') }", "CONTAINS takes two", "a comma"),
    ("SELECT ?e { ?e a ?k FILTER (NOT IN (1)) }", "before NOT IN a value is", "write ?x NOT IN"),
    ("SELECT/*c*/?e { ?e a ?k }", "`/*` begins no comment", "write #"),
    ("SELECT ?e { ?e a <bad iri> }", "begins with <bad has a space in it", "write %20"),
    ("SELECT ?e { ?e a ?k } LIMIT 1e3", "LIMIT takes one whole number", "write LIMIT 10"),
    ("SELECT ?e { ?e -sem:hasActor ?k }", "before a property no `-`", "^ before it asks"),
    ("SELECT (?e + 1) { ?e a ?k }", "what SELECT works out lacks a name", "write (… AS ?x)"),
    ("SELECT ?k (?e || ?k) { ?e a ?k }", "what SELECT works out lacks a name", "(… AS ?x)"),
    ("SELECT ?e+1 { ?e a ?k }", "worked out by `+` stands outside", "write (… AS ?x)"),
    ("SELECT ?e { ?e a ?k } SELECT ?k { ?e a ?k }", "a second query begins with SELECT", "other"),
    ("ASK { ?e a ?k } ; ASK { ?k a ?e }", "a second query begins with ASK", "one after the other"),
    ("SELECT ?e { ?e a sem/Event }", "sem/Event is no name", "a colon behind the prefix"),
    ("SELECT ?e { ?e a sem.Event }", "sem.Event is no name", "a colon behind the prefix"),
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
    ("SELECT ?e { ?e rdfs:label “Caracas” }", "`“` is no quotation mark", 'write " on both'),
    ("@prefix x: <urn:x> . SELECT ?e { ?e a ?k }", "`@prefix` is Turtle", "write PREFIX"),
    ("PREFIX x: <urn:x>; SELECT ?e { ?e a ?k }", "behind an address no `;`", "remove the `;`"),
    ("PREFIX x <urn:x> SELECT ?e { ?e a ?k }", "the name after PREFIX lacks", "PREFIX name: <…>"),
    ("SELECT ?e { ?e a https://e.org/x }", "begins with https: lacks its", "write <https:…>"),
    ("SELECT ?e { ?e a <https://e.org/x }", "begins with <https: does not end", "write > behind"),
    ("SELECT ?e { ?e ?p ?d FILTER (?d > 2002-04-11) . ?e }", "the day 2002", '"2002-04-11"^^xsd'),
    ("SELECT ?e WHERE [ ?e a ?k ]", "WHERE takes braces, not `[`", "write WHERE { … }"),
    ("SELECT ?e WHERE ( ?e a ?k )", "WHERE takes braces, not `(`", "write WHERE { … }"),
    ("SELECT TOP 5 ?e { ?e a ?k }", "TOP is no word", "write LIMIT 10 at the end"),
    ("SELECT DISTINCT WHERE { ?e a ?k }", "SELECT names no column", "write SELECT *"),
    ("SELECT e WHERE { ?e a ?k }", "a column after SELECT lacks its `?`", "write ?x"),
    ("SELECT DISTINCT(?e) { ?e a ?k }", "after DISTINCT stands in parentheses", "DISTINCT ?x"),
    ("SELECT (COUNT(?e)) { ?e a ?k }", "COUNT lacks a name", "write (COUNT(?x) AS ?y)"),
    ("SELECT (STR(LCASE(?e))) { ?e a ?k }", "STR lacks a name", "write (STR(?x) AS ?y)"),
    ("SELECT ?e { ?e a ?k } FILTER (?e = 1)", "FILTER stands outside", "{ … FILTER … }"),
    ("SELECT ?e { ?e a ?k FILTER NOT ?e = 1 }", "NOT does not stand alone", "NOT EXISTS"),
    ("SELECT ?e { ?e a ?k FILTER (?e IN [1]) }", "IN takes parentheses", "write IN (…)"),
    ("SELECT ?e { ?e a ?k BIND (STR(?k) ?s) }", "BIND lacks AS", "BIND (… AS ?x)"),
    ("SELECT ?e { ?e a ?k BIND (?s AS STR(?k)) }", "takes the variable last", "BIND (… AS ?x)"),
    ("SELECT ?e { VALUES ?e :a ?e a ?k }", "VALUES lacks its braces", "VALUES ?x { … }"),
    ("SELECT ?e { VALUES ?e { 1, 2 } ?e a ?k }", "values stand side by side", "remove the `,`"),
    ("SELECT ?e { ?e a ?k } ORDER BY ?e DESC", "DESC stands before", "ORDER BY DESC(?x)"),
    ("SELECT ?e ?k { ?e a ?k } ORDER BY ?e, ?k", "columns stand side by side", "remove the `,`"),
    ("SELECT ?e { ?e a ?k } ORDER BY DESC COUNT(?e)", "DESC lacks its paren", "write DESC(?x)"),
    ("SELECT ?e { ?e ?p ?d FILTER (?d BETWEEN 1 AND 2) }", "BETWEEN is no word", "&& ?x <= …"),
    ("SELECT ?e { ?e type sem:Event }", "TYPE is no word", "write a"),
    ("SELECT (IF(?d > 3 THEN 1 ELSE 2) AS ?x) { ?e a ?d }", "THEN is no word", "IF(…, …, …)"),
    ("SELECT ?e { ?e a ?k FILTER (LOWER(?k) = 1) }", "LOWER is no word", "write LCASE(…)"),
    ("SELECT ?e { ?e a ?k FILTER (UPPER(?k) = 1) }", "UPPER is no word", "write UCASE(…)"),
    ("SELECT ?e { ?e a ?k FILTER (LENGTH(?k) = 1) }", "LENGTH is no word", "write STRLEN(…)"),
    ("SELECT ?e { ?e a ?k FILTER (LANG(?k) = es) }", "what LANG is compared with", "LANG(?x) ="),
    ("SELECT ?e { ?e a ?k FILTER (?k IS NOT NULL) }", "IS is no word", "BOUND(?x)"),
    ("SELECT ?e { ?e a ?k FILTER (?k <> 3) }", "<> is no sign of SPARQL", "write !="),
    ("SELECT ?e { ?e ctx:precedent{1,3} ?k }", "behind a property no `{`", "write +, * or ?"),
    ("SELECT ?e { ?e a ?k FILTER REGEX ?k 'x' }", "REGEX lacks its parentheses", "REGEX(…)"),
    ("SELECT ?e { ?e a ?k } LIMIT 5;", "at the end no `;` stands", "remove the `;`"),
    ("SELECT ?e { ?e a = sem:Event }", "side by side, without `=`", "remove the `=`"),
    ("SELECT (YEAR(?d) AS ?y) { ?e ?p ?d } GROUP BY YEAR(?d)", "with YEAR has no name", "AS ?y)"),
    ("SELECT ?e { FILTER (?x > ) ?e ?p ?o }", "behind > a value is missing", "write it, or"),
    ("SELECT ?e { ?e sem:hasActor/ ?a }", "behind / a property is missing", "remove /"),
    ("CONSTRUCT ?e WHERE { ?e a ?k }", "CONSTRUCT lacks its braces", "{ … } WHERE { … }"),
    ("ASK ?e { ?e a ?k }", "ASK takes no columns", "write ASK { … }"),
    ("SELECT ?e PREFIX x: <urn:x> { ?e a x:y }", "PREFIX comes too late", "before the query"),
    ("SELECT COUNT DISTINCT ?e { ?e a ?k }", "COUNT lacks its paren", "(COUNT(DISTINCT ?x) AS"),
    ("SELECT ?k COUNT(?e) { ?e a ?k } GROUP BY ?k", "COUNT lacks parentheses", "(COUNT(?x) AS ?n)"),
    ("SELECT ?e DISTINCT { ?e a ?k }", "DISTINCT stands behind a column", "SELECT DISTINCT ?x"),
    ("SELECT ?e { ?e a ?k } LIMIT", "LIMIT takes a whole number", "write LIMIT 10"),
    ("SELECT ?e { ?e a ?k } ORDER BY", "ORDER BY names nothing", "write ORDER BY ?x"),
    ("SELECT ?e { ?e a ?k NOT EXISTS { ?e a ?x } }", "EXISTS stands without", "FILTER NOT EXISTS"),
    ("SELECT ?e { GRAPH { ?e a ?k } }", "GRAPH names no graph", "there is one graph"),
    ("SELECT ?e WHERE { ?e a ?k } WHERE { ?e a ?x }", "WHERE stands twice", "all within { … }"),
    ("SELECT (COUNT() AS ?n) { ?e a ?k }", "COUNT lacks its variable", "write COUNT(?x)"),
    ("SELECT (GROUP_CONCAT(?e, ', ') AS ?s) { ?e a ?k }", "its separator otherwise", "SEPARATOR"),
    ("SELECT ?e { ?e a ?k AND ?e a ?x }", "AND is no word", "write . between"),
    ("SELECT ?e { ?e is a ?k }", "IS is no word", "write a"),
    ("SELECT ?e { ?e a sem: Event }", "behind `:` stands a space", "remove it"),
    ("SELECT ?e.name { ?e a ?k }", "a variable has no `.`", "write _"),
    ("SELECT ?e { ?e a sem:Event, rdfs:label ?l }", "before rdfs:label a `;`", "write ; where"),
    ("SELECT ?e", "SELECT lacks its braces", "write SELECT … { … }"),
    ("SELECT ?e { ?e ?p ?n FILTER (?n % 5 = 0) }", "% is no sign", "?x - 5 * FLOOR(?x / 5)"),
    ("SELECT (2 * ?n%5 AS ?m) { ?e ?p ?n }", "% is no sign", "?x - 5 * FLOOR(?x / 5)"),
    ("SELECT ?e { ?e ?p ?n FILTER (MOD(?n, 5) = 0) }", "MOD is no word", "FLOOR(?x / 5)"),
    ("SELECT ?{e} { ?e a ?k }", "a blank of a template", "write a variable, as ?x"),
    ("SELECT ?e { ${event} a ?e }", "a blank of a template", "write a variable, as ?x"),
    ("SELECT ?e { {{ event }} a ?e }", "a blank of a template", "write a variable, as ?x"),
    ("SELECT ?e { VALUES ?e { (1) } ?e a ?k }", "none either", "write VALUES ?x { 1 2 }"),
    ("SELECT ?e { VALUES (?e ?k) { 1 2 } ?e a ?k }", "lacks its parentheses", "{ (1 2) }"),
    ("SELECT ?e { VALUES (?e ?k) { (1) } ?e a ?k }", "as many values as", "write UNDEF"),
    ("SELECT ?e { VALUES (?e) { (1) (1 2) } ?e a ?k }", "as many values as", "write UNDEF"),
    ("SELECT ?e { VALUES (?e ?k) { (1 2) (1 2 3) } ?e a ?k }", "as many values", "UNDEF"),
    ("SELECT ?e { VALUES (?e ?k ?l) { (1 2) } ?e a ?k }", "as many values as", "write UNDEF"),
    ("SELECT ?e { VALUES (?e ?k) { ('a') } ?e a ?k }", "as many values as", "write UNDEF"),
    ("SELECT ?e { VALUES (?e ?k) { (<a:b> 'a') (<a:b>) } ?e a ?k }", "as many values", "UNDEF"),
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
    "SELECT ?order ?e ?graph { ?e a ?order ; rdf:type ?graph } ORDER BY ?order LIMIT 1",
    "SELECT ?e { VALUES (?e ?k) { ('a b' 'c d e') (UNDEF <urn:x>) (1 2) } }",
    "SELECT ?e { VALUES (?e) { (1) } VALUES ?k { 1 2 } BIND (1-5*FLOOR(1/5) AS ?m) }",
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
        found = None if lone(silenced(query)) else usual(silenced(query))
        told = {} if found is None else found._asdict()
        assert told == {key: each[key] for key in told} | {}, query
        assert bool(told) == ("what" in each), query


@pytest.mark.parametrize("case", SHARED["in texts"], ids=lambda case: case["query"][:50])
def test_a_mistake_in_a_text_is_told_by_the_page_too(case: dict[str, object]) -> None:
    found = in_texts(str(case["query"]))
    told = {key: value for key, value in case.items() if key != "query"}
    assert (found._asdict() if found else {}) == told


def test_the_page_looks_into_texts_by_the_same_rules() -> None:
    assert SHARED["texts"] == [_usual(*rule, ["en", "es"]) for rule in IN_TEXTS]
    told = {each["what"] for each in SHARED["in texts"] if "what" in each}
    assert len(told) >= len(IN_TEXTS), "a case of each"


REFUSED = [each for each in [*SHARED["cases"], *SHARED["in texts"]] if "what" in each]


@pytest.mark.parametrize(
    "case",
    [each for each in REFUSED if each["query"] not in {query for query, *_ in MISTAKES}],
    ids=lambda case: case["query"][:50],
)
def test_what_is_told_is_what_the_engine_stumbled_over(
    case: dict[str, str], graphs: tuple[backstory.Graph, backstory.Graph]
) -> None:
    """A query that holds the mistake alone is refused, and told of it and of nothing else."""
    with pytest.raises(QueryError) as why:
        graphs[0].sparql(case["query"])
    first, *_, last = str(why.value).split("\n")
    assert first.endswith(case["what"])
    assert last.strip() == f"mend: {case['mend']}"
    with pytest.raises(QueryError) as why:
        graphs[1].sparql(case["query"])
    assert str(why.value).partition(": ")[2].split("\n")[0] != case["what"]


def test_a_name_is_no_word_of_the_language() -> None:
    for query in ("SELECT ?order ?e { ?e a ?k } % 5", "SELECT ?prefix { ?e a ?k } % 5"):
        assert usual(query) is None


def test_a_rule_is_told_in_each_language() -> None:
    for rule in [*SHARED["rules"], *SHARED["texts"]]:
        for told in (rule["what"], rule["mend"]):
            assert told[0] != told[1], told
