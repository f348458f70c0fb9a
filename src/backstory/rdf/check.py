"""
Run the rules over a grown graph and say which line each problem stands on.

The rules are the .rq files in rules/ (each returns no row on a sound graph) and, because paths
cannot see through claims, two in Python: no circle among the relations that have a direction, nor
in the order that voices state. The header of a rule says how it is told; `lines` names columns
whose lines are told besides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import Final

import networkx as nx
import pyoxigraph as ox

from backstory.dates.edtf import iso
from backstory.errors import Problem, Severity, Spot
from backstory.model.nouns import Dossier
from backstory.rdf.grow import spots, store_of
from backstory.rdf.rq import QueryFile, query_files
from backstory.rdf.store import TripleStore
from backstory.vocabulary import KEYS, LINKS, PREDICATES, SCHEMES, id_of, term

__all__ = ["CIRCLE_MEND", "ORDER_MEND", "problems_in", "rule_problems"]

_DIRECTED: Final = (*(KEYS[each] for each in LINKS["oneWay"]), "sub-event-of")

_CONCEPTS: Final = frozenset({"counted", "kind", "stage", "unit", "other_unit"})
"""Columns of rules that hold concepts, which people write without their scheme."""
_MOST: Final = 120
"""Code points of a label, title or gist that a message repeats."""

_MOST_CIRCLES: Final = 20
"""Circles of one relation that are told; a graph of many knots has more than anybody reads."""

_KEY_OF: Final = {term(name): key for key, name in PREDICATES.items()}
"""How people write each predicate, by its IRI."""

CIRCLE_MEND: Final = (
    "read the pages again: each relation goes from the later to the earlier; mend an id, or name "
    "a part of the event for what came first"
)

_EDGES: Final = f"""SELECT ?claim ?relation ?subject ?object WHERE {{
  {{
    ?claim rdf:predicate ?relation ; ctx:modality modality:asserted .
    VALUES ?relation {{ {" ".join(PREDICATES[each] for each in _DIRECTED)} }}
  }}
  UNION
  {{ ?claim a ctx:Link ; rdf:predicate ?relation }}
  ?claim rdf:subject ?subject ; rdf:object ?object .
  FILTER (isIRI(?subject) && isIRI(?object))
}} ORDER BY ?claim"""

ORDER_MEND: Final = (
    "read the pages again, and mend an id or turn one `before:` into `after:`; where voices "
    "differ, name the claims in disagreements.yaml with `kind: date`"
)

_ORDERS: Final = """SELECT ?claim ?relation ?subject ?object WHERE {
  { ?claim rdf:predicate ctx:before ; rdf:subject ?subject ; rdf:object ?object }
  UNION
  { ?claim rdf:predicate ctx:after ; rdf:subject ?object ; rdf:object ?subject }
  ?claim rdf:predicate ?relation ; ctx:modality modality:asserted .
  FILTER NOT EXISTS { ?disagreement ctx:between ?claim }
} ORDER BY ?claim"""

Progress = Callable[[int, int], None]


def problems_in(
    dossier: Dossier, store: ox.Store | None = None, progress: Progress | None = None
) -> list[Problem]:
    """
    Hold a dossier against every rule; problems come sorted, each with its line.

    Args:
        dossier: What was read.
        store: What it grew into, if it has grown already.
        progress: Called with rules run and rules in all.
    """
    grown = store_of(dossier) if store is None else store
    return rule_problems(TripleStore(grown), spots(dossier), progress)


def rule_problems(
    graph: TripleStore, home: Mapping[str, Spot], progress: Progress | None = None
) -> list[Problem]:
    """Run every rule; `home` says on which line an IRI was written."""
    found: list[Problem] = []
    rules = query_files("rdf/rules")
    for number, rule in enumerate(rules.values(), 1):
        rows = graph.query(rule.text).values()
        found.extend(_problem(rule, row, home, graph.path) for row in rows)
        if progress:
            progress(number, len(rules))
    return sorted([*found, *_circles(graph, home), *_orders(graph, home)])


def _problem(
    rule: QueryFile, row: Mapping[str, str], home: Mapping[str, Spot], path: str
) -> Problem:
    head = rule.header
    shown = {name: _shown(name, value) for name, value in row.items()}
    others = {shown[name]: home[row[name]] for name in head.get("lines", ()) if row[name] in home}
    lines = "; ".join(f"`{name}` is at {at.file}:{at.line}" for name, at in others.items())
    return Problem(
        home.get(row.get("thing", "")) or Spot(path or "graph"),
        str(head["code"]),
        str(head["message"]).format_map(shown) + (f" ({lines})" if lines else ""),
        str(head["mend"]).format_map(shown),
        Severity[str(head.get("severity", "problem")).upper()],
    )


def _shown(name: str, value: str) -> str:
    """Write a cell for people: an IRI as its id or key, a day number as a day, a long text cut."""
    if name.endswith("_day") and re.fullmatch(r"-?\d{1,7}", value):
        return iso(int(value))
    if "://" in value:
        return _KEY_OF.get(value) or (_own(id_of(value)) if name in _CONCEPTS else id_of(value))
    return value if len(value) <= _MOST else value[:_MOST] + "…"


def _own(name: str) -> str:
    """Write a concept of a dossier's own as people write it, without the scheme in its address."""
    return next((name.removeprefix(f"{s}-") for s in SCHEMES if name.startswith(f"{s}-")), name)


