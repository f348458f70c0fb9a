"""
Everything that can be found in a large graph is kept beside its store, word by word.

A search then reads the rows that hold a word like one of those asked for, and nothing else; they
are judged by the same rules as all rows are in a small graph, and the answer is the same.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from backstory.ask.box import boxed, rows_of
from backstory.ask.find import find_iri
from backstory.ask.plainly import Row
from backstory.ask.typed import plain
from backstory.model.names import Index
from backstory.model.names import Name as Findable
from backstory.rdf.near import near
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.text import normalise

__all__ = ["KEPT", "iri_near", "is_kept", "keep", "record_near"]

KEPT: Final = "backstory-find.sqlite"
"""Lies in the folder of the store."""
_VERSION: Final = 1
_IRI: Final = re.compile(r"[^\s<>\"{}|^`\\]+")
_OFFERED: Final = 20
_MOST_ROWS: Final = 12_000
"""Rows that are judged; of more, those with most of the words."""
_BEGIN: Final = 5
"""Letters that two words of one stem share at least."""
_SLIP_LETTERS: Final = 4
_SCHEMA: Final = """
CREATE TABLE rows (at INTEGER PRIMARY KEY, iri TEXT, id TEXT, kind TEXT, text TEXT, also TEXT,
                   weight INTEGER);
CREATE TABLE names (at INTEGER PRIMARY KEY, iri TEXT, name TEXT, lang TEXT, kind TEXT);
CREATE TABLE words (word TEXT, sort INTEGER, at INTEGER,
                    PRIMARY KEY (word, sort, at)) WITHOUT ROWID;
CREATE TABLE spelt (sort INTEGER, letters INTEGER, word TEXT,
                    PRIMARY KEY (sort, letters, word)) WITHOUT ROWID;
