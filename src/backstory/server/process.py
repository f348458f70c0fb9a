"""
A module comes in; out goes a process that runs it, and the frames that it writes, as they come.

Written on asyncio's protocols, for its streams would cost a tenth of most answers.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections import deque
from subprocess import DEVNULL
from typing import Any, Final

__all__ = ["Frame", "Running", "started"]

Frame = tuple[bytes, bytes]
"""A sign, and what it stands before (`loop`)."""
_HEAD_BYTES: Final = 5
_TOLD: Final = 1
"""The descriptor that a process writes to."""


class Running(asyncio.SubprocessProtocol):
    """A process that runs."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.ended: asyncio.Future[int | None] = loop.create_future()
        """What the process ended with, when it is gone."""
        self._loop = loop
        self._frames: deque[Frame] = deque()
        self._held: list[bytes] = []
        self._size, self._wanted = 0, _HEAD_BYTES
        self._waiter: asyncio.Future[None] | None = None
        self._shut = self._late = False
        self._alarm: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin."""
        self._process = transport
        self._pipe = transport.get_pipe_transport(0)

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        """Cut what comes into frames; what is not whole waits in pieces, each touched once."""
        self._held.append(data)
        self._size += len(data)
        if self._size >= self._wanted:
            self._cut(data if len(self._held) == 1 else b"".join(self._held))
            self._wake()

    def _cut(self, held: bytes) -> None:
        at, size = 0, len(held)
        while True:
            begins = at + _HEAD_BYTES
            ends = begins + int.from_bytes(held[at + 1 : begins], "big") if begins <= size else 0
            if not 0 < ends <= size:
                break
            self._frames.append((held[at : at + 1], held[begins:ends]))
            at = ends
        self._wanted = ends - at if ends else _HEAD_BYTES
        self._held, self._size = [held[at:]], size - at

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        """Tell whoever waits that nothing more comes."""
        if fd == _TOLD:
            self._shut = True
            self._wake()

    def process_exited(self) -> None:
        """Note the end."""
        if not self.ended.done():
            self.ended.set_result(self._process.get_returncode())

    def _wake(self) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)

    def _time_is_up(self) -> None:
        self._late = True
        self._wake()

    def until(self, ends: float) -> None:
        """Wait for frames no longer than to a time of the loop; 0: however long it takes."""
        if self._alarm:
            self._alarm.cancel()
        self._late = False
        self._alarm = self._loop.call_at(ends, self._time_is_up) if ends else None

    @property
    def gone(self) -> bool:
        """Whether it ended by itself: nobody hears what is written to it."""
        return self._shut or self.ended.done()

    def write(self, line: bytes) -> None:
        """Send a request."""
        self._pipe.write(line)

    async def frame(self) -> Frame:
        """
        Give the next frame.

        Raises:
            TimeoutError: Time was up before it came.
            ConnectionError: The process wrote its last.
        """
        while not self._frames:
            if self._shut:
                raise ConnectionError("the process ended")
            if self._late:
                raise TimeoutError
            self._waiter = self._loop.create_future()
            await self._waiter
        return self._frames.popleft()

    def end(self) -> None:
        """End it."""
        self.until(0)
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._process.close()


async def started(module: str, *arguments: str) -> Running:
    """Start a process that runs a module."""
    loop = asyncio.get_running_loop()
    _, running = await loop.subprocess_exec(
        Running, sys.executable, "-m", module, *arguments, stderr=DEVNULL
    )
    return running
