"""A writer that is ended at any moment leaves the old files or the new ones; two never mix."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from kills import killed, state
from paths import GOOD

from backstory.site.published import LISTED

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
KILLS = max(4, int(os.environ.get("BACKSTORY_FUZZ", "0")) // 10)
"""`make fuzz` ends each writer 200 times."""
NAME = "ruritania-lockout"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Write two dossiers of one name, and grow each beside itself."""
    found = []
    for title in ("Lockout", "Strike"):
        place = tmp_path_factory.mktemp(title)
        shutil.copytree(GOOD / NAME, place / NAME)
        for file in ("dossier.yaml", "events.yaml"):
            path = place / NAME / file
            path.write_text(path.read_text("utf-8").replace("en: ", f"en: {title} "), "utf-8")
        _run("build", str(place / NAME), "--out", str(place))
        found.append(place)
    return found


def _run(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "backstory", *words], capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr


def _commands(name: str, two: Sequence[Path], out: Path) -> list[list[str]]:
    graphs = [str(place / f"{NAME}.ttl") for place in two]
    seeds = [str(place / NAME) for place in two]
    make = {
        "build": lambda one: ["build", seeds[one], "--out", str(out)],
        "store": lambda one: ["build", seeds[one], "--out", str(out.parent / f"of{one}"),
                              "--store", str(out)],
        "export": lambda one: ["export", "graphml", "--graph", graphs[one], "--out", str(out)],
        "page": lambda one: ["view", "page", "--graph", graphs[one], "--no-engine",
                             "--out", str(out)],
        "site": lambda one: ["site", str(out), "--no-page", "--graph", graphs[one]],
    }[name]  # fmt: skip
    return [make(0), make(1)]


WRITERS = ["build", "store", "export", "page", "site"]


@pytest.mark.parametrize("name", WRITERS)
def test_a_kill_leaves_the_old_or_the_new(name: str, two: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out" / "written"
    out.parent.mkdir()
    found = killed(out, _commands(name, two, out), KILLS)
    assert found["mixed"] == []
    assert found["whole"] == KILLS
    assert found["ended"], "no run was ended before it was through"
    _run(*_commands(name, two, out)[0])  # sweeps what the killed ones left
    left = {path.name for path in (*out.parent.iterdir(), *out.parent.glob("written/*"))}
    assert not [each for each in left - {LISTED} if each.startswith(".backstory")]


@pytest.mark.parametrize("name", WRITERS)
def test_two_at_once_never_mix(name: str, two: list[Path], tmp_path: Path) -> None:
    wanted = []
    for place, words in enumerate(_commands(name, two, tmp_path / "alone")):
        _run(*words)
        wanted.append(state(tmp_path / "alone"))
        assert wanted[place]
    out = tmp_path / "out"
    for _ in range(max(1, KILLS // 20)):
        both = [
            subprocess.Popen(
                [sys.executable, "-m", "backstory", *words],
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            )
            for words in _commands(name, two, out)
        ]  # fmt: skip
        told = [each.communicate()[1] for each in both]
        assert 2 not in [each.returncode for each in both], told
        found = list(state(out).values())
        assert found
        assert found in [list(each.values()) for each in wanted]
