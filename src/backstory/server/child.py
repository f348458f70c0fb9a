"""
Answer strangers' queries in a process of its own, and write the answers in the W3C's formats.

It is asked and answers as `loop` says. A large answer leaves in pieces, as it is found.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import pyoxigraph as ox

from backstory.ask.explained import explained
from backstory.rdf.opening import open_store
from backstory.server.loop import DATA, END, HEAD, Answer, frame, refuse, serve
from backstory.vocabulary import PREFIXES

__all__ = ["FORMATS"]

_PREFIXES: Final = dict(PREFIXES)
PIECE_BYTES: Final = 1 << 16
"""What is gathered before it is sent: small answers leave in one piece."""

FORMATS: Final = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
"""What writes each media type."""


class _Pieces:
    """A file to write to, which sends what it is given in frames."""

    def __init__(self, out: Any, head: bytes) -> None:
        self.out, self.held, self.size = out, [frame(HEAD, head)], 0

    def write(self, content: bytes) -> int:
        self.held.append(frame(DATA, content))
        self.size += len(content)
        if self.size >= PIECE_BYTES:
            self.send()
        return len(content)

    def flush(self) -> None:
        """Wait with what there is: the engine flushes at its end, and the end is sent with it."""

    def send(self) -> None:
        self.out.write(b"".join(self.held))
        self.out.flush()
        self.held, self.size = [], 0


def _answer(store: ox.Store, own: Mapping[str, str], request: dict[str, Any], out: Any) -> None:
    """Answer one request, or say why not; the dossiers' own prefixes are at hand."""
    query = request["query"]
    named = [_graph(iri) for iri in request["named"]]
    default: Any = [_graph(iri) for iri in request["default"]]
    given: dict[str, Any] = {"base_iri": request["base"]}
    if named or default:  # a dataset that names no default graph has an empty one
        given |= {"default_graph": default, "named_graphs": named}
    try:
        found = _found(store, query, own, given)
        asked = request["graph" if isinstance(found, ox.QueryTriples) else "rows"]
        if asked is None:
            return refuse(out, 406, _UNACCEPTABLE[isinstance(found, ox.QueryTriples)])
        pieces = _Pieces(out, asked.encode())
        found.serialize(pieces, FORMATS[asked])
    except (SyntaxError, ValueError, RuntimeError) as why:  # the last: no such function
        return refuse(out, 400, explained(query, str(why), own=own))
    pieces.held.append(frame(END))
    pieces.send()
    return None


def _found(store: ox.Store, query: str, own: Mapping[str, str], given: dict[str, Any]) -> Any:
    """Ask the store; the engine reads each prefix it is given anew, so only where some lack."""
    try:
        return store.query(query, **given)
    except SyntaxError:
        return store.query(query, prefixes={**_PREFIXES, **own}, **given)


_UNACCEPTABLE: Final = {
    False: "SELECT and ASK are answered as application/sparql-results+json, "
    "application/sparql-results+xml, text/csv or text/tab-separated-values; Accept names none.",
    True: "CONSTRUCT and DESCRIBE are answered as text/turtle, application/n-triples, "
    "application/ld+json or application/rdf+xml; the header Accept names none of them.",
}


def _graph(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def _prepared(path: str) -> Answer:
    """Read the graph."""
    opened = open_store(path)
    return partial(_answer, opened.store, opened.prefixes)


if __name__ == "__main__":
    serve(_prepared)
