"""
A place in a query comes in; out go the names that a graph has there, for which a slip may stand.

A server lists its classes; to list its properties too it would read all that it holds, so of those
it is asked which of the model's it has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from backstory.errors import BackstoryError
from backstory.vocabulary import term

if TYPE_CHECKING:
    from backstory.rdf.store import TripleStore

__all__ = ["LISTED", "names_there", "of_that_sort", "things_there"]

LISTED: Final = {"class": "?s a ?x", "property": "?s ?x ?o"}
"""What stands in the place of a class, of a property; what stands elsewhere no server is asked."""
_BEGIN, _MOST = 4, 10_000
"""Letters of a name by which a server finds others, and the most that are looked at."""
_SOON_S: Final = 20.0
"""Seconds that a server may take for it: what was asked is answered, this is said beside it."""


def names_there(store: TripleStore, what: str) -> list[str]:
    """
    List the IRIs that could stand in a place, in order; an open store keeps them.

    Args:
        store: The graph.
        what: class, property, or another word for any name.
    """
    key = f"names in the place of a {what}"
    if key not in store.cache:
        pattern = LISTED.get(what, "{ ?x ?p ?o } UNION { ?s ?x ?o }")
        chosen = "" if store.is_here or what != "property" else f"{_of_model()} FILTER EXISTS"
        text = f"SELECT DISTINCT ?x WHERE {{ {chosen} {{ {pattern} }} }} ORDER BY STR(?x)"
        store.cache[key] = _listed(store, text)
    found: list[str] = store.cache[key]
    return found


def things_there(store: TripleStore, of: str, name: str) -> list[str]:
    """
    List the IRIs that a property points at, in order; of a server those that share letters.

    Args:
        store: The graph.
        of: The IRI of the property.
        name: What is looked for among them; its first letters narrow what a server is asked.
    """
    key = f"things that {of} points at" + ("" if store.is_here else f", as {name}")
    if key not in store.cache:
        begin = ox.Literal(name[:_BEGIN].lower())
        narrow = "" if store.is_here else f" && CONTAINS(LCASE(STR(?x)), {begin})"
        text = f"SELECT DISTINCT ?x {{ ?s <{of}> ?x FILTER (isIRI(?x){narrow}) }}"
        # Sorted here: an engine of a page takes seconds to put thousands of names in order.
        store.cache[key] = sorted(_listed(store, f"{text} LIMIT {_MOST}"))
    found: list[str] = store.cache[key]
    return found


def of_that_sort(store: TripleStore, of: str) -> list[str]:
    """List the IRIs of the classes of what a property points at, in order; none of a server."""
    key = f"of the sort that {of} points at"
    if key not in store.cache and store.is_here:
        classes = _listed(store, f"SELECT DISTINCT ?x {{ ?s <{of}> ?o . ?o a ?x }}")
        listed = " ".join(f"<{each}>" for each in sorted(classes))
        text = f"SELECT DISTINCT ?x {{ VALUES ?c {{ {listed} }} ?x a ?c FILTER (isIRI(?x)) }}"
        store.cache[key] = sorted(_listed(store, text))
    found: list[str] = store.cache.get(key, [])
    return found


def _listed(store: TripleStore, text: str) -> list[str]:
    if store.is_here:
        return [row["x"] for row in store.query(text).values()]
    from backstory.ask.probing import Probed
    from backstory.rdf.far import Far, with_prefixes

    # The server's own, with what is needed to be let in: its path is told without a password.
    at = store.there if isinstance(store, Probed) and store.there is not None else store
    there = at if isinstance(at, Far) else Far(at.path)
    try:
        found = there.answered(with_prefixes(text), timeout_s=_SOON_S)
    except BackstoryError:  # it takes too long: nothing near is told
        return []
    return [row["x"] for row in found.values()]


def _of_model() -> str:
    """Name all that the model names."""
    from backstory.model.concepts import ontology_text
    from backstory.rdf import mapping

    files = (ontology_text(name) for name in ("ontology.ttl", "shapes.ttl"))
    stated = (node for each in files for quad in ox.parse(each, format=ox.RdfFormat.TURTLE)
              for node in (quad.subject, quad.predicate, quad.object))  # fmt: skip
    tables = (getattr(mapping, name) for name in mapping.__all__ if name.isupper())
    fields = (each.term for of in tables for each in of if isinstance(each, mapping.Field))
    names = {str(node) for node in stated if isinstance(node, ox.NamedNode)}
    names |= {f"<{term(each)}>" for each in fields}
    return f"VALUES ?x {{ {' '.join(sorted(names))} }}"
