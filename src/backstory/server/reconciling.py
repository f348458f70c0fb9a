"""
Names of somebody's table come in; out go the things here that are called so, each with a score.

The Reconciliation Service API, as OpenRefine speaks it: what the service is, queries in batches,
suggestions for what is typed. Nobody without a public office or voice is offered, and nothing that
was withdrawn.

Sources:
    W3C Entity Reconciliation Community Group, "Reconciliation Service API v0.2", 2023.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from backstory.ask.ids import KINDS
from backstory.graph import Graph
from backstory.model.names import Match
from backstory.rdf.record import Record
from backstory.server.replies import reply
from backstory.server.requests import FORM, Parameters, body_of, header, media_type, parameters
from backstory.server.spool import Refusal
from backstory.server.things import MAX_TYPED, Things
from backstory.words.phrases import phrase

__all__ = ["ADDRESS", "Reconciles"]

ADDRESS: Final = "/reconcile"
MAX_BODY_BYTES: Final = 1 << 20
MAX_QUERIES: Final = 200
"""Queries of one batch; OpenRefine sends ten."""
MAX_RESULTS: Final = 50
RESULTS: Final = 5
"""Things that are offered where nobody says how many."""
_TYPES: Final = ("event", "person", "body", "group", "post", "instrument", "place", "source")
_JSON: Final = "application/json"
_ALLOWED: Final = "GET, HEAD, POST, OPTIONS"
_TRIED: Final = 4
"""Names that are looked at for one that is offered: some belong to nobody here."""
_SHAPE: Final = '{"q0": {"query": "a name", "type": "event", "limit": 5}}'


class Reconciles:
    """What answers at `/reconcile` and below it."""

    def __init__(self, things: Things, home: str, title: Callable[[], str]) -> None:
        """
        Take what is offered.

        Args:
            things: Everything that has an address here.
            home: The address of the server, with a slash at its end.
            title: Gives that of the dossier.
        """
        self.things, self.home, self.title = things, home, title

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request."""
        method, path = scope["method"], scope["path"].removeprefix(ADDRESS)
        if method not in ("GET", "HEAD", "POST"):
            raise Refusal(405, f"{method} is not answered here; {_ALLOWED} are.", Allow=_ALLOWED)
        given = parameters(scope["query_string"], "The address")
        if method == "POST":
            kind, charset = media_type(header(scope, b"content-type"))
            if kind != FORM or charset not in ("", "utf-8", "us-ascii"):
                raise Refusal(415, f"Queries are posted as {FORM} (queries=…), in UTF-8.",
                              Accept_Post=FORM)  # fmt: skip
            given |= parameters(await body_of(scope, receive, MAX_BODY_BYTES), "The form")
        lang = self.things.language(scope, given)
        told: dict[str, Any]
        if path == "/suggest/type":
            told = {"result": self._types_like(_only(given, "prefix"), lang)}
        elif path == "/suggest/entity":
            async with self.things.turn:
                told = await asyncio.to_thread(self._suggested, _only(given, "prefix"), lang)
        elif path not in ("", "/"):
            raise Refusal(404, phrase("served not here", lang))
        elif "queries" in given:
            queries = _read(_only(given, "queries"))
            async with self.things.turn:
                told = await asyncio.to_thread(self._answered, queries, lang)
        elif method == "POST":
            raise Refusal(400, f"There are no queries. Send them as queries={_SHAPE}.")
        else:
            told = self._manifest(lang)
        content = json.dumps(told, ensure_ascii=False).encode()
        await reply(scope, send, 200, _JSON, content, Vary="Accept-Language")

    def _manifest(self, lang: str) -> dict[str, Any]:
        """Say what is reconciled here, and where it is shown."""
        where = self.things.where
        suggest = {"service_url": f"{self.home.rstrip('/')}{ADDRESS}"}
        return {
            "versions": ["0.2"],
            "name": self.title() or phrase("served card", lang),
            "identifierSpace": f"{where.dossier}/",
            "schemaSpace": f"{where.dossier}/",
            "defaultTypes": [_type(kind, lang) for kind in _TYPES],
            "view": {"url": f"{self.home}{where.folder}/{{{{id}}}}"},
            "suggest": {
                "entity": {**suggest, "service_path": "/suggest/entity"},
                "type": {**suggest, "service_path": "/suggest/type"},
            },
        }

    def _types_like(self, prefix: str, lang: str) -> list[dict[str, str]]:
        every = [_type(kind, lang) for kind in _TYPES]
        typed = prefix.casefold()
        return [each for each in every
                if any(text.casefold().startswith(typed) for text in each.values())]  # fmt: skip

    def _answered(self, queries: dict[str, dict[str, Any]], lang: str) -> dict[str, Any]:
        graph = self.things.graphs[lang]
        return {name: {"result": self._candidates(graph, asked)} for name, asked in queries.items()}

    def _suggested(self, prefix: str, lang: str) -> dict[str, Any]:
        graph = self.things.graphs[lang]
        found = list(self._offered(graph.record, prefix, (), MAX_RESULTS))[:20]
        return {"result": [
            {"id": self._id(each.id), "name": graph.record.label(each.id, lang),
             "notable": [_type(graph.record.kind(each.id), lang)]} for each in found
        ]}  # fmt: skip

    def _candidates(self, graph: Graph, asked: dict[str, Any]) -> list[dict[str, Any]]:
        """Offer what is called like it; the one that has the whole name is a match."""
        record, lang = graph.record, graph.lang
        limit = asked.get("limit", RESULTS)
        most = max(1, min(limit, MAX_RESULTS)) if type(limit) is int else RESULTS
        text = asked.get("query", "")
        found = list(self._offered(record, text, _kinds(asked.get("type", ())), most))[:most]
        whole = [each.id for each in found if each.how == "exact"]
        # A page may be titled like the body it tells of.
        whole = [iri for iri in whole if record.kind(iri) != "source"] or whole
        return [
            {"id": self._id(each.id), "name": record.label(each.id, lang),
             "type": [_type(record.kind(each.id), lang)], "score": round(100 * each.score, 1),
             "match": whole == [each.id]} for each in found
        ]  # fmt: skip

    def _offered(
        self, record: Record, text: str, kinds: tuple[str, ...], most: int
    ) -> Iterator[Match]:
        """Give what is called like a text, best first, and stands at an address here."""
        others = self.things.where.unlisted()
        wanted = set(kinds or _TYPES)
        for each in record.index.search(text, max(most, 10) * _TRIED * (3 if kinds else 1)):
            if each.id not in others and self._id(each.id) and record.kind(each.id) in wanted:
                yield each

    def _id(self, iri: str) -> str:
        """Give the id of a thing of the dossier; empty for what is not of it."""
        own = f"{self.things.where.dossier}/"
        return iri.removeprefix(own) if iri.startswith(own) else ""


