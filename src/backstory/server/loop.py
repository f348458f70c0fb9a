"""
Be one of the server's processes: read a graph, then answer a request a line with frames.

The parent (`engine`) tells which graph to hold, then sends one request a line as JSON; what answers
(`child`, `reader`) writes frames: a sign, a length, and so many bytes. Before the first request
memory is bounded, files and connections are shut.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import IO, Any, Final

from backstory.ask.bounds import alarm, bound_memory, shut
from backstory.errors import BackstoryError

__all__ = ["DATA", "END", "HEAD", "REFUSED", "Answer", "frame", "refuse", "serve"]

HEAD, DATA, END, REFUSED = b"H", b"D", b"E", b"X"
"""What a frame holds: the media type, a piece of the answer, nothing more, why there is none."""
OUT_BYTES: Final = 1 << 18
_SHUT: Final = "The request tried to open a file or a connection, and could not."

Answer = Callable[[dict[str, Any], IO[bytes]], None]
"""Answers one request with frames."""


def frame(kind: bytes, content: bytes = b"") -> bytes:
    """Put a sign and a length before some bytes."""
    return kind + len(content).to_bytes(4, "big") + content


def refuse(out: IO[bytes], status: int, why: str) -> None:
    """Say why there is no answer."""
    out.write(frame(REFUSED, json.dumps({"status": status, "why": why}).encode()))


def serve(prepare: Callable[[str], Answer]) -> None:
    """
    Answer until the parent is gone.

    Args:
        prepare: Reads the graph at a path and gives what answers; files are open to it still.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends its children
    received = sys.stdin.buffer
    # Room for a whole answer, so that most are written, and read, at once.
    out = open(sys.stdout.fileno(), "wb", OUT_BYTES, closefd=False)  # noqa: SIM115
    answer = prepare(received.readline().decode().rstrip("\n"))
    bound_memory(int(sys.argv[1]))
    shut()
    out.write(frame(HEAD, b"ready"))
    out.flush()
    for line in received:
        request = json.loads(line)
        try:
            with alarm(request["timeout_s"]):
                answer(request, out)
        except MemoryError:
            os._exit(1)
        except BackstoryError as why:
            refuse(out, 400, str(why))
        except OSError:
            refuse(out, 400, _SHUT)
        out.flush()
