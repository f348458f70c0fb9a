"""
A record comes in; a pyvis Network of it, to go on from, or an offline page of that, goes out.

Positions are computed beforehand and physics is off, so that a picture stands still at once.
pyvis's own page loads Bootstrap from a network; this one takes only what pyvis ships. It opens with
the forty things that matter most, on a phone with eight, so that their names can be read; the rest
is a touch away.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from backstory.ask.find import record_of
from backstory.compare.network import network, weightiest
from backstory.draw.bands import PHONE, WIDE, Bands, Screen, in_bands
from backstory.draw.look import LOOK
from backstory.errors import UnknownName
from backstory.vocabulary import DRAWN, concept_iri, id_of, term
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    import networkx as nx

    from backstory.rdf.record import Record
    from backstory.rdf.store import TripleStore

    Net = nx.MultiDiGraph[str]

__all__ = ["network_page", "pyvis_network"]

_FAMILIES: Final[Mapping[str, Mapping[str, str]]] = LOOK["families"]
_OTHERS: Final[Mapping[str, str]] = LOOK["others"]
_KINDS: Final = ("person", "body", "group", "post", "instrument")
"""What a thing that is no event can be, in the legend's order."""

_BLANK: Final = re.compile(r"\{\{(\w+)\}\}")
"""A blank of the page, filled once: nothing that is filled in is read for blanks again."""
_MOST: Final = 40
"""Things that a page opens with."""
_MOST_NARROW: Final = 8
"""Those on a narrow screen: of more no name could be read."""
_LINE: Final = 22
"""Letters of a line of the name under its thing: what a place in the bands has room for."""
_LINES: Final = 3
_TITLES: Final = 5
"""Claims that an arrow tells of; of more it says how many there are."""


def pyvis_network(record: Record, *, about: str = "", lang: str = "en") -> Any:
    """
    Describe the network as a pyvis Network: every thing at its place, every arrow with its words.

    Args:
        record: What a graph records.
        about: Keep only this and what is linked with it; empty for all.
        lang: The language of labels.

    Raises:
        UnknownName: There is nothing of that id.
    """
    net = _linked(record, about, lang)
    bands = _bands(net, list(net))
    return _described(net, bands)


def _linked(record: Record, about: str, lang: str) -> Net:
    """Give what may be drawn: lines between things, no places; around one thing, or all."""
    net = network(record, lang)
    if about and about not in net:
        raise UnknownName("event", about, net)
    drawn = {id_of(term(name)) for name in DRAWN}
    net.remove_edges_from(
        [
            (start, end, key)
            for start, end, key, data in net.edges(keys=True, data=True)
            if data["predicate"] not in drawn
        ]
    )
    near = {about, *net.successors(about), *net.predecessors(about)} if about else set(net)
    net.remove_nodes_from(
        [name for name in net if name not in near or (not net.degree(name) and name != about)]
    )
    return net


def _bands(net: Net, names: list[str], screen: Screen = WIDE) -> Bands:
    chosen = set(names)
    days = {
        name: data["begin"] if "begin" in data else data["end"]
        for name, data in net.nodes(data=True)
        if name in chosen and ("begin" in data or "end" in data)
    }
    links = [(a, b) for a, b in net.edges() if a in chosen and b in chosen]
    return in_bands(names, days, links, screen)


def _described(net: Net, bands: Bands) -> Any:
    """Fill a pyvis Network: one arrow from thing to thing, whatever claims it rests on."""
    from pyvis.network import Network  # late: it brings IPython

    found = Network(height="800px", width="100%", directed=True, cdn_resources="in_line")
    found.toggle_physics(False)
    for name, data in net.nodes(data=True):
        shape, colour = _look(data)
        x, y = bands.at[name]
        found.add_node(
            name, label=_short(data["label"]), title=data["title"], x=x, y=y, shape=shape,
            color=colour, physics=False, size=12 + min(12.0, net.degree(name) ** 0.5 * 2),
        )  # fmt: skip
    arrows: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for start, end, data in net.edges(data=True):
        arrows[start, end].append(data)
    for (start, end), claims in arrows.items():
        told = [data["title"] for data in claims[:_TITLES]]
        told += [f"… + {len(claims) - _TITLES}"] if len(claims) > _TITLES else []
        found.add_edge(
            start, end, label=", ".join(dict.fromkeys(data["label"] for data in claims)),
            title="\n\n".join(told), claims=[data["claim"] for data in claims], arrows="to",
            width=1 + min(3.0, len(claims) ** 0.5 - 1),
        )  # fmt: skip
    return found


