"""
Words of a whole graph come in; beside its store they lie, to be read by who reads a part of it.

Whether a word within a sentence is written small is seen from how the whole graph writes it. What
is read of a large graph to tell one thing has too few of its sentences for that.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from pathlib import Path

from backstory.ask.keeping import is_kept
from backstory.rdf.packed import kept_beside
from backstory.rdf.store import KEPT, TripleStore

__all__ = ["kept_words", "write_words"]


def write_words(folder: Path, words: Mapping[tuple[str, str], Collection[str]]) -> None:
    """
    Write words beside what can be found in a store.

    Args:
        folder: Where `KEPT` lies.
        words: By what they are and the language in which they are told.
    """
    with closing(sqlite3.connect(folder / KEPT)) as into:
        into.execute(
            "CREATE TABLE told (name TEXT, lang TEXT, words TEXT, PRIMARY KEY (name, lang))"
        )
        into.executemany(
            "INSERT INTO told VALUES (?, ?, ?)",
            ((*key, json.dumps(sorted(own), ensure_ascii=False)) for key, own in words.items()),
        )
        into.commit()


def kept_words(graph: TripleStore, name: str, lang: str) -> frozenset[str] | None:
    """Give the words of the whole graph of which this one is, or is a part, if they are kept."""
    whole = graph.cache.get("is near", graph)
    if (laid := whole.cache.get(f"laid {lang}")) and name in laid.words:
        found: frozenset[str] = laid.words[name]
        return found
    if not is_kept(whole):
        return None
    rows = kept_beside(whole, "SELECT words FROM told WHERE name = ? AND lang = ?", (name, lang))
    return frozenset(json.loads(rows[0][0])) if rows else None
