"""A network comes in; out go the files that programs for networks read: GraphML and GEXF."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]

__all__ = ["gexf", "graphml"]


def graphml(net: Network) -> str:
    """Write a network as GraphML, for Gephi, Cytoscape, yEd and igraph."""
    return "\n".join(nx.generate_graphml(net, named_key_ids=True)) + "\n"


def gexf(net: Network) -> str:
    """
    Write a network as GEXF, for Gephi.

    networkx stamps the day of writing into the file; the stamp is taken out, so that the same
    graph gives the same bytes.
    """
    out = io.BytesIO()
    write: Callable[..., None] = nx.write_gexf
    write(net, out)
    text = re.sub(r' lastmodifieddate="[^"]*"', "", out.getvalue().decode("utf-8"))
    return re.sub(r"\s*<creator>[^<]*</creator>", "", text)
