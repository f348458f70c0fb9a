"""
One event's claims over HTTP: `backstory serve` beside rdflib-endpoint and a bare Oxigraph server.

    python benchmarks/serve.py

All three hold the same graph and answer the same queries, each request that of another event, in
the same shuffled order, with no answer from a cache, and each is asked for two seconds before it is
measured: a process that still reads its graph would work beside the first connection. The load
generator is plain asyncio on sockets kept open; it is honest where it has time to spare, so the
share of time it works is printed. Rivals that are not installed (`pip install rdflib-endpoint
oxigraph`) are left out aloud; BENCH_RDFLIB_PYTHON names the Python of the environment in which the
first one stands.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
GRAPH = ROOT / "graph" / "venezuela-amnesties.ttl"
SECONDS = float(os.environ.get("BENCH_SECONDS", "4"))
WARM_S = 2
CONNECTIONS = (1, 8, 32)
LEAST = {"rdflib-endpoint": 10, "oxigraph": 0.25}
"""Of the rate of each rival, what binds; of the 99th percentile of the second, at most `MOST`."""
MOST = 3
QUERY = """PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX ctx: <https://w3id.org/backstory/ns#> PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?claim ?predicate ?object ?modality ?voice WHERE {
  ?claim rdf:subject <%s> ; rdf:predicate ?predicate ; rdf:object ?object ;
    ctx:modality ?modality ; prov:wasAttributedTo ?voice }"""
RDFLIB = """
import rdflib, uvicorn
from rdflib_endpoint import SparqlEndpoint
graph = rdflib.Dataset(default_union=True)
graph.parse({graph!r}, format="turtle")
uvicorn.run(SparqlEndpoint(graph=graph, path="/sparql"), port={port}, log_level="error")
"""


def queries() -> list[str]:
    """Give one query for each event, shuffled alike in every run."""
    import backstory

    events = [row["event"].iri for row in backstory.load(GRAPH).events]
    random.Random(7).shuffle(events)
    return [QUERY % iri for iri in events]


def free_port() -> int:
    """Find a port that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@contextlib.contextmanager
