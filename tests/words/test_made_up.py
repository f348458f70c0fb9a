"""
A language nobody speaks: its file is written here and handed over, and no module is changed.

Each letter of every English word stands for one of another alphabet. What is left in Latin letters
is then the dossier's, an id, an address or a name of the program's own, or somebody forgot it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from paths import ROOT
from pyoxigraph import Literal

from backstory.draw.data import page_data
from backstory.draw.plain import plain_list
from backstory.graph import Graph
from backstory.words import languages as home
from backstory.words.languages import MODEL, VARIABLE, told, words_of

GRAPH = ROOT / "tests" / "golden" / "ruritania-lockout.ttl"
SMALL = {chr(ord("a") + n): chr(ord("а") + n) for n in range(26)}
OTHER = str.maketrans(SMALL | {a.upper(): b.upper() for a, b in SMALL.items()})
KEPT = re.compile(r"(\{\w*\}|[<|>])")
NAMES = frozenset({"backstory", "UTC", "Graph"})


def made_up(words: Any) -> Any:
    """Put every text of some words into the other alphabet, its blanks and forms as they are."""
    if isinstance(words, dict):
        return {key: made_up(inner) for key, inner in words.items()}
    if isinstance(words, list):
        return [made_up(inner) for inner in words]
    return "".join(p if KEPT.fullmatch(p) else p.translate(OTHER) for p in KEPT.split(words))


@pytest.fixture(autouse=True)
def handed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the language, and hand it over as anybody would."""
    english = Path(home.__file__).with_name(f"{MODEL}.json").read_text("utf-8")
    (tmp_path / "xx.json").write_text(json.dumps(made_up(json.loads(english))), "utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "xx.json"))
    words_of.cache_clear()


@pytest.fixture(scope="module")
def recorded() -> re.Pattern[str]:
    """Everything the graph itself says: labels, titles, notes, places, ids and addresses."""
    found = set()
    for quad in Graph(GRAPH).store.store:
        found |= {quad.object.value} if isinstance(quad.object, Literal) else set()
    texts = sorted((text for text in found if re.search("[A-Za-z]", text)), key=len, reverse=True)
    ids = r"https?://\S+|\b[\w.]+(?:[-_:][\w.]+)+|\bclaim-\w+"
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, texts))})(?!\w)|{ids}", re.IGNORECASE)


@pytest.fixture
def left(recorded: re.Pattern[str]) -> Callable[[str], set[str]]:
    """Give what is told in Latin letters and by nobody but the program."""

    def find(text: str) -> set[str]:
        assert re.search("[а-яА-Я]{4}", text), "nothing is told in the made-up language"
        return set(re.findall("[A-Za-z]{3,}", recorded.sub(" ", unescape(text)))) - NAMES

    return find


COMMANDS = [
    ("show", "lockout-1911"),
    ("show", "harbour-board"),
    ("ask", "timeline"),
    ("ask", "dates_of_event", "--event", "lockout-1911"),
    ("figures",),
    ("figures", "--pairs"),
    ("disputes",),
    ("brief", "lockout-1911"),
    ("cite", "lockout-1911"),
    ("find", "lock"),
    ("sources",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_shell_speaks_it(command: tuple[str, ...], left: Callable[[str], set[str]]) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "backstory", *command, "--lang", "xx", "--graph", str(GRAPH)],
        capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert left(run.stdout + run.stderr) == set()


def test_python_speaks_it(left: Callable[[str], set[str]]) -> None:
    graph = Graph(GRAPH, lang="xx")
    shown = [repr(graph), *(graph.events, graph.sources, graph.claims), graph["lockout-1911"]]
    assert left("\n".join(map(str, shown))) == set()


@pytest.mark.parametrize("view", ["timeline", "network", "figures", "measures"])
def test_a_cell_of_a_notebook_speaks_it(view: str, left: Callable[[str], set[str]]) -> None:
    """Its text, its note and its picture are told in it; its page carries no other language."""
    cell = Graph(GRAPH, lang="xx").view(view).still()
    wrapped = view in ("network", "measures")  # names are cut and broken there, to fit
    picture = cell.svg.partition("</desc>")[0] if wrapped else cell.svg
    picture = re.sub(r"<[^>]*>", " ", picture)
    assert left("\n".join([repr(cell), picture])) == set()


def test_the_page_speaks_it(left: Callable[[str], set[str]]) -> None:
    """Every text of the page is in its data, in each of its languages; so is the plain list."""
    store = Graph(GRAPH).store
    data = page_data(store, lang="xx")
    assert data["languages"] == ["en", "es", "xx"]
    assert data["words"]["xx"]["page"].keys() == data["words"]["en"]["page"].keys()
    asking = data.pop("asking")  # questions are told in the languages of their files
    said = [data["words"]["xx"]["page"], data["words"]["xx"]["months"], *in_last(data)]
    said += [*in_last(asking["columns"]), *in_last(asking["neutral"])]
    assert left("\n".join(text for _, text in told({"said": said}))) == set()
    listed = plain_list(data, "xx").partition("</section>")[0]
    listed = re.sub(r"<a [^>]*hreflang.*?</a>", " ", listed)  # a language is named in itself
    assert left(re.sub(r"<[^>]*>", " ", listed)) == set()


def in_last(data: Any) -> Iterator[str]:
    """Give each text that is written once a language, as the last one has it."""
    if isinstance(data, dict):
        for inner in data.values():
            yield from in_last(inner)
    elif isinstance(data, list):
        if len(data) == 3 and all(isinstance(one, str) for one in data):
            yield data[2]
        else:
            for inner in data:
                yield from in_last(inner)
