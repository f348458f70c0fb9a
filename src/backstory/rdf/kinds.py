"""What a graph's types say that things are: event, person, claim; of several, the first holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import pyoxigraph as ox

from backstory.rdf.mapping import CLASSES
from backstory.rdf.store import TripleStore
from backstory.vocabulary import term

__all__ = ["kind_of", "kinds_in"]

_TYPE: Final = ox.NamedNode(term("rdf:type"))


def kind_of(types: Collection[str]) -> str:
    """Give the kind of what has some types, as whole IRIs; empty if none is a class of ours."""
    return next((kind for compact, kind in CLASSES if term(compact) in types), "")


def kinds_in(store: TripleStore) -> Mapping[str, str] | None:
    """
    Give the kinds of all things of a graph here, read class by class: most types are of no thing.

    Returns:
        By IRI; None of a graph elsewhere, where types are asked for with all else.
    """
    if not store.is_here or store.columns() is not None:
        return None
    found: dict[str, str] = {}
    for compact, kind in reversed(CLASSES):
        of = ox.NamedNode(term(compact))
        for quad in store.store.quads_for_pattern(None, _TYPE, of, ox.DefaultGraph()):
            if isinstance(subject := quad.subject, ox.NamedNode):
                found[subject.value] = kind
    return found
