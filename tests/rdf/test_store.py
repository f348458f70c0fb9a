"""A graph opens whatever it lies in: of this version or an earlier one, and never twice."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from paths import GOOD

from backstory.dossier import read
from backstory.rdf.files import turtle
from backstory.rdf.grow import triples
from backstory.rdf.opening import open_store
from backstory.rdf.store import TripleStore
from backstory.vocabulary import PREFIXES, term

LOCKOUT = GOOD / "ruritania-lockout"
NAIVE = "SELECT ?e ?a WHERE { ?e a sem:Event ; sem:hasActor ?a }"
VIEW = ox.NamedNode("https://w3id.org/backstory/ruritania-lockout/view")


def _written_before() -> bytes:
    """Write the lockout as model 1 did: plain triples in a view, sources behind passages."""
    plain = {term(name) for name in ("sem:hasActor", "ctx:hull", "ctx:datedBy")}
    source, passage = term("dcterms:source"), term("ctx:passage")
    old = ox.Store()
    for quad in triples(read(LOCKOUT)):
        subject, predicate, thing = quad.subject, quad.predicate.value, quad.object
        if predicate == source or (predicate == term("ctx:modelVersion")):
            continue
        if predicate == passage:
            old.add(ox.Quad(subject, ox.NamedNode(source), thing))
        else:
            where = VIEW if predicate in plain else ox.DefaultGraph()
            old.add(ox.Quad(subject, quad.predicate, thing, where))
    return old.dump(format=ox.RdfFormat.TRIG, prefixes=dict(PREFIXES)) or b""


def _rows(graph: TripleStore, query: str = NAIVE) -> set[tuple[str, ...]]:
    return {tuple(map(str, row)) for row in graph.query(query).rows}


def test_a_graph_of_model_1_answers_as_one_of_today(tmp_path: Path) -> None:
    (tmp_path / "old.trig").write_bytes(_written_before())
    (tmp_path / "new.ttl").write_bytes(turtle(LOCKOUT.name, triples(read(LOCKOUT))))
    old, new = open_store(tmp_path / "old.trig"), open_store(tmp_path / "new.ttl")
    assert _rows(old) == _rows(new) != set()
    for asked in (
        "SELECT ?c ?t WHERE { ?c dcterms:source ?s . ?s dcterms:title ?t }",
        "SELECT ?c ?p WHERE { ?c ctx:passage ?p . ?p ctx:locator ?l }",
        "SELECT ?e ?h WHERE { ?e ctx:hull ?h }",
    ):
        assert _rows(old, asked) == _rows(new, asked) != set()


def test_two_files_of_one_dossier_are_never_loaded_twice(tmp_path: Path) -> None:
    """Beside a file of today, one of before is left alone; alone, it is read."""
    (tmp_path / "lockout.trig").write_bytes(_written_before())
    alone = len(open_store(tmp_path))
    (tmp_path / "lockout.ttl").write_bytes(turtle(LOCKOUT.name, triples(read(LOCKOUT))))
    (tmp_path / "ontology.ttl").write_text("", "utf-8")
    both = open_store(tmp_path)
    assert both.path.endswith("lockout.ttl")
    assert len(both) == len(triples(read(LOCKOUT))) > alone > 0
