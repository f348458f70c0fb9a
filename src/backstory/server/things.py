"""The address of a thing comes in; out goes its page, or its statements as Turtle or JSON-LD."""

from __future__ import annotations

import asyncio
import json
import re
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, Final

import pyoxigraph as ox

from backstory import __version__
from backstory.ask.find import holds_no_dossier
from backstory.errors import BackstoryError
from backstory.exchange.stated import serialised
from backstory.graph import Graph
from backstory.rdf.description import described
from backstory.server.addresses import Addresses
from backstory.server.choosing import GRAPHS, HTML, chosen, language
from backstory.server.pages import POLICY, found_page, framed, thing_page
from backstory.server.replies import reply, unchanged
from backstory.server.requests import Parameters, header, parameters
from backstory.server.spool import Refusal
from backstory.tell.withdrawn import tombstone
from backstory.text import nearest
from backstory.vocabulary import id_of
from backstory.words.languages import languages
from backstory.words.messages import message_in
from backstory.words.phrases import phrase

__all__ = ["Things"]

KEPT: Final = 2000
"""Pages that are kept for who asks next."""
MAX_IRI: Final = 2000
MAX_TYPED: Final = 200
"""Characters of what is looked for."""
MOST_COMPARED: Final = 20_000
"""Names among which the nearest to a mistyped one is looked for."""
_NEAR: Final = re.compile(r'<(.+)>; rel="related"')
_ALTERNATES: Final = (
    '<{0}.ttl>; rel="alternate"; type="text/turtle", '
    '<{0}.jsonld>; rel="alternate"; type="application/ld+json"'
)
_RDF: Final = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


