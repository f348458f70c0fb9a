"""What somebody types who knows SEM, PROV, SKOS, FOAF and schema.org, but not this ontology."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from functools import cache
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from forked import program
from paths import HERE, ROOT

import backstory
from backstory.rdf.store import prefixed
from backstory.vocabulary import PREFIXES

GRAPH = ROOT / "graph" / "venezuela-amnesties.ttl"
CASES = json.loads((HERE / "shared" / "naive.json").read_text("utf-8"))
IDS = [case["asks"] for case in CASES]
Rows = list[tuple[str, ...]]


@cache
def _parsed() -> rdflib.Graph:
    return rdflib.Graph().parse(GRAPH)


@cache
def _bare() -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(GRAPH), format=ox.RdfFormat.TURTLE)
    return store


@cache
def _graph() -> Any:
    return backstory.load(GRAPH)


def _engine(query: str) -> Rows:
    found: Any = _bare().query(prefixed(query))
    return sorted(tuple(getattr(term, "value", str(term)) for term in row) for row in found)


def _short(text: str) -> str:
    return text.removeprefix(PREFIXES["ctx"]).rpartition("/")[2] if "://" in text else text


def test_there_are_twenty() -> None:
    assert len(CASES) == 20


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_the_plainest_query_answers(case: dict[str, Any]) -> None:
    """In a bare store: rows there are, and one of them holds what anybody would look for."""
    rows = _engine(case["query"])
    assert case["holds"]
    assert any(set(case["holds"]) <= set(map(_short, row)) for row in rows), rows[:5]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_every_way_in_gives_the_same_rows(case: dict[str, Any]) -> None:
    query = case["query"]
    expected = _engine(query)
    guarded = _graph().answer(query)
    ours = sorted(tuple(getattr(t, "value", str(t)) for t in row) for row in guarded.rows)
    through = sorted(tuple(map(str, row)) for row in _graph().rdflib().query(prefixed(query)))
    assert ours == expected
    assert through == expected
    assert len(_graph().sparql(query)) == len(expected)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_rdflib_alone_gives_the_same_rows(case: dict[str, Any]) -> None:
    """With the prefixes that the file declares: nobody has to write them again."""
    found = sorted(tuple(map(str, row)) for row in _parsed().query(case["query"]))
    assert found == _engine(case["query"])


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_the_shell_gives_the_same_rows(case: dict[str, Any]) -> None:
    done = subprocess.run(
        [program(), "sparql", case["query"], "--graph", str(GRAPH), "--format", "csv"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    _, *rows = csv.reader(io.StringIO(done.stdout))
    assert sorted(map(tuple, rows)) == _engine(case["query"])
