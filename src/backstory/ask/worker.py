"""
Answer strangers' queries in a process of its own, which can be ended.

The parent (`Supervised`) sends the graph once, then one query a line; the child answers one JSON
document a line. The child is ended when it is late and started anew for the next query.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import math
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Final

import pyoxigraph as ox

from backstory.ask.guard import (
    MAX_ANSWER_BYTES,
    MAX_MEMORY_BYTES,
    MAX_ROWS,
    QUERY_TIMEOUT_S,
    explained,
    refuse_reach,
)
from backstory.errors import BackstoryError, CouldNotRun, QueryError
from backstory.rdf.store import Answer, Term, answer_of, open_store, prefixed

__all__ = ["Supervised", "alarm", "bound_memory", "shut", "unbounded"]

Graph = Path | Callable[[], bytes]
"""A grown file that the child reads itself, or a function that gives the graph as N-Quads."""


_ENDINGS = ("SIGABRT", "SIGKILL")
_STARVED = (1, *(-getattr(signal, each) for each in _ENDINGS if hasattr(signal, each)))
"""What a process ends with that gets no more memory: by itself, the engine, or the system."""
_READY = b"ready\n"

_CRASHES = tuple(getattr(signal, name) for name in ("SIGSEGV", "SIGBUS") if hasattr(signal, name))
"""What ends a process whose stack is full: the engine reads a query by recursion."""


def _size(count: int) -> str:
    return f"{count >> 30} GB" if count >= 1 << 30 else f"{count >> 20} MB"


_LONGEST_S = 86_400.0
"""Seconds: no query waits for longer than a day, whatever is asked."""
_TOO_LARGE = (
    f"The answer is larger than {_size(MAX_ANSWER_BYTES)}, the limit. "
    "Ask for fewer columns or rows."
)
_NESTED = "The answer is nested too deeply to be sent. Ask for the parts of its triple terms."


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

    def __init__(self, graph: Graph, *, max_memory_bytes: int = MAX_MEMORY_BYTES) -> None:
        """
        Prepare to answer; the process starts with the first query.

        Args:
            graph: What the child is to hold.
            max_memory_bytes: What a query may take beside the graph, where the system can tell
                (it can on Linux).
        """
        self._graph, self._memory = graph, max_memory_bytes
        self._child: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

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
            QueryError: Refused, malformed, too slow or too large; says which, and what to do.
        """
        refuse_reach(query)
        timeout_s = min(timeout_s, _LONGEST_S)
        request = {
            "query": query,
            "bindings": {name: _packed(term) for name, term in (bindings or {}).items()},
            "max_rows": max_rows,
            "timeout_s": timeout_s,
        }
        with self._turn:
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
        try:
            with contextlib.suppress(BrokenPipeError):
                pipe_in.write(request)
                pipe_in.flush()
            line = _line_within(pipe_out, timeout_s)
        except BaseException:
            # Interrupted while it works: its answer must not be taken for that of the next query.
            self.close()
            raise
        if line is None:
            self.close()
            raise QueryError(
                f"The query was stopped after {timeout_s:g} seconds, the time limit. Narrow it: "
                "name the event or the voice, or join on fewer patterns without a common variable."
            )
        if not line:
            raise QueryError(self._fate())
        try:
            found: dict[str, Any] = json.loads(line)
        except RecursionError:
            raise QueryError(_NESTED) from None
        return found

    def _fate(self) -> str:
        """End a child that has gone already, and say what it died of."""
        child = self._child
        status = None if child is None else child.wait()
        self.close()
        if status is not None and -status in _CRASHES:
            return (
                "The query is too long or too deeply nested to be read, and was stopped. Use fewer "
                "parentheses, braces or alternatives; VALUES takes long lists."
            )
        if status not in _STARVED:
            return (
                f"The process that answers queries ended by itself (status {status}), and starts "
                "anew with the next query. If the same query ends it again, that is a fault here."
            )
        return (
            f"The query needed more memory than the {_size(self._memory)} it may use, and was "
            "stopped. Narrow it, or count instead of listing."
        )

    def _start(self) -> subprocess.Popen[bytes]:
        child = subprocess.Popen(
            [sys.executable, "-m", "backstory.ask.worker", str(self._memory)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        graph = self._graph
        content = b"" if isinstance(graph, Path) else graph()
        path = str(graph).encode() if isinstance(graph, Path) else b""
        if child.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                child.stdin.write(path + b"\n" + len(content).to_bytes(8, "big") + content)
                child.stdin.flush()
        told = b"" if child.stdout is None else child.stdout.readline()
        self._child = child
        if told != _READY:
            self.close()
            try:
                why = json.loads(told)["error"]
            except (ValueError, KeyError, TypeError):
                why = "The process that answers queries did not start: ask for less at once."
            raise CouldNotRun(why)
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
        # As the interpreter ends, modules may be gone already, `contextlib` among them.
        try:  # noqa: SIM105
            self.close()
        except Exception:
            pass


def _line_within(pipe: IO[bytes], timeout_s: float) -> bytes | None:
    """Read a line; None if it is not whole in time, empty if the other end is gone."""
    read: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def fetch() -> None:
        found = bytearray()
        with contextlib.suppress(OSError):
            while not found.endswith(b"\n"):
                piece = os.read(pipe.fileno(), 1 << 20)
                if not piece:
                    found.clear()
                    break
                found += piece
        read.put(bytes(found) if found.endswith(b"\n") else b"")

    # A thread waits, for Windows cannot wait on a pipe for so long and no longer. The pipe ends
    # with the child, which is ended where it is late, and the thread with it.
    threading.Thread(target=fetch, daemon=True).start()
    try:
        return read.get(timeout=timeout_s)
    except queue.Empty:
        return None


def _answer(store: ox.Store, request: Mapping[str, Any]) -> str:
    """Answer one request with one line of JSON."""
    query = request["query"]
    try:
        bound = {ox.Variable(n): _unpacked(t) for n, t in request["bindings"].items()}
        found: Any = store.query(prefixed(query), substitutions=bound)
    except (SyntaxError, ValueError, RuntimeError) as why:
        return _refusal(explained(query, str(why), len(prefixed(""))))
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
    return json.dumps([_packed(term) for term in row])


def _reply(columns: list[str], rows: list[str], *, cut: bool, graph: bool) -> str:
    head = json.dumps({"columns": columns, "cut": cut, "graph": graph})
    return f'{head[:-1]}, "rows": [{", ".join(rows)}]}}'


def _refusal(why: str) -> str:
    return json.dumps({"error": why})


_PAGES: Final = Path("/proc/self/statm")
"""Where Linux tells how much memory a process has."""


def unbounded() -> tuple[str, ...]:
    """
    Say which limits of a query this system does not know: `memory`, and `files`.

    Time, rows and the size of an answer are limited everywhere. Without `files`, the refusal of
    what reads files or addresses stands alone, with no second wall behind it.
    """
    limits = importlib.util.find_spec("resource") is not None
    missing = {"memory": not (limits and _PAGES.exists()), "files": not limits}
    return tuple(name for name, is_missing in missing.items() if is_missing)


def shut() -> None:
    """
    Allow no further file or socket, whatever a query may say.

    With no descriptor left to hand out, the engine can neither open a file nor a connection;
    the pipes that are open stay. Where the system has no such limit, `refuse_reach` stands alone.
    """
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def bound_memory(beside: int) -> None:
    """Allow so many bytes beside what the graph takes already, where the system can tell."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        pages = int(_PAGES.read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + beside
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextlib.contextmanager
def alarm(timeout_s: float) -> Iterator[None]:
    """Be ended some seconds after the time limit even if the parent, which ends us, is gone."""
    if hasattr(signal, "alarm"):
        signal.alarm(math.ceil(timeout_s) + 5)
        yield
        signal.alarm(0)
    else:
        yield


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
            store.bulk_load(received.read(size), format=ox.RdfFormat.N_QUADS)
    except BackstoryError as why:  # the parent tells it as every other door does
        out.write(_refusal(str(why)).encode() + b"\n")
        return
    bound_memory(memory)
    shut()
    out.write(_READY)
    out.flush()
    for line in received:
        request = json.loads(line)
        try:
            with alarm(request["timeout_s"]):
                reply = _answer(store, request)
        except MemoryError:
            os._exit(1)
        except RecursionError:
            reply = _refusal(_NESTED)
        except OSError:
            reply = _refusal("The query tried to open a file or a connection, and could not.")
        except Exception as why:  # whatever it is, it is told as what it is
            reply = _refusal(f"The query could not be answered: {type(why).__name__}: {why}")
        out.write(reply.encode() + b"\n")
        out.flush()


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
