"""Hold a folder or a part against other runs, and sweep what killed runs left behind."""

from __future__ import annotations

import contextlib
import itertools
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

_fcntl: Any = None
with contextlib.suppress(ImportError):  # Windows, where two runs at once are not kept apart
    import fcntl as _fcntl

_PART: Final = ".part"
_FOLDER: Final = ".folder"
_ABANDONED_S: Final = 86_400
"""How old a leftover must be where no lock tells whether its writer lives."""
_TRIES: Final = 100
"""How often a part is made anew that somebody sweeps away."""
_number = itertools.count()


class _Mine(threading.local):
    """The folders that this thread holds: what it does within waits for no other run."""

    def __init__(self) -> None:
        self.held: set[tuple[int, int]] = set()


_mine: Final = _Mine()


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder against other runs, where the system can; who holds it may hold it again."""
    if _fcntl is None:
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        found = os.fstat(held)
        key = (found.st_dev, found.st_ino)
        if key in _mine.held:
            yield
            return
        _fcntl.flock(held, _fcntl.LOCK_EX)
        _mine.held.add(key)
        try:
            yield
        finally:
            _mine.held.discard(key)
    finally:
        os.close(held)


@contextlib.contextmanager
def part_of(real: Path) -> Iterator[Path]:
    """Give a name beside a file, held for as long as its writer lives, and gone afterwards."""
    part = _name_beside(real, _PART)
    held = _own(part, lambda: os.open(part, os.O_WRONLY | os.O_CREAT, 0o666))
    try:
        yield part
    finally:
        os.close(held)
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def folder_beside(real: Path) -> Iterator[Path]:
    """Give an empty folder beside another, gone at the end if it is still there."""
    import shutil  # late: it brings every way to pack a file, and most runs lay no folder

    made = _name_beside(real, _FOLDER)

    def opened() -> int:
        made.mkdir(exist_ok=True)
        return os.open(made, os.O_RDONLY)

    held = -1 if _fcntl is None else _own(made, opened)
    if _fcntl is None:
        made.mkdir()
    found = made.stat()
    key = (found.st_dev, found.st_ino)
    _mine.held.add(key)  # what is done within may hold it again
    try:
        yield made
    finally:
        _mine.held.discard(key)
        if held >= 0:
            os.close(held)
        shutil.rmtree(made, ignore_errors=True)


def _own(part: Path, opened: Callable[[], int]) -> int:
    """
    Open a part of one's own and hold it; who sweeps may have taken it before it was held.

    Returns:
        The file descriptor that holds it, to be closed.
    """
    tries = 0
    while True:
        tries += 1
        try:
            held = opened()
        except FileNotFoundError:  # gone between its making and its opening
            if tries > _TRIES or not part.parent.is_dir():  # in /proc nothing can be made
                raise
            continue
        if _fcntl is None:
            return held
        _fcntl.flock(held, _fcntl.LOCK_EX)
        with contextlib.suppress(FileNotFoundError):
            if part.stat().st_ino == os.fstat(held).st_ino:
                return held
        os.close(held)


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
    import shutil

    shutil.rmtree(left) if left.is_dir() else left.unlink()
