"""
Run the rules over a grown graph and say which line each problem stands on.

The rules are the .rq files in rules/ (each returns no row on a sound graph) and, because paths
cannot see through claims, one in Python: no circle among the relations that have a direction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import networkx as nx
import pyoxigraph as ox

from backstory.errors import Problem, Severity, Spot
from backstory.model.nouns import Dossier, Modality
from backstory.rdf.grow import spots
from backstory.rdf.rq import QueryFile, query_files
from backstory.rdf.store import TripleStore
from backstory.vocabulary import PREDICATES, id_of

__all__ = ["problems_in", "rule_problems"]

_DIRECTED: Final = ("precedent", "annuls", "continues", "implements", "caused-by", "sub-event-of")

Progress = Callable[[int, int], None]


def problems_in(
    dossier: Dossier, quads: Iterable[ox.Quad], progress: Progress | None = None
) -> list[Problem]:
    """Hold a grown dossier against every rule; problems come sorted, each with its line."""
    store = ox.Store()
    store.bulk_extend(quads)
    home = spots(dossier)
    found = rule_problems(TripleStore(store), home, progress)
    return sorted([*found, *_circles(dossier)])


def rule_problems(
    graph: TripleStore, home: Mapping[str, Spot], progress: Progress | None = None
) -> list[Problem]:
    """Run every .rq rule; `home` says on which line an IRI was written."""
    found: list[Problem] = []
    rules = query_files("rdf/rules")
    for number, rule in enumerate(rules.values(), 1):
        rows = graph.query(rule.text).values()
        found.extend(_problem(rule, row, home, graph.path) for row in rows)
        if progress:
            progress(number, len(rules))
    return found


def _problem(
    rule: QueryFile, row: Mapping[str, str], home: Mapping[str, Spot], path: str
) -> Problem:
    head = rule.header
    thing = row.get("thing", "")
    shown = {name: id_of(value) if "://" in value else value for name, value in row.items()}
    at = home.get(thing) or Spot(path or "graph")
    severity = Severity[str(head.get("severity", "problem")).upper()]
    return Problem(
        at,
        str(head["code"]),
        str(head["message"]).format_map(shown),
        str(head["mend"]).format_map(shown),
        severity,
    )


def _circles(dossier: Dossier) -> list[Problem]:
    """Find chains of one relation that lead back to where they began."""
    found = []
    for predicate in _DIRECTED:
        ways: nx.DiGraph[str] = nx.DiGraph()
        for claim in dossier.claims.values():
            fits = claim.predicate == PREDICATES[predicate] and isinstance(claim.object, str)
            if fits and claim.modality == Modality.ASSERTED:
                ways.add_edge(id_of(claim.subject), id_of(str(claim.object)), claim=claim)
        for circle in sorted(nx.simple_cycles(ways), key=lambda c: sorted(c)):
            turn = circle.index(min(circle))
            path = circle[turn:] + circle[:turn]
            claim = ways.edges[path[0], path[1 % len(path)]]["claim"]
            what = f"`{predicate}` goes in a circle: " + " → ".join([*path, path[0]])
            mend = (
                "one of these relations points the wrong way; it goes from the later to the earlier"
            )
            found.append(Problem(claim.at, "R020", what, mend))
    return found
