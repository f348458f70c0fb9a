"""
A query comes in; out goes its answer in pieces, from a pool of supervised processes.

A process that is late or has grown too large is ended and another started in its place; nobody else
notices. What is found is taken from it at once, so that a slow reader holds up no process. A query
that takes long needs a place (`pool`); one that gets none gives its process back and begins anew
when there is one.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from pathlib import Path
from typing import Final, Protocol

from backstory.ask.ended import TOO_DEEP, why_ended
from backstory.server.loop import DATA, END, HEAD, REFUSED
from backstory.server.pool import LONG_S, Place, Pool
from backstory.server.process import Running
from backstory.server.spool import Held, Refusal, Spool

__all__ = ["Asked", "Engine", "Found", "Line"]

WHOLE_BYTES: Final = 1 << 18
"""Size up to which an answer is sent as one; a larger one leaves in pieces."""


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
    pieces: Spool | None = None


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
    held: Held = field(default_factory=Held)
    """Bytes of answers that wait for their readers."""
    pool: Pool = field(init=False)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Make the pool."""
        self.pool = Pool(self.module, self.path, self.size, self.memory)

    def start(self) -> None:
        """Start the processes; the first request waits until one has read the graph."""
        self.pool.start()

    @property
    def ready(self) -> int:
        """How many processes are there."""
        return len(self.pool.all)

    @property
    def idle(self) -> int:
        """How many of them wait for a request."""
        return len(self.pool.idle)

    @property
    def waiting(self) -> int:
        """How many requests wait for a process."""
        return len(self.pool.waiting)

    @property
    def restarted(self) -> int:
        """How many processes were ended and replaced."""
        return self.pool.restarted

    async def ask(self, asked: Line) -> Found:
        """
        Answer a query.

        Raises:
            Refusal: It is malformed, late or too large, or too many wait already.
        """
        found = await self._asked(asked, None)
        while found is None:  # it takes long, as others do: it begins anew when one is done
            found = await self._asked(asked, await self.pool.place())
        return found

    async def _asked(self, asked: Line, place: Place | None) -> Found | None:
        """Answer a query; None if it takes long and there is no place for it."""
        child: Running | None = None
        spool: Spool | None = None
        # late, gone, or whoever asked is gone: it would answer nobody
        then: Callable[[Running], None] = self.pool.replace
        try:
            child = await self.pool.free()
            began = self._now()
            soon, until = began + LONG_S, began + self.timeout_s
            child.until(until if place else min(soon, until))
            child.write(asked.line(self.base, self.timeout_s))
            kind = ""
            whole: list[bytes] = []
            size, slow = 0, False
            while True:
                try:
                    sign, piece = await child.frame()
                except TimeoutError:
                    if place or until <= soon:
                        raise
                    sign, piece, slow = b"", b"", True
                if sign == END:
                    then = self.pool.rest
                    if spool is None:
                        return Found(kind, b"".join(whole))
                    spool.end()
                    found, spool = Found(kind, None, spool), None
                    return found
                if sign == REFUSED:
                    then, told = self.pool.rest, json.loads(piece)
                    raise Refusal(told["status"], told["why"])
                if sign == HEAD:
                    kind = piece.decode()
                elif spool:
                    spool.write(piece)
                else:
                    whole.append(piece)
                    size += len(piece)
                    if size > WHOLE_BYTES:
                        spool = Spool(self.held)
                        spool.write(b"".join(whole))
                slow = slow or self._now() > soon
                if place is None and (spool or slow):
                    place = self.pool.taken(began)
                    if place:
                        child.until(until)
                    elif slow:
                        return None
                if spool and place:
                    then = self._busy
                    found = self._streamed(child, kind, spool, place)
                    spool = place = None
                    return found
        except TimeoutError:
            raise Refusal(503, self._late(), Retry_After="30") from None
        except OSError:
            if child is None:
                raise
            raise await self._fate(child) from None
        finally:
            if spool:
                spool.drop()
            if place:
                self.pool.give_back(place)
            if child:
                then(child)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    def _busy(self, child: Running) -> None:
        """Leave a process alone: it still answers."""

    def _streamed(self, child: Running, kind: str, spool: Spool, place: Place) -> Found:
        task = asyncio.get_running_loop().create_task(self._pump(child, spool, place))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return Found(kind, None, spool)

    async def _pump(self, child: Running, spool: Spool, place: Place) -> None:
        """Take the rest of an answer from a process, however slowly it is read."""
        then: Callable[[Running], None] = self.pool.replace
        failed: Refusal | None = None
        try:
            while True:
                sign, piece = await child.frame()
                if sign == END:
                    then = self.pool.rest
                    break
                if sign != DATA:
                    raise Refusal(400, json.loads(piece)["why"])
                if spool.done:  # whoever asked is gone
                    raise Refusal(499, "nobody reads it")
                spool.write(piece)
        except TimeoutError:
            failed = Refusal(503, self._late())
        except Refusal as why:
            failed = why
        except OSError:
            failed = await self._fate(child)
        finally:
            spool.end(failed)
            self.pool.give_back(place)
            then(child)

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

    async def close(self) -> None:
        """End all processes."""
        for task in list(self._tasks):
            task.cancel()
        await self.pool.close()
