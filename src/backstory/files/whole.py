"""
Write a file whole or not at all.

It is written beside its place and renamed over it, so that a kill at any moment leaves the old file
whole. Links are followed, permissions are kept, and what is no file (a pipe, a device) is written
to and never replaced.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NoReturn

from backstory.errors import CouldNotRun
from backstory.files.held import part_of, sweep

_ENDS: Final = ("/", "\\") if os.name == "nt" else ("/",)
"""What the name of a folder may end with."""


def file_named(name: str | Path) -> Path:
    """
    Give the path of a file that somebody names.

    Raises:
        CouldNotRun: The name ends as that of a folder does, which a path no longer tells.
    """
    if str(name).endswith(_ENDS) and len(str(name)) > 1:
        raise CouldNotRun(f"{name} is a folder; name a file in it.")
    return Path(name)


def write_whole(path: Path, content: bytes) -> bool:
    """
    Write a file beside its place and rename it over; leave it alone if nothing changed.

    Returns:
        Whether the file changed.

    Raises:
        CouldNotRun: It cannot be written; the old file is still whole.
    """
    with told(path):
        real = real_of(path)
        if is_stream(path, real):
            with real.open("wb") as out:
                out.write(content)
            return True
        sweep(real.parent)  # what killed runs left goes, be there anything to write or not
        if is_same(real, content):
            return False
        real.parent.mkdir(parents=True, exist_ok=True)
        with part_of(real) as part:
            fill(part, content, real)
            part.replace(real)
    return True


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell in one line why something cannot be written."""
    try:
        yield
    except (OSError, ValueError, RuntimeError) as why:  # a NUL in the name; links in a circle
        if isinstance(why, RuntimeError) or getattr(why, "errno", 0) == errno.ELOOP:
            _refuse_circle(path)
        number = getattr(why, "errno", None)  # a library may put a sentence of its own before it
        number = errno.ENOTDIR if number == errno.EEXIST else number  # where a folder is made
        told = (os.strerror(number) if number else str(why)).lower().rstrip(".")
        raise CouldNotRun(f"{path} cannot be written: {told}.") from None


def real_of(path: Path) -> Path:
    """Follow links to the file that is meant, and refuse what can be no file."""
    if path == Path():
        raise CouldNotRun(
            "The name to write to is empty, or the folder one stands in: name a file."
        )
    if path.parts[1:2] in (("dev",), ("proc",)):  # /dev/stdout leads to whatever stands there
        return path
    real = path.resolve()
    if real.is_symlink():  # a circle of links, which Python 3.13 leaves as it is
        _refuse_circle(path)
    if real.is_dir():
        raise CouldNotRun(f"{path} is a folder; name a file in it.")
    if real.is_file() and not real.stat().st_mode & 0o222:
        raise CouldNotRun(f"{path} cannot be written: it is read-only.")
    return real


def _refuse_circle(path: Path) -> NoReturn:
    raise CouldNotRun(f"{path} cannot be written: its links lead in a circle.") from None


def is_stream(path: Path, real: Path) -> bool:
    """Tell whether something is written to as it stands: a pipe, a device, a socket."""
    if path.parts[1:2] in (("dev",), ("proc",)):
        return real.exists()
    found = _stat_of(real)
    return found is not None and not stat.S_ISREG(found.st_mode)


def is_same(real: Path, content: bytes) -> bool:
    """Tell whether a file holds the very bytes already."""
    found = _stat_of(real)
    return (
        found is not None
        and stat.S_ISREG(found.st_mode)
        and found.st_size == len(content)
        and real.read_bytes() == content
    )


def fill(part: Path, content: bytes, real: Path, *, sync: bool = True) -> None:
    """Write a file down to the disk, with the permissions of the one it will replace."""
    with part.open("wb") as out:
        out.write(content)
        if sync:
            out.flush()
            os.fsync(out.fileno())
    found = _stat_of(real)
    if found is not None and stat.S_ISREG(found.st_mode):
        part.chmod(stat.S_IMODE(found.st_mode))


def _stat_of(real: Path) -> os.stat_result | None:
    try:
        return real.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
