"""
A graph comes in; out go its lines of N-Triples, as they are written, and what of them comes back.

Lines are given while the rest is still written, and held against others while these still arrive:
so the server at the other end is at work meanwhile.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from queue import SimpleQueue
from typing import IO, Final, Self, cast

import pyoxigraph as ox

__all__ = ["Meeting", "Summing", "Written", "digest_of", "parted", "written"]

_TRUTH: Final = b"^^<http://www.w3.org/2001/XMLSchema#boolean>"
_NO_END: Final = 1 << 60
_MEETING: Final = 1 << 20
"""Bytes that are taken apart at once."""
_AT_ONCE: Final = 4096
"""Lines that are summed in one go."""


class Written:
    """The lines of a graph, written once; what they are summed to is worked out beside."""

    def __init__(self, store: ox.Store) -> None:
        """Take the store whose default graph is written."""
        self._store = store
        self._every: list[bytes] | None = None
        self._beside = ThreadPoolExecutor(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._beside.shutdown()

    def parts(self, size: int) -> Iterator[Sequence[bytes]]:
        """
        Give the lines in parts, the first while the others are written.

        Args:
            size: So many lines are one part, but for the last.
        """
        if self._every is not None:
            yield from parted(self._every, size)
            return
        lines: list[bytes] = []
        given, once = 0, True
        for content in _contents(self._store, size):
            meant = _meant(content)
            once = once and meant is content
            lines += meant.split(b"\n")
            while len(lines) - given > size:
                yield lines[given : given + size]
                given += size
        self._every = lines if once else list(dict.fromkeys(lines))
        self._adding = self._beside.submit(sum_of, self._every)
        self._digesting = self._beside.submit(digest_of, self._every)
        if given < len(lines):
            yield lines[given:]

    @property
    def every(self) -> list[bytes]:
        """All lines, each once."""
        if self._every is None:
            for _ in self.parts(_NO_END):
                pass
        return self._every or []

    @cached_property
    def here(self) -> set[bytes]:
        """All lines, to be held against others one by one."""
        return set(self.every)

    @property
    def sum(self) -> tuple[int, int]:
        """How many lines there are, and the sum of their hashes."""
        return self._adding.result() if self.every else sum_of(())

    @property
    def digest(self) -> str:
        """The SHA-256 of the lines, sorted."""
        return self._digesting.result() if self.every else digest_of(())


def _contents(store: ox.Store, size: int) -> Iterator[bytes]:
    """Give the N-Triples of a default graph in parts, while the rest is written."""
    ready: SimpleQueue[bytes | None] = SimpleQueue()

    def write() -> None:
        try:
            into = _Parts(size, ready)
            file = cast("IO[bytes]", into)  # all of one that is written to
            store.dump(file, ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
            into.end()
        finally:
            ready.put(None)

    with ThreadPoolExecutor(1) as beside:
        writing = beside.submit(write)
        while (content := ready.get()) is not None:
            yield content
        writing.result()


def _meant(content: bytes) -> bytes:
    """Write truth as `true` and `false`, whatever the graph calls it."""
    for other, meant in ((b'"1"', b'"true"'), (b'"0"', b'"false"')):
        if other + _TRUTH in content:
            content = content.replace(other + _TRUTH, meant + _TRUTH)
    return content


def parted(lines: Sequence[bytes], size: int) -> Iterator[Sequence[bytes]]:
    """Give lines in parts of so many."""
    for start in range(0, len(lines), size):
        yield lines[start : start + size]


class _Parts:
    """A file that is written to in pieces, and gives them on in whole lines."""

    def __init__(self, size: int, ready: SimpleQueue[bytes | None]) -> None:
        self._size, self._ready = size, ready
        self._pieces: list[bytes] = []
        self._ends = 0

    def write(self, piece: bytes) -> int:
        """Take a piece."""
        self._pieces.append(piece)
        self._ends += piece.count(b"\n")
        if self._ends >= self._size:
            lines, _, begun = b"".join(self._pieces).rpartition(b"\n")
            self._ready.put(lines)
            self._pieces, self._ends = [begun], 0
        return len(piece)

    def flush(self) -> None:
        """Keep what is no whole part."""

    def end(self) -> None:
        """Give the last part on."""
        if lines := b"".join(self._pieces).removesuffix(b"\n"):
            self._ready.put(lines)


class _Taking:
    """Takes apart into lines what arrives in pieces."""

    def begin(self) -> None:
        """Begin anew: what arrived before was cut."""
        self._pieces: list[bytes] = []
        self._waiting = 0

    def _meet(self, lines: list[bytes]) -> None:
        raise NotImplementedError

    def take(self, piece: bytes, /) -> None:
        """Take a piece: servers send them by the kilobyte, and many are held against at once."""
        self._pieces.append(piece)
        self._waiting += len(piece)
        if self._waiting >= _MEETING:
            lines, _, begun = b"".join(self._pieces).rpartition(b"\n")
            if lines:  # not where one is longer than that
                self._meet(lines.split(b"\n"))
            self._pieces, self._waiting = [begun], len(begun)

    def _end(self) -> None:
        if rest := b"".join(self._pieces).removesuffix(b"\n"):
            self._meet(rest.split(b"\n"))
        self._pieces = []


class Summing(_Taking):
    """
    Sums the hashes of lines that arrive in pieces, in whatever order.

    The same lines give the same sum. Others do once in 10^19 times: a hash has 64 bits, and a key
    that each process draws anew.
    """

    def begin(self) -> None:
        """Begin anew: what arrived before was cut."""
        super().begin()
        self._count = self._sum = 0

    def _meet(self, lines: list[bytes]) -> None:
        count, total = sum_of(lines)
        self._count += count
        self._sum += total

    def found(self) -> tuple[int, int]:
        """Give how many lines arrived, and what they are summed to."""
        self._end()
        return self._count, self._sum


class Meeting(_Taking):
    """Holds lines that arrive in pieces against those that are here."""

    def __init__(self, here: set[bytes]) -> None:
        """Begin with the lines that are here."""
        self._here = here
        self.begin()

    def begin(self) -> None:
        """Begin anew: what arrived before was cut."""
        super().begin()
        self._missing = set(self._here)
        self._other: set[bytes] = set()

    def _meet(self, lines: list[bytes]) -> None:
        came = {*lines}
        came.discard(b"")
        before = len(self._missing)
        self._missing -= came
        if before - len(self._missing) != len(came):
            self._other |= came - self._here

    def found(self) -> set[bytes]:
        """Give what arrived: the very lines that are here, if it was these and no others."""
        self._end()
        if not self._missing and not self._other:
            return self._here
        return (self._here - self._missing) | self._other


def written(store: ox.Store) -> list[bytes]:
    """Give the lines of a graph, each once."""
    return list(dict.fromkeys(
        line for content in _contents(store, _NO_END) for line in _meant(content).split(b"\n")
    ))  # fmt: skip


def sum_of(lines: Collection[bytes]) -> tuple[int, int]:
    """Give how many lines there are, and the sum of their hashes, which has no order."""
    return len(lines), sum(map(hash, lines))


def digest_of(lines: Collection[bytes]) -> str:
    """Give the SHA-256 of lines, sorted."""
    made, turn = hashlib.sha256(), sorted(lines)
    for start in range(0, len(turn), _AT_ONCE):
        made.update(b"\n".join(turn[start : start + _AT_ONCE]) + b"\n")
    return made.hexdigest()
