"""Every named question keeps its header, and any store gives the same rows in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from backstory.ask.questions import answer, question_text, questions
from backstory.dates.certainty import before, during, overlaps, same
from backstory.dates.edtf import Span
from backstory.rdf.store import TripleStore, prefixed
from backstory.words.columns import COLUMNS
from backstory.words.languages import languages

ALL = sorted(questions())
Grown = Callable[[str], TripleStore]
RURITANIA: dict[str, Any] = {
    "event": "lockout-1911", "other": "rising-1909", "actor": "harbour-board",
    "measure": "pardon-1911", "instrument": "pardon-letter", "site": "strelsau",
    "subject": "lockout-1911", "voice": "dockers-union", "only": "gazette-1911-08-10",
    "post": "king", "valid_at": "1911-08-09",
}  # fmt: skip
OF_OTHERS: dict[str, dict[str, Any]] = {
    "earlier_measures": {"event": "pardon-1911"},
    "in_force": {"branch": "pardon"},
    "instruments_of_event": {"event": "pardon-1911"},
    "precedents": {"event": "pardon-1911"},
    "presented_where": {"event": "march-1911"},
    "together": {"other": "rudolf-elphberg"},
}
"""Where the answer is about something else than what `RURITANIA` names."""


def _columns(text: str) -> list[str]:
    head = text.partition("\nWHERE")[0].partition("\nSELECT")[2]
    return re.findall(r"\?(\w+)", head)


@pytest.mark.parametrize("name", ALL)
def test_a_header_says_what_its_query_does(name: str) -> None:
    """Columns, parameters and both languages of the header are those of the query."""
    asked = questions()[name]
    columns = _columns(asked.text)
    hidden = {f"{each}_label" for each in asked.returns}
    assert set(asked.returns) <= set(columns)
    assert set(columns) - set(asked.returns) <= hidden
    assert all(f"?{each}" in asked.text.partition("WHERE")[2] for each in asked.parameters)
    assert set(asked.returns) <= set(COLUMNS)
    assert all(asked.summary[lang].endswith(".") for lang in languages())
    assert set(asked.time.split()) <= set(asked.returns)
    assert "ORDER BY" in asked.text
    assert asked.used_by


MADE = {
    # Nobody orders anything in it, and each body that speaks publishes a text of its own.
    "tasks_given": "DELETE { ?c ctx:modality ?m } INSERT { ?c ctx:modality modality:ordered } "
    "WHERE { ?c sem:roleType role:decider ; ctx:modality ?m }",
    # Its two counts of one thing leave room for each other.
    "conflicting_figures": "DELETE { ?c ctx:bound ?b } INSERT { ?c ctx:bound bound:exact } "
    "WHERE { ?c ctx:bound ?b }",
    "heard_through_another": 'DELETE WHERE { ?text dcterms:publisher "Dockers\' Union" }',
}


def _given(name: str) -> dict[str, Any]:
    parameters = questions()[name].parameters.values()
    given = {each.name: RURITANIA[each.name] for each in parameters if each.required}
    return given | OF_OTHERS.get(name, {})


@pytest.mark.filterwarnings("ignore:Dataset.contexts is deprecated:DeprecationWarning")
@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("name", ALL)
def test_rdflib_and_oxigraph_give_the_same_rows_in_the_same_order(
    name: str, lang: str, grown: Grown
) -> None:
    """A question means the same in two stores, sort order included, and no answer is empty."""
    graph = grown("ruritania-lockout")
    if name in MADE:
        graph = _made(graph, MADE[name])
    text = question_text(graph, questions()[name], _given(name), lang)
    here = graph.query(text)
    rows = [tuple(map(_plain, row)) for row in here.rows]
    assert rows, f"{name} has no row in the dossier: two empty answers compare nothing"
    theirs = [
        tuple(_plain(row.get(c)) for c in here.columns)
        for row in _memory(graph).query(text).bindings
    ]
    assert rows == theirs


@pytest.mark.filterwarnings("ignore:Dataset.contexts is deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", [name for name in ALL if "GROUP BY" in questions()[name].text])
def test_rdflib_finds_nothing_where_nothing_is(name: str, grown: Grown) -> None:
    """Two papers that say nothing together: RDFLib groups nothing into one empty row."""
    graph = grown("ruritania-lockout")
    both = {"source": "board-report-1911", "voice": "wire-1911-08-11"}
    within = {k: v for k, v in both.items() if k not in questions()[name].parameters}
    text = question_text(graph, questions()[name], {**_given(name), **within}, "en")
    here = graph.query(text)
    theirs = _memory(graph).query(text).bindings
    assert [tuple(map(_plain, row)) for row in here.rows] == [
        tuple(_plain(row.get(c)) for c in here.columns) for row in theirs
    ]


def _made(graph: TripleStore, update: str) -> TripleStore:
    """Give the graph with something in it that a question asks for and that it has not."""
    import pyoxigraph

    made = pyoxigraph.Store()
    made.bulk_extend(graph.store)
    made.update(prefixed(update))
    return TripleStore(made, update)


def _plain(term: Any) -> str:
    if term is None:
        return ""
    value = getattr(term, "value", term)
    return str(term) if not isinstance(value, str | int | float | bool) else str(value).lower()


_MEMORY: dict[str, Any] = {}


def _memory(graph: TripleStore) -> Any:
    """Copy a graph into RDFLib's own store, once."""
    if graph.path not in _MEMORY:
        import pyoxigraph
        import rdflib

        data = rdflib.Dataset()
        quads = graph.store.dump(format=pyoxigraph.RdfFormat.N_QUADS) or b""
        data.parse(data=quads.decode(), format="nquads")
        _MEMORY[graph.path] = data
    return _MEMORY[graph.path]


