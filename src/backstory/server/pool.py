"""
Requests wait for a process; out goes the process that is theirs for a while.

Most questions are answered in milliseconds, some take all the time they may. Those that take long
have so many places and no more; while they hold processes, others are started for the quick ones.
Where more is asked than can be answered, one process is kept for whoever comes next.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import Final, TypeVar

from backstory.server.loop import HEAD
from backstory.server.process import Running, started
from backstory.server.spool import Refusal

__all__ = ["LONG_S", "MAX_WAITING", "Place", "Pool"]

LONG_S: Final = 1.0
"""Seconds after which a query is one that takes long."""
NEW_S: Final = 3.0
"""Seconds in which whoever comes into a crowd may take the process that is kept."""
MAX_WAITING: Final = 512
"""Requests that wait for a process; further ones are told to come back."""
START_S: Final = 60.0
"""Seconds in which a process must have read its graph, and that a request waits for one at most."""
_Wanted = TypeVar("_Wanted")
_BUSY: Final = "The server is busy. Try again in a few seconds."


def _busy() -> Refusal:
    return Refusal(503, _BUSY, Retry_After="5")


async def _turn(
    line: MutableMapping[asyncio.Future[_Wanted], float], leave: Callable[[_Wanted], None],
    waits: Callable[[], None] = lambda: None,
) -> _Wanted:  # fmt: skip
    """
    Wait in a line for what others give back.

    Args:
        line: Who waits, and since when.
        leave: Gives back what came as nobody waited for it any more.
        waits: Called once this one stands in the line.

    Raises:
        Refusal: Too many wait already, or its turn has not come in a minute.
    """
    if len(line) >= MAX_WAITING:
        raise _busy()
    loop = asyncio.get_running_loop()
    turn: asyncio.Future[_Wanted] = loop.create_future()
    line[turn] = loop.time()
    waits()
    try:
        async with asyncio.timeout(START_S):
            return await turn
    except (TimeoutError, asyncio.CancelledError) as why:
        if turn.done() and not turn.cancelled():
            leave(turn.result())
        if isinstance(why, TimeoutError):
            raise _busy() from None
        raise
    finally:
        line.pop(turn, None)


@dataclass(slots=True, eq=False)
class Place:
    """What allows one query to take long."""

    alarm: asyncio.TimerHandle | None = None
    late: bool = False
    """Whether it does by now."""


class Pool:
    """Processes that each hold one graph."""

    def __init__(self, module: str, path: object, size: int, memory: int) -> None:
        """
        Make it ready; nothing is started yet.

        Args:
            module: What each process runs.
            path: The graph that each reads.
            size: How many answer while no query takes long; and how many queries may take long.
            memory: Bytes of each.
        """
        self.module, self.path, self.size, self.memory = module, path, size, memory
        self.restarted = 0
        self.closed = False
        self.all: set[Running] = set()
        self.idle: list[Running] = []
        """The one that answered last answers next: its data is still in the processor's cache."""
        self.waiting: dict[asyncio.Future[Running], float] = {}
        """Who waits for a process, and since when, the first first."""
        self._meant = 0
        """Processes that are there, or are being started."""
        self._places: set[Place] = set()
        self._queue: dict[asyncio.Future[Place], float] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Start the processes; the first request waits until one has read the graph."""
        for _ in range(self.size):
            self._spawn()

    def _spawn(self) -> None:
        self._meant += 1
        task = asyncio.get_running_loop().create_task(self._start())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _start(self) -> None:
        pause = 0.1
        while not self.closed:
            child = await started(self.module, str(self.memory))
            self.all.add(child)
            with contextlib.suppress(OSError, TimeoutError):
                child.until(asyncio.get_running_loop().time() + START_S)
                child.write(f"{self.path}\n".encode())
                if (await child.frame())[0] == HEAD:
                    self.rest(child)
                    return
            self._end(child)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 10.0)

    @property
    def _crowded(self) -> bool:
        """Whether more is asked than can be answered: others wait behind what takes long."""
        if len(self._places) < self.size and self._meant <= self.size:
            return False
        now = asyncio.get_running_loop().time()
        return any(now - since > LONG_S for since in self.waiting.values())

    @property
    def _surplus(self) -> int:
        """How many processes there are beyond what is needed: some take long, one is kept."""
        late = sum(place.late for place in self._places)
        return self._meant - self.size - late - self._crowded

    async def free(self) -> Running:
        """
        Wait for a process.

        Who came first is first. In a crowd who came last is, and those who have waited long
        leave one process free: else quick questions would wait behind all that are slow.

        Raises:
            Refusal: Too many wait already, or none came free in a minute.
        """
        while self.idle:
            child = self.idle.pop()
            if not child.gone:
                return child
            self.replace(child)
        return await _turn(self.waiting, self.rest, self._more)

    def rest(self, child: Running) -> None:
        """Let a process answer whoever waits, or wait for somebody."""
        child.until(0)
        self.idle.append(child)
        self._handed()
        self._fewer()

    def _handed(self) -> None:
        """Give processes to those who wait."""
        while self.waiting and self.idle:
            turn = next(iter(self.waiting))
            if self._crowded:
                turn = next(reversed(self.waiting))
                waited = asyncio.get_running_loop().time() - self.waiting[turn]
                if waited > NEW_S and len(self.idle) <= self._surplus + 1:
                    return
            del self.waiting[turn]
            if not turn.done():
                turn.set_result(self.idle.pop())

    def replace(self, child: Running) -> None:
        """End a process, and start another in its place unless there are enough."""
        self._end(child)
        self._meant -= 1
        if not self.closed:
            self.restarted += 1
            if self._surplus < 0:
                self._spawn()

    def _end(self, child: Running) -> None:
        self.all.discard(child)
        child.end()

    def _more(self) -> None:
        """Start a process for whoever waits, if the others are held by what takes long."""
        while self.waiting and self._surplus < 0 and not self.closed:
            self._spawn()

    def _fewer(self) -> None:
        """End processes that nobody needs any more."""
        while self.idle and self._surplus > 0:
            self._end(self.idle.pop(0))
            self._meant -= 1

    def taken(self, began: float) -> Place | None:
        """Give a query, begun at a time of the loop, the right to take long, if any is left."""
        if len(self._places) >= self.size:
            return None
        place = Place()
        self._places.add(place)

        def late() -> None:
            place.late = True
            self._more()

        place.alarm = asyncio.get_running_loop().call_at(began + LONG_S, late)
        return place

    async def place(self) -> Place:
        """
        Wait for the right to take long.

        Raises:
            Refusal: Too many wait already, or none was given back in a minute.
        """
        if place := self.taken(asyncio.get_running_loop().time()):
            return place
        return await _turn(self._queue, self.give_back)

    def give_back(self, place: Place) -> None:
        """Let another query take long."""
        if place.alarm:
            place.alarm.cancel()
        self._places.discard(place)
        while self._queue:
            turn = next(iter(self._queue))
            del self._queue[turn]
            if not turn.done() and (other := self.taken(asyncio.get_running_loop().time())):
                turn.set_result(other)
                break
        self._handed()
        self._fewer()

    async def close(self) -> None:
        """End all processes."""
        self.closed = True
        for task in list(self._tasks):
            task.cancel()
        for child in list(self.all):
            self._end(child)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(child.ended), 5)
