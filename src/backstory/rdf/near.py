"""
A large graph and a few things come in; out goes the small graph of what is told of them.

It holds all that a story of one of them needs: the claims about it and at it, what disputes them,
the names and dates of what they mention, their sources. So a thing of a graph of a million quads is
told as quickly as one of a small graph, and in the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import pyoxigraph as ox

from backstory.rdf.gathered import AT, LABELS, SOURCE, TYPE, Gathered, narrower_than
from backstory.rdf.last_said import last_said
from backstory.rdf.packed import FORM
from backstory.rdf.store import TripleStore
from backstory.rdf.view import DERIVED
from backstory.vocabulary import term

__all__ = ["narrower", "near", "packable", "wider"]

_AGAIN: Final = frozenset(ox.NamedNode(term(name)) for name in (
    "rdfs:label", "schema:name", "foaf:name", "schema:startDate", "schema:endDate", "ctx:bucket",
    *(name for name in DERIVED if name.startswith("sem:")),
))  # fmt: skip
"""What says under another name, for other programs, what is told under its own."""


def near(
    graph: TripleStore, iris: Iterable[str], *, whole: bool = True, last: bool = False
) -> TripleStore:
    """
    Give the graph of what is told of some things.

    Args:
        graph: The whole graph; it is not changed.
        iris: Events, actors, places, instruments, sources, concepts, claims or disagreements.
        whole: With every claim at them; else only what names them, and tells them if they are
            claims.
        last: Of a concept, only with the claims that `last_said` gives; how many use it is kept.
    """
    made = TripleStore(ox.Store(), cache={
        "homes": graph.homes, "is near": graph, "gathered": Gathered(graph.reach()),
    })  # fmt: skip
    nodes = [ox.NamedNode(iri) for iri in iris]
    if whole:
        _take(made, nodes, last=last)
    else:
        made.cache["gathered"].store.foresee(nodes)
        for node in nodes:
            made.cache["gathered"].name(node)
    _read(made)
    return made


def wider(small: TripleStore, iris: Iterable[str], *, last: bool = False) -> TripleStore:
    """
    Give what is told of more things besides: what `near` gives of all, and reads only what is new.

    Args:
        small: What `near` gave. It is changed, and of no use afterwards.
        iris: As for `near`.
        last: As for `near`.
    """
    known = {**small.cache}
    known.pop("record", None)  # it was read before
    found = TripleStore(small.store, cache=known)
    _take(found, [ox.NamedNode(iri) for iri in iris], last=last)
    _read(found)
    return found


def _take(small: TripleStore, nodes: list[ox.NamedNode], *, last: bool) -> None:
    """Take in some things whole, and keep beside them how many claims use a concept."""
    found: Gathered = small.cache["gathered"]
    found.store.foresee(nodes)
    using: dict[Any, set[Any]] = {}
    for node in nodes if last else ():
        if found.is_concept(node):
            claims, used = last_said(small.cache["is near"], node.value)
            small.cache[f"used {node.value}"] = used
            using[node] = {*claims}
    found.store.foresee_into(AT, [node for node in nodes if node not in using])
    for node in nodes:
        found.take(node, using.get(node))


def _read(small: TripleStore) -> None:
    """Put what was gathered, and not read yet, into the small graph."""
    quads, text = small.cache["gathered"].quads(small.cache["is near"])
    small.store.bulk_extend(quads)
    if text:
        small.store.bulk_load(text, format=FORM)


def packable(graph: TripleStore) -> Iterator[tuple[ox.NamedNode, list[ox.Quad], set[Any]]]:
    """
    Give all but claims that has a name or is a source, as `near` reads it where it is named.

    Without what is stated again for other programs: a story of a place would read it of hundreds.
    """
    reach = graph.reach()
    found, every = Gathered(reach), set[Any]()
    for predicate, thing in ((LABELS[0], None), (TYPE, SOURCE)):
        every |= {quad.subject for quad in reach.quads_for_pattern(None, predicate, thing)}
    for node in sorted((each for each in every if isinstance(each, ox.NamedNode)), key=str):
        if not found.is_claim(node):
            stated, leads = found.stated({node})
            yield node, [quad for quad in stated if quad.predicate not in _AGAIN], leads


def narrower(graph: TripleStore, concept: str) -> frozenset[str]:
    """Give a concept with every narrower one, by IRI."""
    return frozenset(each.value for each in narrower_than(graph.reach(), ox.NamedNode(concept)))
