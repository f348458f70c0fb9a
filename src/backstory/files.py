"""
Write a file, or a set of files, whole or not at all: the one writer behind every door.

A file is written beside its place and renamed over it, so that a kill at any moment leaves the old
file whole. Links are followed, permissions are kept, and what is no file (a pipe, a device) is
written to and never replaced. A set lies ready in a folder of its own before the first file moves;
whoever writes there next, or calls `settle`, moves on what a killed run left.
"""

from __future__ import annotations

import contextlib
import errno
import itertools
import json
import os
import shutil
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from backstory.errors import CouldNotRun

_fcntl: Any = None
with contextlib.suppress(ImportError):  # Windows, where two runs at once are not kept apart
    import fcntl as _fcntl

__all__ = [
    "Gathered",
    "gathered",
    "is_there",
    "settle",
    "text_of",
    "whole_folder",
    "write_set",
    "write_whole",
]

_PART: Final = ".part"
_SET: Final = ".backstory-set"
"""Where a set is written; renamed to the next when it is whole."""
_READY: Final = ".backstory-ready"
_OLD: Final = ".backstory-old"
_GONE: Final = ".backstory-gone"
"""In a set: the list of what is removed when it stands."""
_FOLDER: Final = ".folder"
_ABANDONED_S: Final = 86_400
"""How old a leftover must be where no lock tells whether its writer lives."""
_number = itertools.count()


def write_whole(path: Path, content: bytes) -> bool:
    """
    Write a file beside its place and rename it over; leave it alone if nothing changed.

    Returns:
        Whether the file changed.

    Raises:
        CouldNotRun: It cannot be written; the old file is still whole.
    """
    with _told(path):
        real = _real(path)
        if _is_stream(path, real):
            with real.open("wb") as out:
                out.write(content)
            return True
        if _is_same(real, content):
            return False
        real.parent.mkdir(parents=True, exist_ok=True)
        _sweep(real.parent)
        with _part(real) as part:
            _fill(part, content, real)
            part.replace(real)
    return True


def write_set(folder: Path, contents: Mapping[str, bytes]) -> dict[str, bool]:
    """
    Write files that belong together: a kill leaves all of the old ones or all of the new.

    Names may lead into folders below, `sources/a.yaml`. Two runs at once wait for each other.

    Args:
        folder: Where they stand.
        contents: What stands in each, by its name.

    Returns:
        Whether each file changed, by its name.

    Raises:
        CouldNotRun: One cannot be written; the old files are still whole.
    """
    with gathered(folder) as files:
        return {name: files.put(name, content) for name, content in contents.items()}


class Gathered:
    """A set of files that comes one by one, and stands in its place when all of it is there."""

    def __init__(self, folder: Path, *, sync: bool) -> None:
        self.folder, self.sync = folder, sync

    def put(self, name: str, content: bytes) -> bool:
        """
        Add a file; tell whether another stands there, or none.

        Raises:
            CouldNotRun: It could not stand there.
        """
        path = self.folder / name
        with _told(path):
            real = _real(path)
            differs = _is_stream(path, real) or not _is_same(real, content)
            if differs:
                _hold_above(real)
                part = self.folder / _SET / name
                part.parent.mkdir(parents=True, exist_ok=True)
                _fill(part, content, real, sync=self.sync)
        return differs

    def drop(self, names: Iterable[str]) -> None:
        """Say which files are gone when the set stands, once."""
        part = self.folder / _SET / _GONE
        with _told(self.folder):
            part.parent.mkdir(exist_ok=True)
            part.write_text(json.dumps(sorted(names)), "utf-8")


