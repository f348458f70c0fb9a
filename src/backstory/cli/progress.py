"""Show a progress bar on standard error for what takes more than a second, and nothing sooner."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

__all__ = ["progress_bar"]

PATIENCE_S = 1.0
_BEAT_S: Final = 0.1
"""Seconds from one drawing of a bar to the next."""
_GONE: Final = "\x1b[1A\r\x1b[2K"
"""Goes back to the line of a bar that has ended, and empties it."""


class _Bar:
    """A bar that is drawn at each beat, which another calls; until steps are told it only moves."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.told: tuple[int, int | None] = (0, None)
        """The steps done, and those in all, if that is known."""
        self.shown: ProgressBar[None] | None = None

    def tell(self, done: int, total: int) -> None:
        self.told = done, total

    def beat(self) -> None:
        if self.shown is None:
            # It is drawn here and by no thread: beside a thread nothing is worked out in a copy of
            # the process, and a site took twice as long at a terminal as in a pipe.
            self.shown = click.progressbar(_unknown(), label=self.what, file=sys.stderr)
        done, total = self.told
        if total is None:
            self.shown.update(1)  # what moves is the only sign of life
            return
        if self.shown.length is None:
            self.shown.length, self.shown.pos = total, 0
        self.shown.update(done - self.shown.pos)
        self.shown.render_progress()

    def end(self) -> None:
        if self.shown is not None:
            self.shown.render_finish()
            click.echo(_GONE, file=sys.stderr, nl=False)


def _unknown() -> Iterator[None]:
    """Be so many steps that nobody knows how many."""
    yield None


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function to call with steps done and steps in all; the bar comes after a second."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    bar = _Bar(what)
    with _by_alarms(bar) if _has_alarms() else _by_thread(bar):
        yield bar.tell


def _has_alarms() -> bool:
    """Tell whether this process can be woken again and again, and nothing else has it woken."""
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    )


@contextmanager
def _by_alarms(bar: _Bar) -> Iterator[None]:
    """Draw a bar between two steps of what goes on, whenever the clock wakes this process."""

    def beat(*_: Any) -> None:
        bar.beat()

    before = signal.signal(signal.SIGALRM, beat)
    signal.setitimer(signal.ITIMER_REAL, max(PATIENCE_S, 1e-6), _BEAT_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        bar.end()


@contextmanager
def _by_thread(bar: _Bar) -> Iterator[None]:
    """Draw a bar from a thread, where no clock wakes a process: on Windows."""
    ended = threading.Event()

    def beats() -> None:
        wait = PATIENCE_S
        while not ended.wait(wait):
            bar.beat()
            wait = _BEAT_S

    drawing = threading.Thread(target=beats, daemon=True)
    drawing.start()
    try:
        yield
    finally:
        ended.set()
        drawing.join()
        bar.end()
