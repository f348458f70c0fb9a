"""A graph that a command reads ahead is the same graph, and what is wrong with it is told too."""

from __future__ import annotations

import lzma
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from paths import ROOT

from backstory.cli.options import begin_for, opened
from backstory.errors import CouldNotRun
from backstory.rdf import ahead
from backstory.rdf.ahead import READ, digest_of, read_ahead, taken
from backstory.rdf.opening import open_store
from backstory.settings import LAYING

SPAIN = ROOT / "graph" / "spain-amnesty-1977.ttl"
DEEP = "<urn:a> <urn:b> <<( <urn:c> <urn:d> <urn:e> )>> .\n"


@pytest.fixture(autouse=True)
def _as_a_command() -> Iterator[None]:
    LAYING[:] = [True]
    yield
    LAYING.clear()
    ahead._READING.clear()


def _copy(folder: Path, name: str) -> Path:
    path, content = folder / name, SPAIN.read_bytes()
    path.write_bytes(lzma.compress(content, preset=0) if path.suffix == ".xz" else content)
    return path


@pytest.mark.parametrize("name", ["mine.ttl", "mine.ttl.xz"])
def test_what_is_read_ahead_is_what_is_read(tmp_path: Path, name: str) -> None:
    path = _copy(tmp_path, name)
    plainly = open_store(path)
    read_ahead(path)
    found = ahead._READING[str(path)].result()
    opened_ = open_store(str(path))
    assert found == (opened_.store, digest_of(path.read_bytes()))
    assert opened_.cache == {READ: found[1]}
    assert set(opened_.store) == set(plainly.store)
    assert taken(path) is None, "it is taken once"


@pytest.mark.parametrize(
    "content", [b"<urn:a> <urn:b> .", b"", b"\xff\xfe", lzma.compress(b"no graph")]
)
def test_what_cannot_be_read_is_told_as_ever(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / ("mine.ttl.xz" if content[:1] == b"\xfd" else "mine.ttl")
    path.write_bytes(content)

    def outcome() -> object:
        try:
            return set(open_store(path).store)
        except CouldNotRun as why:
            return str(why)

    expected = outcome()
    read_ahead(path)
    assert outcome() == expected


@pytest.mark.parametrize("content", [DEEP.encode(), b"\xef\xbb\xbf<urn:a> <urn:b> <urn:c> ."])
def test_what_needs_a_look_before_is_left_to_who_looks(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.ttl"
    path.write_bytes(content)
    read_ahead(path)
    assert taken(path) is None
    assert len(open_store(path).store) == 1


def test_a_file_that_was_replaced_meanwhile_is_read_anew(tmp_path: Path) -> None:
    path, other = _copy(tmp_path, "mine.ttl"), tmp_path / "other"
    read_ahead(path)
    other.write_text("<urn:a> <urn:b> <urn:c> .")
    other.replace(path)
    assert len(open_store(path).store) == 1
    read_ahead(path)
    path.unlink()
    assert taken(path) is None


def test_a_command_begins_before_it_needs_the_graph_and_a_query_does_not() -> None:
    opened((str(SPAIN),), "en", here=False)
    assert not ahead._READING, "a child reads it"
    opened((str(SPAIN), str(SPAIN)), "en")
    assert not ahead._READING, "several become one"
    graph = opened((str(SPAIN),), "en")
    assert list(ahead._READING) == [str(SPAIN)]
    assert len(graph.find("amnesty"))
    assert not ahead._READING
    LAYING.clear()
    opened((str(SPAIN),), "en")
    assert not ahead._READING, "who calls it from Python reads as ever"


@pytest.mark.parametrize(("args", "begins"), [
    (["timeline", "--graph", str(SPAIN)], True), ([f"--graph={SPAIN}", "who was it"], True),
    (["--list", "--graph", str(SPAIN)], False), (["timeline", "--help"], False), ([], False),
    (["timeline", "--graph", str(SPAIN), "--graph", str(SPAIN)], False),
])  # fmt: skip
def test_a_question_begins_once_before_the_questions_are_read(
    args: list[str], begins: bool
) -> None:
    begin_for(args)
    assert list(ahead._READING) == ([str(SPAIN)] if begins else [])
    before = list(ahead._READING.values())
    opened((str(SPAIN),), "en")
    assert list(ahead._READING.values())[:1] == before or not begins


_SLOWLY = """
import sys, time
from backstory.cli import main
from backstory.rdf import ahead
ahead._Reading.run = lambda reading: time.sleep({seconds})
sys.argv = ["backstory", "ask", *{args}, "--graph", {path!r}]
main()
"""


@pytest.mark.parametrize("args", [["--nonsense"], ["timelin"]])
def test_who_typed_a_mistake_does_not_wait_for_the_graph(args: list[str]) -> None:
    """With 50,000 claims a mistyped option was told at once and ended ten seconds later."""
    script = _SLOWLY.format(seconds=300, args=args, path=str(SPAIN))
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert args[0] in done.stderr


def test_who_stops_a_command_does_not_wait_for_the_graph_either() -> None:
    script = _SLOWLY.format(seconds=300, args=["timeline"], path=str(SPAIN))
    # A shell that runs tests in the background has them ignore Ctrl+C, and so whatever they start.
    heard = "import signal, sys\nsignal.signal(2, signal.default_int_handler)\nimport sys"
    script = script.replace("import sys", heard, 1).replace(
        "lambda reading: time", "lambda reading: signal.raise_signal(2) or time"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip() == "Stopped."
