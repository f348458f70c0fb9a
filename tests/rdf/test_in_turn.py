"""A copy of a graph stands in the order of its file, whatever order a server gives."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest
from paths import ROOT

from backstory.rdf import in_turn as turning
from backstory.rdf.in_turn import in_turn
from backstory.rdf.opening import open_store

_LINES = ox.RdfFormat.N_TRIPLES


def _shuffled(store: ox.Store, seed: int) -> ox.Store:
    quads, made = sorted(store, key=str), ox.Store()
    random.Random(seed).shuffle(quads)
    for quad in quads:
        made.add(quad)
    return made


def _text(store: ox.Store) -> bytes:
    return store.dump(format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph()) or b""


def test_a_copy_is_written_as_its_file() -> None:
    file = open_store(ROOT / "graph" / "spain-amnesty-1977.ttl").store
    copy = _shuffled(file, 7)
    assert len(_text(copy)) > len(_text(file))
    assert _text(in_turn(copy)) == _text(file)


def test_what_stands_in_other_graphs_stays_and_what_is_large_is_left_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store, node = ox.Store(), ox.NamedNode("http://x/a")
    store.extend([ox.Quad(node, node, ox.Literal("a"), node), ox.Quad(ox.BlankNode(), node, node),
                  ox.Quad(node, node, node)])  # fmt: skip
    assert {*in_turn(store)} == {*store}
    monkeypatch.setattr(turning, "MOST", 2)
    assert in_turn(store) is store
