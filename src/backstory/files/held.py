"""Hold a folder or a part against other runs, and sweep what killed runs left behind."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

_fcntl: Any = None
with contextlib.suppress(ImportError):  # Windows, where two runs at once are not kept apart
    import fcntl as _fcntl

_PART: Final = ".part"
_FOLDER: Final = ".folder"
_ABANDONED_S: Final = 86_400
"""How old a leftover must be where no lock tells whether its writer lives."""
_number = itertools.count()


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder against other runs, where the system can."""
    if _fcntl is None:
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        _fcntl.flock(held, _fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


@contextlib.contextmanager
def part_of(real: Path) -> Iterator[Path]:
    """Give a name beside a file, held for as long as its writer lives, and gone afterwards."""
    part = _name_beside(real, _PART)
    held = os.open(part, os.O_WRONLY | os.O_CREAT, 0o666)
    try:
        if _fcntl is not None:
            _fcntl.flock(held, _fcntl.LOCK_EX)
        yield part
    finally:
        os.close(held)
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def folder_beside(real: Path) -> Iterator[Path]:
    """Give an empty folder beside another, gone at the end if it is still there."""
    made = _name_beside(real, _FOLDER)
    made.mkdir()
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _name_beside(real: Path, kind: str) -> Path:
    return real.with_name(f".backstory-{os.getpid()}-{next(_number)}{kind}")


def sweep(folder: Path) -> None:
    """Remove the parts that killed runs left in a folder; a lock tells whose writer still lives."""
    for left in folder.glob(".backstory-*"):
        if left.suffix not in (_PART, _FOLDER):
            continue
        with contextlib.suppress(OSError):
            if _fcntl is None:
                if time.time() - left.stat().st_mtime > _ABANDONED_S:
                    _remove(left)
                continue
            held = os.open(left, os.O_RDONLY)
            try:
                _fcntl.flock(held, _fcntl.LOCK_EX | _fcntl.LOCK_NB)  # fails while its writer lives
                _remove(left)
            finally:
                os.close(held)


def _remove(left: Path) -> None:
    shutil.rmtree(left) if left.is_dir() else left.unlink()
