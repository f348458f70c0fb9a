"""
A request to a SPARQL address comes in; out goes what the server says, or one line with its words.

What is asked is asked again where that is safe: after a cut line, a full server or a busy one,
waiting longer each time and as long as the server says. Credentials come from the environment
(`BACKSTORY_SPARQL_USER`, `BACKSTORY_SPARQL_PASSWORD`) or from `~/.netrc`, and are never told.
"""

from __future__ import annotations

import http.client
import netrc
import os
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from backstory.errors import CouldNotRun

__all__ = ["MAX_BYTES", "TIMEOUT_S", "Refused", "ask", "send", "software", "without_secrets"]

TIMEOUT_S: Final = 60
"""Seconds without a byte after which a server is given up."""
WHOLE: Final = 10
"""So many times as long an answer may take in all: a server that trickles never falls silent."""
MAX_BYTES: Final = 1 << 30
"""Size of one answer; a larger graph is asked where it lies."""
TRIES: Final = 4
_WAIT_S: Final = 0.5
"""Seconds before the second try; twice as long before each further one."""
_LONGEST_WAIT_S: Final = 30
_PIECE: Final = 1 << 16
_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which the same request may be answered."""


@dataclass(frozen=True)
class Refused(Exception):
    """The server answered, and said no."""

    status: int
    words: str
    """What it said, on one line."""

    def __str__(self) -> str:
        """Give status and words."""
        return f"{self.status} {self.words}".strip()


def without_secrets(address: str) -> str:
    """
    Give an address as it may be told: without the user and password in it.

    >>> without_secrets("http://me:secret@host.example/sparql?a=b")
    'http://host.example/sparql?a=b'
    """
    parts = parts_of(address)
    return urllib.parse.urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def parts_of(address: str) -> urllib.parse.SplitResult:
    """
    Take an address apart.

    Raises:
        CouldNotRun: It is none: a bracket is open, or its port is no number.
    """
    try:
        parts = urllib.parse.urlsplit(address)
        _ = parts.port
        if not parts.hostname or len(address.split()) != 1:
            raise ValueError("it names no host" if not parts.hostname else "a blank is in it")
    except ValueError as why:
        raise CouldNotRun(
            f"{address:.200} is no address of a server ({why}): write https://HOST/PATH."
        ) from None
    return parts


def ask(address: str, query: str, accept: str, timeout_s: float = TIMEOUT_S) -> bytes:
    """
    Ask a query; it is asked again where the server is busy or the line is cut.

    Args:
        address: Where.
        query: What.
        accept: The media types to answer in.
        timeout_s: Seconds without a byte after which the server is given up.

    Raises:
        CouldNotRun: Nobody answers there, or the answer is too large.
        Refused: The server says no.
    """
    body = urllib.parse.urlencode({"query": query}).encode()
    return send("POST", address, body, {"Accept": accept}, again=True, timeout_s=timeout_s)


def software(address: str) -> str:
    """Give what a server says that it is, empty if it does not."""
    request = urllib.request.Request(
        without_secrets(address), headers={"User-Agent": "backstory"}, method="HEAD"
    )
    try:
        with _opener(address).open(request, timeout=TIMEOUT_S) as reply:
            return str(reply.headers.get("Server", ""))
    except urllib.error.HTTPError as why:
        with why:
            return str(why.headers.get("Server", ""))
    except (OSError, http.client.HTTPException):
        return ""


def send(
    method: str, address: str, body: bytes | None, headers: Mapping[str, str], *, again: bool,
    timeout_s: float = TIMEOUT_S,
) -> bytes:  # fmt: skip
    """
    Send one request, and again where that is safe.

    Args:
        method: GET, POST, PUT or DELETE.
        address: Where to.
        body: What is sent.
        headers: With it.
        again: Whether the request does no harm if it arrives twice.
        timeout_s: Seconds without a byte after which the server is given up, and not asked again:
            what takes it so long would take it as long once more.

    Raises:
        CouldNotRun: Nobody answers there, or the answer is too large.
        Refused: The server says no.
    """
    plain = without_secrets(address)
    wait = _WAIT_S
    for tried in range(1, TRIES + 1):
        last = tried == TRIES or not again
        try:
            return _sent(method, address, body, headers, timeout_s)
        except urllib.error.HTTPError as why:
            refused = Refused(why.code, _words(why))
            if last or why.code not in _AGAIN:
                raise refused from None
            wait = max(wait, _asked_to_wait(why.headers.get("Retry-After")))
        except (OSError, http.client.HTTPException) as why:
            told = " ".join(str(getattr(why, "reason", None) or why or type(why).__name__).split())
            hopeless = (ConnectionRefusedError, TimeoutError)
            if last or isinstance(getattr(why, "reason", why), hopeless):
                raise CouldNotRun(f"{plain} does not answer as a SPARQL address: {told}") from None
        time.sleep(min(wait, _LONGEST_WAIT_S))
        wait *= 2
    raise AssertionError("the last try returns or raises")


def _sent(
    method: str, address: str, body: bytes | None, headers: Mapping[str, str], timeout_s: float
) -> bytes:
    """Send it in a thread of its own: what trickles in the head of an answer cannot be stopped."""
    whole = timeout_s * WHOLE
    ends = time.monotonic() + whole
    got: list[bytes | BaseException] = []

    def work() -> None:
        try:
            got.append(_read(method, address, body, headers, timeout_s, ends))
        except BaseException as why:
            got.append(why)

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(whole)
    if not got:
        raise TimeoutError(f"its answer took longer than {whole:g} s in all")
    if isinstance(got[0], BaseException):
        raise got[0]
    return got[0]


def _read(
    method: str, address: str, body: bytes | None, headers: Mapping[str, str], timeout_s: float,
    ends: float,
) -> bytes:  # fmt: skip
    request = urllib.request.Request(
        without_secrets(address), body, {"User-Agent": "backstory", **headers}, method=method
    )
    content = bytearray()
    with _opener(address).open(request, timeout=timeout_s) as reply:
        while len(content) <= MAX_BYTES and (piece := reply.read1(_PIECE)):
            content += piece
            if time.monotonic() > ends:
                raise TimeoutError(f"its answer took longer than {timeout_s * WHOLE:g} s in all")
        if reply.length:  # what was promised did not come
            raise http.client.IncompleteRead(b"", reply.length)
    if len(content) > MAX_BYTES:
        raise CouldNotRun(
            f"{without_secrets(address)} serves more than {MAX_BYTES >> 30} GB, too much to copy. "
            "Load its files into a store on disk and open that."
        )
    return bytes(content)


def _opener(address: str) -> urllib.request.OpenerDirector:
    user, password = _credentials(address)
    if not user:
        return urllib.request.build_opener()
    known = urllib.request.HTTPPasswordMgrWithPriorAuth()
    known.add_password(None, without_secrets(address), user, password)
    return urllib.request.build_opener(urllib.request.HTTPBasicAuthHandler(known), _Digest(known))


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """Answer a challenge, and close the line on which it came."""

    def http_error_401(self, req: Any, fp: Any, code: int, msg: str, headers: Any) -> Any:
        try:
            return super().http_error_401(req, fp, code, msg, headers)
        finally:
            fp.close()


def _credentials(address: str) -> tuple[str, str]:
    """Look for who asks: in the address, in the environment, in `~/.netrc`."""
    parts = parts_of(address)
    if parts.username:
        return urllib.parse.unquote(parts.username), urllib.parse.unquote(parts.password or "")
    user = os.environ.get("BACKSTORY_SPARQL_USER", "")
    if user:
        return user, os.environ.get("BACKSTORY_SPARQL_PASSWORD", "")
    try:
        found = netrc.netrc().authenticators(parts.hostname or "")
    except (OSError, netrc.NetrcParseError):
        return "", ""
    return (found[0], found[2] or "") if found else ("", "")


def _words(why: urllib.error.HTTPError) -> str:
    """Give what the server said, on one line and not too long."""
    with why:
        try:
            said = why.read(4096).decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            said = ""
    if "<html" in said.lower() or "<!doctype" in said.lower():
        said = ""
    return " ".join((said or str(why.reason)).split())[:300]


def _asked_to_wait(told: str | None) -> float:
    return float(told) if told and told.isdecimal() else 0.0
