"""Whatever becomes of a push, and whoever writes beside it: it is told done only if it is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest
from serving import SOON_S

from backstory.errors import CouldNotRun
from backstory.graph import Graph
from backstory.rdf import push
from backstory.rdf.push import pushed
from backstory.rdf.store import TripleStore

LINES = ox.RdfFormat.N_TRIPLES
BATCHES = 5
EACH = 100


class _Served(ThreadingHTTPServer):
    store: ox.Store
    software = "Store/1.0"
    before: Callable[[str], None]


class _Store(BaseHTTPRequestHandler):
    """The Graph Store Protocol at /store and queries at /query, over one store."""

    server: _Served

    def _reply(self, kind: str, content: bytes = b"", status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self) -> None:
        content = self.server.store.dump(format=LINES, from_graph=ox.DefaultGraph()) or b""
        self._reply("application/n-triples", content)

    def do_DELETE(self) -> None:
        self.server.before("DELETE")
        self.server.store.clear()
        self._reply("text/plain", status=204)

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.before("PUT")
        self.server.store.clear()
        self.server.store.load(body, format=LINES)
        self._reply("text/plain", status=204)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.startswith("/store"):
            self.server.before("POST")
            self.server.store.load(body, format=LINES)
            self._reply("text/plain", status=204)
            return
        found: Any = self.server.store.query(parse_qs(body.decode())["query"][0])
        if isinstance(found, ox.QueryTriples):
            self._reply("application/n-triples", ox.serialize(found, format=LINES) or b"")
            return
        content = found.serialize(format=ox.QueryResultsFormat.JSON) or b""
        self._reply("application/sparql-results+json", content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def version_string(self) -> str:
        """Say what it is."""
        return self.server.software


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Served]:
    monkeypatch.setattr(push, "BATCH", EACH)
    made = _Served(("127.0.0.1", 0), _Store)
    made.store, made.before = ox.Store(), lambda _: None
    threading.Thread(target=made.serve_forever, args=(SOON_S,), daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def _at(server: _Served) -> str:
    return f"http://127.0.0.1:{server.server_port}/store"


def _graph(word: str) -> TripleStore:
    store = ox.Store()
    for number in range(BATCHES * EACH):
        thing = ox.NamedNode(f"https://example.org/{word}/{number}")
        store.add(ox.Quad(thing, ox.NamedNode("https://example.org/is"), ox.Literal(word)))
    return TripleStore(store)


def _held(server: _Served) -> set[str]:
    return {str(quad) for quad in server.store}


def _whole(graph: TripleStore) -> set[str]:
    return {str(quad) for quad in graph.store}


@pytest.mark.parametrize("batch", range(1, BATCHES + 1))
def test_a_push_that_the_server_drops_goes_on_where_it_was_cut(
    server: _Served, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)  # a request is tried again after a while
    graph, seen = _graph("one"), []

    def drop(what: str) -> None:
        seen.append(what)
        if len(seen) >= batch:
            raise ConnectionResetError

    monkeypatch.setattr(server, "handle_error", lambda *_: None)
    server.before = drop
    with pytest.raises(CouldNotRun, match="not done: run it again, and it goes on where it was"):
        pushed(graph, _at(server))
    assert len(_held(server)) == EACH * (batch - 1)
    server.before = lambda _: None
    assert pushed(graph, _at(server)).sent == EACH * (BATCHES - batch + 1)
    assert _held(server) == _whole(graph)


def test_a_replacing_push_that_fails_leaves_what_was_there(
    server: _Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It emptied the graph first, and a server that failed then was left with nothing."""
    monkeypatch.setattr("time.sleep", lambda _: None)
    monkeypatch.setattr(server, "handle_error", lambda *_: None)
    old, new = _graph("other"), _graph("one")
    pushed(old, _at(server))

    def drop(what: str) -> None:
        raise ConnectionResetError

    server.before = drop
    with pytest.raises(CouldNotRun, match="push is not done"):
        pushed(new, _at(server), replace=True)
    assert _held(server) == _whole(old)
    server.before = lambda _: None
    assert pushed(new, _at(server), replace=True).sent == EACH * BATCHES
    assert _held(server) == _whole(new)


def test_more_than_one_request_takes_is_replaced_in_parts(
    server: _Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push, "QUICK_BATCH", EACH)
    seen: list[str] = []
    server.before = seen.append
    pushed(_graph("other"), _at(server))
    pushed(_graph("one"), _at(server), replace=True)
    assert _held(server) == _whole(_graph("one"))
    assert "DELETE" in seen
    assert "PUT" not in seen


def test_a_graph_brings_itself_to_a_server_as_the_shell_does(server: _Served) -> None:
    graph, told = Graph(store=_graph("one")), list[tuple[int, int]]()
    done = graph.push(_at(server), progress=lambda there, all_: told.append((there, all_)))
    assert _held(server) == _whole(graph.store)
    assert (done.triples, done.sent) == (EACH * BATCHES, EACH * BATCHES)
    assert told[-1] == (EACH * BATCHES, EACH * BATCHES)
    assert graph.push(_at(server)).sent == 0


def test_virtuoso_is_sent_nothing_without_the_name_of_a_graph(server: _Served) -> None:
    """It counts and gives all of its graphs then, and not alike: it was told to come half."""
    server.software = "Virtuoso/07.20.3239 (Linux)"
    server.store.add(ox.Quad(*[ox.NamedNode("https://example.org/other")] * 3))
    with pytest.raises(CouldNotRun, match="has no unnamed graph: name one with --name"):
        pushed(_graph("one"), _at(server))
    assert len(_held(server)) == 1


