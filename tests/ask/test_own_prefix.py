"""The names of a dossier have the empty prefix in every door, as in the file that it grows into."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import pytest
from paths import ROOT
from serving import running

import backstory
from backstory import QueryError
from backstory.draw.data import page_data

SHIPPED = ROOT / "graph" / "venezuela-amnesties.ttl"
OTHER = ROOT / "graph" / "spain-amnesty-1977.ttl"
QUERY = 'SELECT ?name WHERE { :coup-2002 rdfs:label ?name FILTER (LANG(?name) = "en") }'


@cache
def graph() -> backstory.Graph:
    return backstory.load(SHIPPED)


def test_python_and_rdflib_know_it() -> None:
    (row,) = graph().sparql(QUERY).rows
    ((name,),) = graph().rdflib().query(QUERY)
    assert (
        row["name"] == str(name) == graph().record.label(f"{graph().store.dossier}/coup-2002", "en")
    )


def test_the_shell_knows_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "backstory", "sparql", QUERY, "--graph", SHIPPED],
        capture_output=True, text=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    assert "2002" in done.stdout


def test_the_server_knows_it(tmp_path: Path) -> None:
    pytest.importorskip("uvicorn", reason="the extra [server] brings it")
    with running(tmp_path) as served:
        told = served.get(f"/sparql?{urlencode({'query': QUERY})}", Accept="text/csv")
    assert "2002" in told.text


def test_the_page_knows_it() -> None:
    known = page_data(graph().store)["asking"]["prefixes"]
    assert known[""] == f"{graph().store.dossier}/"
    assert "data" not in known


def test_of_several_dossiers_each_has_its_name_and_none_the_empty_one() -> None:
    both = backstory.load([SHIPPED, OTHER])
    (row,) = both.sparql(QUERY.replace(":coup-2002", "venezuela-amnesties:coup-2002")).rows
    assert "2002" in row["name"]
    with pytest.raises(QueryError, match="write `spain-amnesty-1977:`"):
        both.sparql(QUERY)


def test_a_name_that_is_not_there_is_told_with_the_one_that_is() -> None:
    told = graph().sparql("SELECT ?n WHERE { :coup-2003 rdfs:label ?n }").notes[0]
    assert told == ":coup-2003 occurs nowhere in this graph. Did you mean :coup-2002?"


def test_what_a_query_declares_itself_holds() -> None:
    assert graph().sparql(f"PREFIX : <urn:mine/> {QUERY}").rows == ()
