"""
Bytes come in from a connection; out go requests, and replies, each in as few pieces as can be.

uvicorn speaks HTTP; what it leaves open to those who wish a server ill is closed here: connections
that never ask, headers without end, more connections than there are files.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

__all__ = ["KEEP_ALIVE_S", "Joined", "Patient"]

HEADERS_S: Final = 10.0
"""Seconds in which the headers of a request must have come whole."""
MAX_HEADER_BYTES: Final = 64 << 10
KEEP_ALIVE_S: Final = 15
CLOSE_S: Final = 60.0
"""Seconds that the end of an answer waits to be read where the connection is closed."""
_CONTINUE: Final = b"HTTP/1.1 100"
_LONG: Final = b"The headers, or the address, are longer than 64 kB. Send the query by POST.\n"
_OLD: Final = b"HTTP/1.1 and HTTP/1.0 are spoken here: GET /sparql?query=... HTTP/1.1\n"


def _is_old(data: bytes) -> bool:
    """
    Say whether a first line is whole and names no HTTP/1: the parser would wait for more of it.

    >>> _is_old(b"GET /\\r\\n"), _is_old(b"GET / HTTP/1.1\\r\\n"), _is_old(b"GET /")
    (True, False, False)
    """
    line, end, _ = data.lstrip(b"\r\n").partition(b"\n")
    return bool(end) and b" HTTP/1." not in line


class Joined:
    """
    A transport that sends the head of a reply with what follows it.

    uvicorn writes them one by one: two packets, and a client that is woken twice, take a tenth of
    the time of a small answer.
    """

    def __init__(self, transport: Any) -> None:
        self._transport, self._head = transport, b""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Send bytes; a head waits for what comes next."""
        if self._head:
            head, self._head = self._head, b""
            self._transport.write(head + data)
        elif data.endswith(b"\r\n\r\n") and data.startswith(b"HTTP/") and data[:12] != _CONTINUE:
            self._head = data
        else:
            self._transport.write(data)

    def flush(self) -> None:
        """Send a head that nothing follows."""
        if self._head:
            head, self._head = self._head, b""
            self._transport.write(head)

    def close(self) -> None:
        """Send what waits, and close; break off where nobody takes it."""
        self.flush()
        self._transport.close()
        if self._transport.get_write_buffer_size():
            asyncio.get_running_loop().call_later(CLOSE_S, self._transport.abort)


class Patient(HttpToolsProtocol):
    """A connection that is closed if nothing is asked of it, or without end."""

    joined: Joined
    waiting: asyncio.TimerHandle | None = None
    got = 0
    most = 10_000
    quiet: dict[Patient, None] = {}  # noqa: RUF012
    """Connections that have asked nothing yet or again, the oldest first."""

    def connection_made(self, transport: Any) -> None:
        """Begin to wait; where there are too many, let go of the one that waits longest."""
        self.joined = Joined(transport)
        super().connection_made(self.joined)  # type: ignore[arg-type]
        if len(self.connections) > self.most and self.quiet:
            next(iter(self.quiet))._let_go()
        self._wait()

    def _wait(self) -> None:
        self._no_more()
        self.got = 0
        self.quiet[self] = None
        self.waiting = self.loop.call_later(
            HEADERS_S + KEEP_ALIVE_S * bool(self.cycle), self._let_go
        )

    def _no_more(self) -> None:
        self.quiet.pop(self, None)
        if self.waiting:
            self.waiting.cancel()
            self.waiting = None

    def _let_go(self) -> None:
        self._no_more()
        self.transport.close()

    def data_received(self, data: bytes) -> None:
        """Read on, unless the headers are longer than any honest ones."""
        if not self.waiting:
            super().data_received(data)
            return
        if not self.got and not self.cycle and _is_old(data):
            self._turn_away(b"400 Bad Request", _OLD)
            return
        left = MAX_HEADER_BYTES - self.got
        head, rest = data[:left], data[left:]
        self.got += len(head)
        if head:
            super().data_received(head)
        if not rest or self.transport.is_closing():
            return
        if self.waiting:  # the headers go on
            self._turn_away(b"431 Request Header Fields Too Large", _LONG)
        else:
            super().data_received(rest)

    def _turn_away(self, status: bytes, told: bytes) -> None:
        self.transport.write(
            b"HTTP/1.1 " + status + b"\r\ncontent-type: text/plain\r\n"
            b"connection: close\r\ncontent-length: " + str(len(told)).encode() + b"\r\n\r\n" + told
        )
        self._let_go()

    def on_headers_complete(self) -> None:
        """Wait no longer: a request is there."""
        self._no_more()
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        self.joined.flush()
        super().on_response_complete()
        if not self.transport.is_closing():
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._no_more()
        super().connection_lost(exc)
