"""
Pack what stands in a page as data: what is shown, the first screens, citations, the graph.

What stands in several of them is packed once (draw/once.py): claims are numbers wherever they are
only named, in the order in which they stand in the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph as ox

from backstory.draw.borrowed import borrowed
from backstory.draw.compared import citations
from backstory.draw.data import lent
from backstory.draw.folded import NO_TABLE, folded
from backstory.draw.once import (
    by_number,
    drawing_by_number,
    listed,
    placed,
    spared,
)
from backstory.draw.packing import MUCH, late, packed_json, packed_text
from backstory.vocabulary import PREFIXES

if TYPE_CHECKING:
    from backstory.draw.collected import Collected
    from backstory.draw.shape import Citations, Claim, Name, PageData, Screens
    from backstory.rdf.store import TripleStore

__all__ = [
    "cited_block",
    "cited_in",
    "claims_in_order",
    "data_block",
    "drawing_block",
    "graph_block",
    "large_graph_block",
    "screens_block",
]


def data_block(data: PageData, plain: str, *, engine: bool) -> bytes:
    """
    Pack what a page shows.

    Args:
        data: What it shows.
        plain: Its list of all events: what stands there is a number in the data.
        engine: Whether it has an engine that can be asked.
    """
    claims = claims_in_order(data)
    # Queries beside the named ones need the prefixes too; the questions come when they are asked.
    asking = {key: data["asking"][key] for key in ("prefixes", "bounds")} if engine else {}
    rows = _numbered(claims, plain, data["languages"])
    told = {**_by_number({**data, **spared(data)}, _places(claims)), "claims": _columns(rows)}
    # Where things stand in the network is read when it is looked at.
    return packed_json({**told, "asking": asking, "drawing": {}})


def drawing_block(data: PageData) -> bytes:
    """Pack where things stand in the network, and what its lines say."""
    drawing = {**data, **spared(data)}["drawing"]
    return late(drawing_by_number(drawing, _places(claims_in_order(data)), data["things"]))


def screens_block(data: PageData, screens: Screens) -> bytes:
    """Pack what is told first of each event."""
    return late(by_number(screens, _places(claims_in_order(data))))


def cited_block(data: PageData, cited: Citations) -> bytes:
    """Pack citations, those of claims in the order of the claims."""
    return _cited([claim["id"] for claim in claims_in_order(data)], cited)


def cited_in(read: Collected) -> bytes:
    """Cite all that a graph records; the same bytes, before there are data of a page."""
    return _cited(_order(read), citations(read.record, read.languages))


def graph_block(read: Collected) -> bytes:
    """Pack the graph, without what the data hold: the page puts it back."""
    turtle = _turtle(read.record.store)
    return _whole(turtle) or packed_text(
        folded(borrowed(turtle, lent(read), _order(read))).encode()
    )


def large_graph_block(graph: TripleStore) -> bytes:
    """Pack the same bytes before anything was read of a graph, if it is large; nothing if not."""
    return _whole(_turtle(graph))


def _turtle(graph: TripleStore) -> str:
    prefixes = {**PREFIXES, **graph.prefixes}
    found = graph.store.dump(
        format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph(), prefixes=prefixes
    )
    return (found or b"").decode("utf-8")


def _whole(turtle: str) -> bytes:
    """Pack a large graph whole: to leave out of it and to fold it takes longer than to pack it."""
    return packed_text((NO_TABLE + turtle).encode()) if len(turtle) >= 3 * MUCH else b""


def _order(read: Collected) -> list[str]:
    """Give the ids of claims in that order, before there are data of a page."""
    claims = read.record.claims.values()
    found = sorted((read.id_of(one.source), one.locator, read.id_of(one.iri)) for one in claims)
    return [one for _, _, one in found]


def claims_in_order(data: PageData) -> list[Claim]:
    """Put claims in the order in which they stand in the page."""
    return sorted(data["claims"], key=lambda claim: (claim["source"], claim["at"], claim["id"]))


def _places(claims: Iterable[Claim]) -> dict[str, int]:
    return {claim["id"]: at for at, claim in enumerate(claims)}


def _cited(order: Iterable[str], cited: Citations) -> bytes:
    return late({**cited, "claims": [cited["claims"].get(one, "") for one in order]})


def _by_number(told: Mapping[str, Any], order: Mapping[str, int]) -> dict[str, Any]:
    """Name claims by their place in the page, wherever what is compared or drawn names them."""
    named = ("measures", "versions", "verdicts", "disagreements")
    return {
        **told,
        **{key: by_number(told[key], order) for key in named},
    }


def _numbered(
    claims: Iterable[Claim], plain: str, languages: Sequence[str]
) -> list[dict[str, Any]]:
    """Leave out of claims the sentences that the plain list tells: their numbers there stand in."""
    found = listed(plain)
    return [
        {
            key: placed(cast("Name", value), languages, found) if key in ("gist", "text") else value
            for key, value in claim.items()
        }
        for claim in claims
    ]


def _columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """
    Turn rows into one list a field, None where a row lacks it.

    >>> _columns([{"id": "a", "n": 1}, {"id": "b"}])
    {'rows': 2, 'columns': {'id': ['a', 'b'], 'n': [1, None]}}
    """
    fields = sorted({field for row in rows for field in row})
    return {
        "rows": len(rows),
        "columns": {field: [row.get(field) for row in rows] for field in fields},
    }
