"""
Pieces of an answer come in as fast as they are found; out they go as fast as somebody reads them.

What waits lies on disk; how much all answers together may take there is bounded.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import IO, Final

__all__ = ["Held", "Refusal", "Spool"]

MAX_ANSWER_BYTES: Final = 1 << 30
"""Size of one answer."""
MAX_HELD_BYTES: Final = 4 << 30
"""Size of all answers that wait on disk for slow readers."""
PIECE_BYTES: Final = 1 << 16


class Refusal(Exception):
    """Why there is no answer: a status of HTTP, and words for a person."""

    def __init__(self, status: int, why: str, **headers: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


@dataclass(slots=True)
class Held:
    """How much waits on disk."""

    size: int = 0
    """Bytes."""


class Spool:
    """A file that is written at one end and read at the other, each at its own pace."""

    def __init__(self, held: Held) -> None:
        """Take what counts the bytes of all such files."""
        self.held, self.size, self.read = held, 0, 0
        self.file: IO[bytes] = tempfile.TemporaryFile(prefix="backstory-")  # noqa: SIM115
        self.changed = asyncio.Event()
        self.done = False
        self.failed: Refusal | None = None

    def write(self, piece: bytes) -> None:
        """
        Write a piece at its end.

        Raises:
            Refusal: This answer, or all that wait, are too large.
        """
        if self.size + len(piece) > MAX_ANSWER_BYTES or self.held.size > MAX_HELD_BYTES:
            raise Refusal(503, "The answer is larger than this server sends. Add a LIMIT.")
        self.file.seek(self.size)
        self.file.write(piece)
        self.size += len(piece)
        self.held.size += len(piece)
        self.changed.set()

    def end(self, failed: Refusal | None = None) -> None:
        """Say that nothing more comes, and why if that is not all."""
        self.done, self.failed = True, failed
        self.changed.set()

    async def pieces(self) -> AsyncIterator[bytes]:
        """
        Give the pieces as they come, and delete the file.

        Raises:
            Refusal: What was to come did not.
        """
        try:
            while True:
                if self.read < self.size:
                    self.file.seek(self.read)
                    piece = self.file.read(min(PIECE_BYTES, self.size - self.read))
                    self.read += len(piece)
                    yield piece
                elif self.failed:
                    raise self.failed
                elif self.done:
                    return
                else:
                    self.changed.clear()
                    await self.changed.wait()
        finally:
            self.held.size -= self.size
            self.size = 0
            self.done = True
            self.file.close()
