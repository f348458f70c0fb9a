"""The servers that the tests ask: a small one for the protocol, and the shipped dossier."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from growing import shipped
from serving import Served, running

from backstory.graph import Graph

pytest.importorskip("uvicorn", reason="the extra [server] brings it")
pytest.importorskip("starlette", reason="the extra [server] brings it")

DATA = """
<http://example.org/a> <http://example.org/p> "default" .
<http://example.org/a> <http://example.org/p> "one" <http://example.org/graph1> .
<http://example.org/b> <http://example.org/p> "two" <http://example.org/graph2> .
<http://example.org/b> <http://example.org/q> "three" <http://example.org/graph2> .
"""
"""A default graph and two named ones, for the cases about datasets."""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve two named graphs and a default one; no query is stopped, however busy the machine."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "graph.nq").write_text(DATA)
    with running(folder, "--graph", str(folder / "graph.nq"), "--timeout", "200") as served:
        yield served


@pytest.fixture(scope="session")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a triple with a short time limit, for what has to run into it."""
    folder = tmp_path_factory.mktemp("hasty")
    (folder / "graph.nq").write_text('<urn:a> <urn:b> "c" .\n')
    with running(folder, "--graph", str(folder / "graph.nq"), "--timeout", "1.5") as served:
        yield served


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the dossier that ships with the program."""
    with running(tmp_path_factory.mktemp("served")) as found:
        yield found


@pytest.fixture(scope="session")
def graph() -> Graph:
    """Open that dossier in this process too, once for all that compare."""
    return shipped()
