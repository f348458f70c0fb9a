"""
Ask a store on disk for windows of time: by its buckets, and by a filter on days.

    python benchmarks/windows.py [--quads 1000000] [--open 20] [--alike]

Seeded: the quads of `scale.py`, over the same years however many they are, with buckets; one event
of so many has no end. With `--alike` the years are in proportion to the number of quads, and a
window holds as many events in a large graph as in a small one. Each window has four days; the
median of many is told.
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


def indexed(count: int, one_in: int, wide: float = 1) -> Iterator[ox.Quad]:
    """Make quads with buckets; some of the events have no end, and all lie in so wide a time."""
    events, begin = 0, 0
    for made in quads(count):
        quad = ox.Quad(*made.triple)  # one graph, as `build --store` writes it
        if quad.predicate == _BEGIN:
            events, begin = events + 1, int(int(quad.object.value) * wide)
            quad = ox.Quad(quad.subject, quad.predicate, ox.Literal(begin))
        if quad.predicate != _END:
            yield quad
            continue
        end = None if events % one_in == 0 else begin + DAYS - 1
        if end is not None:
            yield ox.Quad(quad.subject, quad.predicate, ox.Literal(end))
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
@click.option("--alike", is_flag=True, help="Years in proportion to the number of quads.")
def main(count: int, one_in: int, alike: bool) -> None:
    """Print what a window takes, of processor time, and how many events it has."""
    with tempfile.TemporaryDirectory() as place:
        store = ox.Store(place)
        wide = count / 1_000_000 if alike else 1
        store.bulk_extend(indexed(count, one_in, wide))
        store.optimize()  # as `build --store` does
        store.flush()
        del store  # whoever asks opens it anew
        store = ox.Store(place)
        graph = TripleStore(store)
        print(f"{len(store):,} quads, one event in {one_in} without an end")
        chance = random.Random(SEED + 2)
        days = [int(chance.randrange(-30_000, 20_000) * wide) for _ in range(WINDOWS)]
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
