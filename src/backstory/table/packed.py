"""
A file comes in, packed or not; out come its bytes, and one line on why it cannot be read.

Text may lie in `.gz`, or alone in a `.zip`; it is unpacked as it is read, and never whole.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, cast

from backstory.errors import CouldNotRun
from backstory.table.maps import TableMap

__all__ = ["ending", "opened_bytes", "opened_text", "told_in_a_line"]

_PACKED: Final = (".gz", ".zip")
_DAMAGED: Final = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError,
                   NotImplementedError)  # fmt: skip
"""What the unpackers of Python raise."""


def ending(path: Path) -> str:
    """
    Give the ending of what is read, in small letters: of `a.csv.gz`, and of what is in a zip.

    Raises:
        CouldNotRun: A zip holds several files, or none.
    """
    found = path.suffix.lower()
    if found == ".gz":
        return _of_text(path.with_suffix("").suffix)
    return _of_text(Path(_member(path)).suffix) if found == ".zip" else found


def _of_text(found: str) -> str:
    """Parquet and spreadsheets are packed already, and read from their end."""
    return "" if found.lower() in (".parquet", ".xlsx", ".xls", ".ods") else found.lower()


def _member(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as packed:
            names = [one.filename for one in packed.infolist() if not one.is_dir()]
    except _DAMAGED as why:
        raise CouldNotRun(f"{path} cannot be read: {why}") from None
    if len(names) != 1:
        raise CouldNotRun(f"{path} holds {len(names)} files: unpack it, and name those to add.")
    return names[0]


@contextlib.contextmanager
def opened_bytes(path: Path) -> Iterator[IO[bytes]]:
    """Open a file to read its bytes, unpacked."""
    if path.suffix.lower() == ".gz":
        with gzip.open(path) as lines:
            yield cast("IO[bytes]", lines)
    elif path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as packed, packed.open(_member(path)) as lines:
            yield lines
    else:
        with path.open("rb") as lines:
            yield lines


@contextlib.contextmanager
def opened_text(path: Path, encoding: str, *, forgiving: bool = False) -> Iterator[IO[str]]:
    """Open a file to read its lines, unpacked; a line ends as it stands there."""
    errors = "replace" if forgiving else "strict"
    with (
        opened_bytes(path) as raw,
        io.TextIOWrapper(raw, encoding, errors=errors, newline="") as lines,
    ):
        yield lines


@contextlib.contextmanager
def told_in_a_line(path: Path, how: TableMap) -> Iterator[None]:
    """Tell in one line why a file cannot be read."""
    import pyarrow as pa

    try:
        yield
    except LookupError:
        raise CouldNotRun(
            f"The map {how.name} has an encoding nobody knows: {how.encoding}."
        ) from None
    except (UnicodeError, pa.ArrowException, *_DAMAGED) as why:
        if isinstance(why, UnicodeError) or "utf8" in str(why).lower():
            raise _other_text(path, how) from None
        raise CouldNotRun(f"{path} cannot be read: {' '.join(str(why).split())}") from None


def _other_text(path: Path, how: TableMap) -> CouldNotRun:
    """Say where the first line is that is no text in the encoding of the map."""
    with opened_bytes(path) as lines:
        for at, line in enumerate(lines, 1):
            try:
                line.decode(how.encoding)
            except UnicodeDecodeError as why:
                where = f"{path}:{at}:{why.start + 1}"
                break
        else:  # UTF-16 has no lines of bytes
            where = str(path)
    return CouldNotRun(
        f"{where} is not text in {how.encoding}: save it so, or put its encoding into the map, as "
        "in `encoding: latin-1`."
    )
