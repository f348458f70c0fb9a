"""Show a progress bar on standard error for what takes more than a second, and nothing sooner."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["progress_bar"]

PATIENCE_S = 1.0


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function to call with steps done and steps in all; the bar comes after a second."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    began = time.monotonic()
    shown = None

    def tell(done: int, total: int) -> None:
        nonlocal shown
        if shown is None and time.monotonic() - began > PATIENCE_S and done < total:
            from rich.console import Console
            from rich.progress import Progress

            shown = Progress(console=Console(stderr=True), transient=True)
            shown.add_task(what, total=total)
            shown.start()
        if shown is not None:
            shown.update(shown.task_ids[0], completed=done, total=total)

    try:
        yield tell
    finally:
        if shown is not None:
            shown.stop()