CREATE TABLE told (name TEXT PRIMARY KEY, value TEXT);
"""


def is_kept(graph: TripleStore) -> bool:
    """Tell whether what can be found in a graph is kept beside it."""
    return bool(graph.path) and (Path(graph.path) / KEPT).is_file()


def keep(graph: TripleStore, folder: Path) -> None:
    """Write what can be found in a graph into the folder of its store."""
    record = Record(graph)
    path = folder / KEPT
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as into:
        into.executescript(_SCHEMA)
        words: set[tuple[str, int, int]] = set()
        ids = set()
        for at, row in enumerate(rows_of(record)):
            iri = record.by_id.get(row.id, row.id)
            # What is only searched is kept as it is compared, so that a search need not do it.
            kept = (at, iri, *row._replace(also=plain(row.also)))
            into.execute("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?)", kept)
            words |= {(word, 0, at) for word in _words(row)}
            ids.add(row.id)
        for at, name in enumerate(record.index.names):
            into.execute("INSERT INTO names VALUES (?, ?, ?, ?, ?)", (at, *name))
            plain_words = normalise(name.name).split()
            words |= {(word, 1, at) for word in (*plain_words, "".join(plain_words))}
        into.executemany("INSERT INTO words VALUES (?, ?, ?)", sorted(words))
        spelt = {(sort, len(word), word) for word, sort, _ in words if word.isalpha()}
        into.executemany("INSERT INTO spelt VALUES (?, ?, ?)", sorted(spelt))
        told = {"version": _VERSION, "things": len(ids)}
        into.executemany("INSERT INTO told VALUES (?, ?)", [(k, str(v)) for k, v in told.items()])


def _words(row: Row) -> Iterator[str]:
    own = plain(row.text).split()
    yield from own
    yield from plain(row.also).split()
    yield "".join(own)


def record_near(graph: TripleStore, text: str, limit: int) -> Record:
    """
    Give a record of the few things that a text may mean, which finds them as the whole would.

    Args:
        graph: A graph whose store has `KEPT` beside it.
        text: What somebody typed.
        limit: How many things are asked for.
    """
    with sqlite3.connect(f"file:{Path(graph.path) / KEPT}?mode=ro", uri=True) as kept:
        rows, names = _rows(kept, text), _names(kept, text)
        things = int(kept.execute("SELECT value FROM told WHERE name = 'things'").fetchone()[0])
    box = boxed([row for _, row in rows], things)
    index = Index(names)
    iris = {row.id: iri for iri, row in rows}
    found = [iris[hit.id] for hit in box.ask(text).hits]
    found += [match.id for match in index.search(text, limit)]
    record = Record(near(graph, dict.fromkeys(found), whole=False))
    record.store.cache["box"] = box
    record.__dict__["index"] = index
    record.__dict__["by_id"] = {**record.by_id, **iris}
    record.store.cache["record"] = record
    return record


def iri_near(graph: TripleStore, name: str, lang: str) -> str:
    """
    Find what an id or a whole name stands for, without reading the whole graph.

    Returns:
        Empty for a dossier, of which the whole graph tells.

    Raises:
        NotFound: Nothing is called so, and the nearest are offered; or several things are.
    """
    record = Record(graph)
    if name in graph.homes or name in graph.homes.values():
        return ""
    iris = [name] if "//" in name else [f"{home}/{name}" for home in graph.homes]
    known = [iri for iri in iris if _IRI.fullmatch(iri) and record.kind(iri)]
    if len(known) == 1:
        return known[0]
    return find_iri(record_near(graph, name, _OFFERED), name, lang=lang)


def _asked(text: str) -> list[str]:
    words = normalise(text).split()
    return list(dict.fromkeys([*words, *plain(text).split(), "".join(words)]))


def _rows(kept: sqlite3.Connection, text: str) -> list[tuple[str, Row]]:
    found = _read(kept, text, 0, "rows", "iri, id, kind, text, also, weight")
    return [(each[0], Row._make(each[1:])) for each in found]


def _names(kept: sqlite3.Connection, text: str) -> list[Findable]:
    return [Findable._make(row) for row in _read(kept, text, 1, "names", "iri, name, lang, kind")]


def _read(
    kept: sqlite3.Connection, text: str, sort: int, table: str, columns: str
) -> Iterable[tuple[str, ...]]:
    """Read the rows that hold a word like one of those asked for."""
    asked = _asked(text)
    parts, values = [], list[str | int]()
    for number, word in enumerate(asked):
        for low, high in _reach(kept, word, sort):
            parts.append(f"SELECT at, {number} AS asked FROM words "
                         "WHERE sort = ? AND word >= ? AND word < ?")  # fmt: skip
            values += [sort, low, high]
    if not parts:
        return []
    # Names of columns and tables are this module's own; what somebody typed is bound.
    query = (
        f"SELECT {columns} FROM {table} JOIN (SELECT at AS place, COUNT(DISTINCT asked) AS many "
        f"FROM ({' UNION ALL '.join(parts)}) GROUP BY at ORDER BY many DESC, at "
        f"LIMIT {_MOST_ROWS}) ON at = place ORDER BY at"
    )
    rows: Iterable[tuple[str, ...]] = kept.execute(query, values).fetchall()
    return rows


def _reach(kept: sqlite3.Connection, word: str, sort: int) -> Iterator[tuple[str, str]]:
    """Give ranges of the words that are like one: begin alike, or are one slip away."""
    begin = word if word.isdigit() else word[:_BEGIN]
    yield begin, begin + ("\x00" if word.isdigit() else "\U0010ffff")
    if sort and word.isdigit():
        yield word, f"{word}\U0010ffff"
    if len(word) >= _SLIP_LETTERS and word.isalpha():
        # A slip in the first letters leaves the words of its length; the index cannot tell more.
        known = kept.execute(
            "SELECT word FROM spelt WHERE sort = ? AND letters BETWEEN ? AND ?",
            (sort, len(word) - 1, len(word) + 1),
        )
        spelt = [each for (each,) in known]
        near_ = process.extract(word, spelt, scorer=OSA.distance, score_cutoff=1, limit=None)
        for each, _, _ in near_:
            yield each, f"{each}\x00"
