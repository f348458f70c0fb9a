"""
Pieces of an answer come in as fast as they are found; out they go as fast as somebody reads them.

What waits lies on disk; how much all answers together may take there is bounded.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from typing import IO, Final, Self

__all__ = ["Held", "Refusal", "Spool"]

MAX_ANSWER_BYTES: Final = 1 << 30
"""Size of one answer."""
MAX_HELD_BYTES: Final = 4 << 30
"""Size of all answers that wait on disk for slow readers."""
READ_S: Final = 60.0
"""Seconds that any reader has, however slow, before others go first."""
PIECE_BYTES: Final = 1 << 16
_FULL: Final = (
    "Too much waits here for readers that are slow. Add a LIMIT, or try again in a minute."
)


class Refusal(Exception):
    """Why there is no answer: a status of HTTP, and words for a person."""

    def __init__(self, status: int, why: str, **headers: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class Held:
    """What waits on disk, of all answers together."""

    def __init__(self) -> None:
        self.size = 0
        """Bytes."""
        self.spools: set[Spool] = set()

    def room(self, wanted: Spool) -> None:
        """
        See that there is room for more of an answer: the slowest reader goes for it.

        Raises:
            Refusal: There is none, and nobody has had the time that any reader has.
        """
        now = time.monotonic()
        while self.size > MAX_HELD_BYTES:
            others = [each for each in self.spools - {wanted} if now - each.began > READ_S]
            if not others:
                raise Refusal(503, _FULL, Retry_After="30")
            min(others, key=lambda each: each.read / (now - each.began)).cut()


class Spool:
    """A file that is written at one end and read at the other, each at its own pace."""

    def __init__(self, held: Held) -> None:
        """Take what counts the bytes of all such files."""
        self.held, self.size, self.read = held, 0, 0
        self.began = time.monotonic()
        self.file: IO[bytes] = tempfile.TemporaryFile(prefix="backstory-")  # noqa: SIM115
        self.changed = asyncio.Event()
        self.done = False
        self.failed: Refusal | None = None
        held.spools.add(self)

    def write(self, piece: bytes) -> None:
        """
        Write a piece at its end.

        Raises:
            Refusal: This answer, or all that wait, are too large.
        """
        if self.size + len(piece) > MAX_ANSWER_BYTES:
            raise Refusal(503, "The answer is larger than this server sends. Add a LIMIT.")
        self.held.room(self)
        self.file.seek(self.size)
        self.file.write(piece)
        self.size += len(piece)
        self.held.size += len(piece)
        self.changed.set()

    def end(self, failed: Refusal | None = None) -> None:
        """Say that nothing more comes, and why if that is not all."""
        self.done, self.failed = True, self.failed or failed
        self.changed.set()

    def cut(self) -> None:
        """Give no more than was read, which is known not to be all; the room is given back."""
        self.end(Refusal(503, _FULL))
        self.drop()

    def drop(self) -> None:
        """Delete the file: nobody reads it any more."""
        self.held.spools.discard(self)
        self.held.size -= self.size
        self.size = self.read = 0
        self.done = True
        self.file.close()
        self.changed.set()

    def __aiter__(self) -> Self:
        """Give the pieces as they come."""
        return self

    async def __anext__(self) -> bytes:
        """
        Give the next piece, once it is there; after the last the file is deleted.

        Raises:
            Refusal: What was to come did not.
        """
        while True:
            if self.read < self.size:
                self.file.seek(self.read)
                piece = self.file.read(min(PIECE_BYTES, self.size - self.read))
                self.read += len(piece)
                return piece
            if self.done:
                self.drop()
                if self.failed:
                    raise self.failed
                raise StopAsyncIteration
            self.changed.clear()
            await self.changed.wait()

    async def aclose(self) -> None:
        """Read no more, and delete the file."""
        self.drop()
