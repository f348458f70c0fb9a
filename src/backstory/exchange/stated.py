"""
Some statements of a graph come in; out they go as Turtle, N-Triples, RDF/XML or readable JSON-LD.

It is what stands at the address of a thing, from a server or among static files; its JSON-LD has
the keys that the whole graph is exported with, so that who can read the one can read the other.
"""

from __future__ import annotations

import pyoxigraph as ox

from backstory.exchange.jsonld import json_ld_of
from backstory.rdf.store import TripleStore
from backstory.vocabulary import PREFIXES

__all__ = ["serialised"]


def serialised(graph: TripleStore, triples: list[ox.Triple], form: ox.RdfFormat) -> bytes:
    """
    Write triples with the known prefixes, and the dossier's own as the empty one.

    Statements of statements, which some have in a stranger's graph, are left out where a form has
    none.
    """
    if form == ox.RdfFormat.JSON_LD:
        return json_ld_of(graph, triples).encode("utf-8")
    prefixes = {**PREFIXES, "": f"{graph.dossier}/"} if graph.dossier else dict(PREFIXES)
    try:
        return ox.serialize(triples, format=form, prefixes=prefixes) or b""
    except OSError:  # "… does not support RDF 1.2 yet"
        plain = [each for each in triples if not isinstance(each.object, ox.Triple)]
        return ox.serialize(plain, format=form, prefixes=prefixes) or b""
