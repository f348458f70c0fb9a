"""
A graph comes in; a plain pyvis Network of it, to go on from, or an offline page of that, goes out.

Positions are computed beforehand and physics is off, so that a picture stands still at once.
pyvis's own page loads Bootstrap from a network; this one takes only what pyvis ships.
"""

from __future__ import annotations

import json
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal

from backstory.draw.data import PageData, page_data
from backstory.draw.plain import name_in
from backstory.errors import UnknownName

if TYPE_CHECKING:
    from backstory.rdf.store import TripleStore

__all__ = ["FAMILIES", "family_of", "network_page", "pyvis_network"]

FAMILIES: Final = {
    "clemency": ("diamond", "#1f6f54"),
    "legal": ("square", "#2f5d9b"),
    "accountability": ("hexagon", "#7a5a12"),
    "deprivation": ("triangleDown", "#9a3324"),
    "diplomacy": ("star", "#6b4a8f"),
    "politics": ("triangle", "#44606a"),
}
"""Shape and colour of each family of kinds, as in web/src/draw/look.ts."""


def family_of(data: PageData, one: str) -> str:
    """Name the broadest kind of a thing, without its scheme."""
    key = data["things"][one].get("kind", "")
    seen: set[str] = set()
    while key not in seen and key in data["concepts"] and "broader" in data["concepts"][key]:
        seen.add(key)
        key = data["concepts"][key]["broader"]
    return key.rpartition("/")[2]


def _look(data: PageData, one: str) -> tuple[str, str]:
    """Choose shape and colour as the page does: events by family, others by what they are."""
    thing = data["things"][one]
    if thing["type"] == "event":
        return FAMILIES.get(family_of(data, one), ("triangle", "#5c5850"))
    if thing["type"] == "actor" and thing.get("kind") == "person":
        return "dot", "#5c5850"
    square = thing["type"] == "instrument" or thing.get("kind") == "post"
    return "square" if square else "hexagon", "#5c5850"


def pyvis_network(graph: TripleStore, *, event: str = "", lang: Literal["en", "es"] = "en") -> Any:
    """
    Describe the network as a pyvis Network.

    Args:
        graph: The grown graph of one dossier.
        event: Keep only this and what is linked to it; empty for all.
        lang: The language of labels.

    Raises:
        UnknownName: The dossier has no such event.
    """
    from pyvis.network import Network  # late: it brings IPython

    data = page_data(graph, lang=lang, engine=False)
    if event and event not in data["things"]:
        raise UnknownName("event", event, data["things"])
    net = Network(height="800px", width="100%", directed=True, cdn_resources="in_line")
    net.toggle_physics(False)
    drawing = data["drawing"]
    kept = {str(spot[0]) for spot in drawing["spots"]}
    if event:
        ends = [{str(line[0]), str(line[1])} for line in drawing["lines"]]
        kept = {event}.union(*(pair for pair in ends if event in pair))
    for one, x, y, *_ in drawing["spots"]:
        thing = data["things"].get(str(one))
        if thing is None or one not in kept:
            continue
        shape, colour = _look(data, str(one))
        label = name_in(thing["name"], lang)
        net.add_node(
            one, label=label[:60], title=label, x=x, y=y, shape=shape, color=colour, physics=False
        )
    for start, end, says, role, claims in drawing["lines"]:
        if start in kept and end in kept:
            concept = data["concepts"].get(str(role))
            words = concept["name"] if concept else data["predicates"].get(str(says), str(says))
            net.add_edge(start, end, title=name_in(words, lang), claims=list(claims))
    return net


def network_page(graph: TripleStore, *, event: str = "", lang: Literal["en", "es"] = "en") -> str:
    """Write a pyvis network as a page that loads nothing from any network."""
    net = pyvis_network(graph, event=event, lang=lang)
    library = files("pyvis").joinpath("templates", "lib", "vis-9.1.2", "vis-network.min.js")
    script = library.read_text("utf-8").replace("</script", "<\\/script")
    written = json.dumps({"nodes": net.nodes, "edges": net.edges}, ensure_ascii=False)
    written = written.replace("<", "\\u003c")
    title = escape(graph.dossier.rpartition("/")[2])
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:\">"
        "<style>html,body,#network{margin:0;height:100%}</style></head><body>"
        f'<div id="network" role="img" aria-label="{title}"></div><script>{script}</script>\n'
        f'<script type="application/json" id="data">{written}</script>\n'
        "<script>const data = JSON.parse(document.getElementById('data').textContent);\n"
        "new vis.Network(document.getElementById('network'), data, { physics: false, "
        "edges: { smooth: false, color: '#bbb' }, interaction: { hover: true } });</script>\n"
        "</body></html>\n"
    )
