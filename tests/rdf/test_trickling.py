"""A server that trickles, in the head of its answer or in its body, is given up in one line."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from backstory.errors import CouldNotRun
from backstory.rdf import remote_client

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/n-triples\r\n"
TRICKLES = {
    "status": (b"", b"H"),
    "headers": (HEAD, b"X-Long: and on\r\n"),
    "body": (HEAD + b"Content-Length: 100000\r\n\r\n", b"<"),
    "chunks": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n<\r\n"),
}


@pytest.fixture(params=TRICKLES)
def trickling(request: pytest.FixtureRequest) -> Iterator[str]:
    """Serve an answer a few bytes at a time, without end."""
    first, again = TRICKLES[request.param]
    door = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def answer() -> None:
        while not over.is_set():
            with contextlib.suppress(OSError):
                line, _ = door.accept()
                with line:
                    line.recv(65536)
                    line.sendall(first)
                    while not over.is_set():
                        line.sendall(again)
                        time.sleep(0.05)

    door.settimeout(0.5)
    worker = threading.Thread(target=answer, daemon=True)
    worker.start()
    with door:
        yield f"http://127.0.0.1:{door.getsockname()[1]}/sparql"
        over.set()
        worker.join(5)


def test_it_is_given_up_in_one_line(trickling: str) -> None:
    with pytest.raises(CouldNotRun, match=r"/sparql does not answer .*: .*") as why:
        remote_client.ask(trickling, "ASK {}", "application/n-triples", timeout_s=0.2)
    assert "\n" not in str(why.value)


def test_a_whole_answer_is_read_however_it_comes() -> None:
    door = socket.create_server(("127.0.0.1", 0))
    body = b"<urn:a> <urn:b> <urn:c> .\n" * 40

    def answer() -> None:
        line, _ = door.accept()
        line.recv(65536)
        line.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % len(body))
        for at in range(0, len(body), 100):
            line.sendall(body[at : at + 100])
            time.sleep(0.01)
        line.close()

    threading.Thread(target=answer, daemon=True).start()
    where = f"http://127.0.0.1:{door.getsockname()[1]}/sparql"
    assert remote_client.ask(where, "ASK {}", "application/n-triples") == body
    door.close()
