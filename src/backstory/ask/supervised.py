"""
Answer strangers' queries in a process of its own, which can be ended.

The parent (`Supervised`) sends the graph once, then one query a line; the child (`worker`) answers
one JSON document a line. The child is ended when it is late and started anew for the next query.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from backstory.ask.ended import why_ended
from backstory.ask.guard import MAX_MEMORY_BYTES, MAX_ROWS, QUERY_TIMEOUT_S, refuse_reach
from backstory.ask.wire import NESTED, READY, READY_ALONE, packed, unpacked
from backstory.errors import CouldNotRun, QueryError
from backstory.rdf.store import Answer, Term

__all__ = ["Supervised"]

Graph = Path | Callable[[], bytes]
"""A grown file or a store on disk, which the child reads; or what gives the graph as N-Quads."""

_LONGEST_S = 86_400.0
"""Seconds: no query waits for longer than a day, whatever is asked."""


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
        self._ending: Callable[[], object] | None = None
        self._turn = threading.Lock()
        self.known: dict[str, Any] = {}
        """What whoever asks has learnt of the graph: it is the same as long as it is asked here."""
        self.is_alone = False
        """Whether the child read the graph itself, and no id need say of which dossier it is."""

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
        if not timeout_s > 0:  # nor is a number that is none
            raise QueryError("A time limit is more than 0 seconds.")
        timeout_s = min(timeout_s, _LONGEST_S)
        request = {
            "query": query,
            "bindings": {name: packed(term) for name, term in (bindings or {}).items()},
            "max_rows": max_rows,
            "timeout_s": timeout_s,
        }
        with self._turn:
            reply = self._exchange(json.dumps(request).encode() + b"\n", timeout_s)
        if "error" in reply:
            raise QueryError(reply["error"])
        rows = tuple(tuple(unpacked(term) for term in row) for row in reply["rows"])
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
            raise QueryError(NESTED) from None
        return found

    def _fate(self) -> str:
        """End a child that has gone already, and say what it died of."""
        child = self._child
        status = None if child is None else child.wait()
        self.close()
        return why_ended(status, self._memory)

    def _start(self) -> subprocess.Popen[bytes]:
        child = subprocess.Popen(
            [sys.executable, "-m", "backstory.ask.worker", str(self._memory)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        # Before a collector takes the child's own parts away, and as the interpreter ends.
        self._ending = weakref.finalize(self, _ended, child, os.getpid())
        graph = self._graph
        content = b"" if isinstance(graph, Path) else graph()
        path = str(graph).encode() if isinstance(graph, Path) else b""
        if child.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                child.stdin.write(path + b"\n" + len(content).to_bytes(8, "big") + content)
                child.stdin.flush()
        told = b"" if child.stdout is None else child.stdout.readline()
        self._child = child
        self.is_alone = told == READY_ALONE
        if told not in (READY, READY_ALONE):
            self.close()
            try:
                why = json.loads(told)["error"]
            except (ValueError, KeyError, TypeError):
                why = "The process that answers queries did not start: ask for less at once."
            raise CouldNotRun(why)
        return child

    def close(self) -> None:
        """End the child, if there is one."""
        ending, self._child, self._ending = self._ending, None, None
        if ending is not None:
            ending()


def _ended(child: subprocess.Popen[bytes], owner: int) -> None:
    """End a child, unless this is a fork of the process that it is of."""
    if os.getpid() != owner:
        return
    child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    child.wait()


def _line_within(pipe: IO[bytes], timeout_s: float) -> bytes | None:
    """Read a line; None if it is not whole in time, empty if the other end is gone."""
    read: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    # The thread's own end: when the pipe is closed, its number soon is another file's.
    own = os.dup(pipe.fileno())

    def fetch() -> None:
        found = bytearray()
        with contextlib.suppress(OSError):
            while not found.endswith(b"\n"):
                piece = os.read(own, 1 << 20)
                if not piece:
                    found.clear()
                    break
                found += piece
        os.close(own)
        read.put(bytes(found) if found.endswith(b"\n") else b"")

    # A thread waits, for Windows cannot wait on a pipe for so long and no longer. The pipe ends
    # with the child, which is ended where it is late, and the thread with it.
    begun = time.monotonic()
    threading.Thread(target=fetch, daemon=True).start()
    try:
        found = read.get(timeout=timeout_s)
    except queue.Empty:
        return None
    # On a busy machine a thread may be whole before anybody looks at the clock.
    return found if time.monotonic() - begun <= timeout_s else None
