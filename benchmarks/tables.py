"""
Add rows to a table and ask it, beside pandas and SQLite over the same rows, in one run.

    python benchmarks/tables.py [--rows 1000000] [--rivals/--no-rivals] [--memory 2GB] [--kept FILE]

Seeded: the same rows on every run, with the shape of coded events (actor, target, kind, place, day,
a figure in one of twenty). Each question is asked five times; the median is told, with what else
one would use. Memory is the most that adding took.
"""

from __future__ import annotations

import csv
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click

from backstory.graph import load

SEED = 20140101
MAP = """date: day
actor: actor
target: target
kind: kind
place: place
figure: figure
counted: counted
thing: thing
said-by: source
"""
COLUMNS = ("day", "actor", "target", "kind", "place", "figure", "counted", "thing", "source")


def _write(path: Path, rows: int) -> None:
    chance = random.Random(SEED)
    days = [f"{1995 + n // 365}-{1 + n % 365 // 31:02}-{1 + n % 28:02}" for n in range(365 * 30)]
    actors = [f"Actor {n}" for n in range(20_000)]
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for number in range(rows):
            counted = number % 20 == 0
            # A few act in most of what is told, as everywhere.
            who, whom = (actors[int(20_000 * chance.random() ** 3)] for _ in range(2))
            writer.writerow((
                days[chance.randrange(len(days))], who, whom, f"Kind {chance.randrange(200)}",
                f"Place {chance.randrange(5_000)}", chance.randrange(500) if counted else "",
                "killed" if counted else "", f"thing {number // 40}" if counted else "",
                f"Source {chance.randrange(50)}",
            ))  # fmt: skip


class Taken(NamedTuple):
    """Seconds by the clock, and of the processor: on a busy machine only the second says much."""

    clock: float
    processor: float


def _timed(ask: Callable[[], Any], times: int = 5) -> Taken:
    """Do something several times, and give the median of each."""
    taken = []
    for _ in range(times):
        began = time.perf_counter(), time.process_time()
        ask()
        taken.append(Taken(time.perf_counter() - began[0], time.process_time() - began[1]))
    return Taken(*(statistics.median(each) for each in zip(*taken, strict=True)))


def _told(what: str, taken: Taken, note: str = "") -> None:
    clock, processor = (f"{each * 1000:,.1f} ms" for each in taken)
    print(f"{what:44} {clock:>14} {processor:>14}  {note}", flush=True)


def _load(into: sqlite3.Connection, path: Path) -> None:
    into.execute(f"CREATE TABLE rows ({', '.join(COLUMNS)})")
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        next(reader)
        marks = ", ".join("?" * len(COLUMNS))
        into.executemany(f"INSERT INTO rows VALUES ({marks})", reader)
    for column in ("day", "actor", "target"):
        into.execute(f"CREATE INDEX by_{column} ON rows ({column})")
    into.commit()


def _rivals(path: Path, folder: Path) -> None:
    import pandas as pd

    _told("pandas: reading the CSV, each time anew", _timed(lambda: pd.read_csv(path), 1))
    frame = pd.read_csv(path)
    day, actor, target = frame["day"], frame["actor"], frame["target"]
    week_ = _timed(lambda: frame[(day >= "2014-02-10") & (day <= "2014-02-16")])
    _told("pandas: a window of a week", week_)
    _told("pandas: an actor", _timed(lambda: frame[(actor == "Actor 17") | (target == "Actor 17")]))
    pairs_ = _timed(lambda: frame.groupby(["actor", "target"]).size().nlargest(100), 1)
    _told("pandas: who appears together", pairs_)
    into = sqlite3.connect(folder / "rival.sqlite")
    _told("SQLite: loading with three indexes", _timed(lambda: _load(into, path), 1))
    week = "SELECT * FROM rows WHERE day BETWEEN '2014-02-10' AND '2014-02-16' LIMIT 1000"
    _told("SQLite: a window of a week", _timed(lambda: into.execute(week).fetchall()))
    actor = "SELECT * FROM rows WHERE actor = 'Actor 17' OR target = 'Actor 17' LIMIT 1000"
    _told("SQLite: an actor", _timed(lambda: into.execute(actor).fetchall()))
    pairs = ("SELECT MIN(actor, target) a, MAX(actor, target) b, COUNT(*) n FROM rows "
             "GROUP BY a, b ORDER BY n DESC LIMIT 100")  # fmt: skip
    _told("SQLite: who appears together", _timed(lambda: into.execute(pairs).fetchall(), 1))


@click.command()
@click.option("--rows", default=1_000_000, show_default=True)
@click.option("--memory", default="2GB", show_default=True)
@click.option("--rivals/--no-rivals", default=True, show_default=True)
@click.option("--kept", type=click.Path(path_type=Path), help="Where the rows are, or are kept.")
def main(rows: int, memory: str, rivals: bool, kept: Path | None) -> None:
    """Make the rows, add them, ask them."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        path, how = kept or folder / "rows.csv", folder / "map.yaml"
        how.write_text(MAP, "utf-8")
        if not path.exists():
            _write(path, rows)
        print(f"{rows:,} rows, {path.stat().st_size / 1e6:,.0f} MB of CSV", flush=True)
        tables = load().table(folder / "data", memory=memory)
        taken = _timed(lambda: tables.add(path, how), 1)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size = sum(each.stat().st_size for each in (folder / "data").rglob("*.parquet")) / 1e6
        told = f"{rows / taken.clock:,.0f} rows a second; {size:,.0f} MB; {peak:,.0f} MB at most"
        _told("adding, sorted and matched", taken, told)
        tables.window("2014-02-10")  # opens the engine
        week = ("2014-02-10", "2014-02-16")
        _told(
            "a window of a week",
            _timed(lambda: tables.arrow("window", first=week[0], last=week[1])),
        )
        _told("an actor", _timed(lambda: tables.arrow("around", actor="Actor 17")))
        _told("figures that conflict", _timed(lambda: tables.arrow("conflicts"), 3))
        _told("who appears together", _timed(lambda: tables.arrow("together"), 3))
        _told("counts by year and kind", _timed(lambda: tables.arrow("counts"), 3))
        tables.close()
        if rivals:
            _rivals(path, folder)


if __name__ == "__main__":
    sys.exit(main())
