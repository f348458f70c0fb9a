"""
The rankers that context is measured beside: chronology, kind, claims, PageRank, likeness of texts.

Each takes a graph and an event and gives earlier events, the best first. None has a weight that
was chosen by looking at grades.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

import igraph as ig

from backstory.compare.context import context_of, ties_of
from backstory.compare.context_ties import Ties
from backstory.compare.network import joined, network
from backstory.dates.certainty import Certainty, before
from backstory.rdf.record import Record
from backstory.vocabulary import CONTEXT_PREDICATES, id_of, term

__all__ = ["BASELINES", "LINKS", "context", "earlier", "seeded"]

LINKS: Final = ("stated", "signed")
"""The features that are off in the first condition."""
_LINKING: Final = frozenset(
    id_of(term(each)) for each in (*CONTEXT_PREDICATES.values(), "ctx:before", "ctx:after")
)

Ranker = Callable[[Record, str, bool], list[str]]


def earlier(ties: Ties, event: str) -> list[str]:
    """Give the events that may stand as background: none that begins later, in no order."""
    day = ties.days[event]
    hulls = ties.record.hulls
    return [
        other
        for other, there in sorted(ties.days.items())
        if other != event
        and there <= day
        and not (there == day and before(hulls[event], hulls[other]) is Certainty.CERTAIN)
    ]


def _by(ties: Ties, event: str, value: Callable[[str], float]) -> list[str]:
    found = earlier(ties, event)
    return sorted(found, key=lambda other: (-value(other), -ties.days[other], other))


def chronology(record: Record, event: str, links: bool) -> list[str]:
    """Rank by nearness in time alone."""
    return _by(ties_of(record), event, lambda other: 0.0)


def same_kind(record: Record, event: str, links: bool) -> list[str]:
    """Rank those of the same kind first, the latest first."""
    ties = ties_of(record)
    kind = ties.events[event].type
    return _by(ties, event, lambda other: float(ties.events[other].type == kind))


def most_claims(record: Record, event: str, links: bool) -> list[str]:
    """Rank by how many claims are about an event."""
    ties = ties_of(record)
    return _by(ties, event, lambda other: float(len(record.about.get(other, ()))))


def text(record: Record, event: str, links: bool) -> list[str]:
    """Rank by TF-IDF likeness of names and gists."""
    ties = ties_of(record)
    near = ties.text.near(event)
    return _by(ties, event, lambda other: near.get(other, 0.0))


def pagerank(record: Record, event: str, links: bool) -> list[str]:
    """Rank by personalised PageRank over the network of claims, from the event."""
    ties = ties_of(record)
    net, places = _network(record, links)
    start = places.get(id_of(event))
    if start is None:
        return chronology(record, event, links)
    ranks = net.personalized_pagerank(damping=0.85, reset_vertices=[start])
    found = {name: ranks[place] for name, place in places.items()}
    return _by(ties, event, lambda other: found.get(id_of(other), 0.0))


@cache
def _network(record: Record, links: bool) -> tuple[ig.Graph, Mapping[str, int]]:
    """Give the network of claims as igraph reads it, which needs no further library to rank."""
    whole = network(record)
    if not links:
        whole.remove_edges_from([
            (one, other, key)
            for one, other, key, data in whole.edges(keys=True, data=True)
            if data["predicate"] in _LINKING
        ])  # fmt: skip
    plain = joined(whole)
    places = {name: place for place, name in enumerate(plain)}
    edges = [(places[one], places[other]) for one, other in plain.edges]
    return ig.Graph(n=len(places), edges=edges), places


def context(record: Record, event: str, links: bool) -> list[str]:
    """Rank as `backstory context` does: both lists of what came before, by their scores."""
    found = context_of(record, event, without=() if links else LINKS, most=100)
    allowed = set(earlier(ties_of(record), event))
    return [each.iri for each in found.candidates if each.iri in allowed]


def seeded(record: Record, event: str, seed: str) -> list[str]:
    """Shuffle what came earlier, the same way on every run."""

    def mark(other: str) -> str:
        return hashlib.sha256(f"{seed} {id_of(event)} {id_of(other)}".encode()).hexdigest()

    return sorted(earlier(ties_of(record), event), key=mark)


BASELINES: Final[Mapping[str, Ranker]] = {
    "chronology": chronology,
    "same kind": same_kind,
    "most claims": most_claims,
    "PageRank": pagerank,
    "TF-IDF": text,
}
