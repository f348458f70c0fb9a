"""
A graph goes out as RDF: Turtle, N-Triples, N-Quads, RDF/XML, sorted so that its bytes are stable.

Sources:
    W3C, "RDF 1.1 Turtle", "N-Triples", "N-Quads" and "RDF 1.1 XML Syntax", 2014.
"""

from __future__ import annotations

import pyoxigraph as ox

from backstory.rdf.record import Record
from backstory.text import for_xml
from backstory.vocabulary import PREFIXES

__all__ = ["as_rdf", "triples"]


def triples(record: Record) -> list[ox.Triple]:
    """Give every triple of a graph, sorted."""
    return sorted({quad.triple for quad in record.store.store}, key=str)


def as_rdf(record: Record, form: ox.RdfFormat) -> str:
    """Write a graph in a form of RDF."""
    prefixes = {**PREFIXES, **record.store.prefixes}
    text = (ox.serialize(triples(record), format=form, prefixes=prefixes) or b"").decode("utf-8")
    # XML has no way to write a control character; a reader would refuse the whole file.
    return for_xml(text) if form == ox.RdfFormat.RDF_XML else text
