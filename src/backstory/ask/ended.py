"""How a process that answered a query ended comes in; out goes why, the same at every door."""

from __future__ import annotations

import signal
from typing import Final

from backstory.ask.wire import size_of

__all__ = ["TOO_DEEP", "why_ended"]

_ENDINGS: Final = ("SIGABRT", "SIGKILL")
_STARVED: Final = (1, *(-getattr(signal, each) for each in _ENDINGS if hasattr(signal, each)))
"""What a process ends with that gets no more memory: by itself, the engine, or the system."""
_KILLED: Final = -getattr(signal, "SIGKILL", 0) or None
"""What the system ends a process with where memory runs out, and anybody else at any time."""
_CRASHES: Final = tuple(
    -getattr(signal, name) for name in ("SIGSEGV", "SIGBUS") if hasattr(signal, name)
)
"""What ends a process whose stack is full: the engine reads a query by recursion."""

TOO_DEEP: Final = (
    "The query is too long or too deeply nested to be read, and was stopped. Use fewer "
    "parentheses, braces or alternatives; VALUES takes long lists."
)


def why_ended(status: int | None, memory_bytes: int) -> str:
    """
    Say why a process ended while it answered a query.

    Args:
        status: What it ended with, below 0 for a signal; None if nobody knows.
        memory_bytes: What a query may take.
    """
    if status in _CRASHES:
        return TOO_DEEP
    if status not in _STARVED:
        return (
            f"The process that answers queries ended by itself (status {status}), and starts "
            "anew with the next query. If the same query ends it again, that is a fault here."
        )
    if status == _KILLED:
        return (
            "The query needed more memory than there is, or its process was ended from outside. "
            "Narrow it, or count instead of listing."
        )
    return (
        f"The query needed more memory than the {size_of(memory_bytes)} it may use, and was "
        "stopped. Narrow it, or count instead of listing."
    )
