"""
What can be found in a large graph lies beside its store: a shelf that reads only what it is asked.

By each word stands where it is found, as numbers in a row; so a word that is everywhere is read as
quickly as a rare one, and texts are read of the few rows that are given.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final, Self
from weakref import finalize

from backstory.ask.plain import plain
from backstory.ask.shelf import ALSO, Row, like, words_of_row
from backstory.model.names import Name, words_needed
from backstory.rdf.store import KEPT, KEPT_VERSION
from backstory.text import normalise
from backstory.words.little import light_in_names

__all__ = ["KeptRows", "write_rows"]

_ROWS, _NAMES = 0, 1
"""The two sorts of words: those of rows, and those of names."""
_NUMBER: Final = "I"
"""How numbers are packed: four bytes each, the small end first."""
_SLIP_LETTERS: Final = 4
_MOST_NAMES: Final = 12_000
"""Names that are judged; of more, the shortest."""
_AT_ONCE: Final = 500
_SCHEMA: Final = """
CREATE TABLE rows (at INTEGER PRIMARY KEY, iri TEXT, id TEXT, kind TEXT, text TEXT, also TEXT,
                   weight INTEGER, about TEXT);
CREATE INDEX ids ON rows (id);
CREATE TABLE concepts (at INTEGER PRIMARY KEY, id TEXT, kind TEXT, text TEXT, weight INTEGER);
CREATE TABLE names (at INTEGER PRIMARY KEY, iri TEXT, name TEXT, lang TEXT, kind TEXT);
CREATE TABLE words (sort INTEGER, word TEXT, own BLOB, also BLOB,
                    PRIMARY KEY (sort, word)) WITHOUT ROWID;
CREATE TABLE spelt (sort INTEGER, letters INTEGER, word TEXT,
                    PRIMARY KEY (sort, letters, word)) WITHOUT ROWID;
