"""An answer that grows without end is ended, and no part of it passes for the whole."""

from __future__ import annotations

import pytest
from serving import finished

from backstory.server import spool as room
from backstory.server.spool import Held, Refusal, Spool


async def _read(spool: Spool) -> tuple[bytes, str]:
    """Read an answer to its end; what is told instead of the rest of it."""
    found = b""
    try:
        async for piece in spool.pieces():
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
