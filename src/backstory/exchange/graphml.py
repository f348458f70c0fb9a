"""A network goes out as GraphML, for Gephi, Cytoscape, yEd, igraph and networkx."""

from __future__ import annotations

import networkx as nx

from backstory.compare.network import network
from backstory.exchange.dossiers import licences_of
from backstory.rdf.record import Record
from backstory.tell.answered import publishers_of
from backstory.text import for_xml

__all__ = ["graphml"]


def graphml(record: Record, lang: str = "en") -> str:
    """Write the network of a graph, each edge one claim; days are numbers, 0 is 1970-01-01."""
    net = network(record, lang)
    if by := publishers_of(record):
        net.graph["publisher"] = for_xml(by)
    if licences := licences_of(record):
        net.graph["licence"] = for_xml(" ".join(licences))
    for _, data in net.nodes(data=True):
        data.update(_clean(data))
    for _, _, data in net.edges(data=True):
        data.update(_clean(data))
    return "\n".join(nx.generate_graphml(net, named_key_ids=True)) + "\n"


def _clean(data: dict[str, object]) -> dict[str, object]:
    return {name: for_xml(each) if isinstance(each, str) else each
            for name, each in data.items()}  # fmt: skip
