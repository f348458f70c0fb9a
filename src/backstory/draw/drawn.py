"""A graph comes in; what every picture of it draws, and what they have in common, goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backstory.draw.data import PageData, page_data
from backstory.draw.plain import at_odds, name_in
from backstory.errors import UnknownName
from backstory.words.markup import clean, tag

if TYPE_CHECKING:
    from backstory.draw.shape import Thing
    from backstory.rdf.store import TripleStore

__all__ = ["data_for", "drawn_data", "in_doubt", "is_undated", "line", "named"]


def drawn_data(graph: TripleStore) -> PageData:
    """Collect what pictures and cells draw, once for each open graph: a graph does not change."""
    cache = graph.cache
    if "drawn" not in cache:
        cache["drawn"] = page_data(graph, engine=False)
    found: PageData = cache["drawn"]
    return found


def data_for(graph: TripleStore, event: str) -> PageData:
    """
    Give what is drawn, if the event is one of the graph's or none is named.

    Raises:
        UnknownName: There is no such event; the nearest is offered.
    """
    data = drawn_data(graph)
    if event and event not in data["things"]:
        raise UnknownName("event", event, data["things"])
    return data


def is_undated(thing: Thing) -> bool:
    """Say whether it is an event that nobody dates."""
    return thing["type"] == "event" and not any(day is not None for day in thing.get("days", []))


def in_doubt(data: PageData) -> frozenset[str]:
    """Find what claims that are at odds with another are about."""
    odds = at_odds(data)
    return frozenset(claim["about"] for claim in data["claims"] if claim["id"] in odds)


def named(data: PageData, one: str, odds: frozenset[str], lang: str) -> str:
    """Name a thing, with the sign of disagreement before it where its claims are at odds."""
    return ("≠ " if one in odds else "") + clean(name_in(data["things"][one]["name"], lang))


def line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    """Draw a straight line."""
    return tag("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke": colour})
