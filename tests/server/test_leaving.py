"""Whoever asks and hangs up is worked for no longer."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from serving import finished, running

from backstory.server import leaving
from backstory.server.leaving import while_there
from backstory.server.spool import Refusal

FORTY = " ".join(map(str, range(40)))
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(
    f"VALUES ?{name} {{ {FORTY} }}" for name in "abcdefgh"
) + " }"  # fmt: skip


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "PATIENT_S", 0)


def _telling(*told: str) -> Any:
    left = [*told]

    async def receive() -> dict[str, Any]:
        if left:
            return {"type": left.pop(0)}
        await asyncio.Event().wait()
        raise AssertionError

    return receive


def test_work_is_left_when_nobody_is_there() -> None:
    ended = []

    async def work() -> str:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)
        return "done"

    async def asked() -> str:
        with pytest.raises(Refusal) as why:
            await while_there(work(), _telling("http.request", "http.disconnect"))
        assert why.value.status == 499
        await asyncio.sleep(0)  # and whoever waited goes on as if nothing was cancelled
        return "goes on"

    assert finished(asked()) == "goes on"
    assert ended


def test_who_stays_is_answered() -> None:
    async def work() -> str:
        await asyncio.sleep(0.05)
        return "done"

    assert finished(while_there(work(), _telling("http.request"))) == "done"


def test_a_server_that_ends_is_not_taken_for_a_reader_that_left() -> None:
    async def asked() -> None:
        waiting = asyncio.create_task(while_there(asyncio.Event().wait(), _telling()))
        await asyncio.sleep(0.02)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    finished(asked())


def test_who_hangs_up_keeps_nobody_waiting(tmp_path: Path) -> None:
    """Forty endless questions, and nobody waits for an answer: the next is answered at once."""
    with running(tmp_path, "--engines", "1", "--timeout", "20") as served:
        where = urlsplit(served.home)
        for _ in range(40):
            at = (str(where.hostname), int(where.port or 0))
            with contextlib.suppress(OSError), socket.create_connection(at) as line:
                line.sendall(f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\n"
                             "Host: localhost\r\n\r\n".encode())  # fmt: skip
        assert served.get("/sparql?query=ASK%7B%7D").status == 200, "all of them are waited for"
        assert json.loads(served.get("/health").text)["engines"] == 1
