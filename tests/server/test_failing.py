"""What fails within the server itself is told without its insides, and the log says what it was."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from paths import ROOT
from serving import finished

import backstory
from backstory.server.app import application
from backstory.server.engine import Engine, Found
from backstory.server.sparql import Sparql
from backstory.server.spool import Held, Refusal, Spool
from backstory.server.things import Things

SPAIN = ROOT / "graph" / "spain-amnesty-1977.ttl"
QUERY = b"query=ASK%20%7B%7D"


@pytest.fixture
def served() -> Any:
    engine = Engine(SPAIN, size=1, timeout_s=1, base="http://127.0.0.1/")
    return application(backstory.load(SPAIN), engine, "http://127.0.0.1/")


def _asked(
    app: Any, path: str, lang: str, sent: list[dict[str, Any]] | None = None
) -> list[dict[str, Any]]:
    headers = [(b"host", b"127.0.0.1"), (b"accept-language", lang.encode())]
    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(),
             "query_string": QUERY, "headers": headers, "http_version": "1.1", "scheme": "http",
             "root_path": "", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80)}  # fmt: skip
    sent = [] if sent is None else sent

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    async def ask() -> None:
        try:
            await app(scope, receive, send)
        except LookupError:  # what stands around the application takes it
            assert path != "/sparql"

    finished(ask())
    return sent


@pytest.mark.parametrize(
    ("path", "broken", "name"),
    [
        ("/sparql", Sparql, "__call__"),
        ("/nobody", Things, "thing"),
    ],
)
@pytest.mark.parametrize(("lang", "told"), [("en", "went wrong"), ("es", "registro")])
def test_what_fails_is_told_in_one_line_and_the_log_says_where(
    path: str, broken: Any, name: str, lang: str, told: str, served: Any,
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    def failing(*_: Any, **__: Any) -> None:
        raise LookupError("a secret of the inside")

    monkeypatch.setattr(broken, name, failing)
    with caplog.at_level(logging.ERROR, "backstory.server"):
        sent = _asked(served, path, lang)
    body = b"".join(each.get("body", b"") for each in sent).decode()
    assert sent[0]["status"] == 500
    assert told in body
    assert "secret" not in body
    (line,) = caplog.messages
    assert "LookupError('a secret of the inside') (test_failing.py:" in line


def test_a_limit_that_is_reached_on_the_way_is_in_the_log_and_cuts_the_answer(
    served: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A second head was sent, and the log told of that alone: RuntimeError."""

    async def found(self: Engine, asked: Any) -> Found:
        spool = Spool(Held())
        spool.write(b"x" * 10)
        spool.end(Refusal(503, "The answer is larger than this server sends. Add a LIMIT."))
        return Found("text/csv", None, spool)

    monkeypatch.setattr(Engine, "ask", found)
    sent: list[dict[str, Any]] = []
    with pytest.raises(Refusal):
        _asked(served, "/sparql", "en", sent)
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    assert sent[-1]["more_body"]
    assert [one.getMessage() for one in caplog.records] == [
        "/sparql: cut off after it began: The answer is larger than this server sends. Add a LIMIT."
    ]
