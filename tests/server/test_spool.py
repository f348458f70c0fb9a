"""An answer that grows without end is ended, and no part of it passes for the whole."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from serving import finished

from backstory.server import replies
from backstory.server import spool as room
from backstory.server.replies import reply
from backstory.server.spool import Held, Refusal, Spool


async def _read(spool: Spool) -> tuple[bytes, str]:
    """Read an answer to its end; what is told instead of the rest of it."""
    found = b""
    try:
        async for piece in spool:
            found += piece
    except Refusal as why:
        return found, why.why
    return found, ""


def test_an_answer_that_grows_too_large_is_ended_and_no_part_passes_for_the_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "MAX_ANSWER_BYTES", 1000)

    async def grown() -> tuple[bytes, str]:
        spool = Spool(Held())
        spool.write(b"x" * 990)
        with pytest.raises(Refusal, match="Add a LIMIT") as why:
            spool.write(b"x" * 11)
        spool.end(why.value)
        return await _read(spool)

    found, told = finished(grown())
    assert (len(found), "LIMIT" in told) == (990, True)


def test_all_that_waits_for_slow_readers_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_HELD_BYTES", 1000)

    async def held() -> None:
        waits = Held()
        slow, other = Spool(waits), Spool(waits)
        slow.write(b"x" * 1001)
        with pytest.raises(Refusal):
            other.write(b"y")
        slow.end()
        await _read(slow)
        assert waits.size == 0
        other.write(b"y")  # there is room again
        other.end()
        assert await _read(other) == (b"y", "")

    finished(held())


def test_for_lack_of_room_the_slowest_reader_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_HELD_BYTES", 1000)
    monkeypatch.setattr(room, "READ_S", 0)

    async def held() -> None:
        waits = Held()
        slow, quick, other = Spool(waits), Spool(waits), Spool(waits)
        slow.write(b"x" * 900)
        quick.write(b"y" * 101)
        assert await anext(quick) == b"y" * 101
        other.write(b"z")
        assert waits.size == 102, "what nobody will read takes no room"
        found, told = await _read(slow)
        assert (found, "slow" in told) == (b"", True), "no part of it passes for the whole"
        other.end()
        assert await _read(other) == (b"z", "")
        await quick.aclose()

    finished(held())


def test_what_is_not_read_at_all_takes_no_room() -> None:
    """Of HEAD no piece is asked for."""

    async def held() -> None:
        waits = Held()
        spool = Spool(waits)
        spool.write(b"x")
        await spool.aclose()
        assert (waits.size, waits.spools, spool.done) == (0, set(), True)

    finished(held())


class _Reader:
    """Takes what it is sent, at its pace."""

    def __init__(self, pause: float) -> None:
        self.pause, self.took = pause, list[dict[str, Any]]()

    async def __call__(self, message: dict[str, Any]) -> None:
        await asyncio.sleep(self.pause)
        self.took.append(message)


def _replied(reader: _Reader, body: bytes) -> None:
    scope = {"method": "GET", "headers": []}
    finished(reply(scope, reader, 200, "text/css", body))


def test_a_long_body_lies_in_memory_once_however_many_read_it() -> None:
    """Fifty slow readers of the page took 4 MB each."""
    reader, body = _Reader(0), bytes(range(256)) * 4001
    _replied(reader, body)
    sent = [each.get("body", b"") for each in reader.took]
    assert b"".join(sent) == body
    assert max(map(len, sent)) == replies.WHOLE_BYTES
    assert [each.get("more_body", False) for each in reader.took][-2:] == [True, False]


def test_a_reader_who_takes_little_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each piece came in time: a gigabyte could be read for days, and lie here as long."""
    monkeypatch.setattr(replies, "SEND_S", 0.5)
    monkeypatch.setattr(replies, "PACE_BYTES", 1 << 40)
    with pytest.raises(TimeoutError):
        _replied(_Reader(0.2), bytes(10 * replies.WHOLE_BYTES))
