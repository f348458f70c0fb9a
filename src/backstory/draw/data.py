"""
A graph comes in; the data of the page, ready to be written as JSON, goes out.

Its shape is told in shape.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from backstory.dates.edtf import Span
from backstory.draw import page_rows as rows
from backstory.draw.asking import asking
from backstory.draw.layout import drawing_of
from backstory.draw.page_claims import claims_of
from backstory.draw.plain import place_words
from backstory.draw.shape import PageData, Start
from backstory.draw.verdicts import verdicts_of
from backstory.words.dates import name as date_name

if TYPE_CHECKING:
    from backstory.draw.shape import Claim, Name, Source, Thing
    from backstory.rdf.store import TripleStore

__all__ = ["PageData", "Start", "page_data"]

TABS: Final = ("timeline", "network", "measures", "figures", "claims", "ask")


def page_data(
    graph: TripleStore,
    *,
    event: str = "",
    lang: Literal["en", "es"] = "en",
    tab: str = "timeline",
    engine: bool = True,
) -> PageData:
    """
    Collect all that the page shows.

    Args:
        graph: The grown graph of one dossier.
        event: What is chosen when the page opens; empty for the dossier's focus.
        lang: The language in which it opens.
        tab: The way to look with which it opens.
        engine: Whether the page will carry its query engine.
    """
    read = rows.Reader(graph)
    head = read.head()
    claims = claims_of(read)
    things = read.things()
    sources = read.sources()
    concepts = read.concepts()
    _fill_scarce(claims, sources)
    _name_publishers(sources, things)
    used = rows.used_concepts(things, sources, claims, read.disagreements(), concepts)
    return {
        "dossier": head,
        "concepts": {key: concepts[key] for key in sorted(used)},
        "predicates": rows.predicate_names(),
        "dates": _dates(claims, sources),
        "places": _places(claims),
        "things": things,
        "sources": sources,
        "claims": claims,
        "disagreements": read.disagreements(),
        "verdicts": verdicts_of(graph),
        "drawing": drawing_of(things, claims, read.links()),
        "asking": asking(head["iri"], read.terms()) if engine else {},
        "engine": engine,
        "start": {"tab": tab, "event": event or head["focus"], "lang": lang},
    }


def _fill_scarce(claims: list[Claim], sources: dict[str, Source]) -> None:
    """Add the sources that claims name and the graph does not describe."""
    for claim in claims:
        sources.setdefault(
            claim["source"],
            {"title": claim["source"], "language": "", "publisher": claim["source"]},
        )


def _name_publishers(sources: dict[str, Source], things: dict[str, Thing]) -> None:
    """Call a publisher that the dossier knows as an actor by its name in either language."""
    names = {
        text: thing["name"]
        for thing in things.values()
        if thing["type"] == "actor" and isinstance(thing["name"], list)
        for text in thing["name"]
    }
    for source in sources.values():
        if isinstance(source["publisher"], str):
            source["publisher"] = names.get(source["publisher"], source["publisher"])


def _places(claims: list[Claim]) -> dict[str, Name]:
    """Say the places that are not the same in both languages."""
    written = sorted({claim["at"] for claim in claims})
    said: dict[str, Name] = {at: [place_words(at, "en"), place_words(at, "es")] for at in written}
    return {at: names for at, names in said.items() if set(names) != {at}}


def _dates(claims: list[Claim], sources: dict[str, Source]) -> dict[str, Name]:
    """Say every date that is written somewhere in words of both languages."""
    written = {
        text
        for claim in claims
        for text in (
            claim.get("when"),
            claim.get("issued"),
            claim.get("within"),
            claim["target"].get("date"),
        )
        if isinstance(text, str)
    }
    written |= {source["issued"] for source in sources.values() if "issued" in source}
    found: dict[str, Name] = {}
    for text in sorted(written):
        try:
            span = Span.parse(text)
        except ValueError:
            continue
        found[text] = [date_name(span, "en"), date_name(span, "es")]
    return found
