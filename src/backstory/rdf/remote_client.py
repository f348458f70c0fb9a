"""
A request to a SPARQL address comes in; out goes what the server says, or one line with its words.

What is asked is asked again where that is safe: after a cut line, a full server or a busy one,
waiting longer each time and as long as the server says. Credentials come from the environment
(`BACKSTORY_SPARQL_USER`, `BACKSTORY_SPARQL_PASSWORD`) or from `~/.netrc`, and are never told.
"""

from __future__ import annotations

import html
import http.client
import netrc
import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from backstory.errors import CouldNotRun
from backstory.rdf.timed import within

__all__ = [
    "MAX_BYTES", "TIMEOUT_S", "Refused", "Taking", "ask", "send", "software", "without_secrets",
]  # fmt: skip

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
_MARKUP: Final = re.compile(r"(?is)<!--.*?-->|<(head|script|style)\b.*?(?:</\1\s*>|\Z)|<[^>]*>")
"""What of a page no reader sees."""
_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which the same request may be answered."""


_PARTIAL: Final = 206
"""
Status of an answer that was cut when its time was over; Virtuoso can be set to say another
(`HTTPAnytimeStatus`), and a header `X-SQL-State` alone tells it then.
"""
_REFUSALS: Final = _AGAIN | {_PARTIAL, 401, 402, 403, 407, 413, 451}
"""Statuses of a server that speaks SPARQL, it may be, and does not now, or not to this one."""


@dataclass(frozen=True)
class Refused(Exception):
    """The server answered, and said no."""

    status: int
    words: str
    """What it said, on one line."""

    def told(self, address: str) -> CouldNotRun:
        """Say in one line what became of a request: of a refusal, only what the server says."""
        if self.status in _REFUSALS:
            return CouldNotRun(f"{address} refuses: {self}")
        return CouldNotRun(f"{address} does not answer as a SPARQL address: {self}")

    def __str__(self) -> str:
        """Give status and words."""
        return f"{self.status} {self.words}".strip()


class Taking(Protocol):
    """Takes an answer in pieces, as it arrives."""

    def begin(self) -> None:
        """Begin, or begin anew: what was taken before was cut."""

    def take(self, piece: bytes, /) -> None:
        """Take what arrived."""


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
        if parts.scheme not in ("http", "https"):
            raise ValueError(f"it begins with `{parts.scheme}:`" if parts.scheme else "no scheme")
        if not parts.hostname or len(address.split()) != 1:
            raise ValueError("it names no host" if not parts.hostname else "a blank is in it")
    except ValueError as why:
        raise CouldNotRun(
            f"{address[:200] or repr(address)} is no address of a server ({why}): write https://HOST/PATH."
        ) from None
    return parts


def ask(
    address: str, query: str, accept: str, timeout_s: float = TIMEOUT_S,
    into: Taking | None = None,
) -> bytes:  # fmt: skip
    """
    Ask a query; it is asked again where the server is busy or the line is cut.

    Args:
        address: Where.
        query: What.
        accept: The media types to answer in.
        timeout_s: Seconds without a byte after which the server is given up.
        into: What takes the answer; if it is given, nothing is returned.

    Raises:
        CouldNotRun: Nobody answers there, or the answer is too large.
        Refused: The server says no.
    """
    body = urllib.parse.urlencode({"query": query}).encode()
    told = {"Accept": accept}
    return send("POST", address, body, told, again=True, timeout_s=timeout_s, into=into)


def software(address: str) -> str:
    """Give what a server says that it is, empty if it does not."""
    request = urllib.request.Request(
        without_secrets(address), headers={"User-Agent": "backstory"}, method="HEAD"
    )

    def asked() -> str:
        try:
            with _opener(address).open(request, timeout=TIMEOUT_S) as reply:
                return str(reply.headers.get("Server", ""))
        except urllib.error.HTTPError as why:
            with why:
                return str(why.headers.get("Server", ""))

    try:
        return within(TIMEOUT_S, asked)
    except (Refused, OSError, http.client.HTTPException):
        return ""


def send(
    method: str, address: str, body: bytes | None, headers: Mapping[str, str], *, again: bool,
    timeout_s: float = TIMEOUT_S, into: Taking | None = None,
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
        into: As for `ask`.

    Raises:
        CouldNotRun: Nobody answers there, or the answer is too large.
        Refused: The server says no.
    """
    plain = without_secrets(address)
    wait = _WAIT_S
    for tried in range(1, TRIES + 1):
        last = tried == TRIES or not again
        try:
            return _sent(method, address, body, headers, timeout_s, into)
        except _Said as why:
            if last or why.refused.status not in _AGAIN:
                raise why.refused from None
            wait = max(wait, why.wait)
        except (OSError, http.client.HTTPException) as why:
            told, cause = _why(why), getattr(why, "reason", why)
            if isinstance(cause, TimeoutError) and not told.startswith("its answer"):
                raise CouldNotRun(
                    f"{plain} has not answered for {timeout_s:g} seconds and is given up: it is "
                    "busy, or needs longer. Ask for less, or add --copy to ask a copy of it."
                ) from None
            if last or isinstance(cause, ConnectionRefusedError | TimeoutError):
                raise CouldNotRun(f"{plain} does not answer as a SPARQL address: {told}") from None
        time.sleep(min(wait, _LONGEST_WAIT_S))
        wait *= 2
    raise AssertionError("the last try returns or raises")