KILLED = """
import sys
import pyoxigraph as ox
from backstory.rdf import push
from backstory.rdf.store import TripleStore
push.BATCH = int(sys.argv[2])
store = ox.Store()
store.load(sys.stdin.buffer.read(), format=ox.RdfFormat.N_TRIPLES)
push.pushed(TripleStore(store), sys.argv[1])
print("done")
"""


@pytest.mark.skipif(os.name == "nt", reason="ends a process as Unix does")
@pytest.mark.parametrize("batch", [1, 3, BATCHES])
def test_a_push_that_is_killed_is_not_told_done_and_the_next_one_makes_it_whole(
    server: _Served, batch: int
) -> None:
    graph, seen = _graph("one"), []
    running = subprocess.Popen(
        [sys.executable, "-c", KILLED, _at(server), str(EACH)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip

    def kill(what: str) -> None:
        seen.append(what)
        if len(seen) == batch:
            running.send_signal(signal.SIGKILL)
            running.wait()

    server.before = kill
    lines = graph.store.dump(format=LINES, from_graph=ox.DefaultGraph()) or b""
    told, _ = running.communicate(lines)
    assert (told, running.returncode) == (b"", -signal.SIGKILL)
    server.before = lambda _: None
    pushed(graph, _at(server))
    assert _held(server) == _whole(graph)


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("batch", range(1, BATCHES + 2))
def test_of_two_pushes_at_once_only_what_is_whole_is_told_done(
    server: _Served, batch: int, replace: bool
) -> None:
    """The second runs whole while the first is about to send a batch, or has sent all of them."""
    one, other, told = _graph("one"), _graph("other"), dict[str, str]()

    def ends(graph: TripleStore, word: str, **how: Any) -> None:
        told[word] = "begun"
        try:
            pushed(graph, _at(server), replace=replace, **how)
        except CouldNotRun as why:
            told[word] = str(why)
        else:
            told[word] = "done" if _held(server) == _whole(graph) else "wrongly told done"

    def beside(done: int, _: int) -> None:
        if done == EACH * (batch - 1) and "other" not in told:
            ends(other, "other")

    ends(one, "one", tell=beside)
    assert {why for why in told.values() if "--replace" not in why} <= {"done"}
    assert len(told) == 2
    assert pushed(one, _at(server), replace=True).triples == len(_whole(one))
    assert _held(server) == _whole(one)


def test_two_pushes_of_one_graph_at_once_are_both_whole(server: _Served) -> None:
    graph = _graph("one")

    def beside(done: int, _: int) -> None:
        if done == EACH:
            pushed(graph, _at(server))

    pushed(graph, _at(server), tell=beside)
    assert _held(server) == _whole(graph)


@pytest.mark.parametrize("name", ["amnesties", "https://example.org/a b"])
def test_a_name_that_no_graph_can_have_is_told_before_anybody_is_asked(name: str) -> None:
    with pytest.raises(CouldNotRun, match=r"can name no graph .*: write an address"):
        pushed(_graph("one"), "http://127.0.0.1:1/store", name=name)


def _swapped(lines: list[bytes]) -> list[bytes]:
    first, second = (line.rpartition(b" <https://example.org/is> ") for line in lines[:2])
    return [b"".join((*first[:2], second[2])), b"".join((*second[:2], first[2])), *lines[2:]]


@pytest.mark.parametrize(
    ("change", "whole"),
    [
        (lambda lines: lines[::-1], True),
        (lambda lines: [*lines, lines[7]], True),
        (lambda lines: [line.replace(b"> <", b">  <") for line in lines], True),
        (_swapped, False),
        (lambda lines: [lines[0].replace(b'"0"', b'"00"'), *lines[1:]], False),
        (lambda lines: [*lines[1:], lines[1]], False),
        (lambda lines: lines[1:], False),
    ],
    ids=[
        "turned",
        "one twice",
        "spaced",
        "two swapped",
        "one changed",
        "one for another",
        "one less",
    ],
)
def test_what_a_server_changed_is_told_however_it_writes_the_rest(
    change: Callable[[list[bytes]], list[bytes]], whole: bool, server: _Served,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    store, there = ox.Store(), _Store.do_POST
    for number in range(EACH):
        thing = ox.NamedNode(f"https://example.org/thing/{number}")
        store.add(ox.Quad(thing, ox.NamedNode("https://example.org/is"), ox.Literal(str(number))))

    def given() -> bytes:
        content = server.store.dump(format=LINES, from_graph=ox.DefaultGraph()) or b""
        return b"\n".join(change(sorted(content.splitlines()))) + b"\n" if content else b""

    def get(reply: _Store) -> None:
        reply._reply("application/n-triples", given())

    def post(reply: _Store) -> None:
        if reply.path.startswith("/store"):
            return there(reply)
        asked = parse_qs(reply.rfile.read(int(reply.headers["Content-Length"])).decode())
        changed = ox.Store()
        changed.load(given(), format=LINES)
        found: Any = changed.query(asked["query"][0])
        if isinstance(found, ox.QueryTriples):
            return get(reply)
        return reply._reply("application/sparql-results+json",
                            found.serialize(format=ox.QueryResultsFormat.JSON) or b"")  # fmt: skip

    monkeypatch.setattr(_Store, "do_GET", get)
    monkeypatch.setattr(_Store, "do_POST", post)
    if whole:
        assert pushed(TripleStore(store), _at(server)).triples == EACH
        return
    with pytest.raises(CouldNotRun, match="the push is not done"):
        pushed(TripleStore(store), _at(server))
