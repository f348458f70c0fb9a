"""
A graph comes in; the data of the page, ready to be written as JSON, goes out.

This is the Python side of the contract in web/src/data.ts: the same names, the same shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NotRequired, TypedDict

from backstory.date_names import name as date_name
from backstory.dates import Span
from backstory.views import page_rows as rows
from backstory.views.layout import drawing_of
from backstory.views.plain import place_words
from backstory.views.verdicts import verdicts_of

if TYPE_CHECKING:
    from backstory.store import TripleStore

__all__ = [
    "Claim",
    "Concept",
    "Days",
    "Disagreement",
    "DossierHead",
    "Drawing",
    "Name",
    "PageData",
    "Question",
    "Source",
    "Start",
    "Thing",
    "Verdict",
    "page_data",
]

Name = str | list[str]
"""One text for both languages, or English and Spanish."""

Days = list[int | None]
"""Earliest begin, latest begin, earliest end, latest end; None where open. Day 0: 1970-01-01."""


class Thing(TypedDict):
    """An event, actor, place or instrument."""

    type: str
    name: Name
    kind: NotRequired[str]
    also: NotRequired[dict[str, list[str]]]
    """Aliases, by language."""
    days: NotRequired[Days]
    approximate: NotRequired[bool]
    disjoint: NotRequired[bool]
    wikidata: NotRequired[str]


class Source(TypedDict):
    """What was read, and how far it may be trusted."""

    title: str
    language: str
    publisher: Name
    """Empty where the dossier says that nobody tells."""
    kind: NotRequired[str]
    issued: NotRequired[str]
    said: NotRequired[list[int | None]]
    url: NotRequired[str]
    address: NotRequired[str]
    whole: NotRequired[bool]
    copyOf: NotRequired[Name]
    """The id of a source, or words where the original is not held."""
    cautions: NotRequired[list[str]]


class Claim(TypedDict):
    """What a voice says, where, and how it puts it."""

    id: str
    about: str
    says: str
    target: dict[str, str | int | float]
    voices: list[str]
    source: str
    at: str
    modality: str
    when: NotRequired[str]
    days: NotRequired[Days]
    inferred: NotRequired[bool]
    wording: NotRequired[dict[str, str]]
    within: NotRequired[str]
    issued: NotRequired[str]
    said: NotRequired[list[int | None]]
    role: NotRequired[str]
    gist: NotRequired[Name]
    disputes: NotRequired[list[str]]
    supports: NotRequired[list[str]]
    revises: NotRequired[str]
    counted: NotRequired[str]
    unit: NotRequired[str]
    bound: NotRequired[str]
    definition: NotRequired[str]
    partOf: NotRequired[str]


class Disagreement(TypedDict):
    """Claims the editors see at odds."""

    id: str
    kind: str
    between: list[str]
    note: Name


class Verdict(TypedDict):
    """How two figures compare, and why."""

    a: str
    b: str
    verdict: str
    why: Name


class Drawing(TypedDict):
    """Places and lines of the network, and the marks of its axis of time."""

    spots: list[list[str | float]]
    lines: list[list[str | list[str]]]
    axis: list[list[float]]


class Question(TypedDict):
    """A named question, ready to be asked."""

    id: str
    name: Name
    sparql: str


class Concept(TypedDict):
    """A word of the vocabulary."""

    name: Name
    broader: NotRequired[str]
    definition: NotRequired[Name]


class DossierHead(TypedDict):
    """What the dossier says of itself."""

    id: str
    iri: str
    title: Name
    description: Name
    focus: str
    knownOn: str
    licence: str
    note: Name


class Start(TypedDict):
    """Where the page opens when its address says nothing."""

    tab: str
    event: str
    lang: Literal["en", "es"]


class PageData(TypedDict):
    """Everything the page reads."""

    dossier: DossierHead
    concepts: dict[str, Concept]
    predicates: dict[str, Name]
    dates: dict[str, Name]
    places: dict[str, Name]
    """Places in sources as written, in words of both languages."""
    things: dict[str, Thing]
    sources: dict[str, Source]
    claims: list[Claim]
    disagreements: list[Disagreement]
    verdicts: list[Verdict]
    drawing: Drawing
    questions: list[Question]
    prefixes: dict[str, str]
    terms: list[str]
    columns: dict[str, Name]
    """Headings of the answers to named questions."""
    engine: bool
    start: Start


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
    claims = read.claims()
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
        "questions": rows.questions(f"{head['iri']}/{head['focus']}") if engine else [],
        "prefixes": rows.prefixes(head["iri"]) if engine else {},
        "terms": read.terms() if engine else [],
        "columns": rows.column_names() if engine else {},
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
