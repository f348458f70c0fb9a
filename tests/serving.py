"""A real server for the tests: started as a person starts it, asked over real connections."""

from __future__ import annotations

import asyncio
import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from paths import ROOT

T = TypeVar("T")
SOON_S = 0.01
"""Seconds after which a server looks whether it shall stop; `http.server` takes half of one."""
PATIENCE_S = 300
"""Seconds after which what does not come is taken for hanging: no test is about this time."""


def finished(task: Coroutine[Any, Any, T]) -> T:
    """Run a task to its end, in a thread: where a browser is tested too, a loop runs already."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, task).result()


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")

    @property
    def kind(self) -> str:
        """The media type, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Served:
    """A server that runs."""

    home: str
    pid: int
    log: Path

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Reply:
        """Send one request on a connection of its own."""
        where = urlsplit(self.home)
        line = http.client.HTTPConnection(str(where.hostname), where.port, timeout=PATIENCE_S)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            # A server that refuses may close before all is sent: why stands in its answer.
            with suppress(BrokenPipeError, ConnectionResetError):
                line.request(method, path, body, named)
            got = line.getresponse()
            found = {name.lower(): value for name, value in got.getheaders()}
            return Reply(got.status, found, got.read())
        finally:
            line.close()

    def get(self, path: str, **headers: str) -> Reply:
        """Get what stands at a path."""
        return self.ask("GET", path, **headers)

    def logged(self, part: str) -> str:
        """Read the log once a line of it has `part`: it is written after the answer is sent."""
        end = time.monotonic() + 30
        while part not in (text := self.log.read_text()):
            assert time.monotonic() < end, f"no line with {part} in the log:\n{text[-2000:]}"
            time.sleep(0.01)
        return text


@contextmanager
def running(folder: Path, *options: str, program: Path | None = None) -> Iterator[Served]:
    """
    Start `backstory serve` at any free port; stop it as Ctrl+C does, and see that it stops.

    A program is one that was installed elsewhere; else this tree is served.
    """
    log = folder / "access.log"
    begins = [str(program)] if program else [sys.executable, "-m", "backstory"]
    command = [*begins, "serve", "--port", "0", *options]
    told = {**os.environ, "PYTHONPATH": "" if program else str(ROOT / "src")}
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=out, env=told)
        assert process.stdout
        try:
            home = process.stdout.readline().decode().strip()
            assert re.match(r"http://[0-9.]+:[0-9]+", home), log.read_text()
            home = home.replace("//0.0.0.0:", "//127.0.0.1:")
            yield Served(home, process.pid, log)
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE_S) == 0, log.read_text()
        finally:
            process.kill()
            process.wait()
            process.stdout.close()