CREATE TABLE columns (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE kinds (at INTEGER PRIMARY KEY, kind TEXT);
CREATE TABLE actors (at INTEGER PRIMARY KEY, iri TEXT);
"""


def write_rows(
    folder: Path,
    rows: Iterable[tuple[str, Row]],
    names: Iterable[Name],
    company: tuple[Sequence[str], Sequence[Sequence[int]]],
    concepts: Iterable[Row] = (),
) -> None:
    """
    Write what can be found, what bears which name, and who takes part in the same events.

    Args:
        folder: Where to write it.
        rows: Each with the address of what it names.
        names: The shortest first.
        company: IRIs of actors, and of each event the numbers of those who take part in it.
        concepts: What questions call by a kind or a definition, in order.
    """
    path = folder / KEPT
    path.unlink(missing_ok=True)
    own: dict[tuple[int, str], list[int]] = {}
    also: dict[tuple[int, str], list[int]] = {}
    into = sqlite3.connect(path)
    try:
        into.executescript(_SCHEMA)
        placed = [(iri, row) for iri, row in rows if row.text]
        for at, (iri, row) in enumerate(placed):
            into.execute("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (at, iri, *row))
            first, second = words_of_row(row)
            for word in dict.fromkeys(first):
                own.setdefault((_ROWS, word), []).append(at)
            for word in dict.fromkeys(second):
                also.setdefault((_ROWS, word), []).append(at)
        for at, name in enumerate(names):
            into.execute("INSERT INTO names VALUES (?, ?, ?, ?, ?)", (at, *name))
            words = normalise(name.name).split()
            for word in dict.fromkeys((*words, "".join(words))):
                own.setdefault((_NAMES, word), []).append(at)
        _write_words(into, own, also)
        _write_columns(into, [row for _, row in placed], company[1])
        into.executemany("INSERT INTO actors VALUES (?, ?)", enumerate(company[0]))
        into.executemany("INSERT INTO concepts VALUES (?, ?, ?, ?, ?)", (
            (at, row.id, row.kind, row.text, row.weight) for at, row in enumerate(concepts)
        ))  # fmt: skip
        into.execute(f"PRAGMA user_version = {KEPT_VERSION}")
        into.commit()
    finally:
        into.close()


def _write_words(
    into: sqlite3.Connection,
    own: Mapping[tuple[int, str], Sequence[int]],
    also: Mapping[tuple[int, str], Sequence[int]],
) -> None:
    known = sorted({*own, *also})
    into.executemany("INSERT INTO words VALUES (?, ?, ?, ?)", (
        (*key, _packed(own.get(key, ())), _packed(also.get(key, ()))) for key in known
    ))  # fmt: skip
    spelt = sorted((sort, len(word), word) for sort, word in known if word.isalpha())
    into.executemany("INSERT INTO spelt VALUES (?, ?, ?)", spelt)


def _write_columns(
    into: sqlite3.Connection, rows: Sequence[Row], company: Sequence[Sequence[int]]
) -> None:
    numbers = {name: at for at, name in enumerate(sorted({row.id for row in rows}))}
    kinds = {kind: at for at, kind in enumerate(sorted({row.kind for row in rows}))}
    columns: dict[str, Iterable[int]] = {
        "things": [numbers[row.id] for row in rows],
        "kinds": [kinds[row.kind] for row in rows],
        "lengths": [len(plain(row.text).split()) for row in rows],
        "weights": [row.weight for row in rows],
        "total": [len(numbers)],
        "sizes": map(len, company),
        "company": chain.from_iterable(company),
    }
    packed = ((name, _packed(column)) for name, column in columns.items())
    into.executemany("INSERT INTO columns VALUES (?, ?)", packed)
    into.executemany("INSERT INTO kinds VALUES (?, ?)", ((at, kind) for kind, at in kinds.items()))


def _packed(numbers: Iterable[int]) -> bytes:
    found = array(_NUMBER, numbers)
    if sys.byteorder == "big":
        found.byteswap()
    return found.tobytes()


def _unpacked(value: bytes) -> array[int]:
    found = array(_NUMBER, value)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def _worth(own: bytes, also: bytes) -> dict[int, float]:
    """Give rows with what a word is worth in them: it stands in their text, or beside it."""
    if not also:  # most words stand in texts alone
        return dict.fromkeys(_unpacked(own), 1.0)
    found = dict.fromkeys(_unpacked(also), ALSO)
    found.update(dict.fromkeys(_unpacked(own), 1.0))
    return found


class KeptRows:
    """A shelf that lies beside a store."""

    def __init__(self, folder: Path | str) -> None:
        address = (Path(folder).resolve() / KEPT).as_uri()
        # Nothing is written: whoever asks may do so from another thread than opened it.
        self._kept = sqlite3.connect(f"{address}?mode=ro", uri=True, check_same_thread=False)
        self.close = finalize(self, self._kept.close)  # or when nobody holds it any more
        self.iris: dict[str, str] = {}
        """By id, the address of what has been given."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        self.close()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return int(self._kept.execute("SELECT COUNT(*) FROM rows").fetchone()[0])

    def _column(self, name: str) -> array[int]:
        found = self._kept.execute("SELECT value FROM columns WHERE name = ?", (name,))
        return _unpacked(found.fetchone()[0])

    @cached_property
    def total(self) -> int:
        """How many things there are in all."""
        return self._column("total")[0]

    @cached_property
    def things(self) -> Sequence[int]:
        """By row, the number of the thing it names."""
        return self._column("things")

    @cached_property
    def kinds(self) -> Sequence[str]:
        """By row, the kind of the thing."""
        kinds = [kind for (kind,) in self._kept.execute("SELECT kind FROM kinds ORDER BY at")]
        return list(map(kinds.__getitem__, self._column("kinds")))

    @cached_property
    def lengths(self) -> Sequence[int]:
        """By row, how many words its text has."""
        return self._column("lengths")

    @cached_property
    def weights(self) -> Sequence[int]:
        """By row, how much is said of the thing."""
        return self._column("weights")

    @property
    def company(self) -> Iterable[Sequence[int]]:
        """Of each event with several actors, their numbers."""
        every = iter(self._column("company"))
        return (tuple(islice(every, size)) for size in self._column("sizes"))

    def actor(self, number: int) -> str:
        """Give the IRI of an actor of `company`."""
        found = self._kept.execute("SELECT iri FROM actors WHERE at = ?", (number,))
        return str(found.fetchone()[0])

    def concepts(self) -> list[Row]:
        """Give the names of kinds and definitions, which the whole graph would be read for."""
        found = self._kept.execute("SELECT id, kind, text, weight FROM concepts ORDER BY at")
        return [Row(id_, kind, text, "", weight) for id_, kind, text, weight in found]

    def having(self, word: str) -> Mapping[int, float]:
        """Give the rows that have a word, and what it is worth there."""
        found = self._kept.execute(
            "SELECT own, also FROM words WHERE sort = ? AND word = ?", (_ROWS, word)
        ).fetchone()
        return {} if found is None else _worth(*found)

    def beginning(self, letters: str) -> Mapping[str, Any]:
        """Give the words that begin so, each with where it stands; thousands may."""
        found = self._kept.execute(
            "SELECT word, own, also FROM words WHERE sort = ? AND word >= ? AND word < ?",
            (_ROWS, letters, f"{letters}\U0010ffff"),
        )
        return {word: (own, also) for word, own, also in found}

    def worth(self, places: Iterable[Any]) -> Mapping[int, float]:
        """Give the rows where some words stand, and the most that any of the words is worth."""
        every = list(places)
        return _worth(b"".join(own for own, _ in every), b"".join(also for _, also in every))

    def slipped(self, word: str) -> Iterable[str]:
        """Give the words that are one slip away."""
        return self._slipped(word, _ROWS)

    def _slipped(self, word: str, sort: int) -> list[str]:
        if len(word) < _SLIP_LETTERS or not word.isalpha():
            return []
        # A slip in the first letters leaves the words of its length; the index cannot tell more.
        known = self._kept.execute(
            "SELECT word FROM spelt WHERE sort = ? AND letters BETWEEN ? AND ? ORDER BY word",
            (sort, len(word) - 1, len(word) + 1),
        )
        return like(word, [each for (each,) in known])

    def row(self, at: int) -> Row:
        """Give a row, the words beside it included: a day without its year is read of them."""
        iri, *found = self._kept.execute(
            "SELECT iri, id, kind, text, also, weight, about FROM rows WHERE at = ?", (at,)
        ).fetchone()
        row = Row(*found)
        self.iris[row.id] = iri
        return row

    def iri(self, id_: str) -> str:
        """Give the address of what has an id; empty if nothing that can be found has it."""
        if id_ not in self.iris:
            found = self._kept.execute("SELECT iri FROM rows WHERE id = ? LIMIT 1", (id_,))
            self.iris[id_] = next((str(iri) for (iri,) in found), "")
        return self.iris.get(id_, "")

    def names(self, text: str) -> list[Name]:
        """Give every name that may fit a text: it has all words of it, or is it written as one."""
        whole = set(self._named("word = ?", "".join(normalise(text).split())))
        fitting: set[int] | None = None
        for word in words_needed(text, light_in_names()):
            found = set(self._named("word >= ? AND word < ?", word, f"{word}\U0010ffff"))
            for each in self._slipped(word, _NAMES):
                found.update(self._named("word = ?", each))
            fitting = found if fitting is None else fitting & found
        places = sorted({*whole, *sorted(fitting or ())[:_MOST_NAMES]})
        return [name for start in range(0, len(places), _AT_ONCE)
                for name in self._names(places[start : start + _AT_ONCE])]  # fmt: skip

    def _named(self, where: str, *words: str) -> array[int]:
        # The condition is one of this module's own; what somebody typed is bound.
        query = f"SELECT own FROM words WHERE sort = {_NAMES} AND {where}"
        return _unpacked(b"".join(own for (own,) in self._kept.execute(query, words)))

    def _names(self, places: Sequence[int]) -> Iterable[Name]:
        marks = ", ".join("?" * len(places))
        query = f"SELECT iri, name, lang, kind FROM names WHERE at IN ({marks}) ORDER BY at"
        return map(Name._make, self._kept.execute(query, places))
