"""Give every statement about whatever fits a pattern, of a graph here or far away."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

import pyoxigraph as ox

from backstory.rdf.store import TripleStore
from backstory.rdf.ways import Values
from backstory.vocabulary import term

__all__ = ["described_in"]

_DEFAULT: Final = ox.DefaultGraph()
_TYPE: Final = ox.NamedNode(term("rdf:type"))
_OF_CLASS: Final = re.compile(r"\?x a (\w+:\w+)")
_STATED: Final = (ox.NamedNode, ox.Literal)
"""What a graph of this model states of a thing; a stranger's may hold blank nodes too."""


def described_in(store: TripleStore, pattern: str, needed: Iterable[str] = ()) -> dict[str, Values]:
    """
    Give every statement about whatever fits a pattern, sorted.

    Only those with the predicates that are needed, if these are named.

    What fits is asked for once; what is stated of each is then read off the store, which costs
    a fifth of a join that gives every statement as a row.
    """
    if needed and (columns := store.columns()) is not None:
        return columns.described(pattern, needed)
    subjects = _subjects(store, pattern)
    if needed:
        return _needed(store, subjects, needed)
    found: dict[str, Values] = {}
    reach = store.of(subjects.values())
    for iri in sorted(subjects):
        values: defaultdict[str, list[ox.NamedNode | ox.Literal]] = defaultdict(list)
        for quad in reach.quads_for_pattern(subjects[iri], None, None, _DEFAULT):
            thing = quad.object
            if isinstance(thing, _STATED):
                values[quad.predicate.value].append(thing)
        found[iri] = values
    return found


def _subjects(store: TripleStore, pattern: str) -> dict[str, ox.NamedNode]:
    """Give what fits a pattern; what is of a class is read off the store, not asked for."""
    of_class = _OF_CLASS.fullmatch(pattern)
    if of_class and store.is_here:
        kind = ox.NamedNode(term(of_class[1]))
        quads = store.store.quads_for_pattern(None, _TYPE, kind, _DEFAULT)
        found: list[Any] = [quad.subject for quad in quads]
    else:
        found = [x for (x,) in store.query(f"SELECT DISTINCT ?x {{ {pattern} }}").rows]
    return {x.value: x for x in found if isinstance(x, ox.NamedNode)}


def _needed(
    store: TripleStore, subjects: Iterable[str], needed: Iterable[str]
) -> dict[str, Values]:
    """Read a few predicates of many subjects, predicate by predicate."""
    found: dict[str, dict[str, list[Any]]] = {iri: {} for iri in sorted(subjects)}
    for iri in map(term, sorted(set(needed))):
        # Each part of a quad is made when it is asked for: only two of the four are.
        for quad in store.store.quads_for_pattern(None, ox.NamedNode(iri), None, _DEFAULT):
            about = quad.subject
            values = found.get(about.value) if isinstance(about, ox.NamedNode) else None
            if values is None:
                continue
            thing = quad.object
            if isinstance(thing, _STATED):
                known = values.get(iri)
                if known is None:
                    values[iri] = [thing]
                else:
                    known.append(thing)
    return dict(found)
