"""
Tell what the context of one event costs in a large graph, and what *known at* adds.

    python benchmarks/context_cost.py GRAPH.ttl [--events 20] [--known-at 2020-01-01]

What all events need is worked out once, at the first question; then each event is asked of. A day
limits the whole graph first, and works everything out anew for what had been said by then.
"""

from __future__ import annotations

import random
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

import backstory
from backstory.compare.context import context_of
from backstory.tell.context import context_rows, teller_of

SEED = 20260130


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """Give the seconds that a call takes on this processor, and what it gives."""
    before = time.process_time()
    found = call()
    return time.process_time() - before, found


def told(name: str, seconds: Sequence[float]) -> None:
    """Print the median and the worst in milliseconds."""
    each = sorted(1000 * second for second in seconds)
    click.echo(f"{name}: median {statistics.median(each):.1f} ms, worst {each[-1]:.1f} ms")


def of_graph(graph: Any, events: int, what: str) -> None:
    """Tell what all of a graph costs once, and then each of some events."""
    took, record = timed(lambda: graph.record)
    more, teller = timed(lambda: teller_of(record, "en"))
    known = sorted(event for event in teller.ties.events if event in teller.ties.days)
    some = random.Random(SEED).sample(known, min(events, len(known)))
    first, found = timed(lambda: context_of(record, some[0], most=20))
    first += timed(lambda: context_rows(record, found, "en", 5))[0]
    click.echo(f"{what}: {len(known)} dated events; once: {took + more + first:.1f} s")
    told("  ranked", [timed(lambda one=one: context_of(record, one, most=20))[0] for one in some])
    each = [context_of(record, one, most=5) for one in some]
    told("  told", [timed(lambda one=one: context_rows(record, one, "en", 5))[0] for one in each])


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--events", default=20, show_default=True)
@click.option("--known-at", default="2015-01-01", show_default=True)
def main(path: Path, events: int, known_at: str) -> None:
    """Measure it."""
    took, graph = timed(lambda: backstory.load(path))
    click.echo(f"{len(graph.store):,} triples, read in {took:.1f} s of processor time")
    of_graph(graph, events, "all of it")
    took, limited = timed(lambda: graph.limit(known_at=known_at))
    click.echo(f"limited to {known_at}: {took:.1f} s")
    of_graph(limited, events, "by that day")
    click.echo(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
