"""A graph from anywhere comes in; out goes what the published shapes and the rules say of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from backstory.errors import CouldNotRun, Problem
from backstory.model.concepts import ontology_text
from backstory.rdf.check import rule_problems
from backstory.rdf.opening import open_store
from backstory.rdf.shapes import shape_problems
from backstory.rdf.store import TripleStore

__all__ = ["graph_problems"]


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
        where = "in its default graph; its named graphs are not looked at"
        where = where if any(True for _ in graph.store.named_graphs()) else "in it"
        raise CouldNotRun(
            f"{path} holds {len(graph):,} triples, but no claim (ctx:Claim), event (sem:Event) or "
            f"instrument {where}: there is nothing to check."
        )
    # A graph that points at common concepts need not repeat what is broader than which.
    whole = ox.Store()
    whole.bulk_extend(graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    whole.load(ontology_text("concepts.ttl"), format=ox.RdfFormat.TURTLE)
    found = rule_problems(TripleStore(whole, str(path)), {}, progress)
    return sorted([*found, *shape_problems(graph.store, {}, str(path))])
