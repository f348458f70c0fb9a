"""
A network goes out as GEXF 1.3, for Gephi: things and claims with the days between which they hold.

A thing that nobody dates has no start and no end, and so is there at all times; an open end is left
out. Both ends are days as ISO 8601 writes them, and belong to the period.

Sources:
    GEXF Working Group, "GEXF 1.3 Primer" and schema, 2022.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from backstory.compare.network import network
from backstory.dates.days import iso
from backstory.exchange.dossiers import licences_of
from backstory.rdf.record import Record
from backstory.tell.answered import publishers_of
from backstory.text import for_xml
from backstory.words.phrases import phrase

__all__ = ["gexf"]

_NODE: Final = ("kind", "family", "inferred")
_EDGE: Final = ("predicate", "role", "claim", "said_in", "voices", "title", "inferred")


def gexf(record: Record, lang: str = "en") -> str:
    """
    Write the network of a graph as GEXF.

    Args:
        record: What a graph records.
        lang: The language of `label`; things carry every label that they have as well.
    """
    net = network(record, lang)
    nodes: list[tuple[str, dict[str, Any]]] = [
        (name, dict(data)) for name, data in net.nodes(data=True)
    ]
    edges: list[tuple[str, str, dict[str, Any]]] = list(net.edges(data=True))
    nodes.sort(key=lambda each: each[0])
    edges.sort(key=lambda each: (each[2]["claim"], each[0], each[1]))
    labels = sorted({name for _, data in nodes for name in data if name.startswith("label_")})
    known = record.known_on
    told = record.label(record.dossier, lang) + (f", {known.text}" if known else "")
    under = [phrase("licence", lang).format(each) for each in licences_of(record)]
    return "".join([
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
        f"<meta><creator>{_text(publishers_of(record) or 'backstory')}</creator>"
        f"<description>{_text('. '.join((told, *under)))}</description></meta>\n"
        '<graph mode="dynamic" defaultedgetype="directed" timeformat="date" '
        'timerepresentation="interval">\n',
        _declared("node", (*_NODE, *labels)),
        _declared("edge", _EDGE),
        f'<nodes count="{len(nodes)}">\n',
        *(_node(name, data, (*_NODE, *labels)) for name, data in nodes),
        f'</nodes>\n<edges count="{len(edges)}">\n',
        *(_edge(start, end, data) for start, end, data in edges),
        "</edges>\n</graph>\n</gexf>\n",
    ])  # fmt: skip


def _declared(of: str, names: Iterable[str]) -> str:
    each = "".join(f"<attribute id={_quoted(n)} title={_quoted(n)} type=\"string\"/>\n"
                   for n in names)  # fmt: skip
    return f'<attributes class="{of}">\n{each}</attributes>\n'


def _node(name: str, data: Mapping[str, Any], kept: Iterable[str]) -> str:
    head = f"<node id={_quoted(name)} label={_quoted(data['label'])}{_period(data)}>"
    return f"{head}{_values(data, kept)}</node>\n"


def _edge(start: str, end: str, data: Mapping[str, Any]) -> str:
    head = (
        f"<edge id={_quoted(data['claim'])} source={_quoted(start)} target={_quoted(end)} "
        f"label={_quoted(data['label'])}{_period(data)}>"
    )
    return f"{head}{_values(data, _EDGE)}</edge>\n"


def _values(data: Mapping[str, Any], kept: Iterable[str]) -> str:
    def each() -> Iterator[str]:
        for name in kept:
            if data.get(name):
                yield f"<attvalue for={_quoted(name)} value={_quoted(data[name])}/>"

    return f"<attvalues>{''.join(each())}</attvalues>"


def _period(data: Mapping[str, Any]) -> str:
    ends = (("start", data.get("begin")), ("end", data.get("end")))
    return "".join(f' {name}="{iso(day)}"' for name, day in ends if day is not None)


def _quoted(text: Any) -> str:
    return quoteattr(for_xml(str(text)))


def _text(text: str) -> str:
    return escape(for_xml(text))
