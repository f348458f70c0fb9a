"""
A thing comes in; out goes all that a graph states of it: its own statements, and the claims of it.

A claim is given with its passage, so that each statement leads back to the line it rests on. It is
what stands at the address of a thing, from a server or among static files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from backstory.rdf.store import TripleStore
from backstory.vocabulary import term

__all__ = ["described"]

_POINTING: Final = tuple(
    ox.NamedNode(term(name))
    for name in ("rdf:subject", "rdf:object", "ctx:within", "ctx:about", "dcterms:subject")
)
_PASSAGES: Final = (ox.NamedNode(term("ctx:passage")), ox.NamedNode(term("oa:hasSelector")))
_HOME: Final = ox.NamedNode(term("oa:hasSource"))
_CLAIM: Final = ox.NamedNode(term("ctx:Claim"))
_TYPE: Final = ox.NamedNode(term("rdf:type"))


def described(graph: TripleStore, iri: str) -> list[ox.Triple]:
    """
    Give every triple of a thing, of the claims about it or towards it, and of their passages.

    Sorted, so that the same graph gives the same bytes; empty where the graph says nothing.
    """
    thing = ox.NamedNode(iri)
    wanted: dict[ox.NamedNode, None] = {thing: None}
    for predicate in _POINTING:
        for quad in graph.store.quads_for_pattern(None, predicate, thing, None):
            if isinstance(quad.subject, ox.NamedNode):
                wanted[quad.subject] = None
    for quad in graph.store.quads_for_pattern(None, _HOME, thing, None):  # a source: its passages
        if isinstance(quad.subject, ox.NamedNode):
            wanted[quad.subject] = None
    found: set[ox.Triple] = set()
    for subject in tuple(wanted):
        found.update(_of(graph, subject))
    return sorted(found, key=str)


def _of(graph: TripleStore, subject: ox.NamedNode) -> Iterator[ox.Triple]:
    """Give what is stated of a subject, and of the passage it leads to, if it is in the graph."""
    for quad in graph.store.quads_for_pattern(subject, None, None, None):
        yield quad.triple
        if quad.predicate in _PASSAGES and isinstance(quad.object, ox.NamedNode):
            yield from _of(graph, quad.object)
