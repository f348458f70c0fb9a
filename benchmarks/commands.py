"""
Time whole commands beside what a user would run instead, in one run: median of five.

    python benchmarks/commands.py

`build` and `check` stand beside a bare RDFLib script that only parses the grown file; `sparql`
beside RDFLib answering the same question. Seconds and megabytes inform; ratios bind.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
GRAPH = ROOT / "graph" / "venezuela-amnesties.ttl"
RUNS = 5
QUESTION = "SELECT (COUNT(*) AS ?n) WHERE { ?c a <https://w3id.org/backstory/ns#Claim> }"
PARSE = f"""
from rdflib import Graph
d = Graph(); d.parse({str(GRAPH)!r})
"""
ASK = PARSE + f"print(list(d.query({QUESTION!r})))"


def measure(command: list[str]) -> tuple[float, float]:
    """Give median seconds and the largest memory, in MB, of a command."""
    times, peak = [], 0.0
    for _ in range(RUNS):
        began = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = __import__("os").wait4(child.pid, 0)
        times.append(time.perf_counter() - began)
        peak = max(peak, usage.ru_maxrss / 1024)
    return statistics.median(times), peak


def main() -> None:
    """Print one row a command."""
    run = [sys.executable, "-m", "backstory"]
    seeds = str(ROOT / "seeds" / "venezuela-amnesties")
    with tempfile.TemporaryDirectory() as out:
        rows = {
            "backstory --help": [*run, "--help"],
            "backstory build": [*run, "build", seeds, "--out", out],
            "backstory check": [*run, "check", seeds],
            "backstory sparql": [*run, "sparql", QUESTION],
            "RDFLib, parsing the grown file": [sys.executable, "-c", PARSE],
            "RDFLib, the same question": [sys.executable, "-c", ASK],
        }
        measured = {name: measure(command) for name, command in rows.items()}
    rival = measured["RDFLib, parsing the grown file"][0]
    print(f"{'command':32} {'seconds':>8} {'MB':>6} {'× RDFLib parsing':>17}")
    for name, (seconds, megabytes) in measured.items():
        print(f"{name:32} {seconds:8.2f} {megabytes:6.0f} {seconds / rival:17.2f}")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
