"""
Answer strangers' queries in a process of its own, which can be ended.

The parent (`Supervised`) sends the graph once, then one query a line; the child answers one JSON
document a line. The child is ended when it is late and started anew for the next query.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from backstory.errors import QueryError
from backstory.guard import MAX_ROWS, QUERY_TIMEOUT_S, explained, refuse_reach
from backstory.store import Answer, Term, answer_of, open_store, prefixed

__all__ = ["Supervised"]

MAX_MEMORY_BYTES = 4 << 30
Graph = Path | Callable[[], bytes]
"""A grown file that the child reads itself, or a function that gives the graph as N-Quads."""


def _packed(term: Any) -> Any:
    match term:
        case None:
            return None
        case ox.NamedNode():
            return ["I", term.value]
        case ox.Literal():
            return ["L", term.value, term.language, term.datatype.value]
        case ox.BlankNode():
            return ["B", term.value]
        case _:
            return ["T", _packed(term.subject), _packed(term.predicate), _packed(term.object)]


def _unpacked(sent: Any) -> Any:
    if sent is None:
        return None
    if sent[0] == "I":
        return ox.NamedNode(sent[1])
    if sent[0] == "B":
        return ox.BlankNode(sent[1])
    if sent[0] == "T":
        return ox.Triple(*(_unpacked(part) for part in sent[1:]))
    if sent[2]:
        return ox.Literal(sent[1], language=sent[2])
    return ox.Literal(sent[1], datatype=ox.NamedNode(sent[3]))


class Supervised:
    """A child process that holds a copy of a graph and answers one query at a time."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._child: subprocess.Popen[bytes] | None = None

    def ask(
        self,
        query: str,
        bindings: Mapping[str, Term] | None = None,
        *,
        timeout_s: float = QUERY_TIMEOUT_S,
        max_rows: int = MAX_ROWS,
    ) -> tuple[Answer, bool]:
        """
        Answer one query.

        Args:
            query: Read-only SPARQL; the known prefixes are at hand.
            bindings: Terms for its variables; each must be among the columns.
            timeout_s: Seconds after which the child is ended.
            max_rows: Rows, or triples, after which it stops.

        Returns:
            The answer, and whether it was cut at `max_rows`.

        Raises:
            QueryError: Refused, malformed, or too slow; says which, and what to do.
        """
        refuse_reach(query)
        request = {
            "query": query,
            "bindings": {name: _packed(term) for name, term in (bindings or {}).items()},
            "max_rows": max_rows,
        }
        reply = self._exchange(json.dumps(request).encode() + b"\n", timeout_s)
        if "error" in reply:
            raise QueryError(reply["error"])
        rows = tuple(tuple(_unpacked(term) for term in row) for row in reply["rows"])
        triples = tuple(ox.Triple(*row) for row in rows) if reply["graph"] else ()
        return Answer(tuple(reply["columns"]), rows, triples), bool(reply["cut"])

    def _exchange(self, request: bytes, timeout_s: float) -> dict[str, Any]:
        child = self._child or self._start()
        pipe_in, pipe_out = child.stdin, child.stdout
        if pipe_in is None or pipe_out is None:
            raise QueryError("The process that answers queries has no pipes.")
        with contextlib.suppress(BrokenPipeError):
            pipe_in.write(request)
            pipe_in.flush()
        line = _line_within(pipe_out, timeout_s)
        if line is None:
            self.close()
            raise QueryError(
                f"The query was stopped after {timeout_s:g} seconds, the time limit. Narrow it: "
                "name the event or the voice, or join on fewer patterns without a common variable."
            )
        if not line:
            self.close()
            raise QueryError(
                f"The query needed more memory than the {MAX_MEMORY_BYTES >> 30} GB it may use, "
                "and was stopped. Narrow it, or count instead of listing."
            )
        found: dict[str, Any] = json.loads(line)
        return found

    def _start(self) -> subprocess.Popen[bytes]:
        child = subprocess.Popen(
            [sys.executable, "-m", "backstory.worker"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        graph = self._graph
        content = b"" if isinstance(graph, Path) else graph()
        path = str(graph).encode() if isinstance(graph, Path) else b""
        if child.stdin is not None:
            child.stdin.write(path + b"\n" + len(content).to_bytes(8, "big") + content)
            child.stdin.flush()
        if child.stdout is not None and not child.stdout.readline():
            raise QueryError("The process that answers queries did not start.")
        self._child = child
        return child

    def close(self) -> None:
        """End the child, if there is one."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        child.wait()

    def __del__(self) -> None:
        with contextlib.suppress(Exception):
            self.close()


def _line_within(pipe: IO[bytes], timeout_s: float) -> bytes | None:
    """Read a line; None if it is not whole in time, empty if the other end is gone."""
    ends, found = time.monotonic() + timeout_s, bytearray()
    with selectors.DefaultSelector() as waiting:
        waiting.register(pipe, selectors.EVENT_READ)
        while not found.endswith(b"\n"):
            if not waiting.select(max(0.0, ends - time.monotonic())):
                return None
            piece = os.read(pipe.fileno(), 1 << 20)
            if not piece:
                return b""
            found += piece
    return bytes(found)


def _answer(store: ox.Store, request: Mapping[str, Any]) -> dict[str, Any]:
    query = request["query"]
    bound = {ox.Variable(n): _unpacked(t) for n, t in request["bindings"].items()}
    try:
        found: Any = store.query(prefixed(query), substitutions=bound)
    except (SyntaxError, ValueError, RuntimeError) as why:
        return {"error": explained(query, str(why), len(prefixed("")))}
    most = request["max_rows"]
    if isinstance(found, ox.QueryBoolean):
        answer, cut = answer_of(found), False
        rows: list[Any] = [list(row) for row in answer.rows]
        return {"columns": answer.columns, "rows": [[_packed(t) for t in r] for r in rows],
                "cut": cut, "graph": False}  # fmt: skip
    graph = isinstance(found, ox.QueryTriples)
    columns = ["subject", "predicate", "object"] if graph else [v.value for v in found.variables]
    sent: list[Any] = []
    cut = False
    for row in found:
        if len(sent) == most:
            cut = True
            break
        terms = (row.subject, row.predicate, row.object) if graph else tuple(row)
        sent.append([_packed(term) for term in terms])
    return {"columns": columns, "rows": sent, "cut": cut, "graph": graph}


def _shut() -> None:
    """
    Allow no further file or socket, whatever a query may say.

    With no descriptor left to hand out, the engine can neither open a file nor a connection;
    the pipes that are open stay. Where the system has no such limit, `refuse_reach` stands alone.
    """
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def _serve() -> None:
    """Be the child: read the graph, then answer until the parent is gone."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    received, out = sys.stdin.buffer, sys.stdout.buffer
    path = received.readline().decode().rstrip("\n")
    size = int.from_bytes(received.read(8), "big")
    if path:
        store = open_store(path).store
    else:
        store = ox.Store()
        store.bulk_load(received.read(size), format=ox.RdfFormat.N_QUADS)
    _shut()
    out.write(b"ready\n")
    out.flush()
    for line in received:
        try:
            reply = _answer(store, json.loads(line))
        except MemoryError:
            os._exit(1)
        except OSError:
            reply = {"error": "The query tried to open a file or a connection, and could not."}
        out.write(json.dumps(reply).encode() + b"\n")
        out.flush()


if __name__ == "__main__":
    _serve()
