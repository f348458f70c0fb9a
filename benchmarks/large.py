"""
Build and check a large dossier, write its page, and tell the seconds and the memory of each.

    python benchmarks/large.py [--sources 2000] [--claims 50000] [--bare]

Seeded: the same dossier on every run. A tenth of the claims are figures, some dispute another; each
event is dated by several sources. `--bare` also loads the files with a bare PyYAML.
"""

from __future__ import annotations

import gzip
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click
import yaml

SEED = 20260130
EVENTS_A_SOURCE = 2
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _names(folder: Path, events: int, actors: int) -> None:
    (folder / "dossier.yaml").write_text(
        "title:\n  en: Large\n  es: Grande\ndescription:\n  en: Made.\n  es: Hecho.\n"
        "languages:\n- en\n- es\nfocus: event-0\nas-known-on: 2026-01-31\nlicence: CC-BY-4.0\n",
        "utf-8",
    )
    kinds = ("strike", "arrest", "protest", "election")
    (folder / "events.yaml").write_text("".join(
        f"event-{n}:\n  en: Event {n}\n  es: Hecho {n}\n  kind: {kinds[n % 4]}\n"
        for n in range(events)
    ), "utf-8")  # fmt: skip
    (folder / "actors.yaml").write_text("".join(
        f"actor-{n}:\n  name: Actor {n}\n  kind: body\n" for n in range(actors)
    ), "utf-8")  # fmt: skip
    (folder / "places.yaml").write_text("".join(
        f"place-{n}:\n  name: Place {n}\n" for n in range(max(1, actors // 10))
    ), "utf-8")  # fmt: skip


def _item(chance: random.Random, source: int, number: int, events: int, actors: int) -> str:
    event = chance.randrange(events)
    day = f"{1999 + event % 27}-{1 + event % 12:02}-{1 + event % 28:02}"
    lines = [f"- at: paragraph {number + 1}"]
    if number % 10 == 9:
        lines += [f"  id: figure-{source}-{number}"]
    if number % 3:
        lines += [f"  voice: actor-{chance.randrange(actors)}"]
    lines += [f"  about: event-{event}"]
    if number % 10 == 9:
        lines += [f"  count: {chance.randrange(1, 5000)}+ prisoners-held", f"  when: {day}"]
        if source and number % 20 == 9:
            lines += [f"  disputes: figure-{source - 1}-{number}"]
    elif number % 10 in (0, 1, 2):
        lines += [f"  happened: {day}"]
    elif number % 10 in (3, 4):
        lines += [f"  place: place-{chance.randrange(max(1, actors // 10))}"]
    elif number % 10 == 5 and event:
        lines += [f"  responds-to: event-{event // 2}"]
    else:
        lines += ["  actors:", f"    participant: actor-{chance.randrange(actors)}"]
    return "\n".join(lines) + "\n"


def large(folder: Path, sources: int, claims: int) -> Path:
    """Write a dossier of so many sources and claims."""
    chance = random.Random(SEED)
    events, actors = sources * EVENTS_A_SOURCE, max(20, sources // 4)
    (folder / "sources").mkdir(parents=True)
    _names(folder, events, actors)
    each = claims // sources
    for source in range(sources):
        head = (f"title: Source {source}\nkind: news\npublisher: Paper {source % 90}\n"
                f"language: en\nissued: 2026-01-{1 + source % 31:02}\n"
                "read: whole\nsays:\n")  # fmt: skip
        items = (_item(chance, source, number, events, actors) for number in range(each))
        (folder / "sources" / f"source-{source}.yaml").write_text(head + "".join(items), "utf-8")
    return folder


def _run(*words: str) -> tuple[float, float, str]:
    """Run a command; give its seconds, its megabytes and the last line it told."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "backstory", *words], capture_output=True, text=True, check=False
    )
    took = time.perf_counter() - began
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    if done.returncode == 2:
        sys.exit(done.stdout[:2000] + done.stderr[:2000])
    return took, most, done.stderr.strip().rpartition("\n")[2]


@click.command()
@click.option("--sources", default=2000)
@click.option("--claims", default=50_000)
@click.option("--bare", is_flag=True)
def main(sources: int, claims: int, bare: bool) -> None:
    """Print a row a command; memory is the most of all commands so far."""
    with tempfile.TemporaryDirectory() as place:
        folder = large(Path(place) / "large", sources, claims)
        page = ("view", "page", "--graph", f"{place}/graph/large.ttl", "--out", f"{place}/p.html")
        built = ("build", str(folder), "--out", f"{place}/graph")
        for words in (built, ("check", str(folder)), page):
            took, most, told = _run(*words)
            print(f"{words[0]:6} {took:7.1f} s {most:8.0f} MB  {told}")
        packed = len(gzip.compress((Path(place) / "p.html").read_bytes()))
        print(f"page packed {packed / 1e6:.1f} MB")
        if bare:
            began = time.perf_counter()
            for path in folder.rglob("*.yaml"):
                yaml.load(path.read_text("utf-8"), Loader=LOADER)
            print(f"PyYAML {time.perf_counter() - began:7.1f} s")


if __name__ == "__main__":
    main()
