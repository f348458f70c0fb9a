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
from backstory.draw.views import VIEWS
from backstory.exchange.formats import FORMATS
from backstory.graph import Graph
from backstory.rdf.rq import query_files
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


def by_english(texts: Any) -> Any:
    """Put what stands as a key in English into the other alphabet."""
    if not isinstance(texts, dict):
        return texts
    return {
        key: by_english(inner) if isinstance(inner, dict) else made_up(key)
        for key, inner in texts.items()
    }


@pytest.fixture(autouse=True)
def handed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the language, and hand it over as anybody would."""
    here = Path(home.__file__).parent
    english = json.loads((here / f"{MODEL}.json").read_text("utf-8"))
    (tmp_path / "xx.json").write_text(json.dumps(made_up(english)), "utf-8")
    # Of mistakes and in the manual the English is what another language is known by.
    for room in ("problems", "help"):
        texts = json.loads((here / room / "es.json").read_text("utf-8"))
        (tmp_path / room).mkdir()
        (tmp_path / room / "xx.json").write_text(json.dumps(by_english(texts)), "utf-8")
    asked = [
        each["en"]
        for one in query_files("ask/queries").values()
        for each in (one.header.get("summary"), *(one.header.get("params") or {}).values())
        if each
    ]
    (tmp_path / "questions").mkdir()
    texts = json.dumps({text: made_up(text) for text in asked})
    (tmp_path / "questions" / "xx.json").write_text(texts, "utf-8")
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
    run = _run(*command, "--lang", "xx", "--graph", str(GRAPH))
    assert run.returncode == 0, run.stderr
    assert left(run.stdout + run.stderr) == set()


ASKED = [
    ("when was the {}", "dates_of_event --event lockout-1911"),
    ("how many {}", "figures_side_by_side --subject lockout-1911"),
    ("what came before the {}", "earlier_measures --event lockout-1911"),
]


@pytest.mark.parametrize(("words", "question"), ASKED, ids=lambda each: each.partition(" {")[0])
def test_it_is_asked_in(words: str, question: str) -> None:
    """What its file has for the box is read as that of the languages that ship."""
    run = _run("ask", made_up(words).format("lockout"), "--lang", "xx", "--graph", str(GRAPH))
    assert run.returncode == 0, run.stderr
    assert f"backstory ask {question}\n" in run.stderr


def test_a_day_is_found_by_its_words_in_it() -> None:
    """As in the other languages: the first of August 1911, by the name that it gives the month."""
    run = _run("find", made_up("August 1911"), "--lang", "xx", "--graph", str(GRAPH))
    assert "lockout-1911" in run.stdout


def test_what_an_article_speaks_of_is_told_in_it(
    tmp_path: Path, left: Callable[[str], set[str]]
) -> None:
    """Headings and kinds too; the article's own words stay."""
    text = "The Harbour Board said in 1911 that 300 workers were out in the lockout of 1911."
    article = tmp_path / "article.txt"
    article.write_text(text, "utf-8")
    run = _run("read", str(article), "--lang", "xx", "--graph", str(GRAPH))
    assert "Harbour Board" in run.stdout
    assert {word for word in left(run.stdout) if word not in text} == set()


def test_a_file_that_lacks_words_is_told_in_english(tmp_path: Path) -> None:
    """Whoever writes a language begins with a few words of it, and has to be told what is next."""
    (tmp_path / "xx.json").write_text('{"language": {"name": "xx"}}', "utf-8")
    run = _run("show", "lockout-1911", "--lang", "xx", "--graph", str(GRAPH))
    assert run.returncode == 2
    assert "lacks words" in run.stderr
    assert "Traceback" not in run.stderr


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "backstory", *words],
        capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip


MISTAKES = [
    (("show", "nobody-here"), set()),
    (("export", "nothing"), {"nothing"}),
    (("view", "nothing"), {"nothing", "figures", "measures"}),
    (("ask", "timeline", "--known-at", "2026-99"), set()),
    (("sources", "--no-such-option"), {"python", "sources"}),
    (("sparql", "SELECT ?e { SERVICE <urn:x> { ?e a sem:Event } }"), {"SERVICE"}),
]


@pytest.mark.parametrize(
    ("command", "typed"),
    MISTAKES,
    ids=lambda each: " ".join(sorted(each) if isinstance(each, set) else each),
)
def test_a_mistake_is_told_in_it(
    command: tuple[str, ...], typed: set[str], left: Callable[[str], set[str]]
) -> None:
    """What was typed stays, and what may be typed instead."""
    run = _run(*command, "--lang", "xx", "--graph", str(GRAPH))
    assert run.returncode == 2
    names = {*typed, *FORMATS, *VIEWS, "SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
    names |= {part for name in names for part in re.findall("[A-Za-z]{3,}", name)}
    assert left(run.stdout + run.stderr) - names == set()


@pytest.mark.parametrize("command", ["show", "sparql", "export"])
def test_the_manual_is_told_in_it(command: str) -> None:
    """But for what is typed: options, and the examples."""
    told = _run("--lang", "xx", command, "--help").stdout
    assert re.search("[а-яА-Я]{4}", told)
    told = re.sub(r"^ +backstory .*", "", told, flags=re.M)
    assert (
        re.findall(r"(?<![\w-])(?:the|this|that|which|of|and|with|from|what|is|are)\b", told) == []
    )


@pytest.mark.parametrize("words", [("--list",), ("figures_side_by_side", "--help")], ids=" ".join)
def test_what_a_question_asks_is_told_in_it(words: tuple[str, ...]) -> None:
    told = _run("--lang", "xx", "ask", *words)
    assert not told.returncode, told.stderr
    assert re.findall(r"(?<![\w-])(?:the|that|which|of|and|from|what|is)\b", told.stdout) == []


def test_the_formats_are_told_in_it() -> None:
    told = _run("--lang", "xx", "export", "--list").stdout
    assert not re.search(r"\b(?:for|one|as|the|and)\b", told)


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
    said = [data["words"]["xx"]["page"], data["words"]["xx"]["months"], *in_last(data)]
    assert left("\n".join(text for _, text in told({"said": said}))) == set()
    listed = plain_list(data, "xx").partition("</section>")[0]
    listed = re.sub(r"<a [^>]*hreflang.*?</a>", " ", listed)  # a language is named in itself
    assert left(re.sub(r"<[^>]*>", " ", listed)) == set()


def test_a_page_is_written_in_it(tmp_path: Path) -> None:
    """Its data are not all: first screens and briefs stand beside them, in each language."""
    page = tmp_path / "page.html"
    run = _run("view", "page", "--lang", "xx", "--graph", str(GRAPH), "--no-engine",
               "--out", str(page))  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert '<html lang="xx"' in page.read_text("utf-8")


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
