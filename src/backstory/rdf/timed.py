"""Work that may never end comes in; out goes what it gives, or that it took too long."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

__all__ = ["within"]

R = TypeVar("R")


def within(seconds: float, work: Callable[[], R]) -> R:
    """
    Work in a thread of its own: what trickles in the head of an answer cannot be stopped.

    Raises:
        TimeoutError: It took longer than so many seconds in all; whatever else the work raises.
    """
    got: list[R] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            got.append(work())
        except BaseException as why:
            failed.append(why)

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    worker.join(seconds)
    if failed:
        raise failed[0]
    if not got:
        raise TimeoutError(f"its answer took longer than {seconds:g} s in all")
    return got[0]
