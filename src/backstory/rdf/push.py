"""
A graph and an address come in; the server at the address holds the graph, held against it.

Triples go in batches, by the Graph Store Protocol or by SPARQL Update. None has a blank node, so a
batch that arrives twice does no harm, and what was sent before a line was cut is not sent again:
the server is asked what it holds, first and last.
"""

from __future__ import annotations

import hashlib
import urllib.parse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from backstory.errors import CouldNotRun
from backstory.rdf.remote import canonical, copied_store
from backstory.rdf.remote_client import Refused, parts_of, send, without_secrets
from backstory.rdf.store import TripleStore

__all__ = ["BATCH", "Pushed", "digest", "pushed", "query_address"]

BATCH: Final = 10_000
"""Triples of one request, about two megabytes."""
_QUERIED_AT: Final = {
    "store": "query", "update": "query", "data": "query", "sparql-graph-crud-auth": "sparql",
}  # fmt: skip
"""By the last part of an address that takes triples: that of the one that answers queries."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a server holds now, and how much of it was sent."""

    triples: int
    sent: int
    digest: str
    """SHA-256 of its triples, as sorted lines of N-Triples."""


def pushed(
    graph: TripleStore,
    address: str,
    *,
    query: str = "",
    name: str = "",
    update: bool = False,
    replace: bool = False,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Pushed:
    """
    Bring a graph to a server, and hold what the server then has against it.

    Args:
        graph: What is brought.
        address: Where the server takes triples: its Graph Store or its Update.
        query: Where it answers queries; guessed from `address` if empty.
        name: IRI of the graph there; empty: the default graph.
        update: Whether `address` takes SPARQL Update.
        replace: Whether triples that the server has and this graph has not are removed.
        tell: Called with the triples that are there and those that shall be.

    Raises:
        CouldNotRun: The server cannot be reached, refuses, holds other triples too, or holds not
            what was sent.
    """
    here = _lines(graph.store)
    asked = _of_graph(query or query_address(address), "default-graph-uri", name)
    plain = without_secrets(address)
    try:
        there = _lines(copied_store(asked))
        other = there - here
        if other and not replace:
            raise CouldNotRun(
                f"{plain} holds {len(other):,} triples that this graph has not. To have this graph "
                "and nothing else there, add --replace; or name another graph with --name."
            )
        missing = sorted(here if other else here - there)
        before = 0 if other else len(there)
        if other:
            _empty(address, name, update)
        for start in range(0, len(missing), BATCH):
            tell(before + start, len(here))
            _add(address, name, missing[start : start + BATCH], update)
        tell(len(here), len(here))
    except Refused as why:
        raise CouldNotRun(f"{plain} refuses: {why}") from None
    found = _lines(copied_store(asked))
    if found != here:
        raise CouldNotRun(
            f"{plain} took everything and holds {len(found):,} triples of {len(here):,}, "
            f"{len(here - found):,} missing: the push is not done. Run it again."
        )
    return Pushed(len(found), len(missing), _digest(found))


def digest(store: ox.Store) -> str:
    """Give the SHA-256 of the default graph, as sorted lines of N-Triples."""
    return _digest(_lines(store))


def query_address(address: str) -> str:
    """
    Guess where a server answers queries from where it takes triples.

    >>> query_address("http://localhost:7878/store"), query_address("http://h/ds/update")
    ('http://localhost:7878/query', 'http://h/ds/query')
    """
    parts = parts_of(address)
    above, _, last = parts.path.rpartition("/")
    path = f"{above}/{_QUERIED_AT.get(last, last)}"
    return urllib.parse.urlunsplit(parts._replace(path=path, query=""))


def _lines(store: ox.Store) -> set[str]:
    quads = store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    return {f"{quad.subject} {quad.predicate} {canonical(quad.object)} ." for quad in quads}


def _digest(lines: set[str]) -> str:
    made = hashlib.sha256()
    for line in sorted(lines):
        made.update(f"{line}\n".encode())
    return made.hexdigest()


def _of_graph(address: str, parameter: str, name: str) -> str:
    if not name:
        return address
    mark = "&" if urllib.parse.urlsplit(address).query else "?"
    return f"{address}{mark}{parameter}={urllib.parse.quote(name, safe='')}"


def _stored_at(address: str, name: str) -> str:
    if name:
        return _of_graph(address, "graph", name)
    return f"{address}{'&' if urllib.parse.urlsplit(address).query else '?'}default"


def _add(address: str, name: str, lines: Sequence[str], update: bool) -> None:
    triples = "\n".join(lines) + "\n"
    if update:
        within = f"GRAPH {ox.NamedNode(name)} {{\n{triples}}}" if name else triples
        _update(address, f"INSERT DATA {{\n{within}}}")
    else:
        kind = {"Content-Type": "application/n-triples"}
        send("POST", _stored_at(address, name), triples.encode(), kind, again=True)


def _empty(address: str, name: str, update: bool) -> None:
    if update:
        _update(address, f"CLEAR SILENT {f'GRAPH {ox.NamedNode(name)}' if name else 'DEFAULT'}")
    else:
        send("DELETE", _stored_at(address, name), None, {}, again=True)


def _update(address: str, text: str) -> None:
    kind = {"Content-Type": "application/sparql-update"}
    send("POST", address, text.encode(), kind, again=True)
