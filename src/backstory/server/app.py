"""
A graph comes in; out goes the application that serves it: each address, and who answers it.

Starlette chooses by the path; what is not named here is the address of a thing, or nothing.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import logging
import re
import time
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from html import escape, unescape
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

from backstory import __version__
from backstory.errors import BackstoryError
from backstory.exchange.feeds import atom, calendar
from backstory.graph import Graph
from backstory.server.about import dataset, service
from backstory.server.addresses import Addresses
from backstory.server.choosing import GRAPHS, HTML, chosen
from backstory.server.engine import Engine
from backstory.server.metrics import FORMAT, Counts, exposed
from backstory.server.pages import POLICY, framed, query_page, style
from backstory.server.reading import ADDRESS, Reads
from backstory.server.reconciling import ADDRESS as RECONCILE
from backstory.server.reconciling import Reconciles
from backstory.server.replies import COUNTED, reply, told, unchanged, worded
from backstory.server.requests import header, parameters, refuse_host
from backstory.server.sparql import Sparql
from backstory.server.spool import Refusal
from backstory.server.things import Things
from backstory.tell.people import people_of
from backstory.words.languages import languages
from backstory.words.phrases import phrase

__all__ = ["application"]

FAILED: Final = "Something went wrong here; the server's log says what."
_LOG: Final = logging.getLogger("backstory.server")
_META: Final = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
_READS: Final = "GET, HEAD, OPTIONS"
_NAMES_ALL: Final = {"X-Robots-Tag": "noindex"}
"""Of what names everybody, people without a public office or voice too."""
Answer = Callable[[Any, Any, str], Awaitable[None]]
Answerer = Callable[[Any, Any, Any], Awaitable[None]]


class _App:
    """What answers all addresses but `/sparql`."""

    def __init__(self, graph: Graph, engine: Engine, home: str) -> None:
        self.graph, self.engine, self.home = graph.opened(), engine, home
        self.graphs = {lang: Graph(lang=lang, store=graph.store) for lang in languages()}
        self.graphs[graph.lang] = graph
        self.where = Addresses(graph.store.dossier, lambda: people_of(graph.record).others)
        self.digest = _digest(graph)
        self.things = Things(self.graphs, self.where, graph.lang, self.digest)
        named = graph.store.store.named_graphs()
        self.named = frozenset(g.value for g in named if isinstance(g, ox.NamedNode))
        self.about: dict[str, bytes] = {}
        self.pages: dict[str, bytes] = {}
        self.packed: dict[str, bytes] = {}
        self.turn = asyncio.Lock()
        self.reads = Reads(engine, self.things)
        self.reconciles = Reconciles(self.things, home, lambda: graph.summary()["title"] or "")
        self.quads = len(graph.store)
        self.counts = Counts()
        self.answers: dict[str, Answer] = {
            "/": self.page, "/health": self.health, "/style.css": self.style,
            "/search": self.search, "/void": self.void, "/.well-known/void": self.void,
            "/feed.atom": self.feed, "/events.ics": self.events, "/data.ttl": self.data,
            "/robots.txt": self.robots, "/metrics": self.metrics, "/favicon.ico": self.nothing,
        }  # fmt: skip

    def sparql(self) -> Sparql:
        """Give what answers `/sparql`."""
        described = service(self.graph.store, self.home, self.named)
        return Sparql(self.engine, self.digest, self.named, described, query_page,
                      self.things.language)  # fmt: skip

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request."""
        path, method = scope["path"], scope["method"]
        try:
            if method == "OPTIONS":
                posts = path in (ADDRESS, RECONCILE)
                allowed = f"{_READS}, POST" if posts else _READS
                await reply(scope, send, 204, "", b"", Allow=allowed)
            elif path == ADDRESS:
                await self.reads(scope, receive, send)
            elif path == RECONCILE or path.startswith(f"{RECONCILE}/"):
                await self.reconciles(scope, receive, send)
            elif method not in ("GET", "HEAD"):
                raise Refusal(405, f"{method} is not answered here; {_READS} are.", Allow=_READS)
            elif path in self.answers:
                await self.answers[path](scope, send, path)
            else:
                await self.things.thing(scope, send, path)
        except Refusal as why:
            await self.things.refused(scope, send, why)

    async def page(self, scope: Any, send: Any, path: str) -> None:
        """Answer the page with timeline and network."""
        given = parameters(scope["query_string"], "The address")
        lang = self.things.language(scope, given)
        async with self.turn:
            if lang not in self.pages:
                self.pages[lang] = await asyncio.to_thread(self._drawn, lang)
        page = self.pages[lang]
        policy = _META.search(page[:20_000].decode("utf-8", "replace"))
        more = {"Content-Security-Policy": _plain(policy[1]) if policy else POLICY}
        page, packed = await self._packed(scope, f"{lang}-page", page)
        more |= {"Content-Language": lang, "Vary": "Accept-Language", **packed, **_NAMES_ALL}
        await self._kept(scope, send, HTML, page, f"{lang}-page", **more)

    def _drawn(self, lang: str) -> bytes:
        graph = self.graphs[lang]
        try:
            return graph.view("page").file().encode()
        except BackstoryError as why:
            title = graph.summary()["title"] or phrase("served card", lang)
            held = list(graph.summary().items())[2:]
            rows = "".join(f"<li>{escape(f'{phrase(key, lang)}: {n}')}</li>" for key, n in held)
            said = escape(phrase("served drawn later", lang).format(why))
            body = f"<h1>{escape(title)}</h1><ul>{rows}</ul><p>{said}</p>"
            return framed(title, body, lang, here="/").encode()

    async def health(self, scope: Any, send: Any, path: str) -> None:
        """Say that the server is well, and how its engine is."""
        engine = self.engine
        told_ = {"status": "ok" if engine.ready else "starting", "version": __version__,
                 "dossier": self.graph.store.dossier, "quads": self.quads,
                 "engines": engine.ready, "restarted": engine.restarted}  # fmt: skip
        status = 200 if engine.ready else 503
        await reply(scope, send, status, "application/json", json.dumps(told_).encode(),
                    Cache_Control="no-store")  # fmt: skip

    async def metrics(self, scope: Any, send: Any, path: str) -> None:
        """Say how much was answered, as Prometheus reads it."""
        content = exposed(self.counts, self.engine, self.quads)
        await reply(scope, send, 200, FORMAT, content, Cache_Control="no-store")

    async def style(self, scope: Any, send: Any, path: str) -> None:
        """Answer the looks of the pages."""
        await self._kept(scope, send, "text/css", style(), "style")

    async def search(self, scope: Any, send: Any, path: str) -> None:
        """Answer a search."""
        await self.things.search(scope, send)

    async def void(self, scope: Any, send: Any, path: str) -> None:
        """Answer the description of what is served."""
        kind = chosen(header(scope, b"accept"), GRAPHS) or "text/turtle"
        if kind not in self.about:
            async with self.things.turn:
                made = await asyncio.to_thread(dataset, self.graph.store, self.home, kind)
            self.about[kind] = made
        await self._kept(scope, send, kind, self.about[kind], f"void-{kind}", Vary="Accept")

    async def feed(self, scope: Any, send: Any, path: str) -> None:
        """Answer the sources, newest first, as an Atom feed."""
        given = parameters(scope["query_string"], "The address")
        graph = self.graphs[self.things.language(scope, given)]
        at, own = self._address(graph.lang), f"{self.home}feed.atom?lang={graph.lang}"
        content = await asyncio.to_thread(atom, graph.record, graph.lang, at, own)
        await self._kept(scope, send, "application/atom+xml", content.encode(),
                         f"atom-{graph.lang}", Vary="Accept-Language")  # fmt: skip

    async def events(self, scope: Any, send: Any, path: str) -> None:
        """Answer the events as a calendar."""
        given = parameters(scope["query_string"], "The address")
        graph = self.graphs[self.things.language(scope, given)]
        at = self._address(graph.lang)
        content = await asyncio.to_thread(calendar, graph.record, graph.lang, at)
        await self._kept(scope, send, "text/calendar", content.encode(), f"ics-{graph.lang}",
                         Vary="Accept-Language")  # fmt: skip

    def _address(self, lang: str) -> Callable[[str], str]:
        """Give what tells where a thing is read in a language: that of whoever subscribed."""
        return lambda iri: f"{self.home}{self.where.path(iri).lstrip('/')}?lang={lang}"

    async def data(self, scope: Any, send: Any, path: str) -> None:
        """Answer the whole graph."""
        if "data" not in self.pages:
            made = await asyncio.to_thread(self.graph.export, "turtle")
            self.pages["data"] = made if isinstance(made, bytes) else made.encode()
        content, packed = await self._packed(scope, "data", self.pages["data"])
        await self._kept(scope, send, "text/turtle", content, "data", **packed, **_NAMES_ALL)

    async def robots(self, scope: Any, send: Any, path: str) -> None:
        """Tell crawlers to leave searches and queries alone."""
        shut = ("/search", "/sparql", "/read", RECONCILE, "/metrics", "/data.ttl")
        text = "".join(("User-agent: *\n", *(f"Disallow: {each}\n" for each in shut))).encode()
        await reply(scope, send, 200, "text/plain", text)

    async def nothing(self, scope: Any, send: Any, path: str) -> None:
        """Answer what browsers ask for of themselves."""
        await reply(scope, send, 204, "", b"")

    async def _packed(self, scope: Any, name: str, content: bytes) -> tuple[bytes, dict[str, str]]:
        """Pack what is large once for all: it takes a tenth of a second."""
        if "gzip" not in header(scope, b"accept-encoding"):
            return content, {}
        if name not in self.packed:
            self.packed[name] = await asyncio.to_thread(gzip.compress, content, 6, mtime=0)
        return self.packed[name], {"Content-Encoding": "gzip"}

    async def _kept(
        self, scope: Any, send: Any, kind: str, content: bytes, name: str, **more: str
    ) -> None:
        """Answer what stays the same as long as the graph does."""
        tag = f'W/"{self.digest[:12]}-{__version__}-{name}"'
        if unchanged(scope, tag):
            await reply(scope, send, 304, "", b"", ETag=tag, **more)
            return
        await reply(scope, send, 200, kind, content, ETag=tag, **more)


