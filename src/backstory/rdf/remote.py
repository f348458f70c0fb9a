"""
A SPARQL 1.1 address comes in; out goes a copy of the dossier it serves, in memory.

The graph is copied once and asked here, so that every answer is the same whatever serves it. Where
a server gives fewer triples than it holds (Virtuoso stops at 10,000), they are asked for in pages,
predicate by predicate, and counted: a copy is whole, or it is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from backstory.errors import CouldNotRun
from backstory.rdf.in_turn import in_turn
from backstory.rdf.opening import brought_forward, understood
from backstory.rdf.remote_client import Refused, ask, without_secrets
from backstory.rdf.store import TripleStore
from backstory.vocabulary import PREFIXES

__all__ = ["PAGE", "canonical", "copied", "copied_store", "counted"]

PAGE: Final = 5000
"""Rows of one page: below what any server is known to stop at."""
_TRIPLES: Final = "application/n-triples"
_ROWS: Final = "application/sparql-results+json"
_ALL: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_COUNT: Final = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_PREDICATES: Final = "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p"
_GRAPHS: Final = (
    "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } FILTER (STRENDS(STR(?g), '/view')) }"
)
_TRUTH: Final = ox.NamedNode(PREFIXES["xsd"] + "boolean")
_DEFAULT: Final = ox.DefaultGraph()


def copied(address: str) -> TripleStore:
    """
    Copy the default graph of a server, and the views of a graph of model 1.

    Raises:
        CouldNotRun: The server cannot be reached, does not answer as SPARQL 1.1 says, or serves a
            graph that is too large, that does not come whole or that a newer version built.
    """
    store = in_turn(copied_store(address))
    return understood(TripleStore(brought_forward(store), without_secrets(address)))


def copied_store(address: str) -> ox.Store:
    """Copy what a server holds; see `copied`."""
    plain = without_secrets(address)
    try:
        whole = counted(address)
        store = _at_once(address)
        if store is None or len(store) != whole:
            store = ox.Store()
            for quads in _pages(address):
                store.extend(quads)
            if len(store) != whole:
                raise CouldNotRun(
                    f"{plain} counts {whole:,} triples and gives {len(store):,}: it does not come "
                    "whole. Ask those who run it for their limit."
                )
        for view in _views(address):
            query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {view} {{ ?s ?p ?o }} }}"
            content = ask(address, query, _TRIPLES)
            store.bulk_load(content, format=ox.RdfFormat.N_TRIPLES, to_graph=view)
    except Refused as why:
        raise why.told(plain) from None
    except (OSError, SyntaxError, ValueError) as why:
        told = " ".join(str(why).split())
        raise CouldNotRun(f"{plain} does not answer as a SPARQL address: {told}") from None
    return store


def counted(address: str) -> int:
    """Count the triples of the default graph."""
    for row in _rows(address, _COUNT):
        if isinstance(row[0], ox.Literal):
            return int(row[0].value)
    raise ValueError("it gives no count")


def _at_once(address: str) -> ox.Store | None:
    """Ask for everything with one query; None where the server refuses so much."""
    store = ox.Store()
    try:
        store.bulk_load(ask(address, _ALL, _TRIPLES), format=ox.RdfFormat.N_TRIPLES)
    except (Refused, SyntaxError, ValueError):
        return None
    return store


def _pages(address: str) -> Iterator[list[ox.Quad]]:
    predicates = [(row[0], row[1]) for row in _rows(address, _PREDICATES)]
    for predicate, _ in sorted(predicates, key=str):
        if isinstance(predicate, ox.NamedNode):
            yield from _of_predicate(address, predicate)


def _of_predicate(address: str, predicate: ox.NamedNode) -> Iterator[list[ox.Quad]]:
    """
    Read the triples of one predicate in the order of their subjects.

    A full page may end amid the triples of its last subject, so the next begins after the last
    but one; where one subject fills a page alone, the page grows.
    """
    after, size = "", PAGE
    while True:
        later = f"FILTER (STR(?s) > {ox.Literal(after)})" if after else ""
        query = (
            f"SELECT ?s ?o WHERE {{ ?s {predicate} ?o . {later} }} ORDER BY STR(?s) LIMIT {size}"
        )
        rows = [(row[0], row[1]) for row in _rows(address, query)]
        last = rows[-1][0] if len(rows) == size else None
        kept = [row for row in rows if row[0] != last]
        yield [
            ox.Quad(s, predicate, canonical(o), _DEFAULT)  # type: ignore[arg-type]
            for s, o in kept
        ]
        if last is None:
            return
        if kept:
            after, size = _text(kept[-1][0]), PAGE
        else:
            size *= 2


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)


def canonical(term: object) -> object:
    """Write truth as `true` and `false`, whatever the server calls it."""
    if isinstance(term, ox.Literal) and term.datatype == _TRUTH:
        return ox.Literal({"1": "true", "0": "false"}.get(term.value, term.value), datatype=_TRUTH)
    return term


def _views(address: str) -> Iterator[ox.NamedNode]:
    for row in _rows(address, _GRAPHS):
        if isinstance(row[0], ox.NamedNode):
            yield row[0]


def _rows(address: str, query: str) -> Iterator[ox.QuerySolution]:
    found = ox.parse_query_results(ask(address, query, _ROWS), format=ox.QueryResultsFormat.JSON)
    if isinstance(found, ox.QuerySolutions):
        yield from found