@contextlib.contextmanager
def gathered(folder: Path, *, sync: bool = True) -> Iterator[Gathered]:
    """
    Give what takes the files of a set one by one; all stand in their places at the end, or none.

    Args:
        folder: Where they stand; other runs wait until this one is through.
        sync: Whether to wait for the disk, file by file; False for thousands that can be made anew.

    Raises:
        CouldNotRun: One cannot be written; the old files are still whole.
    """
    with _told(folder):
        if folder.exists() and not folder.is_dir():
            raise CouldNotRun(f"{folder} is not a folder; name the folder to write into.")
        is_new = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
    try:
        with _told(folder), _locked(folder):
            _sweep(folder)
            _move_ready(folder)
            _remove(folder / _SET)
            try:
                yield Gathered(folder, sync=sync)
                if (folder / _SET).exists():
                    (folder / _SET).replace(folder / _READY)
            finally:
                _remove(folder / _SET)
            _move_ready(folder)
    finally:
        if is_new and not any(folder.iterdir()):
            folder.rmdir()


@contextlib.contextmanager
def whole_folder(where: Path) -> Iterator[Path]:
    """
    Give a folder to fill, which takes the place of another at the end: a kill leaves one of them.

    Raises:
        CouldNotRun: It cannot be written; the old folder is still whole.
    """
    with _told(where):
        real = where.resolve()
        real.parent.mkdir(parents=True, exist_ok=True)
        for left in real.parent.glob(f".backstory-*{_FOLDER}"):
            _sweep_folder(left)
        made = real.with_name(f".backstory-{os.getpid()}-{next(_number)}{_FOLDER}")
        made.mkdir()
        try:
            with _locked(made):
                yield made
            with _locked(real.parent):
                _swap(real)
                made.replace(_beside(real, _READY))
                _swap(real)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def settle(folder: Path) -> None:
    """Move on what a killed run left ready, a set in a folder or the folder, if that is allowed."""
    real = folder.resolve()
    if _beside(real, _READY).is_dir() or _beside(real, _OLD).is_dir():
        with contextlib.suppress(OSError), _locked(real.parent):
            _swap(real)
    if (folder / _READY).is_dir():
        with contextlib.suppress(OSError, CouldNotRun), _locked(folder):
            _move_ready(folder)


def _beside(real: Path, kind: str) -> Path:
    return real.with_name(f"{kind}-{real.name}")


def _swap(real: Path) -> None:
    """Put the folder that lies ready in its place; what was there goes when the new one stands."""
    ready, old = _beside(real, _READY), _beside(real, _OLD)
    if ready.is_dir():
        if real.exists():
            shutil.rmtree(old, ignore_errors=True)
            real.replace(old)
        ready.replace(real)
    shutil.rmtree(old, ignore_errors=True)


def _sweep_folder(left: Path) -> None:
    """Remove a folder that a killed run was filling; its lock tells whether somebody still does."""
    with contextlib.suppress(OSError):
        if _fcntl is None:
            if time.time() - left.stat().st_mtime > _ABANDONED_S:
                shutil.rmtree(left)
            return
        held = os.open(left, os.O_RDONLY)
        try:
            _fcntl.flock(held, _fcntl.LOCK_EX | _fcntl.LOCK_NB)
            shutil.rmtree(left)
        finally:
            os.close(held)


def is_there(path: Path | str) -> bool:
    """Tell whether something is at a path; nothing is where a name is too long or no name."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def text_of(path: Path, most: int) -> str:
    """
    Read a text, unless it is so large that nobody wrote it: then nothing is read.

    Args:
        path: A file, or a pipe.
        most: Bytes.

    Raises:
        CouldNotRun: It cannot be read, is too large or is no text.
    """
    try:
        with path.open("rb") as file:
            content = b"" if path.stat().st_size > most else file.read(most + 1)
        if (not content and path.stat().st_size) or len(content) > most:
            raise CouldNotRun(f"{path} cannot be read: it is larger than {most:,} bytes.")
        return content.decode("utf-8-sig")
    except OSError as why:
        raise CouldNotRun(f"{path} cannot be read: {(why.strerror or '').lower()}.") from None
    except UnicodeDecodeError as why:
        raise CouldNotRun(f"{path} is not UTF-8 text: {why.reason}.") from None


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell in one line why something cannot be written."""
    try:
        yield
    except (OSError, ValueError, RuntimeError) as why:  # a NUL in the name; links in a circle
        told = (getattr(why, "strerror", None) or str(why)).lower().rstrip(".")
        raise CouldNotRun(f"{path} cannot be written: {told}.") from None


