"""What is worked out in a copy of the process is the same; a copy that fails costs nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from paths import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux only")

TRIED = """
import json, os, threading, time
import backstory.draw.blocks as blocks
import backstory.draw.page as page
from backstory.draw.apart import worked_out
from backstory.rdf.opening import open_store

own, told = os.getpid(), {}
os.sched_getaffinity = lambda _: {0, 1}

def who():
    return [str(os.getpid()).encode(), b""]

def fails_apart():
    if os.getpid() != own:
        raise ValueError("in the copy")
    return who()

def takes_long():
    time.sleep(600)
    return []

def had(make, much=True):
    with worked_out(make, much=much) as found:
        return int(found()[0]) == own

def alone():
    while len(os.listdir("/proc/self/task")) > 1:  # one may end after Python has told so
        time.sleep(0.01)

told["much"] = had(who)
told["little"] = had(who, much=False)
told["failed"] = had(fails_apart)
with worked_out(takes_long, much=True):
    pass
try:
    os.waitpid(-1, 0)
    told["left"] = True
except ChildProcessError:
    told["left"] = False
waits = threading.Event()
threading.Thread(target=waits.wait).start()
told["with a thread"] = had(who)
waits.set()
alone()
graph, pages = open_store(os.environ["GRAPH"]), []
forked, fork = [], os.fork
os.fork = lambda: forked.append(1) or fork()
for page._MANY, page._LARGE in ((0, 10**9), (10**9, 10**9), (0, 0)):
    alone()  # what packed the page before had threads
    pages.append(page.view_page(graph))
told["same"], told["forked"] = len({*pages}) == 1, len(forked)
blocks.MUCH, pages = 1, []  # a graph that is packed whole
for page._MANY, page._LARGE in ((0, 10**9), (0, 0)):
    pages.append(page.view_page(graph))
told["same whole"] = len({*pages}) == 1
print(json.dumps(told))
"""


def test_a_page_is_the_same_whoever_works_it_out() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TRIED], capture_output=True, text=True, check=False,
        env={**os.environ, "GRAPH": str(ROOT / "tests" / "golden" / "ruritania-lockout.ttl")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    # True where this process worked it out itself.
    assert told == {"much": False, "little": True, "failed": True, "left": False,
                    "with a thread": True, "same": True, "forked": 5,
                    "same whole": True}, done.stderr  # fmt: skip


STOPPED = """
import os, signal, time
from backstory.draw.apart import worked_out

# A shell that runs tests in the background has them ignore Ctrl+C, and so whatever they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
os.sched_getaffinity = lambda _: {0, 1}
fork = os.fork

def stopped_at_once():
    if child := fork():
        os.kill(os.getpid(), signal.SIGINT)
    return child

os.fork = stopped_at_once
try:
    with worked_out(lambda: time.sleep(600) or [], much=True) as found:
        found()
except KeyboardInterrupt:
    print("stopped")
try:
    print("left", os.waitpid(-1, os.WNOHANG))
except ChildProcessError:
    print("nothing left")
print(signal.pthread_sigmask(signal.SIG_BLOCK, []))
"""


def test_who_stops_a_command_as_it_is_copied_leaves_no_copy() -> None:
    """One Ctrl+C of 33 came between the copy and what ends it: it worked on for seconds."""
    done = subprocess.run(
        [sys.executable, "-c", STOPPED], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout.splitlines() == ["stopped", "nothing left", "set()"], done.stderr


def test_on_one_core_nothing_is_copied() -> None:
    script = STOPPED.replace("{0, 1}", "{1}").replace("time.sleep(600) or []", "[]")
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout.splitlines() == ["nothing left", "set()"], done.stderr
