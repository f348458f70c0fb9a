"""Every command that reads a graph tells of one that a server holds what it tells of its file."""

from __future__ import annotations

import contextlib
import gc
import io
import logging
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from backstory import cli
from backstory.ask.questions import questions
from backstory.graph import opened
from backstory.rdf.far import Far
from backstory.rdf.store import TripleStore
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

pytestmark = pytest.mark.xdist_group("stores")

FILE, ADDRESS = "graph.ttl", "http://server.example/sparql"
"""What a command is given: which graph is opened is said here."""

ASKED = {
    "find": "find golpe",
    "find a kind": "find capriles --kind actor --format csv",
    "find nothing": "find zzqqx",
    "show": "show coup-2002",
    "show a voice": "show foro-penal --lang es",
    "show a text that was annulled": "show amnesty-law-2016 --lang es",
    "show a concept": "show prisoners-held",
    "show as JSON": "show fp-711 --json",
    "show what is not there": "show coup-2003",
    "show within a source": "show coup-2002 --source announcement-article",
    "figures": "figures releases-2026 --lang es",
    "figures in pairs": "figures coup-2002 --pairs --format csv",
    "figures of a day": "figures prisoners-held --valid-at 2026-01-30",
    "disputes": "disputes fp-held-384 --by stated",
    "context": "context coup-2002 --format json",
    "first": "first --lang es",
    "brief": "brief amnesty-law-2016 --words 120",
    "sources": "sources --format bibtex",
    "cite": "cite fp-711 --format ris",
    "plain words": "ask who was minister of defence on 12 April 2002",
    "plain words that mean nothing": "ask what is the weather",
    "words in Spanish": "ask qué dijo Machado",
    "the text of a question": "ask timeline --sparql",
    "a question of a voice": "ask timeline --voice foro-penal --format csv",
    "a question of what is not there": "ask actors_of_event --event coup-2003",
    "rows": "sparql 'SELECT ?e WHERE { ?e a sem:Event } ORDER BY ?e LIMIT 3' --format csv",
    "yes": "sparql 'ASK { ?c a ctx:Claim }' --format json",
    "triples": "sparql 'CONSTRUCT WHERE { :coup-2002 ?p ?o }' --format turtle",
    "a slip in a word": "sparql 'SELECT ?x WHER { ?x a ctx:Claim }'",
    "a strange prefix": "sparql 'SELECT ?x { ?x nope:certain ?v }'",
    "a strange property": "sparql 'SELECT ?x { ?x ctx:asserted true }'",
    "a strange class": "sparql 'SELECT ?x { ?x a sem:Evnt }'",
    "what would change it": "sparql 'CLEAR ALL'",
    "read": "read ARTICLE",
    "read for a program": "read ARTICLE --format json",
    "draft": "read ARTICLE --draft",
}
"""Asked where the graph lies."""

EXAMPLES = {
    each.name: f"ask {each.name} "
    + " ".join(f"--{key.replace('_', '-')} '{value}'" for key, value in each.example.items())
    for each in questions().values()
}
"""Each question with the values of its manual; `test_stores.py` asks their rows of every server."""

KNOWN_AT = "ask timeline --voice foro-penal --known-at 2026-01-30 --format csv"

COPIED = {
    "what was known": "show coup-2002 --known-at 2010",
    "what was known of figures": "figures prisoners-held --known-at 2026-01-30",
    "a picture": "view timeline.svg coup-2002 --out -",
    "export": "export claims-csv",
    "its description": "export dcat --lang es",
}
"""What needs all of it."""

ARTICLE = """The National Assembly passed the amnesty law on 19 February 2026. Foro Penal counts 711
political prisoners. Hugo Chávez decreed an amnesty after the coup of April 2002."""


class Done(NamedTuple):
    """What a command gives."""

    status: Any
    out: str
    err: list[str]


