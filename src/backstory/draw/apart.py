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
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

__all__ = ["abandoned", "worked_out"]

_LENGTH: Final = 8
"""Bytes that tell how long what follows is."""
_MOMENT_S: Final = 0.2
_maker: list[int] = []
"""In a copy: the process that it is a copy of."""


@contextlib.contextmanager
def worked_out(
    make: Callable[[], Sequence[bytes]], *, much: bool,
    meanwhile: Callable[[], None] | None = None,
) -> Iterator[Callable[[], Sequence[bytes]]]:  # fmt: skip
    """
    Begin to work something out; call what is given to have it.

    Args:
        make: What works it out. It must change nothing that is looked at later.
        much: Whether it takes seconds, so that a copy of this process is worth it.
        meanwhile: Called now and then while a copy is waited for.
    """
    if not (much and sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and _is_alone()):
        yield make
        return
    gc.freeze()  # or the copy's collector would write to every page of memory, and so copy it
    reads, writes = os.pipe()
    maker = os.getpid()
    # Ctrl+C waits until somebody is there who ends the copy: else it went on, and nobody knew it.
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    child = os.fork()
    if child == 0:
        _maker[:] = [maker]
        _answer(make, reads, writes, heard)
    status: list[int] = []

    def received() -> Sequence[bytes]:
        with os.fdopen(reads, "rb", closefd=False) as pipe:
            import select  # here, where there is a copy: elsewhere it waits for sockets alone

            while meanwhile and not select.select([reads], [], [], _MOMENT_S)[0]:
                meanwhile()
            found = pipe.read()
        status.append(os.waitpid(child, 0)[1])
        return _parted(found) if status == [0] else make()

    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)
        gc.unfreeze()
        os.close(writes)
        yield received
    finally:
        os.close(reads)  # whoever still writes is told so, and ends
        if not status:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def abandoned() -> bool:
    """Tell whether this is a copy of a process that was killed meanwhile: nobody waits for it."""
    return bool(_maker) and os.getppid() not in _maker


def _is_alone() -> bool:
    """Tell whether no other thread runs here, of Python or of a library: a copy would lack it."""
    try:
        return len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False


def _answer(
    make: Callable[[], Sequence[bytes]], reads: int, writes: int, heard: set[signal.Signals | int]
) -> None:
    """Work it out in the copy and hand it over; whatever happens, nothing else runs there."""
    code = 1  # who waits for this then works it out itself, and tells what is wrong
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)
        os.close(reads)
        with os.fdopen(writes, "wb") as pipe:
            for part in make():
                pipe.write(len(part).to_bytes(_LENGTH, "big"))
                pipe.write(part)
        code = 0
    finally:
        os._exit(code)


def _parted(found: bytes) -> list[bytes]:
    """
    Part what was handed over.

    >>> _parted((2).to_bytes(8, "big") + b"ab" + (0).to_bytes(8, "big"))
    [b'ab', b'']
    """
    parts, at = [], 0
    while at < len(found):
        end = at + _LENGTH + int.from_bytes(found[at : at + _LENGTH], "big")
        parts.append(found[at + _LENGTH : end])
        at = end
    return parts
