"""
A request of the SPARQL 1.1 Protocol comes in; out goes what is asked, or why it is refused.

Sources:
    W3C, "SPARQL 1.1 Protocol", 2013, section 2.1.
    RFC 9112, "HTTP/1.1", section 3.2.
"""

from __future__ import annotations

import contextlib
import re
from binascii import a2b_qp
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import unquote_to_bytes

from backstory.server.spool import Refusal

__all__ = ["FORM", "MAX_BODY_BYTES", "Parameters", "asked_of", "body_of", "header", "refuse_host"]

MAX_BODY_BYTES: Final = 4 << 20
"""Size of a request; a query may have a million characters."""
BODY_S: Final = 30.0
"""Seconds in which a request must have come whole."""
MAX_DRAINED_BYTES: Final = 16 << 20
"""Length up to which a body that is refused is read past, so that its sender sees why."""
DRAIN_S: Final = 5.0
"""Seconds for which it is read past."""
MAX_PARAMETERS: Final = 200
FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_READ_ONLY: Final = "This server only reads: updates are refused. Ask with a query."

_BROKEN: Final = re.compile(rb"%(?![0-9A-Fa-f]{2})")
"""A percent sign that begins no byte."""

_HOST: Final = re.compile(rb"(?:\[[\w.:%~-]+\]|[\w.~%!$&'()*+,;=-]*)(?::\d*)?", re.ASCII)
"""RFC 3986, section 3.2.2, and a port; it may be empty."""

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Parameters = dict[str, list[str]]


def header(scope: Scope, name: bytes) -> str:
    """Give a header of a request; those of one name joined with commas, empty if there is none."""
    found = [value for key, value in scope["headers"] if key == name]
    return b", ".join(found).decode("latin-1") if found else ""


def refuse_host(scope: Scope) -> None:
    """
    Refuse a request that does not say once to which host it is sent (RFC 9112, section 3.2).

    Raises:
        Refusal: 400.
    """
    given = [value for name, value in scope["headers"] if name == b"host"]
    if len(given) == 1:
        if not _HOST.fullmatch(given[0]):
            raise Refusal(400, "The header Host holds no host.", Connection="close")
    elif given or scope["http_version"] not in ("1.0", "0.9"):
        raise Refusal(400, f"A request has one header Host; this has {len(given) or 'none'}.",
                      Connection="close")  # fmt: skip


async def body_of(scope: Scope, receive: Receive, most: int = MAX_BODY_BYTES) -> bytes:
    """
    Read the body of a request, no longer than it may be.

    Args:
        scope: The request.
        receive: Where its body comes from.
        most: Bytes that are read.

    Raises:
        Refusal: 413 where it is longer, 408 where it does not come, 415 where it is packed.
    """
    import asyncio

    packed = header(scope, b"content-encoding").strip().lower()
    if packed not in ("", "identity"):  # what is small packed may be large
        raise Refusal(415, f"A body is read as it is sent, not packed as {packed:.40}.",
                      Accept_Encoding="identity")  # fmt: skip
    told = header(scope, b"content-length")
    if told and (not told.isdecimal() or int(told) > most):
        await _drained(receive, int(told) if told.isdecimal() else MAX_DRAINED_BYTES + 1)
        raise _too_large(most)
    pieces: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(BODY_S):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Refusal(400, "The request ended before it was whole.")
                pieces.append(message.get("body", b""))
                size += len(pieces[-1])
                if size > most:
                    raise _too_large(most)
                if not message.get("more_body"):
                    return b"".join(pieces)
    except TimeoutError:
        raise Refusal(408, "The request did not come within 30 seconds.") from None


async def _drained(receive: Receive, length: int) -> None:
    """
    Read past a body that is refused, where it is not much longer than what is taken.

    Whoever still sends when the line is closed sees a broken connection and never the reason:
    RFC 9112, section 9.6, therefore asks a server to read on before it closes.
    """
    import asyncio

    if length > MAX_DRAINED_BYTES:
        return
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(DRAIN_S):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect" or not message.get("more_body"):
                    return


