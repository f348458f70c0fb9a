"""
A query comes in; out goes its answer in pieces, from a pool of supervised processes.

A process that is late or has grown too large is ended and another started in its place; nobody else
notices. What is found is taken from it at once, so that a slow reader holds up no process.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from pathlib import Path
from typing import Final, Protocol

from backstory.ask.ended import TOO_DEEP, why_ended
from backstory.server.loop import DATA, END, HEAD, REFUSED
from backstory.server.process import Running, started
from backstory.server.spool import Held, Refusal, Spool

__all__ = ["Asked", "Engine", "Found", "Line"]

MAX_WAITING: Final = 512
"""Requests that wait for a process; further ones are told to come back."""
WHOLE_BYTES: Final = 1 << 18
"""Size up to which an answer is sent as one; a larger one leaves in pieces."""
START_S: Final = 60.0
"""Seconds in which a process must have read its graph."""


class Line(Protocol):
    """What can be asked of a process."""

    def line(self, base: str, timeout_s: float) -> bytes:
        """Write it as a process reads it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the graphs it is asked of, and how its answer may be written."""

    query: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    rows: str | None = "application/sparql-results+json"
    graph: str | None = "text/turtle"

    def line(self, base: str, timeout_s: float) -> bytes:
        """Write it as a process reads it."""
        rest = _rest(self.default, self.named, self.rows, self.graph, base, timeout_s)
        return f'{{"query": {encode_basestring_ascii(self.query)}, {rest}}}\n'.encode("ascii")


@lru_cache(maxsize=256)
def _rest(
    default: tuple[str, ...], named: tuple[str, ...], rows: str | None, graph: str | None,
    base: str, timeout_s: float,
) -> str:  # fmt: skip
    """Write what is asked with most queries alike, without its braces."""
    return json.dumps({"default": default, "named": named, "rows": rows, "graph": graph,
                       "base": base, "timeout_s": timeout_s})[1:-1]  # fmt: skip


@dataclass(slots=True)
class Found:
    """An answer: its media type, and the whole of it, or pieces to come."""

    kind: str
    whole: bytes | None
    pieces: AsyncIterator[bytes] | None = None


@dataclass(slots=True)
class Engine:
    """A pool of processes, each with a copy of one graph."""

    path: Path
    """A file that each process reads."""
    size: int = 2
    timeout_s: float = 10.0
    memory: int = 2 << 30
    base: str = "http://localhost/"
    module: str = "backstory.server.child"
    """The module that each process runs."""
    advice: str = (
        "Narrow it: name the event or the voice, or join on fewer patterns without a common "
        "variable."
    )
    """What to do where one took too long."""
    restarted: int = 0
    held: Held = field(default_factory=Held)
    """Bytes of answers that wait for their readers."""
    _idle: asyncio.LifoQueue[Running] = field(default_factory=asyncio.LifoQueue)
    """The one that answered last answers next: what it needs is still in the processor's cache."""
    _all: set[Running] = field(default_factory=set)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _waiting: int = 0
    _closed: bool = False

    def start(self) -> None:
        """Start the processes; the first request waits until one has read the graph."""
        for _ in range(self.size):
            self._spawn()

    def _spawn(self) -> None:
        task = asyncio.get_running_loop().create_task(self._start())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _start(self) -> None:
        pause = 0.1
        while not self._closed:
            child = await started(self.module, str(self.memory))
            self._all.add(child)
            with contextlib.suppress(OSError, TimeoutError):
                child.until(asyncio.get_running_loop().time() + START_S)
                child.write(f"{self.path}\n".encode())
                if (await child.frame())[0] == HEAD:
                    child.until(0)
                    self._idle.put_nowait(child)
                    return
            self._end(child)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 10.0)

    @property
    def ready(self) -> int:
        """How many processes are there."""
        return len(self._all)

    @property
    def idle(self) -> int:
        """How many of them wait for a request."""
        return self._idle.qsize()

    @property
    def waiting(self) -> int:
        """How many requests wait for a process."""
        return self._waiting

    async def ask(self, asked: Line) -> Found:
        """
        Answer a query.

        Raises:
            Refusal: It is malformed, late or too large, or too many wait already.
        """
        child = await self._free()
        # late, gone, or whoever asked is gone: it would answer nobody
        then: Callable[[Running], None] = self._replace
        try:
            child.until(asyncio.get_running_loop().time() + self.timeout_s)
            child.write(asked.line(self.base, self.timeout_s))
            kind, content = await child.frame()
            whole: list[bytes] = []
            size = 0
            while kind != REFUSED and size <= WHOLE_BYTES:
                sign, piece = await child.frame()
                if sign == END:
                    then = self._rest
                    return Found(content.decode(), b"".join(whole))
                if sign == REFUSED:
                    kind, content = sign, piece
                whole.append(piece)
                size += len(piece)
            if kind == REFUSED:
                then, told = self._rest, json.loads(content)
                raise Refusal(told["status"], told["why"])
            then = self._busy
            return self._streamed(child, content.decode(), whole)
        except TimeoutError:
            raise Refusal(503, self._late(), Retry_After="30") from None
        except OSError:
            raise await self._fate(child) from None
        finally:
            then(child)

    def _rest(self, child: Running) -> None:
        """Let a process wait for the next request."""
        child.until(0)
        self._idle.put_nowait(child)

    def _busy(self, child: Running) -> None:
        """Leave a process alone: it still answers."""

    async def _free(self) -> Running:
        if not self._idle.empty():
            return self._idle.get_nowait()
        if self._waiting >= MAX_WAITING:
            raise Refusal(503, "The server is busy. Try again in a few seconds.", Retry_After="5")
        self._waiting += 1
        try:
            return await asyncio.wait_for(self._idle.get(), max(self.timeout_s, START_S))
        except TimeoutError:
            raise Refusal(
                503, "The server is busy. Try again in a few seconds.", Retry_After="5"
            ) from None
        finally:
            self._waiting -= 1

    def _streamed(self, child: Running, kind: str, whole: list[bytes]) -> Found:
        spool = Spool(self.held)
        for piece in whole:
            spool.write(piece)
        task = asyncio.get_running_loop().create_task(self._pump(child, spool))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return Found(kind, None, spool.pieces())

    async def _pump(self, child: Running, spool: Spool) -> None:
        """Take the rest of an answer from a process, however slowly it is read."""
        try:
            while True:
                sign, piece = await child.frame()
                if sign == END:
                    break
                if sign != DATA:
                    raise Refusal(400, json.loads(piece)["why"])
                if spool.done:  # whoever asked is gone
                    raise Refusal(499, "nobody reads it")
                spool.write(piece)
            spool.end()
            self._rest(child)
        except TimeoutError:
            self._failed(child, spool, Refusal(503, self._late()))
        except Refusal as why:
            self._failed(child, spool, why)
        except OSError:
            self._failed(child, spool, await self._fate(child))

    def _failed(self, child: Running, spool: Spool, why: Refusal) -> None:
        spool.end(why)
        self._replace(child)

    def _late(self) -> str:
        return (
            f"The query was stopped after {self.timeout_s:g} seconds, the time limit. {self.advice}"
        )

    async def _fate(self, child: Running) -> Refusal:
        """Say what a process ended of; another is started in its place."""
        status = None
        with contextlib.suppress(TimeoutError):
            status = await asyncio.wait_for(asyncio.shield(child.ended), 1)
        why = why_ended(status, self.memory)
        # Asked again it would fare no better: the query is at fault, not the hour.
        return Refusal(400 if why == TOO_DEEP else 503, why)

    def _replace(self, child: Running) -> None:
        self._end(child)
        if not self._closed:
            self.restarted += 1
            self._spawn()

    def _end(self, child: Running) -> None:
        self._all.discard(child)
        child.end()

    async def close(self) -> None:
        """End all processes."""
        self._closed = True
        for task in list(self._tasks):
            task.cancel()
        for child in list(self._all):
            self._end(child)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(child.ended), 5)
