"""
A Turtle file is read on another core while the rest of a command is still being imported.

Half of what a short command takes is to import, half to read the graph. Only a command of the shell
begins so, with one file; whatever hinders it is passed over here, and told by `open_store`, which
then reads the file itself.
"""

from __future__ import annotations

import atexit
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from threading import Thread
from threading import enumerate as enumerate_threads
from typing import Final

import pyoxigraph as ox

from backstory.errors import CouldNotRun
from backstory.rdf.shipped import shipped_path
from backstory.settings import default_graph

__all__ = [
    "LOOKS", "READ", "begin", "begin_for", "digest_of", "looks_of", "read_ahead", "still_reads",
    "taken",
]  # fmt: skip

READ: Final = "digest of what was read"
"""Where the cache of a store keeps that of its file, if the file was read ahead."""
LOOKS: Final = "looks of what was read"
"""Where it keeps how its file looked before it was read, if it was not read ahead."""

_MOST_UNPACKED: Final = 1 << 28
"""Bytes of a packed graph: a larger one is read where that can be told."""
_DEEP: Final = b"<<("
"""What can stand deeper within itself than a parser bears."""


class _Reading(Thread):
    """The reading of one file."""

    def __init__(self, path: Path) -> None:
        # A daemon, or Python waited at its end for what nobody will look at; see `still_reads`.
        super().__init__(name=f"reading {path.name}", daemon=True)
        self._path, self._begun = path, looks_of(path)
        self._store: ox.Store | None = None
        self._digest = b""

    def run(self) -> None:
        """Read the file, if it can be read as it lies."""
        with suppress(OSError, EOFError, SyntaxError, ValueError, MemoryError):
            content = self._path.read_bytes()
            self._digest = digest_of(content)
            turtle = _unpacked(content) if self._path.suffix.lower() == ".xz" else content
            if turtle and _DEEP not in turtle:
                store = ox.Store()
                store.load(turtle, format=ox.RdfFormat.TURTLE)
                self._store = store

    def result(self) -> tuple[ox.Store, bytes] | None:
        """Wait for the store; None if it could not be read, or another file lies there by now."""
        self.join()
        with suppress(OSError):
            if self._store is not None and self._begun == looks_of(self._path):
                return self._store, self._digest
        return None


_READING: Final[dict[str, _Reading]] = {}


def read_ahead(path: Path) -> bool:
    """Begin to read a file, if it is one of Turtle, as it is or as `.ttl.xz`; say whether."""
    with suppress(OSError, ValueError):
        if path.name.lower().endswith((".ttl", ".ttl.xz")) and path.is_file():
            if str(path) not in _READING:
                reading = _READING[str(path)] = _Reading(path)
                # Taken apart under it, Python would end the whole process within the parser.
                atexit.register(reading.join)
                reading.start()
            return True
    return False


def begin(graph: Sequence[str] | str | None) -> bool:
    """Begin to read the one graph that is named, or asked by default; a mistake is told later."""
    with suppress(CouldNotRun):
        named = [graph] if isinstance(graph, str) else list(graph or default_graph()[0])
        if not named[1:]:
            return read_ahead(Path(named[0]) if named else shipped_path())
    return False


def begin_for(args: Sequence[str]) -> None:
    """Begin to read the graph that a command names, unless it only lists or explains."""
    if args and {*args}.isdisjoint(("--help", "-h", "--list")):
        named = [after for each, after in pairwise(args) if each == "--graph"]
        begin([*named, *(e.partition("=")[2] for e in args if e.startswith("--graph="))])


def taken(path: Path) -> tuple[ox.Store, bytes] | None:
    """
    Give the store of a file whose reading was begun, and the digest of the file, once.

    Returns:
        None if nobody began, or in vain.
    """
    begun = _READING.pop(str(path), None)
    return begun.result() if begun else None


def still_reads() -> bool:
    """Tell whether a file is being read that nobody waits for, when a command has ended."""
    return any(isinstance(each, _Reading) for each in enumerate_threads())


def digest_of(content: bytes) -> bytes:
    """Tell some bytes apart from all others."""
    return blake2b(content, digest_size=32).digest()


def _unpacked(content: bytes) -> bytes:
    """Unpack what a file holds; give nothing if that is larger than is read unasked."""
    import lzma  # late: a checkout holds nothing packed

    unpacking = lzma.LZMADecompressor()
    try:
        found = unpacking.decompress(content, _MOST_UNPACKED)
    except lzma.LZMAError:
        return b""
    return found if unpacking.eof and not unpacking.unused_data else b""


def looks_of(path: Path) -> tuple[int, ...]:
    """Tell a file apart from what is written in its place, or into it."""
    told = path.stat()
    return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns
