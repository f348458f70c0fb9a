"""A graph comes in with what a query names; whether anything in it is so, or named so, goes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from backstory.ask.nearby import short
from backstory.vocabulary import PREFIXES

if TYPE_CHECKING:
    from backstory.ask.asked import Asked
    from backstory.rdf.store import TripleStore

__all__ = ["elsewhere", "holds", "named_only", "occurs", "prefixed"]


def holds(store: TripleStore, pattern: str) -> bool:
    """Tell whether anything fits a group of patterns."""
    return store.query(f"ASK {{ {pattern} }}").values()[0]["answer"] == "true"


def occurs(store: TripleStore, iri: str) -> bool:
    """Tell whether an address stands anywhere in a statement."""
    places = ("?s ?p <{0}>", "<{0}> ?p ?o", "?s <{0}> ?o")
    return any(holds(store, place.format(iri)) for place in places)


def named_only(store: TripleStore, iri: str) -> str:
    """Give a named graph where an address stands that stands in none without a name; or nothing."""
    places = ("?s ?p <{0}>", "<{0}> ?p ?o", "?s <{0}> ?o")
    either = " UNION ".join(f"{{ GRAPH ?g {{ {place.format(iri)} }} }}" for place in places)
    rows = store.query(f"SELECT ?g WHERE {{ {either} }} LIMIT 1").values()
    return f"<{rows[0]['g']}>" if rows else ""


def prefixed(store: TripleStore, written: str, is_bracketed: bool = True) -> str:
    """Give a name that was put in brackets or quotation marks with its prefix, if it occurs."""
    prefix, colon, local = written.partition(":")
    base = {**PREFIXES, **store.prefixes}.get(prefix, "")
    if not (is_bracketed and base and colon and re.fullmatch(r"[\w.%-]*[\w%-]", local)):
        return ""
    return written if occurs(store, base + local) else ""


def elsewhere(store: TripleStore, asked: Asked) -> tuple[str, str, str] | None:
    """
    Tell of a name that stands in the graph, but never where it is asked for.

    Returns:
        The parts of a `Reason`: its key, what was written, and what stands for it.
    """
    name = f"<{asked.value}>"
    if asked.what == "class" and not holds(store, f"?s a {name}"):
        if holds(store, f"?s {name} ?o"):
            return ("is a property", asked.written, asked.written)
    elif asked.what != "property" or holds(store, f"?s {name} ?o"):
        return None
    elif holds(store, f"?s a {name}"):
        return ("is a class", asked.written, asked.written)
    else:
        return None if holds(store, f"?c rdf:predicate {name}") else _object_of(store, asked)
    return _object_of(store, asked)


def _object_of(store: TripleStore, asked: Asked) -> tuple[str, str, str] | None:
    """Say with which property others point at something; None if nothing does."""
    rows = store.query(
        f"SELECT ?p WHERE {{ ?s ?p <{asked.value}> }} ORDER BY STR(?p) LIMIT 1"
    ).values()
    prefixes = {**PREFIXES, **store.prefixes}
    shown = [f"?thing {short(row['p'], prefixes)} {asked.written}" for row in rows]
    return ("is pointed at", asked.written, shown[0]) if shown else None
