"""
What the package carries beside its modules comes out, as it was written.

A checkout holds it so; a wheel holds most of it packed, for it is to be small once installed.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["carried", "is_carried"]


def carried(path: Path) -> bytes:
    """
    Read a file, or where it is not there its packed form, `NAME.xz`.

    Raises:
        OSError: Neither is there, or it cannot be read.
        ValueError: What is packed is broken.
    """
    packed = _packed(path)
    if path.is_file() or not packed.is_file():
        return path.read_bytes()
    import lzma  # late: a checkout holds nothing packed

    try:
        return lzma.decompress(packed.read_bytes())
    except (lzma.LZMAError, EOFError) as why:
        raise ValueError(str(why)) from None


def is_carried(path: Path) -> bool:
    """Tell whether a file is there, in either form."""
    return path.is_file() or _packed(path).is_file()


def _packed(path: Path) -> Path:
    return path.with_name(f"{path.name}.xz")
