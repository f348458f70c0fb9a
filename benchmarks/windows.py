"""
Ask a store on disk for windows of time: by its buckets, and by a filter on days.

    python benchmarks/windows.py [--quads 1000000] [--open 20]

Seeded: the quads of `scale.py`, over years in proportion to their number, with buckets; one event
of so many has no end. Each window has four days; the median of many is told.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Iterator

import click
import pyoxigraph as ox
from scale import SEED, node, quads

from backstory.dates.edtf import Span
from backstory.rdf.buckets import BUCKET, buckets_of, window_query
from backstory.rdf.store import TripleStore

WINDOWS = 25
DAYS = 4
_BEGIN, _END = node("ctx:earliestBeginDay"), node("ctx:latestEndDay")


def indexed(count: int, one_in: int) -> Iterator[ox.Quad]:
    """Make quads with buckets; some of the events have no end."""
    events, begin = 0, 0
    for made in quads(count):
        quad = ox.Quad(*made.triple)  # one graph, as `build --store` writes it
        if quad.predicate == _BEGIN:
            events, begin = events + 1, int(quad.object.value)
        if quad.predicate != _END:
            yield quad
            continue
        end = None if events % one_in == 0 else int(quad.object.value)
        if end is not None:
            yield quad
        for name in buckets_of(Span("", begin, begin, end, end)):
            yield ox.Quad(quad.subject, BUCKET, ox.Literal(name))


def _filter(first: int, last: int) -> str:
    return f"""SELECT DISTINCT ?event WHERE {{
      ?event ctx:earliestBeginDay ?begin . FILTER (?begin <= {last})
      OPTIONAL {{ ?event ctx:latestEndDay ?end }}
      FILTER (!BOUND(?end) || ?end >= {first}) }}"""


@click.command()
@click.option("--quads", "count", default=1_000_000, show_default=True)
@click.option("--open", "one_in", default=20, show_default=True, help="One of so many has no end.")
def main(count: int, one_in: int) -> None:
    """Print what a window takes, of processor time, and how many events it has."""
    with tempfile.TemporaryDirectory() as place:
        store = ox.Store(place)
        store.bulk_extend(indexed(count, one_in))
        store.flush()
        graph = TripleStore(store)
        print(f"{len(store):,} quads, one event in {one_in} without an end")
        chance = random.Random(SEED + 2)
        days = [chance.randrange(-30_000, 20_000) for _ in range(WINDOWS)]
        ways = {
            "buckets, events that ended": lambda a, b: window_query(a, b, open_ended=False),
            "buckets, and all without an end": window_query,
            "filter on days": _filter,
        }
        for name, way in ways.items():
            taken, found = [], []
            for day in days[: 5 if way is _filter else None]:
                began = time.process_time()
                answer = graph.query(way(day, day + DAYS - 1))
                taken.append((time.process_time() - began) * 1000)
                found.append(len(answer.rows))
            middle = statistics.median(taken)
            print(f"{name:34} {middle:9.2f} ms  {statistics.median(found):9,.0f} events")


if __name__ == "__main__":
    main()
