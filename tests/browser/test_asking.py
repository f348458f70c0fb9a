"""The named questions in the page: all of them, with fields, and the rows that Python gives."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from browsing import drawn
from paths import HERE, ROOT

from backstory.ask.questions import answer, questions
from backstory.rdf.store import TripleStore

pytestmark = pytest.mark.browser
NAIVE = HERE / "shared" / "naive.json"


def _asked(page: Any, name: str, values: dict[str, str]) -> int:
    """Choose a question, fill its fields, ask it; give how many rows it has."""
    page.select_option("#question", name)
    for parameter in questions()[name].parameters.values():
        field = page.locator(f"#asked-{parameter.name}")
        value = values.get(parameter.name, parameter.default)
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    if questions()[name].parameters:
        page.click("#parameters [type=submit]")
    page.wait_for_selector(".status[data-answered]")
    return int(page.get_attribute(".status", "data-answered"))


def test_every_named_question_gives_the_rows_that_python_gives(
    opened: Callable[..., Any], store: TripleStore
) -> None:
    page = opened("#tab=ask&lang=en")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    offered = page.locator("#question option").evaluate_all("all => all.map(one => one.value)")
    assert sorted(filter(None, offered)) == sorted(questions())
    apart = {}
    for name, asked in questions().items():
        values = {key: str(value) for key, value in asked.example.items()}
        rows = _asked(page, name, values)
        wanted = len(answer(store, name, **values).rows)
        if rows != wanted:
            apart[name] = (rows, wanted)
    assert not apart
    assert not page.locator("#tab-ask q").count(), "the engine found fault with a question"


def test_an_answer_is_sorted_and_worded_as_in_the_shell(
    opened: Callable[..., Any], store: TripleStore
) -> None:
    page = opened("#tab=ask&lang=es")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    _asked(page, "holder_on_day", {"post": "interior-minister", "valid_at": "2020-11-01"})
    table = answer(
        store, "holder_on_day", lang="es", post="interior-minister", valid_at="2020-11-01"
    )
    told = [line.split("\t") for line in table.text("tsv").splitlines()]
    cells = page.locator("#tab-ask tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    assert len(cells) == len(table.rows)
    assert page.locator("#tab-ask thead th").count() == len(questions()["holder_on_day"].returns)
    held = [row["held_label"] for row in table.rows]
    assert [row[2] for row in cells] == held, told


def test_a_hostile_value_stays_text_and_a_name_serves_as_well_as_an_id(
    opened: Callable[..., Any],
) -> None:
    page = opened("#tab=ask&lang=en")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    assert _asked(page, "actors_of_event", {"event": "april 2002 COUP"}) > 0
    page.fill("#asked-event", "> ?p ?o } DROP ALL #")
    page.click("#parameters [type=submit]")
    assert page.evaluate("!document.querySelector('#asked-event').checkValidity()")
    assert "DROP" not in page.inner_text(".cm-content")


_TYPED = re.compile(r"```sparql\n(.*?)```|backstory sparql ([\"'])([^\n]*?)\2([^\n]*)", re.S)


def _written() -> dict[str, str]:
    """Collect every query of README and docs, and those that nobody taught, by where they stand."""
    found = {case["asks"]: case["query"] for case in json.loads(NAIVE.read_text("utf-8"))}
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for query in _TYPED.finditer(path.read_text("utf-8")):
            if "exits 2" in (query[4] or ""):
                continue
            line = query.string.count("\n", 0, query.start()) + 1
            found[f"{path.name}:{line}"] = query[1] or query[3]
    return found


def test_every_query_of_readme_and_docs_runs_in_the_editor(
    opened: Callable[..., Any], store: TripleStore
) -> None:
    """With the prefixes that the shell knows, and the rows that it gives."""
    page = opened("#tab=ask&lang=en")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    written = _written()
    assert len(written) > 25
    apart = {}
    for where, query in written.items():
        page.click(".cm-content")
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(query)
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".status[data-answered], #tab-ask q")
        told = page.locator(".status[data-answered]")
        rows = int(told.get_attribute("data-answered")) if told.count() else -1
        wanted = len(store.query(query).rows)
        if rows != wanted:
            apart[where] = (rows, wanted)
    assert not apart


def test_a_query_that_finds_nothing_is_told_why(opened: Callable[..., Any]) -> None:
    page = opened("#tab=ask&lang=es")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("SELECT ?e WHERE { ?e a sem:Evnt }")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".status[data-answered]")
    told = page.inner_text(".status")
    assert told == "sem:Evnt no aparece en este grafo. ¿Quiso decir sem:Event?"