def _type(kind: str, lang: str) -> dict[str, str]:
    return {"id": kind, "name": phrase(kind, lang)}


def _kinds(told: Any) -> tuple[str, ...]:
    """Read the types that are wanted; `actor` stands for several, what is unknown for none."""
    names = [told] if isinstance(told, str) else told
    names = [name for name in names if isinstance(name, str) and name]
    return tuple(kind for name in names for kind in sorted(KINDS.get(name, {name})))


def _only(given: Parameters, name: str) -> str:
    """Give the one value of a parameter."""
    values = given.get(name, [""])
    if len(values) > 1:
        raise Refusal(400, f"Give one {name}: there are {len(values)}.")
    if name == "prefix" and len(values[0]) > MAX_TYPED:
        raise Refusal(400, f"At most {MAX_TYPED} characters are looked for.")
    return values[0]


def _read(text: str) -> dict[str, dict[str, Any]]:
    """Read a batch of queries, or say what is wrong with it."""
    try:
        queries = json.loads(text)
    except (ValueError, RecursionError) as why:
        raise Refusal(400, f"queries is no JSON: {str(why)[:200]}. Send {_SHAPE}.") from None
    if not isinstance(queries, dict) or len(queries) > MAX_QUERIES:
        raise Refusal(400, f"queries is an object of at most {MAX_QUERIES} queries, as {_SHAPE}.")
    for name, asked in queries.items():
        query = asked.get("query", "") if isinstance(asked, dict) else None
        if not isinstance(query, str) or not isinstance(asked.get("type", ""), str | list):
            raise Refusal(400, f"{name[:40]!r} is no query. Send {_SHAPE}.")
        if len(query) > MAX_TYPED:
            raise Refusal(400, f"{name[:40]!r}: at most {MAX_TYPED} characters are looked for.")
    return queries
