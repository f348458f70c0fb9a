"""
A SPARQL 1.1 address comes in; out goes a copy of the dossier it serves, in memory.

The graph is copied once and asked here, so that every answer is the same whatever serves it.
"""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from typing import Final

import pyoxigraph as ox

from backstory.errors import CouldNotRun
from backstory.rdf.store import TripleStore, brought_forward, understood

__all__ = ["copied"]

TIMEOUT_S: Final = 60
"""Seconds without a byte after which a server is given up."""
MAX_BYTES: Final = 1 << 30
"""Size of one answer; a larger graph is asked where it lies."""
_DEFAULT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } FILTER (STRENDS(STR(?g), '/view')) }"


def copied(address: str) -> TripleStore:
    """
    Copy the default graph of a server, and the views of a graph of model 1.

    Raises:
        CouldNotRun: The server cannot be reached, does not answer as SPARQL 1.1 says, or serves a
            graph that is too large or that a newer version built.
    """
    store = ox.Store()
    try:
        store.bulk_load(
            _get(address, _DEFAULT, "application/n-triples"), format=ox.RdfFormat.N_TRIPLES
        )
        results = ox.parse_query_results(
            _get(address, _GRAPHS, "application/sparql-results+json"),
            format=ox.QueryResultsFormat.JSON,
        )
        views = [row[0] for row in results] if isinstance(results, ox.QuerySolutions) else []
        for view in views:
            if isinstance(view, ox.NamedNode):
                query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {view} {{ ?s ?p ?o }} }}"
                content = _get(address, query, "application/n-triples")
                store.bulk_load(content, format=ox.RdfFormat.N_TRIPLES, to_graph=view)
    except (OSError, SyntaxError, ValueError) as why:
        if isinstance(why, urllib.error.HTTPError):
            why.close()
        reason = getattr(why, "reason", None) or why
        raise CouldNotRun(f"{address} does not answer as a SPARQL address: {reason}") from None
    return understood(TripleStore(brought_forward(store), address))


def _get(address: str, query: str, accept: str) -> bytes:
    body = urllib.parse.urlencode({"query": query}).encode()
    request = urllib.request.Request(address, body, {"Accept": accept})
    with urllib.request.urlopen(request, timeout=TIMEOUT_S) as reply:
        content: bytes = reply.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise CouldNotRun(
            f"{address} serves more than {MAX_BYTES >> 30} GB, too much to copy. "
            "Load its files into a store on disk and open that."
        )
    return content
