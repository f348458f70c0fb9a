"""A writer that is ended at any moment leaves the old files or the new ones; two never mix."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from kills import begun, killed, state
from paths import GOOD

import backstory
from backstory.site.published import LISTED

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
KILLS = max(4, int(os.environ.get("BACKSTORY_FUZZ", "0")) // 8)
"""`make fuzz` ends writers 200 times, ten of them in turn; `make fuzz FUZZ=1600` each."""
NAME = "ruritania-lockout"
TABLE = Path(__file__).parent / "fixtures" / "tables" / "harbour.tsv"


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


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Write the template of a table twice, of two sources and two events."""
    place = tmp_path_factory.mktemp("sheets")
    done = subprocess.run(
        [sys.executable, "-m", "backstory", "import", "--template"],
        capture_output=True, check=True,
    )  # fmt: skip
    text, found = done.stdout.decode("utf-8"), []
    head, *rows = text.splitlines()
    for word in ("one", "two"):
        found.append(place / f"{word}.csv")
        said = [row.replace("harbour-", f"{word}-") for row in rows]
        found[-1].write_text("\n".join([head, *said]) + "\n", "utf-8")
    return found


def _adding(name: str, out: Path, sheets: Sequence[Path], tables: Path) -> list[list[str]]:
    """Give two commands that each add to what is there."""
    if name == "new":
        return [["new", out.name, "--in", str(out.parent)]] * 2
    if name == "source":
        said = {"title": "T", "kind": "news", "publisher": "P", "language": "en", "read": "whole",
                "issued": "1911-08-02", "url": "https://example.org/", "text": ""}  # fmt: skip
        return [
            ["add", "source", str(out), "--id", each,
             *(word for key, told in {**said, "title": each, "url": f"{said['url']}{each}"}.items()
               for word in (f"--{key}", told))]
            for each in ("one", "two")  # of two that are alike one would be told as a copy
        ]  # fmt: skip
    if name.startswith("import"):
        return [["import", str(sheet), "--into", str(out)] for sheet in sheets]
    other = tables / "other.tsv"
    other.write_text(TABLE.read_text("utf-8").replace("1911", "1912"), "utf-8")
    how = ["--map", str(TABLE.with_suffix(".yaml")), "--data", str(out)]
    return [["table", "add", str(file), *how] for file in (TABLE, other)]


_FROM = ("import more", "source")
"""Those that add to a dossier which is there."""
ADDERS = ["new", "import", "import more", "source", "table"]


@pytest.mark.parametrize("name", ADDERS)
def test_what_adds_to_a_folder_leaves_it_as_it_was_or_as_it_shall_be(
    name: str, sheets: list[Path], tmp_path: Path
) -> None:
    if name == "table":
        pytest.importorskip("pyarrow")
    out = tmp_path / "out" / "lockout-more"
    words = _adding(name, out, sheets, tmp_path)[0]
    found = begun(out, GOOD / NAME if name in _FROM else None, words, KILLS)
    assert found["mixed"] == []
    assert found["whole"] == KILLS
    assert found["left"] == [], "the next run did not bring it about, or left something"
    assert found["ended"], "no run was ended before it was through"


def test_a_kill_while_sources_are_shortened_leaves_all_of_them_long_or_short(
    tmp_path: Path,
) -> None:
    begin, out = tmp_path / "long" / NAME, tmp_path / "out" / NAME
    out.parent.mkdir()
    shutil.copytree(GOOD / NAME, begin)
    for number in range(6):
        item = "- at: page 1\n  voice: dockers-union\n  about: lockout-1911\n  count: {} {}\n"
        (begin / "sources" / f"long-{number}.yaml").write_text(
            f"title: T{number}\nkind: news\npublisher: P\nlanguage: en\nread: whole\nsays:\n"
            + item.format(number + 2, "arrests")
            + item.format(number + 2, "deaths"),
            "utf-8",
        )
    found = begun(out, begin, ["shorten", str(out), "--write"], KILLS)
    assert (found["whole"], found["mixed"], found["left"]) == (KILLS, [], [])
    assert found["ended"]


@pytest.mark.parametrize("name", ADDERS)
def test_of_two_that_add_at_once_nothing_is_lost(
    name: str, sheets: list[Path], tmp_path: Path
) -> None:
    """The second waits, or is told why it does not and adds when it is run again."""
    if name == "table":
        pytest.importorskip("pyarrow")
    alone = tmp_path / "alone" / "lockout-more"
    out = tmp_path / "out" / "lockout-more"
    for each in (alone, out):
        each.parent.mkdir()
        if name in _FROM:
            shutil.copytree(GOOD / NAME, each)
    for words in _adding(name, alone, sheets, tmp_path)[: 1 if name == "new" else 2]:
        _run(*words)
    wanted = state(alone)
    commands = _adding(name, out, sheets, tmp_path)
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "backstory", *words],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        for words in commands
    ]  # fmt: skip
    told = [each.communicate()[1] for each in both]
    for each, why, words in zip(both, told, commands, strict=True):
        if each.returncode == 2:
            assert "Another run is adding" in why or "is there already" in why
            if name != "new":
                _run(*words)
    assert [each.returncode for each in both] != [2, 2], told
    assert _lines(state(out)) == _lines(wanted)


def _lines(found: dict[str, bytes]) -> dict[str, list[bytes]]:
    """Give what stands in files, whoever came first: its event is what the dossier is about."""
    return {
        name: sorted(line for line in content.split(b"\n") if not line.startswith(b"focus:"))
        for name, content in found.items()
    }


def test_who_reads_a_dossier_reads_what_a_killed_run_left_ready(tmp_path: Path) -> None:
    shutil.copytree(GOOD / NAME, tmp_path / NAME)
    name = "events.yaml"
    old = (tmp_path / NAME / name).read_text("utf-8")
    ready = tmp_path / NAME / ".backstory-ready"
    ready.mkdir()
    (ready / name).write_text(old.replace("en: ", "en: Great "), "utf-8")
    read = backstory.read(tmp_path / NAME)
    assert any("Great " in str(each) for each in read.events.values())
    assert not ready.exists()


def test_of_two_sources_of_one_page_that_come_at_once_one_is_let_in(tmp_path: Path) -> None:
    """The check reads what the other wrote, as when they come one after the other."""
    out = tmp_path / NAME
    shutil.copytree(GOOD / NAME, out)
    first = _adding("source", out, (), tmp_path)[0]
    at = first.index("--id") + 1
    words = [first, [*first[:at], "two", *first[at + 1 :]]]
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "backstory", *each],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        for each in words
    ]  # fmt: skip
    told = [each.communicate()[1] for each in both]
    assert sorted(each.returncode for each in both) == [0, 1], told
    assert sum((out / "sources" / f"{name}.yaml").exists() for name in ("one", "two")) == 1