def _too_large(most: int) -> Refusal:
    return Refusal(
        413,
        f"The request is larger than {most >> 20} MB, the most that is read.",
        Connection="close",
    )


def _decoded(content: bytes, what: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as why:
        raise Refusal(400, f"{what} is not UTF-8: {why.reason} at byte {why.start}.") from None


def parameters(content: bytes, what: str) -> Parameters:
    """Read parameters, each with all its values; malformed UTF-8 is refused."""
    _decoded(content, what)
    if content.count(b"&") >= MAX_PARAMETERS:
        raise Refusal(400, f"{what} has more than {MAX_PARAMETERS} parameters.")
    found: Parameters = {}
    try:
        for pair in content.split(b"&"):
            if pair:
                name, _, value = pair.partition(b"=")
                found.setdefault(_plain(name), []).append(_plain(value))
    except UnicodeDecodeError as why:
        raise Refusal(400, f"{what} is not UTF-8: {why.reason}.") from None
    return found


def _plain(written: bytes) -> str:
    """
    Take a name or a value out of its percent signs.

    A query has one every few letters, at which the standard library looks one by one; a mail's
    quoted-printable, with `=` for `%`, is undone at once and means the same where each is whole.

    >>> _plain(b"%C3%A1+%3d=%")
    'á ==%'
    """
    spaced = written.replace(b"+", b" ")
    if b"%" not in spaced:
        return spaced.decode()
    if _BROKEN.search(spaced):
        return unquote_to_bytes(spaced).decode()
    return a2b_qp(spaced.replace(b"=", b"%3D").replace(b"%", b"=")).decode()


async def asked_of(scope: Scope, receive: Receive) -> Parameters:
    """
    Read what is asked: `query`, `default-graph-uri`, `named-graph-uri` and what else is given.

    Raises:
        Refusal: The method, the media type or the parameters are not those of a query.
    """
    told = parameters(scope["query_string"], "The address") if scope["query_string"] else {}
    if scope["method"] in ("GET", "HEAD"):
        return _checked(told)
    kind, charset = media_type(header(scope, b"content-type"))
    if kind == UPDATE:
        raise Refusal(403, _READ_ONLY)
    if kind not in (FORM, QUERY):
        raise Refusal(
            415,
            f"A query is posted as {FORM} (query=…) or as {QUERY} (the query itself), not as "
            f"{kind or 'something without a Content-Type'}.",
            Accept_Post=f"{FORM}, {QUERY}",
        )
    if charset not in ("", "utf-8", "us-ascii"):
        raise Refusal(415, f"A query is read as UTF-8, not as {charset}.")
    body = await body_of(scope, receive)
    if kind == FORM:
        return _checked({**told, **parameters(body, "The form")})
    if "query" in told:
        raise Refusal(400, "Give one query: there is one in the address and one in the body.")
    return _checked({**told, "query": [_decoded(body, "The query")]})


def _checked(told: Parameters) -> Parameters:
    if "update" in told or any(name.startswith("using-") for name in told):
        raise Refusal(403, _READ_ONLY)
    if len(told.get("query", ())) > 1:
        raise Refusal(400, f"Give one query: there are {len(told['query'])}.")
    return told


def media_type(told: str) -> tuple[str, str]:
    """
    Read a Content-Type: the media type, and the charset if one is given.

    >>> media_type('Application/SPARQL-Query; charset="UTF-8"')
    ('application/sparql-query', 'utf-8')
    """
    kind, _, rest = told.partition(";")
    charset = ""
    for part in rest.split(";"):
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip('"').lower()
    return kind.strip().lower(), charset


def values(told: Parameters, name: str) -> Sequence[str]:
    """Give all values of a parameter."""
    return told.get(name, ())
