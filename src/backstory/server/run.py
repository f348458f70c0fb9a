"""A graph and an address come in; a server runs there until it is told to stop."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Final

import pyoxigraph as ox
import uvicorn

from backstory.ask.find import holds_no_dossier
from backstory.errors import CouldNotRun
from backstory.graph import Graph
from backstory.rdf.answering import refuse_unanswered
from backstory.rdf.remote_client import parts_of, without_secrets
from backstory.server.app import application
from backstory.server.connection import KEEP_ALIVE_S, Patient
from backstory.server.engine import Engine

__all__ = ["serve", "told_first"]

STOP_S: Final = 10
"""Seconds that running requests have when the server is told to stop."""
_SPARE_FILES: Final = 64
_STOPPING: Final = (signal.SIGINT, signal.SIGTERM)


def told_first(graph: Graph) -> list[str]:
    """Say what whoever starts a server should know of its graph before anybody asks it."""
    store = graph.store
    return [] if store.holds_something else [holds_no_dossier(store, graph.lang)]


class Logged:
    """An application that writes a line for each request, in the common log format."""

    def __init__(self, app: Any, out: IO[str]) -> None:
        self.app, self.out = app, out

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass a request on, and write down what became of it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status, size = 0, 0

        async def noted(message: Any) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            self.out.write(_line(scope, status, size))


def _line(scope: Any, status: int, size: int) -> str:
    """Write a line of the log; what a client sends cannot begin another."""
    who = scope["client"][0] if scope.get("client") else "-"
    path = scope.get("raw_path", b"").decode("latin-1")
    if scope["query_string"]:
        path += "?" + scope["query_string"].decode("latin-1")
    plain = "".join(c if " " < c < "\x7f" and c not in '"\\' else f"%{ord(c):02X}" for c in path)
    when = time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime())
    asked = f"{scope['method']} {plain[:2000]} HTTP/{scope['http_version']}"
    return f'{who} - - [{when}] "{asked}" {status or "-"} {size}\n'


def _bound(host: str, port: int) -> socket.socket:
    """Take an address, or say in one line why not."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        taken = socket.socket(family)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        taken.set_inheritable(False)
    except (OSError, OverflowError) as why:
        reason = getattr(why, "strerror", None) or str(why)
        raise CouldNotRun(
            f"Nothing can be served at {host}:{port}: {reason.lower()}. Choose another --port."
        ) from None
    return taken


def _more_files() -> int:
    """Allow as many open files as the system lets, and say how many connections that makes."""
    try:
        import resource
    except ImportError:
        return 500
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = 65_536 if most in (resource.RLIM_INFINITY, -1) else min(most, 65_536)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return max(64, min(10_000, most - _SPARE_FILES))


def _file_of(graph: Graph, folder: str) -> Path:
    """Give the file or store that the graph lies in; write one where it lies in memory."""
    where = Path(graph.opened().store.path)
    if graph.store.path and (where.is_file() or (where / "CURRENT").exists()):
        return where.resolve()
    made = Path(folder) / "graph.nq"
    graph.store.store.dump(str(made), format=ox.RdfFormat.N_QUADS)
    return made


def serve(
    graph: Graph,
    *,
    host: str = "127.0.0.1",
    port: int = 8765,
    url: str = "",
    engines: int = 0,
    timeout_s: float = 10.0,
    log: IO[str] | None = None,
    ready: Callable[[str], None] = print,
) -> None:
    """
    Serve a graph until the process is told to stop (SIGINT, SIGTERM).

    Args:
        graph: What is served; it is only read.
        host: Where to listen; the default can be reached from this machine alone.
        port: At which port; 0 for any that is free.
        url: The address as others write it, where that is another (behind a proxy): a host, with
            no path.
        engines: Processes that answer queries; 0 for as many as there are cores, two at least.
        timeout_s: Seconds a query may take.
        log: Where a line for each request goes; nowhere if None.
        ready: Is told the address when it can be asked.

    Raises:
        CouldNotRun: The address cannot be taken, there is no such graph, others reach the
            address and a dossier says not to whom one objects in private, or `url` is no address
            of a host.
    """
    if url:
        parts_of(url)
    refuse_unanswered(graph.opened().store, url or host)
    outside = _outside(url) if url else ""
    taken = _bound(host, port)
    home = outside or _home(host, taken.getsockname()[1])
    Patient.most = _more_files()
    with tempfile.TemporaryDirectory(prefix="backstory-") as folder:
        path = _file_of(graph, folder)
        engine = Engine(path, size=engines or max(2, os.cpu_count() or 2), timeout_s=timeout_s,
                        base=home)  # fmt: skip
        app: Any = application(graph, engine, home)
        if log is not None:
            app = Logged(app, log)
        config = uvicorn.Config(
            app, http=Patient, ws="none", lifespan="on", log_config=None, access_log=False,
            server_header=False, date_header=True, timeout_keep_alive=KEEP_ALIVE_S,
            timeout_graceful_shutdown=STOP_S, proxy_headers=False,
        )  # fmt: skip
        logging.getLogger("uvicorn.error").addHandler(logging.NullHandler())
        _Server(config, lambda: ready(home)).run(sockets=[taken])


class _Server(uvicorn.Server):
    """A server that says when it can be asked."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.ready = ready

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop in good order when told to: that is how a server ends, and no failure."""
        before = {each: signal.signal(each, self.handle_exit) for each in _STOPPING}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready()


def _outside(url: str) -> str:
    """Read the address as others write it: that of a host, with a slash at its end."""
    parts = parts_of(url)
    root = f"{parts.scheme}://{parts.netloc}/"
    if url.rstrip("/") != root.rstrip("/"):
        raise CouldNotRun(
            f"{without_secrets(url):.200} has a path before what is served, and its pages link "
            f"from the root of a host: serve it at {without_secrets(root)}, or write files for any "
            "path with `backstory site`."
        )
    return root


def _home(host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"
