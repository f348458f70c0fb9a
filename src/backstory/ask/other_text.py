"""A text of a query comes in; how it stands in the graph, if otherwise, goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from backstory.ask.nearby import short
from backstory.ask.occurring import holds, prefixed
from backstory.text import normalise
from backstory.vocabulary import PREFIXES

if TYPE_CHECKING:
    from backstory.ask.asked import Asked
    from backstory.rdf.store import TripleStore

__all__ = ["other_text"]

_MOST: Final = 3
"""Ways in which a text stands in the graph that are told."""


def other_text(store: TripleStore, asked: Asked) -> tuple[str, str, str] | None:
    """
    Say how a text stands in the graph, if not as the query has it.

    Returns:
        The parts of a `Reason`: its key, what was written, and what stands for it.
    """
    tag = asked.written.rpartition("@")[2] if asked.written[-1] not in "\"'" else ""
    tag = tag.partition("--")[0]  # what follows is the direction in which it is written
    plain, literal = ox.Literal(asked.value), ox.Literal(asked.value, language=tag or None)
    of = f"<{asked.of}>" if asked.of and holds(store, f"?s <{asked.of}> ?o") else "?p"
    there = f"?s {of} ?o"
    if holds(store, f"?s {of} {literal}"):
        return None
    rows = store.query(
        f"SELECT DISTINCT ?o WHERE {{ {there} FILTER (isLITERAL(?o) "
        f"&& STR(?o) = {plain}) }} ORDER BY ?o LIMIT {_MOST}"
    ).rows
    if rows:  # the same name in two languages is told in both
        held = ", ".join(str(text) for (text,) in rows)
        return ("written otherwise", asked.written, held)
    wanted = normalise(asked.value)
    if of == "?p":
        there = "?s rdfs:label|foaf:name|skos:altLabel ?o"
    for (name,) in store.query(f"SELECT DISTINCT ?o WHERE {{ {there} }} ORDER BY ?o").rows:
        if isinstance(name, ox.Literal) and normalise(name.value) == wanted:
            return ("occurs nowhere", asked.written, str(name))
    found = store.query(
        f"SELECT ?p ?o WHERE {{ ?s ?p ?o FILTER (isLITERAL(?o) && STR(?o) = {plain}) }} "
        "ORDER BY ?p ?o LIMIT 1"
    ).rows
    prefixes = {**PREFIXES, **store.prefixes}
    others = [f"{short(str(of)[1:-1], prefixes)} {text}" for of, text in found]
    if others:
        return ("of another", asked.written, others[0])
    whole = prefixed(store, asked.value)
    return ("occurs nowhere", asked.written, whole) if whole else None