def _why(why: Exception) -> str:
    """Give in one line why nothing came, or not all of it."""
    if isinstance(why, http.client.IncompleteRead):
        return f"the line was cut {why.expected or 0:,} bytes before the end of its answer"
    if isinstance(why, http.client.BadStatusLine) and not isinstance(why, ConnectionError):
        return "what it sends is not HTTP"
    return " ".join(str(getattr(why, "reason", None) or why or type(why).__name__).split())


@dataclass(frozen=True)
class _Said(Exception):
    """The server said no, and how long to wait."""

    refused: Refused
    wait: float


def _sent(
    method: str, address: str, body: bytes | None, headers: Mapping[str, str], timeout_s: float,
    into: Taking | None,
) -> bytes:  # fmt: skip
    whole = timeout_s * WHOLE
    ends = time.monotonic() + whole

    def asked() -> bytes:
        try:
            return _read(method, address, body, headers, timeout_s, ends, into)
        except urllib.error.HTTPError as why:  # its words trickle as well as an answer does
            wait = _asked_to_wait(why.headers.get("Retry-After"))
            raise _Said(Refused(why.code, _words(why)), wait) from None

    return within(whole, asked)


def _read(
    method: str, address: str, body: bytes | None, headers: Mapping[str, str], timeout_s: float,
    ends: float, into: Taking | None,
) -> bytes:  # fmt: skip
    request = urllib.request.Request(
        without_secrets(address), body, {"User-Agent": "backstory", **headers}, method=method
    )
    content, came = bytearray(), 0
    take = content.extend if into is None else into.take
    if into is not None:
        into.begin()
    with _opener(address).open(request, timeout=timeout_s) as reply:
        if reply.status == _PARTIAL or reply.headers.get("X-SQL-State"):
            raise Refused(_PARTIAL, _of_part(reply.headers.get("X-SQL-Message")))
        if (reply.length or 0) > MAX_BYTES:
            raise _too_much(address)
        while came <= MAX_BYTES and (piece := reply.read1(_PIECE)):
            came += len(piece)
            take(piece)
            if time.monotonic() > ends:
                raise TimeoutError(f"its answer took longer than {timeout_s * WHOLE:g} s in all")
        if reply.length:  # what was promised did not come
            raise http.client.IncompleteRead(b"", reply.length)
    if came > MAX_BYTES:
        raise _too_much(address)
    return bytes(content)


def _of_part(told: str | None) -> str:
    """Say that an answer is cut, with what the server says of it."""
    said = " ".join((told or "").split())[:300]
    return f"{said or 'Partial Content'} (it answers with a part of what it found)"


def _too_much(address: str) -> CouldNotRun:
    return CouldNotRun(
        f"{without_secrets(address)} serves more than {MAX_BYTES >> 30} GB, too much to copy. "
        "Load its files into a store on disk and open that."
    )


def _opener(address: str) -> urllib.request.OpenerDirector:
    user, password = _credentials(address)
    if not user:
        return urllib.request.build_opener(_Onward)
    known = urllib.request.HTTPPasswordMgrWithPriorAuth()
    known.add_password(None, without_secrets(address), user, password)
    return urllib.request.build_opener(_Onward, _Basic(known), _Digest(known))


class _Onward(urllib.request.HTTPRedirectHandler):
    """Go on where an answer sends, and close the line on which it came."""

    def http_error_302(self, req: Any, fp: Any, code: int, msg: str, headers: Any) -> Any:
        try:
            return super().http_error_302(req, fp, code, msg, headers)
        except urllib.error.HTTPError as why:
            said = str(why.reason)  # of urllib in its own English, or of a server: that is read
            if said.startswith(self.inf_msg):
                fp.close()
                raise Refused(code, "leads on in an infinite loop") from None
            if " - Redirection to url '" in said:
                fp.close()
                words = "leads on to what is no address of the web, which is not allowed"
                raise Refused(code, words) from None
            raise
        except (OSError, http.client.HTTPException):
            fp.close()
            raise

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


class _Challenged(urllib.request.BaseHandler):
    """
    Answer a challenge, and close the line on which it came.

    Where there is nothing to answer, or it was answered in vain, the line stays open: what the
    server says on it is told.
    """

    def http_error_401(self, req: Any, fp: Any, code: int, msg: str, headers: Any) -> Any:
        reply = None
        try:
            reply = super().http_error_401(req, fp, code, msg, headers)  # type: ignore[misc]
        except ValueError:  # it asks for something else, a token it may be
            pass
        except (OSError, http.client.HTTPException) as why:
            if getattr(why, "headers", None) is not headers:  # of a later try, on its own line
                fp.close()
                raise
        if reply is not None:
            fp.close()
        return reply


class _Basic(_Challenged, urllib.request.HTTPBasicAuthHandler):
    pass


class _Digest(_Challenged, urllib.request.HTTPDigestAuthHandler):
    pass


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
    if "<html" in said.lower() or "<!doctype" in said.lower():  # a page: what it tells a reader
        said = html.unescape(_MARKUP.sub(" ", said))
    told = " ".join(said.split()).removeprefix(f"{why.code} ")
    return (told or " ".join(str(why.reason).split()))[:300]


def _asked_to_wait(told: str | None) -> float:
    return float(told) if told and told.isdecimal() else 0.0