def _circles(graph: TripleStore, home: Mapping[str, Spot]) -> list[Problem]:
    """Find chains of relations that lead back to where they began: of one, then of several."""
    edges = graph.query(_EDGES).values()
    named = {iri: key for iri, key in _KEY_OF.items() if key in _DIRECTED}
    found, told = [], set()
    for predicate in named:
        for circle in _rings([edge for edge in edges if edge["relation"] == predicate]):
            told.add(frozenset(edge["subject"] for edge in circle))
            found.append(_circle(circle, named, home, graph.path))
    mixed = [edge for edge in edges if edge["relation"] != term(PREDICATES["sub-event-of"])]
    found.extend(
        _circle(circle, named, home, graph.path)
        for circle in _rings(mixed)
        if frozenset(edge["subject"] for edge in circle) not in told
    )
    return found


def _rings(edges: Iterable[Mapping[str, str]]) -> list[list[Mapping[str, str]]]:
    """Give the edges of each circle, from the least of its things."""
    ways: nx.DiGraph[str] = nx.DiGraph()
    for edge in edges:
        if not ways.has_edge(edge["subject"], edge["object"]):
            ways.add_edge(edge["subject"], edge["object"], edge=edge)
    found = []
    for circle in islice(nx.simple_cycles(ways), _MOST_CIRCLES):
        turn = circle.index(min(circle))
        path = circle[turn:] + circle[: turn + 1]
        found.append([ways.edges[pair]["edge"] for pair in pairwise(path)])
    return sorted(found, key=lambda ring: [edge["subject"] for edge in ring])


def _circle(
    ring: Sequence[Mapping[str, str]],
    named: Mapping[str, str],
    home: Mapping[str, Spot],
    path: str,
) -> Problem:
    steps = [named.get(edge["relation"], id_of(edge["relation"])) for edge in ring]
    things = [id_of(edge["subject"]) for edge in ring]
    if len(set(steps)) == 1:
        what = f"`{steps[0]}` goes in a circle: " + " → ".join([*things, things[0]])
    else:
        chain = "".join(f"{a} —{step}→ " for a, step in zip(things, steps, strict=True))
        what = f"relations go in a circle: {chain}{things[0]}"
    return _told_of(ring, what, "R020", CIRCLE_MEND, home, path)


def _orders(graph: TripleStore, home: Mapping[str, Spot]) -> list[Problem]:
    """Find things that voices put, by way of others, before themselves."""
    found = []
    for ring in _rings(graph.query(_ORDERS).values()):
        things = [id_of(edge["subject"]) for edge in ring]
        what = f"`before` and `after` go in a circle: {' → '.join([*things, things[0]])}"
        told = _told_of(ring, what, "R047", ORDER_MEND, home, graph.path)
        found.append(replace(told, severity=Severity.WARNING))
    return found


def _told_of(
    ring: Sequence[Mapping[str, str]], what: str, code: str, mend: str,
    home: Mapping[str, Spot], path: str,
) -> Problem:  # fmt: skip
    """Tell a circle, with the claims that close it and their lines."""
    claims = [edge["claim"] for edge in ring]
    others = [f"`{id_of(each)}` at {home[each].file}:{home[each].line}"
              for each in claims[1:] if each in home]  # fmt: skip
    if others:
        what += f" (by `{id_of(claims[0])}`, {', '.join(others)})"
    return Problem(home.get(claims[0]) or Spot(path or "graph"), code, what, mend)
