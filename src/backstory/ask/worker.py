"""Be the process that answers strangers' queries: read a graph, then a query a line."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pyoxigraph as ox

from backstory.ask.bounds import alarm, bound_memory, shut
from backstory.ask.explained import explained
from backstory.ask.guard import MAX_ANSWER_BYTES
from backstory.ask.wire import NESTED, READY, READY_ALONE, packed, size_of, unpacked
from backstory.errors import BackstoryError
from backstory.rdf.opening import open_store
from backstory.rdf.store import TripleStore, answer_of, prefixed

_TOO_LARGE: Final = (
    f"The answer is larger than {size_of(MAX_ANSWER_BYTES)}, the limit. "
    "Ask for fewer columns or rows."
)


def _answer(store: ox.Store, own: Mapping[str, str], request: Mapping[str, Any]) -> str:
    """Answer one request with one line of JSON; the dossiers' own prefixes are at hand."""
    query = request["query"]
    try:
        bound = {ox.Variable(n): unpacked(t) for n, t in request["bindings"].items()}
        found: Any = store.query(prefixed(query, own), substitutions=bound)
    except (SyntaxError, ValueError, RuntimeError) as why:
        return _refusal(explained(query, str(why), len(prefixed("", own)), own))
    if isinstance(found, ox.QueryBoolean):
        answer = answer_of(found)
        return _reply(list(answer.columns), [_sent(answer.rows[0])], cut=False, graph=False)
    graph = isinstance(found, ox.QueryTriples)
    columns = ["subject", "predicate", "object"] if graph else [v.value for v in found.variables]
    rows: list[str] = []
    size = 0
    for row in found:
        if len(rows) == request["max_rows"]:
            return _reply(columns, rows, cut=True, graph=graph)
        rows.append(_sent((row.subject, row.predicate, row.object) if graph else row))
        size += len(rows[-1])
        if size > MAX_ANSWER_BYTES:
            return _refusal(_TOO_LARGE)
    return _reply(columns, rows, cut=False, graph=graph)


def _sent(row: Iterable[Any]) -> str:
    return json.dumps([packed(term) for term in row])


def _reply(columns: list[str], rows: list[str], *, cut: bool, graph: bool) -> str:
    head = json.dumps({"columns": columns, "cut": cut, "graph": graph})
    return f'{head[:-1]}, "rows": [{", ".join(rows)}]}}'


def _refusal(why: str) -> str:
    return json.dumps({"error": why})


def _serve(memory: int) -> None:
    """Be the child: read the graph, then answer until the parent is gone."""
    # A key pressed in the shell reaches the child too, and the engine would not hear it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    received, out = sys.stdin.buffer, sys.stdout.buffer
    path = received.readline().decode().rstrip("\n")
    size = int.from_bytes(received.read(8), "big")
    try:
        if path:
            store = open_store(path).store
        else:
            store = ox.Store()
            store.load(received.read(size), format=ox.RdfFormat.N_QUADS)
    except BackstoryError as why:  # the parent tells it as every other door does
        out.write(_refusal(str(why)).encode() + b"\n")
        return
    held = TripleStore(store)
    own = held.prefixes
    told = READY_ALONE if path and held.is_alone else READY
    bound_memory(memory)
    shut()
    out.write(told)
    out.flush()
    for line in received:
        request = json.loads(line)
        try:
            with alarm(request["timeout_s"]):
                reply = _answer(store, own, request)
        except MemoryError:
            os._exit(1)
        except RecursionError:
            reply = _refusal(NESTED)
        except OSError:
            reply = _refusal("The query tried to open a file or a connection, and could not.")
        except Exception as why:  # whatever it is, it is told as what it is
            reply = _refusal(f"The query could not be answered: {type(why).__name__}: {why}")
        out.write(reply.encode() + b"\n")
        out.flush()


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
