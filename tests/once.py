"""What several processes of one run of the tests need is made by the first that asks for it."""

from __future__ import annotations

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")


def once(places: pytest.TempPathFactory, name: str, make: Callable[[], T]) -> T:
    """
    Give what another process made already, or make it; whoever asks meanwhile waits.

    Args:
        places: The folders of this run.
        name: What it is called; the same name is the same thing.
        make: How it is made: of plain values, which are read anew by each process.
    """
    base = places.getbasetemp()
    kept = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"once-{name}"
    with Path(f"{kept}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(make()))
    found: T = pickle.loads(kept.read_bytes())
    return found
