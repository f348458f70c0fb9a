"""What bounds the process that answers strangers' queries: its memory, its time, its reach."""

from __future__ import annotations

import contextlib
import importlib.util
import math
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Final

# `backstory.text` opens them when a word is first offered for another: here, too late.
from rapidfuzz import distance, fuzz, process  # noqa: F401

__all__ = ["alarm", "bound_memory", "shut", "unbounded"]

_PAGES: Final = Path("/proc/self/statm")
"""Where Linux tells how much memory a process has."""


def unbounded() -> tuple[str, ...]:
    """
    Say which limits of a query this system does not know: `memory`, and `files`.

    Time, rows and the size of an answer are limited everywhere. Without `files`, the refusal of
    what reads files or addresses stands alone, with no second wall behind it.
    """
    limits = importlib.util.find_spec("resource") is not None
    missing = {"memory": not (limits and _PAGES.exists()), "files": not limits}
    return tuple(name for name, is_missing in missing.items() if is_missing)


def shut() -> None:
    """
    Allow no further file or socket, whatever a query may say.

    With no descriptor left to hand out, the engine can neither open a file nor a connection;
    the pipes that are open stay. Where the system has no such limit, `refuse_reach` stands alone.
    """
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def bound_memory(beside: int) -> None:
    """Allow so many bytes beside what the graph takes already, where the system can tell."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        pages = int(_PAGES.read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + beside
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextlib.contextmanager
def alarm(timeout_s: float) -> Iterator[None]:
    """Be ended some seconds after the time limit even if the parent, which ends us, is gone."""
    if hasattr(signal, "alarm"):
        signal.alarm(math.ceil(timeout_s) + 5)
        yield
        signal.alarm(0)
    else:
        yield
