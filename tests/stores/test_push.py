"""A graph is brought to real servers, goes on after a cut, and is held against what they hold."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from growing import grown_of
from paths import GOOD

from backstory.errors import CouldNotRun
from backstory.rdf import push
from backstory.rdf.store import TripleStore

NAME = "https://example.org/ruritania"
pytestmark = [
    pytest.mark.xdist_group("stores"),
    pytest.mark.parametrize("server", ["oxigraph", "virtuoso"], indirect=True),  # those that take
]


@pytest.fixture
def small() -> TripleStore:
    found: TripleStore = grown_of(GOOD / "ruritania-lockout")
    return found


def _store(server: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Where this server takes triples, and where it answers."""
    home = f"http://{urlsplit(server).netloc}"
    if server.endswith("/query"):
        return {"address": f"{home}/store", "query": f"{home}/query"}
    monkeypatch.setenv("BACKSTORY_SPARQL_USER", "dba")
    monkeypatch.setenv("BACKSTORY_SPARQL_PASSWORD", "dba")
    return {"address": f"{home}/sparql-graph-crud-auth", "query": f"{home}/sparql"}


def test_a_graph_goes_to_a_server_and_on_where_it_was_cut(
    server: str, small: TripleStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = _store(server, monkeypatch)
    monkeypatch.setattr(push, "BATCH", 500)
    monkeypatch.setattr(push, "QUICK_BATCH", 500)
    sent: list[int] = []

    def cut(done: int, total: int) -> None:
        sent.append(done)
        if done >= 1000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push.pushed(small, **where, name=NAME, tell=cut)
    done = push.pushed(small, **where, name=NAME)
    assert done.sent == done.triples - 1000
    assert done.digest == push.digest(small.store)
    assert push.pushed(small, **where, name=NAME).sent == 0


def test_what_else_is_there_is_removed_only_when_told(
    server: str, small: TripleStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = _store(server, monkeypatch)
    thing = ox.NamedNode("https://example.org/other")
    other = ox.Store()
    other.add(ox.Quad(thing, thing, ox.Literal('já "quoted" \\ \n')))
    name = f"{NAME}/other"
    push.pushed(TripleStore(other), **where, name=name)
    with pytest.raises(CouldNotRun, match="--replace"):
        push.pushed(small, **where, name=name)
    assert push.pushed(small, **where, name=name, replace=True).digest == push.digest(small.store)


def test_an_update_address_takes_a_graph_too(
    server: str, small: TripleStore, tmp_path: Path
) -> None:
    if not server.endswith("/query"):
        pytest.skip("Debian's Virtuoso takes updates from nobody without further settings")
    home = server.removesuffix("/query")
    done = push.pushed(small, f"{home}/update", name=f"{NAME}/update", update=True)
    assert done.digest == push.digest(small.store)


def test_nobody_is_let_in_without_a_password(
    server: str, small: TripleStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    if server.endswith("/query"):
        pytest.skip("the Oxigraph server asks nobody who they are")
    where = _store(server, monkeypatch)
    monkeypatch.setenv("BACKSTORY_SPARQL_PASSWORD", "wrong-word")
    with pytest.raises(CouldNotRun, match="refuses: 401") as told:
        push.pushed(small, **where, name=f"{NAME}/closed")
    assert "wrong-word" not in str(told.value)
