"""Lay a folder whole, so that it takes the place of another at the end."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from backstory.files.given import is_there
from backstory.files.held import folder_beside, locked, sweep
from backstory.files.whole import told

_READY: Final = ".backstory-ready"
_OLD: Final = ".backstory-old"


@contextlib.contextmanager
def whole_folder(where: Path) -> Iterator[Path]:
    """
    Give a folder to fill, which takes the place of another at the end: a kill leaves one of them.

    Raises:
        CouldNotRun: It cannot be written; the old folder is still whole.
    """
    with told(where):
        real = where.resolve()
        real.parent.mkdir(parents=True, exist_ok=True)
        sweep(real.parent)
        with folder_beside(real) as made:  # held against who sweeps, till it stands in its place
            yield made
            with locked(real.parent):
                _swap(real)
                made.replace(_beside(real, _READY))
                _swap(real)


def swap_left(where: Path) -> None:
    """Move on the folder that a killed run left ready, if that is allowed."""
    try:
        real = where.resolve()
    except RuntimeError:  # links in a circle
        return
    if not real.name:  # the root of the disk, beside which nothing stands
        return
    if is_there(_beside(real, _READY)) or is_there(_beside(real, _OLD)):
        with contextlib.suppress(OSError), locked(real.parent):
            _swap(real)


def _swap(real: Path) -> None:
    """Put the folder that lies ready in its place; what was there goes when the new one stands."""
    import shutil  # late: it brings every way to pack a file, and most runs lay no folder

    ready, old = _beside(real, _READY), _beside(real, _OLD)
    if ready.is_dir():
        if real.exists():
            shutil.rmtree(old, ignore_errors=True)
            real.replace(old)
        ready.replace(real)
    shutil.rmtree(old, ignore_errors=True)


def _beside(real: Path, kind: str) -> Path:
    return real.with_name(f"{kind}-{real.name}")
