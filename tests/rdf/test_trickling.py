"""A server that trickles, in the head of its answer or in its body, is given up in one line."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest

import backstory
from backstory.errors import CouldNotRun
from backstory.rdf import remote_client
from backstory.words.messages import message_in

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/n-triples\r\n"
TRICKLES = {
    "status": (b"", b"H"),
    "headers": (HEAD, b"X-Long: and on\r\n"),
    "body": (HEAD + b"Content-Length: 100000\r\n\r\n", b"<"),
    "refusal": (b"HTTP/1.1 400 No\r\nContent-Length: 100000\r\n\r\n", b"x"),
    "challenge": (
        b"HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 99999\r\n\r\n",
        b"x",
    ),
    "redirect": (b"HTTP/1.1 302 On\r\nLocation: /on\r\nContent-Length: 100000\r\n\r\n", b"x"),
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

    door.settimeout(0.05)
    worker = threading.Thread(target=answer, daemon=True)
    worker.start()
    with door:
        yield f"http://127.0.0.1:{door.getsockname()[1]}/sparql"
        over.set()
        worker.join(5)


def test_it_is_given_up_in_one_line(trickling: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_client, "_WAIT_S", 0.01)
    with pytest.raises(CouldNotRun, match=r"/sparql does not answer .*: .*") as why:
        remote_client.ask(trickling, "ASK {}", "application/n-triples", timeout_s=0.2)
    assert "\n" not in str(why.value)


def test_who_says_what_it_is_without_end_is_taken_for_nobody(
    trickling: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote_client, "TIMEOUT_S", 0.5)
    assert remote_client.software(trickling) == ""


@pytest.fixture
def answering(request: pytest.FixtureRequest) -> Iterator[str]:
    """Serve one answer, again and again, and hang up."""
    door = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _ = door.accept()
                with line, contextlib.suppress(OSError):
                    line.settimeout(5)
                    line.recv(65536)
                    line.sendall(request.param)
                    line.shutdown(socket.SHUT_WR)
                    while line.recv(65536):  # to close on what is unread resets the line
                        pass

    threading.Thread(target=answer, daemon=True).start()
    yield f"http://127.0.0.1:{door.getsockname()[1]}/sparql"
    door.close()


@pytest.mark.parametrize(
    ("answering", "told"),
    [
        (HEAD + b"Content-Length: 10000000000\r\n\r\nx", "serves more than 1 GB"),
        (HEAD + b"Content-Length: 5000\r\n\r\nx", "the line was cut 4,999 bytes before the end"),
        (bytes(range(256)) * 40, "what it sends is not HTTP"),
        (b"HTTP/1.1 302 On\r\nLocation: /sparql\r\nContent-Length: 0\r\n\r\n", "infinite loop"),
        (b"HTTP/1.1 302 On\r\nLocation: file:///etc/passwd\r\n\r\n", "is not allowed"),
    ],
    indirect=["answering"],
)
def test_what_cannot_be_taken_is_told_in_one_line(
    answering: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote_client, "_WAIT_S", 0.01)
    with pytest.raises((CouldNotRun, remote_client.Refused)) as why:
        remote_client.ask(answering, "ASK {}", "application/n-triples")
    assert told in str(why.value)
    assert str(why.value).isprintable()


@pytest.mark.parametrize(
    ("answering", "told"),
    [
        (b"HTTP/1.1 302 On\r\nLocation: /sparql\r\nContent-Length: 0\r\n\r\n",
         "no responde como dirección SPARQL: 302 reenvía en un círculo sin fin"),
        (b"HTTP/1.1 302 On\r\nLocation: file:///etc/passwd\r\n\r\n",
         "302 reenvía a lo que no es una dirección de la web, y eso no se permite"),
    ],
    indirect=["answering"],
)  # fmt: skip
def test_where_an_answer_leads_is_told_in_the_language_of_the_reader(
    answering: str, told: str
) -> None:
    """They were the words of Python's library, in English."""
    with pytest.raises(remote_client.Refused) as why:
        remote_client.ask(answering, "ASK {}", "application/n-triples")
    said = message_in(str(why.value.told(answering)), "es")
    assert said.removesuffix(".").endswith(told)


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


_OTHER = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"5"}}]}}'


@pytest.mark.parametrize(
    "answering",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
        b"Content-Length: %d\r\n\r\n%s" % (len(_OTHER), _OTHER)
    ],
    indirect=True,
)
def test_who_answers_something_else_is_told_so(answering: str) -> None:
    with pytest.raises(CouldNotRun, match="it gives other columns than are asked for"):
        backstory.load(answering)