@dataclass(slots=True)
class Things:
    """Everything that has a name, at its own address."""

    graphs: dict[str, Graph]
    """The graph in each language."""
    where: Addresses
    lang: str
    digest: str
    _kept: OrderedDict[tuple[str, str], bytes] = field(default_factory=OrderedDict)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """The store and the record are read by one at a time."""

    def language(self, scope: Any, given: Parameters) -> str:
        """Choose a language: the one that is asked for, else one that is accepted."""
        asked = given.get("lang", [""])[0]
        known = languages()
        return asked if asked in known else language(
            header(scope, b"accept-language"), known, self.lang
        )  # fmt: skip

    async def thing(self, scope: Any, send: Any, path: str) -> None:
        """Answer what stands at an address."""
        iri, kind = self.where.iri(path)
        given = parameters(scope["query_string"], "The address")
        lang = self.language(scope, given)
        kind = kind or chosen(header(scope, b"accept"), {HTML: HTML, **GRAPHS}) or ""
        if not kind:
            raise Refusal(406, f"A thing is given as {HTML}, {', '.join(_RDF)}.")
        content = await self._content(iri, kind, lang)
        form = lang if kind == HTML else kind.partition("/")[2]
        tag = f'W/"{self.digest[:12]}-{__version__}-{form}"'
        plain = self.where.path(iri)
        more = {"ETag": tag, "Vary": "Accept, Accept-Language",
                "Link": _ALTERNATES.format(plain)}  # fmt: skip
        if unchanged(scope, tag):
            await reply(scope, send, 304, "", b"", **more)
            return
        if kind == HTML:
            more |= {"Content-Security-Policy": POLICY, "Content-Language": lang}
        await reply(scope, send, 200, kind, content, **more)

    async def _content(self, iri: str, kind: str, lang: str) -> bytes:
        key = (iri, f"{kind} {lang}" if kind == HTML else kind)
        if key not in self._kept:
            async with self.turn:
                made = await asyncio.to_thread(self._made, iri, kind, lang)
            self._kept[key] = made
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _made(self, iri: str, kind: str, lang: str) -> bytes:
        graph = self.graphs[lang]
        if iri in self.where.unlisted():
            raise Refusal(404, phrase("served unlisted", lang))
        if not _is_plain(iri):
            raise Refusal(404, phrase("served not here", lang))
        if graph.record.kind(iri) == "withdrawn":
            raise Refusal(410, tombstone(graph.record, iri, lang), X_Robots_Tag="noindex")
        if kind != HTML:
            triples = described(graph.store, iri)
            if not triples:
                raise self._nothing(iri, lang)
            return serialised(graph.store, triples, _RDF[kind])
        try:
            if not self.known(iri):
                raise self._nothing(iri, lang)
            return thing_page(graph, graph.show(iri), self.where).encode()
        except BackstoryError as why:
            raise Refusal(404, str(why)) from None

    def _nothing(self, iri: str, lang: str) -> Refusal:
        """Say that nothing stands at an address, and where the nearest does."""
        told, record = phrase("served not here", lang), self.graphs[lang].record
        if not record.store.holds_something:
            return Refusal(404, f"{told} {holds_no_dossier(record.store, lang)}")
        of = {id_of(thing): path for thing, name in record.names.items()
              if name.kind != "concept" and (path := self.where.path(thing))}  # fmt: skip
        typed = id_of(iri)
        near = typed if typed in of or len(of) > MOST_COMPARED else nearest(typed, of)
        if near not in of:
            return Refusal(404, told)
        more = phrase("served near", lang).format(of[near])
        return Refusal(404, f"{told} {more}", Link=f'<{of[near]}>; rel="related"')

    def known(self, iri: str) -> bool:
        """Say whether the graph states anything of an IRI."""
        store = next(iter(self.graphs.values())).store.store
        return (
            next(iter(store.quads_for_pattern(ox.NamedNode(iri), None, None, None)), None)
            is not None
        )

    async def search(self, scope: Any, send: Any) -> None:
        """Answer what is called like something typed, for people or as JSON."""
        given = parameters(scope["query_string"], "The address")
        lang, typed = self.language(scope, given), given.get("q", [""])[0]
        if len(typed) > MAX_TYPED:
            raise Refusal(400, f"At most {MAX_TYPED} characters are looked for.")
        graph = self.graphs[lang]
        async with self.turn:
            found = await asyncio.to_thread(graph.find, typed, limit=20)
        paths = {str(row["id"]): self.where.path(row["thing"].iri) for row in found}
        kinds = {HTML: HTML, "application/json": "application/json"}
        more = {"Vary": "Accept, Accept-Language", "X-Robots-Tag": "noindex"}  # it names anybody
        if chosen(header(scope, b"accept"), kinds) == "application/json":
            rows = [{"id": str(row["id"]), "iri": row["thing"].iri, "path": paths[str(row["id"])],
                     "label": row["thing_label"], "kind": str(row["kind"]), "name": row["name"]}
                    for row in found]  # fmt: skip
            content = json.dumps(rows, ensure_ascii=False).encode()
            await reply(scope, send, 200, "application/json", content, **more)
            return
        page = found_page(typed, found, self.where, paths).encode()
        await reply(scope, send, 200, HTML, page, **more, **{"Content-Security-Policy": POLICY})

    async def refused(self, scope: Any, send: Any, why: Refusal) -> None:
        """Say why there is no page, as a page where that is what is wanted."""
        lang = self.language(scope, {})
        said = message_in(why.why, lang)
        if chosen(header(scope, b"accept"), {"text/plain": "text/plain", HTML: HTML}) != HTML:
            text = f"{said}\n".encode()
            more = {**why.headers, "Content-Language": lang, "Vary": "Accept, Accept-Language",
                    "Cache-Control": "no-cache"}  # fmt: skip
            await reply(scope, send, why.status, "text/plain", text, **more)
            return
        from html import escape

        told = escape(said)
        if near := _NEAR.fullmatch(why.headers.get("Link", "")):
            at = escape(near[1])
            told = told.replace(at, f'<a href="{at}">{at}</a>')
        page = framed(str(why.status), f"<h1>{why.status}</h1><p>{told}</p>", lang)
        more = {**why.headers, "Content-Security-Policy": POLICY, "Content-Language": lang,
                "Vary": "Accept, Accept-Language", "Cache-Control": "no-cache"}  # fmt: skip
        await reply(scope, send, why.status, HTML, page.encode(), **more)


def _is_plain(iri: str) -> bool:
    """Say whether an IRI may be looked for as it is."""
    try:
        ox.NamedNode(iri)
    except ValueError:
        return False
    return len(iri) <= MAX_IRI
