"""Read what somebody names, a path or a text, within bounds and told in one line."""

from __future__ import annotations

from pathlib import Path

from backstory.errors import CouldNotRun


def is_there(path: Path | str) -> bool:
    """Tell whether something is at a path; nothing is where a name is too long or no name."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def as_folder(where: Path) -> Path:
    """
    Give a folder that is there or may be made; of a link that leads to none yet, where it leads.

    Raises:
        CouldNotRun: A file, a device or a pipe stands in its place, or links lead in a circle.
    """
    try:
        in_a_circle = where.resolve().is_symlink()  # as Python 3.13 leaves it
    except RuntimeError:
        in_a_circle = True
    if in_a_circle:
        raise CouldNotRun(f"{where} cannot be written: its links lead in a circle.")
    if is_there(where) and not where.is_dir():
        raise CouldNotRun(f"{where} is not a folder; name the folder to write into.")
    return where.resolve() if where.is_symlink() and not is_there(where) else where


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
