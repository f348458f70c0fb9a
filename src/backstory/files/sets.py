"""
Write files that belong together as one: a kill leaves all of the old ones or all of the new.

A set lies ready in a folder of its own before the first file moves; whoever writes there next, or
calls `settle`, moves on what a killed run left.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from backstory.errors import CouldNotRun
from backstory.files.folders import swap_left
from backstory.files.given import is_there
from backstory.files.held import locked, sweep
from backstory.files.whole import fill, is_same, is_stream, real_of, told, write_whole

_OURS: Final = ".backstory-"
_SET: Final = ".backstory-set"
"""Where a set is written; renamed to the next when it is whole."""
_READY: Final = ".backstory-ready"
_GONE: Final = ".backstory-gone"
"""In a set: the list of what is removed when it stands."""


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
        self._places = _Places(folder)
        self._made: set[Path] = set()
        """The folders of parts that are there."""

    def put(self, name: str, content: bytes) -> bool:
        """
        Add a file; tell whether another stands there, or none.

        Raises:
            CouldNotRun: It could not stand there.
        """
        path = self.folder / name
        with told(path):
            real = self._places.of(name)
            differs = is_stream(path, real) or not is_same(real, content)
            if differs:
                self._places.hold(real)
                part = self.folder / _SET / name
                if part.parent not in self._made:
                    part.parent.mkdir(parents=True, exist_ok=True)
                    self._made.add(part.parent)
                fill(part, content, real, sync=self.sync)
        return differs

    def drop(self, names: Iterable[str]) -> None:
        """Say which files are gone when the set stands, once."""
        part = self.folder / _SET / _GONE
        with told(self.folder):
            part.parent.mkdir(exist_ok=True)
            part.write_text(json.dumps(sorted(names)), "utf-8")


class _Places:
    """Where the files of a folder stand; what holds them is looked at once, of thousands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._homes: dict[str, Path] = {}
        self._held: set[Path] = set()

    def of(self, name: str) -> Path:
        """Follow links to the file that a name means, and refuse what can be no file."""
        path = self.folder / name
        above = name.rpartition("/")[0]
        if above not in self._homes:
            real = real_of(path)
            if not path.is_symlink():
                self._homes[above] = real.parent
            return real
        real = self._homes[above] / path.name
        try:
            mode = os.lstat(real).st_mode
        except FileNotFoundError:
            return real
        return real if stat.S_ISREG(mode) and mode & 0o222 else real_of(path)

    def hold(self, real: Path) -> None:
        """Refuse, before anything is moved, what has no folder to stand in."""
        if real.parent not in self._held:
            _hold_above(real)
            self._held.add(real.parent)


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
    with told(folder):
        if folder.exists() and not folder.is_dir():
            raise CouldNotRun(f"{folder} is not a folder; name the folder to write into.")
        is_new = not folder.exists()
        folder.resolve().mkdir(parents=True, exist_ok=True)  # of a link, what it leads to
    try:
        with told(folder), locked(folder):
            sweep(folder)
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


def settle(folder: Path) -> bool:
    """
    Move on what a killed run left ready, a set in a folder or the folder, if that is allowed.

    Returns:
        Whether a set lay ready in the folder, and stands now.
    """
    swap_left(folder)
    if not is_there(folder / _READY):
        return False
    with contextlib.suppress(OSError, CouldNotRun), locked(folder):
        _move_ready(folder)
    return not is_there(folder / _READY)


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """
    Hold a folder from reading it to writing it, or where it is to stand if it is not there yet.

    Of two runs that each add to what they read, the second then reads what the first wrote; what a
    killed run left ready is in its place before anything is read.
    """
    above = (folder, *folder.absolute().parents)
    there = next((each for each in above if is_there(each) and each.is_dir()), None)
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError):  # one that may not be read is told by who reads it
            if there is not None:
                held.enter_context(locked(there))
        settle(folder)
        yield


def is_empty(folder: Path) -> bool:
    """Tell whether a folder holds nothing but what killed runs left, which the next one sweeps."""
    return all(path.name.startswith(_OURS) for path in folder.iterdir())


def _move_ready(folder: Path) -> None:
    """Move every file that lies ready to its place; what has moved already is there."""
    ready = folder / _READY
    if (ready / _GONE).is_file():
        _drop(folder, json.loads((ready / _GONE).read_text("utf-8")))
    places, made = _Places(folder), set[Path]()
    for name in sorted(_names_in(ready)):
        if name == _GONE:
            continue
        part = ready / name
        with told(folder / name):
            real = places.of(name)
            if is_stream(folder / name, real):
                with real.open("wb") as out:
                    out.write(part.read_bytes())
                part.unlink()
                continue
            if real.parent not in made:
                real.parent.mkdir(parents=True, exist_ok=True)
                made.add(real.parent)
            try:
                part.replace(real)
            except OSError:  # a link that leads to another disk
                write_whole(real, part.read_bytes())
                part.unlink()
    _remove(ready)


def _names_in(folder: Path) -> Iterator[str]:
    """Give the files of a folder and those below, as `sources/a.yaml`; none of one that is not."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as found:
        for each in found:
            if each.is_dir():
                yield from (f"{each.name}/{name}" for name in _names_in(Path(each.path)))
            else:
                yield each.name


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
        if hasattr(os, "statvfs") and os.statvfs(above).f_flag & os.ST_RDONLY:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _remove(folder: Path) -> None:
    """Remove a folder of parts with all that is in it."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    if folder.is_dir():
        folder.rmdir()
