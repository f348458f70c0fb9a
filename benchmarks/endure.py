"""
What a server endures, and what a push and a question cost over HTTP beside the barest way.

    python benchmarks/endure.py [mixed] [idle] [question] [push]

mixed: requests of all kinds (BENCH_REQUESTS, 100,000), a tenth of them hostile; how many get an
answer, and the memory of the server and its engines after the first thousand and at the end.
idle: connections that ask nothing (BENCH_IDLE, 10,000, as far as files may be open): the memory
that they take, how soon somebody else is answered, and what becomes of a thousand more.
question: named questions over HTTP beside the same in this process and an empty round trip.
push: a graph (BENCH_QUADS, a million) pushed to an Oxigraph server, compared triple by triple,
beside one POST of the same file to the same server, as it takes one and with its bulk loader.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

import pyoxigraph as ox
from serve import GRAPH, ROOT, free_port, held, queries, started

import backstory
from backstory.rdf.push import pushed
from backstory.rdf.store import TripleStore

IDLE = int(os.environ.get("BENCH_IDLE", "10000"))
REQUESTS = int(os.environ.get("BENCH_REQUESTS", "100000"))
QUADS = int(os.environ.get("BENCH_QUADS", "1000000"))
CONNECTIONS = 16
QUESTIONS = ("timeline", "actors_of_event", "in_force", "figures_side_by_side", "precedents",
             "holder_on_day", "statements_of_voice")  # fmt: skip
HOSTILE = (
    b"GET /sparql?query=%FF%FE HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /sparql?query=ASK%20%7B HTTP/1.1\r\nHost: x\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-update\r\n"
    b"Content-Length: 9\r\n\r\nCLEAR ALL",
    b"DELETE / HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /sparql?query=SELECT%20*%20%7BSERVICE%20%3Chttp%3A%2F%2F127.0.0.1%3A9%2F%3E%7B%7D%7D "
    b"HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /%0d%0aSet-Cookie:x HTTP/1.1\r\nHost: x\r\nAccept: image/png\r\n\r\n",
)


def memory(pid: int) -> int:
    """Give the resident memory of a process and its children, in MB."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    total = 0
    for each in (pid, *map(int, children)):
        status = Path(f"/proc/{each}/status")
        if status.exists():
            total += next(
                int(line.split()[1]) for line in status.read_text().splitlines() if "VmRSS" in line
            )
    return total // 1024


