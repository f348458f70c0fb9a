"""
Work something out in a copy of this process, on another core, while this one goes on.

Only where that is safe and worth it: on Linux, in a process that runs nothing else, and with much
to do. Everywhere else, and whenever the copy fails, it is worked out here, to the same bytes.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator

__all__ = ["worked_out"]


@contextlib.contextmanager
def worked_out(make: Callable[[], bytes], *, much: bool) -> Iterator[Callable[[], bytes]]:
    """
    Begin to work something out; call what is given to have it.

    Args:
        make: What works it out. It must change nothing that is looked at later.
        much: Whether it takes seconds, so that a copy of this process is worth it.
    """
    alone = sys.platform == "linux" and threading.active_count() == 1 and (os.cpu_count() or 1) > 1
    if not (much and alone):
        yield make
        return
    gc.freeze()  # or the copy's collector would write to every page of memory, and so copy it
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(make, reads, writes)
    gc.unfreeze()
    os.close(writes)
    status: list[int] = []

    def received() -> bytes:
        with os.fdopen(reads, "rb", closefd=False) as pipe:
            found = pipe.read()
        status.append(os.waitpid(child, 0)[1])
        return found if status == [0] else make()

    try:
        yield received
    finally:
        os.close(reads)  # whoever still writes is told so, and ends
        if not status:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _answer(make: Callable[[], bytes], reads: int, writes: int) -> None:
    """Work it out in the copy and hand it over; whatever happens, nothing else runs there."""
    code = 1  # who waits for this then works it out itself, and tells what is wrong
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.close(reads)
        with os.fdopen(writes, "wb") as pipe:
            pipe.write(make())
        code = 0
    finally:
        os._exit(code)
