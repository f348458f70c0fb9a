"""
How much each thing matters, in one whole number: what is drawn first in every picture.

The score of an event is put together from what can be read off the graph, with the weights of
`WEIGHTS`: the sources that speak of it (independent ones: copies of one text count once), the
links that tie it to others, the disagreements about it, whether it is a measure, and whether the
editors pin it with a reason. Everything else counts by the events that it takes part in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from math import log2
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from backstory.compare.disagreements import disagreements_of
from backstory.compare.measures import measures_of
from backstory.vocabulary import CONTEXT_PREDICATES, id_of, term

if TYPE_CHECKING:
    from backstory.rdf.record import Record

__all__ = ["WEIGHTS", "importance"]

WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {"sources": 10, "links": 6, "disagreements": 3, "measure": 8, "pinned": 60}
)
"""What a doubling of sources, links or disagreements adds; what being a measure or pinned adds."""

_CONTEXT: Final = frozenset(id_of(term(compact)) for compact in CONTEXT_PREDICATES.values())


def importance(record: Record) -> dict[str, int]:
    """Give the score of everything that is spoken of, by IRI; it is never negative."""
    origins: defaultdict[str, set[str]] = defaultdict(set)
    links: Counter[str] = Counter()
    for claim in record.claims.values():
        source = record.sources.get(claim.source)
        origin = source.copy_of if source and source.copy_of else claim.source
        ends = {claim.subject} | ({claim.object} if isinstance(claim.object, str) else set())
        for end in ends:
            origins[end].add(origin)
        if id_of(claim.predicate.replace(":", "/")) in _CONTEXT:
            links.update(ends)
    for link in record.links.values():
        links.update((link.subject, link.object))
    odds: Counter[str] = Counter()
    for each in disagreements_of(record):
        about = {record.claims[c].subject for side in each.sides for c in side}
        odds.update(about)
    measures = {measure.iri for measure in measures_of(record)}
    return {
        iri: round(
            WEIGHTS["sources"] * log2(1 + len(origins[iri]))
            + WEIGHTS["links"] * log2(1 + links[iri])
            + WEIGHTS["disagreements"] * log2(1 + odds[iri])
            + WEIGHTS["measure"] * (iri in measures)
            + WEIGHTS["pinned"] * bool(name.pin)
        )
        for iri, name in record.names.items()
        if origins[iri]
    }
