"""
What was read of a large graph comes in; out goes of what more must be read to tell it whole.

An accusation is told with its answer, or with that none is recorded; so all that is said of its
event, and of whoever is accused, is read before that is said.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from typing import Any, Final

import pyoxigraph as ox

from backstory.rdf.record import Record
from backstory.rdf.store import Reach, TripleStore
from backstory.rdf.view import ACCUSING_BRANCHES, ACCUSING_KINDS, ACCUSING_ROLES
from backstory.rdf.ways import PREDICATE
from backstory.tell.accused import lays
from backstory.tell.charged import charges
from backstory.vocabulary import id_of, term

__all__ = ["matters"]

_SUBJECT, _OBJECT, _PREDICATE = (ox.NamedNode(term(f"rdf:{part}"))
                                 for part in ("subject", "object", "predicate"))  # fmt: skip
_ACTOR: Final = ox.NamedNode(term("sem:hasActor"))
_ROLE: Final = ox.NamedNode(term("sem:roleType"))
_BROADER: Final = ox.NamedNode(term("skos:broader"))
_TYPE: Final = ox.NamedNode(term("rdf:type"))
_CONCEPT: Final = ox.NamedNode(term("skos:Concept"))
_ACCUSING: Final = frozenset((*ACCUSING_ROLES, *ACCUSING_KINDS))
"""The roles and concepts of `accuses`, by id."""
_CLAIMS_OF_AN_EVENT: Final = 6
"""About so many must be read of each event, to see which of them accuse somebody."""


def matters(record: Record, store: TripleStore) -> set[str]:
    """
    Give all of which more must be read before it is told that nothing answers an accusation.

    Whether another claim of the same event accuses somebody is asked of the whole graph, a few
    statements a claim: an event of which nothing accuses anybody need not be read for that.

    Args:
        record: What was read of a graph.
        store: The whole graph.
    """
    reach = store.reach()
    nodes = dict(_addressed(sorted({claim.subject for claim in record.claims.values()})))
    above, accusing = _Above(record, reach), _accusing(reach)
    # Of an event of another kind only a claim with such a role or object accuses anybody.
    plain = {iri for iri in nodes if not above.kinds(iri) & ACCUSING_BRANCHES}
    if store.is_here and len(accusing) <= _CLAIMS_OF_AN_EVENT * len(plain):
        may = _laid_to(reach, accusing, plain)
        nodes = {iri: node for iri, node in nodes.items() if iri not in plain}
    else:
        may = {}
    reach.foresee_into((_SUBJECT,), nodes.values())
    for iri, node in nodes.items():
        own = [quad.subject for quad in reach.quads_for_pattern(None, _SUBJECT, node)]
        may[iri] = [claim for claim in own if claim in accusing] if iri in plain else own
    reach.foresee(each for own in may.values() for each in own)
    found: set[str] = set()
    for iri, own in may.items():
        laid = [claim for claim in own if (claim in accusing or _acts(reach, claim))
                and _lays(reach, claim, above.kinds(iri))]  # fmt: skip
        if laid:
            found.add(iri)
            found |= {thing.value for claim in laid for thing in _of(reach, claim, _OBJECT)
                      if isinstance(thing, ox.NamedNode)}  # fmt: skip
    for claim in record.claims.values():
        if charges(claim):
            found.add(claim.subject)
            found |= {str(claim.object)} if claim.predicate == "sem:hasActor" else set()
    return {iri for iri, _ in _addressed(found)}


def _accusing(reach: Reach) -> set[Any]:
    """Give the claims with a role, or about a concept, that accuses somebody in any event."""
    words = [quad.subject for quad in reach.quads_for_pattern(None, _TYPE, _CONCEPT)
             if isinstance(quad.subject, ox.NamedNode)
             and id_of(quad.subject.value) in _ACCUSING]  # fmt: skip
    reach.foresee_into((_ROLE, _OBJECT), words)
    return {quad.subject for word in words for part in (_ROLE, _OBJECT)
            for quad in reach.quads_for_pattern(None, part, word)}  # fmt: skip


def _laid_to(reach: Reach, claims: Iterable[Any], events: Container[str]) -> dict[str, list[Any]]:
    """Give the claims that are about one of some events, by event: few claims, many events."""
    found: dict[str, list[Any]] = {}
    for claim in claims:
        for about in _of(reach, claim, _SUBJECT):
            if isinstance(about, ox.NamedNode) and about.value in events:
                found.setdefault(about.value, []).append(claim)
    return found


def _addressed(iris: Iterable[str]) -> Iterator[tuple[str, ox.NamedNode]]:
    """Give the nodes of what has an address: a stranger's claim may be about what has none."""
    for iri in iris:
        with suppress(ValueError):
            yield iri, ox.NamedNode(iri)


class _Above:
    """The kinds of events, and every broader one, of which what was read may lack the end."""

    def __init__(self, record: Record, reach: Reach) -> None:
        self._record, self._reach = record, reach
        self._known: dict[str, frozenset[str]] = {}

    def kinds(self, iri: str) -> frozenset[str]:
        """Give the ids of the kind of something and of all above it."""
        name = self._record.names.get(iri)
        kind = name.type if name else ""
        if kind not in self._known:
            found, waiting = set[str](), [kind] if kind else []
            while waiting:
                now = waiting.pop()
                found.add(now)
                for _, node in _addressed([now]):
                    above = _of(self._reach, node, _BROADER)
                    waiting += [
                        each.value
                        for each in above
                        if isinstance(each, ox.NamedNode) and each.value not in found
                    ]
            self._known[kind] = frozenset(map(id_of, found))
        return self._known[kind]


def _acts(reach: Reach, claim: Any) -> bool:
    """Tell whether a claim says who took part: any other accuses by its role or object alone."""
    return next(iter(reach.quads_for_pattern(claim, _PREDICATE, _ACTOR)), None) is not None


def _lays(reach: Reach, claim: Any, kinds: frozenset[str]) -> bool:
    """Tell whether a claim lays a deed or a charge to somebody, from its statements alone."""
    predicate = PREDICATE.read(_of(reach, claim, _PREDICATE)[:1])
    role, thing = (
        next((id_of(each.value) for each in _of(reach, claim, part)
              if isinstance(each, ox.NamedNode)), "")
        for part in (_ROLE, _OBJECT)
    )  # fmt: skip
    return lays(predicate, role, thing, kinds)


def _of(reach: Reach, node: Any, predicate: ox.NamedNode) -> list[Any]:
    return [quad.object for quad in reach.quads_for_pattern(node, predicate, None)]
