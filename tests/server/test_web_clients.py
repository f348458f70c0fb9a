"""Clients that are written in JavaScript: Comunica in Node, YASGUI in a browser."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import chromium, until
from serving import PATIENCE_S, Served

from backstory.ask.questions import questions
from backstory.graph import Graph

FOLDER = Path(os.environ.get("BACKSTORY_CLIENTS") or Path(
    os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "backstory", "clients"
)) / "node_modules"  # fmt: skip
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    # Else Chromium asks whoever sits there before a page may reach a server on this machine.
    "--disable-features=LocalNetworkAccessChecks",
]
EVENTS = "SELECT ?e WHERE { ?e a sem:Event } ORDER BY ?e"


def unable(why: str) -> Any:
    """Skip aloud what needs a client that is not here; fail where it has to be."""
    if os.environ.get("BACKSTORY_REQUIRE_CLIENTS") == "1":
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture(scope="module")
def comunica() -> Path:
    """Find Comunica, as `tests/server/install.sh` puts it."""
    found = FOLDER / ".bin" / "comunica-sparql"
    if not found.exists() or not shutil.which("node"):
        unable("no Comunica here: sh tests/server/install.sh brings it")
    return found


def _asked(comunica: Path, served: Served, query: str) -> list[list[str | None]]:
    command = [str(comunica), f"sparql@{served.home}sparql", "-q", query, "-t",
               "application/sparql-results+json"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S)
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    rows = found["results"]["bindings"]
    return [[row.get(name, {}).get("value") for name in found["head"]["vars"]] for row in rows]


def test_comunica_asks_it(comunica: Path, served: Served, graph: Graph) -> None:
    prefix = "PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> "
    known = sorted([row["event"].iri] for row in graph.events)
    assert _asked(comunica, served, prefix + EVENTS) == known


def test_comunica_gives_the_rows_of_a_named_question(
    comunica: Path, served: Served, graph: Graph
) -> None:
    """The text that `--sparql` prints, taken apart and put together again by another engine."""
    name = "dates_of_event"
    text = graph.question_text(name, **questions()[name].example)
    found = graph.store.store.query(text)
    columns = [each.value for each in found.variables]  # type: ignore[union-attr]
    here = [[getattr(term, "value", None) for term in row] for row in found]  # type: ignore[union-attr]
    assert columns
    assert here
    assert sorted(map(str, _asked(comunica, served, text))) == sorted(map(str, here))


@pytest.fixture(scope="module")
def browser(playwright: Any) -> Iterator[Any]:
    """Start a browser, as those of `tests/browser` do."""
    name = chromium()
    if not name:
        unable("no Chromium here: sh tests/browser/install.sh brings it")
    started = playwright.chromium.launch(executable_path=name, args=FLAGS)
    yield started
    started.close()


def test_yasgui_asks_it_from_a_page_of_elsewhere(
    browser: Any, served: Served, graph: Graph
) -> None:
    """A page of another origin may ask: YASGUI sends, reads and shows the rows."""
    built = FOLDER / "@zazuko" / "yasgui" / "build"
    if not (built / "yasgui.min.js").exists():
        unable("no YASGUI here: sh tests/server/install.sh brings it")
    page = browser.new_page()
    page.route("http://localhost:9/", lambda route: route.fulfill(
        body="<!doctype html><div id=at></div>", content_type="text/html"
    ))  # fmt: skip
    page.goto("http://localhost:9/")
    page.add_style_tag(path=str(built / "yasgui.min.css"))
    page.add_script_tag(path=str(built / "yasgui.min.js"))
    page.evaluate(
        """([endpoint, query]) => {
          window.shown = new Yasgui(document.getElementById('at'),
            { requestConfig: { endpoint }, copyEndpointOnNewTab: false });
          const tab = shown.getTab();
          tab.setQuery(query);
          tab.yasqe.query();
        }""",
        [f"{served.home}sparql", EVENTS],
    )
    until(page, "document.querySelectorAll('.yasr table tbody tr').length > 0")
    told = page.evaluate("shown.getTab().yasr.results.getBindings().map(row => row.e.value)")
    assert told == sorted(row["event"].iri for row in graph.events)
    page.close()
