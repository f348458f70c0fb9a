"""
Tell whether what can be found in a graph is kept beside its store.

Apart from what reads it, which imports the whole search: most graphs are small and keep nothing.
"""

from __future__ import annotations

from pathlib import Path

from backstory.rdf.store import KEPT, TripleStore

__all__ = ["is_kept"]


def is_kept(graph: TripleStore) -> bool:
    """Tell whether what can be found in a graph is kept beside it, as this version writes it."""
    if "is kept" not in graph.cache:
        graph.cache["is kept"] = bool(graph.path) and _is_there(Path(graph.path))
    return bool(graph.cache["is kept"])


def _is_there(folder: Path) -> bool:
    if not (folder / KEPT).is_file():
        return False
    from backstory.ask.kept_rows import is_of_this_version

    return is_of_this_version(folder)
