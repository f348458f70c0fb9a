"""
What a graph records and the name of a format come in; the graph as other programs read it goes out.

To add a format, write a module beside this one and its line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from backstory.errors import UnknownName
from backstory.rdf.record import Record
from backstory.vocabulary import PREFIXES

__all__ = ["FORMATS", "Format", "exported"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is for, the ending of its file, and what writes it in a language."""

    told: str
    suffix: str
    write: Callable[[Record, str], str]


def _rdf(form: ox.RdfFormat) -> Callable[[Record, str], str]:
    def write(record: Record, lang: str) -> str:
        # One graph, sorted, so that the same graph gives the same bytes.
        triples = sorted((quad.triple for quad in record.store.store), key=str)
        prefixes = {**PREFIXES, **record.store.prefixes}
        return (ox.serialize(triples, format=form, prefixes=prefixes) or b"").decode("utf-8")

    return write


def _graphml(record: Record, lang: str) -> str:
    from backstory.compare.network import network
    from backstory.exchange.networkx import graphml

    return graphml(network(record, lang))


def _gexf(record: Record, lang: str) -> str:
    from backstory.compare.network import network
    from backstory.exchange.networkx import gexf

    return gexf(network(record, lang))


FORMATS: Final[Mapping[str, Format]] = {
    "turtle": Format("RDF, to be read by people too", ".ttl", _rdf(ox.RdfFormat.TURTLE)),
    "n-triples": Format("RDF, one statement a line", ".nt", _rdf(ox.RdfFormat.N_TRIPLES)),
    "json-ld": Format("RDF as JSON", ".jsonld", _rdf(ox.RdfFormat.JSON_LD)),
    "rdf-xml": Format("RDF as XML", ".rdf", _rdf(ox.RdfFormat.RDF_XML)),
    "graphml": Format("the network, for Gephi, Cytoscape, yEd, igraph", ".graphml", _graphml),
    "gexf": Format("the network, for Gephi", ".gexf", _gexf),
}
"""Every format a graph can be written in, by its name."""


def exported(record: Record, form: str, lang: str = "en") -> str:
    """
    Write a graph in one of `FORMATS`.

    Args:
        record: What the graph records.
        form: The name of the format.
        lang: The language of labels where a format holds but one.

    Raises:
        UnknownName: There is no such format; the nearest is offered.
    """
    if form not in FORMATS:
        raise UnknownName("format", form, FORMATS)
    return FORMATS[form].write(record, lang)
