"""Many who ask what takes long, and stay: whoever asks something quick is answered all the same."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote, urlsplit

import pytest
from serving import finished, running

from backstory.server import pool as room
from backstory.server.pool import Pool
from backstory.server.process import Running
from backstory.server.spool import Refusal

FORTY = " ".join(map(str, range(40)))
ENDLESS = "SELECT * { " + " ".join(f"VALUES ?{name} {{ {FORTY} }}" for name in "abcdefgh") + " }"


class _Idle:
    """A process that does nothing."""

    gone = False

    def until(self, ends: float) -> None:
        pass

    def end(self) -> None:
        pass


class _Still(Pool):
    """A pool whose processes start when the test says so."""

    begun = 0

    def _spawn(self) -> None:
        self._meant += 1
        self.begun += 1

    def one(self) -> Running:
        """Let one begin, and wait for somebody."""
        child = cast("Running", _Idle())
        self.all.add(child)
        self.rest(child)
        return child


def _still(size: int) -> _Still:
    still = _Still("none", Path(), size, 0)
    still.start()
    return still


def test_a_process_that_died_idle_is_given_to_nobody() -> None:
    async def taken() -> None:
        still = _still(2)
        alive, dead = still.one(), still.one()
        cast("Any", dead).gone = True
        assert await still.free() is alive
        assert (still.restarted, still.begun) == (1, 3)

    finished(taken())


@contextlib.asynccontextmanager
async def _asking(waits: _Still, count: int) -> Any:
    tasks = [asyncio.create_task(waits.free()) for _ in range(count)]
    await asyncio.sleep(0)
    yield tasks
    for each in tasks:
        each.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def test_who_came_first_is_first() -> None:
    async def asked() -> None:
        waits = _still(1)
        async with _asking(waits, 3) as (first, second, third):
            child = waits.one()
            await asyncio.sleep(0)
            assert (first.done(), second.done(), third.done()) == (True, False, False)
            waits.rest(child)
            await asyncio.sleep(0)
            assert (second.done(), third.done()) == (True, False)

    finished(asked())


def test_a_process_that_is_slow_to_start_keeps_nobody_waiting_for_a_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "LONG_S", 0)
    monkeypatch.setattr(room, "NEW_S", 0)

    async def asked() -> None:
        waits = _still(1)
        async with _asking(waits, 1) as (first,):
            await asyncio.sleep(0.01)
            waits.one()
            await asyncio.sleep(0)
            assert first.done()

    finished(asked())


def test_in_a_crowd_one_process_is_kept_for_whoever_comes_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "LONG_S", 0)
    monkeypatch.setattr(room, "NEW_S", 0)

    async def asked() -> None:
        waits = _still(1)
        long = waits.one()
        assert await waits.free() is long
        place = waits.taken(0)
        assert place
        assert waits.taken(0) is None  # as many take long as may
        async with _asking(waits, 2) as (first, second):
            await asyncio.sleep(0.01)
            async with _asking(waits, 1):
                assert waits.begun == 3, "one for the quick, and one that is kept"
            waits.one()
            await asyncio.sleep(0)
            assert not first.done(), "they have waited long already"
            assert not second.done(), "they have waited long already"
            assert await waits.free(), "whoever comes next need not wait"

    finished(asked())


def test_what_was_started_for_a_crowd_ends_with_it() -> None:
    async def asked() -> None:
        waits = _still(1)
        long = waits.one()
        await waits.free()
        place = waits.taken(asyncio.get_running_loop().time() - 2 * room.LONG_S)
        assert place
        async with _asking(waits, 1) as (first,):
            await asyncio.sleep(0.01)
            assert waits.begun == 2
            other = waits.one()
            await asyncio.sleep(0)
            assert first.done()
            waits.rest(other)
            waits.give_back(place)
            waits.rest(long)
            assert len(waits.all) == 1

    finished(asked())


def test_the_right_to_take_long_goes_from_one_to_the_next() -> None:
    async def asked() -> None:
        waits = _still(1)
        place = await waits.place()
        second = asyncio.create_task(waits.place())
        await asyncio.sleep(0)
        assert not second.done()
        waits.give_back(place)
        waits.give_back(await second)
        assert waits.taken(0)

    finished(asked())


def test_nobody_waits_for_it_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "START_S", 0)

    async def asked() -> None:
        waits = _still(1)
        assert waits.taken(0)
        with pytest.raises(Refusal, match="busy"):
            await waits.place()
        with pytest.raises(Refusal, match="busy"):
            await waits.free()
        assert not waits.waiting

    finished(asked())


def test_twenty_who_ask_without_end_and_stay_keep_nobody_waiting(tmp_path: Path) -> None:
    """Each may take as long as a busy machine needs; one after the other they took 400 s."""
    with running(tmp_path, "--engines", "1", "--timeout", "20") as served:
        where = urlsplit(served.home)
        with contextlib.ExitStack() as open_:
            for _ in range(20):
                at = (str(where.hostname), int(where.port or 0))
                line = open_.enter_context(socket.create_connection(at))
                line.sendall(f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\n"
                             "Host: localhost\r\n\r\n".encode())  # fmt: skip
            for _ in range(3):
                assert served.get("/sparql?query=ASK%7B%7D").status == 200
