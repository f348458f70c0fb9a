"""
Ask five lookups over a million quads of the dossier's shape, and load them beside two rivals.

    python benchmarks/scale.py [--quads 1000000]

Seeded: the same quads on every run. Actors follow a power law; an event has 2 to 5 participations
and 1 to 3 claims of date and number. Ratios bind, milliseconds inform.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from typing import Any

import click
import pyoxigraph as ox

from backstory.rdf.store import TripleStore
from backstory.vocabulary import concept_iri, term

HOME = "https://w3id.org/backstory/scale"
SEED = 20260130
RUNS = 25
_NODES: dict[str, ox.NamedNode] = {}


def node(name: str) -> ox.NamedNode:
    """Make an IRI, once: compact names are of the vocabulary, others of the data."""
    if name not in _NODES:
        _NODES[name] = ox.NamedNode(term(name) if ":" in name else f"{HOME}/{name}")
    return _NODES[name]


def quads(count: int) -> Iterator[ox.Quad]:
    """Make at least so many quads."""
    chance = random.Random(SEED)
    view = ox.NamedNode(f"{HOME}/view")
    actors, made, event = max(10, count // 400), 0, 0
    role = ox.NamedNode(concept_iri("role", "participant"))
    asserted = ox.NamedNode(concept_iri("modality", "asserted"))
    counted = [ox.NamedNode(concept_iri("counted", name)) for name in ("deaths", "arrests")]

    def claim(name: str, subject: str, predicate: str, thing: Any) -> list[ox.Quad]:
        said = {"rdf:type": node("ctx:Claim"), "rdf:subject": node(subject),
                "rdf:predicate": node(predicate), "rdf:object": thing,
                "prov:wasAttributedTo": node(f"actor-{int(chance.paretovariate(1.2)) % actors}"),
                "dcterms:source": node(f"passage-{event // 5}"),
                "ctx:modality": asserted}  # fmt: skip
        return [ox.Quad(node_once(name), node(p), o) for p, o in said.items()]

    def node_once(name: str) -> ox.NamedNode:
        return ox.NamedNode(f"{HOME}/{name}")

    while made < count:
        name, subject = f"event-{event}", node_once(f"event-{event}")
        _NODES[name] = subject
        day = chance.randrange(-30_000, 20_000)
        found = [
            ox.Quad(subject, node("rdf:type"), node("sem:Event")),
            ox.Quad(subject, node("skos:prefLabel"), ox.Literal(f"Event {event}", language="en")),
            ox.Quad(subject, node("skos:prefLabel"), ox.Literal(f"Hecho {event}", language="es")),
            ox.Quad(subject, node("ctx:earliestBeginDay"), ox.Literal(day), view),
            ox.Quad(subject, node("ctx:latestEndDay"), ox.Literal(day + 3), view),
        ]
        for number in range(chance.randint(2, 5)):
            who = node(f"actor-{int(chance.paretovariate(1.2)) % actors}")
            found += claim(f"claim-{event}-a{number}", name, "sem:hasActor", who)
            found.append(ox.Quad(node_once(f"claim-{event}-a{number}"), node("sem:roleType"), role))
            found.append(ox.Quad(subject, node("sem:hasActor"), who, view))
        for number in range(chance.randint(1, 3)):
            value = ox.Literal(chance.randrange(5, 500))
            found += claim(f"claim-{event}-n{number}", name, "ctx:count", value)
            one = node_once(f"claim-{event}-n{number}")
            found.append(ox.Quad(one, node("ctx:counted"), chance.choice(counted)))
        if event > 10:
            earlier = node_once(f"event-{chance.randrange(event)}")
            found += claim(f"claim-{event}-p", name, "ctx:precedent", earlier)
            found.append(ox.Quad(subject, node("ctx:precedent"), earlier, view))
        _NODES.pop(name)
        # An actor with two parts in one event has one line in the view.
        found = list(dict.fromkeys(found))
        yield from found
        made, event = made + len(found), event + 1


LOOKUPS = {
    "one event": ("event", """SELECT ?event ?claim ?p ?o ?voice WHERE {
        ?claim rdf:subject ?event ; rdf:predicate ?p ; rdf:object ?o ;
          prov:wasAttributedTo ?voice }"""),
    "one actor's timeline, 50": ("actor", """SELECT ?actor ?event ?day WHERE {
        { SELECT ?actor ?event WHERE { ?event sem:hasActor ?actor } LIMIT 50 }
        ?event ctx:earliestBeginDay ?day } ORDER BY ?day ?event"""),
    "precedents to depth 3": ("event", """SELECT DISTINCT ?event ?past WHERE {
        ?event ctx:precedent/ctx:precedent?/ctx:precedent? ?past }"""),
    "neighbourhood": ("event", """SELECT ?event ?p ?near WHERE {
        VALUES ?p { sem:hasActor sem:subEventOf ctx:precedent ctx:annuls ctx:instrument }
        { ?event ?p ?near } UNION { ?near ?p ?event } }"""),
    "conflicting figures": ("event", """SELECT ?event ?c1 ?c2 WHERE {
        { SELECT ?event ?c1 ?k ?v1 WHERE {
          ?c1 rdf:subject ?event ; ctx:counted ?k ; rdf:object ?v1 } }
        { SELECT ?event ?c2 ?k ?v2 WHERE {
          ?c2 rdf:subject ?event ; ctx:counted ?k ; rdf:object ?v2 } }
        FILTER (?v1 < ?v2) }"""),
}  # fmt: skip
LIMITS_MS = {name: 1.0 if name == "conflicting figures" else 2.0 for name in LOOKUPS}


@click.command()
@click.option("--quads", "count", default=1_000_000, show_default=True)
@click.option("--rdflib/--no-rdflib", "beside", default=True, help="Load with RDFLib too.")
def main(count: int, beside: bool) -> None:
    """Print the time of each lookup, then of each way to load."""
    store = ox.Store()
    store.bulk_extend(quads(count))
    content = store.dump(format=ox.RdfFormat.N_QUADS) or b""
    graph = TripleStore(store)
    print(f"{len(store):,} quads")
    chance = random.Random(SEED + 1)
    for name, (variable, text) in LOOKUPS.items():
        times = []
        for _ in range(RUNS):
            number = (
                chance.randrange(1, 50) if variable == "actor" else chance.randrange(20, 20_000)
            )
            bound = {variable: ox.NamedNode(f"{HOME}/{variable}-{number}")}
            began = time.perf_counter()
            graph.query(text, bound)
            times.append((time.perf_counter() - began) * 1000)
        middle = statistics.median(times)
        kept = "kept" if middle < LIMITS_MS[name] else "NOT KEPT"
        print(f"{name:26} {middle:8.3f} ms  (limit {LIMITS_MS[name]:g} ms: {kept})")
    began = time.perf_counter()
    ox.Store().bulk_load(content, format=ox.RdfFormat.N_QUADS)
    bare = time.perf_counter() - began
    print(f"bare pyoxigraph, bulk_load {bare:8.2f} s")
    began = time.perf_counter()
    _opened(content)
    ours = time.perf_counter() - began
    print(f"backstory, open_store      {ours:8.2f} s  ({ours / bare:.2f} × bare)")
    if beside:
        import rdflib

        began = time.perf_counter()
        rdflib.Dataset().parse(data=content.decode(), format="nquads")
        theirs = time.perf_counter() - began
        print(f"RDFLib                     {theirs:8.2f} s  ({theirs / ours:.1f} × backstory)")


def _opened(content: bytes) -> None:
    import tempfile
    from pathlib import Path

    from backstory.rdf.opening import open_store

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scale.nq"
        path.write_bytes(content)
        open_store(path)


if __name__ == "__main__":
    main()
