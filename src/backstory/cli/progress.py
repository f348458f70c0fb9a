"""Show a progress bar on standard error for what takes more than a second, and nothing sooner."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["progress_bar"]

PATIENCE_S = 1.0


class _Bar:
    """A bar that appears when patience ends; until steps are told it only moves."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.done = 0
        self.total: int | None = None
        self.ended = False
        self.shown: Progress | None = None
        self.turn = threading.Lock()

    def appear(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        with self.turn:
            if self.ended:
                return
            self.shown = Progress(console=Console(stderr=True), transient=True)
            self.shown.add_task(self.what, total=self.total, completed=self.done)
            self.shown.start()

    def tell(self, done: int, total: int) -> None:
        with self.turn:
            self.done, self.total = done, total
            if self.shown is not None:
                self.shown.update(self.shown.task_ids[0], completed=done, total=total)

    def end(self) -> None:
        with self.turn:
            self.ended = True
            if self.shown is not None:
                self.shown.stop()


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function to call with steps done and steps in all; the bar comes after a second."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    bar = _Bar(what)
    patience = threading.Timer(PATIENCE_S, bar.appear)
    patience.daemon = True
    patience.start()
    try:
        yield bar.tell
    finally:
        patience.cancel()
        bar.end()
