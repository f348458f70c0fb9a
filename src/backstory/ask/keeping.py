"""
Tell whether what can be found in a graph is kept beside its store, and find there what has an id.

Apart from what reads it, which imports the whole search: most graphs are small and keep nothing,
and an id is looked for in the store itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Final

from backstory.ask.find import find_iri, iri_called
from backstory.rdf.record import Record
from backstory.rdf.store import KEPT, KEPT_VERSION, TripleStore

__all__ = ["iri_near", "is_kept"]

_OFFERED: Final = 20


def is_kept(graph: TripleStore) -> bool:
    """Tell whether what can be found in a graph is kept beside it, as this version writes it."""
    if "is kept" not in graph.cache:
        graph.cache["is kept"] = bool(graph.path) and _is_there(Path(graph.path))
    return bool(graph.cache["is kept"])


def _is_there(folder: Path) -> bool:
    path = folder / KEPT
    if not path.is_file():
        return False
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as kept:
        try:
            return bool(kept.execute("PRAGMA user_version").fetchone()[0] == KEPT_VERSION)
        except sqlite3.DatabaseError:  # something else
            return False


def iri_near(
    graph: TripleStore, name: str, kinds: Iterable[str] = (), *, rather: str = "", lang: str
) -> str:
    """
    Find what an id or a whole name stands for, as `find_iri` does, without reading the whole graph.

    Raises:
        NotFound: Nothing is called so, and the nearest are offered; or several things are.
    """
    allowed = tuple(kinds)
    if iri := iri_called(Record(graph), name, allowed, rather):
        return iri
    from backstory.ask.kept import record_near  # late: what has an id needs no search

    return find_iri(
        record_near(graph, str(name), _OFFERED), name, allowed, rather=rather, lang=lang
    )