def processor_time(*words: str) -> float:
    """Give the seconds of processor time of the process whose command has these words, so far."""
    for home in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if set(words) <= set((home / "cmdline").read_text().split("\0")):
                fields = (home / "stat").read_text().rpartition(")")[2].split()
                return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def requests_of_all_kinds() -> list[bytes]:
    """Give queries, things for people and as data, searches and feeds; a tenth is hostile."""
    events = [row["event"] for row in backstory.load(GRAPH).events]
    paths = [f"/sparql?query={urllib.parse.quote(query)}" for query in queries()]
    paths += [f"/venezuela-amnesties/{event}" for event in events]
    paths += [f"/venezuela-amnesties/{event}.ttl" for event in events]
    paths += ["/health", "/search?q=amnesty", "/void", "/sparql", "/style.css"]
    plain = [f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode() for path in paths]
    mixed = [*plain, *(HOSTILE[n % len(HOSTILE)] for n in range(len(plain) // 9))]
    random.Random(7).shuffle(mixed)
    return mixed


async def _client(port: int, mixed: list[bytes], at: list[int], until: int) -> tuple[int, int]:
    """Send request after request; give how many were answered as they deserve, and how many not."""
    well = ill = 0
    reader = writer = None
    while at[0] < until:
        request = mixed[at[0] % len(mixed)]
        at[0] += 1
        try:
            if writer is None or writer.is_closing():
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(request)
            head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)).lower()
            status = int(head[9:12])
            lines = head.split(b"\r\n")
            length = next((int(x[15:]) for x in lines if x.startswith(b"content-length:")), None)
            if length is not None:
                await reader.readexactly(length)
            elif b"chunked" in head:
                while size := int(await reader.readline(), 16):
                    await reader.readexactly(size + 2)
                await reader.readline()
            wanted = 400 <= status < 500 if request in HOSTILE else status in (200, 404)
            well, ill = well + wanted, ill + (not wanted)
            if b"connection: close" in head:
                writer.close()
                writer = None
        except (OSError, asyncio.IncompleteReadError, TimeoutError):
            ill += 1
            writer = None
    return well, ill


async def _all(port: int, mixed: list[bytes], count: int) -> tuple[int, int]:
    at = [0]
    found = await asyncio.gather(*(_client(port, mixed, at, count) for _ in range(CONNECTIONS)))
    return sum(well for well, _ in found), sum(ill for _, ill in found)


def mixed() -> None:
    """Send requests of all kinds, and watch the memory."""
    every = requests_of_all_kinds()
    port = free_port()
    command = [sys.executable, "-m", "backstory", "serve", "--quiet", "--graph", str(GRAPH),
               "--port", str(port)]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE,
                               env={**os.environ, "PYTHONPATH": str(ROOT / "src")})  # fmt: skip
    try:
        assert process.stdout
        process.stdout.readline()
        asyncio.run(_all(port, every, 1000))
        first, begun = memory(process.pid), time.perf_counter()
        well, ill = asyncio.run(_all(port, every, REQUESTS))
        took = time.perf_counter() - begun
        last = memory(process.pid)
    finally:
        process.terminate()
        process.wait(20)
    print(f"mixed: {well + ill:,} requests in {took:.0f} s, {100 * well / (well + ill):.2f} % "
          f"answered as they deserve; memory {first} MB after the first thousand, {last} MB at "
          f"the end ({last / first - 1:+.0%}); 99.9 % and 20 % bind: "
          f"{held(well >= 0.999 * (well + ill) and last <= 1.2 * first)}")  # fmt: skip


