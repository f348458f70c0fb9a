"""
A Turtle file is read on another core while the rest of a command is still being imported.

Half of what a short command takes is to import, half to read the graph. Only a command of the shell
begins so, with one file; whatever hinders it is passed over here, and told by `open_store`, which
then reads the file itself.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Final

import pyoxigraph as ox

__all__ = ["read_ahead", "taken"]

_MOST_UNPACKED: Final = 1 << 28
"""Bytes of a packed graph: a larger one is read where that can be told."""
_DEEP: Final = b"<<("
"""What can stand deeper within itself than a parser bears."""


class _Reading(Thread):
    """The reading of one file."""

    def __init__(self, path: Path) -> None:
        super().__init__(name=f"reading {path.name}")
        self._path, self._begun = path, _looks(path)
        self._store: ox.Store | None = None

    def run(self) -> None:
        """Read the file, if it can be read as it lies."""
        with suppress(OSError, EOFError, SyntaxError, ValueError, MemoryError):
            content = _content(self._path)
            if content and _DEEP not in content:
                store = ox.Store()
                store.load(content, format=ox.RdfFormat.TURTLE)
                self._store = store

    def result(self) -> ox.Store | None:
        """Wait for the store; None if it could not be read, or another file lies there by now."""
        self.join()
        with suppress(OSError):
            return self._store if self._begun == _looks(self._path) else None
        return None


_READING: Final[dict[str, _Reading]] = {}


def read_ahead(path: Path) -> None:
    """Begin to read a file, if it is one of Turtle, as it is or as `.ttl.xz`; else do nothing."""
    with suppress(OSError, ValueError):
        if path.name.lower().endswith((".ttl", ".ttl.xz")) and path.is_file():
            _READING[str(path)] = begun = _Reading(path)
            begun.start()


def taken(path: Path) -> ox.Store | None:
    """Give the store of a file whose reading was begun, once; None if nobody began, or in vain."""
    begun = _READING.pop(str(path), None)
    return begun.result() if begun else None


def _content(path: Path) -> bytes:
    """Give what a file holds; nothing if it is packed and larger than is read unasked."""
    content = path.read_bytes()
    if path.suffix.lower() != ".xz":
        return content
    import lzma

    unpacking = lzma.LZMADecompressor()
    try:
        found = unpacking.decompress(content, _MOST_UNPACKED)
    except lzma.LZMAError:
        return b""
    return found if unpacking.eof and not unpacking.unused_data else b""


def _looks(path: Path) -> tuple[int, ...]:
    """Tell a file apart from what is written in its place."""
    told = path.stat()
    return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns
