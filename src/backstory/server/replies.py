"""What is answered comes in; out go its status, its headers and its body, packed if accepted."""

from __future__ import annotations

import asyncio
import gzip
import logging
import zlib
from functools import lru_cache
from typing import Any, Final

from backstory.server.choosing import language
from backstory.server.requests import header
from backstory.server.spool import Refusal, Spool
from backstory.words.languages import MODEL, shipped
from backstory.words.messages import message_in

__all__ = ["COUNTED", "DATA_POLICY", "reply", "told", "unchanged", "worded"]

_LOG: Final = logging.getLogger("backstory.server")
_BEGUN: Final = "backstory.begun"
"""In a scope: that an answer of which more comes has begun, and whether its end was told of."""
COUNTED: Final = "backstory.counted"
"""In a scope: what is told the status of each answer."""
PACK_FROM_BYTES: Final = 1 << 10
SEND_S: Final = 60.0
"""Seconds after which a reader that takes nothing is given up."""
PACE_BYTES: Final = 8 << 10
"""What a reader takes in a second, on the whole and after so long, or is given up."""
WHOLE_BYTES: Final = 1 << 17
"""Size up to which a body is handed over as one, and lies in memory until its reader took it."""
DATA_POLICY: Final = "default-src 'none'; frame-ancestors 'none'"
_TEXTS: Final = ("text/html", "text/plain", "text/csv", "text/turtle", "text/tab-separated-values",
                 "text/css", "text/calendar")  # fmt: skip
_FIXED: Final = [
    (b"x-content-type-options", b"nosniff"),
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, Retry-After"),
]
"""With every reply."""
_PAGE: Final = [
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
]
"""With what a browser shows as a page."""
_ALLOWED: Final = [
    (b"access-control-allow-methods", b"GET, HEAD, OPTIONS, POST"),
    (b"access-control-allow-headers", b"Accept, Content-Type, If-None-Match"),
    (b"access-control-max-age", b"86400"),
]
"""With the answer to a browser that asks what it may ask."""


def unchanged(scope: Any, tag: str) -> bool:
    """
    Say whether a client has what bears a tag already (RFC 9110, section 13.1.2).

    >>> unchanged({"headers": [(b"if-none-match", b'"a", "b"')]}, 'W/"b"')
    True
    """
    given = header(scope, b"if-none-match")
    if not given or given.strip() == "*":
        return bool(given)
    plain = tag.removeprefix("W/")
    return any(each.strip().removeprefix("W/") == plain for each in given.split(","))


async def told(scope: Any, send: Any, why: Refusal) -> None:
    """
    Say why there is no answer, in words for a person, in the language that is asked for.

    Raises:
        Refusal: The answer has begun: what is there must not be taken for the whole.
    """
    if _BEGUN in scope:
        if not scope[_BEGUN]:
            _LOG.error("%s: cut off after it began: %s", scope.get("path", ""), why.why)
        scope[_BEGUN] = True  # said once, however many doors it goes through
        raise why
    lang, text = worded(scope, why.why)
    more = {"Content-Language": lang, "Vary": "Accept-Language"} | why.headers
    await reply(scope, send, why.status, "text/plain", text.encode(), **more)


def worded(scope: Any, why: str) -> tuple[str, str]:
    """Give the language that is asked for, and a message in it, as a line."""
    lang = language(header(scope, b"accept-language"), shipped(), MODEL)
    return lang, f"{message_in(why, lang)}\n"


async def reply(
    scope: Any, send: Any, status: int, kind: str, body: bytes | Spool, **more: str
) -> None:
    """
    Send a reply.

    Args:
        scope: The request; of HEAD, the body is left out.
        send: Where to.
        status: Of HTTP.
        kind: The media type; empty where there is no body.
        body: The whole of it, or pieces as they come.
        **more: Further headers; `_` stands for `-`.
    """
    if counted := scope.get(COUNTED):
        counted(status)
    method = scope["method"]
    tag = more.pop("ETag", "")
    headers = [*_standing(kind, method == "OPTIONS", tuple(more.items()), bool(tag))]
    if tag:
        headers.append((b"etag", tag.encode("latin-1")))
    packs = "gzip" in header(scope, b"accept-encoding")
    if isinstance(body, bytes):
        if packs and len(body) >= PACK_FROM_BYTES and "Content-Encoding" not in more:
            body = gzip.compress(body, 4, mtime=0)
            headers.append((b"content-encoding", b"gzip"))
        if status not in (204, 304):
            headers.append((b"content-length", str(len(body)).encode()))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        sent = b"" if method == "HEAD" else body
        paced, at = _Paced(send), 0
        while len(sent) - at > WHOLE_BYTES:
            await paced.sent(sent[at : at + WHOLE_BYTES])
            at += WHOLE_BYTES
        await send({"type": "http.response.body", "body": sent[at:]})
        return
    if packs:
        headers.append((b"content-encoding", b"gzip"))
    scope[_BEGUN] = False
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await _stream(send, body, packs=packs, head=method == "HEAD")


@lru_cache(maxsize=256)
def _standing(
    kind: str, options: bool, given: tuple[tuple[str, str], ...], tagged: bool
) -> tuple[tuple[bytes, bytes], ...]:
    """Write the headers of a reply but its tag: they are the same for most, so they are kept."""
    names = {name.replace("_", "-").lower(): value for name, value in given}
    names.setdefault("content-security-policy", DATA_POLICY)
    if tagged:  # what is kept is asked for again: tomorrow something may be withdrawn
        names.setdefault("cache-control", "no-cache")
    if kind or tagged:
        varies = names.get("vary")
        names["vary"] = f"{varies}, Accept-Encoding" if varies else "Accept-Encoding"
    if kind:
        names["content-type"] = f"{kind}; charset=utf-8" if kind in _TEXTS else kind
    fixed = [*_FIXED, *(_ALLOWED if options else ()), *(_PAGE if kind == "text/html" else ())]
    return *fixed, *((n.encode(), v.encode("latin-1", "replace")) for n, v in names.items())


async def _stream(send: Any, body: Spool, *, packs: bool, head: bool) -> None:
    """Send pieces as they come, no faster than they are read."""
    packer = zlib.compressobj(4, zlib.DEFLATED, 31) if packs else None
    paced = _Paced(send)
    try:
        if not head:
            async for piece in body:
                packed = packer.compress(piece) if packer else piece
                if packed:
                    await paced.sent(packed)
            if packer:
                await paced.sent(packer.flush())
    finally:
        await body.aclose()
    await send({"type": "http.response.body", "body": b""})


class _Paced:
    """A way to a reader, who is given up who takes too little."""

    def __init__(self, send: Any) -> None:
        self.send, self.waited, self.size = send, 0.0, 0

    async def sent(self, piece: bytes) -> None:
        """
        Send a piece, of a body of which more comes.

        Raises:
            TimeoutError: The reader takes nothing, or too little in all.
        """
        now = asyncio.get_running_loop().time
        began = now()
        async with asyncio.timeout(SEND_S):
            await self.send({"type": "http.response.body", "body": piece, "more_body": True})
        self.waited += now() - began
        self.size += len(piece)
        if self.waited > SEND_S + self.size / PACE_BYTES:
            raise TimeoutError
