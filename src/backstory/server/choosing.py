"""
What a client accepts comes in; out goes the media type to answer in.

Sources:
    RFC 9110, "HTTP Semantics", section 12.5.1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

__all__ = ["GRAPHS", "HTML", "ROWS", "SHORT", "chosen", "language"]

HTML: Final = "text/html"
ROWS: Final[Mapping[str, str]] = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/json": "application/sparql-results+json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
}
"""How SELECT and ASK can be answered, by what is accepted; the first where anything is."""
GRAPHS: Final[Mapping[str, str]] = {
    "text/turtle": "text/turtle",
    "application/n-triples": "application/n-triples",
    "text/plain": "application/n-triples",
    "application/ld+json": "application/ld+json",
    "application/json": "application/ld+json",
    "application/rdf+xml": "application/rdf+xml",
    "application/xml": "application/rdf+xml",
}
"""How CONSTRUCT and DESCRIBE, and a thing, can be answered."""
SHORT: Final[Mapping[str, str]] = {
    "json": "application/sparql-results+json", "xml": "application/sparql-results+xml",
    "csv": "text/csv", "tsv": "text/tab-separated-values", "turtle": "text/turtle",
    "ttl": "text/turtle", "nt": "application/n-triples", "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}  # fmt: skip
"""Names that may be given as `format=`, where a header cannot be."""


@lru_cache(maxsize=512)
def _ranges(accept: str) -> tuple[tuple[str, float, int], ...]:
    """Read an Accept header: each range, its weight, and its place."""
    found = []
    for place, part in enumerate(accept.split(",")[:64]):
        name, *rest = (each.strip().lower() for each in part.split(";"))
        weight = 1.0
        for each in rest:
            if each.startswith("q="):
                try:
                    weight = min(1.0, max(0.0, float(each[2:])))
                except ValueError:
                    weight = 0.0
        if name:
            found.append((name, weight, place))
    return tuple(found)


def _weight(kind: str, made: str, ranges: Sequence[tuple[str, float, int]]) -> tuple[float, int]:
    """Give the weight of a media type by the most specific range that holds it, and its place."""
    group = made.partition("/")[0] + "/*"  # not of `text/xml`, whose answer is no text
    for wanted in (kind, group, "*/*"):
        for name, weight, place in ranges:
            if name == wanted:
                return weight, -place
    return 0.0, 0


def chosen(accept: str, offered: Mapping[str, str]) -> str | None:
    """
    Choose what to answer in; None where nothing that is accepted is offered.

    >>> chosen("text/csv;q=0.5, application/sparql-results+xml", ROWS)
    'application/sparql-results+xml'
    >>> chosen("*/*", ROWS), chosen("text/*", ROWS)
    ('application/sparql-results+json', 'text/csv')
    >>> chosen("image/png", ROWS) is None
    True
    """
    return _chosen(accept, tuple(offered.items()))


@lru_cache(maxsize=1024)
def _chosen(accept: str, offered: tuple[tuple[str, str], ...]) -> str | None:
    if not accept.strip():
        return offered[0][1]
    ranges = _ranges(accept)
    best = max((*_weight(kind, made, ranges), -at, made) for at, (kind, made) in enumerate(offered))
    return best[3] if best[0] > 0 else None


def language(accept: str, known: Sequence[str], otherwise: str) -> str:
    """
    Choose the language to tell in.

    >>> language("es-VE,es;q=0.9,en;q=0.5", ["en", "es"], "en")
    'es'
    """
    best, found = 0.0, otherwise
    for name, weight, _ in _ranges(accept):
        plain = name.partition("-")[0]
        if plain in known and weight > best:
            best, found = weight, plain
    return found
