"""
Run `python -m backstory` as `backstory`.

What takes long and needs nothing of the shell begins before that is imported, and once all is
told the process goes without taking apart, object by object, what it made.
"""

from __future__ import annotations

import atexit
import os
import sys
from typing import Final

__all__ = ["run"]

_ENDED: Final[list[int]] = []
"""The exit status, once a command ended by itself."""

_READERS: Final = frozenset({
    "brief", "cite", "context", "disputes", "figures", "find", "first", "show", "sources",
})  # fmt: skip
"""Commands that read the one graph they name, whole, in this process."""


def run() -> None:
    """Run a command as a process of its own, from the first import to the exit status."""
    if sys.argv[1:2] and sys.argv[1] in _READERS:
        from backstory.rdf.ahead import begin_for

        begin_for(sys.argv[1:])
    from backstory.cli import main

    try:
        main()
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):  # else Python prints it
            _ENDED[:] = [end.code or 0]
        raise
    _ENDED[:] = [0]


def _leave() -> None:
    """Go at once, as the last of what is called at the end: nothing is left but to free memory."""
    # Somebody else's process (`runpy`) goes as it wants to.
    if _ENDED and getattr(sys.modules["__main__"], "run", None) is run:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (AttributeError, OSError, ValueError):
            return  # closed, or nobody listens: Python has its own way to say so
        os._exit(_ENDED[0])


atexit.register(_leave)  # first of all, and so called last
if __name__ == "__main__":
    run()
