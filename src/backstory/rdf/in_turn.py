"""
A copied graph comes in; out goes the same with its statements in the order of a grown file.

A store in memory gives its statements in the order in which they came, and servers give theirs in
any: a page of a copy was a quarter larger than one of the file, and no two were the same.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

import pyoxigraph as ox

from backstory.vocabulary import term

__all__ = ["in_turn"]

MOST: Final = 400_000
"""Statements that are put in order, in some seconds; of more, a page holds no packed graph."""
_DEFAULT: Final = ox.DefaultGraph()
_TYPE: Final = ox.NamedNode(term("rdf:type"))
_DATASET: Final = ox.NamedNode(term("dcat:Dataset"))
_PART: Final = ox.NamedNode(term("void:classPartition"))


def in_turn(store: ox.Store) -> ox.Store:
    """Give a store whose statements come as `rdf.grow.triples` sorts them; a large one as it is."""
    if len(store) > MOST:
        return store
    first: set[Any] = {
        quad.subject for quad in store.quads_for_pattern(None, _TYPE, _DATASET, _DEFAULT)
    }
    for home in tuple(first):
        first |= {quad.object for quad in store.quads_for_pattern(home, _PART, None, _DEFAULT)}
    groups: defaultdict[Any, list[tuple[str, str, ox.Quad]]] = defaultdict(list)
    others: list[ox.Quad] = []
    for quad in store:
        if quad.graph_name == _DEFAULT:
            told = (quad.predicate.value, str(quad.object), quad)
            groups[quad.subject].append(told)
        else:
            others.append(quad)
    found = ox.Store()
    for subject in sorted(groups, key=lambda node: (node not in first, _written(node))):
        found.extend(quad for *_, quad in sorted(groups[subject], key=lambda told: told[:2]))
    found.extend(others)
    return found


def _written(node: Any) -> str:
    return node.value if isinstance(node, ox.NamedNode | ox.BlankNode) else str(node)