def _look(data: Mapping[str, Any]) -> tuple[str, str]:
    """Choose shape and colour as the page does: events by family, others by what they are."""
    rest = _FAMILIES[""]
    if data["kind"] == "event":
        found = _FAMILIES.get(data["family"], rest)
        return found["shape"], found["light"]
    return _OTHERS.get(data["kind"], _OTHERS[""]), rest["light"]


def _short(label: str) -> str:
    """Give a name in a few short lines; of a longer one the last is cut between two words."""
    lines = wrap(label, _LINE)
    if len(lines) <= _LINES:
        return "\n".join(lines)
    kept = " ".join(lines[_LINES - 1 :])[: _LINE - 1].rsplit(" ", 1)[0]
    return "\n".join([*lines[: _LINES - 1], f"{kept.rstrip(' ,;:')}…"])


def network_page(graph: TripleStore, *, event: str = "", lang: str = "en") -> str:
    """
    Write a pyvis network as a page that loads nothing from any network.

    Args:
        graph: The grown graph of one dossier.
        event: Only this and what is linked with it; empty for all.
        lang: The language of all that is said.
    """
    record = record_of(graph)
    net = _linked(record, event, lang)
    few = weightiest(net, [event or _focus(record)])[:_MOST]
    whole, first = _bands(net, list(net)), _bands(net, few)
    narrow = _bands(net, few[:_MOST_NARROW], PHONE)
    drawn = _described(net, whole)
    data = {
        "nodes": drawn.nodes, "edges": drawn.edges, "first": first.at,
        "narrow": narrow.at, "bands": [_written(first), _written(whole), _written(narrow)],
        "words": {key: phrase(f"network {key}", lang) for key in ("axis", "undated", "all", "few")},
    }  # fmt: skip
    library = files("pyvis").joinpath("templates", "lib", "vis-9.1.2", "vis-network.min.js")
    told = phrase("things and links", lang)
    parts = {
        "lang": lang,
        "title": escape(record.label(record.by_id[event] if event else record.dossier, lang)),
        "told": told.format(numeral(len(drawn.nodes), lang), numeral(len(drawn.edges), lang)),
        "help": escape(phrase("network help", lang)),
        "more": escape(data["words"]["all"].format(numeral(len(drawn.nodes), lang))),
        "legend": _legend(record, net, lang),
        "library": library.read_text("utf-8").replace("</script", "<\\/script"),
        "data": json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"),
    }
    page = files("backstory").joinpath("draw", "network.html").read_text("utf-8")
    return _BLANK.sub(lambda found: parts[found[1]], page)


def _focus(record: Record) -> str:
    rows = record.store.query("SELECT ?x WHERE { ?d foaf:primaryTopic ?x } LIMIT 1").values()
    return record.short(rows[0]["x"]) if rows else ""


def _written(bands: Bands) -> dict[str, Any]:
    return {"axis": bands.axis, "width": bands.width, "top": bands.top, "bottom": bands.bottom}


def _legend(record: Record, net: Net, lang: str) -> str:
    """Say what each shape and colour is, of those that are drawn."""
    families = {data["family"] for _, data in net.nodes(data=True) if data["kind"] == "event"}
    kinds = {data["kind"] for _, data in net.nodes(data=True)}
    shown = [
        (look["shape"], look["light"], record.label(concept_iri("kind", name), lang))
        for name, look in _FAMILIES.items()
        if name and name in families
    ]
    shown += [(*_look({"kind": kind}), phrase(kind, lang)) for kind in _KINDS if kind in kinds]
    return "".join(
        f'<li><span class="{shape}" style="color:{colour}"></span>{escape(said)}</li>'
        for shape, colour, said in shown
    )
