"""The process of a command begins to read early and leaves at once, with the right status."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from paths import BAD, GOOD, ROOT

SPAIN = str(ROOT / "graph" / "spain-amnesty-1977.ttl")
TOLD = f"""import os, sys
leave = os._exit
os._exit = lambda status: (os.write(2, b"at once"), leave(status))
sys.argv = ["backstory", "find", "amnistia", "--graph", {SPAIN!r}]
"""


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, cwd=ROOT)


@pytest.mark.parametrize(("begin", "at_once"), [
    ("from backstory.__main__ import run; run()", True),  # as the script that is installed does
    ("import backstory.__main__ as door; door.run()", False),
])  # fmt: skip
def test_a_process_of_its_own_leaves_at_once_and_that_of_another_does_not(
    begin: str, at_once: bool
) -> None:
    done = _run("-c", TOLD + begin)
    assert "amnest" in done.stdout.lower(), "all that was told has come out"
    assert (done.returncode, done.stderr) == (0, "at once" if at_once else "")


@pytest.mark.parametrize(("words", "status"), [
    (["--help"], 0),
    (["find", "amnistia", "--graph", SPAIN], 0),
    (["find", "amnistia", "--graph", "nowhere.ttl"], 2),
    (["find", "amnistia", "--graph", str(GOOD)], 2),
    (["find"], 2),
    (["check", "--graph", str(BAD / "D005-far-out.source.yaml")], 2),
])  # fmt: skip
def test_it_ends_with_the_status_of_the_command(words: list[str], status: int) -> None:
    done = _run("-m", "backstory", *words)
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr


def test_a_graph_is_read_before_the_shell_is_imported() -> None:
    code = """import sys
import backstory.rdf.ahead as ahead
ahead.begin_for = lambda args: print(args, "click" in sys.modules)
sys.argv = ["backstory", "find", "amnistia", "--help"]
from backstory.__main__ import run
run()"""
    first, *_ = _run("-c", code).stdout.splitlines()
    assert first == "['find', 'amnistia', '--help'] False"


def test_a_dossier_with_a_mistake_ends_it_with_1_and_all_that_was_told(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "mine"))
    spoilt = BAD / "D021-impossible-day.source.yaml"
    shutil.copyfile(spoilt, folder / "sources" / "spoilt.yaml")
    done = _run("-m", "backstory", "check", str(folder))
    assert done.returncode == 1, done.stderr
    assert "D021" in done.stdout
    assert "1 problem" in done.stderr
