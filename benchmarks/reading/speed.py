"""
Measure how fast articles are read, beside rivals, in one run.

    python benchmarks/reading/speed.py

Processor time, so that other work on the machine counts little: a long text of articles with the
shipped dossier, and with 100,000 names more; the index of names alone; `dateparser` on the same
text, if it is installed, which finds dates only; and one article as a whole process.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from keyed import marked  # noqa: E402

from backstory import load  # noqa: E402
from backstory.read.door import known_of  # noqa: E402

GRAPH = ROOT / "graph" / "venezuela-amnesties.ttl"
MANY = 100_000
"""Names."""
TEXTS = [marked(path) for path in sorted((ROOT / "tests/read/texts").glob("*-en.txt"))]
LONG = "\n\n".join(one.text for one in TEXTS * 20)
DAY = "2019-06-12"


def taken(what: Callable[[], object]) -> float:
    """Give the processor time of a call, in seconds."""
    start = time.process_time()
    what()
    return time.process_time() - start


def many_names(folder: Path) -> Path:
    """Write the graph with many persons more."""
    path = folder / "many.ttl"
    rows = [GRAPH.read_text("utf-8"), ""]
    rows += [
        f"<https://example.org/many/person-{number}> a <http://xmlns.com/foaf/0.1/Person> ; "
        f'<http://www.w3.org/2004/02/skos/core#prefLabel> "Fulano{number % 997} '
        f'Mengano{number}"@es .'
        for number in range(MANY)
    ]
    path.write_text("\n".join(rows), "utf-8")
    return path


def rows() -> list[tuple[str, str]]:
    """Measure everything."""
    size = len(LONG.encode()) / 1000
    found = []
    graph = load(GRAPH)
    graph.read(TEXTS[0].text, date=DAY)
    found.append(
        ("reading, shipped dossier", f"{size / taken(lambda: graph.read(LONG, date=DAY)):.0f} kB/s")
    )
    known = known_of(graph.record)
    index = known.record.index
    index.mentions(TEXTS[0].text)
    found.append(
        ("index of names alone", f"{size / taken(lambda: list(index.mentions(LONG))):.0f} kB/s")
    )
    try:
        from dateparser.search import search_dates
    except ImportError:
        found.append(("dateparser, dates alone", "not installed"))
    else:
        short = LONG[:30_000]
        spent = taken(lambda: search_dates(short, languages=["en"]))
        found.append(("dateparser, dates alone", f"{len(short.encode()) / 1000 / spent:.0f} kB/s"))
    with tempfile.TemporaryDirectory() as folder:
        more = load(many_names(Path(folder)))
        start = taken(lambda: more.read(TEXTS[0].text, date=DAY))
        found.append(
            (
                f"reading, {MANY:,} names more",
                f"{size / taken(lambda: more.read(LONG, date=DAY)):.0f} kB/s",
            )
        )
        found.append((f"start of reading, {MANY:,} names more", f"{start:.1f} s"))
        article = Path(folder) / "article.txt"
        article.write_text(TEXTS[0].text, "utf-8")
        command = [
            sys.executable,
            "-m",
            "backstory",
            "read",
            str(article),
            "--date",
            DAY,
            "--graph",
            str(GRAPH),
        ]
        subprocess.run(command, check=True, capture_output=True)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        found.append(("one article, a whole process", f"{spent:.2f} s"))
        page = graph.read(TEXTS[0].text, date=DAY).page()
        found.append(("its page", f"{len(page.encode()) / 1000:.0f} kB"))
    return found


if __name__ == "__main__":
    for name, value in rows():
        print(f"{name:<40} {value}")
