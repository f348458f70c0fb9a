"""
A graph on disk comes in; beside it goes, of each thing with a name, all that names and dates it.

To read a statement off a store costs a look-up for each of its parts. A story of a place mentions
hundreds of events, of each of which it needs what a text holds whole: that is read in one look.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from backstory.rdf.store import KEPT, TripleStore

__all__ = ["FORM", "Pack", "kept_beside", "packs_of", "write_packs"]

FORM: Final = ox.RdfFormat.N_QUADS
_AT_ONCE: Final = 500


class Pack(NamedTuple):
    """What is stated of one thing, and what else must be read where it is mentioned."""

    text: bytes
    leads: tuple[ox.NamedNode, ...]


def write_packs(
    folder: Path, stated: Iterable[tuple[ox.NamedNode, Iterable[ox.Quad], Iterable[Any]]]
) -> None:
    """
    Write what is stated of things, beside what can be found in their store.

    Args:
        folder: Where `KEPT` lies.
        stated: Each thing with its statements and what they lead to. What has no address has
            another name in each text, so a thing of which anything such is told is left out.
    """
    with closing(sqlite3.connect(folder / KEPT)) as into:
        into.execute("CREATE TABLE packs (iri TEXT PRIMARY KEY, leads TEXT, text BLOB)")
        for node, quads, leads in stated:
            every, on = list(quads), list(leads)
            ends = [end for quad in every for end in (quad.subject, quad.object)]
            if any(isinstance(each, ox.BlankNode) for each in (*ends, *on)):
                continue
            text = zlib.compress(ox.serialize(every, format=FORM) or b"")
            told = "\n".join(sorted(each.value for each in on))
            into.execute("INSERT INTO packs VALUES (?, ?, ?)", (node.value, told, text))
        into.commit()


def packs_of(graph: TripleStore, nodes: Iterable[Any]) -> Mapping[Any, Pack]:
    """Give what is kept of some nodes beside a graph; of the others, and of other graphs, none."""
    wanted = {node.value: node for node in nodes if isinstance(node, ox.NamedNode)}
    iris, found = list(wanted), dict[Any, Pack]()
    for start in range(0, len(iris), _AT_ONCE):
        several = iris[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(several))
        query = f"SELECT iri, leads, text FROM packs WHERE iri IN ({marks})"
        for iri, leads, text in kept_beside(graph, query, several):
            on = tuple(map(ox.NamedNode, leads.splitlines()))
            found[wanted[iri]] = Pack(zlib.decompress(text), on)
    return found


def kept_beside(graph: TripleStore, query: str, values: Sequence[str]) -> list[tuple[Any, ...]]:
    """Ask what lies beside the store of a graph; no rows if it is not there, or another version."""
    kept = Path(graph.path) / KEPT
    if not graph.path or not kept.is_file():
        return []
    with closing(sqlite3.connect(f"{kept.resolve().as_uri()}?mode=ro", uri=True)) as rows:
        try:
            return rows.execute(query, values).fetchall()
        except sqlite3.DatabaseError:  # a store of before, or nothing of ours
            return []
