"""
What a server has answered is counted; out go the counts as Prometheus reads them.

Only numbers: no address, no query and nobody's name is kept.

Sources:
    Prometheus, "Exposition formats", text format 0.0.4.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from backstory import __version__

if TYPE_CHECKING:
    from backstory.server.engine import Engine

__all__ = ["FORMAT", "Counts", "exposed"]

FORMAT: Final = "text/plain; version=0.0.4; charset=utf-8"
DOORS: Final = ("other", "sparql")
_PAGES: Final = Path("/proc/self/statm")
"""Where Linux tells how much memory a process has."""


@dataclass(slots=True)
class Counts:
    """What was answered since the server began."""

    answered: Counter[tuple[str, int]] = field(default_factory=Counter)
    """Requests, by door (`sparql` or `other`) and status."""
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(DOORS, 0.0))
    """Time that answers took, until their last byte was given to the network, by door."""
    began: float = field(default_factory=time.time)

    def add(self, door: str, status: int, seconds: float) -> None:
        """Count a request."""
        self.answered[door, status] += 1
        self.seconds[door] += seconds


def exposed(counts: Counts, engine: Engine, quads: int) -> bytes:
    """Write all counts."""
    return "".join(f"{line}\n" for line in _lines(counts, engine, quads)).encode()


def _lines(counts: Counts, engine: Engine, quads: int) -> Iterator[str]:
    yield from _metric("backstory_info", "gauge", "The version that runs.",
                       [(f'{{version="{__version__}"}}', 1)])  # fmt: skip
    yield from _metric("backstory_quads", "gauge", "Statements of the graph.", [("", quads)])
    yield from _metric(
        "backstory_requests_total", "counter", "Requests that were answered, by status.",
        [(f'{{door="{door}",code="{code}"}}', count)
         for (door, code), count in sorted(counts.answered.items())],
    )  # fmt: skip
    taken = "Seconds that answers took."
    yield f"# HELP backstory_request_seconds {taken}"
    yield "# TYPE backstory_request_seconds summary"
    for door, seconds in sorted(counts.seconds.items()):
        yield f'backstory_request_seconds_sum{{door="{door}"}} {seconds:.6f}'
        done = sum(count for (at, _), count in counts.answered.items() if at == door)
        yield f'backstory_request_seconds_count{{door="{door}"}} {done}'
    for name, kind, what, value in (
        ("engines", "gauge", "Processes that answer queries.", engine.ready),
        ("engines_idle", "gauge", "Those of them that wait for a query.", engine.idle),
        ("engine_restarts_total", "counter", "Those that were ended and replaced.",
         engine.restarted),
        ("queries_waiting", "gauge", "Queries that wait for a process.", engine.waiting),
        ("spooled_bytes", "gauge", "Bytes of answers that wait for their readers.",
         engine.held.size),
    ):  # fmt: skip
        yield from _metric(f"backstory_{name}", kind, what, [("", value)])
    yield from _metric("process_start_time_seconds", "gauge", "When the server began.",
                       [("", round(counts.began, 3))])  # fmt: skip
    if _PAGES.exists():
        size = int(_PAGES.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
        yield from _metric("process_resident_memory_bytes", "gauge",
                           "Memory of the server, without its engines.", [("", size)])  # fmt: skip


def _metric(
    name: str, kind: str, what: str, values: list[tuple[str, float]]
) -> Iterator[str]:  # fmt: skip
    yield f"# HELP {name} {what}"
    yield f"# TYPE {name} {kind}"
    for labels, value in values:
        yield f"{name}{labels} {value}"
