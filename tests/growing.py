"""Graphs that every test may read and none changes: each opened, or grown, once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from backstory.dossier import read
from backstory.graph import Graph
from backstory.rdf.grow import store_of
from backstory.rdf.opening import open_store
from backstory.rdf.store import TripleStore


@cache
def grown_of(path: Path) -> TripleStore:
    """Give the graph of a dossier, grown from its files."""
    return TripleStore(store_of(read(path)), str(path))


@cache
def _opened() -> TripleStore:
    return open_store()


@cache
def shipped(lang: str = "en") -> Graph:
    """Give the graph that ships; what is worked out of it in one test is there for the next."""
    return Graph(store=_opened(), lang=lang)
