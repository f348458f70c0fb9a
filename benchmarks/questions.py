"""
Time every named question over the dossier beside the same text on RDFLib's own memory store.

    python benchmarks/questions.py [--patience 20]

One run, evaluation only, in processor time, which a busy machine hardly changes. RDFLib is stopped
after `--patience` seconds a question; a ratio with `>` is then a lower bound. Ratios bind,
milliseconds inform.
"""

from __future__ import annotations

import signal
import statistics
import time
from typing import Any

import click
import pyoxigraph
import rdflib

from backstory.ask.questions import question_text, questions
from backstory.rdf.opening import open_store
from backstory.rdf.store import prefixed

RUNS = 5


class _Late(Exception):
    """RDFLib took longer than anybody would wait."""


def _late(*_: Any) -> None:
    raise _Late


@click.command()
@click.option("--patience", default=20, show_default=True, help="Seconds RDFLib is given.")
@click.option("--only", default="", help="Only questions whose name holds this.")
def main(patience: int, only: str) -> None:
    """Print one row a question, and which of the two limits each keeps."""
    graph = open_store()
    data = rdflib.Dataset()
    quads = graph.store.dump(format=pyoxigraph.RdfFormat.N_QUADS) or b""
    data.parse(data=quads.decode(), format="nquads")
    signal.signal(signal.SIGVTALRM, _late)
    print(f"{'question':26} {'rows':>5} {'ms':>8} {'RDFLib ms':>10} {'ratio':>8}")
    slow = narrow = 0
    for name, asked in questions().items():
        if only not in name:
            continue
        text = prefixed(question_text(graph, asked, dict(asked.example)))
        times = []
        for _ in range(RUNS):
            began = time.process_time()
            rows = len(graph.query(text).rows)
            times.append((time.process_time() - began) * 1000)
        ours = statistics.median(times)
        began, mark = time.process_time(), ""
        signal.setitimer(signal.ITIMER_VIRTUAL, patience)
        try:
            list(data.query(text))
        except _Late:
            mark = ">"
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        theirs = (time.process_time() - began) * 1000
        slow, narrow = slow + (ours >= 10), narrow + (theirs / max(ours, 0.01) < 20)
        ratio = f"{mark}{theirs / max(ours, 0.01):.0f}"
        print(f"{name:26} {rows:5} {ours:8.2f} {theirs:10.0f} {ratio:>8}", flush=True)
    print(f"{slow} questions take 10 ms or more; {narrow} are less than 20 times faster")


if __name__ == "__main__":
    main()