def _plain(policy: str) -> str:
    """Give a policy as a header has it, which may also say who frames the page."""
    return f"{unescape(policy)}; frame-ancestors 'none'"


def _digest(graph: Graph) -> str:
    """Sum up what is served: the bytes of its file, or its statements where it lies elsewhere."""
    path = Path(graph.store.path)
    if graph.store.path and path.is_file():
        return hashlib.blake2b(path.read_bytes()).hexdigest()
    content = graph.store.store.dump(format=ox.RdfFormat.N_QUADS) or b""
    return hashlib.blake2b(b"\n".join(sorted(content.split(b"\n")))).hexdigest()


def application(graph: Graph, engine: Engine, home: str) -> Answerer:
    """
    Make the application that serves a graph.

    Args:
        graph: What is served.
        engine: What answers queries.
        home: The address it stands at, with a slash at its end.
    """
    rest = _App(graph, engine, home)
    sparql, counts = rest.sparql(), rest.counts

    @asynccontextmanager
    async def alive(_: Starlette) -> AsyncIterator[None]:
        engine.start()
        yield
        await rest.reads.close()
        await engine.close()

    async def failed(request: Request, why: Exception) -> PlainTextResponse:
        lang, text = worded(request.scope, FAILED)
        return PlainTextResponse(text, 500, {"Content-Language": lang, "Vary": "Accept-Language"})

    inner = Starlette(
        lifespan=alive,
        routes=[Route("/sparql", sparql), Mount("/", rest)],
        exception_handlers={Exception: failed},
    )

    # A way is chosen by a pattern in which no line ends: an address with a line's end in it, and
    # the asterisk, are no other things than those that stand nowhere.
    inner.router.default = rest

    async def shortly(scope: Any, receive: Any, send: Any) -> None:
        """Go straight to `/sparql`: choosing the way would cost a tenth of most answers."""
        if scope["type"] != "http":
            await inner(scope, receive, send)
            return
        door = "sparql" if scope["path"] == "/sparql" else "other"
        began = time.perf_counter()

        status, is_told = 500, False  # unless something answers

        def counted(answered: int) -> None:
            nonlocal status, is_told
            status, is_told = answered, True

        scope[COUNTED] = counted
        try:
            refuse_host(scope)
            await (sparql if door == "sparql" else inner)(scope, receive, send)
        except Refusal as why:
            await told(scope, send, why)
        except Exception as why:
            at = traceback.extract_tb(why.__traceback__)[-1]
            _LOG.error("/%s: %r (%s:%s)", door, why, Path(at.filename).name, at.lineno)
            if is_told or door == "other":
                raise  # half an answer is cut off; what is not begun has been told of within
            await told(scope, send, Refusal(500, FAILED))
        finally:
            counts.add(door, status, time.perf_counter() - began)

    return shortly
