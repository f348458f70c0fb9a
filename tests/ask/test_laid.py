"""What a search made of a graph is laid down for the next command, and nobody sees that it was."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from paths import ROOT

from backstory.ask import laid
from backstory.graph import Graph
from backstory.settings import LAYING, cache_path

SPAIN = ROOT / "graph" / "spain-amnesty-1977.ttl"
ASKED = ("amnesty", "amnistia 1977", "saurez", "1977", "15 de octubre", "who voted", "zzzzzz",
         "congreso diputados", "hunger strike", "huelga")  # fmt: skip


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder of its own, and ask as a command does."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("BACKSTORY_CACHE", str(folder))
    LAYING[:] = [True]
    yield folder
    LAYING.clear()


def _laid(folder: Path) -> list[Path]:
    return sorted(folder.glob("find/*.laid"))


def _found(graph: Graph, text: str, kind: str = "") -> str:
    return graph.find(text, kind=kind).text("csv")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_was_laid_down_answers_as_the_whole_graph(cache: Path, lang: str) -> None:
    whole = Graph(SPAIN, lang=lang)
    told = {(text, kind): _found(whole, text, kind)
            for text in ASKED for kind in ("", "claim", "actor", "concept")}  # fmt: skip
    assert len(_laid(cache)) == 1
    again = Graph(SPAIN, lang=lang)
    assert {key: _found(again, *key) for key in told} == told
    assert "names" not in again.record.__dict__, "it was not read"


def test_only_a_command_lays_anything_down(cache: Path) -> None:
    LAYING.clear()
    Graph(SPAIN).find("amnesty")
    assert not cache.exists()


def test_a_command_lays_it_down_and_the_next_prints_the_same(tmp_path: Path) -> None:
    environ = {**os.environ, "BACKSTORY_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "backstory", "find", "huelga", "--graph", str(SPAIN)]
    one, two = (
        subprocess.run(command, env=environ, capture_output=True, check=True) for _ in range(2)
    )
    assert (one.stdout, one.stderr) == (two.stdout, two.stderr)
    assert len(_laid(tmp_path / "cache")) == 1


def test_another_text_of_the_graph_is_searched_anew(cache: Path, tmp_path: Path) -> None:
    """As many bytes, at the same second: only what stands in the file tells the two apart."""
    path = tmp_path / "mine.ttl"
    path.write_bytes(SPAIN.read_bytes())
    assert len(Graph(path).find("amnesty"))
    before, times = path.read_text("utf-8"), path.stat()
    path.write_text(before.replace("Amnesty", "Blimney"), "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert len(Graph(path).find("blimney"))
    assert len(_laid(cache)) == 1, "the new takes the place of the old: what was taken out is gone"


def test_what_was_found_out_of_another_file_is_not_told_of_the_one_that_was_read(
    cache: Path, tmp_path: Path
) -> None:
    """
    A graph was built anew while `find` read the old one.

    It told the names of one by what was found in the other.
    """
    old, new = SPAIN.read_bytes(), SPAIN.read_bytes().replace(b"Amnesty", b"Blimney")
    path, other = tmp_path / "mine.ttl", tmp_path / "other.ttl"
    path.write_bytes(old)
    other.write_bytes(new)
    told = _found(Graph(path), "amnesty")
    expected = _found(Graph(other), "blimney")
    laid_down = {each: each.read_bytes() for each in _laid(cache)}
    path.write_bytes(new)
    reads_new = Graph(path)
    assert len(reads_new.store)
    other.write_bytes(old)
    other.replace(path)
    assert _found(reads_new, "blimney") == expected
    assert {each: each.read_bytes() for each in _laid(cache)} == laid_down
    assert _found(Graph(path), "amnesty") == told


def test_another_version_of_the_program_reads_nothing(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Graph(SPAIN).find("amnesty")
    monkeypatch.setattr(laid, "_program", lambda: iter(["another"]))
    assert Graph(SPAIN)._laid() is None


@pytest.mark.parametrize("broken", [
    lambda whole: b"", lambda whole: whole[:-1], lambda whole: whole.partition(b"\n")[0],
    lambda whole: whole[: len(whole) // 2] + b"\0" + whole[len(whole) // 2 + 1 :],
])  # fmt: skip
def test_what_is_not_whole_is_as_if_it_were_not_there(
    cache: Path, broken: Callable[[bytes], bytes]
) -> None:
    told = _found(Graph(SPAIN), "amnesty")
    (path,) = _laid(cache)
    whole = path.read_bytes()
    path.write_bytes(broken(whole))
    assert _found(Graph(SPAIN), "amnesty") == told
    assert path.read_bytes() == whole, "it is laid down again"


def test_a_folder_that_cannot_be_written_to_is_of_no_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    told = _found(Graph(SPAIN), "amnesty")
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("BACKSTORY_CACHE", str(tmp_path / "file"))
    assert _found(Graph(SPAIN), "amnesty") == told


def test_words_of_somebodys_own_lay_nothing_down(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKSTORY_WORDS", str(ROOT / "src/backstory/words/es.json"))
    Graph(SPAIN).find("amnesty")
    assert not cache.exists()


def test_no_more_is_kept_than_of_a_few_graphs(cache: Path, tmp_path: Path) -> None:
    for number in range(laid._MOST + 2):
        path = tmp_path / f"{number}.ttl"
        path.write_bytes(SPAIN.read_bytes())
        Graph(path).find("amnesty")
    kept = _laid(cache)
    assert len(kept) == laid._MOST
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}


def test_where_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSTORY_CACHE", "")
    assert cache_path() is None, "empty: nothing is laid down"
    monkeypatch.delenv("BACKSTORY_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/mine")
    assert cache_path() == Path("/var/mine/backstory")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", "/home/ada")
    assert cache_path() == Path("/home/ada/.cache/backstory")
