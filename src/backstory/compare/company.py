"""
Count which actors take part in the same events, over a whole graph at once.

It reads the plain triples alone: a join in SPARQL takes several times as long. Taking part in one
event means being told of together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from itertools import chain, combinations, repeat
from typing import Final

import pyoxigraph as ox

from backstory.rdf.store import TripleStore
from backstory.vocabulary import term

__all__ = ["company", "counted", "took_part"]

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
    actors, groups = took_part(graph)
    return counted(groups, actors.__getitem__, most)


def took_part(graph: TripleStore) -> tuple[list[str], list[list[int]]]:
    """
    Give who takes part in events.

    Returns:
        IRIs of actors, in the order of the alphabet; and of each event with several of them their
        numbers in that order, the smallest first.
    """
    by_event: defaultdict[str, set[str]] = defaultdict(set)
    for quad in graph.store.quads_for_pattern(None, _HAS_ACTOR, None):
        if isinstance(quad.object, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode):
            by_event[quad.subject.value].add(quad.object.value)
    several = [actors for actors in by_event.values() if len(actors) > 1]
    actors = sorted(set().union(*several))
    numbers = {iri: number for number, iri in enumerate(actors)}
    return actors, [sorted(map(numbers.__getitem__, each)) for each in several]


def counted(
    groups: Iterable[Sequence[int]], named: Callable[[int], str], most: int
) -> list[tuple[str, str, int]]:
    """
    Count pairs of actors in groups of them.

    Args:
        groups: Numbers of actors as `took_part` gives them.
        named: Gives the IRI of a number.
        most: The most pairs to give.
    """
    pairs = Counter(chain.from_iterable(map(combinations, groups, repeat(2))))
    least = min(nlargest(most, pairs.values()), default=0)
    often = [(-number, pair) for pair, number in pairs.items() if number >= least]
    return [(named(one), named(other), -number) for number, (one, other) in sorted(often)[:most]]
