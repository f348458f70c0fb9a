"""
Write a file whole or not at all.

It is written beside its place and renamed over it, so that a kill at any moment leaves the old
file whole.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from backstory.errors import CouldNotRun

__all__ = ["write_whole"]


def write_whole(path: Path, content: bytes) -> bool:
    """
    Write a file beside its place and rename it over; leave it alone if nothing changed.

    Returns:
        Whether the file changed.

    Raises:
        CouldNotRun: The folder cannot be written to.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
    except OSError as why:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise CouldNotRun(f"{path} cannot be written: {(why.strerror or '').lower()}.") from None
    return True