def _told(words: list[str]) -> Done:
    """Run a command in this process, as a shell would."""
    out, err = io.BytesIO(), io.StringIO()
    screen = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    status: Any = 0
    with pytest.MonkeyPatch.context() as patched, contextlib.redirect_stderr(err):
        patched.setattr(sys, "argv", ["backstory", *words])
        patched.setattr(sys, "stdout", screen)
        patched.setattr(gc, "freeze", lambda: None)  # this process goes on
        patched.setattr(gc, "set_threshold", lambda *_: None)
        try:
            cli.main()
        except SystemExit as end:
            status = end.code or 0
    return Done(status, out.getvalue().decode("utf-8"), err.getvalue().splitlines())


def _words(command: str, where: str, article: Path) -> list[str]:
    import shlex

    name, *rest = shlex.split(command.replace("ARTICLE", str(article)))
    return [name, "--graph", where, *rest] if name != "ask" else [name, *rest, "--graph", where]


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("article") / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture(scope="module")
def of_file(here: TripleStore, article: Path) -> Callable[[str], Done]:
    """Tell it from the file: once for all servers."""

    def told(command: str) -> Done:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(opened, "places_in", str)
            patched.setattr(opened, "store_at", lambda *_, **__: here)
            return _told(_words(command, FILE, article))

    return cache(told)


@pytest.fixture
def quiet() -> Iterator[None]:
    """Let no command say what another asked the log to say."""
    log = logging.getLogger("backstory")
    kept = list(log.handlers)
    yield
    log.handlers[:] = kept


@pytest.fixture
def of_server(
    there: TripleStore, copied: TripleStore, article: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, bool], Done]:
    """Tell it from a server: what was read there for one command is known to the next."""
    assert isinstance(there, Far)
    known, whole = there, copied.whole()

    def told(command: str, copies: bool) -> Done:
        def far(address: str, tell: Any) -> Far:
            made = Far(known.address, tell)
            made.path = address
            made._read, made._columns = known._read, known._columns
            made.cache = whole.cache if copies else known.cache
            return made

        monkeypatch.setattr("backstory.rdf.far.far", far)
        monkeypatch.setattr("backstory.rdf.far.copied", lambda _: TripleStore(whole.store, ADDRESS))
        return _told(_words(command, ADDRESS, article))

    return told


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("server", ["oxigraph", "virtuoso"], indirect=True)
def test_a_command_tells_of_a_server_what_it_tells_of_a_file(
    name: str, of_file: Callable[[str], Done], of_server: Callable[[str, bool], Done]
) -> None:
    _alike(ASKED[name], of_file, of_server)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("server", ["oxigraph"], indirect=True)
def test_a_question_is_answered_by_a_server_as_by_a_file(
    name: str, of_file: Callable[[str], Done], of_server: Callable[[str, bool], Done]
) -> None:
    _alike(EXAMPLES[name], of_file, of_server)


def _alike(
    command: str, of_file: Callable[[str], Done], of_server: Callable[[str, bool], Done]
) -> None:
    here, there = of_file(command), of_server(command, False)
    lang = "es" if "--lang es" in command else "en"
    said = phrase("far asked", lang).format(ADDRESS)
    assert [line for line in there.err if line != said] == here.err
    assert (there.status, there.out) == (here.status, here.out)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("name", COPIED)
@pytest.mark.parametrize("server", ["oxigraph"], indirect=True)
def test_a_command_that_needs_all_of_it_says_that_and_nothing_else(
    name: str, of_file: Callable[[str], Done], of_server: Callable[[str, bool], Done],
    here: TripleStore,
) -> None:  # fmt: skip
    kept, there = of_file(COPIED[name]), of_server(COPIED[name], True)
    lang = "es" if "--lang es" in COPIED[name] else "en"
    said = phrase("far copied", lang).format(ADDRESS, numeral(len(here), lang))
    assert there.err == [said, *kept.err]
    assert (there.status, there.out) == (kept.status, kept.out)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("server", ["oxigraph", "virtuoso"], indirect=True)
def test_one_way_is_said_where_a_server_is_asked_no_long_text(
    of_file: Callable[[str], Done], of_server: Callable[[str, bool], Done], there: Far
) -> None:
    copies = not there.takes_long_texts
    kept, told = of_file(KNOWN_AT), of_server(KNOWN_AT, copies)
    assert (told.status, told.out) == (kept.status, kept.out)
    assert len(told.err) == 1 + len(kept.err)
    assert ("copied whole" in told.err[0]) == copies