def _real(path: Path) -> Path:
    """Follow links to the file that is meant, and refuse what can be no file."""
    if path == Path():
        raise CouldNotRun(
            "The name to write to is empty, or the folder one stands in: name a file."
        )
    if path.parts[1:2] in (("dev",), ("proc",)):  # /dev/stdout leads to whatever stands there
        return path
    real = path.resolve()
    if real.is_symlink():  # a circle of links, which Python 3.13 leaves as it is
        raise CouldNotRun(f"{path} cannot be written: its links lead in a circle.")
    if real.is_dir():
        raise CouldNotRun(f"{path} is a folder; name a file in it.")
    if real.is_file() and not real.stat().st_mode & 0o222:
        raise CouldNotRun(f"{path} cannot be written: it is read-only.")
    return real


def _is_stream(path: Path, real: Path) -> bool:
    """Tell whether something is written to as it stands: a pipe, a device, a socket."""
    if path.parts[1:2] in (("dev",), ("proc",)):
        return real.exists()
    return real.exists() and not real.is_file()


def _is_same(real: Path, content: bytes) -> bool:
    return real.is_file() and real.stat().st_size == len(content) and real.read_bytes() == content


def _fill(part: Path, content: bytes, real: Path, *, sync: bool = True) -> None:
    """Write a file down to the disk, with the permissions of the one it will replace."""
    with part.open("wb") as out:
        out.write(content)
        if sync:
            out.flush()
            os.fsync(out.fileno())
    if real.is_file():
        part.chmod(stat.S_IMODE(real.stat().st_mode))


@contextlib.contextmanager
def _part(real: Path) -> Iterator[Path]:
    """Give a name beside a file, held for as long as its writer lives, and gone afterwards."""
    part = real.with_name(f".backstory-{os.getpid()}-{next(_number)}{_PART}")
    held = os.open(part, os.O_WRONLY | os.O_CREAT, 0o666)
    try:
        if _fcntl is not None:
            _fcntl.flock(held, _fcntl.LOCK_EX)
        yield part
    finally:
        os.close(held)
        part.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what killed runs left in a folder."""
    for part in folder.glob(f".backstory-*{_PART}"):
        with contextlib.suppress(OSError):
            if _fcntl is None:
                if time.time() - part.stat().st_mtime > _ABANDONED_S:
                    part.unlink()
                continue
            held = os.open(part, os.O_RDONLY)
            try:
                _fcntl.flock(held, _fcntl.LOCK_EX | _fcntl.LOCK_NB)  # fails while its writer lives
                part.unlink()
            finally:
                os.close(held)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
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


def _move_ready(folder: Path) -> None:
    """Move every file that lies ready to its place; what has moved already is there."""
    ready = folder / _READY
    if (ready / _GONE).is_file():
        _drop(folder, json.loads((ready / _GONE).read_text("utf-8")))
    for part in sorted(path for path in ready.rglob("*") if not path.is_dir()):
        if part == ready / _GONE:
            continue
        name = part.relative_to(ready)
        with _told(folder / name):
            real = _real(folder / name)
            if _is_stream(folder / name, real):
                with real.open("wb") as out:
                    out.write(part.read_bytes())
                part.unlink()
                continue
            real.parent.mkdir(parents=True, exist_ok=True)
            try:
                part.replace(real)
            except OSError:  # a link that leads to another disk
                write_whole(real, part.read_bytes())
                part.unlink()
    _remove(ready)


def _drop(folder: Path, names: Iterable[str]) -> None:
    """Remove files, and the folders that are empty without them."""
    for name in names:
        (folder / name).unlink(missing_ok=True)
        for above in (folder / name).parents:
            if above == folder or not above.is_dir() or any(above.iterdir()):
                break
            above.rmdir()


def _hold_above(real: Path) -> None:
    """Refuse, before anything is moved, what has no folder to stand in."""
    above = next(each for each in real.parents if each.exists())
    if not above.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    if not os.access(above, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _remove(folder: Path) -> None:
    """Remove a folder of parts with all that is in it."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    if folder.is_dir():
        folder.rmdir()
