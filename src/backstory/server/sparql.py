"""
`/sparql`: the SPARQL 1.1 Protocol over a graph that is only read.

Written straight on ASGI, for this is the way that most requests go.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from backstory.ask.guard import refuse_reach
from backstory.errors import QueryError
from backstory.server.choosing import GRAPHS, HTML, ROWS, SHORT, chosen
from backstory.server.engine import Asked, Engine
from backstory.server.leaving import while_there
from backstory.server.pages import POLICY
from backstory.server.replies import reply, told, unchanged
from backstory.server.requests import Parameters, asked_of, header
from backstory.server.spool import Refusal, Spool
from backstory.text import mentions

__all__ = ["Sparql"]

METHODS: Final = "GET, HEAD, OPTIONS, POST"
_OFFERED: Final = dict.fromkeys((*ROWS.values(), *GRAPHS.values()))
_CHANGING: Final = re.compile(r"\b(?:RAND|NOW|UUID|STRUUID|BNODE)\b", re.IGNORECASE)
_CHANGE: Final = ("RAND", "NOW", "UUID", "BNODE")
"""What may answer otherwise each time, so that an answer must not be kept."""


@dataclass(slots=True)
class Sparql:
    """The address that queries are sent to."""

    engine: Engine
    digest: str
    """Of the graph: what is kept of an answer holds as long as the graph does."""
    graphs: frozenset[str]
    """Named graphs of the store."""
    described: dict[str, bytes]
    """The description of the service, by media type."""
    form: Callable[[str], bytes]
    """Gives what a person sees who comes without a query, in a language."""
    language: Callable[[Any, Parameters], str]
    """Chooses the language of a request."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request."""
        try:
            await self._answer(scope, receive, send)
        except Refusal as why:
            await told(scope, send, why)

    async def _answer(self, scope: Any, receive: Any, send: Any) -> None:
        method = scope["method"]
        if method == "OPTIONS":
            await reply(scope, send, 204, "", b"", Allow=METHODS)
            return
        if method not in ("GET", "HEAD", "POST"):
            raise Refusal(405, f"{method} is not answered here; {METHODS} are.", Allow=METHODS)
        given = await asked_of(scope, receive)
        if "query" not in given:
            await self._describe(scope, send, given)
            return
        asked = self._asked(scope, given)
        changing = mentions(asked.query, _CHANGE) and _CHANGING.search(asked.query)
        keep = {} if changing else {"ETag": self._tag(asked)}
        if keep and unchanged(scope, keep["ETag"]):
            await reply(scope, send, 304, "", b"", Vary="Accept", **keep)
            return
        found = await while_there(self.engine.ask(asked), receive)
        pieces: bytes | Spool = found.pieces or found.whole or b""
        await reply(scope, send, 200, found.kind, pieces, Vary="Accept", **keep)

    async def _describe(self, scope: Any, send: Any, given: Parameters) -> None:
        if scope["method"] == "POST":
            raise Refusal(400, "There is no query. Send one as query=…, or as the body itself.")
        kinds = {HTML: HTML, **GRAPHS}
        accept = header(scope, b"accept")
        kind = chosen(accept, GRAPHS if accept in ("", "*/*") else kinds)
        if kind is None:
            raise Refusal(
                406, f"The service is described as {', '.join(self.described)} or {HTML}."
            )
        if kind == HTML:
            lang = self.language(scope, given)
            await reply(scope, send, 200, HTML, self.form(lang), Vary="Accept, Accept-Language",
                        Content_Language=lang, Content_Security_Policy=POLICY)  # fmt: skip
            return
        await reply(scope, send, 200, kind, self.described[kind], Vary="Accept")

    def _asked(self, scope: Any, given: Parameters) -> Asked:
        query = given["query"][0]
        default = tuple(given.get("default-graph-uri", ()))
        named = tuple(given.get("named-graph-uri", ()))
        for graph in (*default, *named):
            if graph not in self.graphs:
                raise Refusal(400, f"{graph} is no graph of this store, and nothing is fetched.")
        try:
            refuse_reach(query, self.graphs)
        except QueryError as why:
            raise Refusal(400, str(why)) from None
        return Asked(query, default, named, *self._formats(scope, given))

    def _formats(self, scope: Any, given: Parameters) -> tuple[str | None, str | None]:
        rows: str | None
        graph: str | None
        name = given.get("format", [""])[0] or given.get("output", [""])[0]
        if name:
            kind = SHORT.get(name, name)
            rows = ROWS.get(kind)
            graph = GRAPHS.get(f"application/{name}" if name in ("json", "xml") else kind)
        else:
            rows, graph = _accepted(header(scope, b"accept"))
        if rows is None and graph is None:
            raise Refusal(
                406,
                f"Answers are given as {', '.join(_OFFERED)}; none of them is accepted.",
            )
        return rows, graph

    def _tag(self, asked: Asked) -> str:
        parts = (self.digest, asked.query, *asked.default, "|", *asked.named, "|",
                 str(asked.rows), str(asked.graph))  # fmt: skip
        return f'W/"{hashlib.blake2b(chr(0).join(parts).encode(), digest_size=12).hexdigest()}"'


@lru_cache(maxsize=512)
def _accepted(accept: str) -> tuple[str | None, str | None]:
    """Choose how rows and how triples are written."""
    return chosen(accept, ROWS), chosen(accept, GRAPHS)
