"""
What a server serves comes in; out goes its description for machines: SPARQL-SD and VoID.

Sources:
    W3C, "SPARQL 1.1 Service Description", 2013; W3C, "Describing Linked Datasets with VoID", 2011.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from backstory.exchange.dossiers import licence_address
from backstory.exchange.stated import serialised
from backstory.rdf.store import TripleStore
from backstory.vocabulary import PREFIXES, term

__all__ = ["dataset", "service"]

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_TYPE: Final = ox.NamedNode(term("rdf:type"))
_ENDPOINT: Final = ox.NamedNode(term("void:sparqlEndpoint"))
_DUMP: Final = ox.NamedNode(term("void:dataDump"))
_LICENCE: Final = ox.NamedNode(term("dcterms:license"))
_RESULTS: Final = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV",
                   "SPARQL_Results_TSV", "Turtle", "N-Triples", "JSON-LD", "RDF_XML")  # fmt: skip
FORMS: Final = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
"""What a description, or a thing, can be written in."""


def service(graph: TripleStore, home: str, graphs: Iterable[str]) -> dict[str, bytes]:
    """
    Describe the service, by media type.

    Args:
        graph: What is served.
        home: The address of the server, with a slash at its end.
        graphs: Named graphs of the store.
    """
    at, data = ox.NamedNode(f"{home}sparql"), ox.NamedNode(f"{home}sparql#dataset")
    default = ox.NamedNode(f"{home}sparql#default-graph")

    def sd(name: str) -> ox.NamedNode:
        return ox.NamedNode(_SD + name)

    triples = [
        ox.Triple(at, _TYPE, sd("Service")),
        ox.Triple(at, sd("endpoint"), at),
        ox.Triple(at, sd("supportedLanguage"), sd("SPARQL11Query")),
        *(ox.Triple(at, sd("resultFormat"), ox.NamedNode(_FORMATS + f)) for f in _RESULTS),
        ox.Triple(at, sd("defaultDataset"), data),
        ox.Triple(data, _TYPE, sd("Dataset")),
        ox.Triple(data, sd("defaultGraph"), default),
        ox.Triple(default, _TYPE, sd("Graph")),
        ox.Triple(default, ox.NamedNode(term("void:triples")), ox.Literal(len(graph))),
    ]
    for name in sorted(graphs):
        node = ox.NamedNode(f"{home}sparql#graph-{len(triples)}")
        triples += [
            ox.Triple(data, sd("namedGraph"), node),
            ox.Triple(node, _TYPE, sd("NamedGraph")),
            ox.Triple(node, sd("name"), ox.NamedNode(name)),
        ]
    if graph.dossier:
        triples.append(ox.Triple(default, ox.NamedNode(term("dcterms:isPartOf")),
                                 ox.NamedNode(graph.dossier)))  # fmt: skip
    prefixes = {**PREFIXES, "sd": _SD}
    return {kind: ox.serialize(triples, format=f, prefixes=prefixes) or b""
            for kind, f in FORMS.items()}  # fmt: skip


def dataset(graph: TripleStore, home: str, kind: str) -> bytes:
    """
    Describe what is served as VoID and DCAT, in a media type, in the dossier's own words.

    Its licence alone is given as an address, as both vocabularies want it, not by its name.
    """
    found: set[ox.Triple] = set()
    dossier = ox.NamedNode(graph.dossier or f"{home}sparql#dataset")
    part = ox.NamedNode(term("void:classPartition"))
    for quad in graph.store.quads_for_pattern(dossier, None, None, None):
        found.add(_by_address(quad.triple) if quad.predicate == _LICENCE else quad.triple)
        if quad.predicate == part and isinstance(quad.object, ox.NamedNode):
            inner = graph.store.quads_for_pattern(quad.object, None, None, None)
            found.update(each.triple for each in inner)
    found |= {
        ox.Triple(dossier, _TYPE, ox.NamedNode(term("void:Dataset"))),
        ox.Triple(dossier, _ENDPOINT, ox.NamedNode(f"{home}sparql")),
        ox.Triple(dossier, _DUMP, ox.NamedNode(f"{home}data.ttl")),
    }
    triples = sorted(found, key=str)
    return serialised(graph, triples, FORMS[kind])


def _by_address(stated: ox.Triple) -> ox.Triple:
    """Give the address of a licence that is stated by name; as it is where none is known."""
    named = stated.object
    address = licence_address(named.value) if isinstance(named, ox.Literal) else ""
    try:
        return ox.Triple(stated.subject, _LICENCE, ox.NamedNode(address)) if address else stated
    except ValueError:  # somebody else's graph states what begins like an address and is none
        return stated
