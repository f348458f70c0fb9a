"""A site is the same, file by file, however many processes write it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from paths import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux only")

WRITTEN = """
import json, os
from pathlib import Path
import backstory.draw.page as page
import backstory.site.published as site
from backstory.errors import CouldNotRun
from backstory.rdf.opening import open_store
from backstory.rdf.record import Record
from backstory.site.made import Made

os.sched_getaffinity = lambda _: {0, 1}
page._MANY, site._TOLD_EACH, told = 10**9, 5, {}
forked, fork = [], os.fork
os.fork = lambda: forked.append(1) or fork()
record = Record(open_store(os.environ["GRAPH"]))

def written(name, least, rows=None):
    site._MANY = least
    tell = None if rows is None else lambda done, of: rows.append((os.getpid(), done, of))
    done = site.published(record, Path(name), ("en", "es"), tell=tell)
    return done.files, done.bytes, done.written, done.removed

def files(name):
    return {str(path.relative_to(name)): path.read_bytes()
            for path in Path(name).rglob("*") if path.is_file()}

rows = []
shared, alone = written("shared", 0, rows), written("alone", 10**9)
told["same"] = [shared == alone, files("shared") == files("alone")]
told["forked"] = len(forked)
who, done, of = zip(*rows)
told["progress"] = [set(who) == {os.getpid()}, list(done) == sorted(done),
                    done[-1] == of[-1] == shared[0], of[0] > 0.8 * shared[0]]
told["again"] = [written("shared", 0)[2:], written("alone", 10**9)[2:]]

own, whole = os.getpid(), Made.data
def fails_apart(made):
    if os.getpid() != own:
        raise OSError("in the copy")
    return whole(made)
Made.data = fails_apart
told["failed copy"] = [written("third", 0) == alone, files("third") == files("alone")]
def fails(made):
    yield "ruritania-lockout/half.ttl", b"half"
    raise CouldNotRun("The disk is full.")
Made.data = fails
try:
    written("shared", 0)
except CouldNotRun as why:
    told["told"] = str(why)
told["whole"] = files("shared") == files("alone")
print(json.dumps(told))
"""

LEFT = """
import os, signal, time
from pathlib import Path
from backstory.draw.apart import abandoned, worked_out

os.sched_getaffinity = lambda _: {0, 1}
assert not abandoned()

def make():
    Path("begun").touch()
    while not abandoned():
        time.sleep(0.01)
    Path("ended").touch()
    return []

with worked_out(make, much=True):
    while not Path("begun").exists():
        time.sleep(0.01)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def run(script: str, home: Path) -> subprocess.CompletedProcess[str]:
    graph = ROOT / "tests" / "golden" / "ruritania-lockout.ttl"
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=home,
        env={**os.environ, "GRAPH": str(graph)},
    )  # fmt: skip


def test_a_site_is_the_same_however_many_write_it(tmp_path: Path) -> None:
    done = run(WRITTEN, tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "same": [True, True],
        "forked": 2,
        "progress": [True, True, True, True],
        "again": [[0, 0], [0, 0]],
        "failed copy": [True, True],
        "told": "The disk is full.",
        "whole": True,
    }


def test_a_copy_knows_when_nobody_waits_for_it(tmp_path: Path) -> None:
    assert run(LEFT, tmp_path).returncode == -9
    until = time.monotonic() + 60
    while not (tmp_path / "ended").exists():
        assert time.monotonic() < until, "it goes on without whoever began it"
        time.sleep(0.01)