def started(command: list[str], address: str) -> Iterator[str]:
    """Start a server, wait until it answers, and end it afterwards."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env
    )
    ask = f"{address}?query={urllib.parse.quote('ASK {}')}"
    begun = time.monotonic()
    try:
        while time.monotonic() < begun + 120:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(ask, timeout=5).read()
                break
            time.sleep(0.05)
        print(f"    ready after {time.monotonic() - begun:.2f} s")
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()


async def _client(host: str, port: int, requests: list[bytes], at: list[int], ends: float,
                  took: list[float]) -> int:  # fmt: skip
    """Send request after request on one connection until time is up; give how many failed."""
    reader, writer = await asyncio.open_connection(host, port)
    failed = 0
    while time.perf_counter() < ends:
        request = requests[at[0] % len(requests)]
        at[0] += 1
        begun = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        lines = head.lower().split(b"\r\n")
        length = next((int(x[15:]) for x in lines if x.startswith(b"content-length:")), None)
        if length is not None:
            await reader.readexactly(length)
        else:
            while size := int(await reader.readline(), 16):
                await reader.readexactly(size + 2)
            await reader.readline()
        took.append(time.perf_counter() - begun)
        failed += b" 200 " not in head[:20]
    writer.close()
    return failed


async def _load(
    address: str, asked: list[str], connections: int, seconds: float = SECONDS
) -> tuple[float, float, int, float]:
    where = urllib.parse.urlsplit(address)
    host, port = str(where.hostname), int(where.port or 80)
    requests = [
        (f"GET {where.path}?query={urllib.parse.quote(query)} HTTP/1.1\r\nHost: {host}\r\n"
         "Accept: application/sparql-results+json\r\n\r\n").encode()
        for query in asked
    ]  # fmt: skip
    took: list[float] = []
    at = [0]
    begun, used = time.perf_counter(), time.process_time()
    ends = begun + seconds
    failed = sum(await asyncio.gather(
        *(_client(host, port, requests, at, ends, took) for _ in range(connections))
    ))  # fmt: skip
    spent = time.perf_counter() - begun
    took.sort()
    share = (time.process_time() - used) / spent
    return len(took) / spent, took[int(len(took) * 0.99) - 1] * 1000, failed, share


def measured(name: str, address: str, asked: list[str]) -> dict[int, tuple[float, float]]:
    """Measure one server at each number of connections: requests a second, and the 99 %."""
    found = {}
    asyncio.run(_load(address, asked, CONNECTIONS[-1], WARM_S))
    for connections in CONNECTIONS:
        rate, late, failed, share = asyncio.run(_load(address, asked, connections))
        found[connections] = rate, late
        print(f"  {name:16} {connections:3} connections {rate:8.0f} a second, 99 % within "
              f"{late:7.1f} ms, {failed} failed; the generator works {share:.0%}")  # fmt: skip
    return found


def main() -> None:
    """Start each server by itself, one after another, and compare."""
    asked = queries()
    print(f"{len(asked)} events, {SECONDS:g} s each; {os.cpu_count()} cores")
    rates: dict[str, dict[int, tuple[float, float]]] = {}
    port = free_port()
    command = [sys.executable, "-m", "backstory", "serve", "--quiet", "--graph", str(GRAPH),
               "--port", str(port)]  # fmt: skip
    with started(command, f"http://127.0.0.1:{port}/sparql") as address:
        rates["backstory"] = measured("backstory", address, asked)
    binary = shutil.which("oxigraph") or str(Path(sys.executable).parent / "oxigraph")
    if Path(binary).exists():
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([binary, "load", "-l", folder, "-f", str(GRAPH)], check=True,
                           stderr=subprocess.DEVNULL)  # fmt: skip
            port = free_port()
            command = [binary, "serve-read-only", "-l", folder, "-b", f"127.0.0.1:{port}"]
            with started(command, f"http://127.0.0.1:{port}/query") as address:
                rates["oxigraph"] = measured("oxigraph", address, asked)
    else:
        print("  oxigraph is not installed: left out")
    # It may stand in an environment of its own, for it asks for other versions than this program.
    python = os.environ.get("BENCH_RDFLIB_PYTHON", sys.executable)
    if subprocess.run([python, "-c", "import rdflib_endpoint"], capture_output=True).returncode:
        print("  rdflib-endpoint is not installed: left out")
    else:
        port = free_port()
        code = RDFLIB.format(graph=str(GRAPH), port=port)
        with started([python, "-c", code], f"http://127.0.0.1:{port}/sparql") as address:
            rates["rdflib-endpoint"] = measured("rdflib-endpoint", address, asked)
    at = ", ".join(map(str, CONNECTIONS))
    for rival, least in LEAST.items():
        if rival in rates:
            own, theirs = rates["backstory"], rates[rival]
            told = [own[n][0] / theirs[n][0] for n in CONNECTIONS]
            print(f"backstory / {rival}: {_listed(told)} of its rate at {at} connections; "
                  f"at least {least} binds: {held(min(told) >= least)}")  # fmt: skip
    if "oxigraph" in rates:
        own, theirs = rates["backstory"], rates["oxigraph"]
        told = [own[n][1] / theirs[n][1] for n in CONNECTIONS]
        print(f"backstory / oxigraph: {_listed(told)} times its 99th percentile; "
              f"at most {MOST} binds: {held(max(told) <= MOST)}")  # fmt: skip


def held(well: bool) -> str:
    """Say whether what binds holds."""
    return "holds" if well else "DOES NOT HOLD"


def _listed(numbers: list[float]) -> str:
    return ", ".join(f"{each:.2f}" for each in numbers)


if __name__ == "__main__":
    main()
