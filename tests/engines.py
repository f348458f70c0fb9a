"""Other people's servers, started by the tests themselves, each with the shipped dossier in it."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import pytest
from serving import PATIENCE_S

GRAPH: Final = "https://w3id.org/backstory/venezuela-amnesties"
DEBIAN: Final = Path("/etc/virtuoso-opensource-7/virtuoso.ini")
"""The settings that Debian installs: only where it writes and listens is changed here."""

JARS: Final = Path("/usr/share/java")

Cell = tuple[str, ...] | None


def unable(why: str) -> Any:
    """Skip aloud what needs a server that is not here; fail where it has to be."""
    if os.environ.get("BACKSTORY_REQUIRE_STORES") == "1":
        pytest.fail(why)
    pytest.skip(why)


def _port() -> int:
    """Find a port that nobody has, below those that the system gives away of itself."""
    for port in random.SystemRandom().sample(range(12_000, 30_000), 200):
        with suppress(OSError), socket.socket() as free:
            free.bind(("127.0.0.1", port))
            return port
    return pytest.fail("no port is free here")


@contextmanager
def _running(command: list[str], port: int, log: Path) -> Iterator[None]:
    with log.open("wb") as told, subprocess.Popen(command, stdout=told, stderr=told) as server:
        try:
            for _ in range(10 * PATIENCE_S):
                assert server.poll() is None, log.read_text(errors="replace")[-2000:]
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), PATIENCE_S):
                    break
                time.sleep(0.1)
            yield
        finally:
            server.kill()


@contextmanager
def oxigraph(folder: Path, data: Path) -> Iterator[str]:
    """Run the Oxigraph server over a file of Turtle; give the address that is asked."""
    found = shutil.which("oxigraph") or shutil.which("oxigraph", path=Path(sys.executable).parent)
    if not found:
        unable("no Oxigraph server here: pip install oxigraph to run its tests")
    store, port = folder / "oxigraph", _port()
    load = [str(found), "load", "--location", str(store), "--file", str(data)]
    subprocess.run(load, check=True, capture_output=True)
    serve = [str(found), "serve", "--location", str(store), "--bind", f"127.0.0.1:{port}"]
    with _running(serve, port, folder / "oxigraph.log"):
        yield f"http://127.0.0.1:{port}/query"


@contextmanager
def virtuoso(folder: Path, data: Path) -> Iterator[str]:
    """Run Virtuoso 7 with Debian's own settings over a file of Turtle; give its address."""
    if not shutil.which("virtuoso-t") or not shutil.which("isql-vt") or not DEBIAN.exists():
        unable("no Virtuoso here: install virtuoso-opensource-7 to run its tests")
    sql, http = _port(), _port()
    settings = DEBIAN.read_text("utf-8")
    settings = settings.replace("/var/lib/virtuoso-opensource-7/db", str(folder))
    settings = settings.replace("/var/lib/virtuoso-opensource-7/vsp", str(folder))
    for old, new in (("1111", sql), ("8890", http)):
        settings = re.sub(rf"(?m)^(ServerPort\s*=\s*){old}$", rf"\g<1>{new}", settings)
    settings = re.sub(r"(?m)^(DirsAllowed\s*=.*)$", rf"\1, {data.parent}, {folder}", settings)
    (folder / "virtuoso.ini").write_text(settings, "utf-8")
    start = ["virtuoso-t", "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    with _running(start, http, folder / "virtuoso.out"):
        load = f"ld_dir('{data.parent}', '{data.name}', '{GRAPH}'); rdf_loader_run(); checkpoint;"
        isql = ["isql-vt", str(sql), "dba", "dba", "ERRORS=STDOUT", f"EXEC={load}"]
        subprocess.run(isql, check=True, capture_output=True, timeout=PATIENCE_S)
        yield f"http://127.0.0.1:{http}/sparql?default-graph-uri={urllib.parse.quote(GRAPH)}"


@contextmanager
def arq(folder: Path, data: Path) -> Iterator[str]:
    """Run Jena ARQ, as Debian packs it, over a file of Turtle; give its address."""
    core = JARS / "jena-core.jar"
    if not core.exists() or not shutil.which("javac"):
        unable("no Jena here: install libapache-jena-java and default-jdk-headless for its tests")
    # Debian moved the classes that read this file, and left the file behind.
    moved = folder / "xerces/impl/xpath/regex/message.properties"
    moved.parent.mkdir(parents=True)
    with zipfile.ZipFile(core) as jar:
        moved.write_bytes(jar.read(f"org/apache/jena/ext/{moved.relative_to(folder)}"))
    port = _port()
    source = Path(__file__).parent / "stores" / "Arq.java"
    # It lives for a minute or two: to compile less and to collect in one thread costs it less.
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    start = ["java", *quick, "-cp", f"{folder}:{JARS}/*", str(source), str(data), str(port)]
    with _running(start, port, folder / "arq.log"):
        yield f"http://127.0.0.1:{port}/query"


def asked(address: str, query: str) -> tuple[list[str], list[tuple[Cell, ...]]]:
    """Ask a server as anybody does; give its columns and rows as kind, text, language, datatype."""
    body = urllib.parse.urlencode({"query": query}).encode()
    request = urllib.request.Request(address, body, {"Accept": "application/sparql-results+json"})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as reply:
            found = json.load(reply)
    except urllib.error.HTTPError as why:
        pytest.fail(f"{why.code}: {why.read()[:500].decode('utf-8', 'replace')}\n{query}")
    columns = found["head"]["vars"]
    return columns, [
        tuple(cell(row.get(name)) for name in columns) for row in found["results"]["bindings"]
    ]


def cell(told: dict[str, str] | None) -> Cell:
    """Give one value of the W3C's JSON results so that equal ones are equal."""
    if told is None:
        return None
    if told["type"] == "uri":
        return "iri", told["value"]
    kind = told.get("datatype", "").rpartition("#")[2]
    value = told["value"]
    if kind == "boolean":  # Virtuoso writes 1 for true, as XSD allows
        value = {"1": "true", "0": "false"}.get(value, value)
    return "text", value, told.get("xml:lang", "").lower(), "" if kind == "string" else kind