def test_dates_compare_alike_in_python_and_in_sparql(grown: Grown) -> None:
    """Over all pairs of dated events, both say how surely in the same words."""
    graph = grown("venezuela-amnesties")
    spans = {}
    rows = graph.query("SELECT ?event ?hull WHERE { ?event a sem:Event ; ctx:hull ?hull }")
    for event, hull in rows.rows:
        spans[event.value] = Span.parse(hull.value)  # type: ignore[union-attr]
    text = questions()["compare_dates"].text.replace("DISTINCT ", "", 1)
    # Every event against every other: without labels, one row a pair of dating claims.
    text = re.sub(r"  \?\w+ skos:prefLabel .*\n", "", text)
    text = re.sub(r"  \?(event|other) ctx:datedBy.*\n", "", text)
    text = text.replace(
        "WHERE {",
        "WHERE { ?event a sem:Event ; ctx:hull ?date . ?other a sem:Event ; ctx:hull ?wording .",
        1,
    )
    found = graph.query(text)
    stated = {
        frozenset(row)
        for row in graph.query(
            "SELECT ?a ?b WHERE { ?o rdf:subject ?a ; rdf:predicate ?p ; rdf:object ?b "
            "FILTER (?p IN (ctx:before, ctx:after)) }"
        ).rows
    }
    at = {name: found.columns.index(name) for name in found.columns}
    pairs = 0
    for row in found.rows:
        one, two = (spans.get(row[at[side]].value) for side in ("event", "other"))
        if one is None or two is None:
            continue
        pairs += 1
        if frozenset((row[at["event"]], row[at["other"]])) in stated:
            continue  # an order that a voice states is as good as dates
        for name, expected in (
            ("before", before(one, two)), ("after", before(two, one)),
            ("overlaps", overlaps(one, two)), ("during", during(one, two)),
            ("same", same(one, two)),
        ):  # fmt: skip
            told = row[at[name]]
            assert told is not None, (name, str(one), str(two))
            assert told.value == expected, (name, str(one), str(two))  # type: ignore[union-attr]
    assert pairs == len(spans) ** 2


def test_a_limit_to_one_source_leaves_only_what_it_says(grown: Grown) -> None:
    """No row of a limited answer names another source."""
    graph = grown("venezuela-amnesties")
    for name in ("figures_side_by_side", "timeline", "plans_not_facts", "undated_events"):
        found = answer(graph, name, source="announcement-article")
        assert {str(row["source"]) for row in found} == {"announcement-article"}
