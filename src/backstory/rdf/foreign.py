"""A graph from anywhere comes in; out goes what the published shapes and the rules say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from backstory.dates.edtf import DateError, Span
from backstory.errors import CouldNotRun, Problem, Spot
from backstory.model.concepts import ontology_text
from backstory.rdf.check import rule_problems
from backstory.rdf.opening import open_store
from backstory.rdf.shapes import shape_problems
from backstory.rdf.store import TripleStore
from backstory.vocabulary import id_of, term

__all__ = ["graph_problems"]

_EDTF: Final = term("edtf:EDTF")
_LONG: Final = 60
"""Letters of what is no date that are told."""
_MOST: Final = 20
"""Ways to put a claim together of its subjects, predicates and objects; a sound one has one way."""


def graph_problems(
    path: Path | str, progress: Callable[[int, int], None] | None = None
) -> list[Problem]:
    """
    Hold the default graph of a file or a store against the shapes and the rules.

    Nothing has a line here: each problem names the file and the ids.

    Raises:
        CouldNotRun: It cannot be read, holds nothing of this model, or pySHACL is not installed.
    """
    graph = open_store(path)
    if not graph.holds_something:
        named = any(True for _ in graph.store.named_graphs())
        raise CouldNotRun(
            f"{path} holds no claim (ctx:Claim), event (sem:Event) or instrument: there is nothing "
            f"to check.{' What stands in its named graphs is not looked at.' if named else ''}"
        )
    # A graph that points at common concepts need not repeat what is broader than which.
    whole = ox.Store()
    whole.bulk_extend(graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    whole.load(ontology_text("concepts.ttl"), format=ox.RdfFormat.TURTLE)
    for knot in _knots(whole):
        for quad in list(whole.quads_for_pattern(knot, None, None)):
            whole.remove(quad)
    found = rule_problems(TripleStore(whole, str(path)), {}, progress)
    found += _odd_dates(graph.store, str(path))
    return sorted([*found, *shape_problems(graph.store, {}, str(path))])


def _odd_dates(store: ox.Store, path: str) -> list[Problem]:
    """Tell of what is typed as a date and is none: the shapes look at its type alone."""
    found: dict[Problem, None] = {}
    for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        thing = quad.object
        if isinstance(thing, ox.Literal) and thing.datatype.value == _EDTF:
            try:
                Span.parse(thing.value)
            except DateError as why:
                short = thing.value if len(thing.value) <= _LONG else f"{thing.value[:_LONG]}…"
                what = (
                    f"`{id_of(quad.predicate.value)}: {short}` cannot be placed in time: {why.why}"
                )
                found[Problem(Spot(path), "D021", what, why.mend)] = None
    return list(found)


def _knots(store: ox.Store) -> list[ox.NamedNode | ox.BlankNode | ox.Triple]:
    """
    Find nodes that are many claims at once: a rule would try each subject with each object.

    The shapes tell of them, for a claim has one of each; the rules look at what remains.
    """
    tried: dict[object, int] = {}
    for name in ("rdf:subject", "rdf:predicate", "rdf:object"):
        counted = Counter(
            quad.subject for quad in store.quads_for_pattern(None, ox.NamedNode(term(name)), None)
        )
        for node, times in counted.items():
            tried[node] = tried.get(node, 1) * times
    return [node for node, times in tried.items() if times > _MOST]  # type: ignore[misc]