def idle() -> None:
    """Hold many connections open that ask nothing, and ask on another."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    count = IDLE if most == resource.RLIM_INFINITY else min(IDLE, most - 1200)
    port = free_port()
    command = [sys.executable, "-m", "backstory", "serve", "--quiet", "--graph", str(GRAPH),
               "--port", str(port)]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE,
                               env={**os.environ, "PYTHONPATH": str(ROOT / "src")})  # fmt: skip

    def asked() -> float:
        begun = time.perf_counter()
        ask = urllib.parse.quote("ASK {}")
        urllib.request.urlopen(f"http://127.0.0.1:{port}/sparql?query={ask}", timeout=30).read()
        return (time.perf_counter() - begun) * 1000

    with contextlib.ExitStack() as held:
        held.callback(process.wait, 20)
        held.callback(process.terminate)
        assert process.stdout
        process.stdout.readline()
        asked()
        before, alone = memory(process.pid), statistics.median(asked() for _ in range(20))
        begun = time.perf_counter()
        lines = [held.enter_context(socket.create_connection(("127.0.0.1", port), 30))
                 for _ in range(count)]  # fmt: skip
        took = time.perf_counter() - begun
        beside = statistics.median(asked() for _ in range(20))
        during = memory(process.pid)
        still = sum(_open(line) for line in lines)
        print(f"idle: {count:,} connections opened in {took:.1f} s, {still:,} of them open; "
              f"memory {before} MB, then {during} MB; somebody else is answered in {alone:.1f} ms, "
              f"then in {beside:.1f} ms")  # fmt: skip
        for _ in range(1000):
            held.enter_context(socket.create_connection(("127.0.0.1", port), 30))
        print(f"idle: with a thousand more somebody else is answered in {asked():.1f} ms")


def _open(line: socket.socket) -> bool:
    """Tell whether the other end still holds a connection."""
    line.setblocking(False)
    try:
        return line.recv(1) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False


def question() -> None:
    """Ask named questions over HTTP and in this process."""
    graph = backstory.load(GRAPH)
    port = free_port()
    command = [sys.executable, "-m", "backstory", "serve", "--quiet", "--graph", str(GRAPH),
               "--port", str(port)]  # fmt: skip
    from backstory.ask.questions import questions

    with started(command, f"http://127.0.0.1:{port}/sparql") as address:

        def over(text: str) -> float:
            body = urllib.parse.urlencode({"query": text}).encode()
            sent = urllib.request.Request(address, body, {"Cache-Control": "no-cache"})
            begun = time.perf_counter()
            urllib.request.urlopen(sent).read()
            return time.perf_counter() - begun

        trip = statistics.median(over("ASK {}") for _ in range(50))
        for name in QUESTIONS:
            text = graph.question_text(name, **questions()[name].example)
            here, there = [], []
            for _ in range(15):
                begun = time.perf_counter()
                found = graph.store.store.query(text)
                found.serialize(format=ox.QueryResultsFormat.JSON)  # type: ignore[union-attr]
                here.append(time.perf_counter() - begun)
                there.append(over(text))
            own, far = statistics.median(here), statistics.median(there)
            print(f"question: {name:22} {own * 1000:6.1f} ms here, {far * 1000:6.1f} ms over HTTP, "
                  f"{far / (own + trip):.2f} of here and one round trip "
                  f"({trip * 1000:.1f} ms); at most 2 binds: "
                  f"{held(far <= 2 * own + trip)}")  # fmt: skip


def many(count: int) -> ox.Store:
    """Make a store of so many triples, of the size and mix of claims."""
    store = ox.Store()
    base = backstory.load(GRAPH).store.store
    triples = [quad.triple for quad in base]
    quads = []
    copy = 0
    while len(quads) < count:
        copy += 1
        for triple in triples[: count - len(quads)]:
            subject = ox.NamedNode(f"{str(triple.subject)[1:-1]}/copy-{copy}")
            quads.append(ox.Quad(subject, triple.predicate, triple.object))
    store.bulk_extend(quads)
    return store


def push() -> None:
    """Bring a graph to an Oxigraph server: by push, and as one request."""
    binary = shutil.which("oxigraph") or str(Path(sys.executable).parent / "oxigraph")
    if not Path(binary).exists():
        print("push: oxigraph is not installed: left out")
        return
    store = many(QUADS)
    content = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""
    took, used = {}, {}
    for way in ("one request", "one bulk request", "push"):
        with tempfile.TemporaryDirectory() as folder:
            port = free_port()
            command = [binary, "serve", "-l", folder, "-b", f"127.0.0.1:{port}"]
            with started(command, f"http://127.0.0.1:{port}/query"):
                home = f"http://127.0.0.1:{port}"
                begun, own = time.perf_counter(), time.process_time()
                if way == "push":
                    pushed(TripleStore(store), f"{home}/store")
                else:
                    kind = {"Content-Type": "application/n-triples"}
                    quickly = "&no_transaction" if "bulk" in way else ""
                    sent = urllib.request.Request(f"{home}/store?default{quickly}", content, kind)
                    urllib.request.urlopen(sent).read()
                took[way] = time.perf_counter() - begun
                used[way] = time.process_time() - own, processor_time(binary, folder)
        print(
            f"push: {len(store):,} triples, {way}: {took[way]:.1f} s; processor time of the "
            f"client {used[way][0]:.1f} s, of the server {used[way][1]:.1f} s"
        )
    for way in ("one request", "one bulk request"):
        speed = took[way] / took["push"]
        print(f"push: {speed:.2f} of the speed of {way}; at least 0.6 binds: {held(speed >= 0.6)}")


if __name__ == "__main__":
    for name in sys.argv[1:] or ["mixed", "idle", "question", "push"]:
        {"mixed": mixed, "idle": idle, "question": question, "push": push}[name]()
