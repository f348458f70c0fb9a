"""
What was found out of a graph's names by one command lies in the user's cache, for the next one.

To read all names and sentences of a small graph takes longer than to open it. What a search made of
them is laid down as one file a graph and language, which is read only if it was made of these very
bytes by this very program; it is never needed, and nobody sees whether it was there. Only a command
of the shell lays anything down: whoever imports the program keeps what it read.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from collections.abc import Collection, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import backstory
from backstory.ask.findable import concept_rows
from backstory.ask.postings import Postings
from backstory.ask.shelf import Row, Rows
from backstory.errors import CouldNotRun
from backstory.model.names import Name
from backstory.rdf.ahead import LOOKS, READ, digest_of, looks_of
from backstory.settings import LAYING, cache_path
from backstory.words.languages import VARIABLE

if TYPE_CHECKING:
    from backstory.rdf.record import Record
    from backstory.rdf.store import TripleStore

__all__ = ["Laid", "laid", "lay"]

_PLACE: Final = "find"
_MOST: Final = 4
"""Files that are kept, those that were made last: some 5 MB each for 3,000 claims."""
_KEY: Final = "laid key"
_ROOMS: Final = ("", "ask", "calls", "dates", "model", "model/ontology", "rdf", "tell", "words")
"""What rows, names and words are made by: a file of it that changes makes them anew."""


class Laid(Rows):
    """A shelf that was laid down, with the names and what else a search asks of a whole graph."""

    def __init__(self, kept: Mapping[str, Any]) -> None:
        """Take in what was laid down, whole."""
        own, also = (Postings.laid(*kept[key]) for key in ("own", "also"))
        self._fill([Row(*each) for each in zip(*kept["rows"], strict=True)], own, also)
        self.iris: dict[str, str] = kept["iris"]
        """By id, the address of what it names."""
        self._names = [Name(*each) for each in zip(*kept["names"], strict=True)]
        self._concepts = [Row(*each) for each in zip(*kept["concepts"], strict=True)]
        self.words = {name: frozenset(words) for name, words in kept["words"].items()}
        """How the whole graph writes words within sentences, by what they are (`Namer`)."""

    def iri(self, id_: str) -> str:
        """Give the address of what has an id; empty if nothing that can be found has it."""
        return self.iris.get(id_, "")

    def concepts(self) -> list[Row]:
        """Give the names of kinds and definitions, which the whole graph would be read for."""
        return self._concepts

    def names(self, text: str) -> list[Name]:
        """Give every name that may fit a text, and others."""
        return self._names


def laid(graph: TripleStore, lang: str) -> Laid | None:
    """Give what was laid down of these very bytes by this very program; None if nothing was."""
    key, place = _key(graph), _place(graph, lang)
    if not key or not place:
        return None
    try:
        head, _, content = place.read_bytes().partition(b"\n")
    except OSError:  # as if nobody had searched before
        return None
    # What bears its hash was written here, for this very interpreter.
    return Laid(marshal.loads(content)) if head == _head(key, content) else None


def lay(
    graph: TripleStore, record: Record, words: Mapping[str, Collection[str]], lang: str
) -> None:
    """
    Lay down what a search made of a graph, if this is a command and the graph is a file.

    Args:
        graph: The graph, searched already.
        record: What it records.
        words: How it writes words within sentences of a language, by what they are.
        lang: The language.
    """
    key, place, box = _key(graph), _place(graph, lang), graph.cache.get("box")
    if not key or not place or not box:
        return
    shelf = box.shelf
    kept = {  # in columns, of which there are few to write, and not in thousands of rows
        "rows": list(zip(*shelf.rows, strict=True)),
        "own": shelf.own.parts, "also": shelf.also.parts,
        "iris": {row.id: record.by_id.get(row.id, row.id) for row in shelf.rows},
        "names": list(zip(*record.index.names, strict=True)),
        "concepts": list(zip(*concept_rows(record), strict=True)),
        "words": {name: sorted(each) for name, each in words.items()},
    }  # fmt: skip
    written = marshal.dumps(kept)  # in a fifth of the time of JSON, and read in half
    from backstory.files.held import part_of, sweep

    with contextlib.suppress(OSError, CouldNotRun):  # a folder that cannot be written to
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep(place.parent)
        with part_of(place) as part:  # not waited for to be on the disk: its hash tells a half
            part.chmod(0o600)
            part.write_bytes(_head(key, written) + b"\n" + written)
            part.replace(place)
        for old in sorted(place.parent.glob("[!.]*"), key=_age)[_MOST:]:
            old.unlink(missing_ok=True)


def _head(key: str, content: bytes) -> bytes:
    """Tell of what it is made, and what it is: who reads half of it sees that it is not whole."""
    return f"{key} {blake2b(content, digest_size=32).hexdigest()}".encode()


def _age(path: Path) -> float:
    return -path.stat().st_mtime


def _place(graph: TripleStore, lang: str) -> Path | None:
    """Give where it lies, or would: what is made of the same file anew takes its place."""
    folder = cache_path()
    if folder is None:
        return None
    name = f"{Path(graph.path).resolve()}\0{lang}".encode("utf-8", "replace")
    return folder / _PLACE / f"{blake2b(name, digest_size=16).hexdigest()}.laid"


def _key(graph: TripleStore) -> str:
    """Tell of which bytes and by which program it is made; empty where none is to be laid down."""
    if not LAYING or not graph.path or os.environ.get(VARIABLE):  # words of somebody's own
        return ""
    if _KEY not in graph.cache:
        graph.cache[_KEY] = _made_of(graph)
    return str(graph.cache[_KEY])


def _made_of(graph: TripleStore) -> str:
    found = blake2b(digest_size=32)
    try:
        read = graph.cache.get(READ) or digest_of(Path(graph.path).read_bytes())
        # Else what was found out of another file would be told of this one, and laid down for it.
        if READ not in graph.cache and graph.cache.get(LOOKS) != looks_of(Path(graph.path)):
            return ""
        found.update(read)
        for each in _program():
            found.update(each.encode())
    except OSError:  # a folder, or what is gone by now
        return ""
    return found.hexdigest()


def _program() -> Iterator[str]:
    """Tell the files of the program apart from those of another version of it, or of Python."""
    yield str(sys.implementation.cache_tag)
    here = Path(backstory.__file__).parent
    for room in _ROOMS:
        with os.scandir(here / room) as files:
            for each in sorted(files, key=lambda one: one.name):
                if each.is_file():
                    told = each.stat()
                    yield f"{room}/{each.name} {told.st_size} {told.st_mtime_ns}\n"
